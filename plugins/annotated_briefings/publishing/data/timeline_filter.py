"""What the filter of the site's timeline knows: a file that is fetched when the filter is used."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from annotated_briefings.dates.calendar import from_ordinal
from annotated_briefings.dates.words import say_date
from annotated_briefings.publishing.addresses import TIMELINE, briefing_path, period_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.model import Asset
from annotated_briefings.text.markup import slug
from annotated_briefings.timeline.model import MergedEvent
from annotated_briefings.timeline.shape import shape_of

FILTER = "data/timeline-filter.json"
_LONGEST = 240
"""Characters of an event's text in a list of results; the whole of it is a click away."""


def build_timeline_filter(context: Context) -> Iterator[Asset]:
    """The file, where there is something to filter; ``timeline.js`` names its fields.

    Of a timeline of one page it has only what the events are found by; else also what a list of results shows.
    """
    if len(context.events) < 2:
        return
    keys = _numbers(key for event in context.events for key in event.briefings)
    terms = _numbers(sorted(_known_terms(context), key=lambda term_id: context.terms[term_id].pref_label.casefold()))
    about = {slug(name) for key in keys for name in context.briefings[key].front.topics}
    topics = _numbers(topic.slug for topic in context.topics if topic.slug in about)
    content = {
        "topics": [[topic.slug, topic.name] for topic in context.topics if topic.slug in topics],
        "terms": [[term_id, context.terms[term_id].pref_label] for term_id in terms],
        "briefings": [_briefing(context, key, topics) for key in keys],
        "pages": [
            context.addresses.link(TIMELINE, period_path(leaf.name, leaf.number)) for leaf in context.timeline.leaves()
        ],
        "events": list(_rows(context, keys, terms)),
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    yield Asset(path=FILTER, content=text.encode())


def _numbers(keys: Iterable[str]) -> dict[str, int]:
    """Each key once, with its place."""
    return {key: place for place, key in enumerate(dict.fromkeys(keys))}


def _known_terms(context: Context) -> Iterator[str]:
    return (term_id for event in context.events for term_id in event.terms if term_id in context.terms)


def _briefing(context: Context, key: str, topics: dict[str, int]) -> list[object]:
    front = context.briefings[key].front
    href = context.addresses.link(TIMELINE, briefing_path(key))
    return [key, front.title, href, sorted({topics[slug(name)] for name in front.topics if slug(name) in topics})]


def _rows(context: Context, keys: dict[str, int], terms: dict[str, int]) -> Iterator[list[object]]:
    leaves = list(context.timeline.leaves())
    page_of = {event.id: number for number, leaf in enumerate(leaves) for event in leaf.events}
    for event in context.events:
        row: list[object] = [
            event.id,
            page_of[event.id],
            *_years(event),
            [keys[key] for key in event.briefings],
            [terms[term_id] for term_id in event.terms if term_id in terms],
        ]
        yield row + _shown(context, event) if context.timeline.parts else row


def _years(event: MergedEvent) -> Iterator[int | None]:
    """The first and the last year that any telling admits; nothing for an end that is open or unknown."""
    ends = (
        (min, [told.date.earliest for told in event.tellings]),
        (max, [told.date.latest for told in event.tellings]),
    )
    for choose, days in ends:
        known = [day for day in days if day is not None]
        yield from_ordinal(choose(known))[0] if len(known) == len(days) else None


def _shown(context: Context, event: MergedEvent) -> list[object]:
    """What a list of results shows: the looks of the mark, the date, the words."""
    shape, text = shape_of(event.show.date), event.show.text
    words = say_date(event.show.date, context.language.tag)
    short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
    return [" ".join(shape.classes), words, short]
