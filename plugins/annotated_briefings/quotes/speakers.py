"""Who says what stands in quotation marks, by the words before and after them.

News prose has few ways to say it: before ("Xi said: “…”"), after ("“…,” said Xi"), in the middle ("“…,” said Xi. “…”"),
in the paragraph before one that is all quotation. Each is one function here; the first that answers wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from annotated_briefings.quotes.cast import Cast
from annotated_briefings.quotes.cues import ADVERBS, CUE, VERBS
from annotated_briefings.quotes.frames import ENDS, Attribution, Frame, Told, sentences
from annotated_briefings.quotes.names import GROUP, NAME, ONE_PERSON, PRONOUN
from annotated_briefings.quotes.pronouns import resolve_pronoun
from annotated_briefings.quotes.subjects import (
    APPOSITION,
    GOES_ON,
    NO_DESCRIPTION,
    WHO,
    behind_verb,
    by_name,
    clean,
    subject_behind,
    subject_of,
    without_asides,
)
from annotated_briefings.quotes.surroundings import WAYS_AROUND

_AFTER = re.compile(
    rf"[\s,—–-]*(?:(?:a )?(?P<cue2>{VERBS}|according to)(?: by)? (?P<who2>{WHO})"
    rf"|(?P<who>{WHO})(?:[’'](?:d|s|ve))?{APPOSITION} {ADVERBS}(?P<cue>{VERBS})\b)"
)
_QUOTED_AS = re.compile(rf"[^“”\".;:]{{0,80}}? (?P<cue2>quote[sd]?|cite[sd]?) (?P<who2>{NAME}) as saying")
_AFTER_ANYONE = re.compile(
    rf"[\s,—–-]*{NO_DESCRIPTION}(?P<who>[\w’'.&-]+(?: [\w’'.&-]+){{0,8}}?){APPOSITION} {ADVERBS}(?P<cue>{VERBS})\b"
)
_AFTER_ANY_VERB, _AFTER_ANY_PAST = (
    re.compile(rf"[\s,—–-]*(?P<who>{ONE_PERSON}|{NAME}|{PRONOUN}) {ADVERBS}(?P<cue>[a-z]+(?:{ending})\b)")
    for ending in ("s|ed", "ed")
)
_AFTER_PLAIN = re.compile(
    rf"[\s,—–-]*(?P<cue2>{VERBS}) (?P<who2>[\w’'-]+(?: [\w’'-]+){{0,3}}?)"
    r"(?=[,.;:—]| (?:in|on|at|of|from|who|last|this)\b|$)"
)
""" “…,” said police in a statement; “…,” wrote user jay84."""
_LATER = re.compile(
    rf"(?:,|—) (?:(?P<who>{WHO}|{GROUP}){APPOSITION} {ADVERBS}(?P<cue>{VERBS})\b"
    rf"|(?P<cue2>{VERBS}|according to) (?P<who2>{WHO}))"
)
_BEHIND = frozenset({"according to", "in the words of"})
"""Cues that have the speaker behind them."""
_IS_DONE_TO = re.compile(
    r"(?:^[^,]*,|\b(?:was|were|is|are|be|been|being)) (?:called|labell?ed|branded|identified)$"
    r"|\b(?:was|were|is|are|be|been|being) (?:\w+ly )?(?:accused|asked|told|urged|warned)$"
)
"""The group, called Energy Control, says nothing; nor do they who "were told"."""
_IS_TOLD = re.compile(r"\b(?:was|were|been|being) (?:accused|asked|told|urged|warned)\b")
_AS_PUT = re.compile(
    rf"[\s,—–-]*as (?P<who>{WHO}){APPOSITION} {ADVERBS}(?P<cue>puts? it|calls?|called|describes?|described|says|said)\b"
)
_WRITTEN = re.compile(
    r"\b(?:reading|that reads?|labell?ed|(?:banner|placard|poster|shirt|sign|slogan)s? saying)[,:]? $"
)
"""Before what stands on a banner: nobody says it."""
_ON_BANNER = Attribution(cue="reading")
_GOES_ON = frozenset(",?!—…-–;")
"""The last letter of a quotation after which its sentence goes on."""
_RELATIVE = re.compile(r", (?:which|who) [^,“”]*(?=:\s*$)")
_SIGNATURE = re.compile(rf"\s*(?:—|–|--?) ?(?P<who>{NAME})(?= ?[,.(]| who\b|\s*$)")
_OWNED = re.compile(
    rf"(?P<who>{NAME})[’']s? (?:[a-z]+ )?(?P<cue>admission|answer|argument|assertion|belief|call|claim|comment"
    r"|complaint|contention|declaration|description|insistence|observation|pledge|promise|question|remark|reply|response|statement"
    r"|suggestion|tweet|view|vow|warning|words)s?(?: (?:that|of|as|about|was|were|is|for))?[:,]? $"
)
_OBJECT = re.compile(
    r"(?:[\w’'-]+ ){0,4}(?:that|as|him|her|them|us|me|reporters|journalists|it|this|of|how|why|what)|[A-Z][\w’'-]+"
)
_MOST_BETWEEN = 9
"""Words between the verb and a colon or comma before the marks: "said in a statement to reporters on Monday,"."""
_FEW = 4


def attribute(frame: Frame, told: Told, cast: Cast) -> Attribution:
    """Who is said to have said it; ``told`` are the quotations before it."""
    is_listed = frame.within and frame.lead.strip() in {"and", "or", ","} and told and told[-1][1] is _ON_BANNER
    if is_listed or _WRITTEN.search(frame.lead):
        return _ON_BANNER
    for way in _WAYS:
        found = way(frame, told)
        if found:
            return _by_role(resolve_pronoun(found, frame, told, cast), frame, cast)
    return Attribution()


def _by_role(found: Attribution, frame: Frame, cast: Cast) -> Attribution:
    """ "the sheriff" by name, where the text has one sheriff."""
    name = cast.roles.name_of(found.speaker, frame.end)
    return replace(found, speaker=name, certain=False) if name else found


def _after(frame: Frame, _: Told) -> Attribution | None:
    """ "“…,” said Xi", "“…,” Jack Buser, director for games, tells us", "“…,” according to the report"."""
    tail = without_asides(frame.tail)
    last, goes_on = frame.quoted.rstrip(" ’”'\"")[-1:], tail.lstrip()[:1] in _GOES_ON
    if last == "." or not (last in _GOES_ON or goes_on or not frame.lead.strip()):
        return None
    found = _QUOTED_AS.match(tail) or _AFTER.match(tail) or _AS_PUT.match(tail)
    if not found and last in _GOES_ON:
        any_verb = _AFTER_ANY_VERB if last == "," or goes_on else _AFTER_ANY_PAST
        ways = (_AFTER_ANYONE, any_verb, _AFTER_PLAIN)
        found = next((match for way in ways if (match := way.match(tail))), None)
    if not found:
        return None
    parts = found.groupdict()
    if parts.get("who2"):
        who = behind_verb(parts["who2"], tail[found.end("who2") :])
        return Attribution(who, parts["cue2"], adjacent=True, certain=True, behind=True)
    if last not in _GOES_ON and not goes_on and parts["who"][0].islower() and frame.lead.strip():
        return None
    who = by_name(parts["who"], tail[found.end("who") :])
    return Attribution(who, parts["cue"], adjacent=True, certain=True, behind=True)


def _before(frame: Frame, told: Told) -> Attribution | None:
    """ "Xi said: “…”", "with Xi stressing that “…”", "As Xi put it, “…”", "According to Xi, “…”"."""
    cues = [cue for cue in CUE.finditer(frame.lead) if not _IS_DONE_TO.search(frame.lead[: cue.end()])]
    if not cues:
        return None
    cue = cues[-1]
    if cue[0].lower() in _BEHIND:
        speaker, end = subject_behind(frame.lead, cue.end())
        near = not frame.lead[end:].strip(" ,:")
        return Attribution(speaker, cue[0], adjacent=near, certain=near) if speaker else None
    speaker, sure = subject_of(frame.lead[: cue.start()], participle=cue[0].endswith("ing"))
    last = told[-1][1] if frame.within and told else Attribution()
    is_his = len(cues) == 1 and last.behind and last.cue == cue[0]
    if last.speaker and (is_his or cue[0].endswith("ing")):
        speaker, sure = last.speaker, last.certain
    elif last.speaker and (not speaker or GOES_ON.search(frame.lead[: cue.start()])):
        speaker, sure = last.speaker, False
    rest = frame.lead[cue.end() :]
    near, close = _is_beside(rest), len(rest.split()) <= _FEW
    return Attribution(speaker, cue[0], adjacent=near, close=close, certain=near and sure) if speaker else None


def _is_beside(rest: str) -> bool:
    """Whether what stands between the verb and the marks only says to whom, where or that."""
    words = rest.strip(" ,:")
    if not words or _OBJECT.fullmatch(words) or words.endswith(" as"):
        return True
    return rest.rstrip()[-1:] in {":", ","} and len(words.split()) <= _MOST_BETWEEN


def _introducing(frame: Frame, told: Told) -> Attribution | None:
    """ "Xi added: “…,” Tass reported.": whom the words before a colon name needs no other."""
    if not frame.lead.rstrip().endswith(":"):
        return None
    return _before(replace(frame, lead=_RELATIVE.sub("", frame.lead)), told)


def _owned(frame: Frame, _: Told) -> Attribution | None:
    """ "Xi’s claim that “…”": a noun reports."""
    found = _OWNED.search(frame.lead)
    return Attribution(clean(found["who"]), found["cue"], adjacent=True) if found else None


def _signed(frame: Frame, _: Told) -> Attribution | None:
    """ "“…” — Charles Dickens", behind a paragraph that is all quotation or on the line below it."""
    if frame.lead.strip() or frame.follows:
        return None
    found = _SIGNATURE.match(frame.tail) or (None if frame.tail.strip() else _SIGNATURE.match(frame.below))
    return Attribution(clean(found["who"]), adjacent=True, certain=True, behind=True) if found else None


def _continued(frame: Frame, told: Told) -> Attribution | None:
    """ "“…,” said Xi. “…”": only the words that name the speaker stand between two quotations."""
    if not (frame.follows and told) or frame.lead.strip():
        return None
    last = told[-1][1]
    if not last.speaker or len(sentences(frame.before)) > 1:
        return None
    return replace(last, certain=last.certain and last.adjacent)


def _in_one_sentence(frame: Frame, told: Told) -> Attribution | None:
    """ "“…,” said Xi, “…”": two quotations of one sentence are one speaker's."""
    if not (frame.within and told):
        return None
    last = told[-1][1]
    if not last.speaker or _IS_TOLD.search(frame.lead):
        return None
    return replace(last, certain=last.certain and last.adjacent)


def _later(frame: Frame, _: Told) -> Attribution | None:
    """ "It was “…” for years, Xi said.": the sentence names the speaker at its end."""
    found = None if _is_ended(frame) else _LATER.search(frame.tail)
    if not found:
        return None
    speaker, cue = (found["who"], found["cue"]) if found["who"] else (found["who2"], found["cue2"])
    close = len(frame.tail[: found.start()].split()) <= _MOST_BETWEEN
    return Attribution(clean(speaker), cue, close=close, behind=True)


def _is_ended(frame: Frame) -> bool:
    """Whether the sentence ends with the quotation."""
    return frame.quoted.rstrip(" ’”'\"")[-1:] in ENDS and frame.tail.lstrip()[:1].isupper()


_WAYS: tuple[Callable[[Frame, Told], Attribution | None], ...] = (
    _signed, _introducing, _after, _continued, _before, _in_one_sentence, _owned, _later, *WAYS_AROUND,
)  # fmt: skip
