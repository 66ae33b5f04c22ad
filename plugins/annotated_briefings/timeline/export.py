"""The site's timeline for other programs: JSON and CSV with EDTF kept as it is, and Events of schema.org.

Standards: RFC 8259 (JSON), RFC 4180 (CSV), https://schema.org/Event.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from annotated_briefings.dates.calendar import from_ordinal
from annotated_briefings.dates.model import EdtfDate, Kind
from annotated_briefings.dates.words import datetime_attribute, say_date
from annotated_briefings.timeline.model import MergedEvent

COLUMNS = ("date", "words", "earliest", "latest", "text", "sources", "terms", "briefings", "other dates", "id")
"""Of the CSV; where a cell holds several values they are parted by ``; ``."""

_SEVERAL = "; "
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_GUARD = "'"
_YEARS = range(-9999, 10_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A briefing, a term or a source: its key, its title, and its address."""

    key: str
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedEvent:
    """An event with the addresses that it has on the site.

    ``places`` are where it is told, one for each telling; ``revised`` is the day (an ordinal) on which the newest of
    these briefings was last changed, if that is known.
    """

    event: MergedEvent
    places: tuple[Named, ...]
    terms: tuple[Named, ...] = ()
    sources: tuple[Named, ...] = ()
    revised: int | None = None


def to_json(events: Iterable[PublishedEvent], *, language: str) -> str:
    """The events in the order given, and the briefings, terms and sources that they name by key, once each."""
    listed = tuple(events)
    whole = {
        "events": [_as_node(one, language) for one in listed],
        "briefings": _by_key(place for one in listed for place in one.places),
        "terms": _by_key(term for one in listed for term in one.terms),
        "sources": _by_key(source for one in listed for source in one.sources),
    }
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return text.replace('{"id"', '\n{"id"') + "\n"  # one event a line, so that changes show in a diff


def _as_node(published: PublishedEvent, language: str) -> dict[str, Any]:
    event = published.event
    return {
        "id": event.id,
        "edtf": event.show.date.text,
        "words": say_date(event.show.date, language),
        "earliest": _iso_day(event.show.date.earliest),
        "latest": _iso_day(event.show.date.latest),
        "text": event.show.text,
        "terms": list(event.terms),
        "sources": list(event.sources),
        "datesConflict": event.dates_conflict,
        "tellings": [
            {"briefing": told.briefing, "anchor": told.id, "edtf": told.date.text, "text": told.text}
            for told in event.tellings
        ],
    }


def _by_key(named: Iterable[Named]) -> dict[str, dict[str, str]]:
    """Each key once; an address is that of the page, whatever place on it was meant."""
    return {one.key: {"title": one.title, "url": one.url.partition("#")[0]} for one in named}


def to_csv(events: Iterable[PublishedEvent], *, language: str) -> str:
    """One event a line below a line of names, in the order given, EDTF as it was written.

    No cell begins as a formula: where a text does, an apostrophe stands before it, as OWASP advises against "CSV
    injection". A date is left as it is, since EDTF holds no formula that could do harm.
    """
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    for published in events:
        date, *cells = _cells(published, language)
        writer.writerow([date, *map(_harmless, cells)])
    return sheet.getvalue()


def _cells(published: PublishedEvent, language: str) -> Iterator[str]:
    event = published.event
    date = event.show.date
    yield date.text
    yield say_date(date, language)
    yield _iso_day(date.earliest) or ""
    yield _iso_day(date.latest) or ""
    yield event.show.text
    yield _SEVERAL.join(event.sources)
    yield _SEVERAL.join(event.terms)
    yield _SEVERAL.join(place.url for place in published.places)
    yield _SEVERAL.join(other.text for other in event.other_dates)
    yield event.id


def _harmless(cell: str) -> str:
    return _GUARD + cell if cell.startswith(_BEGINS_A_FORMULA) else cell


def without_guard(cell: str) -> str:
    """A cell without the apostrophe that keeps it from being a formula."""
    return cell[1:] if cell.startswith(_GUARD) and cell[1:].startswith(_BEGINS_A_FORMULA) else cell


def to_schema_events(events: Iterable[PublishedEvent]) -> list[dict[str, Any]]:
    """Those events as nodes of JSON-LD whose dates ISO 8601 can say; nothing is made more certain than it is."""
    return [node for node in map(_schema_event, events) if node is not None]


def _schema_event(published: PublishedEvent) -> dict[str, Any] | None:
    event = published.event
    dates = _start_and_end(event.show.date)
    if dates is None or event.dates_conflict:
        return None
    node = {
        "@type": "Event",
        "@id": _if_absolute(published.places[0].url),
        "name": event.show.text,
        "startDate": dates[0],
        "endDate": dates[1],
        "url": _if_absolute(published.places[0].url),
        "about": [_mention("DefinedTerm", term) for term in published.terms],
        "subjectOf": [_mention("Article", place) for place in published.places],
    }
    return {name: value for name, value in node.items() if value}


def _start_and_end(date: EdtfDate) -> tuple[str, str] | None:
    """Both as ISO 8601 has them, the end empty where it is the start; nothing where there is doubt or an open end."""
    parts = date.parts if date.kind is Kind.INTERVAL else (date,)
    said = [datetime_attribute(part) for part in parts]
    if not all(said) or (date.kind is Kind.INTERVAL and len(said) < 2):
        return None
    return said[0], said[1] if len(said) > 1 else ""


def _mention(kind: str, named: Named) -> dict[str, str]:
    node = {"@type": kind, "name": named.title, "url": _if_absolute(named.url)}
    return {name: value for name, value in node.items() if value}


def _if_absolute(url: str) -> str:
    return url if url.startswith(("https://", "http://")) else ""


def _iso_day(ordinal: int | None) -> str | None:
    """A day as ISO 8601 writes it; nothing for none, and for years of more than four digits."""
    if ordinal is None:
        return None
    year, month, day = from_ordinal(ordinal)
    return f"{'-' * (year < 0)}{abs(year):04}-{month:02}-{day:02}" if year in _YEARS else None
