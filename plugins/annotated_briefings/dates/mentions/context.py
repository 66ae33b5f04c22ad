"""Which date a phrase means: by the day of publication, and by the dates that were spoken of before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from annotated_briefings.dates.mentions.moment import Moment, moment_of
from annotated_briefings.dates.mentions.phrases import Said

_FULL_DATES = 3
"""A text with this many dates of day or month and another year than the reference's tells a story of that past."""
_LATE, _EARLY = 10, 3
"""A story that passes from October or later to March or earlier has come into the next year."""
_SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
_COARSER = {"day": "month", "week": "month", "month": "year", "year": "year"}


def is_narrative(phrases: Sequence[Said], reference: date | None) -> bool:
    """Whether a text tells of the past day by day, so that its own dates are the context of "in April"."""
    told = [said.year for said in phrases if said.year is not None and said.month is not None]
    past = [year for year in told if reference is None or year != reference.year]
    return len(past) >= _FULL_DATES and len(past) * 2 > len(told)


class Context:
    """What is known where the reader stands: the day of publication, and the date last spoken of (the focus)."""

    def __init__(self, reference: date | None, *, narrative: bool) -> None:
        self._reference = moment_of(reference) if reference else None
        self._narrative = narrative
        self._focus: Moment | None = None

    def resolve(self, said: Said) -> str:
        """The EDTF of a phrase, "" where it stays open; the phrase then becomes the context of the next."""
        moment = self._moment(said)
        if moment is None or not moment.exists:
            return ""
        if not moment.span:
            self._focus = moment
        return moment.edtf

    def _moment(self, said: Said) -> Moment | None:
        if said.year is not None:
            return _in_year(said.year, said)
        return self._relative(said) if said.anchor else self._yearless(said)

    def _relative(self, said: Said) -> Moment | None:
        anchor = self._focus if said.anchor == "focus" or self._narrative else self._reference
        if anchor is None:
            return None
        if said.weekday is not None:
            return _weekday(anchor, said)
        if said.unit == "named":
            return _named(anchor, said)
        if said.month or said.season:
            return _in_year(anchor.year + said.amount, said)
        return _moved(anchor, said)

    def _yearless(self, said: Said) -> Moment | None:
        """A day, month or season without a year: in the story's year, else the last one before publication."""
        focus, reference = self._focus, self._reference
        if focus and (self._narrative or (focus.month and reference and focus.year != reference.year)):
            return _in_year(_next_year(focus, said), said)
        return _in_year(_last_year(reference, said), said) if reference else None


def _in_year(year: int, said: Said) -> Moment:
    return Moment(year=year, month=said.month, day=said.day, season=said.season, span=said.span,
                  approximate=said.approximate)  # fmt: skip


def _first_month(said: Said | Moment) -> int:
    return said.month or _SEASON_MONTH.get(said.season or 0, 1)


def _next_year(focus: Moment, said: Said) -> int:
    turned = _first_month(focus) >= _LATE and _first_month(said) <= _EARLY
    return focus.year + 1 if turned else focus.year


def _last_year(reference: Moment, said: Said) -> int:
    month = _first_month(said)
    future = (month, said.day or 0) > (reference.month or 12, reference.day or 31)
    return reference.year - future


def _weekday(anchor: Moment, said: Said) -> Moment | None:
    """ "on Tuesday" is the last one, the day itself included; "last" and "next" leave it out."""
    day = anchor.as_date
    if day is None or said.weekday is None:
        return None
    ahead = (said.weekday - day.weekday()) % 7
    gap = (ahead or 7) if said.amount > 0 else ahead - 7
    return moment_of(day if not ahead and not said.amount else day + timedelta(days=gap))


def _named(anchor: Moment, said: Said) -> Moment:
    """ "last May" is the last one before the anchor, "next summer" the first after it, "this spring" the anchor's."""
    month, here = _first_month(said), anchor.month or 1
    back, ahead = said.amount < 0 and month >= here, said.amount > 0 and month <= here
    return _in_year(anchor.year - back + ahead, said)


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
