"""The site's timeline, and the events that other pages show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup, escape

from annotated_briefings.briefing.model import Heading
from annotated_briefings.publishing.addresses import TIMELINE, briefing_path
from annotated_briefings.publishing.apparatus import Apparatus
from annotated_briefings.publishing.context import Context, ToldEvent
from annotated_briefings.publishing.model import Page
from annotated_briefings.publishing.pages.common import more
from annotated_briefings.publishing.templating import render
from annotated_briefings.timeline.render import render_timeline

APPARATUS_UP_TO = 200
"""With more events the site's timeline gives no sources and definitions: each event leads to its briefing, which does.

Otherwise the page would repeat those of the whole site.
"""

SHOWN = 20
"""So many events stand on the page of a term or a source."""


def first_events(context: Context, apparatus: Apparatus, told: Sequence[ToldEvent], here: str) -> Markup:
    """As many of the events as a page of a term or a source can bear, then how many more there are."""
    shown = _list(context, told[:SHOWN], here, texts=_filled(context, apparatus, told[:SHOWN]))
    return shown + more(context, "publishing.more-events", len(told) - SHOWN)


def build_timeline(context: Context) -> Iterator[Page]:
    """The timeline of all briefings."""
    say = context.language.say
    apparatus = Apparatus(context, TIMELINE)
    if len(context.events) <= APPARATUS_UP_TO:
        texts = _filled(context, apparatus, context.events)
    else:
        texts = (escape(told.event.text) for told in context.events)
    timeline = _list(context, context.events, TIMELINE, texts=texts, strip=True)
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


def _filled(context: Context, apparatus: Apparatus, told: Iterable[ToldEvent]) -> Iterator[Markup]:
    return (apparatus.fill(one.event.html, context.bodies[one.briefing.key]) for one in told)


def _list(
    context: Context, told: Sequence[ToldEvent], here: str, *, texts: Iterable[Markup], strip: bool = False
) -> Markup:
    """The events with these texts, each followed by a link to the briefing that tells it."""
    events = [
        replace(one.event, html=text + _told_in(context, one, here)) for one, text in zip(told, texts, strict=True)
    ]
    return render_timeline(events, language=context.language.tag, strip=strip)


def _told_in(context: Context, told: ToldEvent, here: str) -> Markup:
    there = context.addresses.link(here, briefing_path(told.briefing.key), told.anchor)
    return Markup(' <a class="ab-told-in" href="{}">{}</a>').format(there, told.briefing.front.title)
