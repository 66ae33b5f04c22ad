"""Where each page of the site stands, and how one page links to another."""

from __future__ import annotations

import hashlib
import posixpath
from dataclasses import dataclass

BRIEFINGS = "briefings/index.md"
GLOSSARY = "glossary/index.md"
SOURCES = "sources/index.md"
TIMELINE = "timeline/index.md"
TOPICS = "topics/index.md"
SEARCH = "search/index.md"

FEED = "feed.xml"

INDEX_NAMES = frozenset({"index", "readme"})
"""Names of the page that lists a folder's pages; a disk may not tell their capitals."""

_LONGEST = 150
"""Bytes of a file's name; file systems take 255, some of them less."""


def is_page(path: str) -> bool:
    """Whether a path is a page's; the copies of briefings in Markdown are files."""
    return path.endswith(".md") and not path.startswith("data/")


def briefing_path(key: str) -> str:
    """The page of a briefing."""
    return f"briefings/{key}.md"


def term_path(term_id: str) -> str:
    """The page of a term."""
    return f"glossary/{_safe(term_id)}.md"


def source_path(key: str) -> str:
    """The page of a source; its key may hold characters that no address should."""
    return f"sources/{_file_name(key)}.md"


def topic_path(topic_slug: str) -> str:
    """The page of a topic."""
    return f"topics/{_safe(topic_slug)}.md"


def topic_feed_path(topic_slug: str) -> str:
    """The feed of a topic."""
    return f"topics/{_safe(topic_slug)}.xml"


def briefing_data_path(key: str, suffix: str) -> str:
    """A briefing for other programs, as ``md`` or ``json``."""
    return f"data/briefings/{key}.{suffix}"


def archive_path(year: str) -> str:
    """The page of the briefings of one year."""
    return f"archive/{year}.md"


def period_path(name: str, number: int = 1) -> str:
    """The page of a period of the timeline; the whole of it has no name."""
    return further_path(f"timeline/{name}.md", number) if name else TIMELINE


def further_path(path: str, number: int) -> str:
    """Page ``number`` of a list that begins at ``path``; the first is that page itself."""
    return path if number == 1 else f"{path.removesuffix('.md')}/{number}.md"


def _file_name(key: str) -> str:
    return _safe("".join(char if char.isalnum() or char in "-_." else _escaped(char) for char in key))


def _safe(name: str) -> str:
    """A name that is no index page, is not hidden, leads nowhere else and is not too long for a disk."""
    if name.casefold() in INDEX_NAMES or name.startswith("."):
        name = _escaped(name[0]) + name[1:]
    if len(name.encode()) <= _LONGEST:
        return name
    begin = name.encode()[:_LONGEST].decode(errors="ignore")
    return f"{begin}~{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def _escaped(char: str) -> str:
    return f"~{ord(char):x}"


def _relative(target: str, start: str) -> str:
    """As ``posixpath.relpath``, for paths without ".." and ten times as fast: a page has dozens of links."""
    goal, here = ([part for part in path.split("/") if part not in {"", "."}] for path in (target, start))
    shared = next((row for row, (one, other) in enumerate(zip(goal, here, strict=False)) if one != other), None)
    same = min(len(goal), len(here)) if shared is None else shared
    return "/".join([*[".."] * (len(here) - same), *goal[same:]]) or "."


@dataclass(frozen=True, slots=True)
class Addresses:
    """``directory`` is the host's choice between ``a/b/`` and ``a/b.html``, ``base`` where the site will stand.

    Without a ``base`` (an address that ends with a slash) nothing can have an absolute address.
    """

    directory: bool = True
    base: str = ""

    def url(self, path: str) -> str:
        """The address of a page within the site, without a leading slash."""
        stem = path.removesuffix(".md")
        if stem == "index" or stem.endswith("/index"):
            return stem.removesuffix("index") if self.directory else f"{stem}.html"
        return f"{stem}/" if self.directory else f"{stem}.html"

    def absolute(self, path: str, anchor: str = "") -> str:
        """The address of a page or a file anywhere on the web; relative to the site where its ``base`` is not known."""
        target = self.base + (self.url(path) if is_page(path) else path)
        return f"{target}#{anchor}" if anchor else target

    def on_the_web(self, path: str) -> str:
        """As :meth:`absolute`; "" where the site's ``base`` is not known, so that nothing can hold anywhere."""
        return self.absolute(path) if self.base else ""

    def link_to(self, here: str, there: str) -> str:
        """As :meth:`link`, for a page or a file."""
        if is_page(there):
            return self.link(here, there)
        return posixpath.relpath(there, posixpath.dirname(self.url(here)) or ".")

    def link(self, here: str, there: str, anchor: str = "") -> str:
        """The relative address from one page to another."""
        start = posixpath.dirname(self.url(here)) or "."
        target = self.url(there)
        relative = _relative(target or ".", start)
        if target.endswith("/") or not target:
            relative += "/"
        return f"{relative}#{anchor}" if anchor else relative
