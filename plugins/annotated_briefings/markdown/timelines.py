"""Where the timelines of a body and the dates in them stand: Markdown no longer knows it when it has parsed them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotated_briefings.text.place import LineIndex, Location
from annotated_briefings.text.scanner import BlockSpan, fenced_rows

_OPTION = re.compile(r"^[ ]*([\w-]+)[ ]*:", re.MULTILINE)
_OPTIONS = frozenset({"attrs"})
"""What pymdownx allows on every block."""

_BEFORE_TEXT = " \t>"
"""What the lines of a block are indented with in a list or in a block quote."""

_OPENING = re.compile(r"[ \t>]*+(?:(?:[-*+]|[0-9]++[.)])[ \t]++)?/{3,}+[ ]*timeline[ ]*(?:\|.*)?$", re.IGNORECASE)
_HEADER = re.compile(r"[ \t>]*+([\w-]+)[ ]*:")


def unknown_options(block: BlockSpan) -> list[str]:
    """The options of a block that make it no block at all."""
    return [option for option in _OPTION.findall(block.header) if option not in _OPTIONS]


@dataclass(frozen=True, slots=True)
class TimelinePlace:
    """Where a timeline opens, and where each of its dates stands."""

    opening: Location
    dates: tuple[Location, ...]


class Timelines:
    """The timelines of one body, to be asked for in order."""

    def __init__(self, body: str, lines: LineIndex) -> None:
        self._rows = body.split("\n")
        self._lines = lines
        openings = [row for row in self._opening_rows() if not self._has_unknown_option(row)]
        self._left = list(pairwise([*openings, len(self._rows)]))
        self._left.reverse()

    def next_with(self, dates: Sequence[str]) -> TimelinePlace:
        """The next timeline that has these lines, in this order; the next one's opening for all if none has."""
        for index in range(len(self._left) - 1, -1, -1):
            opening_row, end_row = self._left[index]
            rows = self._rows_of(range(opening_row + 1, end_row), dates)
            if rows is not None:
                opening = self._lines.at_line(opening_row)
                del self._left[index:]
                return TimelinePlace(opening, tuple(map(self._place, rows)))
        opening = self._lines.at_line(self._left[-1][0] if self._left else 0)
        return TimelinePlace(opening, (opening,) * len(dates))

    def _opening_rows(self) -> Iterator[int]:
        fenced = fenced_rows(self._rows)
        yield from (row for row, line in enumerate(self._rows) if row not in fenced and _OPENING.match(line))

    def _has_unknown_option(self, row: int) -> bool:
        header = _HEADER.match(self._rows[row + 1]) if row + 1 < len(self._rows) else None
        return header is not None and header[1] not in _OPTIONS

    def _rows_of(self, block: range, dates: Sequence[str]) -> list[int] | None:
        """The rows of a block that are these dates, in their order; nothing where it has not all of them."""
        rows: dict[str, list[int]] = {}
        for row in block:
            rows.setdefault(self._rows[row].strip(_BEFORE_TEXT), []).append(row)
        found: list[int] = []
        after = 0
        for date in dates:
            same = rows.get(date, [])
            index = bisect_left(same, after)
            if index == len(same):
                return None
            found.append(same[index])
            after = same[index] + 1
        return found

    def _place(self, row: int) -> Location:
        line = self._rows[row]
        return self._lines.at_line(row, len(line) - len(line.lstrip(_BEFORE_TEXT)) + 1)
