"""The list of all sources, and a page per source: its record, its copy, who cites it and what is quoted from it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from annotated_briefings.briefing.model import Briefing, CheckedQuotation, Heading
from annotated_briefings.citations.names import quoted_title
from annotated_briefings.citations.render import author_names, render_archived, robust_attributes, short_name
from annotated_briefings.publishing.addresses import SOURCES, briefing_path, source_path, term_path
from annotated_briefings.publishing.apparatus import Apparatus
from annotated_briefings.publishing.cited import cited_on_source
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.model import Page
from annotated_briefings.publishing.pages.common import (
    BRIEFINGS_SHOWN,
    USES_SHOWN,
    headings_of_apparatus,
    more,
    said_text,
)
from annotated_briefings.publishing.pages.events import first_events
from annotated_briefings.publishing.templating import render
from annotated_briefings.sources.model import Copy, Reuse, Source, UrlStatus
from annotated_briefings.sources.rights import licence_of
from annotated_briefings.text.markup import safe_url

Row = dict[str, str | Markup]

QUOTATIONS_SHOWN = 20


def build_sources(context: Context) -> Iterator[Page]:
    """The index, then a page per source."""
    yield _build_index(context)
    for source in context.library.sources:
        yield _build_source(context, source)


def title_of(context: Context, source: Source) -> str:
    """What a page of a source is called: its title, or who said it and when."""
    if source.title:
        return source.title
    return ", ".join(part for part in (short_name(source, context.language), said_text(context, source.issued)) if part)


def _build_index(context: Context) -> Page:
    say = context.language.say
    title = say("publishing.sources")
    ordered = sorted(context.library.sources, key=lambda source: short_name(source, context.language).casefold())
    return Page(
        path=SOURCES,
        title=title,
        listed_as=say("publishing.all-sources"),
        html=render(
            "sources.html",
            title=title,
            summary=say("publishing.sources-summary"),
            rows=[_index_row(context, source) for source in ordered],
        ),
        searchable=False,
    )


def _index_row(context: Context, source: Source) -> dict[str, str | Markup]:
    name = short_name(source, context.language)
    rest = [quoted_title(source.title, context.language) if source.title else "", said_text(context, source.issued)]
    return {
        "href": context.addresses.link(SOURCES, source_path(source.id)),
        "name": name,
        "rest": ", ".join(part for part in rest if part),
        "uses": _used_by(context, source),
    }


def _used_by(context: Context, source: Source) -> str:
    """How many briefings cite it, or, where none does, how many terms are defined from it."""
    briefings = len(context.uses_of_source.get(source.id, ()))
    terms = len(context.terms_of_source.get(source.id, ()))
    if terms and not briefings:
        return context.language.count("publishing.terms", terms)
    return context.language.count("publishing.briefing-count", briefings)


def _build_source(context: Context, source: Source) -> Page:
    here = source_path(source.id)
    apparatus = Apparatus(context, here, cited_on_source(context, source))
    events = first_events(context, apparatus, context.events_of_source.get(source.id, ()), here)
    terms = apparatus.terms_list()
    sources = apparatus.sources_list()
    title = title_of(context, source)
    briefings = context.uses_of_source.get(source.id, [])
    quotations = list(_quotations(context, source))
    parts = {
        "briefings": [_citing(context, source, briefing, here) for briefing in briefings[:BRIEFINGS_SHOWN]],
        "quotations": [_quotation(context, source, *one, here) for one in quotations[:QUOTATIONS_SHOWN]],
        "defined": [_term_link(context, term_id, here) for term_id in context.terms_of_source.get(source.id, ())],
        "events": events,
    }
    html = render(
        "source.html",
        title=title,
        record=list(_record(context, source)),
        note=source.note,
        sources=sources,
        terms=terms,
        opened=apparatus.opened,
        more_briefings=more(context, "publishing.more-briefings", len(briefings) - BRIEFINGS_SHOWN),
        more_quotations=more(context, "publishing.more-quotations", len(quotations) - QUOTATIONS_SHOWN),
        say=context.language.say,
        **parts,
    )
    return Page(
        path=here,
        title=title,
        description=", ".join(part for part in (author_names(source), source.container_title) if part),
        html=html,
        headings=(*_headings(context, parts), *headings_of_apparatus(context, sources=sources, terms=terms)),
        section=SOURCES,
    )


def _record(context: Context, source: Source) -> Iterator[Row]:
    """The rows of the record, only for what is known."""
    known: tuple[tuple[str, str | Markup], ...] = (
        ("author", author_names(source)),
        ("source-title", source.title),
        ("container", source.container_title),
        ("publisher", source.publisher),
        ("issued", said_text(context, source.issued)),
        ("standing", _standing(context, source)),
        (
            "address",
            escape(source.url)
            if source.url_status is UrlStatus.USURPED
            else _external(source.url, attributes=robust_attributes(source)),
        ),
        ("state", _state(context, source)),
        ("doi", _external(f"https://doi.org/{source.doi}" if source.doi else "", shown=source.doi)),
        ("licence", _licence(source)),
        ("reuse", _reuse(context, source)),
        *(_copy_rows(context, source, source.copy) if source.copy else ()),
        ("key", source.id),
    )
    for name, value in known:
        if value:
            yield {"name": context.language.say(f"publishing.{name}"), "value": value}


def _standing(context: Context, source: Source) -> str:
    """Whether it speaks from first hand, where the editor has said so."""
    if source.primary is None:
        return ""
    return context.language.say("publishing.first-hand" if source.primary else "publishing.second-hand")


def _state(context: Context, source: Source) -> str | Markup:
    """What has become of the address, and when that was seen."""
    if source.url_status is UrlStatus.UNKNOWN:
        return ""
    state = escape(context.language.say(f"publishing.state.{source.url_status}"))
    if source.url_location:
        state += Markup(" {}").format(_external(source.url_location))
    if source.url_checked:
        seen = said_text(context, source.url_checked)
        state += ", " + context.language.say("publishing.state-seen", date=seen)
    return state


def _copy_rows(context: Context, source: Source, copy: Copy) -> Iterator[tuple[str, str | Markup]]:
    made = said_text(context, copy.retrieved)
    yield "copy", context.language.say("publishing.copy-made", date=made) if made else ""
    yield "extractor", copy.extractor
    yield "hash", Markup('<code class="ab-hash">{}</code>').format(copy.sha256) if copy.sha256 else ""
    yield "archived", render_archived(source)


def _licence(source: Source) -> str | Markup:
    licence = licence_of(source)
    return Markup('<a href="{}">{}</a>').format(licence.url, licence.name) if licence.url else licence.name


def _reuse(context: Context, source: Source) -> str:
    return context.language.say(f"publishing.reuse.{source.reuse}") if source.reuse is not Reuse.UNDECIDED else ""


def _external(url: str, *, shown: str = "", attributes: Markup = Markup("")) -> Markup:
    safe = safe_url(url)
    if not safe:
        return escape(shown or url)
    return Markup('<a class="ab-external" href="{}"{}>{}</a>').format(safe, attributes, shown or safe)


def _citing(context: Context, source: Source, briefing: Briefing, here: str) -> dict[str, object]:
    uses = context.bodies[briefing.key].citations
    citing = (use.sentence for use in uses if any(item.key == source.id for item in use.citation.items))
    sentences = list(dict.fromkeys(sentence for sentence in citing if sentence))
    return {
        "href": _entry_link(context, source, briefing, here),
        "title": briefing.front.title,
        "uses": sentences[:USES_SHOWN],
        "more": more(context, "publishing.more-uses", len(sentences) - USES_SHOWN),
    }


def _entry_link(context: Context, source: Source, briefing: Briefing, here: str) -> str:
    """The source's entry on the briefing's page; the page's top where the source is only what the text came from."""
    cited = any(item.key == source.id for use in context.bodies[briefing.key].citations for item in use.citation.items)
    return context.addresses.link(here, briefing_path(briefing.key), f"s-{source.id}" if cited else "")


def _quotations(context: Context, source: Source) -> Iterator[tuple[Briefing, CheckedQuotation]]:
    for briefing in context.uses_of_source.get(source.id, ()):
        for quotation in context.bodies[briefing.key].quotations:
            if quotation.source == source.id:
                yield briefing, quotation


def _quotation(
    context: Context, source: Source, briefing: Briefing, quotation: CheckedQuotation, here: str
) -> dict[str, str]:
    return {
        "text": quotation.text,
        "verdict": context.language.say(f"publishing.verdict.{quotation.verdict.kind}"),
        "href": _entry_link(context, source, briefing, here),
        "briefing": briefing.front.title,
    }


def _term_link(context: Context, term_id: str, here: str) -> dict[str, str]:
    return {
        "href": context.addresses.link(here, term_path(term_id)),
        "title": context.terms[term_id].pref_label,
    }


def _headings(context: Context, parts: dict[str, object]) -> Iterator[Heading]:
    shown = (
        ("cited-by", "briefings"),
        ("quotations", "quotations"),
        ("defines", "defined"),
        ("events-on", "events"),
    )
    for key, part in shown:
        if parts[part]:
            yield Heading(id=key, title=context.language.say(f"publishing.{key}"), level=2)
