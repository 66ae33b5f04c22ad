"""Text made comparable, with a map back to the author's own offsets."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import pairwise

_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys(
    (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000),
    " ",
)
_IGNORED = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x2060, 0xFEFF), "")
_APOSTROPHES = dict.fromkeys((0x2018, 0x2019, 0x201B, 0x02BC, 0x2032), "'")
_QUOTES = dict.fromkeys((0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xBB, 0x2033), '"')
_SINGLE_QUOTES = dict.fromkeys((0x201A, 0x2039, 0x203A, 0x60, 0xB4), "'")
_DASHES = dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212), "-")
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}


UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""The letters of scripts that are written without spaces between words (Chinese, Japanese, Thai, Lao, Khmer,
Burmese), to stand inside the brackets of a character class."""

_UNSPACED = re.compile(f"[{UNSPACED}]")
_WRAPPED = re.compile(f"\n\\s*[{UNSPACED}]")


class Table(dict[int, str]):
    """What each of some code points becomes: one character, several, or none.

    ``joins_wrapped`` drops a line break between two letters of a script that is written without spaces.
    """

    def __init__(self, replacements: Mapping[int, str], *, joins_wrapped: bool = False) -> None:
        super().__init__(replacements)
        self.joins_wrapped = joins_wrapped

    @cached_property
    def runs(self) -> re.Pattern[str]:
        """Every stretch that the table or the squeezing of white space may change; a lone space is none."""
        changed = _character_class(self)
        return re.compile(f"[ {changed}](?:(?<=[{changed}])|(?=[ {changed}]))[ {changed}]*")

    @cached_property
    def resizing(self) -> Table:
        """The part of the table that makes several characters of one, or none."""
        return Table({code: new for code, new in self.items() if len(new) != 1})

    def in_step(self, text: str) -> str:
        """``text`` after the other part of the table: as long as it was, so that every offset stays."""
        return self._single.sub(lambda found: self[ord(found[0])], text)

    @cached_property
    def _single(self) -> re.Pattern[str]:
        return re.compile(f"[{_character_class(self.keys() - self.resizing.keys())}]")

    def runs_with(self, marks: str) -> re.Pattern[str]:
        """As :attr:`runs`, for text that holds characters which NFC joins to the one before, or replaces."""
        changed, joined = _character_class(self), _character_class(map(ord, marks))
        cluster = f"[^{joined}][{joined}]+"
        return re.compile(f"(?:{cluster}|[{joined}]+|[{changed}]| (?=[ {changed}]))(?:{cluster}|[ {changed}])*")


def _character_class(codes: Iterable[int]) -> str:
    return "".join(re.escape(chr(code)) for code in codes)


TERM_TABLE = Table(
    {**_WIDE, **_SPACES, **_IGNORED, **_APOSTROPHES, **_LIGATURES, 0x2010: "-", 0x2011: "-", 0x0451: "е", 0x0401: "Е"},
    joins_wrapped=True,
)
"""What a label and the text that it stands in may differ by."""

QUOTATION_TABLE = Table(
    {**_WIDE, **_SPACES, **_IGNORED, **_APOSTROPHES, **_QUOTES, **_SINGLE_QUOTES, **_DASHES, **_LIGATURES}
)
"""What a quotation and its source may differ by and still be verbatim.

Nothing else: NFKC would make 10² equal 102.
"""


class NormalisedText:
    """``text`` after a table, and the span of the author's code points behind each of its characters.

    Only the places where the two part are kept: from one anchor to the next both run in step.
    """

    __slots__ = ("_anchors", "_ends", "_starts", "text")

    def __init__(self, text: str, anchors: list[int], starts: list[int], ends: list[int]) -> None:
        self.text = text
        self._anchors = anchors
        self._starts = starts
        self._ends = ends

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The author's offsets of a non-empty range of the normalised text."""
        return self._look_up(start, self._starts), self._look_up(end - 1, self._ends)

    @property
    def starts(self) -> tuple[int, ...]:
        """For each character of ``text``, where the author's code points behind it begin."""
        return tuple(self._look_up(index, self._starts) for index in range(len(self.text)))

    @property
    def ends(self) -> tuple[int, ...]:
        """For each character of ``text``, where the author's code points behind it end."""
        return tuple(self._look_up(index, self._ends) for index in range(len(self.text)))

    def _look_up(self, index: int, offsets: list[int]) -> int:
        if not 0 <= index < len(self.text):
            raise IndexError(f"expected an index below {len(self.text)}, got {index}")
        nearest = bisect_right(self._anchors, index) - 1
        return offsets[nearest] + index - self._anchors[nearest]


def normalise(text: str, table: Table) -> NormalisedText:
    """Compose to NFC, apply ``table`` and squeeze runs of white space to one space, keeping every offset."""
    marks = _marks(text)
    if not marks and not (table.joins_wrapped and _WRAPPED.search(text)):
        text, table = table.in_step(text), table.resizing
    runs = table.runs_with(marks) if marks else table.runs
    building = _Building(text)
    for run in runs.finditer(text):
        building.keep_until(run.start())
        building.replace(run.end(), _replaced(run, table))
    return building.finished()


def normalised_string(text: str, table: Table) -> str:
    """As :func:`normalise`, without the map; outer white space is stripped."""
    if text.isascii() and not table.runs.search(text):
        return text.strip(" ")
    return normalise(text, table).text.strip(" ")


class _Building:
    """Collects the normalised text from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[str] = []
        self._done = 0
        self._length = 0
        self._anchors, self._starts, self._ends = [0], [0], [1]

    def keep_until(self, end: int) -> None:
        """Take the author's text up to ``end`` as it is."""
        self._pieces.append(self._text[self._done : end])
        self._length += end - self._done
        self._done = end

    def replace(self, end: int, chars: list[tuple[str, int, int]]) -> None:
        """Take ``chars``, each with the span behind it, in place of the author's text up to ``end``."""
        self._pieces.extend(char for char, _, _ in chars)
        if len(chars) != 1 or end != self._done + 1:
            for index, (_, start, stop) in enumerate(chars):
                self._anchor(self._length + index, start, stop)
            self._anchor(self._length + len(chars), end, end + 1)
        self._length += len(chars)
        self._done = end

    def finished(self) -> NormalisedText:
        """The normalised text with its map."""
        self.keep_until(len(self._text))
        return NormalisedText("".join(self._pieces), self._anchors, self._starts, self._ends)

    def _anchor(self, index: int, start: int, end: int) -> None:
        self._anchors.append(index)
        self._starts.append(start)
        self._ends.append(end)


def _replaced(run: re.Match[str], table: Table) -> list[tuple[str, int, int]]:
    """What a run becomes: each character with the span of the text that it stands for."""
    text, offset = run[0], run.start()
    if table.joins_wrapped and "\n" in text and text.isspace() and _is_inside_unspaced(run):
        return []
    if len(text) == 1 and (single := table.get(ord(text))) is not None:
        return [(char, offset, offset + 1) for char in single]
    chars: list[tuple[str, int, int]] = []
    for start, end in _clusters(text):
        for char in unicodedata.normalize("NFC", text[start:end]).translate(table):
            if char == " " and chars and chars[-1][0] == " ":
                chars[-1] = (" ", chars[-1][1], offset + end)
            else:
                chars.append((char, offset + start, offset + end))
    return chars


def _is_inside_unspaced(run: re.Match[str]) -> bool:
    """Whether the letters on both sides are of scripts that are written without spaces."""
    before, after = run.string[run.start() - 1 : run.start()], run.string[run.end() : run.end() + 1]
    return bool(_UNSPACED.fullmatch(before) and _UNSPACED.fullmatch(after))


def _clusters(text: str) -> list[tuple[int, int]]:
    """Spans that NFC may compose: a character and the marks behind it."""
    bounds = [index for index, char in enumerate(text) if index == 0 or not _joins(char)]
    return list(pairwise([*bounds, len(text)]))


def _marks(text: str) -> str:
    """The characters in ``text`` that NFC would join to the one before or replace; none where it is NFC."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return ""
    return "".join(sorted(c for c in set(text) if _joins(c) or not unicodedata.is_normalized("NFC", c)))


def _joins(char: str) -> bool:
    """Whether NFC may join ``char`` to the one before: a mark, or a Korean vowel or final consonant."""
    return unicodedata.category(char)[0] == "M" or 0x1161 <= ord(char) <= 0x11FF
