"""The parts of a year that EDTF numbers 21 to 41, as months.

The standard names the seasons and leaves their limits open. Here they are the meteorological ones: whole
months, as newspapers use the words. Winter begins in December of the year that is written and ends in
February of the next. 21 to 24 do not say which hemisphere; they are read as northern.
"""

from __future__ import annotations

from annotated_briefings.dates.calendar import last_of_month, to_ordinal

FIRST_MONTH_AND_LENGTH = {
    **{21 + index: (3 + 3 * index, 3) for index in range(4)},  # spring, summer, autumn, winter
    **{25 + index: (3 + 3 * index, 3) for index in range(4)},  # the same, northern hemisphere
    29: (9, 3),  # spring, southern hemisphere
    30: (12, 3),
    31: (3, 3),
    32: (6, 3),
    **{33 + index: (1 + 3 * index, 3) for index in range(4)},  # quarters
    **{37 + index: (1 + 4 * index, 4) for index in range(3)},  # quadrimesters
    **{40 + index: (1 + 6 * index, 6) for index in range(2)},  # semesters
}
"""Number of a sub-year grouping → the month it begins in, and how many months it lasts."""


def first_month(season: int) -> int:
    """The month, 1 to 12, in which a season begins."""
    return FIRST_MONTH_AND_LENGTH[season][0]


def crosses_the_year(season: int) -> bool:
    """Whether a season ends in the year after the one it is written with."""
    month, length = FIRST_MONTH_AND_LENGTH[season]
    return month + length - 1 > 12


def season_starts(year: int, season: int) -> int:
    """The ordinal of a season's first day."""
    return to_ordinal(year, first_month(season))


def season_ends(year: int, season: int) -> int:
    """The ordinal of a season's last day."""
    month, length = FIRST_MONTH_AND_LENGTH[season]
    years, last = divmod(month + length - 2, 12)
    return last_of_month(year + years, last + 1)
