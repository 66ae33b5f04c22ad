"""A citation as Pandoc writes it: one cluster of items.

Syntax: https://pandoc.org/MANUAL.html#citation-syntax
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationItem:
    """One source within a cluster. ``label`` is CSL's name of the locator's kind ("page", "paragraph"), "" for none.

    ``runs_on`` where no semicolon parts it from the one before: the suffix of that one leads to it.
    """

    key: str
    prefix: str = ""
    suffix: str = ""
    label: str = ""
    locator: str = ""
    suppress_author: bool = False
    runs_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A cluster and its place in the text. ``in_text`` for ``@key``; ``missing`` holds the words of ``[@?: words]``.

    ``missing`` is ``None`` for an ordinary citation and ``""`` for a bare ``[@?]``; then ``items`` is empty.
    """

    start: int
    end: int
    items: tuple[CitationItem, ...]
    in_text: bool = False
    missing: str | None = None
