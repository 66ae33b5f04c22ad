"""What Markdown does not know of the timelines of a body: where they and their dates stand, and an event's options."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element

from annotated_briefings.dates.model import EdtfDate
from annotated_briefings.text.diagnostic import Report, error
from annotated_briefings.text.markup import slug
from annotated_briefings.text.place import LineIndex, Location
from annotated_briefings.text.scanner import BlockSpan, fenced_rows
from annotated_briefings.timeline.model import EventReference

_OPTION = re.compile(r"^[ ]*([\w-]+)[ ]*:", re.MULTILINE)
_OPTIONS = frozenset({"attrs"})
"""What pymdownx allows on every block."""

_BEFORE_TEXT = " \t>"
"""What the lines of a block are indented with in a list or in a block quote."""

_BEFORE_WORDS = " \t>:"
_REACH = 200
"""Lines of an event in which its options are looked for."""

_OPENING = re.compile(r"[ \t>]*+(?:(?:[-*+]|[0-9]++[.)])[ \t]++)?/{3,}+[ ]*timeline[ ]*(?:\|.*)?$", re.IGNORECASE)
_HEADER = re.compile(r"[ \t>]*+([\w-]+)[ ]*:")

_EVENT_OPTION = re.compile(r"(?P<name>id|same|not-same):[ \t]*(?P<value>\S+)")
_REFERENCE = re.compile(r"(?P<briefing>[^#]*)#(?P<id>[^#]+)")


def unknown_options(block: BlockSpan) -> list[str]:
    """The options of a block that make it no block at all."""
    return [option for option in _OPTION.findall(block.header) if option not in _OPTIONS]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventHead:
    """What an editor says of an event beside its words; ``id`` is empty where none was given."""

    date: EdtfDate
    place: Location
    id: str = ""
    same: tuple[EventReference, ...] = ()
    not_same: tuple[EventReference, ...] = ()


def take_options(content: Element) -> list[str]:
    """Take the lines ``name: value`` from the end of an event's words; they are returned in the order written.

    ``content`` is what block parsing has left: words, or paragraphs and other elements.
    """
    holder = content[-1] if len(content) and content[-1].tag == "p" else content
    if len(holder) or not holder.text:
        return []
    lines = holder.text.rstrip().split("\n")
    first = len(lines)
    while first and _EVENT_OPTION.fullmatch(lines[first - 1].strip()):
        first -= 1
    holder.text = "\n".join(lines[:first])
    if holder is not content and not holder.text:
        content.remove(holder)
    return [line.strip() for line in lines[first:]]


def read_options(date: EdtfDate, place: Location, options: Sequence[tuple[str, Location]], report: Report) -> EventHead:
    """The head of an event from its options, each with its place; a faulty one is reported and left out."""
    given: dict[str, list[EventReference]] = {"same": [], "not-same": []}
    own_id = ""
    for line, where in options:
        name, value = _EVENT_OPTION.fullmatch(line).group("name", "value")  # type: ignore[union-attr]
        found = _REFERENCE.fullmatch(value)
        if name == "id" and value == slug(value):
            own_id = value
        elif name != "id" and found:
            given[name].append(EventReference(found["briefing"], found["id"], where))
        else:
            report(error("invalid-value", f"'{name}' cannot be '{value}'", where, hint=_OPTION_HINTS[name]))
    return EventHead(date=date, place=place, id=own_id, same=tuple(given["same"]), not_same=tuple(given["not-same"]))


_REFERENCE_HINT = "write BRIEFING#ID, the ID as it stands after '#' in the event's address"
_OPTION_HINTS = {
    "id": "an id has small letters, digits and single hyphens",
    "same": _REFERENCE_HINT,
    "not-same": _REFERENCE_HINT,
}


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

    def locate_options(self, options: Sequence[str], *, after: Location) -> list[tuple[str, Location]]:
        """Each of an event's options with its place; ``after`` is the place of the event's date."""
        row, found = self._lines.row(after), []
        for option in options:
            below = range(row + 1, min(row + _REACH, len(self._rows)))
            row = next((at for at in below if self._rows[at].lstrip(_BEFORE_WORDS).rstrip() == option), row)
            found.append((option, self._place(row)))
        return found

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
