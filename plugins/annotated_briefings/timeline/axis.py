"""The axis of a strip: stretches of time side by side, broken where nothing happens for long, with ticks.

Each stretch has a scale of its own, so that a decade long ago does not squeeze last week into one point; the
break between two says that the scale changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotated_briefings.dates.calendar import from_ordinal, to_ordinal
from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.dates.words import say_date

WIDTH = 720.0
"""Units of the strip's ``viewBox``; all figures below are in them."""

MARGIN = 8.0
BREAK_WIDTH = 20.0
_MIN_STRETCH = 76.0
_INSET = 7.0
"""From the end of a stretch to the centre of its outermost mark."""

_MAX_STRETCHES = 5
_EMPTY_SHARE = 0.5
"""A gap that is a greater part of its stretch is cut out."""

_FEWEST_TO_CUT = 3
"""Dates; two are always far apart in relation to each other."""

_REACH_FOR_TICK = 0.15
"""Part of a stretch that may be added before its first date, to begin at a round date."""

CHARACTER_WIDTH = 12.0
"""Of a label, at the largest size a style sheet gives it: 20 units, on phones, where a strip is small."""

LABEL_GAP = 8.0


_Dates = list[tuple[float, str]]
"""Days, each with the EDTF text that a label is made of."""


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """First and last day, as ordinals, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of the axis with one scale: its days lie evenly between ``left`` and ``right``."""

    days: Days
    left: float
    right: float

    def x(self, day: float) -> float:
        """Where a day begins; outside of the stretch, its nearer end."""
        start, end = self.left + _INSET, self.right - _INSET
        share = (day - self.days.first) / (self.days.last + 1 - self.days.first)
        return start + (end - start) * min(max(share, 0.0), 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark under the axis; the label is centred at ``label_x``, and is empty where it has no room."""

    x: float
    label: str
    label_x: float

    @property
    def label_width(self) -> float:
        """The room that the label may take at most."""
        return width_of(self.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Stretches from left to right, and the ticks of all of them."""

    stretches: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]

    @property
    def breaks(self) -> tuple[float, ...]:
        """The middle of each gap between two stretches."""
        return tuple(stretch.right + BREAK_WIDTH / 2 for stretch in self.stretches[:-1])

    def x(self, day: float) -> float:
        """Where a day begins on the axis."""
        for stretch in self.stretches:
            if day <= stretch.days.last + 1:
                return stretch.x(day)
        return self.stretches[-1].x(day)


def width_of(label: str) -> float:
    """An upper bound of a label's width."""
    return len(label) * CHARACTER_WIDTH


def build_axis(spans: Sequence[Days], language: str) -> Axis:
    """The axis on which the spans lie; there must be one at least."""
    groups = _cut(sorted(set(spans)))
    stretches = _side_by_side(groups)
    ticks = (
        tick for stretch, group in zip(stretches, groups, strict=True) for tick in _ticks(stretch, group, language)
    )
    return Axis(stretches=stretches, ticks=tuple(ticks))


def _cut(spans: list[Days]) -> list[list[Days]]:
    """The spans in groups, parted at the gaps that would leave most of a stretch empty; widest gaps first."""
    groups = [spans]
    while len(groups) < _MAX_STRETCHES:
        gaps = [(_widest_gap(group), index) for index, group in enumerate(groups)]
        (size, place), index = max(gaps)
        if not size:
            break
        group = groups[index]
        groups[index : index + 1] = [group[:place], group[place:]]
    return groups


def _widest_gap(group: list[Days]) -> tuple[int, int]:
    """The days of the widest gap worth a cut, and the index of the span after it; zeros if there is none."""
    covered, widest = group[0].last, (0, 0)
    for index, span in enumerate(group[1:], start=1):
        widest = max(widest, (span.first - covered, index))
        covered = max(covered, span.last)
    is_worth_it = len(group) >= _FEWEST_TO_CUT and widest[0] > _EMPTY_SHARE * (covered - group[0].first)
    return widest if is_worth_it else (0, 0)


def _side_by_side(groups: list[list[Days]]) -> tuple[Stretch, ...]:
    widths = _shares([len(group) for group in groups])
    stretches, left = [], MARGIN
    for group, width in zip(groups, widths, strict=True):
        stretches.append(Stretch(days=_domain(group), left=left, right=left + width))
        left += width + BREAK_WIDTH
    return tuple(stretches)


def _shares(counts: list[int]) -> list[float]:
    """The width of each stretch: by the number of its dates, but enough for a label."""
    free = WIDTH - 2 * MARGIN - BREAK_WIDTH * (len(counts) - 1)
    spare = free - _MIN_STRETCH * len(counts)
    extra = [count - 1 for count in counts]
    if not sum(extra):
        return [free / len(counts)] * len(counts)
    return [_MIN_STRETCH + spare * part / sum(extra) for part in extra]


def _domain(group: list[Days]) -> Days:
    """The days of a stretch, begun at a new year or a new month where that is near."""
    first, last = group[0].first, max(span.last for span in group)
    year, month, _ = from_ordinal(first)
    reach = (last - first) * _REACH_FOR_TICK
    for round_day in (to_ordinal(year), to_ordinal(year, month)):
        if first - round_day <= reach:
            return Days(round_day, last)
    return Days(first, last)


def _ticks(stretch: Stretch, group: list[Days], language: str) -> tuple[Tick, ...]:
    """As many round dates as fit with their labels; where none does, the first year of the stretch."""
    for choice in _choices(stretch, group):
        ticks = tuple(_tick(stretch, day, _label(text, language)) for day, text in choice)
        if ticks and _have_room(ticks, stretch):
            return ticks
    x = stretch.x(stretch.days.first)
    return (Tick(x=x, label="", label_x=x),)


def _choices(stretch: Stretch, group: list[Days]) -> Iterator[_Dates]:
    """What could be under a stretch, best first."""
    yield from _the_only_date(group)
    yield from _round_dates(stretch.days)
    yield [(stretch.days.first, _edtf_year(from_ordinal(stretch.days.first)[0]))]


def _label(text: str, language: str) -> str:
    return say_date(parse_edtf(text), language, short=True)


def _the_only_date(group: list[Days]) -> Iterator[_Dates]:
    """The middle of the one date of a stretch, where a year or a decade names it."""
    first, last = (from_ordinal(day) for day in (group[0].first, group[0].last))
    middle = (group[0].first + group[0].last + 1) / 2
    if len(group) > 1:
        return
    if first[0] == last[0]:
        yield [(middle, _edtf_year(first[0]))]
    if 0 < first[0] < 9999 and first == (last[0] - 9, 1, 1) and last[0] % 10 == 9 and last[1:] == (12, 31):
        yield [(middle, f"{first[0] // 10:03}X")]


def _tick(stretch: Stretch, day: float, label: str) -> Tick:
    x, half = stretch.x(day), width_of(label) / 2
    left, right = stretch.left - MARGIN + half, stretch.right + MARGIN - half
    return Tick(x=x, label=label, label_x=min(max(x, left), max(left, right)))


def _have_room(ticks: Sequence[Tick], stretch: Stretch) -> bool:
    edge = stretch.left - MARGIN - LABEL_GAP
    for tick in ticks:
        if tick.label_x - tick.label_width / 2 < edge + LABEL_GAP:
            return False
        edge = tick.label_x + tick.label_width / 2
    return edge <= stretch.right + MARGIN


_LAST_YEAR_WITH_MONTHS = 9998
"""Years of more than four digits have no months in EDTF; one less, for days of the year that follows."""

_MOST_TICKS = int(WIDTH / (4 * CHARACTER_WIDTH))
_MONTH_STEPS = (1, 3, 6)
_DAY_STEPS = (1, 2, 5, 10)


def _round_dates(days: Days) -> Iterator[_Dates]:
    """Sets of round dates within the days, each with its EDTF text, from fine to coarse.

    Years alone where there are two of them: "2023 2024" is read faster than "Jan 2023, Jul 2023, …".
    """
    first, last = from_ordinal(days.first)[0], from_ordinal(days.last)[0]
    starts = [year for year in (first, first + 1, first + 2) if days.first <= to_ordinal(year) <= days.last]
    if len(starts) < 2 and abs(first) <= _LAST_YEAR_WITH_MONTHS:
        yield from _round_days_and_months(days)
    step = 1
    while step <= max(last - first, 1):
        for factor in (1, 2, 5):
            yield _years(days, first, last, step * factor)
        step *= 10


def _years(days: Days, first: int, last: int, step: int) -> _Dates:
    years = range(first + -first % step, last + 1, step)
    if len(years) > _MOST_TICKS:
        return []
    return [(day, _edtf_year(year)) for year in years if days.first <= (day := to_ordinal(year)) <= days.last]


def _round_days_and_months(days: Days) -> Iterator[_Dates]:
    length = days.last - days.first + 1
    for step in _DAY_STEPS:
        if length // step <= _MOST_TICKS:
            ordinals = range(days.first, days.last + 1, step)
            yield [(day + 0.5, _edtf_day(*from_ordinal(day))) for day in ordinals]
    year, month, _ = from_ordinal(days.first)
    months = [divmod(year * 12 + month - 1 + index, 12) for index in range(length // 28 + 2)]
    for step in _MONTH_STEPS:
        starts = ((to_ordinal(y, m + 1), f"{_edtf_year(y)}-{m + 1:02}") for y, m in months if m % step == 0)
        yield [(day, text) for day, text in starts if days.first <= day <= days.last]


def _edtf_day(year: int, month: int, day: int) -> str:
    return f"{_edtf_year(year)}-{month:02}-{day:02}"


def _edtf_year(year: int) -> str:
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}" if abs(year) <= _LAST_YEAR_WITH_MONTHS + 1 else f"Y{year}"
