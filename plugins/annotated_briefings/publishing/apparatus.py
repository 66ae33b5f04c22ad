"""The apparatus of one page: the numbers of its sources, its marks and back-references, its lists at the end."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from annotated_briefings.briefing.model import CheckedQuotation, RenderedBody
from annotated_briefings.citations.model import Citation, CitationItem
from annotated_briefings.citations.render import BackReference, render_entry, render_mark, say_locator, short_name
from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.dates.words import say_date
from annotated_briefings.glossary.render import render_entry as render_term_entry
from annotated_briefings.glossary.render import render_reference
from annotated_briefings.publishing.addresses import source_path, term_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.text.marked import SOURCES, fill


class Apparatus:
    """Gathers while the texts of a page are filled, in the order of the page; then gives the lists."""

    def __init__(self, context: Context, here: str, *, own_term: str = "") -> None:
        self._context = context
        self._here = here
        self._own_term = own_term
        self._numbers: dict[str, int] = {}
        self._back: dict[str, list[BackReference]] = {}
        self._marks = 0
        self._terms: dict[str, None] = {}
        self._term_list: Markup | None = None

    @property
    def source_count(self) -> int:
        """How many sources the page has so far."""
        return len(self._numbers)

    @property
    def term_count(self) -> int:
        """How many terms the page has so far."""
        return len(self._terms)

    def fill_body(self, body: RenderedBody) -> Markup:
        """A body's HTML with its marks filled; the place of the sources stays marked."""
        return self.fill(body.html, body)

    def fill(self, html: str, body: RenderedBody) -> Markup:
        """HTML that came of ``body`` with its marks filled."""
        unverified = {quotation.citation for quotation in body.quotations if not quotation.verdict.verified}
        verified = {one.citation: one for one in body.quotations if one.citation not in unverified}

        def citation(index: int) -> Markup:
            return self._cite(body.citations[index].citation, verified.get(index))

        def term(index: int) -> Markup:
            return self._open_term(body.term_uses[index].term_id)

        def link(index: int) -> Markup:
            return escape(self._context.addresses.link_to(self._here, body.links[index]))

        return fill(html, citation=citation, term=term, link=link, sources=Markup(SOURCES))  # noqa: S704  (a constant)

    def cite_keys(self, keys: Sequence[str]) -> Markup:
        """A mark for sources that a record names without a citation in its text."""
        known = [key for key in keys if key in self._context.sources]
        items = tuple(CitationItem(key=key) for key in known)
        return self._cite(Citation(start=0, end=0, items=items), None) if items else Markup("")

    def terms_list(self) -> Markup:
        """The visible entries of the terms used, in alphabetical order; call it when all texts are filled."""
        terms = [self._context.terms[term_id] for term_id in self._terms if term_id in self._context.terms]
        ordered = sorted(terms, key=lambda term: term.pref_label.casefold())
        return Markup("\n").join(
            render_term_entry(
                term,
                definition=self._definition(term.id),
                language=self._context.language,
                sources=self._named_sources(term.id, term.sources),
                href=self._context.addresses.link(self._here, term_path(term.id)),
            )
            for term in ordered
        )

    def sources_list(self) -> Markup:
        """The visible entries of the sources, in the order of their numbers; call it last."""
        return Markup("\n").join(
            render_entry(
                self._context.sources[key],
                number=number,
                back_references=tuple(self._back.get(key, ())),
                language=self._context.language,
                page_href=self._context.addresses.link(self._here, source_path(key)),
            )
            for key, number in self._numbers.items()
        )

    def _cite(self, citation: Citation, quotation: CheckedQuotation | None) -> Markup:
        mark_ids = []
        for item in citation.items:
            if item.key not in self._context.sources:
                mark_ids.append("")
                continue
            self._number(item.key)
            self._marks += 1
            mark_ids.append(f"c-{self._marks}")
            locator = say_locator(item, self._context.language)
            self._back.setdefault(item.key, []).append(BackReference(id=mark_ids[-1], locator=locator))
        mark = render_mark(
            citation,
            self._numbers,
            sources=self._context.sources,
            language=self._context.language,
            mark_ids=tuple(mark_ids),
        )
        return mark + self._verified_mark(quotation) if quotation else mark

    def _number(self, key: str) -> int:
        return self._numbers.setdefault(key, len(self._numbers) + 1)

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
        self._terms.setdefault(term_id)
        return Markup('<a class="ab-term" role="doc-glossref" href="#t-{}">').format(term_id)

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
        links = []
        for key in keys:
            if key in self._context.sources:
                self._number(key)
                link = Markup('<a role="doc-biblioref" href="#s-{}">{}</a>')
                links.append(link.format(key, short_name(self._context.sources[key], self._context.language)))
                self._back.setdefault(key, []).append(BackReference(id=f"t-{term_id}"))
        return Markup(", ").join(links)
