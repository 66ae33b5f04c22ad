"""Simple blocks as every reader finds them, written as Markdown in which text stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import quote

from annotated_briefings.importing.article import Block, BlockKind
from annotated_briefings.importing.escape import escape_markdown
from annotated_briefings.text.markup import safe_url

_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_URL_SAFE = "%/:?#[]@!$&'*+,;=~-._"
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_DEEPEST_HEADING = 6
_INDENT = "    "


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """Words of one style; where ``note`` is set, the place of a reference to the footnote of that label instead."""

    text: str = ""
    strong: bool = False
    emphasis: bool = False
    href: str = ""
    note: str = ""


Inlines = Sequence[Inline]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a list; ``depth`` is 0 for the outermost list."""

    inlines: tuple[Inline, ...]
    depth: int = 0
    ordered: bool = False


def words_of(inlines: Inlines) -> str:
    """The words alone, with single spaces; references to notes are no words."""
    return " ".join("".join(inline.text for inline in inlines).split())


def raised(text: str) -> str:
    """Raised figures as characters of their own, so that 10² does not become 102; anything else as it is."""
    shown = text.translate(_RAISED)
    return text if any(char.isascii() and not char.isspace() for char in shown) else shown


def paragraph(inlines: Inlines) -> Block:
    """A paragraph."""
    return Block(kind=BlockKind.PARAGRAPH, text=words_of(inlines), markdown=inline_markdown(inlines))


def heading(inlines: Inlines, level: int) -> Block:
    """A heading, of level 2 at least: level 1 is the title's. Its words are marked no further."""
    words = words_of(inlines)
    marks = "#" * min(max(level, 2), _DEEPEST_HEADING)
    plain = [replace(inline, strong=False, emphasis=False) for inline in inlines]
    return Block(kind=BlockKind.HEADING, text=words, markdown=f"{marks} {inline_markdown(plain)}")


def quotation(paragraphs: Iterable[Inlines]) -> Block:
    """A block quote of one or more paragraphs."""
    inner = [paragraph(inlines) for inlines in paragraphs]
    return Block(
        kind=BlockKind.QUOTE,
        text="\n".join(block.text for block in inner),
        markdown="\n>\n".join(f"> {block.markdown}" for block in inner),
    )


def listing(items: Sequence[Item]) -> Block:
    """A list, its items one to a line; ordered items are counted within their list."""
    return Block(
        kind=BlockKind.LIST,
        text="\n".join(words_of(item.inlines) for item in items),
        markdown="\n".join(_item_lines(items)),
    )


def table(rows: Sequence[Sequence[Inlines]]) -> Block:
    """A table whose first row is its head; rows that are too short are filled up. Its words: a line for each cell."""
    width = max(len(row) for row in rows)
    cells = [[*(inline_markdown(cell).replace("|", r"\|") for cell in row), *[""] * (width - len(row))] for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in cells]
    lines.insert(1, f"|{' --- |' * width}")
    words = "\n".join(words for row in rows for words in map(words_of, row) if words)
    return Block(kind=BlockKind.OTHER, text=words, markdown="\n".join(lines))


def footnote(label: str, paragraphs: Sequence[Inlines]) -> Block:
    """A footnote under its label, which :class:`Inline` refers to by ``note``."""
    inner = [paragraph(inlines) for inlines in paragraphs]
    return Block(
        kind=BlockKind.OTHER,
        text="\n".join(block.text for block in inner),
        markdown=f"[^{label}]: " + f"\n\n{_INDENT}".join(block.markdown for block in inner),
    )


def inline_markdown(inlines: Inlines) -> str:
    """One line of Markdown; neighbours of one style are one, so that no markup arises between them."""
    joined = list(_joined(inlines))
    return "".join(_inline(inline, starts=row == 0) for row, inline in enumerate(joined)).strip()


def _joined(inlines: Inlines) -> Iterator[Inline]:
    for style, group in groupby(inlines, key=lambda inline: replace(inline, text="")):
        yield style if style.note else replace(style, text="".join(inline.text for inline in group))


def _inline(inline: Inline, *, starts: bool) -> str:
    """``starts``: it begins the line, where some characters mean more than within."""
    if inline.note:
        return f"[^{inline.note}]"
    edges = _EDGES.fullmatch(inline.text)
    before, core, after = edges.groups() if edges else ("", inline.text, "")
    if not core:
        return " " if before else ""
    words = escape_markdown(core) if starts else escape_markdown(f"x{core}")[1:]
    mark = "*" * (inline.emphasis + 2 * inline.strong)
    words = f"{mark}{words}{mark}"
    target = safe_url(inline.href)
    if target:
        words = f"[{words}]({quote(target, safe=_URL_SAFE)})"
    return f"{' ' if before else ''}{words}{' ' if after else ''}"


def _item_lines(items: Sequence[Item]) -> Iterator[str]:
    counts: dict[int, int] = {}
    for item in items:
        counts = {depth: count for depth, count in counts.items() if depth <= item.depth}
        counts[item.depth] = counts.get(item.depth, 0) + 1
        mark = f"{counts[item.depth]}." if item.ordered else "-"
        yield f"{_INDENT * item.depth}{mark} {inline_markdown(item.inlines)}"
