"""The pages of the briefings, and the list of all of them."""

from __future__ import annotations

import math
from collections.abc import Iterator

from markupsafe import Markup, escape

from annotated_briefings.briefing.model import Briefing, Change, Heading, RenderedBody
from annotated_briefings.citations.names import author_names, quoted_title
from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.publishing.addresses import (
    BRIEFINGS,
    briefing_data_path,
    briefing_path,
    source_path,
    topic_path,
)
from annotated_briefings.publishing.apparatus import Apparatus
from annotated_briefings.publishing.assets import asset_path
from annotated_briefings.publishing.cited import cited_in_briefing
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.data.annotations import SUFFIX, has_annotations
from annotated_briefings.publishing.evidence import legend_of
from annotated_briefings.publishing.head import head_of_briefing, head_of_index
from annotated_briefings.publishing.model import Page
from annotated_briefings.publishing.pages.archive import year_links
from annotated_briefings.publishing.pages.common import cards, said, said_text
from annotated_briefings.publishing.pages.events import style_of_events
from annotated_briefings.publishing.pages.listing import PER_PAGE, years_from
from annotated_briefings.publishing.profile import Profile, profile_sources, say_claims, say_profile, say_sources
from annotated_briefings.publishing.related import Relations
from annotated_briefings.publishing.templating import render
from annotated_briefings.sources.model import Source
from annotated_briefings.sources.rights import licence_of
from annotated_briefings.text.marked import SOURCES
from annotated_briefings.text.markup import slug

LINKING_SHOWN = 20
"""So many briefings that link to a page stand on it, the newest."""

_KINDS = ("terms", "sources", "topics")

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
            cards=cards(context, BRIEFINGS, context.newest[:PER_PAGE]),
            years=years_from(context, BRIEFINGS, year_links(context)),
            pages=(),
            say=say,
        ),
        head=head_of_index(context, BRIEFINGS, title=title),
        headings=(),
        searchable=False,
    )
    relations = Relations(context)
    for briefing in context.newest:
        yield build_briefing(context, briefing, relations)


def build_briefing(
    context: Context, briefing: Briefing, relations: Relations | None = None, *, is_apart: bool = False
) -> Page:
    """The page of a briefing; without ``relations`` it knows of no other.

    A page that ``is_apart`` from the site has its terms in the order of their use, and no ways to their own pages.
    """
    here = briefing_path(briefing.key)
    body = context.bodies[briefing.key]
    cited = cited_in_briefing(context, briefing, is_apart=is_apart)
    apparatus = Apparatus(context, here, cited, date=briefing.front.date, is_apart=is_apart)
    text = apparatus.fill_body(body)
    terms = apparatus.terms_list()
    sources = apparatus.sources_list()
    profile = profile_sources(body.citations, context.sources)
    in_place = render("sources_block.html", sources=sources) if body.has_sources_block else Markup("")
    html = render(
        "briefing.html",
        title=briefing.front.title,
        summary=briefing.front.summary,
        topics=[{"name": t, "href": context.addresses.link(here, topic_path(slug(t)))} for t in briefing.front.topics],
        reading_time=context.language.count("publishing.reading-time", _minutes(body.words)),
        words=context.language.count("publishing.words", body.words),
        facts=list(_facts(context, body, apparatus, profile)),
        claims=say_claims(profile, context.language),
        legend=legend_of(body),
        evidence=context.addresses.link_to(here, asset_path("evidence.js")),
        provenance=[*_provenance(context, briefing, here), *_profile(context, profile)],
        body=style_of_events(context, here, body) + Markup(text.replace(SOURCES, in_place)),  # noqa: S704  (our HTML)
        sources="" if body.has_sources_block else sources,
        terms=terms,
        opened=apparatus.opened,
        changes=[{"date": said(context, one.date), "text": one.text} for one in _newest_changes(briefing)],
        related=list(_related(context, briefing, relations)) if relations else [],
        linking=list(_linking(context, briefing, relations)) if relations else [],
        neighbours=list(_neighbours(context, briefing, relations)) if relations else [],
        copies=_copies(context, briefing),
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
        head=head_of_briefing(context, briefing, image=context.cards.get(briefing.key, "")),
    )


def _newest_changes(briefing: Briefing) -> list[Change]:
    return sorted(briefing.front.changes, key=lambda change: change.date.latest or 0, reverse=True)


def _related(context: Context, briefing: Briefing, relations: Relations) -> Iterator[dict[str, str]]:
    """Links to the related briefings, each with what it shares."""
    here = briefing_path(briefing.key)
    for found in relations.related(briefing.key):
        counts = [
            context.language.count(f"publishing.shared-{kind}", found.shares[kind])
            for kind in _KINDS
            if found.shares.get(kind)
        ]
        shared = context.language.say("publishing.shares", what=", ".join(counts))
        yield {**_link(context, here, found.briefing), "shared": shared}


def _linking(context: Context, briefing: Briefing, relations: Relations) -> Iterator[dict[str, str]]:
    here = briefing_path(briefing.key)
    return (_link(context, here, other) for other in relations.links_here(briefing.key)[:LINKING_SHOWN])


def _link(context: Context, here: str, briefing: Briefing) -> dict[str, str]:
    return {"href": context.addresses.link(here, briefing_path(briefing.key)), "title": briefing.front.title}


def _neighbours(context: Context, briefing: Briefing, relations: Relations) -> Iterator[dict[str, str]]:
    older, newer = relations.neighbours(briefing.key)
    for rel, key, other in (("prev", "publishing.older", older), ("next", "publishing.newer", newer)):
        if other:
            yield {**_link(context, briefing_path(briefing.key), other), "rel": rel, "name": context.language.say(key)}


def _copies(context: Context, briefing: Briefing) -> list[dict[str, str]]:
    """The page in other forms."""
    here = briefing_path(briefing.key)
    forms = [("Markdown", "md"), ("JSON", "json")]
    if has_annotations(context, briefing):
        forms.append((context.language.say("publishing.annotations"), SUFFIX))
    return [
        {"name": name, "href": context.addresses.link_to(here, briefing_data_path(briefing.key, suffix))}
        for name, suffix in forms
    ]


def _minutes(words: int) -> int:
    return max(1, math.ceil(words / WORDS_PER_MINUTE))


def _facts(context: Context, body: RenderedBody, apparatus: Apparatus, profile: Profile) -> Iterator[dict[str, str]]:
    count = context.language.count
    if apparatus.term_count:
        yield {"anchor": "terms", "text": count("publishing.terms", apparatus.term_count)}
    if body.events:
        yield {"anchor": "timeline", "text": count("publishing.events", len(body.events))}
    if apparatus.source_count:
        yield {"anchor": "sources", "text": say_sources(profile, apparatus.source_count, context.language)}


def _profile(context: Context, profile: Profile) -> Iterator[dict[str, str | Markup]]:
    """What the sources of the page are like."""
    said = say_profile(profile, context.language)
    if said:
        yield {"name": context.language.say("publishing.rests-on"), "value": said}


def _provenance(context: Context, briefing: Briefing, here: str) -> Iterator[dict[str, str | Markup]]:
    """Where the text comes from: rows of name and value, only for what is known."""
    source = context.sources.get(briefing.front.source)
    say = context.language.say
    if source is None:
        return
    unaltered = briefing.key in context.unaltered
    if source.author and unaltered:
        yield {"name": say("publishing.text-by"), "value": author_names(source)}
    page = context.addresses.link(here, source_path(source.id))
    container = source.container_title or source.publisher
    link = Markup('<a href="{}">{}</a>').format(page, container or source.title or source.id)
    authors = f"{author_names(source)}, " if source.author and not unaltered else ""
    yield {
        "name": say("publishing.first-published" if unaltered else "publishing.based-on"),
        "value": escape(authors) + link + f", {said_text(context, source.issued) or said(context, None)}",
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
    """A reference to the briefing, in the house style; its authors are those of a text that it gives unaltered."""
    front, source = briefing.front, context.sources.get(briefing.front.source)
    title, date = quoted_title(front.title, context.language), said(context, front.date)
    if source is None or briefing.key not in context.unaltered:
        return Markup("{}. {}, {}.").format(title, context.site_name, date.removesuffix("."))
    authors = f"{author_names(source)} " if source.author else ""
    container = Markup("<i>{}</i>, ").format(source.container_title) if source.container_title else Markup("")
    edition = context.language.say("publishing.cite-edition", site=context.site_name)
    return Markup("{}({}). {}. {}{}").format(authors, date, title, container, edition)


def _closing_headings(context: Context, *, sources: bool, terms: bool) -> Iterator[Heading]:
    say = context.language.say
    if sources:
        yield Heading(id="sources", title=say("publishing.sources"), level=2)
    if terms:
        yield Heading(id="terms", title=say("publishing.terms-here"), level=2)
    yield Heading(id="cite", title=say("publishing.cite"), level=2)
