"""The last step on a body's tree: check quotations, link terms, gather events."""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from markdown import Markdown
from markupsafe import Markup

from annotated_briefings.briefing.model import MarginNote
from annotated_briefings.markdown.blocks import check_blocks, registered_blocks
from annotated_briefings.markdown.document import Document
from annotated_briefings.markdown.links import resolve_links
from annotated_briefings.markdown.margin import notes_of, set_notes_beside
from annotated_briefings.markdown.quotations import check_quotations, note_sentences
from annotated_briefings.markdown.terms import TermPlacer
from annotated_briefings.markdown.timelines import EventHead
from annotated_briefings.markdown.tree import BLOCK_ATTRIBUTE, Prose, Run
from annotated_briefings.text.diagnostic import error
from annotated_briefings.text.marked import BETWEEN, CITATION_MARK, FORCED_TERM, mark_value
from annotated_briefings.text.markup import slug
from annotated_briefings.timeline.model import Event
from annotated_briefings.timeline.render import render_timeline

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_SPACE_BEFORE_CITATION = re.compile(rf"[ \t\n]+(?P<mark>{CITATION_MARK.pattern})")
_WORDS_IN_ID = 4
_CJK = re.compile("[\u3400-\u9fff\u3040-\u30ff]")
_CJK_PER_WORD = 1.7
"""Characters of Chinese that take the time of one English word."""


class Finish:
    """Works on one tree, once."""

    def __init__(self, md: Markdown, document: Document) -> None:
        self._md = md
        self._document = document
        self._prose = Prose(md, document.as_written)
        self._ids: Counter[str] = Counter()

    def run(self, root: Element) -> None:
        """Change the tree, and note in the document what was found."""
        check_blocks(self._document, known=registered_blocks(self._md))
        self._close_gaps(root)
        resolve_links(root, self._document)
        runs = list(self._prose.runs(root))
        self._measure(runs)
        for note, beside in notes_of(root):
            self._document.margin_notes.append(MarginNote(text=self._read(note), beside=self._read(beside)))
        self._check_quotations([run for run in runs if run.quoted or not run.is_heading])
        placer = self._link_terms(runs)
        self._finish_timelines(root, placer)
        set_notes_beside(root)
        for element in root.iter():
            element.attrib.pop(BLOCK_ATTRIBUTE, None)

    def _read(self, element: Element | None) -> str:
        """What a reader sees of an element, in one line; "" of none."""
        runs = self._prose.runs(element) if element is not None else ()
        return " ".join(paragraph for run in runs for paragraph in self._prose.paragraphs(run))

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
            for readable in self._prose.paragraphs(run) if not run.block else ():
                self._document.paragraphs.append(readable)
                self._document.paragraph_places.append(self._document.locate_next(readable))
                self._document.words += count_words(readable)

    def _link_terms(self, runs: list[Run]) -> TermPlacer:
        document = self._document
        limit = document.options.max_per_100_words
        budget = math.ceil(document.words * limit / 100) if limit else None
        placer = TermPlacer(document, self._prose, budget=budget)
        sections: dict[str, str] = {"": ""}
        for run in runs:
            if run.is_heading:
                sections[run.block] = run.element.get("id", "")
                continue
            note_sentences(document, self._prose, run)
            placer.place(run, section=sections.get(run.block, sections[""]))
        return placer

    def _check_quotations(self, runs: list[Run]) -> None:
        """A block quote is one quotation, however many paragraphs it has."""
        for _, passage in groupby(runs, key=lambda run: run.quote or run):
            check_quotations(self._document, self._prose, tuple(passage))

    def _finish_timelines(self, root: Element, placer: TermPlacer) -> None:
        sections = [element for element in root.iter("section") if element.get(BLOCK_ATTRIBUTE) == "timeline"]
        items = list(self._document.event_heads)
        html = dict(zip(items, self._inner_html([item[-1] for item in items]), strict=True))
        for section in sections:
            self._finish_timeline(section, html, placer)

    def _finish_timeline(self, section: Element, html: dict[Element, str], placer: TermPlacer) -> None:
        """Replace the lists of events by the finished timeline, kept out of Markdown's way."""
        first = len(self._document.events)
        for listed in section.findall("ol"):
            for item in list(listed):
                if item in html:
                    self._document.events.append(self._event(item, html[item], placer))
                    listed.remove(item)
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

    def _event(self, item: Element, html: str, placer: TermPlacer) -> Event:
        document = self._document
        content = item[-1]
        raw_text = "".join(content.itertext())
        citations = [document.citations[mark_value(found[1])] for found in CITATION_MARK.finditer(raw_text)]
        uses = [document.term_uses[mark_value(found[1])] for found in FORCED_TERM.finditer(raw_text)]
        head = document.event_heads[item]
        text = self._prose.readable(raw_text)
        event_id = self._event_id(head, text)
        return Event(
            id=event_id,
            date=head.date,
            text=text,
            html=Markup(html),  # noqa: S704  (made by Python-Markdown)
            location=head.place,
            briefing=document.briefing,
            sources=tuple(dict.fromkeys(key.key for use in citations for key in use.citation.items)),
            terms=tuple(dict.fromkeys((*(use.term_id for use in uses), *placer.named_in(text)))),
            is_named=event_id == f"ev-{head.id}",
            same=head.same,
            not_same=head.not_same,
        )

    def _event_id(self, head: EventHead, text: str) -> str:
        """The id that was given, or one made of the date and the first words.

        Events that begin alike are told apart by all their words, so that one more does not change their ids.
        """
        if head.id and f"ev-{head.id}" not in self._ids:
            wanted = f"ev-{head.id}"
        else:
            self._report_taken(head)
            words = "-".join(slug(text).split("-")[:_WORDS_IN_ID])
            wanted = f"ev-{slug(head.date.text)}-{words}"
        if wanted in self._ids:
            wanted += f"--{hashlib.sha256(text.encode()).hexdigest()[:4]}"
        self._ids[wanted] += 1
        return wanted if self._ids[wanted] == 1 else f"{wanted}--{self._ids[wanted]}"

    def _report_taken(self, head: EventHead) -> None:
        if head.id:
            hint = "give it another id; an event that is told twice is one by 'same: #id'"
            said = f"there is an event '{head.id}' in this briefing already"
            self._document.report(error("duplicate-event-id", said, head.place, hint=hint))

    def _inner_html(self, contents: Sequence[Element]) -> list[str]:
        """The finished HTML within each of some elements; all at once, since each postprocessor reads the stash."""
        if not contents:
            return []
        html: str = BETWEEN.join(self._md.serializer(content) for content in contents)
        for postprocessor in self._md.postprocessors:
            html = postprocessor.run(html)
        return [_inside_event(part) for part in html.split(BETWEEN)]


def count_words(text: str) -> int:
    """Words as a reader's time counts them."""
    characters = len(_CJK.findall(text))
    return len(_WORD.findall(_CJK.sub(" ", text))) + round(characters / _CJK_PER_WORD)


def _inside_event(html: str) -> str:
    return html.strip().removeprefix('<div class="ab-event">').removesuffix("</div>").strip()
