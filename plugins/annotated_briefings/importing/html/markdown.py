"""From leaves to blocks: quotes, lists, tables, code and headings as Markdown, whatever their nesting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lxml.html import HtmlElement

from annotated_briefings.importing.article import Block, BlockKind
from annotated_briefings.importing.html.blocks import BREAK, HEADINGS, Leaf
from annotated_briefings.importing.html.inline import Inline, InlineWriter, clean

_SHALLOWEST = 2
"""The level of a heading of level 1: that one is the title's."""
_INDENT = "    "


def write_blocks(leaves: Sequence[Leaf], writer: InlineWriter) -> list[Block]:
    """The blocks of the body, in document order."""
    return list(_Blocks(writer).write(leaves, 0))


class _Blocks:
    def __init__(self, writer: InlineWriter) -> None:
        self._writer = writer

    def write(self, leaves: Iterable[Leaf], depth: int) -> Iterator[Block]:
        """The blocks of leaves that share the first ``depth`` elements of their paths."""
        for element, group in _groups(leaves, depth):
            if element is None:
                for leaf in group:
                    yield from _paragraph(self._writer.write(leaf.nodes))
            else:
                yield from self._structure(element, group, depth)

    def _structure(self, element: HtmlElement, leaves: list[Leaf], depth: int) -> Iterator[Block]:
        tag = element.tag
        if tag in HEADINGS:
            yield from self._heading(element, leaves)
        elif tag == "blockquote":
            yield from _quote(list(self.write(leaves, depth + 1)))
        elif tag == "pre":
            yield _code("".join(node for leaf in leaves for node in leaf.nodes if isinstance(node, str)))
        elif tag == "table":
            yield from self._table(leaves, depth + 1)
        elif _is_item(leaves[0], depth + 1):
            yield from self._list(element, leaves, depth + 1)
        elif tag in {"figcaption", "caption"}:
            yield from (_caption(block) for block in self.write(leaves, depth + 1))
        else:
            yield from self.write(leaves, depth + 1)

    def _heading(self, element: HtmlElement, leaves: list[Leaf]) -> Iterator[Block]:
        nodes = [" " if node is BREAK else node for leaf in leaves for node in (*leaf.nodes, BREAK)]
        words = self._writer.write(nodes)
        line = " ".join(words.markdown.split("  \n"))
        if words.text:
            marks = "#" * max(int(element.tag[1]), _SHALLOWEST)
            yield Block(kind=BlockKind.HEADING, text=words.text, markdown=f"{marks} {line}")

    def _list(self, element: HtmlElement, leaves: list[Leaf], depth: int) -> Iterator[Block]:
        items = [list(self.write(group, depth + 1)) for item, group in _groups(leaves, depth)]
        items = [blocks for blocks in items if blocks]
        first = _start(element)
        marks = [f"{first + row}." if element.tag == "ol" else "-" for row in range(len(items))]
        if items:
            yield Block(
                kind=BlockKind.LIST,
                text="\n".join(block.text for blocks in items for block in blocks),
                markdown="\n".join(_item(mark, blocks) for mark, blocks in zip(marks, items, strict=True)),
            )

    def _table(self, leaves: list[Leaf], depth: int) -> Iterator[Block]:
        captions = [leaf for leaf in leaves if leaf.path[depth].tag == "caption"] if leaves else []
        for leaf in captions:
            yield from (_caption(block) for block in _paragraph(self._writer.write(leaf.nodes)))
        outside = [leaf for leaf in leaves if leaf not in captions and len(leaf.path) < depth + 2]
        yield from self.write(outside, depth)
        inside = [leaf for leaf in leaves if leaf not in captions and leaf not in outside]
        rows = [[self._cell(group) for _, group in _groups(cells, depth + 1)] for _, cells in _groups(inside, depth)]
        if rows:
            yield _table(rows)

    def _cell(self, leaves: list[Leaf]) -> Inline:
        parts = [self._writer.write(leaf.nodes) for leaf in leaves]
        line = " ".join(part.markdown for part in parts).replace("  \n", " ").replace("|", "\\|")
        return Inline(text=" ".join(part.text for part in parts if part.text), markdown=line)


def _groups(leaves: Iterable[Leaf], depth: int) -> Iterator[tuple[HtmlElement | None, list[Leaf]]]:
    """Neighbours that share the element at ``depth`` of their paths; those without one have nothing."""
    for _, group in groupby(leaves, key=lambda leaf: id(leaf.path[depth]) if depth < len(leaf.path) else 0):
        found = list(group)
        yield (found[0].path[depth] if depth < len(found[0].path) else None), found


def _is_item(leaf: Leaf, depth: int) -> bool:
    return depth < len(leaf.path) and leaf.path[depth].tag == "li"


def _start(element: HtmlElement) -> int:
    said = element.get("start", "1").strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1


def _paragraph(words: Inline) -> Iterator[Block]:
    if words.text:
        yield Block(kind=BlockKind.PARAGRAPH, text=words.text, markdown=words.markdown)


def _caption(block: Block) -> Block:
    return Block(kind=BlockKind.OTHER, text=block.text, markdown=block.markdown)


def _quote(blocks: list[Block]) -> Iterator[Block]:
    if blocks:
        markdown = "\n\n".join(block.markdown for block in blocks)
        lines = (f"> {line}" if line else ">" for line in markdown.split("\n"))
        yield Block(kind=BlockKind.QUOTE, text="\n\n".join(block.text for block in blocks), markdown="\n".join(lines))


def _item(mark: str, blocks: list[Block]) -> str:
    """One item: its first block behind the mark, what follows indented, nested lists without a gap."""
    parts = [blocks[0].markdown]
    for block in blocks[1:]:
        parts += ["\n" if block.kind is BlockKind.LIST else "\n\n", block.markdown]
    first, *rest = "".join(parts).split("\n")
    return "\n".join([f"{mark} {first}", *(f"{_INDENT}{line}" if line else "" for line in rest)])


def _code(source: str) -> Block:
    text = clean(source).strip("\n")
    fence = "```"
    while fence in text:
        fence += "`"
    return Block(kind=BlockKind.OTHER, text=text, markdown=f"{fence}\n{text}\n{fence}")


def _table(rows: list[list[Inline]]) -> Block:
    """A table whose first row is its head, filled up to the same number of cells; its text has a line for each cell."""
    width = max(map(len, rows))
    lines = [_row([cell.markdown for cell in row], width) for row in rows]
    lines.insert(1, _row(["---"] * width, width))
    text = "\n".join(cell.text for row in rows for cell in row if cell.text)
    return Block(kind=BlockKind.OTHER, text=text, markdown="\n".join(lines))


def _row(cells: list[str], width: int) -> str:
    return f"| {' | '.join([*cells, *([''] * (width - len(cells)))])} |"
