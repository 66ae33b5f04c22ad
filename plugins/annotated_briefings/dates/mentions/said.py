"""What one phrase says of a date, before anyone knows the year, and the tokens that it was read from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from annotated_briefings.dates.mentions.vocabulary import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one phrase says. Absent parts are ``None``; ``first`` and ``last`` are the indices of its tokens.

    ``month`` with ``day`` but without ``year`` waits for the context. ``season`` is EDTF's number of a part of a year
    (21 to 41). ``span`` is the number of years of a decade or a century. ``unit`` and ``amount`` are a distance from
    ``anchor``: ``reference`` (the day of publication: "last year") or ``focus`` (the date last spoken of: "the next
    day"); it is ``named`` in "last week", counted in "three weeks ago" and ``vague`` in "a few weeks ago".
    ``order`` is that of a date in numbers, where it has one: ``day-first``, ``month-first`` or, in "3/4/2024",
    ``either`` (it is then read with the month first).

    The rest is where it stands: ``sentence`` and ``paragraph`` count from 0; it ``heads`` a text that goes on below
    it, ``opens`` its sentence, or is in the ``future`` as its sentence has it.
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
    order: str = ""
    sentence: int = 0
    paragraph: int = 0
    heads: bool = False
    opens: bool = False
    future: bool = False


class Distance(TypedDict):
    """The parts of :class:`Said` that are a distance."""

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

    def number_before(self, mark: str) -> int | None:
        """The number that stands before a mark: 5 in 5月."""
        pairs = zip(self._tokens, self._tokens[1:], strict=False)
        return next((token.number for token, following in pairs if following.kind == mark), None)

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

    def distance(self, amount: int, unit: str) -> Distance:
        """A distance from the day of publication, or from the date last spoken of, as the words have it."""
        deictic = self.has("LAST", "THIS", "AGO") or (self.has("NEXT") and not self._is_the_next())
        return {"anchor": "reference" if deictic else "focus", "unit": unit, "amount": amount}

    def _is_the_next(self) -> bool:
        pairs = zip(self._tokens, self._tokens[1:], strict=False)
        return any(token.kind == "THE" and following.kind == "NEXT" for token, following in pairs)

    def said(self) -> Said:
        """A :class:`Said` over these words, approximate where they hedge or name a part of what they date."""
        approximate = self.has("HEDGE", "PART", "POINT", "FISCAL")
        return Said(first=self._first, last=self._last, approximate=approximate)
