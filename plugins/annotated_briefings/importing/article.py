"""What an import has read: the article, where each field was found, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from annotated_briefings.text.diagnostic import Diagnostic


class BlockKind(StrEnum):
    """What a block of the body is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    QUOTE = "quote"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of the body: its words, and the same as Markdown in which text stays text."""

    kind: BlockKind
    text: str
    markdown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A name of the by-line; what it does not say is empty."""

    name: str
    role: str = ""
    affiliation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Words that did not go into the body, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as it was found. Nothing is invented: a field that the source does not have is empty.

    ``published`` is EDTF. ``license`` is what the source says in its own words, ``rights`` the SPDX id where those
    words settle one; ``copyright`` are words that reserve all rights and are no licence. ``provenance`` names for each
    filled field where it was found. ``original`` are the bytes as they came, ``encoding`` what they were read as,
    ``suffix`` the one that files of this format have,
    ``extractor`` what has read them, with its version.
    """

    title: str = ""
    authors: tuple[Author, ...] = ()
    published: str = ""
    publisher: str = ""
    license: str = ""
    rights: str = ""
    copyright: str = ""
    url: str = ""
    language: str = ""
    blocks: tuple[Block, ...] = ()
    provenance: tuple[tuple[str, str], ...] = ()
    dropped: tuple[Dropped, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    original: bytes = field(default=b"", repr=False)
    encoding: str = "utf-8"
    suffix: str = ".txt"
    extractor: str = ""

    @property
    def body(self) -> str:
        """The body as Markdown, one blank line between blocks."""
        return "\n\n".join(block.markdown for block in self.blocks)

    @property
    def text(self) -> str:
        """The body's words, one blank line between blocks; offsets of dates and quotations point into it."""
        return "\n\n".join(block.text for block in self.blocks)
