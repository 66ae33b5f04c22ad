"""Margin notes beside the paragraph that they annotate, without leaving their place in the order of reading.

A row holds the annotated paragraph, its notes, and the paragraphs behind it up to the next annotated one; a style
sheet may show the notes in a second column, where they have the height of the whole row.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from xml.etree.ElementTree import Element, SubElement

from annotated_briefings.markdown.tree import BLOCK_ATTRIBUTE

_FLOWING = frozenset({"p", "ul", "ol", "dl", "blockquote"})


def notes_of(root: Element) -> Iterator[tuple[Element, Element | None]]:
    """The notes among the children of ``root``, each with what it annotates: what stands before it, if it flows."""
    beside: Element | None = None
    for child in root:
        if _is_note(child):
            yield child, beside
        else:
            beside = child if child.tag in _FLOWING else None


def set_notes_beside(root: Element) -> None:
    """Group the children of ``root`` into rows; what no note annotates stays as it is."""
    children = list(root)
    for child in children:
        root.remove(child)
    root.extend(_rows(children))


def _rows(children: list[Element]) -> Iterator[Element]:
    row: Element | None = None
    for child, following in zip_longest(children, children[1:]):
        if _is_note(child) and row is not None:
            _notes_of(row).append(child)
        elif child.tag in _FLOWING and _is_note(following):
            row = Element("div", {"class": "ab-row"})
            row.text = row.tail = "\n"
            row.append(child)
            yield row
        elif child.tag in _FLOWING and row is not None:
            row.append(child)
        else:
            row = None
            yield child


def _is_note(element: Element | None) -> bool:
    return element is not None and element.get(BLOCK_ATTRIBUTE) == "aside"


def _notes_of(row: Element) -> Element:
    found = row.find("div")
    if found is None:
        found = SubElement(row, "div", {"class": "ab-notes"})
        found.tail = "\n"
    return found
