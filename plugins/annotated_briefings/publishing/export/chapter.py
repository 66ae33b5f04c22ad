"""The page of a briefing as a chapter of a book: HTML as pandoc reads it without losing anything.

Pandoc keeps attributes of links, spans, divisions and headings only. What others carry (an id, a language) goes to a
span or a division in or around them.
"""

from __future__ import annotations

import re
from html import escape
from urllib.parse import unquote

from annotated_briefings.publishing.export.rewrite import Attributes, Outside, Rewriter, opening

_KEEPING = frozenset({"a", "div", "h2", "h3", "h4", "h5", "h6", "img", "section", "span"})
_WRAPPED_IN_DIV = frozenset({"blockquote", "dl", "figure", "ol", "p", "pre", "table", "ul"})
_FILLED_WITH_DIV = frozenset({"dd", "li", "td", "th"})
_DIVISIONS = frozenset({"article", "aside", "footer", "main", "nav"})
_ROLES = frozenset({"doc-backlink", "doc-biblioref", "doc-glossref", "img", "note"})
_KEPT = frozenset(
    {"alt", "aria-label", "class", "colspan", "dir", "headers", "height", "href", "id", "lang", "reversed", "role"}
    | {"rowspan", "scope", "src", "start", "title", "type", "value", "width"}
)
_DEEPER = {"h1": "h2"}
"""A heading of the first level would begin a chapter."""

_UNWRAPPED = frozenset({"ab-briefing", "ab-head"})
"""Headings within them would not be known as such."""

_NOT_IN_NAME = re.compile(r"[^\w.-]|_")


class ChapterRewriter(Rewriter):
    """As :class:`Rewriter`; ids get a ``prefix``, for several briefings may have the same ones."""

    def __init__(self, outside: Outside, prefix: str) -> None:
        super().__init__(outside)
        self._prefix = prefix
        self._entry = ""

    def target(self, name: str) -> str:
        """A name of XML (an NCName): other characters become their numbers."""
        return self._prefix + _NOT_IN_NAME.sub(lambda found: f"_{ord(found[0]):x}_", unquote(name))

    def is_left_out(self, tag: str, classes: frozenset[str]) -> bool:
        """The title too, for a chapter begins with a heading of its own, and drawings, which pandoc would not keep."""
        is_title = tag == "h1" and self._is_in("header", "ab-head")
        return is_title or tag == "svg" or super().is_left_out(tag, classes)

    def begin(self, tag: str, attributes: Attributes, classes: frozenset[str]) -> str:
        """An element with its attributes where pandoc keeps them."""
        if classes & _UNWRAPPED:
            return ""
        kept = {name: value for name, value in attributes.items() if name in _KEPT}
        if kept.get("role", "img") not in _ROLES:
            del kept["role"]
        if tag == "div" and "ab-entry" in classes and self._is_in("dl"):
            self._entry = kept.get("id", "")
            return ""
        name = self._renamed(tag, classes)
        if name == "":
            self._entry = kept.get("id", "")
            return ""
        if name == "dt" and self._entry:
            kept["id"], self._entry = self._entry, ""
        return super().begin(name, kept, classes) if name in _KEEPING else self._begin_bare(name, kept)

    def _renamed(self, tag: str, classes: frozenset[str]) -> str:
        """A timeline becomes dates with what happened then; "" for an element that goes."""
        if "ab-timeline" in classes:
            return "dl"
        if tag == "li" and self._is_in("ol", "ab-timeline"):
            return ""
        if self._is_in("li") and len(self.parents) > 1 and "ab-timeline" in self.parents[-2].classes:
            return "dd" if "ab-event" in classes else "dt" if "ab-date" in classes else tag
        return "div" if tag in _DIVISIONS else _DEEPER.get(tag, tag)

    def _begin_bare(self, tag: str, attributes: Attributes) -> str:
        names = ("id", "lang", "dir", "class") if tag in _WRAPPED_IN_DIV else ("id", "lang", "dir")
        moved = {name: attributes.pop(name) for name in names if name in attributes}
        before, after = opening(tag, attributes), f"</{tag}>"
        if not moved:
            self.emit(before)
            return after
        if tag in ("dt", *_FILLED_WITH_DIV):
            inner = "div" if tag in _FILLED_WITH_DIV and set(moved) - {"id"} else "span"
            self.emit(before + opening(inner, moved))
            return self._closed_early(inner, moved, after)
        outer = "div" if tag in _WRAPPED_IN_DIV else "span"
        self.emit(opening(outer, moved) + before)
        return f"{after}</{outer}>"

    def _closed_early(self, inner: str, moved: Attributes, after: str) -> str:
        """An anchor is closed at once, for a list item may hold paragraphs, which no span may."""
        if inner == "span" and set(moved) == {"id"}:
            self.emit("</span>")
            return after
        return f"</{inner}>{after}"

    def _is_in(self, tag: str, name: str = "") -> bool:
        parent = self.parents[-1] if self.parents else None
        return parent is not None and parent.tag == tag and (not name or name in parent.classes)


def heading(title: str, name: str) -> str:
    """The heading that a chapter begins with."""
    return f'<h1 id="{escape(name)}">{escape(title)}</h1>\n'
