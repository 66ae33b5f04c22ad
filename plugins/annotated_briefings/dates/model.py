"""A date as the Extended Date/Time Format has it: what is known, and how well.

Standard: ISO 8601-2:2019, as in https://www.loc.gov/standards/datetime/ (levels 0 to 2).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Precision(IntEnum):
    """The smallest unit that a date states; a greater value is finer."""

    MILLENNIUM = 1
    CENTURY = 2
    DECADE = 3
    YEAR = 4
    SEASON = 5
    MONTH = 6
    DAY = 7
    TIME = 8


class Kind(StrEnum):
    """The shape of an EDTF expression."""

    DATE = "date"
    INTERVAL = "interval"
    SET = "set"


class End(StrEnum):
    """How one end of an interval stands."""

    DATED = "dated"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class EdtfDate:
    """One EDTF expression.

    ``earliest`` and ``latest`` are the first and last day that it may cover, as proleptic Gregorian ordinals
    (1 is 0001-01-01, as in :meth:`datetime.date.toordinal`; year 0000 is 1 BCE, so earlier days are zero or
    negative); ``None`` where that end is open or unknown. ``text`` is the expression as it was written.
    ``parts`` are the two ends of an interval (dated ones only) or the members of a set.
    """

    text: str
    kind: Kind
    earliest: int | None
    latest: int | None
    precision: Precision
    uncertain: bool = False
    approximate: bool = False
    unspecified: bool = False
    start: End = End.DATED
    end: End = End.DATED
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    parts: tuple[EdtfDate, ...] = ()
