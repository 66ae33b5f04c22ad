"""From the words of a phrase to what it says. A language's file names a builder for each of its patterns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from annotated_briefings.dates.mentions.said import Said, Words

Build = Callable[[Words], Iterator[Said]]

_SAME_CENTURY = 2
"""Digits of a year that leaves its century to the one before it: "1914–18"."""
_WHOLE_YEAR = 100
_MONTHS = 12
_FIRST_OF_LAST_CENTURY = 20
"""A decade of two digits from here on is of the last century: "the ’20s" are 1920 to 1929."""
_LATE_DECADES = 1900
"""From here on "1900s" is a decade, before it a century."""


def _date(words: Words) -> Iterator[Said]:
    """Year, month, day and season as far as they are said."""
    yield replace(words.said(), year=words.year, month=words.month, day=words.day, season=words.season)


def _season(words: Words) -> Iterator[Said]:
    """A season; in "winter 2023-24" the second number only says that it crosses the year."""
    yield replace(words.said(), year=words.year, season=words.season)


def _month(words: Words) -> Iterator[Said]:
    yield replace(words.said(), year=words.year, month=words.month)


def _year(words: Words) -> Iterator[Said]:
    yield replace(words.said(), year=words.year)


def _fiscal(words: Words) -> Iterator[Said]:
    """A fiscal year is about the calendar year of its name."""
    number = words.number("YEAR", "DAY", "INTEGER") or 0
    yield replace(words.said(), year=number if number > _WHOLE_YEAR else 2000 + number)


def _days(words: Words) -> Iterator[Said]:
    """Two days of one month: "16–17 May 2024", "May 4 and 5"."""
    first, second = words.all("DAY", "NTH")[:2]
    both = replace(words.said(), year=words.year, month=words.month)
    yield replace(both, day=first.number, last=words.index(first))
    yield replace(both, day=second.number, first=words.index(second))


def _iso(words: Words) -> Iterator[Said]:
    year, month, day = (int(part) for part in words.word("ISO").split("-"))
    yield replace(words.said(), year=year, month=month, day=day)


def _numeric(words: Words) -> Iterator[Said]:
    """Month first where both orders are possible; points are written between day, month and year only."""
    written = words.word("NUMERIC")
    one, two, three = (int(part) for part in written.replace(".", "/").split("/"))
    if one > _WHOLE_YEAR:
        yield replace(words.said(), year=one, month=two, day=three)
    elif "." in written:
        yield replace(words.said(), year=three, month=two, day=one)
    elif one > _MONTHS:
        yield replace(words.said(), year=three, month=two, day=one, order="day-first")
    else:
        order = "month-first" if two > _MONTHS else "either" if one != two else ""
        yield replace(words.said(), year=three, month=one, day=two, order=order)


def _marked(words: Words) -> Iterator[Said]:
    """Numbers with the word for year, month or day behind them: 2024年5月17日."""
    month, day = words.number_before("MONTHMARK"), words.number_before("DAYMARK")
    yield replace(words.said(), year=words.year, month=month, day=day, season=words.season)


def _short_range(words: Words) -> Iterator[Said]:
    """Two years, the second by its last digits: "1914–18"."""
    start, end = words.all("YEAR", "DAY", "INTEGER")[:2]
    year = start.number - start.number % 100 + end.number
    yield replace(words.said(), year=start.number, last=words.index(start))
    if len(end.text) == _SAME_CENTURY and year > start.number:
        yield replace(words.said(), year=year, first=words.index(end))


def _years_bc(words: Words) -> Iterator[Said]:
    """Two years that share one BC: "499–493 BC"."""
    start, end = words.all("YEAR", "DAY", "INTEGER")[:2]
    yield replace(words.said(), year=1 - start.number, last=words.index(start))
    yield replace(words.said(), year=1 - end.number, first=words.index(end))


def _part_of_year(words: Words) -> Iterator[Said]:
    """Quarters and halves of a year, and of "this", "last" or "next" year."""
    first, most = (40, 2) if words.has("HALF") else (33, 4)
    season = first - 1 + min(words.number("ORDINAL", "NTH", "Q") or 1, most)
    said = replace(words.said(), season=season)
    if words.has("UNIT"):
        yield replace(said, **words.distance(words.step, "year"))
    else:
        yield replace(said, year=words.year)


def _decade(words: Words) -> Iterator[Said]:
    """ "1960s", "the late ’60s"; "1800s" is a century, "2000s" a decade."""
    number = words.number("DECADE") or 0
    said = words.said()
    if words.has("BC"):
        yield replace(said, year=-number - 8, span=10)
    elif number >= 1000:
        yield replace(said, year=number, span=100 if number % 100 == 0 and number < _LATE_DECADES else 10)
    elif number < _WHOLE_YEAR:
        yield replace(said, year=number + (1900 if number >= _FIRST_OF_LAST_CENTURY else 2000), span=10)


def _century(words: Words) -> Iterator[Said]:
    """ "19th century", "twenty-first century", "4th century BC", "XIX век", 19世纪; 20世纪60年代 is a decade of it."""
    number = (words.number("NTH", "ORDINAL", "ROMAN", "DAY") or 1) + (words.number("NUMBER") or 0)
    year = 1 - number * 100 if words.has("BC") else (number - 1) * 100
    decade = words.number_before("DECADEMARK")
    if decade is None:
        yield replace(words.said(), year=year, span=100)
    elif decade < _WHOLE_YEAR:
        yield replace(words.said(), year=year + decade, span=10)


def _marked_decade(words: Words) -> Iterator[Said]:
    """A decade by its two digits, of the last century: 60年代."""
    yield replace(words.said(), year=1900 + (words.number("INTEGER", "DAY") or 0), span=10)


def _relative(words: Words) -> Iterator[Said]:
    """A unit next to the reference or to the focus: "last year", "the next day", "later that month"."""
    yield replace(words.said(), **words.distance(words.step, words.word("UNIT", "CENTURY") or "day"), named=True)


def _relative_year(words: Words) -> Iterator[Said]:
    """ "last year", where the word for year is not one of the units."""
    yield replace(words.said(), **words.distance(words.step, "year"), named=True)


def _ago(words: Words) -> Iterator[Said]:
    """ "a few days ago", "two years later", "a decade earlier"."""
    vague = words.has("FUZZY")
    amount = words.number("FUZZY") or words.number("NUMBER", "DAY", "INTEGER", "A") or 1
    direction = words.number("AGO", "LATER", "EARLIER", "AFTER", "BEFORE") or 0
    hedged = words.has("HEDGE", "ADVERB")
    yield replace(
        words.said(), **words.distance(amount * direction, words.word("UNIT")), vague=vague, approximate=hedged
    )


def _day_beside(words: Words) -> Iterator[Said]:
    """ "the day before", "the day after", "the day following"."""
    amount = words.number("BEFORE", "AFTER", "FOLLOWING") or 0
    yield replace(words.said(), anchor="focus", unit=words.word("UNIT"), amount=amount)


def _deictic(words: Words) -> Iterator[Said]:
    """One word that is a distance from the day of publication: "yesterday", 去年; with a month, that month: 去年5月."""
    unit, _, amount = words.word("DEICTIC").partition(" ")
    said = replace(words.said(), anchor="reference", unit=unit, amount=int(amount), named=unit != "day")
    yield replace(said, month=words.number_before("MONTHMARK"), day=words.number_before("DAYMARK"))


def _weekday(words: Words) -> Iterator[Said]:
    yield replace(words.said(), anchor="reference", weekday=words.number("WEEKDAY"), amount=words.step)


def _named_beside(words: Words) -> Iterator[Said]:
    """A month or season named by its distance: "last May", "next summer", "this spring"."""
    said = replace(words.said(), month=words.month, season=words.season)
    yield replace(said, **words.distance(words.step, "named"))


def _of_that_year(words: Words) -> Iterator[Said]:
    """A date in the year last spoken of: "July 25 of that year", "May of last year"."""
    said = replace(words.said(), month=words.month, day=words.day, season=words.season)
    yield replace(said, **words.distance(words.step, "year"))


def _feast(words: Words) -> Iterator[Said]:
    month, day = divmod(words.number("FEAST") or 0, 100)
    yield replace(words.said(), year=words.year, month=month, day=day)


BUILDERS: Mapping[str, Build] = {
    "date": _date, "season": _season, "month": _month, "year": _year, "fiscal": _fiscal, "days": _days, "iso": _iso,
    "numeric": _numeric, "marked": _marked, "short-range": _short_range, "years-bc": _years_bc,
    "part-of-year": _part_of_year, "decade": _decade, "century": _century, "marked-decade": _marked_decade,
    "relative": _relative, "relative-year": _relative_year, "ago": _ago, "day-beside": _day_beside,
    "deictic": _deictic, "weekday": _weekday,
    "named-beside": _named_beside, "of-that-year": _of_that_year, "feast": _feast,
}  # fmt: skip
