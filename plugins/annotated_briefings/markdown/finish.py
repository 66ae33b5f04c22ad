"""The last step on a body's tree: check quotations, link terms, gather events."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markupsafe import Markup

from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.markdown.blocks import EVENT_ATTRIBUTE, check_blocks, registered_blocks
from annotated_briefings.markdown.document import Document
from annotated_briefings.markdown.links import resolve_links
from annotated_briefings.markdown.margin import set_notes_beside
from annotated_briefings.markdown.quotations import check_quotations
from annotated_briefings.markdown.terms import TermPlacer
from annotated_briefings.markdown.tree import BLOCK_ATTRIBUTE, Prose, Run
from annotated_briefings.text.marked import CITATION_MARK, FORCED_TERM, mark_value
from annotated_briefings.text.markup import slug
from annotated_briefings.timeline.model import Event
from annotated_briefings.timeline.render import render_timeline

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_SPACE_BEFORE_CITATION = re.compile(rf"[ \t\n]+(?P<mark>{CITATION_MARK.pattern})")
_CJK = re.compile("[\u3400-\u9fff\u3040-\u30ff]")
_CJK_PER_WORD = 1.7
"""Characters of Chinese that take the time of one English word."""


class Finish:
    """Works on one tree, once."""

    def __init__(self, md: Markdown, document: Document) -> None:
        self._md = md
        self._document = document
        self._prose = Prose(md)

    def run(self, root: Element) -> None:
        """Change the tree, and note in the document what was found."""
        check_blocks(self._document, known=registered_blocks(self._md))
        self._close_gaps(root)
        resolve_links(root, self._document)
        runs = list(self._prose.runs(root))
        self._measure(runs)
        self._check_and_link(runs)
        for section in _timelines(root):
            self._finish_timeline(section)
        set_notes_beside(root)
        for element in root.iter():
            element.attrib.pop(BLOCK_ATTRIBUTE, None)

    def _close_gaps(self, root: Element) -> None:
        """A numbered mark stands directly behind its word; a name or a "source needed" is a word itself."""
        for element in root.iter():
            if element.text:
                element.text = type(element.text)(_SPACE_BEFORE_CITATION.sub(self._without_gap, element.text))
            if element.tail:
                element.tail = type(element.tail)(_SPACE_BEFORE_CITATION.sub(self._without_gap, element.tail))

    def _without_gap(self, found: re.Match[str]) -> str:
        citation = self._document.citations[mark_value(found[2])].citation
        is_word = citation.missing is not None or (citation.in_text and not citation.items[0].suppress_author)
        return found[0] if is_word else found["mark"]

    def _measure(self, runs: list[Run]) -> None:
        for run in runs:
            readable = self._prose.readable(run.own_text)
            if not run.block:
                self._document.paragraphs.append(readable)
                self._document.paragraph_places.append(self._document.locate_next(readable))
                self._document.words += count_words(readable)

    def _check_and_link(self, runs: list[Run]) -> None:
        document = self._document
        limit = document.options.max_per_100_words
        budget = math.ceil(document.words * limit / 100) if limit else None
        placer = TermPlacer(document, self._prose, budget=budget)
        sections: dict[str, str] = {"": ""}
        for run in runs:
            if run.is_heading:
                sections[run.block] = run.element.get("id", "")
                continue
            check_quotations(document, self._prose, run)
            placer.place(run, section=sections.get(run.block, sections[""]))

    def _finish_timeline(self, section: Element) -> None:
        """Replace the lists of events by the finished timeline, kept out of Markdown's way."""
        first = len(self._document.events)
        for listed in section.findall("ol"):
            for item in list(listed):
                if item.get(EVENT_ATTRIBUTE):
                    self._document.events.append(self._event(item))
                    listed.remove(item)
                item.attrib.pop(EVENT_ATTRIBUTE, None)
                item.attrib.pop("data-ab-line", None)
            if len(listed):
                listed.set("class", "ab-timeline")
            else:
                section.remove(listed)
        events = self._document.events[first:]
        if events:
            place = Element("p")
            shown = render_timeline(events, language=self._document.options.language)
            place.text = self._md.htmlStash.store(Markup("<div>{}</div>").format(shown))
            section.insert(1, place)

    def _event(self, item: Element) -> Event:
        document = self._document
        content = item[-1]
        raw_text = "".join(content.itertext())
        citations = [document.citations[mark_value(found[1])] for found in CITATION_MARK.finditer(raw_text)]
        uses = [document.term_uses[mark_value(found[1])] for found in FORCED_TERM.finditer(raw_text)]
        date = parse_edtf(item.get(EVENT_ATTRIBUTE, ""))
        text = self._prose.readable(raw_text)
        return Event(
            id=self._event_id(date.text, text),
            date=date,
            text=text,
            html=Markup(self._inner_html(content)),  # noqa: S704  (made by Python-Markdown)
            location=document.lines.at_line(int(item.get("data-ab-line", "0"))),
            sources=tuple(dict.fromkeys(key.key for use in citations for key in use.citation.items)),
            terms=tuple(dict.fromkeys(use.term_id for use in uses)),
        )

    def _event_id(self, date: str, text: str) -> str:
        words = "-".join(slug(text).split("-")[:4])
        wanted = f"ev-{slug(date)}-{words}"
        taken = sum(event.id == wanted or event.id.startswith(f"{wanted}--") for event in self._document.events)
        return wanted if not taken else f"{wanted}--{taken + 1}"

    def _inner_html(self, content: Element) -> str:
        html: str = self._md.serializer(content)
        for postprocessor in self._md.postprocessors:
            html = postprocessor.run(html)
        return html.strip().removeprefix('<div class="ab-event">').removesuffix("</div>").strip()


def count_words(text: str) -> int:
    """Words as a reader's time counts them."""
    characters = len(_CJK.findall(text))
    return len(_WORD.findall(_CJK.sub(" ", text))) + round(characters / _CJK_PER_WORD)


def _timelines(root: Element) -> Iterator[Element]:
    yield from (element for element in root.iter("section") if element.get(BLOCK_ATTRIBUTE) == "timeline")
