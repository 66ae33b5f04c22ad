"""Days of the proleptic Gregorian calendar as integers, for years of any size.

``datetime`` ends at the years 1 and 9999; a timeline does not. An ordinal here is the one of
:meth:`datetime.date.toordinal` (1 is 0001-01-01), continued in both directions; year 0 is 1 BCE.
"""

from __future__ import annotations

_DAYS_BEFORE_MARCH_YEAR = 306
"""From 0000-03-01 to 0000-12-31, both included: the days between the first day counted and ordinal 1."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""In English, for messages."""

_MONTH_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether February of this year has 29 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """28 to 31; ``month`` counts from 1."""
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month]


def to_ordinal(year: int, month: int = 1, day: int = 1) -> int:
    """The ordinal of a day that exists.

    Years are counted from March, so that the leap day is a year's last (Hinnant, "chrono-compatible low-level
    date algorithms", ``days_from_civil``).
    """
    march_year = year - (month <= 2)
    era, year_of_era = divmod(march_year, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146_097 + day_of_era - _DAYS_BEFORE_MARCH_YEAR + 1


def from_ordinal(ordinal: int) -> tuple[int, int, int]:
    """The year, month and day of an ordinal; the inverse of :func:`to_ordinal`."""
    era, day_of_era = divmod(ordinal + _DAYS_BEFORE_MARCH_YEAR - 1, 146_097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    march_month = (5 * day_of_year + 2) // 153
    month = (march_month + 2) % 12 + 1
    year = era * 400 + year_of_era + (month <= 2)
    return year, month, day_of_year - (153 * march_month + 2) // 5 + 1


def last_of_month(year: int, month: int) -> int:
    """The ordinal of a month's last day."""
    return to_ordinal(year, month, days_in_month(year, month))
