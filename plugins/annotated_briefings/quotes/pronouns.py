"""Whom "he", "she" and "they" mean who say something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from annotated_briefings.quotes.cast import Cast
from annotated_briefings.quotes.cues import CUE
from annotated_briefings.quotes.frames import Attribution, Frame, Told, sentences
from annotated_briefings.quotes.names import NAME, is_person, is_pronoun, is_someone, someone_in, speaker_of
from annotated_briefings.quotes.subjects import beginning_subject, speaker_in

_LONGEST_SUBJECT = 6
"""Words with which a sentence begins that "they" stands for."""
_QUOTED = re.compile(r"“[^”\"]*[”\"]|\"[^\"]*\"|(?<!\w)‘[^’\n]*’(?!\w)")
_REPLIES = re.compile(r"answer(?:ed|s)|counter(?:ed|s)|repli(?:ed|es)|respond(?:ed|s)")
"""What nobody does to himself: another one spoke before."""
_OWNER = re.compile(rf"(?P<who>{NAME})[’']s\b")
"""Whose something is, where nobody else can be meant: "in Jane Doe’s first speech, she said"."""
_ASKED = re.compile(r"\b[Aa]sked\b")
_BY_PRONOUN = re.compile(r"\b[Aa]ccording to (?:him|her)\b")
_BEGINS_CLAUSE = "[Ww]hen|[Aa]s|[Ww]hile|[Aa]fter|[Bb]efore|[Oo]nce|[Ii]f|[Ss]ince|and|but|that|because|where|who"
_SINGLE = frozenset({"he", "she"})
_MEMORY = 12
"""Quotations back to which a pronoun may reach."""


def resolve_pronoun(found: Attribution, frame: Frame, told: Told, cast: Cast) -> Attribution:
    """The attribution with the name that a pronoun stands for; the pronoun where none is near."""
    pronoun = found.speaker.lower()
    if not is_pronoun(found.speaker):
        return found
    if pronoun in {"i", "we"}:
        return replace(found, speaker="", certain=False)
    if pronoun in {"they", "it"}:
        return _group(found, frame, told)
    name, sure = _person(pronoun, found.cue, frame, told, cast)
    return replace(found, speaker=name, certain=found.certain and sure) if name else found


def _group(found: Attribution, frame: Frame, told: Told) -> Attribution:
    """ "they" are the subject with which the sentence began, where that is short, or the group that spoke last."""
    subject = frame.lead.strip(' ,:“"')
    if 0 < len(subject.split()) <= _LONGEST_SUBJECT and not CUE.search(subject) and subject[0].isupper():
        return replace(found, speaker=subject)
    last = told[-1][1].speaker if told and frame.follows else ""
    return replace(found, speaker=last, certain=False) if last and not is_pronoun(last) else found


def _person(pronoun: str, cue: str, frame: Frame, told: Told, cast: Cast) -> tuple[str, bool]:
    """Whom "he" or "she" means, and whether nobody else can be meant: whom the sentences before it are about."""
    said_here = frame.lead.rpartition(cue)[0] if cue and cue in frame.lead else frame.lead
    here = [name for name in cast.people_in(said_here) if _acts(name, said_here) and cast.agrees(name, pronoun)]
    if here:
        return speaker_of(here[-1]), len(set(here)) == 1
    other = _last_speaker(told) if _REPLIES.fullmatch(cue) and not _ASKED.search(frame.lead) else ""
    for passage, spoke in _passages(frame, told, cast):
        found = [name for sentence in sentences(passage)[::-1] if (name := _about(sentence, pronoun, cast)) != other]
        named = next((name for name in found if name), "")
        if frame.follows and spoke and spoke is _last_speaker(told) and not cast.speaks(named):
            named = ""
        if named:
            return named, False
        if spoke and spoke != other and cast.agrees(spoke, pronoun):
            return spoke, frame.follows
    owner, last = _OWNER.search(said_here), sentences(_unquoted(frame.before or frame.above))
    first = beginning_subject(last[-1]) if last else ""
    return (speaker_of(owner["who"]) if owner else _somebody(first)), False


def _acts(name: str, clause: str) -> bool:
    """Whether a name begins a clause: "When Xi arrived he", not "After leading Wales he"."""
    return (
        re.search(rf"(?:^|\b(?:{_BEGINS_CLAUSE})|[,;]) (?:(?!\w+ing\b)[\w’'-]+ ){{0,3}}{re.escape(name)}", f" {clause}")
        is not None
    )


def _last_speaker(told: Told) -> str:
    return told[-1][1].speaker if told else ""


def _passages(frame: Frame, told: Told, cast: Cast) -> Iterator[tuple[str, str]]:
    """What stands before a quotation, nearest first: its paragraph, those above, each with who spoke last in it."""
    yield _unquoted(frame.before), _somebody(_last_speaker(told) if frame.follows else "")
    for start, paragraph in cast.paragraphs_above(frame.paragraph):
        spoke = [said.speaker for earlier, said in told[-_MEMORY:] if earlier.paragraph == start]
        yield _unquoted(paragraph), _somebody(spoke[-1] if spoke else "")


def _somebody(speaker: str) -> str:
    return speaker if not is_pronoun(speaker) and (is_person(speaker) or is_someone(speaker)) else ""


def _unquoted(passage: str) -> str:
    """The passage without what it quotes, in which others may be named."""
    return _QUOTED.sub("“”", passage)


def _about(sentence: str, pronoun: str, cast: Cast) -> str:
    """Whom a sentence is about: who speaks in it, else its subject, else the first one that it names.

    Nobody where that is only a pronoun.
    """
    if _BY_PRONOUN.search(sentence):
        return ""
    subject = ""
    for who in [*(speaker_in(sentence, cue) for cue in CUE.finditer(sentence)), beginning_subject(sentence)]:
        if who.lower() in _SINGLE:
            return ""
        is_somebody = is_someone(who) or (is_person(who) and not is_pronoun(who) and cast.names(who))
        if is_somebody and cast.agrees(who, pronoun):
            subject = who
            break
    people = [speaker_of(name) for name in cast.people_in(sentence) if cast.knows(name) and cast.agrees(name, pronoun)]
    if not subject or not (is_someone(subject) or cast.knows(subject)):
        subject = next((name for name in people if cast.roles.has(name)), subject)
    owner = _OWNER.match(sentence)
    return subject or next(iter(people), "") or someone_in(sentence) or (speaker_of(owner["who"]) if owner else "")
