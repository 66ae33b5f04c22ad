"""What is known and found while one body is turned into HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from annotated_briefings.briefing.model import CheckedQuotation, CitationUse, TermUse
from annotated_briefings.markdown.options import Options
from annotated_briefings.markdown.shelf import Shelf, label_key
from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.place import LineIndex, Location
from annotated_briefings.text.scanner import BlockSpan, Token, scan, scan_blocks
from annotated_briefings.timeline.model import Event


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
    settled: dict[str, str | None] = field(default_factory=dict)
    own_term: str = ""
    said_ambiguous: set[str] = field(default_factory=set)

    syntax: list[RawSyntax] = field(default_factory=list)
    citations: list[CitationUse] = field(default_factory=list)
    term_uses: list[TermUse] = field(default_factory=list)
    quotations: list[CheckedQuotation] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    words: int = 0
    left_out: int = 0
    paragraph_places: list[Location] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    has_sources_block: bool = False

    tokens: tuple[Token, ...] = field(init=False)
    blocks: tuple[BlockSpan, ...] = field(init=False)
    lines: LineIndex = field(init=False)
    _reached: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.tokens = scan(self.body)
        self.blocks = scan_blocks(self.body)
        self.lines = LineIndex(self.body, self.path, first_line=self.first_line)

    @cached_property
    def settled_keys(self) -> dict[str, str | None]:
        """The senses of the front matter by :func:`label_key`."""
        return {label_key(label): term_id for label, term_id in self.settled.items()}

    def report(self, found: Diagnostic) -> None:
        """Take a finding."""
        self.diagnostics.append(found)

    def locate_before(self, words: str, use: CitationUse) -> Location:
        """Where words stand that a citation follows; the citation's own place where markup divides them."""
        end = self._offset_of(use.location)
        offset = self.body.rfind(words[:40], 0, end)
        return self.lines.locate(offset) if offset >= 0 else use.location

    def locate_next(self, words: str) -> Location:
        """Where words stand behind those that were asked for last; where these stood if markup divides them."""
        opening = words.partition("\n")[0][:24]
        offset = self.body.find(opening, self._reached)
        self._reached = max(offset, self._reached)
        return self.lines.locate(self._reached)

    def _offset_of(self, place: Location) -> int:
        lines = self.body.split("\n", place.line - self.first_line + 1)
        return sum(len(line) + 1 for line in lines[: place.line - self.first_line]) + place.column - 1

    def locate_words(self, words: str) -> Location:
        """Where the body first has these words; its first line where it has them only in pieces."""
        offset = self.body.find(words)
        return self.lines.locate(max(offset, 0))


CurrentDocument = Callable[[], Document]
"""Says which document is being converted; a Markdown instance outlives it."""
