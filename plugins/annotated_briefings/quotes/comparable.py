"""Text made ready for comparison: normalised once, searched often, every offset the author's."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from annotated_briefings.text.normalised import (
    QUOTATION_TABLE,
    UNSPACED,
    NormalisedText,
    Table,
    normalise,
    normalised_string,
)
from annotated_briefings.text.place import Span

TABLE = Table(
    {code: "'" if plain == '"' else plain for code, plain in QUOTATION_TABLE.items()} | {ord('"'): "'", ord("…"): "..."}
)
"""The listed table, where a double mark equals a single one (a quotation within a quotation changes its marks)."""

_WRAP_WIDTHS = range(40, 121)
"""Code points of the longest line of hard-wrapped text; other lines are paragraphs."""

_UNSPACED = re.compile(f"[{UNSPACED}]")
_SENTENCE_END = re.compile(r"[.!?:;…。！？][\"'”’»)\]]*\s*$")
_ENDING = re.compile(r"[^\W\d_]{0,3}")
_TOKEN = re.compile(rf"[{UNSPACED}]|(?:(?![{UNSPACED}])\w)+|[^\w\s]")


def comparable(text: str) -> str:
    """What is compared: NFC, after :data:`TABLE`, with single spaces and none outside."""
    return normalised_string(text, TABLE)


def is_unspaced(char: str) -> bool:
    """Whether a letter belongs to a script that writes no spaces between words."""
    return bool(_UNSPACED.match(char))


def tokens(text: str) -> list[Span]:
    """Words, signs and letters of unspaced scripts, in order."""
    return [Span(*found.span()) for found in _TOKEN.finditer(text)]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank; ``start`` and ``at`` are where it begins in the author's and the comparable text.

    ``at`` leaves out the ``indent`` that is stripped from its normalised form; ``opens``: a paragraph begins here.
    """

    start: int
    at: int
    indent: int
    opens: bool
    normalised: NormalisedText


@dataclass(frozen=True)
class ComparableText:
    """A text with everything that comparing it needs. Spans are of :attr:`comparable` unless a name says otherwise."""

    text: str

    @cached_property
    def comparable(self) -> str:
        """The whole text as :func:`comparable` makes it, line by line."""
        return self._prepared[0]

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs, in order; hard-wrapped lines are one paragraph."""
        starts = [line.at for line in self._lines if line.opens]
        ends = [start - 1 for start in starts[1:]] + [len(self.comparable)]
        return tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph that holds an offset."""
        return bisect_right(self._paragraph_starts, offset) - 1

    def originals(self, span: Span) -> Span:
        """The author's span behind a span of the comparable text that is not empty."""
        return Span(self._original(span.start).start, self._original(span.end - 1).end)

    def occurrences(self, words: str, *, open_end: bool = False) -> Iterator[Span]:
        """Every place where ``words`` stand as whole words; ``open_end`` lets the last one go on by three letters."""
        start = self.comparable.find(words) if words else -1
        while start >= 0:
            span = Span(start, start + len(words))
            ending = _ENDING.match(self.comparable, span.end) if open_end else None
            if not self._cuts_left(span.start) and not self._cuts_right(ending.end() if ending else span.end):
                yield span
            start = self.comparable.find(words, start + 1)

    @cached_property
    def tokens(self) -> tuple[Span, ...]:
        """The tokens of the comparable text."""
        return tuple(tokens(self.comparable))

    @cached_property
    def token_places(self) -> dict[str, list[int]]:
        """For every token, folded, the numbers of the tokens that are it."""
        places: dict[str, list[int]] = {}
        for number, span in enumerate(self.tokens):
            places.setdefault(self.comparable[span.start : span.end].casefold(), []).append(number)
        return places

    @cached_property
    def _prepared(self) -> tuple[str, tuple[_Line, ...]]:
        parts: list[str] = []
        lines: list[_Line] = []
        at = 0
        for start, end, opens in _lines(self.text):
            normalised = normalise(self.text[start:end], TABLE)
            part = normalised.text.strip(" ")
            if part:
                indent = normalised.text.index(part[0])
                parts.append(part)
                lines.append(_Line(start, at, indent, opens or not lines, normalised))
                at += len(part) + 1
        return " ".join(parts), tuple(lines)

    @property
    def _lines(self) -> tuple[_Line, ...]:
        return self._prepared[1]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.at for line in self._lines]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [span.start for span in self.paragraphs]

    def _original(self, offset: int) -> Span:
        """The author's code points behind one character."""
        line = self._lines[bisect_right(self._line_starts, offset) - 1]
        index = offset - line.at + line.indent
        start, end = line.normalised.original(index, index + 1)
        return Span(line.start + start, line.start + end)

    def _cuts_left(self, start: int) -> bool:
        """Whether a word or a number of the source has begun before ``start``: "able" in "unable", "5" in "2.5"."""
        before, here = self.comparable[max(0, start - 2) : start], self.comparable[start : start + 1]
        if unicodedata.combining(here) or _joined(before[-1:], here):
            return True
        joint = before[-1:]
        if joint == "-" and here.isdigit() and not before[:-1].isalnum():
            return self._is_hyphen(start - 1)
        return self._joins(before[:-1], joint, here, start - 1)

    def _cuts_right(self, end: int) -> bool:
        """Whether a word or a number of the source goes on behind ``end``: "can" in "can't", "3" in "3.5"."""
        here, after = self.comparable[end - 1 : end], self.comparable[end : end + 2]
        if after and unicodedata.combining(after[0]):
            return True
        return _joined(here, after[:1]) or self._joins(here, after[:1], after[1:], end)

    def _joins(self, left: str, joint: str, right: str, offset: int) -> bool:
        """Whether the sign at ``offset`` holds one word or number together."""
        if joint and joint in ".,":
            return left.isdigit() and right.isdigit()
        if not _joined(left, right):
            return False
        return joint == "'" or (joint == "-" and self._is_hyphen(offset))

    def _is_hyphen(self, offset: int) -> bool:
        """Whether a dash of the comparable text is a hyphen or a minus in the author's; a long dash parts words."""
        return self.text[self._original(offset).start] in "-\u2010\u2011\u2212"


def _joined(left: str, right: str) -> bool:
    """Whether two neighbours are letters or digits of one word."""
    return left.isalnum() and right.isalnum() and not (is_unspaced(left) or is_unspaced(right))


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each line that is not blank, and whether it opens a paragraph."""
    blocks: list[list[Span]] = [[]]
    start = 0
    for line in text.split("\n"):
        if line.strip():
            blocks[-1].append(Span(start, start + len(line)))
        elif blocks[-1]:
            blocks.append([])
        start += len(line) + 1
    least = 2 if len(blocks) > 1 else 3
    for block in blocks:
        wrapped = len(block) >= least and _is_wrapped([text[span.start : span.end] for span in block])
        for number, span in enumerate(block):
            yield span.start, span.end, number == 0 or not wrapped


def _is_wrapped(lines: list[str]) -> bool:
    """Whether an editor broke these lines: no next word would have fitted, and not every line ends a sentence."""
    width = max(map(len, lines))
    breaks = list(pairwise(lines))
    full = all(len(line) + 1 + len(following.split(maxsplit=1)[0]) > width for line, following in breaks)
    return full and width in _WRAP_WIDTHS and not all(_SENTENCE_END.search(line) for line, _ in breaks)
