"""A briefing, the Library that holds everything that was read, and what rendering a body found."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath, PurePosixPath
from types import MappingProxyType

from annotated_briefings.citations.model import Citation
from annotated_briefings.dates.model import EdtfDate
from annotated_briefings.glossary.model import Term
from annotated_briefings.quotes.model import Verdict
from annotated_briefings.sources.model import Source
from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.place import Location
from annotated_briefings.timeline.model import Event

_LAST_DAY = dt.date.max.toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A correction or an update: when, and what, in the editor's words."""

    date: EdtfDate
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What stands above a briefing's body. ``terms`` maps a label to a term's id, or to ``None``: never a term.

    ``is_read`` is false where it could not be read; then nothing is said of what it does not hold, and the briefing is
    a draft, because nobody knows whether it may be published.
    ``omit`` names paragraphs of the source that a verbatim body leaves out, by their opening words.
    ``date`` is when the text appeared, ``published`` when the briefing did; ``changes`` are in file order.
    """

    title: str
    location: Location
    date: EdtfDate | None = None
    published: EdtfDate | None = None
    changes: tuple[Change, ...] = ()
    summary: str = ""
    topics: tuple[str, ...] = ()
    source: str = ""
    verbatim: bool = False
    omit: tuple[str, ...] = ()
    terms: tuple[tuple[str, str | None], ...] = ()
    proposed: tuple[str, ...] = ()
    draft: bool = False
    is_read: bool = True
    fields: tuple[tuple[str, Location], ...] = ()

    @property
    def revised(self) -> int | None:
        """The last day on which the briefing may have appeared or changed, as an ordinal that a calendar knows."""
        dates = (self.published or self.date, *(change.date for change in self.changes))
        days = [date.latest for date in dates if date and date.latest is not None and 0 < date.latest <= _LAST_DAY]
        return max(days, default=None)

    def where(self, name: str) -> Location:
        """Where the field ``name`` stands; the front matter's own place if it is absent."""
        return dict(self.fields).get(name, self.location)


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """One Markdown file. ``body`` begins on line ``body_line`` of the file."""

    key: str
    path: PurePosixPath
    front: FrontMatter
    body: str
    body_line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """All that was read, by key and in file order; it never changes afterwards.

    ``texts`` holds the frozen text of the sources that have one; it is all that the source says for the keys in
    ``whole_texts``, and passages of it for the others. ``files`` are the other files in the folder ``home``, such as
    images, and ``pages`` the files of the site's own pages, both as paths within their folders. ``unread`` is what
    stands in files of the glossary and the sources that could not be read: what they name is not said to be missing.
    ``language`` is the site's: that of labels without a tag. A Library pickles: it holds values only.
    """

    briefings: tuple[Briefing, ...] = ()
    terms: tuple[Term, ...] = ()
    sources: tuple[Source, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    whole_texts: frozenset[str] = frozenset()
    files: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    home: PurePath | None = None
    unread: tuple[str, ...] = ()
    language: str = "en"

    def may_hold(self, name: str) -> bool:
        """Whether a file that could not be read names this term or source."""
        word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
        return any(word.search(text) for text in self.unread)

    @property
    def source_by_key(self) -> Mapping[str, Source]:
        """The sources by their keys."""
        return MappingProxyType({source.id: source for source in self.sources})

    @property
    def term_by_id(self) -> Mapping[str, Term]:
        """The terms by their ids."""
        return MappingProxyType({term.id: term for term in self.terms})


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One entry of a table of contents; ``title`` is plain text."""

    id: str
    title: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TermUse:
    """A place where a term is linked: the sentence around it in plain text, and the heading above it."""

    term_id: str
    before: str
    words: str
    after: str
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationUse:
    """A citation where it stands: the sentence before it in plain text, and its place in the file."""

    citation: Citation
    sentence: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedQuotation:
    """A quotation with the source that it was compared with. ``citation`` is the index of its citation."""

    text: str
    source: str
    verdict: Verdict
    citation: int
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginNote:
    """What a margin note says, its title first, and the text beside which it stands ("" for none); both plain."""

    text: str
    beside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedBody:
    """What came of one body: HTML with marks (see :mod:`annotated_briefings.text.marked`) and what it used.

    ``citations`` and ``term_uses`` are in the order of their marks. ``paragraphs`` are the plain texts of
    every visible block outside ours, in order, ``paragraph_places`` where they begin. ``links`` are the pages
    and files of the project that it links to or shows, in the order of their marks. ``left_out`` counts the term uses
    that the budget dropped.
    """

    html: str
    headings: tuple[Heading, ...] = ()
    citations: tuple[CitationUse, ...] = ()
    term_uses: tuple[TermUse, ...] = ()
    quotations: tuple[CheckedQuotation, ...] = ()
    events: tuple[Event, ...] = ()
    paragraphs: tuple[str, ...] = ()
    paragraph_places: tuple[Location, ...] = ()
    margin_notes: tuple[MarginNote, ...] = ()
    links: tuple[str, ...] = ()
    words: int = 0
    left_out: int = 0
    has_sources_block: bool = False
    diagnostics: tuple[Diagnostic, ...] = field(default=())
