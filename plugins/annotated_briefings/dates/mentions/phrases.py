"""The grammar of dates in prose: which rows of tokens say a date, and what they say before anyone knows the year.

Each phrase is a pattern over kinds of tokens (see ``vocabulary.py``). A text is turned into a string with one letter
per token and read once by all patterns together, so the cost is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypedDict

from annotated_briefings.dates.mentions.vocabulary import LETTER, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one phrase says. Absent parts are ``None``; ``first`` and ``last`` are the indices of its tokens.

    ``month`` with ``day`` but without ``year`` waits for the context. ``season`` is EDTF's number of a part of a year
    (21 to 41). ``span`` is the number of years of a decade or a century. ``unit`` and ``amount`` are a distance from
    ``anchor``: ``reference`` (the day of publication: "last year") or ``focus`` (the date last spoken of: "the next
    day"); it is ``named`` in "last week", counted in "three weeks ago" and ``vague`` in "a few weeks ago".
    """

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    span: int = 0
    weekday: int | None = None
    anchor: str = ""
    unit: str = ""
    amount: int = 0
    approximate: bool = False
    vague: bool = False
    named: bool = False


class _Distance(TypedDict):
    anchor: str
    unit: str
    amount: int


class Words:
    """The tokens of one phrase, asked for by kind."""

    def __init__(self, tokens: Sequence[Token], first: int, last: int) -> None:
        self._first = first
        self._last = last
        self._tokens = tokens[first : last + 1]

    def all(self, *kinds: str) -> list[Token]:
        """The tokens of these kinds, in order."""
        return [token for token in self._tokens if token.kind in kinds]

    def number(self, *kinds: str) -> int | None:
        """The number of the first token of these kinds."""
        return next((token.number for token in self._tokens if token.kind in kinds), None)

    def has(self, *kinds: str) -> bool:
        """Whether a token of these kinds is there."""
        return any(token.kind in kinds for token in self._tokens)

    def word(self, *kinds: str) -> str:
        """The value of the first token of these kinds, "" where there is none."""
        return next((str(token.value) for token in self._tokens if token.kind in kinds), "")

    def index(self, wanted: Token) -> int:
        """The place of a token among all tokens of the text."""
        return self._first + self._tokens.index(wanted)

    @property
    def year(self) -> int | None:
        """The year as astronomers count: 1 BC is 0."""
        if self.has("BC"):
            return 1 - self.all("YEAR", "INTEGER", "DAY")[-1].number
        year = self.number("YEAR")
        return self.number("INTEGER", "DAY") if year is None and self.has("AD") else year

    @property
    def month(self) -> int | None:
        """The month's number."""
        return self.number("MONTH", "ABBREVIATION")

    @property
    def day(self) -> int | None:
        """The day of the month; what stands before BC or AD alone is a year."""
        if self.has("BC", "AD") and self.month is None:
            return None
        return self.number("DAY", "NTH")

    @property
    def season(self) -> int | None:
        """EDTF's number of a season."""
        return self.number("SEASON")

    @property
    def step(self) -> int:
        """How far "last", "next", "this" and their like go."""
        return self.number("LAST", "NEXT", "THIS", "PREVIOUS", "FOLLOWING", "SAME") or 0

    def distance(self, amount: int, unit: str) -> _Distance:
        """A distance from the day of publication, or from the date last spoken of, as the words have it."""
        deictic = self.has("LAST", "THIS", "AGO", "DAYWORD") or (self.has("NEXT") and not self.has("THE"))
        return {"anchor": "reference" if deictic else "focus", "unit": unit, "amount": amount}

    def said(self) -> Said:
        """A :class:`Said` over these words, approximate where they hedge or name a part of what they date."""
        return Said(first=self._first, last=self._last, approximate=self.has("HEDGE", "PART", "POINT"))


Build = Callable[[Words], Iterator[Said]]


def _date(words: Words) -> Iterator[Said]:
    """Year, month, day and season as far as they are said."""
    yield replace(words.said(), year=words.year, month=words.month, day=words.day, season=words.season)


def _season(words: Words) -> Iterator[Said]:
    """A season; in "winter 2023-24" the second number only says that it crosses the year."""
    yield replace(words.said(), year=words.year, season=words.season)


def _month(words: Words) -> Iterator[Said]:
    yield replace(words.said(), year=words.year, month=words.month)


def _days(words: Words) -> Iterator[Said]:
    """Two days of one month: "16–17 May 2024", "May 4 and 5"."""
    first, second = words.all("DAY", "NTH")[:2]
    both = replace(words.said(), year=words.year, month=words.month)
    yield replace(both, day=first.number, last=words.index(first))
    yield replace(both, day=second.number, first=words.index(second))


def _iso(words: Words) -> Iterator[Said]:
    year, month, day = (int(part) for part in words.word("ISO").split("-"))
    yield replace(words.said(), year=year, month=month, day=day)


def _short_range(words: Words) -> Iterator[Said]:
    """Two years, the second by its last digits: "1914–18"."""
    start, end = words.all("YEAR", "DAY", "INTEGER")[:2]
    year = start.number - start.number % 100 + end.number
    yield replace(words.said(), year=start.number, last=words.index(start))
    if len(end.text) == 2 and year > start.number:
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
        yield replace(said, year=number, span=100 if number % 100 == 0 and number < 1900 else 10)
    elif number < 100:
        yield replace(said, year=number + (1900 if number >= 30 else 2000), span=10)


def _century(words: Words) -> Iterator[Said]:
    """ "19th century", "twenty-first century", "4th century BC"."""
    number = (words.number("NTH", "ORDINAL") or 1) + (words.number("NUMBER") or 0)
    year = 1 - number * 100 if words.has("BC") else (number - 1) * 100
    yield replace(words.said(), year=year, span=100)


def _relative(words: Words) -> Iterator[Said]:
    """A unit next to the reference or to the focus: "last year", "the next day", "later that month"."""
    yield replace(words.said(), **words.distance(words.step, words.word("UNIT", "CENTURY") or "day"), named=True)


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


def _dayword(words: Words) -> Iterator[Said]:
    yield replace(words.said(), anchor="reference", unit="day", amount=words.number("DAYWORD") or 0)


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


_LEAD = "HEDGE? THE? (DAYPART+ OF)? (PART (DASH|IN|OF)? THE? (DAYPART+ OF)? | POINT OF THE?)? (PART DASH?)?"
"""What may stand before a date: "early", "the end of", "late in", "the night of", "c.", "mid-"."""
_MONTH = "(MONTH|ABBREVIATION DOT?)"
_DAY = "(DAY|NTH)"
_LINK = "(DASH|AND|TO|SLASH|UNTIL)"
_QUANTITY = "ADVERB? HEDGE? (A? FUZZY OF?|A|NUMBER|DAY|INTEGER)"
_BC_YEAR = "(YEAR|INTEGER|DAY)"
_STEP = "(LAST|NEXT|THIS|PREVIOUS|FOLLOWING|SAME)"
_WEEKDAY = "(WEEKDAY COMMA?)?"

_GRAMMAR: tuple[tuple[str, Build], ...] = (
    ("ISO", _iso),
    (f"{_LEAD} {_WEEKDAY} {_MONTH} {_DAY} {_LINK} {_DAY} (COMMA? YEAR)?", _days),
    (f"{_LEAD} {_WEEKDAY} THE? {_DAY} {_LINK} {_DAY} OF? {_MONTH} (COMMA? YEAR)?", _days),
    (f"{_LEAD} ({_MONTH} {_DAY}?|{_DAY} OF? {_MONTH}|SEASON) (OF|IN) THE? {_STEP} UNIT", _of_that_year),
    (f"{_LEAD} {_WEEKDAY} {_MONTH} THE? {_DAY} COMMA? YEAR", _date),
    (f"{_LEAD} {_WEEKDAY} THE? {_DAY} OF? {_MONTH} COMMA? YEAR", _date),
    (f"{_LEAD} {_MONTH} COMMA? OF? (YEAR|{_BC_YEAR} BC)", _month),
    (f"{_LEAD} SEASON OF? YEAR (DASH|SLASH) DAY", _season),
    (f"{_LEAD} SEASON COMMA? (OF|IN)? ({_BC_YEAR} BC|YEAR)", _season),
    (f"{_LEAD} {_WEEKDAY} {_MONTH} THE? {_DAY}", _date),
    (f"{_LEAD} {_WEEKDAY} THE? {_DAY} OF? {_MONTH}", _date),
    (f"THE? PART? (ORDINAL|NTH) (QUARTER|HALF) (OF|IN)? THE? (YEAR|{_STEP} UNIT)", _part_of_year),
    ("Q COMMA? OF? YEAR", _part_of_year),
    (f"{_LEAD} {_BC_YEAR} {_LINK} {_BC_YEAR} BC", _years_bc),
    (f"{_LEAD} {_BC_YEAR} BC", _date),
    (f"{_LEAD} (AD {_BC_YEAR}|{_BC_YEAR} AD)", _date),
    ("FEAST COMMA? (OF|IN)? YEAR", _feast),
    (f"{_LEAD} DECADE BC?", _decade),
    (f"{_LEAD} (NUMBER DASH)? (NTH|ORDINAL) DASH? CENTURY BC?", _century),
    (f"{_LEAD} YEAR DASH (DAY|INTEGER)", _short_range),
    (f"{_QUANTITY} UNIT (AGO|LATER|EARLIER|BEFORE|AFTER)", _ago),
    ("(THE|SAME) UNIT (BEFORE|AFTER|FOLLOWING)", _day_beside),
    (f"{_LEAD} (EARLIER|LATER|PART)? (IN|ON)? THE? SAME? {_STEP} (UNIT|CENTURY|DAYPART)", _relative),
    ("(EARLIER|LATER) (IN|ON) THE UNIT", _relative),
    ("THE? (POINT|PART POINT) OF THE UNIT", _relative),
    (f"{_LEAD} THE? {_STEP} ({_MONTH}|SEASON)", _named_beside),
    ("ON? THE? (LAST|NEXT|THIS)? WEEKDAY DAYPART?", _weekday),
    (f"{_LEAD} {_MONTH}", _month),
    (f"{_LEAD} SEASON", _season),
    (f"{_LEAD} YEAR", _date),
    ("DAYWORD", _dayword),
)
"""Of two phrases that begin at one place the earlier wins: the fuller ones come first."""

_KIND = re.compile(r"[A-Z]+")


def _compile(pattern: str) -> str:
    return _KIND.sub(lambda found: LETTER[found[0]], pattern).replace(" ", "").replace("(", "(?:")


_PHRASES = re.compile("|".join(f"(?P<rule{index}>{_compile(pattern)})" for index, (pattern, _) in enumerate(_GRAMMAR)))


def find_phrases(tokens: Sequence[Token]) -> Iterator[Said]:
    """What the phrases of a text may say, in order; they never overlap. ``plausible.py`` decides which are dates."""
    letters = "".join([LETTER[token.kind] for token in tokens])
    for found in _PHRASES.finditer(letters):
        build = _GRAMMAR[int((found.lastgroup or "").removeprefix("rule"))][1]
        yield from build(Words(tokens, found.start(), found.end() - 1))
