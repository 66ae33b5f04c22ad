"""The site's timeline for other programs, and as a calendar."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

from annotated_briefings.briefing.model import Briefing
from annotated_briefings.publishing.addresses import briefing_path, source_path, term_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.model import Asset
from annotated_briefings.timeline.export import Named, PublishedEvent, to_csv, to_json, to_schema_events
from annotated_briefings.timeline.icalendar import to_icalendar
from annotated_briefings.timeline.model import Event, MergedEvent

JSON = "data/timeline.json"
CSV = "data/timeline.csv"
CALENDAR = "data/timeline.ics"
LINKED_DATA = "data/timeline.jsonld"

_NO_HOST = "annotated-briefings.invalid"
"""Where the site's address is not known; RFC 2606 keeps ``invalid`` for such names."""


def build_timeline_data(context: Context) -> Iterator[Asset]:
    """JSON and CSV of all events, JSON-LD and a calendar of those whose dates they can say; none without events."""
    events = published_events(context)
    language = context.language.tag
    if not events:
        return
    yield _asset(JSON, to_json(events, language=language))
    yield _asset(CSV, to_csv(events, language=language))
    if nodes := to_schema_events(events):
        graph = {"@context": "https://schema.org", "@graph": nodes}
        yield _asset(LINKED_DATA, json.dumps(graph, ensure_ascii=False, separators=(",", ":")) + "\n")
    name = f"{context.site_name}: {context.language.say('publishing.timeline')}"
    host = urlsplit(context.addresses.base).hostname or _NO_HOST
    if calendar := to_icalendar(events, name=name, host=host, language=language):
        yield _asset(CALENDAR, calendar)


def published_events(context: Context) -> tuple[PublishedEvent, ...]:
    """The events of all briefings, merged, in time, with their addresses; absolute ones where the site has them."""
    briefings = {briefing.key: briefing for briefing in context.newest}
    return tuple(_publish(context, event, briefings) for event in context.events)


def _publish(context: Context, event: MergedEvent, briefings: dict[str, Briefing]) -> PublishedEvent:
    revisions = [briefings[key].front.revised for key in event.briefings]
    return PublishedEvent(
        event=event,
        places=tuple(_place(context, told, briefings[told.briefing]) for told in event.tellings),
        terms=tuple(_term(context, term_id) for term_id in event.terms if term_id in context.terms),
        sources=tuple(_source(context, key) for key in event.sources if key in context.sources),
        revised=max((day for day in revisions if day is not None), default=None),
    )


def _place(context: Context, told: Event, briefing: Briefing) -> Named:
    url = context.addresses.absolute(briefing_path(briefing.key), told.id)
    return Named(key=briefing.key, title=briefing.front.title, url=url)


def _term(context: Context, term_id: str) -> Named:
    url = context.addresses.absolute(term_path(term_id))
    return Named(key=term_id, title=context.terms[term_id].pref_label, url=url)


def _source(context: Context, key: str) -> Named:
    url = context.addresses.absolute(source_path(key))
    return Named(key=key, title=context.sources[key].title or key, url=url)


def _asset(path: str, text: str) -> Asset:
    return Asset(path=path, content=text.encode())
