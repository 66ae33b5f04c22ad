"""Who says what stands in quotation marks, where its own sentence does not tell: by the sentences around it.

Nothing that is found here is certain, except behind a paragraph that ends with a colon.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from annotated_briefings.quotes.cues import ADVERBS, CUE
from annotated_briefings.quotes.frames import ENDS, Attribution, Frame, Told, sentences
from annotated_briefings.quotes.names import NAME, ONE_PERSON, PRONOUN, is_person, is_pronoun, is_someone
from annotated_briefings.quotes.subjects import beginning_subject, speaker_in, subject_of

_DOES = re.compile(rf"\s*(?:{ONE_PERSON}|{NAME}|{PRONOUN}) {ADVERBS}[a-z]+(?:s|ed)(?: [a-z]+)?, ?")
_LEAST_SENTENCE = 4
"""Words of a quotation that is a sentence of its own."""
_LEAST_REPORTED = 3
"""Words that a verb reports; "said nothing" reports none."""


def _introduced(frame: Frame, _: Told) -> Attribution | None:
    """ "Alverson summed up the journey: “…”", "His friend sobs back, “…”": whom the words before are about."""
    if not (frame.lead.rstrip().endswith(":") or _DOES.fullmatch(frame.lead)):
        return None
    speaker = beginning_subject(frame.lead)
    return Attribution(speaker, adjacent=True) if speaker else None


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


def _goes_on(frame: Frame, told: Told) -> Attribution | None:
    """ "“…,” said Xi, who was there. The hall was full. “…”": a paragraph in which nobody else speaks."""
    if not (frame.follows and told) or frame.lead.strip() or len(frame.quoted.split()) < _LEAST_SENTENCE:
        return None
    if not frame.quoted[0].isupper() or CUE.search(frame.before.partition(".")[2]):
        return None
    return _less_sure(told[-1][1])


def _implied(frame: Frame, told: Told) -> Attribution | None:
    """ "It is late, Xi said. The hall is “as full as it can be”.": a longer part of a sentence behind a report."""
    few = len(frame.quoted.split()) < _LEAST_SENTENCE
    if few or frame.within or not frame.lead.strip() or CUE.search(frame.lead):
        return None
    before = sentences(frame.before)
    if not before or (frame.follows and len(before) == 1):
        return _less_sure(told[-1][1]) if frame.follows and told else None
    cue = CUE.search(before[-1])
    speaker = speaker_in(before[-1], cue) if cue else ""
    return Attribution(speaker, cue[0]) if cue and speaker else None


def _alone(frame: Frame, told: Told) -> Attribution | None:
    """A paragraph that is all quotation goes on with the one before it."""
    if not frame.alone or not told:
        return None
    before, last = told[-1]
    is_next = frame.above and frame.above.rstrip(" ”\"’'").endswith(_end_of(before))
    return replace(last, adjacent=False, certain=False) if is_next and last.speaker else None


def _spoken_of(frame: Frame, _: Told) -> Attribution | None:
    """ "Xi was pleased. “…”", also over two paragraphs: whole sentences behind one on somebody are most likely his."""
    is_whole = len(frame.quoted.split()) >= _LEAST_SENTENCE and frame.quoted[0].isupper() and _is_closed(frame)
    if frame.lead.strip() or not is_whole or not (frame.alone or (frame.before and not frame.follows)):
        return None
    before = sentences(frame.above if frame.alone else frame.before)
    return next((Attribution(who) for sentence in before[::-1] if (who := _subject(sentence))), None)


def _is_closed(frame: Frame) -> bool:
    return frame.quoted.rstrip(" ’”'\"")[-1:] in ENDS and not frame.tail.strip()


def _subject(sentence: str) -> str:
    """The one person who reports something in a sentence, or whom it is about."""
    cue = CUE.search(sentence)
    if cue and 0 < len(sentence[cue.end() :].split()) < _LEAST_REPORTED:
        return ""
    subjects = (speaker_in(sentence, cue) if cue else "", beginning_subject(sentence))
    return next((who for who in subjects if who and (is_person(who) or is_someone(who) or is_pronoun(who))), "")


def _less_sure(said: Attribution) -> Attribution | None:
    return replace(said, adjacent=False, certain=False, behind=False) if said.speaker else None


def _end_of(frame: Frame) -> str:
    """The last words of the sentence of a quotation, by which its paragraph is known."""
    return (frame.tail.rstrip() or frame.quoted)[-20:].strip("”\"’' ")


WAYS_AROUND: tuple[Callable[[Frame, Told], Attribution | None], ...] = (
    _introduced, _announced, _reported, _goes_on, _implied, _alone, _spoken_of,
)  # fmt: skip
"""The first that answers wins."""
