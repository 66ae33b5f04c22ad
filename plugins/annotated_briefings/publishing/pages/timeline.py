"""The site's timeline, and the events that other pages show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from annotated_briefings.briefing.model import Briefing, Heading
from annotated_briefings.publishing.addresses import TIMELINE, briefing_path
from annotated_briefings.publishing.apparatus import Apparatus
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.model import Page
from annotated_briefings.publishing.templating import render
from annotated_briefings.timeline.model import Event
from annotated_briefings.timeline.order import in_time
from annotated_briefings.timeline.render import render_timeline


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event and the briefing that tells it."""

    event: Event
    briefing: Briefing


def events_of(context: Context, *, term: str = "", source: str = "") -> tuple[ToldEvent, ...]:
    """The events of all briefings in order; only those that mention a term or cite a source, if one is named."""
    told = {
        f"{briefing.key}--{event.id}": ToldEvent(replace(event, id=f"{briefing.key}--{event.id}"), briefing)
        for briefing in context.newest
        for event in context.bodies[briefing.key].events
        if (not term or term in event.terms) and (not source or source in event.sources)
    }
    return tuple(told[event.id] for event in in_time([one.event for one in told.values()]))


def fill_events(
    context: Context, apparatus: Apparatus, told: Sequence[ToldEvent], here: str, *, strip: bool = False
) -> Markup:
    """The events as a list, each filled for this page and followed by a link to the briefing that tells it."""
    filled = [replace(one.event, html=_filled(context, apparatus, one, here)) for one in told]
    return render_timeline(filled, language=context.language.tag, strip=strip) if filled else Markup("")


def build_timeline(context: Context) -> Iterator[Page]:
    """The timeline of all briefings."""
    say = context.language.say
    apparatus = Apparatus(context, TIMELINE)
    timeline = fill_events(context, apparatus, events_of(context), TIMELINE, strip=True)
    terms = apparatus.terms_list()
    sources = apparatus.sources_list()
    title = say("publishing.timeline")
    yield Page(
        path=TIMELINE,
        title=title,
        html=render(
            "timeline.html",
            title=title,
            summary=say("publishing.timeline-summary"),
            timeline=timeline,
            sources=sources,
            terms=terms,
            say=say,
        ),
        headings=headings_of_apparatus(context, sources=sources, terms=terms),
        searchable=False,
    )


def headings_of_apparatus(context: Context, *, sources: Markup, terms: Markup) -> tuple[Heading, ...]:
    """The headings of ``apparatus.html``."""
    say = context.language.say
    shown = (("sources", "publishing.sources", sources), ("terms", "publishing.terms-page", terms))
    return tuple(Heading(id=anchor, title=say(key), level=2) for anchor, key, present in shown if present)


def _filled(context: Context, apparatus: Apparatus, told: ToldEvent, here: str) -> Markup:
    body = context.bodies[told.briefing.key]
    html = apparatus.fill(told.event.html, body)
    there = context.addresses.link(here, briefing_path(told.briefing.key), told.event.id.partition("--")[2])
    return html + Markup(' <a class="ab-told-in" href="{}">{}</a>').format(there, told.briefing.front.title)
