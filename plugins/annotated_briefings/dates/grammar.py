"""One EDTF date, not yet intervals and sets: calendar dates, seasons, long years, moments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product

from annotated_briefings.dates.calendar import MONTHS, days_in_month, last_of_month, to_ordinal
from annotated_briefings.dates.model import EdtfDate, Kind, Precision
from annotated_briefings.dates.seasons import FIRST_MONTH_AND_LENGTH, season_ends, season_starts

_MAX_DIGITS = 12
"""Digits of a year: more than the age of everything, and its days stay exact where numbers are doubles."""

_DATE = re.compile(
    r"[?~%]?(?P<year>-?[0-9X]{4})[?~%]?"
    r"(?:-[?~%]?(?P<month>[0-9X]{2})[?~%]?(?:-[?~%]?(?P<day>[0-9X]{2})[?~%]?)?)?"
)
_LONG_YEAR = re.compile(r"Y(?P<sign>-?)(?P<digits>[0-9]+)(?:E(?P<exponent>[0-9]+))?(?:S(?P<significant>[0-9]+))?[?~%]?")
_SIGNIFICANT = re.compile(r"(?P<sign>-?)(?P<digits>[0-9]{4})(?P<exponent>)S(?P<significant>[0-9]+)[?~%]?")
_TIME = re.compile(
    r"(?P<date>-?[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})"
    r"(?:Z|[+-](?P<offset_hour>[0-9]{2})(?::(?P<offset_minute>[0-9]{2}))?)?"
)
_PREFIX = re.compile(r"[?~%]?-?(?:[0-9X]{4}[?~%]?(?:-[?~%]?[0-9X]{2}[?~%]?(?:-[?~%]?[0-9X]{2}[?~%]?)?)?)?")

_BY_UNSPECIFIED = (
    Precision.YEAR,
    Precision.DECADE,
    Precision.CENTURY,
    Precision.MILLENNIUM,
    Precision.MILLENNIUM,
)


class EdtfError(ValueError):
    """A text that is no EDTF expression: what is wrong, what to write instead, where (``column`` from 1)."""

    def __init__(self, message: str, *, hint: str = "", column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.column = column


def read_date(text: str, *, at: int = 0) -> EdtfDate:
    """One date without a time of day; ``at`` is where ``text`` begins, for the column of a fault."""
    if found := _DATE.fullmatch(text):
        return _calendar_date(text, found, at)
    if found := _LONG_YEAR.fullmatch(text) or _SIGNIFICANT.fullmatch(text):
        return _scaled_year(text, found, at)
    if _TIME.fullmatch(text):
        raise EdtfError(f"only a single date may have a time of day, got {text!r}", column=at + 11)
    raise EdtfError(_what_was_expected(text), column=at + _PREFIX.match(text).end() + 1)  # type: ignore[union-attr]


def read_moment(text: str) -> EdtfDate:
    """One date, with or without a time of day.

    Its ordinal is the local day, as written: an offset from UTC does not move an event to another day.
    """
    found = _TIME.fullmatch(text)
    if found is None:
        return read_date(text)
    for name, limit in _CLOCK:
        if int(found[name] or 0) > limit:
            what = name.replace("_", " ")
            raise EdtfError(f"the {what} is 00 to {limit}, got {found[name]}", column=found.start(name) + 1)
    day = read_date(found["date"])
    return EdtfDate(
        text=text,
        kind=Kind.DATE,
        earliest=day.earliest,
        latest=day.latest,
        precision=Precision.TIME,
        year=day.year,
        month=day.month,
        day=day.day,
    )


_CLOCK = (("hour", 23), ("minute", 59), ("second", 59), ("offset_hour", 23), ("offset_minute", 59))


def _what_was_expected(text: str) -> str:
    if not text:
        return "expected a date, got nothing"
    shown = text if len(text) <= 60 else f"{text[:59]}…"
    return f"expected a date such as 2024, 2024-05 or 2024-05-17, got {shown!r}"


def _flags(text: str) -> tuple[bool, bool]:
    """Whether a date is uncertain, and whether it is approximate, in any of its components."""
    both = "%" in text
    return both or "?" in text, both or "~" in text


def _calendar_date(text: str, found: re.Match[str], at: int) -> EdtfDate:
    year, month, day = found["year"], found["month"], found["day"]
    if year == "-0000":
        raise EdtfError("year 0000 has no sign (it is 1 BCE)", hint="write 0000", column=at + 1)
    if month and _is_season(month):
        return _season(text, found, at)
    if month and "X" not in month and not 1 <= int(month) <= 12:
        raise EdtfError(
            f"a month is 01 to 12, or 21 to 41 for a part of the year, got {month}",
            hint=f"write {year} where the month is not known",
            column=at + found.start("month") + 1,
        )
    if "X" in text:
        earliest, latest = _bounds_of_unspecified(found, at)
    else:
        earliest, latest = _bounds(found, at)
    uncertain, approximate = _flags(text)
    return EdtfDate(
        text=text,
        kind=Kind.DATE,
        earliest=earliest,
        latest=latest,
        precision=Precision.DAY if day else Precision.MONTH if month else _year_precision(year),
        uncertain=uncertain,
        approximate=approximate,
        unspecified="X" in text,
        year=_known(year),
        month=_known(month),
        day=_known(day),
    )


def _known(digits: str | None) -> int | None:
    return None if digits is None or "X" in digits else int(digits)


def _year_precision(year: str) -> Precision:
    return _BY_UNSPECIFIED[len(year) - len(year.rstrip("X"))]


def _bounds(found: re.Match[str], at: int) -> tuple[int, int]:
    """First and last day of a date whose digits are all known."""
    year = int(found["year"])
    if found["month"] is None:
        return to_ordinal(year), last_of_month(year, 12)
    month = int(found["month"])
    if found["day"] is None:
        return to_ordinal(year, month), last_of_month(year, month)
    day = int(found["day"])
    last = days_in_month(year, month)
    if not 1 <= day <= last:
        raise EdtfError(
            f"{MONTHS[month - 1]} {year} has {last} days, got {found['day']}",
            hint=f"write {found['year']}-{found['month']} where the day is not known",
            column=at + found.start("day") + 1,
        )
    ordinal = to_ordinal(year, month, day)
    return ordinal, ordinal


def _bounds_of_unspecified(found: re.Match[str], at: int) -> tuple[int, int]:
    """First and last day that the digits allow: 1985-02-XX ends on the 28th."""
    year, months, days = found["year"], _numbers(found["month"] or "XX", 12), _numbers(found["day"] or "XX", 31)
    earliest = _first_that_exists(_years(year), months, days)
    if earliest is None:
        raise EdtfError("no day has these digits", column=at + found.start("month") + 1)
    latest = _first_that_exists(_years(year, backwards=True), months[::-1], days[::-1])
    return earliest, earliest if latest is None else latest


def _first_that_exists(years: Iterable[int], months: Sequence[int], days: Sequence[int]) -> int | None:
    for year in years:
        for month in months:
            last = days_in_month(year, month)
            for day in days:
                if day <= last:
                    return to_ordinal(year, month, day)
    return None


@cache
def _numbers(template: str, greatest: int) -> tuple[int, ...]:
    """The numbers from 1 to ``greatest`` that two digits may stand for; there are 121 pairs."""
    return tuple(number for number in _completions(template) if 1 <= number <= greatest)


def _completions(template: str, *, backwards: bool = False) -> Iterator[int]:
    """The numbers that digits with ``X`` may stand for, in order."""
    choices = "9876543210" if backwards else "0123456789"
    for digits in product(*(choices if char == "X" else char for char in template)):
        yield int("".join(digits))


def _years(template: str, *, backwards: bool = False) -> Iterator[int]:
    if not template.startswith("-"):
        return _completions(template, backwards=backwards)
    return (-number for number in _completions(template[1:], backwards=not backwards) if number)


def _is_season(month: str) -> bool:
    return "X" not in month and int(month) in FIRST_MONTH_AND_LENGTH


def _season(text: str, found: re.Match[str], at: int) -> EdtfDate:
    if found["day"] is not None:
        message = f"a part of the year ({found['month']}) has no day"
        raise EdtfError(message, column=at + found.start("day") + 1)
    season = int(found["month"])
    uncertain, approximate = _flags(text)
    return EdtfDate(
        text=text,
        kind=Kind.DATE,
        earliest=season_starts(next(_years(found["year"])), season),
        latest=season_ends(next(_years(found["year"], backwards=True)), season),
        precision=Precision.SEASON,
        uncertain=uncertain,
        approximate=approximate,
        unspecified="X" in text,
        year=_known(found["year"]),
        season=season,
    )


def _scaled_year(text: str, found: re.Match[str], at: int) -> EdtfDate:
    """A year with a letter: Y-17E7, Y171010000S3, 1950S2."""
    digits, exponent = found["digits"], found["exponent"]
    _refuse_what_needs_no_letter(text, digits, at=at, plain=exponent is None)
    if len(digits) > _MAX_DIGITS or len(digits) + min(int(exponent or 0), _MAX_DIGITS) > _MAX_DIGITS:
        raise EdtfError(f"a year has at most {_MAX_DIGITS} digits", column=at + found.start("digits") + 1)
    magnitude = int(digits) * 10 ** int(exponent or 0)
    spread, precision = _spread(found, magnitude, at)
    low = magnitude - magnitude % spread
    sign = -1 if found["sign"] else 1
    first, last = sorted((sign * low, sign * (low + spread - 1)))
    uncertain, approximate = _flags(text)
    return EdtfDate(
        text=text,
        kind=Kind.DATE,
        earliest=to_ordinal(first),
        latest=last_of_month(last, 12),
        precision=precision,
        uncertain=uncertain,
        approximate=approximate or spread > 1,
        year=sign * magnitude,
    )


def _refuse_what_needs_no_letter(text: str, digits: str, *, at: int, plain: bool) -> None:
    if text.startswith("Y") and digits.startswith("0"):
        raise EdtfError("a year after Y begins with 1 to 9", column=at + 2)
    if plain and len(digits) <= 4:
        short = f"{digits:>04}{text.partition(digits)[2]}"
        sign = "-" if text.startswith("Y-") else ""
        raise EdtfError("Y is for years of more than four digits", hint=f"write {sign}{short}", column=at + 1)


def _spread(found: re.Match[str], magnitude: int, at: int) -> tuple[int, Precision]:
    """How many years share the significant digits, and the precision that this comes to."""
    if found["significant"] is None:
        return 1, Precision.YEAR
    size, significant = len(str(magnitude)), int(found["significant"][:9])
    if not 1 <= significant <= size:
        message = f"{magnitude} has 1 to {size} significant digits, got {found['significant']}"
        raise EdtfError(message, column=at + found.start("significant") + 1)
    open_digits = size - significant
    return 10**open_digits, _BY_UNSPECIFIED[min(open_digits, 4)]
