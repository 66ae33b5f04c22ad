"""Ordinals agree with ``datetime`` where it reaches, and go on where it does not."""

from __future__ import annotations

from datetime import date

import pytest
from annotated_briefings.dates.calendar import days_in_month, from_ordinal, last_of_month, to_ordinal
from hypothesis import given, settings
from hypothesis import strategies as st


@settings(deadline=None)
@given(st.dates())
def test_an_ordinal_is_the_one_of_the_standard_library(day: date) -> None:
    ordinal = to_ordinal(day.year, day.month, day.day)

    assert ordinal == day.toordinal()
    assert from_ordinal(ordinal) == (day.year, day.month, day.day)


@settings(deadline=None)
@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_every_ordinal_is_one_day_and_back(ordinal: int) -> None:
    assert to_ordinal(*from_ordinal(ordinal)) == ordinal


@settings(deadline=None)
@given(st.integers(min_value=-(10**12), max_value=10**12), st.integers(min_value=1, max_value=12))
def test_a_month_is_followed_by_the_next(year: int, month: int) -> None:
    following = (year + 1, 1) if month == 12 else (year, month + 1)

    assert last_of_month(year, month) + 1 == to_ordinal(*following)


def test_the_day_before_the_first_is_in_the_year_zero() -> None:
    assert from_ordinal(1) == (1, 1, 1)
    assert from_ordinal(0) == (0, 12, 31)


@pytest.mark.parametrize(("year", "days"), [(0, 29), (-4, 29), (-100, 28), (1900, 28), (2000, 29), (2023, 28)])
def test_february_has_a_leap_day_by_the_gregorian_rule(year: int, days: int) -> None:
    assert days_in_month(year, 2) == days
