"""Our blocks, ``/// name | title`` … ``///``: key points, margin notes, the timeline, the place of the sources."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.dates.model import EdtfDate
from annotated_briefings.markdown.document import CurrentDocument, Document
from annotated_briefings.markdown.tree import BLOCK_ATTRIBUTE
from annotated_briefings.text.diagnostic import error, warning
from annotated_briefings.text.language import load_language
from annotated_briefings.text.marked import SOURCES
from annotated_briefings.text.place import Location
from annotated_briefings.text.scanner import BlockSpan
from annotated_briefings.text.suggest import did_you_mean

EVENT_ATTRIBUTE = "data-ab-event"
_DESCRIPTION = re.compile(r"[ ]{0,3}:[ ]{1,3}\S")
_OPTION = re.compile(r"^[ ]*([\w-]+)[ ]*:", re.MULTILINE)
_OPTIONS = frozenset({"attrs"})
"""What pymdownx allows on every block."""


class _OurBlock(Block):  # type: ignore[misc]  # pymdownx is not typed
    """What our blocks share: an optional plain title, and the document at work."""

    ARGUMENT = None

    @property
    def document(self) -> Document:
        current: CurrentDocument = self.config["document"]
        return current()

    def say(self, key: str) -> str:
        return load_language(self.document.options.language).say(key)

    def section(self, parent: Element, css_class: str, anchor: str) -> Element:
        """A section of the page with a heading of its own."""
        element = SubElement(parent, "section", {"class": css_class, BLOCK_ATTRIBUTE: self.NAME})
        heading = SubElement(element, "h2")
        taken = sum(block.get(BLOCK_ATTRIBUTE) == self.NAME for block in parent.iter("section"))
        heading.set("id", anchor if taken == 1 else f"{anchor}-{taken}")
        heading.text = AtomicString(self.argument or self.say(f"markdown.{anchor}"))
        return element


class KeyPoints(_OurBlock):
    """``/// key-points | title``: what to take away, as a list."""

    NAME = "key-points"

    def on_create(self, parent: Element) -> Element:
        """A section with a heading."""
        return self.section(parent, "ab-key-points", "key-points")


class Aside(_OurBlock):
    """``/// aside | title``: a margin note by the editor."""

    NAME = "aside"

    def on_create(self, parent: Element) -> Element:
        """A note; ``role=note`` keeps a page with many of them from having as many landmarks."""
        return SubElement(parent, "aside", {"class": "ab-note", "role": "note", BLOCK_ATTRIBUTE: self.NAME})

    def on_inline_end(self, block: Element) -> None:
        """Set the title in front of the first paragraph's words."""
        first = block[0] if len(block) and block[0].tag == "p" else None
        if first is None:
            first = Element("p")
            block.insert(0, first)
        title = Element("b", {"class": "ab-note-title"})
        title.text = AtomicString(f"{(self.argument or self.say('markdown.aside')).rstrip('.')}.")
        title.tail = f" {first.text or ''}"
        first.text = None
        first.insert(0, title)


class Sources(_OurBlock):
    """``/// sources``: the list of sources stands here and not at the end."""

    NAME = "sources"

    def on_create(self, parent: Element) -> Element:
        """A section with a heading, and a place for the list, which is known only at the end."""
        self.document.has_sources_block = True
        element = self.section(parent, "ab-sources", "sources")
        SubElement(element, "div").text = SOURCES
        return element


class Timeline(_OurBlock):
    """``/// timeline | title``: a definition list of dates and what happened."""

    NAME = "timeline"

    def on_create(self, parent: Element) -> Element:
        """A section with a heading."""
        return self.section(parent, "ab-timeline-block", "timeline")

    def on_end(self, block: Element) -> None:
        """Read the dates now: later ``2004-06~/2004-08~`` would be a subscript."""
        tracker = self.tracker
        tracker["count"] = tracker.get("count", -1) + 1
        rows = _date_rows(self.document, tracker["count"])
        if block.find("dl") is None:
            self.document.report(
                warning(
                    "empty-timeline",
                    "the timeline has no event",
                    _block_place(self, tracker),
                    hint="write a date on a line, and ':   what happened' on the next",
                )
            )
        for definition_list in block.findall("dl"):
            self._read_events(definition_list, rows)

    def _read_events(self, definition_list: Element, rows: list[int]) -> None:
        """Turn ``dl`` into a list of events; one whose date is wrong stays, with the date as it was written."""
        date: EdtfDate | None = None
        written = ""
        children = list(definition_list)
        for child in children:
            definition_list.remove(child)
        definition_list.tag = "ol"
        definition_list.text = None
        for child in children:
            if child.tag == "dt":
                written = (child.text or "").strip()
                date = self._read_date(written, self._place(written, rows))
                continue
            item = SubElement(definition_list, "li", {EVENT_ATTRIBUTE: date.text if date else ""})
            item.set("data-ab-line", str(self._row))
            if date is None:
                SubElement(item, "span", {"class": "ab-date"}).text = AtomicString(written)
            child.tag, child.tail = "div", None
            child.set("class", "ab-event")
            item.append(child)

    def _place(self, written: str, rows: list[int]) -> Location:
        lines = self.document.body.split("\n")
        row = rows.pop(0) if rows else 0
        self._row = row
        column = lines[row].find(written) if row < len(lines) else 0
        return self.document.lines.at_line(row, max(column, 0) + 1)

    def _read_date(self, written: str, place: Location) -> EdtfDate | None:
        try:
            return parse_edtf(written)
        except EdtfError as fault:
            exact = Location(place.path, place.line, place.column + fault.column - 1)
            self.document.report(
                error("invalid-date", f"'{written}' is not an EDTF date: {fault.message}", exact, hint=fault.hint)
            )
            return None


OUR_BLOCKS: tuple[type[_OurBlock], ...] = (KeyPoints, Aside, Timeline, Sources)
BLOCK_NAMES = tuple(block.NAME for block in OUR_BLOCKS)


class OurBlocks(BlocksExtension):  # type: ignore[misc]  # pymdownx is not typed
    """Registers our blocks beside those that the user has from pymdownx."""

    def __init__(self, document: CurrentDocument, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._document = document

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: ARG002  (pymdownx's signature)
        """Called by pymdownx."""
        for block in OUR_BLOCKS:
            block_mgr.register(block, {"document": self._document})


def registered_blocks(md: Markdown) -> frozenset[str]:
    """The names of all blocks that will be taken: ours, and those of the user's own extensions."""
    return frozenset(name for processor in md.parser.blockprocessors for name in getattr(processor, "blocks", ()))


def check_blocks(document: Document, *, known: Collection[str]) -> None:
    """Report what pymdownx passes over in silence."""
    for block in document.blocks:
        place = document.lines.at_line(block.start_row)
        if block.name in BLOCK_NAMES:
            _check_block(document, block)
        elif not block.name:
            hint = "take it away, or look for a block that was closed before"
            document.report(warning("stray-block-end", "this line closes a block, and none is open", place, hint=hint))
        elif block.name not in known:
            hint = did_you_mean(block.name, BLOCK_NAMES) or f"our blocks are {', '.join(BLOCK_NAMES)}"
            document.report(warning("unknown-block", f"there is no block '{block.name}'", place, hint=hint))


def _check_block(document: Document, block: BlockSpan) -> None:
    opening = document.lines.at_line(block.start_row)
    if not block.closed:
        document.report(
            error(
                "unclosed-block",
                f"the block '{block.name}' is not closed and takes the rest of the page",
                opening,
                hint="close it with a line '///'",
            )
        )
        return
    for option in _OPTION.findall(block.header):
        if option not in _OPTIONS:
            document.report(
                error(
                    "unknown-option",
                    f"the block '{block.name}' has no option '{option}', so it is no block at all",
                    document.lines.at_line(block.start_row + 1),
                    hint="take the indented line away, or indent it less if it is text",
                )
            )
    if not block.blank_after_open:
        document.report(
            error(
                "block-needs-blank-line",
                f"the block '{block.name}' needs a blank line after its opening",
                opening,
                hint="put an empty line below it",
            )
        )
    if not block.blank_before_close:
        document.report(
            error(
                "block-needs-blank-line",
                f"the block '{block.name}' needs a blank line before its end",
                document.lines.at_line(block.end_row),
                hint="put an empty line above it",
            )
        )


def _timelines(document: Document) -> list[BlockSpan]:
    return [block for block in document.blocks if block.name == Timeline.NAME]


def _block_place(block: Timeline, tracker: dict[str, int]) -> Location:
    spans = _timelines(block.document)
    row = spans[tracker["count"]].start_row if tracker["count"] < len(spans) else 0
    return block.document.lines.at_line(row)


def _date_rows(document: Document, index: int) -> list[int]:
    """The rows of the dates of timeline number ``index``, one for each line that a description follows."""
    spans = _timelines(document)
    if index >= len(spans):
        return []
    lines = document.body.split("\n")
    rows = range(spans[index].start_row + 1, min(spans[index].end_row, len(lines)))
    return [row for row in rows if _is_date_row(lines, row)]


def _is_date_row(lines: list[str], row: int) -> bool:
    line = lines[row]
    if not line.strip() or _DESCRIPTION.match(line) or line.startswith("    "):
        return False
    following = next((later for later in lines[row + 1 :] if later.strip()), "")
    return bool(_DESCRIPTION.match(following))
