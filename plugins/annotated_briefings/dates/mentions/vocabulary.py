"""One language's words for dates, and a text as a row of tokens that those words give a kind.

A language is one file in ``languages/``: its words, the lists that tell what is no date, and its phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from annotated_briefings.dates.mentions.roman import read_roman
from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.yaml import Mapping, Scalar, Sequence, read_yaml

KINDS = (
    "MONTH", "ABBREVIATION", "WEEKDAY", "SEASON", "FEAST", "UNIT", "CENTURY", "NUMBER", "FUZZY", "ORDINAL",
    "PART", "POINT", "DAYPART", "DEICTIC", "LAST", "NEXT", "THIS", "PREVIOUS", "FOLLOWING", "SAME", "AGO",
    "LATER", "EARLIER", "AFTER", "BEFORE", "HALF", "QUARTER", "FISCAL", "HEDGE", "ADVERB", "A", "THE", "OF", "IN", "ON",
    "AND", "TO", "FROM", "BETWEEN", "UNTIL", "SINCE", "PREPOSITION", "YEARMARK", "MONTHMARK", "DAYMARK", "DECADEMARK",
    "DAY", "NTH", "INTEGER", "YEAR", "DECADE", "ROMAN", "ISO", "NUMERIC", "Q", "BC", "AD",
    "DASH", "SLASH", "COMMA", "DOT", "OPEN", "BREAK", "OTHER",
)  # fmt: skip
"""What a token can be. Each has a letter of its own, so that a text becomes a string that a pattern can read."""

LETTER = {kind: chr(0x100 + index) for index, kind in enumerate(KINDS)}

_IDEOGRAPH = "\u3400-\u9fff"
_ADDRESS = r"(?:https?://|www\.)\S+"
_ISO = r"\d{4}-\d{2}-\d{2}(?=T\d|[^\w-]|$)"
_NUMERIC = r"\d{1,2}([/.])\d{1,2}\1\d{4}(?![\d/])|\d{4}/\d{1,2}/\d{1,2}(?![\d/])"
_NUMBER = r"\d+ (?:,\d{3}(?!\d))* (?:[.:]\d+)*"
_REST = rf"Q[1-4]\b | [^\W\d_{_IDEOGRAPH}]+ | [{_IDEOGRAPH}] | \n\s*\n | [^\w\s]"
_PUNCTUATION = {
    "-": "DASH", "–": "DASH", "—": "DASH", "‑": "DASH", "−": "DASH", "～": "DASH", "/": "SLASH", ",": "COMMA",
    "，": "COMMA", ".": "DOT", "(": "OPEN", "（": "OPEN",
}  # fmt: skip
_DIGITS = re.compile(r"\d+")
_CURRENCY = frozenset("$€£¥₽#§+№=@")
_ALWAYS_CAPITAL = frozenset({"MONTH", "ABBREVIATION", "WEEKDAY", "FEAST", "BC", "AD"})
FIRST_YEAR, LAST_YEAR = 1000, 2100
"""A bare number of four digits is a year between these; what stands around it decides further."""


@dataclass(frozen=True, slots=True)
class Token:
    """Code points ``start`` to ``end``. ``value`` is a number, or the name that the vocabulary gives the word."""

    kind: str
    value: int | str
    start: int
    end: int
    text: str

    @property
    def number(self) -> int:
        """The value of a token that has a number."""
        return int(self.value)

    @property
    def word(self) -> str:
        """The text without regard to case."""
        return self.text.lower()

    def is_capital(self) -> bool:
        """Whether it is a word that is written like a name."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``words`` by their lower-case spelling: kind and value. ``phrases`` are pairs of a builder's name and a pattern.

    ``lists`` are words that decide what is no date, by the name of the list. ``capitals`` says whether months and days
    of the week are always written with a capital.
    """

    words: dict[str, tuple[str, int | str]]
    lists: dict[str, frozenset[str]]
    phrases: tuple[tuple[str, str], ...]
    capitals: bool
    _token: re.Pattern[str]

    def tokens(self, text: str) -> list[Token]:
        """The whole text, token by token; what has no kind is ``OTHER``."""
        return [self._read(found, text) for found in self._token.finditer(text)]

    def _read(self, found: re.Match[str], text: str) -> Token:
        word, start, end = found[0], found.start(), found.end()
        kind, value = self._classify(word, text[start - 1 : start], text[end : end + 1])
        return Token(kind, value, start, end, word)

    def _classify(self, word: str, before: str, after: str) -> tuple[str, int | str]:
        if word[0].isdigit():
            return self._number(word, before, after)
        known = self.words.get(" ".join(word.lower().split()))
        if known:
            needs_capital = self.capitals and known[0] in _ALWAYS_CAPITAL
            return known if not needs_capital or word[0].isupper() or not word[0].isalpha() else ("OTHER", 0)
        return _other(word)

    def _number(self, word: str, before: str, after: str) -> tuple[str, int | str]:
        if before and (before in _CURRENCY or before == "_" or _is_western(before)):
            return "OTHER", 0
        if word[4:5] == "-" and word[7:8] == "-":
            return "ISO", word
        if _is_numeric(word):
            return "NUMERIC", word
        digits = _DIGITS.match(word)
        if not digits or len(digits[0]) > 4 or _is_western(after) or after == "_":
            return "OTHER", 0
        return self._suffixed(int(digits[0]), digits[0], word[digits.end() :].lower())

    def _suffixed(self, number: int, digits: str, suffix: str) -> tuple[str, int | str]:
        if not suffix:
            return _kind_of_number(number, digits), number
        if suffix in self.lists["decade-suffix"]:
            is_decade = number % 10 == 0 and number != 0
            return ("DECADE", number) if is_decade else self._possessive(number, digits, suffix)
        return ("NTH", number) if suffix in self.lists["ordinal-suffix"] else ("OTHER", 0)

    def _possessive(self, number: int, digits: str, suffix: str) -> tuple[str, int | str]:
        """ "1965's Man of the Year" names a year."""
        is_year = suffix[0] in "'’" and _kind_of_number(number, digits) == "YEAR"
        return ("YEAR", number) if is_year else ("OTHER", 0)


def _is_western(letter: str) -> bool:
    """Whether it is a letter of a script that puts spaces between words."""
    return letter.isalpha() and not "\u3400" <= letter <= "\u9fff"


def _is_numeric(word: str) -> bool:
    return word.count("/") == 2 or (word.count(".") == 2 and len(word.rpartition(".")[2]) == 4)


def _other(word: str) -> tuple[str, int | str]:
    if word in _PUNCTUATION:
        return _PUNCTUATION[word], 0
    if word[0] == "\n":
        return "BREAK", 0
    if word[0] == "Q" and len(word) == 2 and word[1].isdigit():
        return "Q", int(word[1])
    roman = read_roman(word)
    return ("ROMAN", roman) if roman else ("OTHER", 0)


def _kind_of_number(number: int, digits: str) -> str:
    if len(digits) == 4:
        return "YEAR" if FIRST_YEAR <= number <= LAST_YEAR else "OTHER"
    if number == 0:
        return "OTHER"
    return "DAY" if number <= 31 and len(digits) <= 2 else "INTEGER"


_LISTS = (
    "decade-suffix", "ordinal-suffix", "counted", "numbered", "ambiguous", "no-date-after", "duration", "ages",
    "names-before", "future", "clause",
)  # fmt: skip


@cache
def languages() -> frozenset[str]:
    """The tags of the languages that have a file."""
    folder = files(__package__) / "languages"
    return frozenset(entry.name.removesuffix(".yml") for entry in folder.iterdir() if entry.name.endswith(".yml"))


@cache
def load_vocabulary(tag: str = "en") -> Vocabulary:
    """The words of a language that has a file in ``languages/``."""
    root = _read_file(tag)
    words = dict(_words(_mapping(root, "words")))
    lists = {name: _list(root, name) for name in _LISTS}
    capitals = root.get("capitals")
    return Vocabulary(
        words=words,
        lists=lists,
        phrases=tuple(_phrases(root)),
        capitals=isinstance(capitals, Scalar) and capitals.value == "yes",
        _token=_token_pattern(words, lists["decade-suffix"] | lists["ordinal-suffix"]),
    )


def _read_file(tag: str) -> Mapping:
    text = (files(__package__) / "languages" / f"{tag}.yml").read_text("utf-8")
    faults: list[Diagnostic] = []
    root = read_yaml(text, PurePosixPath(f"{tag}.yml"), faults.append)
    if faults or not isinstance(root, Mapping):
        raise ValueError(f"expected a mapping in languages/{tag}.yml, got: {faults}")
    return root


def _mapping(root: Mapping, name: str) -> Mapping:
    node = root.get(name)
    if not isinstance(node, Mapping):
        raise TypeError(f"expected a mapping under '{name}', got: {node}")
    return node


def _list(root: Mapping, name: str) -> frozenset[str]:
    node = root.get(name)
    items = node.items if isinstance(node, Sequence) else ()
    return frozenset(item.value for item in items if isinstance(item, Scalar))


def _words(root: Mapping) -> Iterator[tuple[str, tuple[str, int | str]]]:
    for kind, values in root.entries:
        for value, spellings in values.entries if isinstance(values, Mapping) else ():
            for item in spellings.items if isinstance(spellings, Sequence) else ():
                if isinstance(item, Scalar):
                    yield item.value.lower(), (kind.value.upper(), _value(value.value))


def _value(written: str) -> int | str:
    return int(written) if written.lstrip("-").isdigit() else written


_NAME = re.compile(r"[a-z]+")


def _phrases(root: Mapping) -> Iterator[tuple[str, str]]:
    """Builder and pattern; a name in small letters stands for the part of that name, which is defined above it."""
    parts: dict[str, str] = {}
    for name, node in _mapping(root, "parts").entries:
        parts[name.value] = _expanded(node, parts)
    rows = root.get("phrases")
    for row in rows.items if isinstance(rows, Sequence) else ():
        for builder, node in row.entries if isinstance(row, Mapping) else ():
            yield builder.value, _expanded(node, parts)


def _expanded(node: object, parts: dict[str, str]) -> str:
    if not isinstance(node, Scalar):
        raise TypeError(f"expected a pattern, got: {node}")
    return _NAME.sub(lambda found: parts[found[0]], node.value)


def _token_pattern(words: dict[str, tuple[str, int | str]], suffixes: frozenset[str]) -> re.Pattern[str]:
    """Words that no general rule would keep together ("B.C.", "до н. э.", 年代) are listed, the longest first."""
    listed = sorted(
        (word for word in words if not re.fullmatch(rf"[^\W\d_{_IDEOGRAPH}]+", word)), key=len, reverse=True
    )
    literal = "|".join(re.escape(word).replace(r"\ ", r"\s+") + (r"\b" if word[-1].isalnum() and word.isascii() else "")
                       for word in listed)  # fmt: skip
    ending = "|".join(re.escape(suffix) for suffix in sorted(suffixes, key=len, reverse=True))
    number = rf"{_NUMBER} (?:(?:{ending or '(?!)'})\b | %)?"
    special = rf"(?i:{literal}) |" if literal else ""
    return re.compile(rf"{_ADDRESS} | {_ISO} | {_NUMERIC} | {number} | {special} {_REST}", re.VERBOSE)
