"""Where something stands: a span of code points, and a file with line and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import PurePosixPath

_LINE_BREAK = re.compile("\n")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``start`` (inclusive) to ``end`` (exclusive) of a text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file of the project; line and column count from 1, in code points."""

    path: PurePosixPath
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class LineIndex:
    """Turns offsets into one text into locations, in logarithmic time.

    ``first_line`` is the line of the file on which the text begins (a body begins below its front matter).
    """

    def __init__(self, text: str, path: PurePosixPath, *, first_line: int = 1) -> None:
        self._path = path
        self._first_line = first_line
        self._starts = [0, *(found.end() for found in _LINE_BREAK.finditer(text))]

    def locate(self, offset: int) -> Location:
        """The location of the code point at ``offset``; an offset past the end is on the last line."""
        row = bisect_right(self._starts, offset) - 1
        return Location(self._path, self._first_line + row, offset - self._starts[row] + 1)

    def offset(self, place: Location) -> int:
        """The offset of a location that this index gave."""
        return self._starts[place.line - self._first_line] + place.column - 1

    def row(self, place: Location) -> int:
        """The row of the text, counted from 0, of a location that this index gave."""
        return place.line - self._first_line

    def at_line(self, row: int, column: int = 1) -> Location:
        """The location of a row of the text, counted from 0."""
        return Location(self._path, self._first_line + row, column)
