"""The apparatus of one page: its marks, the ways back to them, its lists at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from annotated_briefings.briefing.model import CheckedQuotation, RenderedBody
from annotated_briefings.citations.model import Citation
from annotated_briefings.citations.names import short_names
from annotated_briefings.citations.pandoc import Node, StyledPage
from annotated_briefings.citations.render import BackReference, render_entry, render_mark, say_locator
from annotated_briefings.citations.styled import render_styled_entry, render_styled_mark
from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.dates.model import EdtfDate
from annotated_briefings.dates.words import say_date
from annotated_briefings.glossary.render import REMEMBERED, open_reference, render_reference
from annotated_briefings.glossary.render import render_entry as render_term_entry
from annotated_briefings.publishing.addresses import source_path, term_path
from annotated_briefings.publishing.assets import asset_path
from annotated_briefings.publishing.cited import Cited, named
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.evidence import Passage, passage_of, render_passages, verified_quotations
from annotated_briefings.sources.model import Source
from annotated_briefings.text.language import Language
from annotated_briefings.text.marked import SOURCES, fill


class Apparatus:
    """Fills the texts of a page, in its order, from what it cites; gathers the ways back for the lists.

    Apart from the site nothing leads to the pages of terms and sources.
    """

    def __init__(
        self,
        context: Context,
        here: str,
        cited: Cited,
        *,
        own_term: str = "",
        date: EdtfDate | None = None,
        is_apart: bool = False,
    ) -> None:
        self._context = context
        self._here = here
        self._own_term = own_term
        self._date = date
        self._is_apart = is_apart
        self._numbers = {key: number for number, key in enumerate(cited.keys, start=1)}
        self._terms = dict.fromkeys(cited.terms)
        self._back: dict[str, list[BackReference]] = {}
        self._marks = 0
        self._passages: dict[str, dict[Passage, list[str]]] = {}
        self._styled = context.styled.get(here)
        self._styled_marks: Iterator[list[Node]] = iter(self._styled.citations if self._styled else ())

    @property
    def opened(self) -> str:
        """The address, from this page, of the module for open popovers; "" where nothing can open."""
        if not (self._numbers or self._terms):
            return ""
        return self._context.addresses.link_to(self._here, asset_path("opened.js"))

    @property
    def source_count(self) -> int:
        """How many sources the page has."""
        return len(self._numbers)

    @property
    def term_count(self) -> int:
        """How many terms the page has."""
        return len(self._terms)

    def fill_body(self, body: RenderedBody) -> Markup:
        """A body's HTML with its marks filled; the place of the sources stays marked."""
        return self.fill(body.html, body, with_passages=True)

    def fill(self, html: str, body: RenderedBody, *, with_passages: bool = False) -> Markup:
        """HTML that came of ``body`` with its marks filled; the entries show what it quotes ``with_passages`` only."""
        quotations: dict[int, list[CheckedQuotation]] = {}
        for quotation in body.quotations:
            quotations.setdefault(quotation.citation, []).append(quotation)

        verified = verified_quotations(body)

        def citation(index: int) -> Markup:
            cited = body.citations[index].citation
            mark = self._cite(cited, verified.get(index))
            if with_passages:
                self._gather_passages(cited, quotations.get(index, []))
            return mark

        def term(index: int) -> Markup:
            return self._open_term(body.term_uses[index].term_id)

        def link(index: int) -> Markup:
            return escape(self._context.addresses.link_to(self._here, body.links[index]))

        return fill(html, citation=citation, term=term, link=link, sources=Markup(SOURCES))  # noqa: S704  (a constant)

    def cite_keys(self, keys: Sequence[str]) -> Markup:
        """A mark for sources that a record names without a citation in its text."""
        citation = named(self._context, keys)
        return self._cite(citation, None) if citation.items else Markup("")

    def terms_list(self) -> Markup:
        """The visible entries of the terms used."""
        return Markup("\n").join(
            render_term_entry(
                term,
                definition=self._definition(term.id),
                language=self._context.language,
                sources=self._named_sources(term.id, term.sources),
                href=self._own_page(term_path(term.id)),
                told_on=self._date,
            )
            for term in (self._context.terms[term_id] for term_id in self._terms)
        )

    def sources_list(self) -> Markup:
        """The visible entries of the sources, in the order of their numbers or of their style; call it last."""
        if self._styled and {key for key, _ in self._styled.entries} == set(self._numbers):
            return self._styled_list(self._styled)
        return Markup("\n").join(
            render_entry(
                self._context.sources[key],
                back_references=tuple(self._back.get(key, ())),
                language=self._context.language,
                page_href=self._own_page(source_path(key)),
                passages=render_passages(self._passages.get(key, {}), self._context.language),
            )
            for key in self._numbers
        )

    def _own_page(self, path: str) -> str:
        """The address of the page of a term or a source; "" apart from the site."""
        return "" if self._is_apart else self._context.addresses.link(self._here, path)

    def _styled_list(self, page: StyledPage) -> Markup:
        sheet = self._context.addresses.link_to(self._here, asset_path("styled.css"))
        entries = [
            render_styled_entry(
                self._context.sources[key],
                inlines,
                back_references=tuple(self._back.get(key, ())),
                language=self._context.language,
                page_href=self._own_page(source_path(key)),
                passages=render_passages(self._passages.get(key, {}), self._context.language),
                sheet="" if number else sheet,
            )
            for number, (key, inlines) in enumerate(page.entries)
        ]
        return Markup("\n").join(entries)

    def _cite(self, citation: Citation, quotation: CheckedQuotation | None) -> Markup:
        mark_ids = []
        for item in citation.items:
            if item.key not in self._context.sources:
                mark_ids.append("")
                continue
            self._marks += 1
            mark_ids.append(f"c-{self._marks}")
            locator = say_locator(item, self._context.language)
            self._back.setdefault(item.key, []).append(BackReference(id=mark_ids[-1], locator=locator))
        mark = self._mark(citation, tuple(mark_ids))
        return mark + self._verified_mark(quotation) if quotation else mark

    def _mark(self, citation: Citation, mark_ids: tuple[str, ...]) -> Markup:
        """The mark, in the style where there is one; what names no source or an unknown one, in the house style."""
        inlines = next(self._styled_marks, None) if mark_ids and all(mark_ids) else None
        if inlines is not None:
            return render_styled_mark(inlines, citation, mark_ids)
        return render_mark(
            citation,
            self._numbers,
            sources=self._context.sources,
            language=self._context.language,
            mark_ids=mark_ids,
        )

    def _gather_passages(self, citation: Citation, quotations: Sequence[CheckedQuotation]) -> None:
        """Note which passages of the copies a citation, whose mark was the last one, rests on."""
        keys = [item.key for item in citation.items if item.key in self._context.sources]
        for quotation in quotations:
            if quotation.source not in keys:  # an unknown key, which has been reported
                continue
            text = self._context.texts.get(quotation.source, "")
            passage = passage_of(quotation, self._context.sources[quotation.source], text)
            if passage:
                mark = f"c-{self._marks - len(keys) + 1 + keys.index(quotation.source)}"
                self._passages.setdefault(quotation.source, {}).setdefault(passage, []).append(mark)

    def _verified_mark(self, quotation: CheckedQuotation) -> Markup:
        copy = self._context.sources[quotation.source].copy
        language = self._context.language
        retrieved = say_date(parse_edtf(copy.retrieved), language.tag) if copy and copy.retrieved else ""
        key = "publishing.verified-on" if retrieved else "publishing.verified"
        return Markup('<span class="ab-verified" role="img" aria-label="{0}" title="{0}">✓</span>').format(
            language.say(key, date=retrieved)
        )

    def _open_term(self, term_id: str) -> Markup:
        if term_id == self._own_term:
            return Markup("<a>")
        return open_reference(term_id)

    def _definition(self, term_id: str) -> Markup:
        """The definition, with links to the other terms of the page."""
        term = self._context.terms[term_id]
        parts: list[Markup] = []
        done = 0
        linked: set[str] = set()
        for match in self._context.definition_matches(term_id):
            target = match.term_id
            if match.rivals or target == term_id or target not in self._terms or target in linked:
                continue
            linked.add(target)
            words = term.definition[match.start : match.end]
            parts += escape(term.definition[done : match.start]), render_reference(target, words)
            done = match.end
        return Markup("").join((*parts, escape(term.definition[done:])))

    def _named_sources(self, term_id: str, keys: Sequence[str]) -> Markup:
        """The names of a definition's sources, each a link to its entry on this page."""
        known = tuple(self._context.sources[key] for key in keys if key in self._context.sources)
        for source in known:
            self._back.setdefault(source.id, []).append(BackReference(id=f"t-{term_id}"))
        return _links_to(known, self._context.language)


@lru_cache(maxsize=REMEMBERED)
def _links_to(sources: tuple[Source, ...], language: Language) -> Markup:
    """The names of sources, each a link to its entry on the same page."""
    link = Markup('<a role="doc-biblioref" href="#s-{}">{}</a>')
    names = zip(sources, short_names(sources, language), strict=True)
    return Markup(", ").join(link.format(source.id, name) for source, name in names)
