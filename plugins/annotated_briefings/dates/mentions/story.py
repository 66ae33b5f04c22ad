"""Which years a story of the past means by "In April": the ones with which its dates go forward most steadily.

A story names a year now and then, and in between only months and days. Reading on tells more than reading back: after
"March 1975 … 30 April 1975" everything in between is of 1975. So all readings are followed together, each with a cost
(a step back in time costs more than one ahead), and the cheapest one of the whole text is taken. At every phrase only
the few cheapest readings go on, so the work is linear in the number of phrases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotated_briefings.dates.mentions.context import beside, first_month, in_year
from annotated_briefings.dates.mentions.moment import Moment
from annotated_briefings.dates.mentions.said import Said

_BREADTH = 12
"""Readings that are followed at a time."""
_AHEAD, _FAR_AHEAD, _BACK, _BACK_BY_MONTH = 0.05, 0.06, 0.15, 0.05
_NEAR = 12
"""Months: a story that goes on passes fewer from one date to the next."""
_YEAR_AHEAD, _YEAR_BACK, _SAME_YEAR = 0.3, 0.5, 0.06
_MOST = 3.0
"""A jump costs no more, however far it is."""
_MOST_NAMED = 1.0
"""The same where the year is said."""
_ASIDE, _ASIDE_HEADING, _ASIDE_YEAR, _ASIDE_OPENING = 1.2, 1.0, 0.6, 0.6
"""What it costs to take a full date, a year in a heading, or a year in a sentence as said by the way."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to have read the text so far: its cost, the date that was spoken of last, and what each phrase meant."""

    cost: float
    focus: Moment | None
    moment: Moment | None
    earlier: _Reading | None


def read_story(phrases: Sequence[Said], reference: Moment | None) -> list[Moment | None]:
    """The date of each phrase, nothing where it stays open."""
    readings = [_Reading(0.0, None, None, None)]
    for said in phrases:
        cheapest: dict[Moment | None, _Reading] = {}
        for reading in readings:
            for moment, focus, cost in _meanings(said, reading.focus, reference):
                total = reading.cost + cost
                if focus not in cheapest or total < cheapest[focus].cost:
                    cheapest[focus] = _Reading(total, focus, moment, reading)
        readings = sorted(cheapest.values(), key=lambda reading: reading.cost)[:_BREADTH]
    return list(_moments(readings[0]))[::-1]


def _moments(reading: _Reading) -> Iterator[Moment | None]:
    while reading.earlier is not None:
        yield reading.moment
        reading = reading.earlier


def _meanings(
    said: Said, focus: Moment | None, reference: Moment | None
) -> Iterator[tuple[Moment | None, Moment | None, float]]:
    """What a phrase may mean after a focus: the date, the focus from there on, and the cost."""
    if said.year is not None:
        yield from _of_known_year(in_year(said.year, said), focus, said)
    elif said.anchor:
        anchor = focus or (reference if said.anchor == "reference" else None)
        moment = beside(anchor, said) if anchor else None
        good = moment if moment and moment.exists else None
        yield good, good if good and not good.span and not good.week else focus, 0.0
    elif focus is None:
        year = reference.year if reference else None
        moment = in_year(year, said) if year is not None else None
        yield moment if moment and moment.exists else None, moment, 0.0
    else:
        yield from _of_some_year(said, focus)


def _of_known_year(
    moment: Moment, focus: Moment | None, said: Said
) -> Iterator[tuple[Moment | None, Moment | None, float]]:
    if not moment.exists:
        yield None, focus, 0.0
        return
    if moment.span:
        yield moment, focus, 0.0
        return
    yield moment, moment, min(_step(focus, moment), _MOST_NAMED) if focus and not said.heads else 0.0
    if focus:
        is_bare = moment.month is None and moment.season is None
        aside = _ASIDE_HEADING if said.heads else _ASIDE_YEAR if is_bare else _ASIDE
        yield moment, focus, aside + _ASIDE_OPENING * said.opens


def _of_some_year(said: Said, focus: Moment) -> Iterator[tuple[Moment | None, Moment | None, float]]:
    found = False
    for year in (focus.year, focus.year + 1, focus.year - 1):
        moment = in_year(year, said)
        if moment.exists:
            found = True
            yield moment, moment, _step(focus, moment)
    if not found:
        yield None, focus, 0.0


def _step(focus: Moment, moment: Moment) -> float:
    """The cost of going from one date to the next."""
    if _is_year(focus) or _is_year(moment):
        years = moment.year - focus.year
        cost = _SAME_YEAR if not years else _YEAR_AHEAD * years if years > 0 else -_YEAR_BACK * years
        return min(cost, _MOST)
    months = 12 * (moment.year - focus.year) + first_month(moment) - first_month(focus)
    if months < 0:
        return min(_BACK - _BACK_BY_MONTH * months, _MOST)
    return min(_AHEAD * min(months, _NEAR) + _FAR_AHEAD * max(0, months - _NEAR), _MOST)


def _is_year(moment: Moment) -> bool:
    return moment.month is None and moment.season is None
