"""The HTML that mammoth makes of a Word document, as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from annotated_briefings.importing.article import Block
from annotated_briefings.importing.blocks import (
    Inline,
    Item,
    footnote,
    heading,
    listing,
    paragraph,
    quotation,
    raised,
    table,
    words_of,
)
from annotated_briefings.importing.furniture import is_heading

if TYPE_CHECKING:
    from lxml.html import HtmlElement

STYLES = """
p[style-name='Title'] => p.title:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Block Quotation'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
"""
"""The names of Word's own styles, which are English in every language, and LibreOffice's."""
_HEADING = re.compile(r"h([1-6])")
_NOTE_HREF = re.compile(r"#(?:footnote|endnote)-\d+")
_NOTE_ID = re.compile(r"(?:footnote|endnote)-(?!ref-).+")
_BACK = re.compile(r"#(?:footnote|endnote)-ref-.+")
_LABEL = re.compile(r"\[(\d+)\]")
_LISTS = ("ul", "ol")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading before its place in the order of levels is known."""

    inlines: tuple[Inline, ...]
    level: int


@dataclass(slots=True)
class Text:
    """What the document holds; ``pictures`` counts those that are left out."""

    title: str = ""
    body: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    pictures: int = 0


def read_blocks(html: str) -> Text:
    """The blocks of mammoth's HTML; a first heading that stands alone on its level is the title."""
    from lxml.html import fragment_fromstring

    root = fragment_fromstring(html, create_parent="div")
    text = Text(pictures=sum(1 for _ in root.iter("img")))
    found = list(_found(root, text))
    first = found[0] if found else None
    if not text.title and isinstance(first, Heading) and _stands_alone(first, found):
        text.title = words_of(first.inlines)
        del found[0]
    text.body = list(_levelled(found)) if any(isinstance(one, Heading) for one in found) else _with_bold_headings(found)
    return text


def _found(root: HtmlElement, text: Text) -> Iterator[Block | Heading | tuple[Inline, ...]]:
    """Blocks, headings, and paragraphs as their inlines, in order."""
    for element in root:
        level = _HEADING.fullmatch(element.tag)
        inlines = tuple(_inlines(element)) if level or element.tag == "p" else ()
        if element.tag == "p" and element.get("class") == "title" and not text.title:
            text.title = words_of(inlines)
        elif level and words_of(inlines):
            yield Heading(inlines=inlines, level=int(level[1]))
        elif element.tag == "p" and (words_of(inlines) or any(inline.note for inline in inlines)):
            yield inlines
        elif element.tag == "blockquote":
            yield quotation([tuple(_inlines(inner)) for inner in element])
        elif element.tag == "table":
            yield from _table(element)
        elif element.tag in _LISTS:
            yield from _list(element, text)


def _stands_alone(first: Heading, found: list[Block | Heading | tuple[Inline, ...]]) -> bool:
    return all(first.level < one.level for one in found[1:] if isinstance(one, Heading))


def _levelled(found: list[Block | Heading | tuple[Inline, ...]]) -> Iterator[Block]:
    """Headings moved so that the highest is of level 2."""
    up = 2 - min(one.level for one in found if isinstance(one, Heading))
    for one in found:
        if isinstance(one, Heading):
            yield heading(one.inlines, one.level + up)
        else:
            yield one if isinstance(one, Block) else paragraph(one)


def _with_bold_headings(found: list[Block | Heading | tuple[Inline, ...]]) -> list[Block]:
    """In a document without styles: short paragraphs that are bold throughout and stand over prose are headings."""
    blocks = [one if isinstance(one, Block) else paragraph(() if isinstance(one, Heading) else one) for one in found]
    for row, (one, after) in enumerate(zip_longest(found, blocks[1:])):
        if isinstance(one, tuple) and _is_bold(one) and is_heading(words_of(one), after.text if after else ""):
            blocks[row] = heading(one, 2)
    return blocks


def _is_bold(inlines: tuple[Inline, ...]) -> bool:
    return all(inline.strong or not inline.text.strip() for inline in inlines)


def _inlines(element: HtmlElement, style: Inline | None = None) -> Iterator[Inline]:
    """The words within an element; lists within are left to :func:`_items`."""
    style = style or Inline()
    if element.text:
        yield replace(style, text=element.text)
    for inner in element:
        if inner.tag not in _LISTS:
            yield from _inner(inner, style)
        if inner.tail:
            yield replace(style, text=inner.tail)


def _inner(element: HtmlElement, style: Inline) -> Iterator[Inline]:
    href = element.get("href", "")
    label = _LABEL.fullmatch(element.text_content().strip()) if element.tag in ("sup", "a") else None
    target = next((anchor.get("href", "") for anchor in element.iter("a")), "")
    if label and _NOTE_HREF.fullmatch(target):
        yield Inline(note=label[1])
    elif _BACK.fullmatch(href):
        return
    elif element.tag == "img":
        yield replace(style, text=element.get("alt", ""), emphasis=True)
    elif element.tag == "br":
        yield replace(style, text=" ")
    elif element.tag == "sup":
        yield from (replace(inline, text=raised(inline.text)) for inline in _inlines(element, style))
    else:
        yield from _inlines(element, _styled(element, style))
        if element.tag == "p":
            yield Inline(text=" ")


def _styled(element: HtmlElement, style: Inline) -> Inline:
    if element.tag == "a" and not element.get("href", "#").startswith("#"):
        return replace(style, href=element.get("href", ""))
    if element.tag in ("strong", "b"):
        return replace(style, strong=True)
    return replace(style, emphasis=True) if element.tag in ("em", "i") else style


def _list(element: HtmlElement, text: Text) -> Iterator[Block]:
    """A list; where its items are notes, these go to the notes, under the number that they are referred to by."""
    if all(_NOTE_ID.fullmatch(item.get("id", "")) for item in element):
        for number, item in enumerate(element, start=1):
            text.notes.append(footnote(str(number), [tuple(_inlines(inner)) for inner in item] or [()]))
        return
    items = list(_items(element, 0))
    if items:
        yield listing(items)


def _items(element: HtmlElement, depth: int) -> Iterator[Item]:
    for item in element:
        inlines = tuple(_inlines(item))
        if words_of(inlines):
            yield Item(inlines=inlines, depth=depth, ordered=element.tag == "ol")
        for inner in item:
            if inner.tag in _LISTS:
                yield from _items(inner, depth + 1)


def _table(element: HtmlElement) -> Iterator[Block]:
    """A table; one of a single cell is a frame around its paragraphs."""
    rows = [[tuple(_inlines(cell)) for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
    rows = [row for row in rows if any(map(words_of, row))]
    if len(rows) == 1 and len(rows[0]) == 1:
        yield paragraph(rows[0][0])
    elif rows:
        yield table(rows)
