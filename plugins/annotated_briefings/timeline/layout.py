"""Where everything in a strip stands: a pure function from events to positions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotated_briefings.timeline.axis import MARGIN, WIDTH, Axis, Days, build_axis
from annotated_briefings.timeline.model import Event
from annotated_briefings.timeline.order import in_time
from annotated_briefings.timeline.shape import Shape, shape_of

MARK_SIZE = 8.0
"""The height of every mark, and the width of a point."""

_MIN_RANGE = 14.0
"""A pill that is shorter could be taken for a disc."""

_GAP = 3.0
MAX_ROWS = 18
"""A strip that is higher than it is wide is no overview any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One date in the strip, from ``x`` on; ``row`` counts upwards from 0. Events of one date share it."""

    x: float
    width: float
    row: int
    shape: Shape
    events: tuple[Event, ...]

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Axis and marks; ``left_out`` counts events that have no row left (they are in the list)."""

    axis: Axis
    marks: tuple[Mark, ...]
    rows: int
    left_out: int = 0


def lay_out(events: Iterable[Event], *, language: str = "en") -> Layout:
    """Positions for one event or more, in any order; the same events give the same positions."""
    dates = _by_date(in_time(events))
    axis = build_axis([_bounds(group[0]) for group in dates], language)
    marks: list[Mark] = []
    row_ends: list[float] = []
    left_out = 0
    for group, (x, width) in sorted(((group, _place(group[0], axis)) for group in dates), key=lambda pair: pair[1]):
        row = _free_row(row_ends, x)
        if row == MAX_ROWS:
            left_out += len(group)
            continue
        row_ends[row : row + 1] = [x + width]
        marks.append(Mark(x=x, width=width, row=row, shape=shape_of(group[0].date), events=tuple(group)))
    return Layout(axis=axis, marks=tuple(marks), rows=len(row_ends), left_out=left_out)


def _by_date(events: Sequence[Event]) -> list[list[Event]]:
    """Events whose marks would be the same, together; in order of their first."""
    groups: dict[tuple[int | None, int | None, Shape], list[Event]] = {}
    for event in events:
        key = (event.date.earliest, event.date.latest, shape_of(event.date))
        groups.setdefault(key, []).append(event)
    return list(groups.values())


def _bounds(event: Event) -> Days:
    """The days that a date names; an open end has none."""
    parts = event.date.parts or (event.date,)
    known = [day for part in parts for day in (part.earliest, part.latest) if day is not None]
    return Days(min(known), max(known))


def _place(event: Event, axis: Axis) -> tuple[float, float]:
    """Left edge and width of an event's mark."""
    shape, days = shape_of(event.date), _bounds(event)
    start = MARGIN if shape.open_start else axis.x(days.first)
    end = WIDTH - MARGIN if shape.open_end else axis.x(days.last + 1)
    width = max(end - start, _MIN_RANGE) if shape.is_range else MARK_SIZE
    left = start if shape.is_open else (start + end - width) / 2
    return min(max(left, MARGIN / 2), WIDTH - MARGIN / 2 - width), width


def _free_row(row_ends: Sequence[float], x: float) -> int:
    """The lowest row with room at ``x``; a new one where none has."""
    for row, end in enumerate(row_ends):
        if end + _GAP <= x:
            return row
    return len(row_ends)
