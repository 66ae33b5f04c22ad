"""The words of dates in one language, and a text as a row of tokens that those words give a kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.yaml import Mapping, Scalar, Sequence, read_yaml

KINDS = (
    "MONTH", "ABBREVIATION", "WEEKDAY", "SEASON", "FEAST", "UNIT", "CENTURY", "NUMBER", "FUZZY", "ORDINAL",
    "PART", "POINT", "DAYPART", "DAYWORD", "LAST", "NEXT", "THIS", "PREVIOUS", "FOLLOWING", "SAME", "AGO",
    "LATER", "EARLIER", "AFTER", "BEFORE", "HALF", "QUARTER", "HEDGE", "ADVERB", "A", "THE", "OF", "IN", "ON",
    "AND", "TO", "FROM", "BETWEEN", "UNTIL", "SINCE", "PREPOSITION", "DAY", "NTH", "INTEGER", "YEAR", "DECADE",
    "ISO", "Q", "BC", "AD", "DASH", "SLASH", "COMMA", "DOT", "OPEN", "BREAK", "OTHER",
)  # fmt: skip
"""What a token can be. Each has a letter of its own, so that a text becomes a string that a pattern can read."""

LETTER = {kind: chr(0x100 + index) for index, kind in enumerate(KINDS)}

_TOKEN = re.compile(
    r"""
      \d{4}-\d{2}-\d{2}(?![\w-])
    | \d+ (?:,\d{3}(?!\d))* (?:[.:]\d+)* (?:['’]?s\b | (?:st|nd|rd|th)\b | %)?
    | Q[1-4]\b
    | B\.C\.(?:E\.)? | A\.D\. | C\.E\. | c(?:a|irca)?\.(?=\s?\d)
    | [^\W\d_]+
    | \n\s*\n
    | [^\w\s]
    """,
    re.VERBOSE,
)
_PUNCTUATION = {
    "-": "DASH", "–": "DASH", "—": "DASH", "‑": "DASH", "/": "SLASH", ",": "COMMA", ".": "DOT", "(": "OPEN"
}  # fmt: skip
_MARKS = {"bc": "BC", "bce": "BC", "b.c.": "BC", "b.c.e.": "BC", "ad": "AD", "ce": "AD", "a.d.": "AD", "c.e.": "AD"}
_DIGITS = re.compile(r"\d+")
_CURRENCY = frozenset("$€£¥₽#§+")
_ALWAYS_CAPITAL = frozenset({"MONTH", "ABBREVIATION", "WEEKDAY", "FEAST"})
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


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``words`` by their lower-case spelling: kind and value.

    ``counted`` are nouns that follow a quantity, ``numbered`` words that a number belongs to.
    """

    words: dict[str, tuple[str, int | str]]
    counted: frozenset[str]
    numbered: frozenset[str]

    def tokens(self, text: str) -> list[Token]:
        """The whole text, token by token; what has no kind is ``OTHER``."""
        return [self._token(found, text) for found in _TOKEN.finditer(text)]

    def _token(self, found: re.Match[str], text: str) -> Token:
        word = found[0]
        kind, value = self._classify(word, text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1])
        return Token(kind, value, found.start(), found.end(), word)

    def _classify(self, word: str, before: str, after: str) -> tuple[str, int | str]:
        if word[0].isdigit():
            return ("OTHER", 0) if before in _CURRENCY and before else _number(word, after)
        lower = word.lower()
        known = self.words.get(lower)
        if known:
            return known if known[0] not in _ALWAYS_CAPITAL or word[0].isupper() else ("OTHER", 0)
        if lower in _MARKS:
            return (_MARKS[lower], 0) if word[0].isupper() else ("OTHER", 0)
        return _other(word)


def _other(word: str) -> tuple[str, int | str]:
    if word in _PUNCTUATION:
        return _PUNCTUATION[word], 0
    if word[0] == "\n":
        return "BREAK", 0
    if word[0] == "Q" and len(word) == 2 and word[1].isdigit():
        return "Q", int(word[1])
    if word.startswith("c") and word.endswith("."):
        return "HEDGE", "about"
    return "OTHER", 0


def _number(word: str, after: str) -> tuple[str, int | str]:
    digits = _DIGITS.match(word)
    suffix = word[digits.end() :] if digits else word
    if word[4:5] == "-":
        return "ISO", word
    if not digits or len(digits[0]) > 4 or after.isalpha() or after == "_":
        return "OTHER", 0
    number = int(digits[0])
    if suffix in {"s", "'s", "’s"}:
        return ("DECADE", number) if number % 10 == 0 and number != 0 else ("OTHER", 0)
    if suffix in {"st", "nd", "rd", "th"}:
        return "NTH", number
    return ("OTHER", 0) if suffix else (_kind_of_number(number, digits[0]), number)


def _kind_of_number(number: int, digits: str) -> str:
    if len(digits) == 4:
        return "YEAR" if FIRST_YEAR <= number <= LAST_YEAR else "OTHER"
    if number == 0:
        return "OTHER"
    return "DAY" if number <= 31 and len(digits) <= 2 else "INTEGER"


@cache
def load_vocabulary(tag: str = "en") -> Vocabulary:
    """The words of a language that has a file in ``dates/languages/``."""
    text = (files(__package__) / "languages" / f"{tag}.yml").read_text("utf-8")
    faults: list[Diagnostic] = []
    root = read_yaml(text, PurePosixPath(f"{tag}.yml"), faults.append)
    if faults or not isinstance(root, Mapping):
        raise ValueError(f"expected a mapping in dates/languages/{tag}.yml, got: {faults}")
    words: dict[str, tuple[str, int | str]] = {}
    for key, node in root.entries:
        if isinstance(node, Mapping):
            words.update(_words(key.value.upper(), node))
    return Vocabulary(words, _list(root, "counted"), _list(root, "numbered"))


def _list(root: Mapping, name: str) -> frozenset[str]:
    node = root.get(name)
    items = node.items if isinstance(node, Sequence) else ()
    return frozenset(item.value for item in items if isinstance(item, Scalar))


def _words(kind: str, values: Mapping) -> dict[str, tuple[str, int | str]]:
    return {
        item.value.lower(): (kind, _value(key.value))
        for key, node in values.entries
        if isinstance(node, Sequence)
        for item in node.items
        if isinstance(item, Scalar)
    }


def _value(written: str) -> int | str:
    return int(written) if written.lstrip("-").isdigit() else written
