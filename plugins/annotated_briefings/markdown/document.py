"""What is known and found while one body is turned into HTML."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from annotated_briefings.briefing.model import CheckedQuotation, CitationUse, MarginNote, TermUse
from annotated_briefings.markdown.options import Options
from annotated_briefings.markdown.shelf import Shelf, label_key
from annotated_briefings.markdown.timelines import EventHead, Timelines
from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.marked import replace_raw
from annotated_briefings.text.place import LineIndex, Location
from annotated_briefings.text.scanner import BlockSpan, Token, scan, scan_blocks
from annotated_briefings.timeline.model import Event

_REACH = 5_000
"""Most characters between a quotation and its citation over which its place is looked for."""

_LETTERS = 24
"""How many letters and digits of a paragraph tell where it begins."""

_MOST_WRAPPED = 8
_MARKUP = re.compile(r"^\s*+[0-9]+[.)]\s|\]\([^()]*+\)|\[\[[^\[\]|]*+\||<[^<>]*+>|[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawSyntax:
    """One piece of our explicit syntax as it was written, and where."""

    token: Token
    raw: str
    location: Location


@dataclass(kw_only=True, eq=False)
class Document:
    """The state of one conversion. Everything in it is appended to, nothing is taken back."""

    shelf: Shelf
    options: Options
    path: PurePosixPath
    body: str
    first_line: int
    briefing: str = ""
    settled: dict[str, str | None] = field(default_factory=dict)
    own_term: str = ""
    said_ambiguous: set[str] = field(default_factory=set)

    syntax: list[RawSyntax] = field(default_factory=list)
    citations: list[CitationUse] = field(default_factory=list)
    term_uses: list[TermUse] = field(default_factory=list)
    quotations: list[CheckedQuotation] = field(default_factory=list)
    event_heads: dict[Element, EventHead] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    words: int = 0
    left_out: int = 0
    paragraph_places: list[Location] = field(default_factory=list)
    margin_notes: list[MarginNote] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    has_sources_block: bool = False
    is_note: bool = False

    tokens: tuple[Token, ...] = field(init=False)
    blocks: tuple[BlockSpan, ...] = field(init=False)
    lines: LineIndex = field(init=False)
    timelines: Timelines = field(init=False)
    sections: Counter[str] = field(init=False, default_factory=Counter)
    _reached: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.tokens = scan(self.body)
        self.blocks = scan_blocks(self.body)
        self.lines = LineIndex(self.body, self.path, first_line=self.first_line)
        self.timelines = Timelines(self.body, self.lines)

    @cached_property
    def settled_keys(self) -> dict[str, str | None]:
        """The senses of the front matter by :func:`label_key`."""
        return {label_key(label): term_id for label, term_id in self.settled.items()}

    def report(self, found: Diagnostic) -> None:
        """Take a finding."""
        self.diagnostics.append(found)

    def as_written(self, text: str) -> str:
        """``text`` with our own syntax put back where its raw marks stand."""
        return replace_raw(text, lambda index: self.syntax[index].raw)

    def locate_before(self, words: str, use: CitationUse) -> Location:
        """Where words stand that a citation follows; the citation's own place where markup divides them."""
        opening = words.strip().partition("\n")[0][:40]
        end = self.lines.offset(use.location)
        offset = self.body.rfind(opening, max(0, end - 2 * len(words) - _REACH), end)
        return self.lines.locate(offset) if offset >= 0 else use.location

    def locate_next(self, words: str) -> Location:
        """Where a paragraph that begins so stands, behind the last one that was asked for; there if none does."""
        rows = self._openings.get(_opening(words), [])
        index = bisect_left(rows, self._reached)
        if index < len(rows):
            self._reached = rows[index]
        return self.lines.at_line(self._reached)

    @cached_property
    def _openings(self) -> dict[str, list[int]]:
        """The rows by the letters that a paragraph begins with which begins there and may be wrapped."""
        lines = [line[: 4 * _LETTERS] for line in self.body.split("\n")]
        rows: dict[str, list[int]] = {}
        for row, line in enumerate(lines):
            if line.strip():
                wrapped = takewhile(str.strip, lines[row : row + _MOST_WRAPPED])
                for opening in {_opening(line), _opening(" ".join(wrapped))}:
                    rows.setdefault(opening, []).append(row)
        return rows

    def locate_words(self, words: str) -> Location:
        """Where the body first has these words, whole; its first line where it has them only in pieces."""
        whole = (offset for offset in self._occurrences(words) if self._is_whole(offset, offset + len(words)))
        return self.lines.locate(next(whole, max(self.body.find(words), 0)))

    def _occurrences(self, words: str) -> Iterator[int]:
        offset = self.body.find(words)
        while offset >= 0:
            yield offset
            offset = self.body.find(words, offset + 1)

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether neither end divides a word."""
        return not any(self.body[max(at - 1, 0) : at + 1].isalnum() for at in (start, end) if 0 < at < len(self.body))


def _opening(text: str) -> str:
    """The first letters and digits, without what is markup at the beginning of a line."""
    return _MARKUP.sub("", text[: 4 * _LETTERS])[:_LETTERS]


CurrentDocument = Callable[[], Document]
"""Says which document is being converted; a Markdown instance outlives it."""
