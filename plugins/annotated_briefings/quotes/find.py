"""Quotations in prose, with their speakers; scare quotes, nicknames and titles told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from annotated_briefings.quotes.cast import Cast
from annotated_briefings.quotes.frames import Attribution, Frame, frames_of
from annotated_briefings.quotes.prose import as_prose
from annotated_briefings.quotes.quotation import Quotation, QuotationKind
from annotated_briefings.quotes.spans import find_spans
from annotated_briefings.quotes.speakers import attribute

_NICKNAMED = re.compile(
    r"\b(?:nicknamed|dubbed|known as|called|so-called|nickname(?: of)?|christened|styled|branded)(?: (?:the|a|an))? $"
)
_TITLED = re.compile(
    r"\b(?:author of|editor of|star of|entitled|"
    r"titled|headlined|book|novel|film|movie|song|poem|essay|article|paper|report|play|episode|album|show|"
    r"podcast|series|program|programme|column|on \w+[’']s)(?: called)?,? $"
)
_WORD = re.compile(r"[\u3400-\u9fff]|[^\s\u3400-\u9fff]+")
_ENDS = " .,!?…"
_LEAST_WORDS = 3
"""Fewer words than this, without a reporting verb beside them, are scare quotes; the quotation lock's bound too."""
_LONGEST_TITLE = 20
_SMALL = 5
"""Words of a title shorter than this may have a small letter."""


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Every span in quotation marks, in order, with what its sentence and paragraph say of the speaker.

    Linear in the text.
    """
    found: list[tuple[Frame, Attribution]] = []
    prose = as_prose(text)
    cast = Cast(prose)
    for frame in frames_of(prose, list(find_spans(prose))):
        found.append((frame, attribute(frame, found, cast)))
    return tuple(_quotation(text, frame, said) for frame, said in _repeated(_shared(found)))


def _repeated(found: list[tuple[Frame, Attribution]]) -> Iterator[tuple[Frame, Attribution]]:
    """What the page shows twice, once without a speaker (a pull quote), is one speaker's."""
    speakers = {frame.quoted.strip(_ENDS): said for frame, said in found if said.speaker}
    for frame, said in found:
        other = (
            None if said.speaker or frame.quoted.count(" ") < _LEAST_WORDS else speakers.get(frame.quoted.strip(_ENDS))
        )
        yield frame, replace(other, adjacent=False, certain=False) if other else said


def _shared(found: list[tuple[Frame, Attribution]]) -> list[tuple[Frame, Attribution]]:
    """A sentence that names its speaker behind the last of its quotations names the speaker of all."""
    shared = found[-1:]
    for (frame, said), (following, last) in reversed(list(pairwise(found))):
        is_open = not (said.speaker or said.cue) and following.within and last.behind
        shared.append((frame, replace(shared[-1][1], adjacent=False, close=True, certain=False) if is_open else said))
    return shared[::-1]


def _quotation(text: str, frame: Frame, found: Attribution) -> Quotation:
    kind = _kind(frame, found)
    is_words = " " in frame.quoted or (found.close and frame.quoted[0].islower())
    is_said = kind is QuotationKind.QUOTATION or (kind is QuotationKind.SCARE and is_words)
    return Quotation(
        start=frame.start,
        end=frame.end,
        text=text[frame.start : frame.end],
        speaker=found.speaker if is_said else "",
        cue=found.cue if is_said else "",
        kind=kind,
        certain=is_said and bool(found.speaker) and found.certain,
    )


def _kind(frame: Frame, found: Attribution) -> QuotationKind:
    if _NICKNAMED.search(frame.lead):
        return QuotationKind.NICKNAME
    words = _WORD.findall(frame.quoted)
    if _TITLED.search(frame.lead) and len(words) <= _LONGEST_TITLE and all(_may_be_titled(word) for word in words):
        return QuotationKind.TITLE
    if len(words) < _LEAST_WORDS and not found.adjacent:
        return QuotationKind.SCARE
    return QuotationKind.QUOTATION


def _may_be_titled(word: str) -> bool:
    return not word[0].islower() or len(word) < _SMALL
