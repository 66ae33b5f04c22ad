"""The prose in an element tree, as runs of text that know which element every character stands in.

Python-Markdown has decided by now what is a link, code or a heading; nothing is parsed a second time.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Literal
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import ETX, STX

from annotated_briefings.markdown.visible import Visible

BLOCK_ATTRIBUTE = "data-ab-block"
"""Set on the elements of our blocks while the tree is worked on; its value is the block's name."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CLOSED = frozenset(
    {
        "a",
        "code",
        "pre",
        "kbd",
        "samp",
        "var",
        "script",
        "style",
        "button",
        "svg",
        "math",
        "img",
        "textarea",
        "select",
        "option",
        "label",
        "summary",
    }
)
"""Elements into which nothing may be put."""

_UNSEEN = frozenset({"script", "style"})

_APART = frozenset({"footnote-ref", "footnote-backref"})
"""Classes of Python-Markdown's footnotes whose text is no word of the text."""

_PLACEHOLDER = re.compile(f"{STX}[^{STX}{ETX}]*{ETX}")
_STASHED = re.compile(f"{STX}wzxhzdk:([0-9]+){ETX}")
_OPENING_TAG = re.compile(r"<(a|code|kbd|samp|button|pre)\b", re.IGNORECASE)
_CLOSING_TAG = re.compile(r"</(a|code|kbd|samp|button|pre)\s*>", re.IGNORECASE)
_NOTHING = "\ufffc"
_JOINER = "\u2060"

Slot = Literal["text", "tail"]


@dataclass(slots=True, eq=False)
class Piece:
    """One string of the tree: ``holder.text`` or ``holder.tail``; ``level`` is the element that it is content of.

    Nothing may be put into a ``closed`` one; one that is ``apart`` is no word of the text, such as a footnote's number.
    """

    holder: Element
    slot: Slot
    level: Element
    start: int
    string: str
    closed: bool
    apart: bool = False

    @property
    def end(self) -> int:
        """The offset behind it in the run."""
        return self.start + len(self.string)


@dataclass(slots=True, eq=False)
class Run:
    """Text that a reader meets as one: a paragraph, a list item, a cell, a heading.

    ``masked`` has the length of ``text``; what must not be touched (links, code, raw HTML) is blanked in it.
    ``block`` is the name of our block that it stands in, "" for the briefing's own text; ``quote`` is the outermost
    block quote that it stands in.
    """

    element: Element
    block: str
    quote: Element | None
    pieces: list[Piece] = field(default_factory=list)
    text: str = ""
    masked: str = ""

    @property
    def quoted(self) -> bool:
        """Whether it stands in a block quote."""
        return self.quote is not None

    @property
    def own_text(self) -> str:
        """The text without what stands apart from it."""
        return "".join(piece.string for piece in self.pieces if not piece.apart)

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.element.tag in HEADINGS


class Prose:
    """Reads the runs of one document's tree; ``md`` supplies what was stashed out of the text.

    ``as_written`` puts back our own syntax in what Markdown took as literal.
    """

    def __init__(self, md: Markdown, as_written: Callable[[str], str]) -> None:
        self._md = md
        self._visible = Visible(md, as_written)

    def runs(self, root: Element) -> Iterator[Run]:
        """The runs in the order of the document."""
        yield from self._walk(root, block="", quote=None)

    def readable(self, text: str) -> str:
        """A slice of a run as a reader sees it: no marks, no tags, entities as characters."""
        plain = " ".join(text.split())
        if plain.isprintable() and "&" not in plain:  # neither marks nor placeholders
            return plain
        return " ".join(self._visible.paragraphs(text))

    def paragraphs(self, run: Run) -> list[str]:
        """What a reader sees of a run: one text, or one for each block where raw HTML stands in its place."""
        return self._visible.paragraphs(run.own_text)

    def plain(self, text: str) -> str:
        """A slice of a run with its marks and its white space, and without Python-Markdown's placeholders."""
        return self._visible.plain(text)

    def _walk(self, parent: Element, *, block: str, quote: Element | None) -> Iterator[Run]:
        block = parent.get(BLOCK_ATTRIBUTE, block)
        if quote is None and parent.tag == "blockquote":
            quote = parent
        run = Run(parent, block, quote)
        self._add(run, parent, "text", parent, closed=False)
        for child in parent:
            if self._is_inline(child):
                self._add_inline(run, child, parent, closed=False)
                continue
            yield from self._finished(run)
            if child.tag in CLOSED:
                yield from self._closed(child, block=block, quote=quote)
            else:
                yield from self._walk(child, block=block, quote=quote)
            run = Run(parent, block, quote)
            self._add(run, child, "tail", parent, closed=False)
        yield from self._finished(run)

    def _closed(self, element: Element, *, block: str, quote: Element | None) -> Iterator[Run]:
        """The run of a block of code or the like: it is read, and nothing is put into it."""
        if element.tag not in _UNSEEN:
            run = Run(element, block, quote)
            self._add(run, element, "text", element, closed=True)
            for child in element:
                self._add_inline(run, child, element, closed=True)
            yield from self._finished(run)

    def _add_inline(self, run: Run, element: Element, level: Element, *, closed: bool, apart: bool = False) -> None:
        inside_closed = closed or element.tag in CLOSED
        inside_apart = apart or bool(_APART.intersection(element.get("class", "").split()))
        self._add(run, element, "text", element, closed=inside_closed, apart=inside_apart)
        for child in element:
            self._add_inline(run, child, element, closed=inside_closed, apart=inside_apart)
        self._add(run, element, "tail", level, closed=closed, apart=apart)

    def _add(self, run: Run, holder: Element, slot: Slot, level: Element, *, closed: bool, apart: bool = False) -> None:
        string = getattr(holder, slot) or ""
        start = run.pieces[-1].end if run.pieces else 0
        run.pieces.append(Piece(holder, slot, level, start, string, closed, apart))

    def _finished(self, run: Run) -> Iterator[Run]:
        run.text = "".join(piece.string for piece in run.pieces)
        if run.text.strip():
            run.masked = self._mask_raw_elements(run)
            yield run

    def _mask_raw_elements(self, run: Run) -> str:
        """Blank what stands between a raw ``<a …>`` or ``<code>`` that the author typed and its end."""
        masked = "".join(map(self._masked, run.pieces))
        if STX not in run.text:
            return masked
        parts: list[str] = []
        done, since = 0, -1
        for found in _STASHED.finditer(run.text):
            raw = self._visible.raw(int(found[1]))
            if since < 0 and _OPENING_TAG.match(raw):
                since = found.end()
            elif since >= 0 and _CLOSING_TAG.match(raw):
                parts += masked[done:since], _blank(masked[since : found.start()])
                done, since = found.start(), -1
        if since >= 0:
            parts += masked[done:since], _blank(masked[since:])
            done = len(masked)
        return "".join((*parts, masked[done:]))

    def _masked(self, piece: Piece) -> str:
        if piece.closed:
            return _blank(piece.string)
        return _PLACEHOLDER.sub(self._mask, piece.string) if STX in piece.string else piece.string

    def _mask(self, placeholder: re.Match[str]) -> str:
        """An entity as its character, made as long by joiners, which the matcher passes over; anything else blank."""
        size = len(placeholder[0])
        stashed = _STASHED.fullmatch(placeholder[0])
        raw = self._visible.raw(int(stashed[1])) if stashed else ""
        char = unescape(raw) if raw.startswith("&") else ""
        return char.ljust(size, _JOINER) if len(char) == 1 else _NOTHING * size

    def _is_inline(self, element: Element) -> bool:
        return not self._md.is_block_level(element.tag)


def _last_first(planned: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """From the right to the left; at one offset the one planned last goes in first, so that it ends up behind."""
    return [plan for _, plan in sorted(enumerate(planned), key=lambda item: (item[1][0], item[0]), reverse=True)]


def _blank(string: str) -> str:
    return _NOTHING * len(string)


class Insertions:
    """Strings to be put into the tree at offsets of a run; they are put in at the end, all at once."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._planned: dict[tuple[Element, Slot], list[tuple[int, str]]] = {}

    def wrap(self, start: int, end: int, opening: str, closing: str) -> None:
        """Put ``opening`` and ``closing`` around a range, across emphasis where the tags allow it.

        Where they would cross a tag, every part gets a pair of its own.
        """
        pieces = self._run.pieces
        begin = bisect_right(pieces, start, key=lambda piece: piece.end)
        until = bisect_left(pieces, end, key=lambda piece: piece.start)
        parts = [piece for piece in pieces[begin:until] if piece.string]
        first, last = parts[0], parts[-1]
        if first.level is last.level:
            self._plan(first.holder, first.slot, start - first.start, opening)
            self._plan(last.holder, last.slot, end - last.start, closing)
        elif not self._wrap_lifted(first, last, start, end, opening, closing):
            for part in parts:
                self._plan(part.holder, part.slot, max(start, part.start) - part.start, opening)
                self._plan(part.holder, part.slot, min(end, part.end) - part.start, closing)

    @cached_property
    def _parents(self) -> dict[Element, Element]:
        return {child: parent for parent in self._run.element.iter() for child in parent}

    def apply(self) -> None:
        """Change the tree."""
        for (holder, slot), planned in self._planned.items():
            string = getattr(holder, slot) or ""
            for offset, addition in _last_first(planned):
                string = string[:offset] + addition + string[offset:]
            setattr(holder, slot, string)

    def _wrap_lifted(self, first: Piece, last: Piece, start: int, end: int, opening: str, closing: str) -> bool:
        """Wrap whole elements whose edge the range shares; whether that was possible."""
        ancestors = [first.level, *self._ancestors(first.level)]
        common = next((e for e in [last.level, *self._ancestors(last.level)] if e in ancestors), None)
        if common is None:
            return False
        before = self._lift(first, common, at_edge=start == first.start and first.slot == "text")
        after = self._lift(last, common, at_edge=end == last.end and self._is_last(last))
        if before is None or after is None:
            return False
        if isinstance(before, Piece):
            self._plan(first.holder, first.slot, start - first.start, opening)
        else:
            self._plan_before(before, opening)
        if isinstance(after, Piece):
            self._plan(last.holder, last.slot, end - last.start, closing)
        else:
            self._plan(after, "tail", 0, closing)
        return True

    def _lift(self, piece: Piece, common: Element, *, at_edge: bool) -> Element | Piece | None:
        """The child of ``common`` that holds the piece whole, or the piece itself if it needs no lifting."""
        if piece.level is common:
            return piece
        if not at_edge:
            return None
        element = piece.level
        while self._parents.get(element) is not common:
            parent = self._parents.get(element)
            if parent is None or len(parent) != 1 or (parent.text or "").strip() or (element.tail or "").strip():
                return None
            element = parent
        return element

    def _is_last(self, piece: Piece) -> bool:
        children = list(piece.level)
        return not children if piece.slot == "text" else piece.holder is children[-1]

    def _ancestors(self, element: Element) -> Iterator[Element]:
        while (parent := self._parents.get(element)) is not None:
            yield parent
            element = parent

    def _plan_before(self, element: Element, addition: str) -> None:
        parent = self._parents[element]
        index = list(parent).index(element)
        holder, slot = (parent[index - 1], "tail") if index else (parent, "text")
        self._plan(holder, "tail" if slot == "tail" else "text", len(getattr(holder, slot) or ""), addition)

    def _plan(self, holder: Element, slot: Slot, offset: int, addition: str) -> None:
        self._planned.setdefault((holder, slot), []).append((offset, addition))
