"""The pages of the briefings, and the list of all of them."""

from __future__ import annotations

import math
from collections.abc import Iterator

from markupsafe import Markup, escape

from annotated_briefings.briefing.model import Briefing, Heading, RenderedBody
from annotated_briefings.citations.render import author_names
from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.publishing.addresses import BRIEFINGS, briefing_path, source_path, topic_path
from annotated_briefings.publishing.apparatus import Apparatus
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.model import Page
from annotated_briefings.publishing.pages.common import cards, said, said_text
from annotated_briefings.publishing.templating import render
from annotated_briefings.sources.model import Source
from annotated_briefings.sources.rights import licence_of
from annotated_briefings.text.marked import SOURCES
from annotated_briefings.text.markup import slug

WORDS_PER_MINUTE = 238
"""Silent reading of non-fiction in English; M. Brysbaert, doi:10.1016/j.jml.2019.104047."""


def build_briefings(context: Context) -> Iterator[Page]:
    """The index, then a page per briefing."""
    say = context.language.say
    title = say("publishing.briefings")
    yield Page(
        path=BRIEFINGS,
        title=title,
        listed_as=say("publishing.all-briefings"),
        html=render(
            "briefings.html",
            title=title,
            summary=say("publishing.briefings-summary"),
            cards=cards(context, BRIEFINGS, context.newest),
        ),
        headings=(),
        searchable=False,
    )
    for briefing in context.newest:
        yield _build_briefing(context, briefing)


def _build_briefing(context: Context, briefing: Briefing) -> Page:
    here = briefing_path(briefing.key)
    body = context.bodies[briefing.key]
    apparatus = Apparatus(context, here)
    text = apparatus.fill_body(body)
    terms = apparatus.terms_list()
    sources = apparatus.sources_list()
    in_place = render("sources_block.html", sources=sources) if body.has_sources_block else Markup("")
    html = render(
        "briefing.html",
        title=briefing.front.title,
        summary=briefing.front.summary,
        topics=[{"name": t, "href": context.addresses.link(here, topic_path(slug(t)))} for t in briefing.front.topics],
        reading_time=context.language.count("publishing.reading-time", _minutes(body.words)),
        words=context.language.count("publishing.words", body.words),
        facts=list(_facts(context, body, apparatus)),
        provenance=list(_provenance(context, briefing, here)),
        body=Markup(text.replace(SOURCES, in_place)),  # noqa: S704  (made by our renderer)
        sources="" if body.has_sources_block else sources,
        terms=terms,
        cite_as=_cite_as(context, briefing),
        say=context.language.say,
    )
    return Page(
        path=here,
        title=briefing.front.title,
        description=briefing.front.summary,
        html=html,
        headings=(*body.headings, *_closing_headings(context, sources=bool(sources), terms=bool(terms))),
        section=BRIEFINGS,
    )


def _minutes(words: int) -> int:
    return max(1, math.ceil(words / WORDS_PER_MINUTE))


def _facts(context: Context, body: RenderedBody, apparatus: Apparatus) -> Iterator[dict[str, str]]:
    count = context.language.count
    if apparatus.term_count:
        yield {"anchor": "terms", "text": count("publishing.terms", apparatus.term_count)}
    if body.events:
        yield {"anchor": "timeline", "text": count("publishing.events", len(body.events))}
    if apparatus.source_count:
        yield {"anchor": "sources", "text": count("publishing.source-count", apparatus.source_count)}


def _provenance(context: Context, briefing: Briefing, here: str) -> Iterator[dict[str, str | Markup]]:
    """Where the text comes from: rows of name and value, only for what is known."""
    source = context.sources.get(briefing.front.source)
    say = context.language.say
    if source is None:
        return
    if source.author:
        yield {"name": say("publishing.text-by"), "value": author_names(source)}
    page = context.addresses.link(here, source_path(source.id))
    container = source.container_title or source.publisher
    link = Markup('<a href="{}">{}</a>').format(page, container or source.id)
    yield {
        "name": say("publishing.first-published"),
        "value": link + f", {said_text(context, source.issued) or said(context, None)}",
    }
    yield from _licence_row(context, briefing, source)
    if source.copy and source.copy.retrieved and _is_checked(context, briefing):
        copied = say("publishing.checked-copy", date=said(context, parse_edtf(source.copy.retrieved)))
        yield {"name": say("publishing.checked"), "value": Markup('<a href="{}">{}</a>').format(page, copied)}


def _is_checked(context: Context, briefing: Briefing) -> bool:
    """Whether anything of the page was compared with the copy: the text as a whole, or a quotation."""
    quotations = context.bodies[briefing.key].quotations
    return briefing.key in context.unaltered or any(
        quotation.source == briefing.front.source and quotation.verdict.verified for quotation in quotations
    )


def _licence_row(context: Context, briefing: Briefing, source: Source) -> Iterator[dict[str, str | Markup]]:
    licence = licence_of(source)
    parts = [Markup('<a href="{}">{}</a>').format(licence.url, licence.name) if licence.url else escape(licence.name)]
    if briefing.key in context.unaltered:
        parts.append(escape(context.language.say("publishing.unaltered")))
    value = Markup(", ").join(part for part in parts if part)
    if value:
        yield {"name": context.language.say("publishing.licence"), "value": value}


def _cite_as(context: Context, briefing: Briefing) -> Markup:
    """A reference to the briefing, in the house style."""
    front, source = briefing.front, context.sources.get(briefing.front.source)
    if source is None:
        return Markup("“{}”. {}, {}.").format(front.title, context.site_name, said(context, front.date))
    authors = f"{author_names(source)} " if source.author else ""
    container = Markup("<i>{}</i>, ").format(source.container_title) if source.container_title else Markup("")
    edition = context.language.say("publishing.cite-edition", site=context.site_name)
    date = said(context, front.date)
    return Markup("{}({}). “{}”. {}{}").format(authors, date, front.title, container, edition)


def _closing_headings(context: Context, *, sources: bool, terms: bool) -> Iterator[Heading]:
    say = context.language.say
    if sources:
        yield Heading(id="sources", title=say("publishing.sources"), level=2)
    if terms:
        yield Heading(id="terms", title=say("publishing.terms-here"), level=2)
    yield Heading(id="cite", title=say("publishing.cite"), level=2)
