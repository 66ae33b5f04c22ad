"""A page's elements as leaves: the smallest blocks of text, each with the structure that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from annotated_briefings.importing.html.boilerplate import reason_of

BREAK = "\ue000"
"""A ``<br>`` among the nodes of a leaf; the character itself is taken out of every text."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SKIPPED = frozenset({
    "audio", "button", "canvas", "dialog", "embed", "head", "iframe", "input", "label", "link", "map", "math", "meta",
    "noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea", "title", "video",
})  # fmt: skip
"""Elements without words of the article."""
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "mark", "nobr", "picture", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "source", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_BLOCKS = (
    "address", "article", "aside", "blockquote", "br", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul",
)  # fmt: skip
_STRUCTURE = frozenset({"blockquote", "pre", "figcaption", "caption", "dt", "dd", *HEADINGS})
_DEEPEST = 200
"""Levels of elements; what is nested deeper is read as one leaf."""
_NOT_WORDS = re.compile(r"[\W_]+")
_ASCII_LETTERS = {code: None for code in range(128) if not chr(code).isalnum()}


@dataclass(eq=False, slots=True)
class Leaf:
    """Text that no other block divides.

    ``nodes`` are strings, inline elements (whose tails are not part of them) and ``BREAK``. ``path`` holds the elements
    that give it a structure, outermost first: lists, items, quotes, headings, cells. ``reason`` says why it is no part
    of an article, where the names of an element around it (``box``) do.
    """

    nodes: list[str | HtmlElement]
    parent: HtmlElement
    path: tuple[HtmlElement, ...]
    reason: str
    box: HtmlElement | None
    words: str = field(init=False)
    letters: str = field(init=False)
    linked: int = field(init=False)

    def __post_init__(self) -> None:
        linked = 0
        parts: list[str] = []
        for node in self.nodes:
            if isinstance(node, str):
                parts.append(" " if node == BREAK else node)
                continue
            text = "".join(node.itertext())
            parts.append(text)
            linked += sum(len("".join(link.itertext())) for link in node.iter("a") if _leads_away(link))
        self.words = " ".join("".join(parts).split())
        self.letters = squeeze(self.words)
        self.linked = linked

    @property
    def is_linked(self) -> bool:
        """Whether most of the words are links."""
        return self.linked > 0.6 * len(self.words)

    @property
    def heading(self) -> HtmlElement | None:
        """The heading that it is, if any."""
        return self.inside(HEADINGS)

    def inside(self, tags: frozenset[str]) -> HtmlElement | None:
        """The innermost element of the path with one of the tags."""
        return next((element for element in reversed(self.path) if element.tag in tags), None)


def squeeze(text: str) -> str:
    """The letters and digits of a text, in lower case: what stays the same however a page is laid out."""
    if text.isascii():  # the same, twenty times as fast
        return text.translate(_ASCII_LETTERS).lower()
    return _NOT_WORDS.sub("", "".join(text.split())).lower()


def _leads_away(link: HtmlElement) -> bool:
    return not link.get("href", "#").startswith("#")


@dataclass(slots=True)
class _Place:
    path: tuple[HtmlElement, ...] = ()
    reason: str = ""
    box: HtmlElement | None = None
    depth: int = 0


def read_leaves(root: HtmlElement) -> list[Leaf]:
    """The leaves of an element, in document order; those without a letter or digit are left out."""
    return [leaf for leaf in _walk(root, _Place()) if leaf.letters]


def _walk(element: HtmlElement, place: _Place) -> Iterator[Leaf]:
    """Runs of text and inline elements become leaves; what divides them is walked in turn."""
    run: list[str | HtmlElement] = [element.text] if element.text else []
    for child in element:
        if _divides(child, run):
            yield from _leaf(run, element, place)
            run = []
            yield from _inner(child, place)
        elif child.tag == "br":
            run.append(BREAK)
        elif child.tag in INLINE or _is_unknown(child):
            run.append(child)
        if child.tail and not (run and run[-1] is BREAK and child.tail.isspace()):
            run.append(child.tail)
    yield from _leaf(run, element, place)


def _divides(child: HtmlElement, run: list[str | HtmlElement]) -> bool:
    """Whether a paragraph ends here: at a block, at inline elements around blocks, at a second line break."""
    if child.tag == "br":
        return bool(run) and run[-1] is BREAK
    return isinstance(child.tag, str) and child.tag not in SKIPPED and not _is_inline(child)


def _inner(child: HtmlElement, place: _Place) -> Iterator[Leaf]:
    if child.tag == "br":
        return
    inner = _enter(child, place)
    if inner.depth >= _DEEPEST or child.tag == "pre":
        yield from _leaf(["".join(child.itertext())], child, inner)
    else:
        yield from _walk(child, inner)


def _enter(child: HtmlElement, place: _Place) -> _Place:
    reason, box = place.reason, place.box
    if not reason:
        reason = reason_of(child)
        box = child if reason else None
    return _Place(path=place.path + _structure(child, place.path), reason=reason, box=box, depth=place.depth + 1)


def _structure(element: HtmlElement, path: tuple[HtmlElement, ...]) -> tuple[HtmlElement, ...]:
    tag = element.tag
    if tag == "li":
        return (element.getparent(), element)
    if tag == "table":
        return (element,) if is_data_table(element) else ()
    if tag in {"td", "th"}:
        in_data = any(outer.tag == "table" for outer in path)
        return (element.getparent(), element) if in_data else ()
    return (element,) if tag in _STRUCTURE else ()


def _is_inline(element: HtmlElement) -> bool:
    if element.tag not in INLINE and not _is_unknown(element):
        return False
    return len(element) == 0 or next(element.iter(*_BLOCKS), None) is None


def _is_unknown(element: HtmlElement) -> bool:
    """Whether the element is one of the site's own making."""
    return isinstance(element.tag, str) and "-" in element.tag


def _leaf(run: list[str | HtmlElement], parent: HtmlElement, place: _Place) -> Iterator[Leaf]:
    if run and not all(isinstance(node, str) and (node is BREAK or not node.strip()) for node in run):
        yield Leaf(nodes=run, parent=parent, path=place.path, reason=place.reason, box=place.box)


_LONGEST_CELL = 300


def is_data_table(table: HtmlElement) -> bool:
    """Whether a table holds data, not the layout of a page: rows of short cells and no table within."""
    if table.get("role") in {"presentation", "none"}:
        return False
    if next((inner for inner in table.iter("table") if inner is not table), None) is not None:
        return False
    rows = list(table.iter("tr"))
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return False
    if next(table.iter("th", "caption"), None) is not None:
        return True
    return all(len("".join(cell.itertext())) <= _LONGEST_CELL for cell in table.iter("td"))
