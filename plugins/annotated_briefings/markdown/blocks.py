"""Our blocks, ``/// name | title`` … ``///``: key points, margin notes, the timeline, the place of the sources."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import zip_longest
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.dates.model import EdtfDate
from annotated_briefings.markdown.document import CurrentDocument, Document
from annotated_briefings.markdown.timelines import read_options, take_options, unknown_options
from annotated_briefings.markdown.tree import BLOCK_ATTRIBUTE
from annotated_briefings.text.diagnostic import error, warning
from annotated_briefings.text.language import load_language
from annotated_briefings.text.marked import SOURCES
from annotated_briefings.text.place import Location
from annotated_briefings.text.scanner import BlockSpan
from annotated_briefings.text.suggest import did_you_mean

_LIST_HINT = "write each date on a line of its own, and ':   what happened' on the next"


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
        sections = self.document.sections
        sections[self.NAME] += 1
        taken = sections[self.NAME]
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
    """``/// sources``: the list of sources stands here and not at the end; once in a briefing, never in a note."""

    NAME = "sources"

    def on_create(self, parent: Element) -> Element:
        """A section with a heading, and a place for the list, which is known only at the end."""
        if self.document.has_sources_block or self.document.is_note:
            return SubElement(parent, "div")
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
        lists = block.findall("dl")
        dates = [_written(child) for listed in lists for child in listed if child.tag == "dt"]
        place = self.document.timelines.next_with(dates)
        if not lists:
            self.document.report(
                warning(
                    "empty-timeline",
                    "the timeline has no event",
                    place.opening,
                    hint="write a date on a line, and ':   what happened' on the next",
                )
            )
        places = iter(place.dates)
        for listed in lists:
            self._read_events(listed, places, place.opening)

    def _read_events(self, listed: Element, places: Iterator[Location], opening: Location) -> None:
        """Turn ``dl`` into a list of events; one whose date is wrong stays, with the date as it was written."""
        children = list(listed)
        for child in children:
            listed.remove(child)
        listed.tag, listed.text = "ol", None
        dated: _Dated | None = None
        for child, following in zip_longest(children, children[1:]):
            if child.tag == "dt":
                dated = self._read_date(_written(child), next(places))
                if following is None or following.tag == "dt":
                    self._report_bare(dated)
                    _append_item(listed, dated, content=Element("div"), is_event=False)
                continue
            if dated is None:
                self.document.report(
                    error("event-without-date", "an event of the timeline has no date", opening, hint=_LIST_HINT)
                )
                dated = _Dated("", opening, None)
            item = _append_item(listed, dated, content=child, is_event=dated.date is not None)
            self._read_head(item, dated)

    def _read_head(self, item: Element, dated: _Dated) -> None:
        """Note what is said of an event beside its words, and take it out of them."""
        document = self.document
        content = item[-1]
        options = document.timelines.locate_options(take_options(content), after=dated.place)
        if options and not len(content) and not (content.text or "").strip():
            self._report_bare(dated)
        if dated.date is not None:
            document.event_heads[item] = read_options(dated.date, dated.place, options, document.report)

    def _report_bare(self, dated: _Dated) -> None:
        self.document.report(
            error("event-without-text", f"nothing is said of '{dated.written}'", dated.place, hint=_LIST_HINT)
        )

    def _read_date(self, written: str, place: Location) -> _Dated:
        try:
            return _Dated(written, place, parse_edtf(written))
        except EdtfError as fault:
            exact = Location(place.path, place.line, place.column + fault.column - 1)
            self.document.report(
                error("invalid-date", f"'{written}' is not an EDTF date: {fault.message}", exact, hint=fault.hint)
            )
            return _Dated(written, place, None)


class _Dated(NamedTuple):
    """A date as it was written, where it stands, and what it says; nothing where it is no date."""

    written: str
    place: Location
    date: EdtfDate | None


def _written(child: Element) -> str:
    return (child.text or "").strip()


def _append_item(listed: Element, dated: _Dated, *, content: Element, is_event: bool) -> Element:
    """Add an item; one that is no event shows its date as it was written."""
    item = SubElement(listed, "li")
    if not is_event and dated.written:
        SubElement(item, "span", {"class": "ab-date"}).text = AtomicString(dated.written)
    content.tag, content.tail = "div", None
    content.set("class", "ab-event")
    item.append(content)
    return item


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
    _check_sources_blocks(document)
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


def _check_sources_blocks(document: Document) -> None:
    blocks = [block for block in document.blocks if block.name == Sources.NAME and not unknown_options(block)]
    for block in blocks if document.is_note else blocks[1:]:
        problem = "the list of sources stands in a briefing only" if document.is_note else "it stands here already"
        place = document.lines.at_line(block.start_row)
        document.report(error("duplicate-block", problem, place, hint="take this block away"))


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
    for option in unknown_options(block):
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
