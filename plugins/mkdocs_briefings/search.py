"""The search in the host: which one the site has, what goes into its index, when the index is made, where it opens."""

from __future__ import annotations

import logging
import re
import shutil
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path

from annotated_briefings.publishing.search import INDEX, Facets, Indexing, SearchError, find_program, render_document
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

_log = logging.getLogger("mkdocs.plugins.briefings")

PAGEFIND, HOST, NONE = "pagefind", "material", "none"
_HOSTS = ("search", "material/search")

_TRIGGER = Markup(
    '<a class="ab-search md-header__button md-icon" href="{href}" title="{name} (/)" aria-label="{name}" '
    'aria-keyshortcuts="/ s">'
    '<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">'
    '<path d="M9.5 3a6.5 6.5 0 0 1 5 10.6l6.2 6.2-1.4 1.4-6.2-6.2A6.5 6.5 0 1 1 9.5 3m0 2'
    'a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9"/>'
    "</svg></a>"
)
_HEADER = re.compile(r'<header class="md-header.*?(?=<div class="md-header__source">|</nav>)', re.DOTALL)
"""The theme's header up to the place where its own search stands."""

_MAIN = re.compile(r'<main\b[^>]*>|<[a-z]+\b[^>]*\brole="main"[^>]*>')
_BODY = re.compile(r"<body\b[^>]*>")


def choose_search(wanted: str | None, config: MkDocsConfig) -> str:
    """Which search the site has: the one wanted, as far as it is there; else Pagefind's, else the host's.

    The host's cannot be taken back where its plugin is listed, and two searches are one too many: that plugin wins.
    """
    listed = any(name in config.plugins for name in _HOSTS)
    if wanted == PAGEFIND and listed:
        _log.warning("'search: pagefind' has no effect while the plugin 'search' is listed too: take '- search' away")
    elif wanted == HOST and not listed:
        _log.warning("'search: material' needs the plugin 'search': list '- search' before '- briefings'")
    elif wanted == PAGEFIND and not find_program():
        _log.warning(f"the site has no search: {_MISSING}")
    elif wanted is None and not listed and not find_program():
        _log.info(f"the site has no search: {_MISSING}")
    if listed:
        return NONE if wanted == NONE else HOST
    return PAGEFIND if wanted in (None, PAGEFIND) and find_program() else NONE


_MISSING = "install 'annotated-briefings[search]', or list the plugin 'search'"


def add_trigger(html: str, *, href: str, name: str) -> str:
    """A page of the host with the link that opens the search: in Material's header, else before the main content."""
    trigger = str(_TRIGGER.format(href=href, name=name))
    found = _HEADER.search(html) or _MAIN.search(html) or _BODY.search(html)
    return html if found is None else html[: found.end()] + trigger + html[found.end() :]


class SiteSearch:
    """The documents of one build after another, and the index that is made of them."""

    def __init__(self) -> None:
        self._documents: Path | None = None
        self._facets: Mapping[str, Facets] = {}
        self._language = ""
        self._kept: Path | None = None
        self._worker: _Worker | None = None

    def begin(self, facets: Mapping[str, Facets], language: str) -> None:
        """Start a build; what is still made of the build before is given up."""
        self.cancel()
        self._facets = facets
        self._language = language
        self._documents = Path(tempfile.mkdtemp(prefix="briefings-search-"))

    def add(self, html: str, page: Page) -> None:
        """Take a page with its finished content."""
        if self._documents is None or _is_excluded(page.meta.get("search")):
            return
        facets = self._facets.get(page.file.src_uri, Facets())
        title = Markup(page.title or "").striptags()  # noqa: S704  (the host escapes it)
        text = render_document(html, title=title, facets=facets, language=self._language)
        place = self._documents / page.file.dest_uri
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")

    def write_index(self, site: Path) -> None:
        """Make the index in the finished site; where that fails the site goes without, and it is said."""
        if self._documents is None:
            return
        try:
            Indexing(self._documents, site / INDEX).wait()
        except SearchError as fault:
            shutil.rmtree(site / INDEX, ignore_errors=True)
            _log.warning(f"the search has no index: {fault}")
        finally:
            self.cancel()

    def renew_index(self, site: Path) -> None:
        """Let the served site have the last index at once, and a new one as soon as it is made."""
        if self._documents is None:
            return
        self._kept = self._kept or Path(tempfile.mkdtemp(prefix="briefings-index-"))
        _copy(self._kept, site / INDEX)
        self._worker = _Worker(self._documents, self._kept, site / INDEX)
        self._documents = None

    def cancel(self) -> None:
        """End what is at work, and remove the documents."""
        if self._worker is not None:
            self._worker.cancel()
            self._worker = None
        if self._documents is not None:
            shutil.rmtree(self._documents, ignore_errors=True)
            self._documents = None

    def close(self) -> None:
        """Leave nothing behind: neither programs nor files."""
        self.cancel()
        if self._kept is not None:
            shutil.rmtree(self._kept, ignore_errors=True)
            self._kept = None


class _Worker:
    """One index in the making, behind the back of the server. It owns the documents."""

    def __init__(self, documents: Path, kept: Path, target: Path) -> None:
        self._documents = documents
        self._kept = kept
        self._target = target
        self._cancelled = threading.Event()
        self._indexing: Indexing | None = None
        self._thread = threading.Thread(target=self._run, name="briefings-search", daemon=True)
        try:
            self._indexing = Indexing(documents, documents / INDEX)
        except SearchError as fault:
            _log.warning(f"the search has no index: {fault}")
            return
        self._thread.start()

    def cancel(self) -> None:
        """Return when it is over; the site is not touched afterwards."""
        self._cancelled.set()
        if self._indexing is not None:
            self._indexing.cancel()
            self._thread.join()
        shutil.rmtree(self._documents, ignore_errors=True)

    def _run(self) -> None:
        assert self._indexing is not None  # noqa: S101
        try:
            self._indexing.wait()
        except SearchError as fault:
            if not self._cancelled.is_set():
                _log.warning(f"the search has no new index: {fault}")
            return
        if not self._cancelled.is_set():
            _copy(self._documents / INDEX, self._kept)
            _copy(self._kept, self._target)


def _copy(source: Path, target: Path) -> None:
    """Make a folder like another; an empty one is no index."""
    if any(source.iterdir()):
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)


def _is_excluded(wish: object) -> bool:
    """Whether a page's front matter wants it left out: ``search: {exclude: true}``, as in Material, or ``false``."""
    return bool(wish.get("exclude")) if isinstance(wish, dict) else wish is False
