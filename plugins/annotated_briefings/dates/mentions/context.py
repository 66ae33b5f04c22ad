"""Which date a phrase means: by the day of publication, and by the dates that were spoken of before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from annotated_briefings.dates.mentions.moment import Moment, moment_of
from annotated_briefings.dates.mentions.said import Said

_FULL_DATES = 3
"""A text with this many dates of day or month and another year than the reference's tells a story of that past."""
_LEAST_SHARE = 4
"""For each phrase that speaks from the day of publication a story has this many dates of its own, or more."""
_LATE, _EARLY = 10, 3
"""What passes from October or later to March or earlier has come into the next year."""
_SOON = 2
"""Months ahead: what is so near is not what was ten months ago."""
_SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
_COARSER = {"day": "month", "week": "month", "month": "year", "year": "year"}


def is_narrative(phrases: Sequence[Said], reference: Moment | None) -> bool:
    """Whether a text tells of the past day by day, so that its own dates are the context of "in April".

    A report of the news speaks from its own day: "today", "on Tuesday", "last week".
    """
    told = [said.year for said in phrases if said.year is not None and said.month is not None]
    past = [year for year in told if reference is None or year != reference.year]
    from_today = sum(said.anchor == "reference" for said in phrases)
    return len(past) >= _FULL_DATES and len(past) * 2 > len(told) and from_today * _LEAST_SHARE <= len(past)


class NewsContext:
    """What is known where the reader of a report stands: the day of publication, and the date last spoken of."""

    def __init__(self, reference: Moment | None) -> None:
        self._reference = reference
        self._focus: Moment | None = None
        self._said: Said | None = None

    def resolve(self, said: Said) -> Moment | None:
        """The date that a phrase means, nothing where it stays open; it then is the context of the next."""
        moment = self._moment(said)
        if moment is None or not moment.exists:
            return None
        if not moment.span:
            self._focus, self._said = moment, said
        return moment

    def _moment(self, said: Said) -> Moment | None:
        if said.year is not None:
            return in_year(said.year, said)
        if said.anchor:
            anchor = self._anchor(said)
            return beside(anchor, said) if anchor else None
        return self._yearless(said)

    def _anchor(self, said: Said) -> Moment | None:
        """ "the next day" goes on from what was told; "the end of the year" only where that stands beside it."""
        if said.anchor != "focus":
            return self._reference
        return self._focus if said.amount or said.unit == "day" or self._is_near(said) else self._reference

    def _yearless(self, said: Said) -> Moment | None:
        """A day, month or season without a year: in that of the paragraph's past, else the one next to publication."""
        focus, reference = self._focus, self._reference
        if focus and reference and focus.year != reference.year and self._is_near(said):
            return in_year(_next_year(focus, said), said)
        if reference is None or reference.month is None:
            return None
        return in_year(_nearest_year(reference, said), said)

    def _is_near(self, said: Said) -> bool:
        """Whether the date last spoken of is still spoken of: in this sentence or the one before."""
        last = self._said
        if last is None or last.paragraph != said.paragraph:
            return False
        return said.sentence - last.sentence <= (1 if last.month else 0)


def in_year(year: int, said: Said) -> Moment:
    """What is said, in that year."""
    return Moment(year=year, month=said.month, day=said.day, season=said.season, span=said.span,
                  approximate=said.approximate, either=said.order == "either")  # fmt: skip


def first_month(of: Said | Moment) -> int:
    """The month, or the first one of a season."""
    return of.month or _SEASON_MONTH.get(of.season or 0, 1)


def _next_year(focus: Moment, said: Said) -> int:
    turned = first_month(focus) >= _LATE and first_month(said) <= _EARLY
    return focus.year + 1 if turned else focus.year


def _nearest_year(reference: Moment, said: Said) -> int:
    """The last one that is not after the reference; the next one for what is to come, or is near and of its year."""
    here, there = (reference.month or 12, reference.day or 31), (first_month(said), said.day or 0)
    if said.future:
        return reference.year + ((first_month(said), said.day or 31) < here)
    return reference.year - (there > here and first_month(said) - here[0] > _SOON)


def beside(anchor: Moment, said: Said) -> Moment | None:
    """The date at a distance from another one."""
    if said.weekday is not None:
        return _weekday(anchor, said)
    if said.unit == "named":
        return _named(anchor, said)
    if said.month or said.season:
        return in_year(anchor.year + said.amount, said) if said.unit == "year" else None
    return _moved(anchor, said)


def _weekday(anchor: Moment, said: Said) -> Moment | None:
    """ "on Tuesday" is the last one, that day included, "will … on Tuesday" the next; "last" and "next" exclude it."""
    day = anchor.as_date
    if day is None or said.weekday is None:
        return None
    ahead = (said.weekday - day.weekday()) % 7
    forward = said.amount > 0 or (said.future and not said.amount)
    gap = (ahead or 7) if forward else ahead - 7
    return moment_of(day if not ahead and not said.amount else day + timedelta(days=gap))


def _named(anchor: Moment, said: Said) -> Moment | None:
    """ "last May" is the last one before the anchor, "next summer" the first after it, "this spring" the anchor's."""
    if anchor.month is None and said.amount:
        return None
    month, here = first_month(said), anchor.month or 1
    back, ahead = said.amount < 0 and month >= here, said.amount > 0 and month <= here
    return in_year(anchor.year - back + ahead, said)


def _moved(anchor: Moment, said: Said) -> Moment | None:
    """The anchor, some units away, no more exact than the unit; a vague number makes it the next coarser unit."""
    moment = anchor.moved(said.unit, said.amount)
    if moment is None or (said.vague and said.anchor == "focus"):
        return None
    unit = _COARSER.get(said.unit, said.unit) if said.vague else said.unit
    moment = replace(moment, approximate=said.approximate or said.vague)
    if unit == "day":
        return moment
    if unit == "week":
        return replace(moment, week=said.named, approximate=not said.named)
    return moment.whole(unit)
