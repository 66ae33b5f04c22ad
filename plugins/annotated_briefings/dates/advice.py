"""What somebody probably meant who wrote a date in other clothes than EDTF.

Everything here is a guess: the parser offers those that are EDTF, and takes none of them by itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from annotated_briefings.dates.calendar import MONTHS

_MAX_LENGTH = 80
"""Code points; what is longer is no date."""

_MONTHS = tuple(name.lower() for name in MONTHS)
_MONTH_NUMBERS = {
    **{name: number for number, name in enumerate(_MONTHS, start=1)},
    **{name[:3]: number for number, name in enumerate(_MONTHS, start=1)},
    "sept": 9,
}
_SEASON_NUMBERS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_Match = re.Match[str]


def candidates(text: str) -> Iterator[str]:
    """Expressions that the text may have been meant as, best first; they may be no EDTF either."""
    if len(text) <= _MAX_LENGTH:
        yield "".join(text.split())
        yield from _candidates(" ".join(text.lower().split()).replace(", ", " ").replace("’", "'"), depth=2)


def _candidates(text: str, *, depth: int) -> Iterator[str]:
    for pattern, propose in _RULES:
        if found := pattern.fullmatch(text):
            yield from propose(found)
    if depth:
        yield from _qualified(text, depth - 1)
        yield from _ranges(text, depth - 1)
    yield text.translate(_OLD_LETTERS)


_MENDINGS = tuple(
    (re.compile(pattern, re.ASCII), replacement)
    for pattern, replacement in (
        (r"^\+", ""),
        (r"[()]", ""),
        (r"([?~%])\1+", r"\1"),
        (r"(?<=[0-9])T[^/,\]}]*", ""),
        (r"^Y0*([1-9][0-9]{3})$", r"\1"),
        (r"^(Y-?[0-9]{5,})-.*", r"\1"),
        (r"^(-?[0-9]{4})S[0-9]*$", r"\1"),
        (r"^\[(.*?)[\]}]?$", r"[\1]"),
        (r"^\{(.*?)[\]}]?$", r"{\1}"),
        (r"^([\[{])([^,]*?)\.\.([^,]*?)([\]}])$", r"\1\3..\2\4"),
        (r"(?<=[0-9X])\.\.,", ","),
        (r",\.\.(?=[0-9])", ","),
        (r"^(-?[0-9X]{4}-[0-9X]{2})-.*", r"\1"),
        (r"^(-?[0-9X]{4})-.*", r"\1"),
    )
)
"""What makes EDTF of something that is nearly EDTF, by taking away what is too much."""


def mended(text: str) -> Iterator[str]:
    """The text without what is too much in it, in several ways, that which keeps most first; for want of candidates."""
    if len(text) > _MAX_LENGTH:
        return
    plain = "".join(str(unicodedata.digit(char, char)) for char in text.strip())
    yield plain
    for pattern, replacement in _MENDINGS:
        yield pattern.sub(replacement, plain)


_OLD_LETTERS = str.maketrans({"u": "X", "x": "X", "y": "Y", "e": "E", "t": "T", "z": "Z", "s": "S", " ": None})
"""EDTF is written in capitals and without spaces; in the draft of 2012 an unspecified digit was ``u``."""


def _decade(found: _Match) -> Iterator[str]:
    digits = found[1]
    if digits.endswith("0"):
        yield f"{digits[:2]}XX"
    yield f"{digits}X"


def _century(found: _Match) -> Iterator[str]:
    yield f"{int(found[1]) - 1:02}XX"


def _season(found: _Match) -> Iterator[str]:
    yield f"{found['year']}-{_SEASON_NUMBERS[found['season']]}"


def _named_month(found: _Match) -> Iterator[str]:
    month = _MONTH_NUMBERS.get(found["month"])
    day = found.groupdict().get("day")
    if month:
        yield f"{found['year']}-{month:02}" + (f"-{int(day):02}" if day else "")


def _year_first(found: _Match) -> Iterator[str]:
    year, *rest = (number for number in found.groups() if number)
    yield "-".join([year, *(f"{int(number):02}" for number in rest)])


def _day_first(found: _Match) -> Iterator[str]:
    day, month, year = found["a"], found["b"], found["year"]
    yield f"{year}-{int(month):02}-{int(day):02}"
    if "." not in found[0]:
        yield f"{year}-{int(day):02}-{int(month):02}"


def _month_first(found: _Match) -> Iterator[str]:
    yield f"{found[2]}-{int(found[1]):02}"


def _before_christ(found: _Match) -> Iterator[str]:
    year = int(found[1])
    if year:
        yield f"{'-' if year > 1 else ''}{year - 1:04}"


def _padded(found: _Match) -> Iterator[str]:
    yield f"{int(found[1]):04}"


def _long_year(found: _Match) -> Iterator[str]:
    yield f"Y{found[0]}"


def _quarter(found: _Match) -> Iterator[str]:
    yield f"{found['year']}-{32 + int(found['number'])}"


def _half(found: _Match) -> Iterator[str]:
    yield f"{found['year']}-{39 + int(found['number'])}"


def _with_seconds(found: _Match) -> Iterator[str]:
    yield f"{found[1]}T{found[2]}{found[3] or ':00'}{found[4].upper()}"


def _swapped(found: _Match) -> Iterator[str]:
    yield f"{found[2]}/{found[1]}"


_YEAR = r"(?P<year>\d{4})"
_WORD = r"(?P<month>[a-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"

_RULES: tuple[tuple[re.Pattern[str], Callable[[_Match], Iterator[str]]], ...] = tuple(
    (re.compile(pattern, re.ASCII), propose)
    for pattern, propose in (
        (r"(?:the )?(\d{3})0'?s", _decade),
        (r"(?:the )?(\d{1,2})(?:st|nd|rd|th) century", _century),
        (rf"(?P<season>spring|summer|autumn|fall|winter)(?: of)? {_YEAR}", _season),
        (rf"{_YEAR} (?P<season>spring|summer|autumn|fall|winter)", _season),
        (rf"(?:{_DAY} (?:of )?)?{_WORD} {_YEAR}", _named_month),
        (rf"{_WORD} {_DAY} {_YEAR}", _named_month),
        (rf"{_YEAR} {_WORD}(?: {_DAY})?", _named_month),
        (r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", _year_first),
        (r"(\d{4})(\d{2})(\d{2})", _year_first),
        (rf"(?P<a>\d{{1,2}})[-/.](?P<b>\d{{1,2}})[-/.]{_YEAR}", _day_first),
        (r"(\d{1,2})[-/.](\d{4})", _month_first),
        (r"(\d{1,4}) ?b\.?c\.?(?:e\.?)?", _before_christ),
        (r"(?:ad|ce) (\d{1,4})", _padded),
        (r"(\d{1,4}) ?(?:ad|ce)", _padded),
        (r"(\d{3})", _padded),
        (r"-?\d{5,7}", _long_year),
        (rf"q(?P<number>[1-4])[ /-]?{_YEAR}", _quarter),
        (rf"{_YEAR}[ /-]?q(?P<number>[1-4])", _quarter),
        (rf"{_YEAR}[ /-]?h(?P<number>[12])", _half),
        (r"(\d{4}-\d\d-\d\d)[t ](\d\d:\d\d)(:\d\d)?(z|[+-]\d\d:\d\d|)", _with_seconds),
        (r"([^/]+)/([^/]+)", _swapped),
    )
)

_ABOUT = re.compile(r"(?:c|ca|circa|about|around|approx|approximately)\.? ?(.+)")
_MAYBE = re.compile(r"(?:perhaps|maybe|probably|possibly) (.+)")
_UNTIL = re.compile(r"(?:until|till|before|up to|by) (?:the )?(.+)")
_SINCE = re.compile(r"(?:since|after|from) (?:the )?(.+)")


def _qualified(text: str, depth: int) -> Iterator[str]:
    """Dates with a word before them that EDTF has a sign for, and signs of the draft of 2012."""
    for pattern, template in ((_ABOUT, "{}~"), (_MAYBE, "{}?"), (_UNTIL, "../{}"), (_SINCE, "{}/..")):
        if found := pattern.fullmatch(text):
            for date in _either(found[1], depth):
                yield template.format(date)
    if text.endswith(("?~", "~?")):
        yield f"{text[:-2]}%"
    if "unknown" in text or "open" in text:
        yield text.replace("unknown", "").replace("open", "..")


_BETWEEN = ("–", "—", "−", " - ", " to ", " until ", " and ", "..", "-")


def _ranges(text: str, depth: int) -> Iterator[str]:
    """Two dates with a dash or a word between them."""
    text = text.removeprefix("between ").removeprefix("from ")
    for between in _BETWEEN:
        left, found, right = (part.strip() for part in text.partition(between))
        if found and left and right:
            yield from _pairs(left, right, depth)


def _pairs(left: str, right: str, depth: int) -> Iterator[str]:
    if re.fullmatch(r"\d{4}", left, re.ASCII) and re.fullmatch(r"\d{2}", right, re.ASCII):
        right = left[:2] + right
    for end in _either(right, depth):
        for start in _either(left, depth):
            yield f"{start}/{end}"
        for start in _either(f"{left} {end[:4]}", depth):
            yield f"{start}/{end}"
        if left.isdecimal() and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", end):
            yield f"{end[:-2]}{left:0>2}/{end}"


def _either(text: str, depth: int) -> Iterator[str]:
    yield from _candidates(text, depth=depth)
