"""Whom "he", "she" and "they" mean who say something."""

from __future__ import annotations

import re
from dataclasses import replace

from annotated_briefings.quotes.cast import Cast
from annotated_briefings.quotes.cues import CUE
from annotated_briefings.quotes.frames import Attribution, Frame, Told, sentences
from annotated_briefings.quotes.names import is_person, is_pronoun, is_someone, someone_in, speaker_of
from annotated_briefings.quotes.subjects import speaker_in

_LONGEST_SUBJECT = 6
"""Words with which a sentence begins that "they" stands for."""
_QUOTED = re.compile(r"“[^”\"]*[”\"]|\"[^\"]*\"")
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
    """Whom "he" or "she" means, and whether nobody else can be meant."""
    here = [name for name in cast.people_in(frame.lead.rpartition(cue)[0]) if cast.agrees(name, pronoun)]
    if here:
        return speaker_of(here[-1]), len(set(here)) == 1
    spoke = [
        (earlier, said.speaker)
        for earlier, said in told[-_MEMORY:]
        if (is_person(said.speaker) or is_someone(said.speaker)) and cast.agrees(said.speaker, pronoun)
    ]
    between = [
        name for sentence in sentences(_unquoted(frame.before))[::-1] if (name := _about(sentence, pronoun, cast))
    ]
    if frame.follows and spoke and spoke[-1][0] is told[-1][0]:
        new = [name for name in between if cast.speaks(name)]
        return (new[0], False) if new else (spoke[-1][1], True)
    if between:
        return between[0], False
    if spoke and _is_above(spoke[-1][0], frame):
        return spoke[-1][1], False
    above = (_about(sentence, pronoun, cast) for sentence in sentences(_unquoted(frame.above))[::-1])
    return next((name for name in above if name), spoke[-1][1] if spoke else ""), False


def _unquoted(passage: str) -> str:
    """The passage without what it quotes, in which others may be named."""
    return _QUOTED.sub("“”", passage)


def _is_above(earlier: Frame, frame: Frame) -> bool:
    return earlier.quoted[-20:] in frame.above


def _about(sentence: str, pronoun: str, cast: Cast) -> str:
    """Whom a sentence without quotation is about: who speaks in it, else the first one that it names."""
    cue = CUE.search(sentence)
    speaker = speaker_in(sentence, cue) if cue else ""
    if is_person(speaker) and not is_pronoun(speaker) and cast.agrees(speaker, pronoun):
        return speaker
    named = (speaker_of(name) for name in cast.people_in(sentence) if cast.agrees(name, pronoun))
    return next(named, "") or someone_in(sentence)
