"""The axis of a strip: stretches of time side by side, broken where nothing happens for long, with ticks.

Each stretch has a scale of its own, so that a decade long ago does not squeeze last week into one point; the
break between two says that the scale changes.

Places are in per cent of the strip's width, whatever that is; marks and labels have their own size in pixels at any
width. So what does not touch at one width does not touch at any greater one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from annotated_briefings.dates.calendar import from_ordinal, to_ordinal
from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.dates.words import say_date

FULL = 100.0
MARGIN = 1.0
BREAK_WIDTH = 4.0
_MIN_STRETCH = 13.0
_INSET = 1.6
"""From the end of a stretch to the centre of its outermost mark."""

NARROW = 280.0
"""Pixels: a phone of 320 without its margins. A strip that has less room is not shown."""

WIDE = 560.0
"""Pixels; a strip with less is drawn for :data:`NARROW`. The style sheet knows both figures."""

_MAX_STRETCHES = 5
_EMPTY_SHARE = 0.5
"""A gap that is a greater part of its stretch is cut out."""

_FEWEST_TO_CUT = 3
"""Dates; two are always far apart in relation to each other."""

_REACH_FOR_TICK = 0.15
"""Part of a stretch that may be added before its first date, to begin at a round date."""

LABEL_SIZE = 12.0
"""Pixels."""

CHARACTER_WIDTH = 0.65 * LABEL_SIZE
"""At most, on average; the widest of the usual fonts has digits of 0.636 em."""
LABEL_GAP = 8.0
"""Pixels."""

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
    """A mark under the axis; the label is centred ``shift`` pixels beside it, and is empty where it has no room."""

    x: float
    label: str
    shift: float = 0.0

    def label_ends(self, width: float) -> tuple[float, float]:
        """Where the label begins and ends at most, in pixels of a strip so wide."""
        middle, half = self.x * width / FULL + self.shift, width_of(self.label) / 2
        return middle - half, middle + half


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Stretches from left to right, and the ticks of all of them: for a narrow strip, and for a wide one."""

    stretches: tuple[Stretch, ...]
    narrow: tuple[Tick, ...]
    wide: tuple[Tick, ...]

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
    """An upper bound of a label's width in pixels; ideographs are as wide as they are high."""
    return sum(LABEL_SIZE if east_asian_width(char) in "WF" else CHARACTER_WIDTH for char in label)


def build_axis(spans: Sequence[Days], language: str) -> Axis:
    """The axis on which the spans lie; there must be one at least."""
    groups = _cut(sorted(set(spans)))
    stretches = _side_by_side(groups)
    parts = list(zip(stretches, groups, strict=True))
    narrow, wide = (
        tuple(tick for stretch, group in parts for tick in _ticks(stretch, group, language, width))
        for width in (NARROW, WIDE)
    )
    return Axis(stretches=stretches, narrow=narrow, wide=wide)


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
    free = FULL - 2 * MARGIN - BREAK_WIDTH * (len(counts) - 1)
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


def _ticks(stretch: Stretch, group: list[Days], language: str, width: float) -> tuple[Tick, ...]:
    """As many round dates as fit with their labels into a strip so wide; where none does, only where it begins."""
    for choice in _choices(stretch, group):
        if len(choice) > width / (4 * CHARACTER_WIDTH):
            continue
        ticks = tuple(_tick(stretch, day, _label(text, language), width) for day, text in choice)
        if ticks and _have_room(ticks, stretch, width):
            return ticks
    return (Tick(x=stretch.x(stretch.days.first), label=""),)


def _choices(stretch: Stretch, group: list[Days]) -> Iterator[_Dates]:
    """What could be under a stretch, best first."""
    yield from _the_only_date(group)
    yield from _round_dates(stretch.days)
    yield [(stretch.days.first, edtf_year(from_ordinal(stretch.days.first)[0]))]


def _label(text: str, language: str) -> str:
    return say_date(parse_edtf(text), language, short=True)


def _the_only_date(group: list[Days]) -> Iterator[_Dates]:
    """The middle of the one date of a stretch, where a year or a decade names it."""
    first, last = (from_ordinal(day) for day in (group[0].first, group[0].last))
    middle = (group[0].first + group[0].last + 1) / 2
    if len(group) > 1:
        return
    if first[0] == last[0]:
        yield [(middle, edtf_year(first[0]))]
    if 0 < first[0] < 9999 and first == (last[0] - 9, 1, 1) and last[0] % 10 == 9 and last[1:] == (12, 31):
        yield [(middle, f"{first[0] // 10:03}X")]


def _tick(stretch: Stretch, day: float, label: str, width: float) -> Tick:
    x, half = stretch.x(day), width_of(label) / 2
    first, last = _room(stretch, width)
    left, right, middle = first + half, last - half, x * width / FULL
    return Tick(x=x, label=label, shift=min(max(middle, left), max(left, right)) - middle)


def _have_room(ticks: Sequence[Tick], stretch: Stretch, width: float) -> bool:
    edge, last = _room(stretch, width)
    edge -= LABEL_GAP
    for tick in ticks:
        left, right = tick.label_ends(width)
        if left < edge + LABEL_GAP - _ROUNDING:
            return False
        edge = right
    return edge <= last + _ROUNDING


def _room(stretch: Stretch, width: float) -> tuple[float, float]:
    """The pixels that the labels of a stretch may use: somewhat more than itself."""
    return (stretch.left - MARGIN) * width / FULL, (stretch.right + MARGIN) * width / FULL


_ROUNDING = 1e-9

_LAST_YEAR_WITH_MONTHS = 9998
"""Years of more than four digits have no months in EDTF; one less, for days of the year that follows."""

_MOST_TICKS = int(WIDE / (4 * CHARACTER_WIDTH))
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
    return [(day, edtf_year(year)) for year in years if days.first <= (day := to_ordinal(year)) <= days.last]


def _round_days_and_months(days: Days) -> Iterator[_Dates]:
    length = days.last - days.first + 1
    for step in _DAY_STEPS:
        if length // step <= _MOST_TICKS:
            ordinals = range(days.first, days.last + 1, step)
            yield [(day + 0.5, edtf_day(*from_ordinal(day))) for day in ordinals]
    year, month, _ = from_ordinal(days.first)
    months = [divmod(year * 12 + month - 1 + index, 12) for index in range(length // 28 + 2)]
    for step in _MONTH_STEPS:
        starts = ((to_ordinal(y, m + 1), f"{edtf_year(y)}-{m + 1:02}") for y, m in months if m % step == 0)
        yield [(day, text) for day, text in starts if days.first <= day <= days.last]


def edtf_day(year: int, month: int, day: int) -> str:
    """A day as EDTF writes it."""
    return f"{edtf_year(year)}-{month:02}-{day:02}"


def edtf_year(year: int) -> str:
    """A year as EDTF writes it; with a "Y" where four digits are too few."""
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}" if abs(year) <= _LAST_YEAR_WITH_MONTHS + 1 else f"Y{year}"
