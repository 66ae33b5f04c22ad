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
from annotated_briefings.quotes.frames import Attribution, Frame, Told, sentences
from annotated_briefings.quotes.names import NAME, PRONOUN
from annotated_briefings.quotes.pronouns import resolve_pronoun
from annotated_briefings.quotes.subjects import (
    APPOSITION,
    NO_DESCRIPTION,
    WHO,
    by_name,
    clean,
    speaker_in,
    subject_behind,
    subject_of,
)

_AFTER = re.compile(
    rf"[\s,—–-]*(?:(?:a )?(?P<cue2>{VERBS}|according to)(?: by)? (?P<who2>{WHO})"
    rf"|(?P<who>{WHO}){APPOSITION} {ADVERBS}(?P<cue>{VERBS})\b)"
)
_AFTER_ANYONE = re.compile(
    rf"[\s,—–-]*{NO_DESCRIPTION}(?P<who>[\w’'.&-]+(?: [\w’'.&-]+){{0,8}}?){APPOSITION} {ADVERBS}(?P<cue>{VERBS})\b"
)
_AFTER_ANY_VERB = re.compile(rf"[\s,—–-]*(?P<who>{NAME}|{PRONOUN}) {ADVERBS}(?P<cue>[a-z]+(?:s|ed)\b)")
_LATER = re.compile(
    rf"(?:,|—) (?:(?P<who>{WHO}){APPOSITION} {ADVERBS}(?P<cue>{VERBS})\b"
    rf"|(?P<cue2>{VERBS}|according to) (?P<who2>{WHO}))"
)
_GOES_ON = frozenset(",?!—…-–;")
"""The last letter of a quotation after which its sentence goes on."""
_OBJECT = re.compile(
    r"(?:[\w’'-]+ ){0,4}(?:that|as|him|her|them|us|me|reporters|journalists|it|this|of|how|why|what)|[A-Z][\w’'-]+"
)
_MOST_BETWEEN = 9
"""Words between the verb and a colon or comma before the marks: "said in a statement to reporters on Monday,"."""
_FEW = 3
_LEAST_REPORTED = 3
"""Words that a verb reports; "said nothing" reports none."""


def attribute(frame: Frame, told: Told, cast: Cast) -> Attribution:
    """Who is said to have said it; ``told`` are the quotations before it."""
    for way in _WAYS:
        found = way(frame, told)
        if found:
            return resolve_pronoun(found, frame, told, cast)
    return Attribution()


def _after(frame: Frame, _: Told) -> Attribution | None:
    """ "“…,” said Xi", "“…,” Jack Buser, director for games, tells us", "“…,” according to the report"."""
    last, goes_on = frame.quoted.rstrip(" ’”'\"")[-1:], frame.tail.lstrip()[:1] in _GOES_ON
    if last == "." or not (last in _GOES_ON or goes_on or not frame.lead.strip()):
        return None
    found = _AFTER.match(frame.tail)
    if not found and last in _GOES_ON:
        found = _AFTER_ANYONE.match(frame.tail) or _AFTER_ANY_VERB.match(frame.tail)
    if not found:
        return None
    parts = found.groupdict()
    if parts.get("who2"):
        who = by_name(parts["who2"], frame.tail[found.end("who2") :])
        return Attribution(who, parts["cue2"], adjacent=True, certain=True)
    if last not in _GOES_ON and not goes_on and parts["who"][0].islower() and frame.lead.strip():
        return None
    who = by_name(parts["who"], frame.tail[found.end("who") :])
    return Attribution(who, parts["cue"], adjacent=True, certain=True)


def _before(frame: Frame, told: Told) -> Attribution | None:
    """ "Xi said: “…”", "with Xi stressing that “…”", "As Xi put it, “…”", "According to Xi, “…”"."""
    cues = list(CUE.finditer(frame.lead))
    if not cues:
        return None
    cue = cues[-1]
    if cue[0].lower().endswith((" to", " of")):
        speaker, end = subject_behind(frame.lead, cue.end())
        near = not frame.lead[end:].strip(" ,:")
        return Attribution(speaker, cue[0], adjacent=near, certain=near) if speaker else None
    speaker, sure = subject_of(frame.lead[: cue.start()], participle=cue[0].endswith("ing"))
    if not speaker and frame.within and told:
        speaker, sure = told[-1][1].speaker, False
    rest = frame.lead[cue.end() :]
    near, close = _is_beside(rest), len(rest.split()) <= _FEW
    return Attribution(speaker, cue[0], adjacent=near, close=close, certain=near and sure) if speaker else None


def _is_beside(rest: str) -> bool:
    """Whether what stands between the verb and the marks only says to whom, where or that."""
    words = rest.strip(" ,:")
    if not words or _OBJECT.fullmatch(words) or words.endswith(" as"):
        return True
    return rest.rstrip()[-1:] in {":", ","} and len(words.split()) <= _MOST_BETWEEN


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
    return replace(last, certain=last.certain and last.adjacent) if last.speaker else None


def _later(frame: Frame, _: Told) -> Attribution | None:
    """ "It was “…” for years, Xi said.": the sentence names the speaker at its end."""
    found = _LATER.search(frame.tail)
    if not found:
        return None
    speaker, cue = (found["who"], found["cue"]) if found["who"] else (found["who2"], found["cue2"])
    return Attribution(clean(speaker), cue, adjacent=False, certain=False)


def _reported(frame: Frame, _: Told) -> Attribution | None:
    """The sentence before reports what somebody says: "The cell, Herbert said, is sensing them. “…”"."""
    if frame.lead.strip() or not frame.before:
        return None
    last = sentences(frame.before)[-1]
    cue = CUE.search(last)
    if not cue or 0 < len(last[cue.end() :].split()) < _LEAST_REPORTED:
        return None
    speaker = speaker_in(last, cue)
    return Attribution(speaker, cue[0]) if speaker else None


def _announced(frame: Frame, _: Told) -> Attribution | None:
    """The paragraph before ends with a colon: "Xi said in a statement:"."""
    if frame.follows or frame.lead.strip() or not frame.above.endswith(":"):
        return None
    last = (sentences(frame.above) or [""])[-1]
    cue = CUE.search(last)
    if not cue:
        return None
    speaker, sure = subject_of(last[: cue.start()])
    return Attribution(speaker, cue[0], adjacent=True, certain=sure) if speaker else None


def _alone(frame: Frame, told: Told) -> Attribution | None:
    """A paragraph that is all quotation goes on with the one before it."""
    if not frame.alone or not told:
        return None
    before, last = told[-1]
    is_next = frame.above and frame.above.rstrip().endswith(_end_of(before))
    return replace(last, adjacent=False, certain=False) if is_next and last.speaker else None


def _end_of(frame: Frame) -> str:
    """The last words of the sentence of a quotation, by which its paragraph is known."""
    return (frame.tail.rstrip() or frame.quoted)[-20:].strip("”\"’' ")


_WAYS: tuple[Callable[[Frame, Told], Attribution | None], ...] = (
    _after, _continued, _before, _in_one_sentence, _later, _announced, _reported, _alone,
)  # fmt: skip
