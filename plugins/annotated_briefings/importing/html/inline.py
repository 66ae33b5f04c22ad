"""The inside of a paragraph: its words, and the same as Markdown with emphasis, code and links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from annotated_briefings.importing.escape import escape_markdown
from annotated_briefings.importing.html.blocks import BREAK, SKIPPED
from annotated_briefings.importing.html.links import Links

_STRONG, _EMPHASIS, _CODE = "**", "*", "`"
_MARKS = {"b": _STRONG, "strong": _STRONG, "i": _EMPHASIS, "em": _EMPHASIS, "cite": _EMPHASIS, "dfn": _EMPHASIS,
          "code": _CODE, "kbd": _CODE, "samp": _CODE, "tt": _CODE}  # fmt: skip
_OPEN, _CLOSE = "\ue001", "\ue002"
_PLACE = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_PRIVATE = re.compile("[\ue000-\ue002\xad\u200b\ufeff]")
"""Our own marks, and characters that are not seen: soft hyphens, zero-width spaces, byte order marks."""
_UNTEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_NUMBER = re.compile(r"[+−-]?\d{1,4}")
_BREAKS = re.compile(rf"(?<![ \t\n])[ \t\n]*{BREAK}[ \t\n{BREAK}]*")
"""Begins where space begins: a search from each of its characters would be quadratic."""
_HARD_BREAK = "  \n"
_DEEPEST = 60
_BACK = frozenset({"↩", "↩︎", "⤴", "^", "↑", "⏎"})
"""What footnotes lead back with."""


@dataclass(slots=True)
class _Line:
    """Text with numbered places; ``marks`` is what stands at each of them: as Markdown, and in plain words."""

    parts: list[str] = field(default_factory=list)
    marks: list[tuple[str, str]] = field(default_factory=list)

    def mark(self, markdown: str, text: str = "") -> None:
        self.parts.append(f"{_OPEN}{len(self.marks)}{_CLOSE}")
        self.marks.append((markdown, text))

    def reopens(self, mark: str) -> bool:
        """Whether emphasis of this kind has just ended; then it goes on: Markdown cannot begin it anew there."""
        parts = [part for part in self.parts if part]
        last = _PLACE.fullmatch(parts[-1]) if parts else None
        if last is None or self.marks[int(last[1])] != (mark, ""):
            return False
        self.parts = parts[:-1]
        return True

    def text(self, source: str) -> str:
        """``source``, which holds the places of this line, in plain words."""
        words = _PLACE.sub(lambda place: self.marks[int(place[1])][1], source)
        return " ".join(words.replace(BREAK, " ").split())

    def markdown(self, source: str) -> str:
        """``source`` as Markdown; each of its lines is escaped, and no line can begin a block."""
        lines = [line for piece in source.split(BREAK) if (line := escape_markdown(piece))]
        return _PLACE.sub(lambda place: self.marks[int(place[1])][0], _HARD_BREAK.join(lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """Words on one line, and their Markdown, with a line for each of the page's."""

    text: str
    markdown: str


class InlineWriter:
    """Writes the nodes of leaves; ``notes`` are the labels of the page's footnotes by their ids."""

    def __init__(self, links: Links, notes: dict[str, str]) -> None:
        self._links = links
        self._notes = notes

    def write(self, nodes: Iterable[str | HtmlElement]) -> Inline:
        """A paragraph's words and Markdown."""
        line = _Line()
        for node in nodes:
            if isinstance(node, str):
                line.parts.append(BREAK if node is BREAK else clean(node))
            else:
                self._element(node, line, frozenset(), depth=0)
        source = _tidy("".join(line.parts))
        return Inline(text=line.text(source), markdown=line.markdown(source))

    def _element(self, element: HtmlElement, line: _Line, within: frozenset[str], *, depth: int) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in SKIPPED or tag == "img":
            return
        if tag == "br":
            line.parts.append(BREAK)
        elif depth >= _DEEPEST:
            line.parts.append(clean("".join(element.itertext())))
        elif tag in {"sup", "sub"} and _NUMBER.fullmatch(_words(element)) and not len(element):
            line.parts.append(_words(element).translate(_RAISED if tag == "sup" else _LOWERED))
        elif tag == "a":
            self._link(element, line, within, depth)
        elif tag in _MARKS and _MARKS[tag] not in within:
            self._marked(element, line, within, depth)
        else:
            self._inside(element, line, within, depth)

    def _inside(self, element: HtmlElement, line: _Line, within: frozenset[str], depth: int) -> None:
        if element.text:
            line.parts.append(clean(element.text))
        for child in element:
            self._element(child, line, within, depth=depth + 1)
            if child.tail:
                line.parts.append(clean(child.tail))

    def _marked(self, element: HtmlElement, line: _Line, within: frozenset[str], depth: int) -> None:
        mark = _MARKS[element.tag]
        words = _words(element)
        if mark == _CODE:
            self._code(words, line)
        elif not words or element.find(".//br") is not None or _CODE in within:
            self._inside(element, line, within, depth)
        else:
            self._wrapped(element, line, within | {mark}, depth, before=mark, after=mark)

    def _code(self, words: str, line: _Line) -> None:
        if words:
            fence = "``" if "`" in words else "`"
            pad = " " if "`" in words else ""
            line.mark(f"{fence}{pad}{words.replace('``', '` `')}{pad}{fence}", words)

    def _link(self, element: HtmlElement, line: _Line, within: frozenset[str], depth: int) -> None:
        href = element.get("href", "")
        note = self._notes.get(href[1:], "") if href.startswith("#") else ""
        if note:
            line.mark(f"[^{note}]")
            return
        words = _words(element)
        if href.startswith("#") and words in _BACK:
            return
        url = self._links.resolve(href) if words and "[" not in within else ""
        if url and element.find(".//br") is None:
            self._wrapped(element, line, within | {"["}, depth, before="[", after=f"]({url})")
        else:
            self._inside(element, line, within, depth)

    def _wrapped(
        self, element: HtmlElement, line: _Line, within: frozenset[str], depth: int, *, before: str, after: str
    ) -> None:
        """The inside with marks around it; space at its ends goes outside, where Markdown wants it."""
        inner = _Line(marks=line.marks)
        self._inside(element, inner, within, depth)
        content = "".join(inner.parts)
        stripped = content.strip()
        lead = content[: len(content) - len(content.lstrip())]
        line.parts.append(lead)
        if before == "[" or lead or not line.reopens(before):
            line.mark(before)
        line.parts.append(stripped)
        line.mark(after)
        line.parts.append(content[len(lead) + len(stripped) :])


def clean(text: str) -> str:
    """Text without characters that are not seen and without our own marks."""
    return text if text.isprintable() else _UNTEXT.sub(" ", _PRIVATE.sub("", text))


def _words(element: HtmlElement) -> str:
    return " ".join(clean("".join(element.itertext())).split())


def _tidy(text: str) -> str:
    return (_BREAKS.sub(BREAK, text) if BREAK in text else text).strip(f" \t\n{BREAK}")
