"""A date as far as a phrase and its context settle it, as EDTF, and how to walk away from it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

YEARS = {"year": 1, "decade": 10, "century": 100}
"""The units that are made of years."""
_LAST_YEAR = 9999
"""Four digits are all that we write, on both sides of year 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date as far as it is known; ``span`` is 10 or 100 for a decade or a century that begins in ``year``.

    ``season`` is EDTF's number of a part of a year. ``week`` means the whole week, Monday to Sunday, around the day.
    ``either`` means that nothing tells the day from the month.
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None
    span: int = 0
    week: bool = False
    approximate: bool = False
    either: bool = False

    @property
    def exists(self) -> bool:
        """Whether the calendar has it: 29 February asks the year, 31 April nobody."""
        if abs(self.year) > _LAST_YEAR or not 1 <= (self.month or 1) <= 12:
            return False
        return self.day is None or self.month is None or 1 <= self.day <= _days_in(self.year, self.month)

    @property
    def as_date(self) -> date | None:
        """The day, where it is known to the day and a :class:`date` can hold it."""
        if self.month is None or self.day is None or not self.exists or self.year < 1:
            return None
        return date(self.year, self.month, self.day)

    @property
    def edtf(self) -> str:
        """The date as EDTF."""
        day = self.as_date if self.week else None
        if day:
            monday = day - timedelta(days=day.weekday())
            return f"{monday}/{monday + timedelta(days=6)}"
        if self.either:
            this = replace(self, either=False)
            return f"[{this.edtf},{replace(this, month=self.day, day=self.month).edtf}]"
        mark = "~" if self.approximate else ""
        if self.span:
            return _span(self.year, self.span) if self.year < 0 else _span(self.year, self.span) + mark
        parts = [f"{part:02}" for part in (self.season or self.month, self.day) if part is not None]
        return "-".join([_year(self.year), *parts]) + mark

    def moved(self, unit: str, amount: int) -> Moment | None:
        """The moment so many units away; nothing where it is not known as finely as the unit."""
        if unit in YEARS:
            return replace(self, year=self.year + amount * YEARS[unit])
        if unit == "month":
            return self._moved_by_months(amount)
        day = self.as_date
        if day is None:
            return None
        try:
            return moment_of(day + timedelta(days=amount * (7 if unit == "week" else 1)))
        except OverflowError:
            return None

    def _moved_by_months(self, amount: int) -> Moment | None:
        if self.month is None:
            return None
        months = self.year * 12 + self.month - 1 + amount
        return replace(self, year=months // 12, month=months % 12 + 1)

    def whole(self, unit: str) -> Moment:
        """The month, year, decade or century around the moment."""
        if unit == "month":
            return replace(self, day=None, season=None)
        size = YEARS[unit]
        start = self.year - self.year % size
        return replace(self, year=start, month=None, day=None, season=None, span=size if size > 1 else 0)


def moment_of(day: date) -> Moment:
    """A day as a moment."""
    return Moment(year=day.year, month=day.month, day=day.day)


def _year(year: int) -> str:
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


def _span(year: int, span: int) -> str:
    """A decade (``196X``) or century (``19XX``). Before year 0 a mask would cover other years, so it is an interval."""
    if year < 0:
        return f"{_year(year)}/{_year(year + span - 1)}"
    masked = len(str(span)) - 1
    return _year(year)[:-masked] + "X" * masked


def _days_in(year: int, month: int) -> int:
    return monthrange(year % 400 + 2000, month)[1]
