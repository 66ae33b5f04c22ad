"""Where everything in a strip stands: a pure function from events to positions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annotated_briefings.timeline.axis import FULL, MARGIN, NARROW, WIDE, Axis, Days, build_axis
from annotated_briefings.timeline.model import Event
from annotated_briefings.timeline.order import in_time
from annotated_briefings.timeline.shape import Shape, shape_of

MARK_SIZE = 8.0
"""Pixels: the height of every mark, and the width of a point."""

SHORT_RANGE = 14.0
"""Pixels: the width of a pill that would be so short that it could be taken for a disc."""

_SHORT = 3.5
"""Per cent of the strip; a range of less is short."""

_GAP = 3.0
MAX_ROWS = 18
"""A strip that is higher than it is wide is no overview any more."""

NO_ROW = -1


class Spot(NamedTuple):
    """A place on the axis, whatever its width; as in :class:`Mark`."""

    x: float
    share: float
    size: float

    def ends(self, width: float) -> tuple[float, float]:
        left = self.x * width / FULL
        return left - self.size / 2, left + self.share * width / FULL + self.size / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One date in the strip; events of one date share it. ``row`` counts upwards from 0.

    A long range begins at ``x`` and is ``share`` wide, both per cent; a point or a short range has its middle at ``x``
    and is ``size`` pixels wide. In a narrow strip it stands ``climb`` rows higher, or has no place (``is_wide_only``).
    """

    x: float
    share: float
    size: float
    row: int
    shape: Shape
    events: tuple[Event, ...]
    climb: int = 0
    is_wide_only: bool = False

    def ends(self, width: float) -> tuple[float, float]:
        """Where it begins and ends, in pixels of a strip so wide."""
        return Spot(self.x, self.share, self.size).ends(width)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Axis and marks; ``rows`` of a wide strip, ``climb`` more of a narrow one.

    ``left_out`` counts events that have no row left, ``narrow_left_out`` those of a narrow strip (they are in the
    list).
    """

    axis: Axis
    marks: tuple[Mark, ...]
    rows: int
    climb: int
    left_out: int = 0
    narrow_left_out: int = 0


def lay_out(events: Iterable[Event], *, language: str = "en") -> Layout:
    """Positions for one event or more, in any order; the same events give the same positions."""
    dates = _by_date(in_time(events))
    axis = build_axis([bounds_of(group[0]) for group in dates], language)
    spots = [_place(group[0], axis) for group in dates]
    wide = _pack(spots, WIDE, lowest=[0] * len(spots))
    narrow = _pack(spots, NARROW, lowest=wide)
    parts = zip(spots, dates, wide, narrow, strict=True)
    marks = tuple(_mark(*part) for part in parts if part[2] != NO_ROW)
    rows, narrow_rows = max(wide, default=NO_ROW) + 1, max(narrow, default=NO_ROW) + 1
    return Layout(
        axis=axis,
        marks=marks,
        rows=rows,
        climb=max(narrow_rows - rows, 0),
        left_out=_without_row(dates, wide),
        narrow_left_out=_without_row(dates, narrow),
    )


def _mark(spot: Spot, group: list[Event], row: int, narrow_row: int) -> Mark:
    """A narrow strip has less room, so a mark may stand higher in it than in a wide one, and never lower."""
    has_place = narrow_row != NO_ROW
    return Mark(
        x=spot.x,
        share=spot.share,
        size=spot.size,
        row=row,
        shape=shape_of(group[0].date),
        events=tuple(group),
        climb=narrow_row - row if has_place else 0,
        is_wide_only=not has_place,
    )


def _without_row(dates: Sequence[Sequence[Event]], rows: Sequence[int]) -> int:
    return sum(len(group) for group, row in zip(dates, rows, strict=True) if row == NO_ROW)


def _by_date(events: Sequence[Event]) -> list[list[Event]]:
    """Events whose marks would be the same, together; in order of their first."""
    groups: dict[tuple[int | None, int | None, Shape], list[Event]] = {}
    for event in events:
        key = (event.date.earliest, event.date.latest, shape_of(event.date))
        groups.setdefault(key, []).append(event)
    return list(groups.values())


def bounds_of(event: Event) -> Days:
    """The days that a date names; an open end has none."""
    parts = event.date.parts or (event.date,)
    known = [day for part in parts for day in (part.earliest, part.latest) if day is not None]
    return Days(min(known), max(known))


def _place(event: Event, axis: Axis) -> Spot:
    """Where the mark of an event's date stands on the axis."""
    shape, days = shape_of(event.date), bounds_of(event)
    start = MARGIN if shape.open_start else axis.x(days.first)
    end = FULL - MARGIN if shape.open_end else axis.x(days.last + 1)
    if shape.is_range and (shape.is_open or end - start >= _SHORT):
        return Spot(x=start, share=max(end - start, 0.0), size=0.0)
    return Spot(x=(start + end) / 2, share=0.0, size=SHORT_RANGE if shape.is_range else MARK_SIZE)


def _pack(spots: Sequence[Spot], width: float, *, lowest: Sequence[int]) -> list[int]:
    """The row of each spot: from left to right the lowest that is free at this width, and not below its ``lowest``."""
    rows = [NO_ROW] * len(spots)
    row_ends = [-width] * MAX_ROWS
    for (left, right), index in sorted((spot.ends(width), index) for index, spot in enumerate(spots)):
        row = lowest[index] if lowest[index] != NO_ROW else MAX_ROWS
        while row < MAX_ROWS and row_ends[row] + _GAP > left:
            row += 1
        if row < MAX_ROWS:
            row_ends[row], rows[index] = right, row
    return rows
