"""What renderers of every room need of HTML: a type for nested Markdown, safe addresses, ids."""

from __future__ import annotations

import re
import unicodedata
from typing import Protocol
from urllib.parse import urlsplit

from markupsafe import Markup

_SCHEMES = frozenset({"http", "https", "mailto"})
_NOT_IN_SLUG = re.compile(r"[^\w\s-]")
_DASHES = re.compile("[\u2010-\u2015\u2212/]")
_GAPS = re.compile(r"[\s_-]+")


class RenderMarkdown(Protocol):
    """Turns a few lines of an editor's Markdown into an HTML fragment; one that knows no room's syntax by itself."""

    def __call__(self, text: str, /) -> Markup: ...


def safe_url(url: str) -> str:
    """``url`` where a browser may follow it (http, https, mailto, or relative), else an empty string."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if parts.scheme and parts.scheme.lower() not in _SCHEMES:
        return ""
    return "" if any(ord(char) < 0x20 for char in url.strip()) else url.strip()


def slug(text: str) -> str:
    """An id for addresses: lower case, words joined by hyphens, letters of every script kept; never empty."""
    spaced = _DASHES.sub("-", unicodedata.normalize("NFC", text))
    plain = _NOT_IN_SLUG.sub("", spaced).strip().lower()
    return _GAPS.sub("-", plain).strip("-") or "x"
