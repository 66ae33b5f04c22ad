"""How many events each stretch of time has, as bars on the axis of a strip."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count

from markupsafe import Markup

from annotated_briefings.dates.calendar import from_ordinal, to_ordinal
from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.dates.words import say_date
from annotated_briefings.text.language import load_language
from annotated_briefings.timeline.axis import FULL, Days, Stretch, build_axis, edtf_day, edtf_year
from annotated_briefings.timeline.layout import bounds_of
from annotated_briefings.timeline.model import MergedEvent
from annotated_briefings.timeline.strip import BELOW_AXIS, draw_axis, number

_COLUMNS = 40
"""At most, of a whole strip: on a phone each is 7 pixels wide then, with the space beside it."""

_HEIGHT = 64
_LEAST_HEIGHT = 2.0
_GAP = 0.3
"""Per cent of the strip between two bars."""

_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_DAYS_OF_A_MONTH = 30.44
_LAST_YEAR_WITH_MONTHS = 9998

_STRIP = Markup(
    '<div class="ab-strip is-bars" data-search-exclude=""><svg xmlns:xlink="http://www.w3.org/1999/xlink" width="100%"'
    ' height="{height}" role="group" aria-label="{label}">\n{axis}\n{bars}\n</svg></div>'
)
_BAR = Markup(
    '<a xlink:href="{href}" tabindex="-1"><title>{title}</title>'
    '<rect x="{x}%" y="{y}" width="{width}%" height="{height}"/></a>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The events that begin within some days; ``x`` and ``width`` are per cent of the strip."""

    x: float
    width: float
    days: Days
    events: tuple[MergedEvent, ...]


def draw_density(
    events: Sequence[MergedEvent], *, language: str, label: str, href: Callable[[MergedEvent], str]
) -> Markup:
    """A bar for each unit of time that has events, as high as they are many, leading to the first of them."""
    axis = build_axis([bounds_of(event.show) for event in events], language)
    bars = list(count_in_time(events, axis.stretches))
    most = max(len(bar.events) for bar in bars)
    return _STRIP.format(
        height=_HEIGHT + BELOW_AXIS,
        label=label,
        axis=draw_axis(axis, _HEIGHT),
        bars=Markup("\n").join(_draw(bar, most, language, href(bar.events[0])) for bar in bars),
    )


def count_in_time(events: Sequence[MergedEvent], stretches: Sequence[Stretch]) -> Iterator[Bar]:
    """The bars from left to right: each event is counted once, where its date begins."""
    for stretch in stretches:
        unit = _unit(stretch)
        counted: dict[Days, list[MergedEvent]] = {}
        for event in events:
            first = bounds_of(event.show).first
            if stretch.days.first <= first <= stretch.days.last:
                counted.setdefault(unit(first), []).append(event)
        for days in sorted(counted):
            left, right = stretch.x(days.first), stretch.x(days.last + 1)
            yield Bar(x=left, width=right - left, days=days, events=tuple(counted[days]))


def _unit(stretch: Stretch) -> Callable[[int], Days]:
    """The shortest unit of time that gives no more bars than the stretch has room for."""
    room = max(1.0, _COLUMNS * (stretch.right - stretch.left) / FULL)
    length = stretch.days.last - stretch.days.first + 1
    if length <= room:
        return lambda day: Days(day, day)
    longer = (_MONTHS[-1] * 10**power for power in count(1))
    months = next(months for months in chain(_MONTHS, longer) if length / (months * _DAYS_OF_A_MONTH) <= room)
    return lambda day: _months_around(day, months)


def _months_around(day: int, months: int) -> Days:
    """The days of so many months, counted from year 0, that this day is among."""
    year, month, _ = from_ordinal(day)
    begin = (year * 12 + month - 1) // months * months
    return Days(_first_of(begin), _first_of(begin + months) - 1)


def _first_of(months: int) -> int:
    year, month = divmod(months, 12)
    return to_ordinal(year, month + 1)


def _draw(bar: Bar, most: int, language: str, href: str) -> Markup:
    height = max(_LEAST_HEIGHT, (_HEIGHT - 4) * len(bar.events) / most)
    title = load_language(language).count("timeline.in-time", len(bar.events), time=say_days(bar.days, language))
    return _BAR.format(
        href=href,
        title=title,
        x=number(bar.x + _GAP / 2),
        width=number(max(bar.width - _GAP, _GAP)),
        y=number(_HEIGHT - height),
        height=number(height),
    )


def say_days(days: Days, language: str) -> str:
    """Whole days, months or years in words: "May 2024", "1960 – 1969"."""
    first, last = _edtf_ends(days)
    return say_date(parse_edtf(first if first == last else f"{first}/{last}"), language, short=True)


def _edtf_ends(days: Days) -> tuple[str, str]:
    first, last = from_ordinal(days.first), from_ordinal(days.last)
    after = from_ordinal(days.last + 1)
    if (first[1:] == (1, 1) and after[1:] == (1, 1)) or max(map(abs, (first[0], last[0]))) > _LAST_YEAR_WITH_MONTHS:
        return edtf_year(first[0]), edtf_year(last[0])
    if first[2] == after[2] == 1:
        return edtf_day(*first)[:-3], edtf_day(*last)[:-3]
    return edtf_day(*first), edtf_day(*last)
