"""Footnotes at the bottom of a page: small lines behind a mark that a raised one in the text refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annotated_briefings.importing.pdf.columns import Flow
from annotated_briefings.importing.pdf.model import Line

_SMALL = 0.93
"""Share of the text's font size that a note has at most."""
_MARK = re.compile(r"(?:\d{1,3}|[*†‡§¶]{1,3})[.)]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """``label`` as printed; printed labels may begin anew on each page."""

    label: str
    page: int
    lines: tuple[Line, ...]


def take_notes(flows: Sequence[Flow], body_size: float) -> tuple[list[Flow], list[Note]]:
    """The flows without the notes at their ends, and these. A note's second page goes to the note before."""
    referred = {(line.page, word.text) for flow in flows for line in flow for word in line.words if word.raised}
    kept: list[Flow] = []
    notes: list[Note] = []
    for flow in flows:
        start = _small_end(flow, body_size)
        first = next((row for row in range(start, len(flow)) if _label(flow[row], referred)), len(flow))
        goes_on = first > start and first < len(flow) and bool(notes) and notes[-1].page == flow[0].page - 1
        if goes_on:
            notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, *flow[start:first]))
        kept.append(flow[: start if goes_on else first])
        notes.extend(_split(flow[first:], referred))
    return [flow for flow in kept if flow], notes


def _small_end(flow: Flow, body_size: float) -> int:
    start = len(flow)
    while start > 0 and flow[start - 1].size <= _SMALL * body_size:
        start -= 1
    return start


def _label(line: Line, referred: set[tuple[int, str]]) -> str:
    """The mark that a line begins with, if it is a note's first line."""
    mark = line.words[0]
    if len(line.words) < 2 or not _MARK.fullmatch(mark.text):
        return ""
    label = mark.text.rstrip(".)")
    return label if mark.raised or (line.page, label) in referred else ""


def _split(lines: Sequence[Line], referred: set[tuple[int, str]]) -> Iterator[Note]:
    note: Note | None = None
    for line in lines:
        label = _label(line, referred)
        if label:
            if note:
                yield note
            note = Note(label=label, page=line.page, lines=(replace(line, words=line.words[1:]),))
        elif note:
            note = replace(note, lines=(*note.lines, line))
    if note:
        yield note
