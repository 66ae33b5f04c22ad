"""Footnotes: references that point to notes on the same page become Markdown's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from annotated_briefings.importing.article import Block, BlockKind
from annotated_briefings.importing.html.blocks import Leaf
from annotated_briefings.importing.html.inline import InlineWriter

_NOTE = re.compile(r"(?:^|[-_ ])(?:foot|end)-?notes?(?:$|[-_ ])", re.IGNORECASE)
_ROLES = frozenset({"doc-footnote", "doc-endnote", "doc-endnotes"})
_REFERENCE = re.compile(r"\[?\(?(?:\d{1,3}|[a-z*†‡§])\)?\]?")
_REACH = 4
"""Elements above a leaf in which the id of its note is looked for, and above that, the names of a list of notes."""


@dataclass(frozen=True, slots=True)
class Notes:
    """``labels`` are Markdown's, by the ids that references point to; ``notes`` are the leaves of each, by label."""

    body: list[Leaf]
    labels: dict[str, str]
    notes: dict[str, list[Leaf]]


def find_notes(leaves: Sequence[Leaf]) -> Notes:
    """Takes out the leaves of notes that something refers to and that stand in a list of footnotes.

    A list of references without that name stays the list that it is.
    """
    wanted: dict[str, None] = dict.fromkeys(target for leaf in leaves for target in _references(leaf))
    owners = [_owner(leaf, wanted) for leaf in leaves] if wanted else [""] * len(leaves)
    found = set(owners) - {""}
    labels = {target: str(number) for number, target in enumerate((t for t in wanted if t in found), start=1)}
    notes: dict[str, list[Leaf]] = {label: [] for label in labels.values()}
    body: list[Leaf] = []
    for leaf, owner in zip(leaves, owners, strict=True):
        (notes[labels[owner]] if owner else body).append(leaf)
    return Notes(body=body, labels=labels, notes=notes)


def note_blocks(notes: Notes, writer: InlineWriter) -> list[Block]:
    """A definition for each note."""
    blocks = []
    for label, leaves in notes.notes.items():
        parts = [writer.write(leaf.nodes) for leaf in leaves]
        markdown = "\n\n    ".join(part.markdown.replace("\n", "\n    ") for part in parts if part.text)
        text = "\n\n".join(part.text for part in parts if part.text)
        blocks.append(Block(kind=BlockKind.OTHER, text=text, markdown=f"[^{label}]: {markdown}"))
    return blocks


def _references(leaf: Leaf) -> list[str]:
    links = (link for node in leaf.nodes if not isinstance(node, str) for link in node.iter("a"))
    hrefs = ((link.get("href") or "", "".join(link.itertext()).strip()) for link in links)
    return [href[1:] for href, words in hrefs if href.startswith("#") and _REFERENCE.fullmatch(words)]


def _owner(leaf: Leaf, wanted: dict[str, None]) -> str:
    """The id of the note that a leaf is part of."""
    element: HtmlElement | None = leaf.parent
    for _ in range(_REACH):
        if element is None:
            return ""
        name = element.get("id") or ""
        if name in wanted:
            return name if _is_listed(element) else ""
        element = element.getparent()
    return ""


def _is_listed(element: HtmlElement) -> bool:
    around: HtmlElement | None = element
    for _ in range(_REACH):
        if around is None:
            return False
        if around.get("role") in _ROLES or _NOTE.search(f"{around.get('class') or ''} {around.get('id') or ''}"):
            return True
        around = around.getparent()
    return False
