"""The strictest Content-Security-Policy under which a finished site works: https://www.w3.org/TR/CSP3/.

Our own pages need no inline script and no inline style. A theme may have both; they are allowed by their hashes, which
are read from the site, because they change with the theme and with the depth of a page.
"""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser
from pathlib import Path

_PROGRAMS = frozenset({"", "module", "text/javascript", "application/javascript"})
"""Types of a script that is run; any other is a block of data, which no policy forbids."""


def content_security_policy(site: Path) -> str:
    """The value of the header for all pages of the site; what comes from another host is refused."""
    inline = _Inline()
    for page in sorted(site.rglob("*.html")):
        inline.read(page.read_text("utf-8", errors="replace"))
    scripts = ["'self'", *sorted(inline.scripts)]
    if any(site.rglob("*.wasm")) or any(site.rglob("*.pagefind")):
        scripts.append("'wasm-unsafe-eval'")
    directives = {
        "default-src": ["'none'"],
        "script-src": scripts,
        "style-src": ["'self'", *sorted(inline.styles)],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
    return "; ".join(" ".join((name, *values)) for name, values in directives.items())


class _Inline(HTMLParser):
    """Collects the hashes of what stands between the tags of scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: set[str] = set()
        self.styles: set[str] = set()
        self._into: set[str] | None = None
        self._parts: list[str] = []

    def read(self, page: str) -> None:
        """Take in one page."""
        self.reset()
        self._into = None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Know what the text that follows is."""
        given = dict(attrs)
        self._parts = []
        if tag == "script" and "src" not in given and (given.get("type") or "").lower() in _PROGRAMS:
            self._into = self.scripts
        elif tag == "style":
            self._into = self.styles

    def handle_endtag(self, tag: str) -> None:
        """Take the digest of what has been read since the tag."""
        if self._into is not None and tag in ("script", "style"):
            self._into.add(_hashed("".join(self._parts)))
            self._into = None

    def handle_data(self, data: str) -> None:
        """The text comes in parts where it holds what looks like a tag."""
        if self._into is not None:
            self._parts.append(data)


def _hashed(text: str) -> str:
    """A source expression of CSP: the digest of the text in UTF-8."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
