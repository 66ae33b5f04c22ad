"""A long timeline cut into periods, one page each: as fine as it is dense, and under names that stay.

A period is named by EDTF, and has that name whatever else the timeline holds: 19XX, 196X, 1964, 1964-05, 1964-05-17.
One that has too many events for a page is made of shorter ones, and leads to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotated_briefings.dates.calendar import from_ordinal
from annotated_briefings.timeline.layout import bounds_of
from annotated_briefings.timeline.model import MergedEvent

EVENTS_ON_A_PAGE = 200
"""As many as a strip has room for."""

EARLIER, LATER = "earlier", "later"
"""Periods outside of the years that EDTF writes with four digits."""

_LENGTHS = (2, 3, 4, 7, 10)
"""Characters of ``YYYY-MM-DD`` that name a century, a decade, a year, a month, a day."""

_LAST_YEAR = 9999

_Dated = tuple[int, MergedEvent]
"""An event with the day by which it belongs to a period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A part of a timeline, with the events that begin in it, in their order; the whole of it has no name.

    One that needs several pages has ``parts``: shorter periods, or, below a day, the same one with a ``number``.
    """

    name: str
    events: tuple[MergedEvent, ...]
    parts: tuple[Period, ...] = ()
    number: int = 1

    def leaves(self) -> Iterator[Period]:
        """The periods that have a list of events, in time."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def inner(self) -> Iterator[Period]:
        """The periods within it that are made of shorter ones."""
        for part in self.parts:
            if part.parts and part.parts[0].name != part.name:
                yield part
                yield from part.inner()


def cut_into_periods(events: Iterable[MergedEvent], *, most: int = EVENTS_ON_A_PAGE) -> Period:
    """The whole timeline; it has parts where there are more events than a page may have."""
    return _cut("", [(_first_day(event), event) for event in events], _LENGTHS, most)


def _cut(name: str, dated: Sequence[_Dated], lengths: Sequence[int], most: int) -> Period:
    events = tuple(event for _, event in dated)
    if len(events) <= most:
        return Period(name=name, events=events)
    if not lengths or name in (EARLIER, LATER):
        return Period(name=name, events=events, parts=tuple(_numbered(name, events, most)))
    groups: dict[str, list[_Dated]] = {}
    for day, event in dated:
        groups.setdefault(_name(day, lengths[0]), []).append((day, event))
    in_time = sorted(groups.items(), key=lambda item: min(day for day, _ in item[1]))
    return Period(
        name=name, events=events, parts=tuple(_cut(part, group, lengths[1:], most) for part, group in in_time)
    )


def _numbered(name: str, events: tuple[MergedEvent, ...], most: int) -> Iterator[Period]:
    for number, start in enumerate(range(0, len(events), most), start=1):
        yield Period(name=name, events=events[start : start + most], number=number)


def _first_day(event: MergedEvent) -> int:
    """The first day that its date names: of an open beginning, the first of the day, month or year it ends with."""
    return bounds_of(event.show).first


def _name(day: int, length: int) -> str:
    year, month, day_of_month = from_ordinal(day)
    if abs(year) > _LAST_YEAR:
        return EARLIER if year < 0 else LATER
    digits = f"{abs(year):04}-{month:02}-{day_of_month:02}"[:length]
    return ("-" if year < 0 else "") + digits.ljust(4, "X")
