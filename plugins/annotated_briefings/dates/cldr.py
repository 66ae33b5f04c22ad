"""Calendar patterns of CLDR, filled for years of any size (Babel's formatter knows 1 to 9999)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

_FIELD = re.compile(r"'(?P<literal>[^']*)'|(?P<field>G+|y+|Q+|M+|L+|d+)")
_SPACES = str.maketrans({"\u2009": " ", "\u202f": "\u00a0"})
"""Thin spaces are missing from many fonts."""

_YEARS_WITHOUT_ERA = range(1_000, 10_000)
_YEARS_TOO_FAR_FOR_YEAR_ZERO = 100_000


@dataclass(frozen=True, slots=True)
class Day:
    """What a pattern can be filled with; what it does not name may be left as it is."""

    year: int
    month: int = 1
    day: int = 1

    @property
    def has_era(self) -> bool:
        """Whether its year needs BC or AD to be understood."""
        return self.year < _YEARS_WITHOUT_ERA.start

    @property
    def year_of_era(self) -> int:
        """The year as people count it: year 0 is 1 BC. Where that one does not matter it is not added."""
        if self.year > 0:
            return self.year
        return -self.year if -self.year >= _YEARS_TOO_FAR_FOR_YEAR_ZERO else 1 - self.year


class Cldr:
    """The patterns of one locale, long or ``short`` (months abbreviated)."""

    def __init__(self, name: str, *, short: bool) -> None:
        self._locale = Locale.parse(name)
        self._short = short

    def year(self, day: Day) -> str:
        """2024, 44 BC."""
        return self._fill(self._skeleton("Gy" if day.has_era else "y"), day)

    def month(self, day: Day, *, running: bool = False) -> str:
        """May 2024; ``running`` takes the form that follows a preposition."""
        long = "GyMMM" if day.has_era else "yMMM"
        pattern = self._widened(self._skeleton(long))
        return self._fill(pattern.replace("L", "M") if running else pattern, day)

    def full(self, day: Day) -> str:
        """17 May 2024."""
        return self._fill(self._widened(self._skeleton("GyMMMd" if day.has_era else "yMMMd")), day)

    def month_alone(self, month: int) -> str:
        """May."""
        return str(self._locale.months["stand-alone"]["abbreviated" if self._short else "wide"][month])

    def day_of_month(self, month: int, day: int) -> str:
        """17 May."""
        return self._fill(self._widened(self._skeleton("MMMd")), Day(0, month, day))

    def quarter(self, day: Day) -> str:
        """2nd quarter 2024; the quarter is that of the month."""
        return self._fill(self._skeleton("yQQQQ"), day)

    def between(self, first: str, last: str) -> str:
        """Two dates in words, joined as a range."""
        return str(self._locale.interval_formats[None]).translate(_SPACES).format(first, last)

    def years(self, first: Day, last: Day) -> str:
        """2019–2021."""
        if first.has_era or last.has_era:
            if (first.year > 0) != (last.year > 0):
                return self.between(self.year(first), self.year(last))
            return self._range("Gy", "y", first, last)
        return self._range("y", "y", first, last)

    def months(self, first: Day, last: Day) -> str:
        """May – June 2024."""
        if first.has_era or last.has_era:
            return self.between(self.month(first), self.month(last))
        return self._range("yMMM", "M" if first.year == last.year else "y", first, last)

    def days(self, first: Day, last: Day) -> str:
        """16–17 May 2024."""
        if first.has_era or last.has_era:
            return self.between(self.full(first), self.full(last))
        if first.year != last.year:
            return self._range("yMMMd", "y", first, last)
        return self._range("yMMMd", "d" if first.month == last.month else "M", first, last)

    def one_of(self, words: Sequence[str]) -> str:
        """1960, 1961 or 1962."""
        return format_list(words, style="or", locale=self._locale)

    def all_of(self, words: Sequence[str]) -> str:
        """1960, 1961 and 1962."""
        return format_list(words, style="standard", locale=self._locale)

    def _skeleton(self, name: str) -> str:
        return str(self._locale.datetime_skeletons[name].pattern)

    def _widened(self, pattern: str) -> str:
        return pattern if self._short else pattern.replace("MMM", "MMMM").replace("LLL", "LLLL")

    def _range(self, skeleton: str, difference: str, first: Day, last: Day) -> str:
        before, after = self._locale.interval_formats[skeleton][difference]
        return self._fill(self._widened(before), first) + self._fill(self._widened(after), last)

    def _fill(self, pattern: str, day: Day) -> str:
        def value(found: re.Match[str]) -> str:
            return found["literal"] if found["field"] is None else self._field(found["field"], day)

        return _FIELD.sub(value, pattern).translate(_SPACES)

    def _field(self, field: str, day: Day) -> str:
        letter, width = field[0], len(field)
        if letter == "y":
            year = day.year_of_era
            return str(year) if year < _YEARS_WITHOUT_ERA.stop else format_decimal(year, locale=self._locale)
        if letter == "d":
            return str(day.day)
        if letter == "G":
            return str(self._locale.eras["abbreviated"][int(day.year > 0)])
        if letter == "Q":
            quarter = (day.month + 2) // 3
            return str(self._locale.quarters["format"]["wide"][quarter]) if width == 4 else str(quarter)
        if width < 3:
            return str(day.month)
        context = "stand-alone" if letter == "L" else "format"
        months: Mapping[int, str] = self._locale.months[context]["wide" if width == 4 else "abbreviated"]
        return months[day.month]


@cache
def load_cldr(name: str, *, short: bool) -> Cldr:
    """The patterns of a locale that :data:`~annotated_briefings.dates.phrases.PHRASES` names."""
    return Cldr(name, short=short)
