"""The events that have a day, as a calendar to subscribe to.

Standard: RFC 5545 (iCalendar), with NAME of RFC 7986.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from annotated_briefings.dates.calendar import from_ordinal
from annotated_briefings.dates.model import EdtfDate, Kind, Precision
from annotated_briefings.dates.words import say_date
from annotated_briefings.timeline.export import PublishedEvent

_MAX_OCTETS = 75
"""Of a line, without its break (RFC 5545, 3.1)."""

_FIRST_DAY, _LAST_DAY = 1, 3_652_058
"""0001-01-01 to 9999-12-30: a DATE has four digits of a year, and the end is the day after the last."""

_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_CONTROLS = {code: " " for code in (*range(0x20), 0x7F) if chr(code) != "\n"}
_OF_A_URL = "%/:?#[]@!$&'()*+,;=~"
_UNKNOWN_REVISION = "19700101T000000Z"


def to_icalendar(events: Iterable[PublishedEvent], *, name: str, host: str, language: str) -> str:
    """A calendar of whole days, in the order given; empty where no event has a day: a calendar needs one.

    What is not known to the day stays out, rather than on a day that nobody meant. A day that is uncertain or
    approximate is TENTATIVE. ``host`` makes the ids unique in the world; the same events give the same bytes.
    """
    entries = [line for one in events if has_day(one.event.show.date) for line in _entry(one, host, language)]
    if not entries:
        return ""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//annotated-briefings//timeline//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        *entries,
        "END:VCALENDAR",
    )
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def has_day(date: EdtfDate) -> bool:
    """Whether a date is a day, or days from one to another, that a calendar can show."""
    parts = date.parts if date.kind is Kind.INTERVAL else (date,)
    if date.kind is Kind.SET or date.unspecified or any(part.precision < Precision.DAY for part in parts):
        return False
    first, last = date.earliest, date.latest
    return first is not None and last is not None and first >= _FIRST_DAY and last <= _LAST_DAY


def _entry(published: PublishedEvent, host: str, language: str) -> Iterator[str]:
    event = published.event
    date, place = event.show.date, published.places[0]
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(f'{event.id}@{host}')}"
    yield f"DTSTAMP:{_UNKNOWN_REVISION if published.revised is None else f'{_day(published.revised)}T000000Z'}"
    yield f"DTSTART;VALUE=DATE:{_day(date.earliest or 0)}"
    yield f"DTEND;VALUE=DATE:{_day((date.latest or 0) + 1)}"
    yield f"SUMMARY:{_text(event.show.text)}"
    yield f"DESCRIPTION:{_text(_description(published, language))}"
    if place.url.startswith(("https://", "http://")):
        yield f"URL:{quote(place.url, safe=_OF_A_URL)}"
    if published.terms:
        yield "CATEGORIES:" + ",".join(_text(term.title) for term in published.terms)
    if date.uncertain or date.approximate or event.dates_conflict:
        yield "STATUS:TENTATIVE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(published: PublishedEvent, language: str) -> str:
    """The date in words with all others that are told, then the briefings and the sources."""
    event = published.event
    dates = (event.show.date, *event.other_dates)
    lines = [" / ".join(say_date(date, language) for date in dates)]
    lines += dict.fromkeys(f"{place.title} {place.url}" for place in published.places)
    lines += [source.title for source in published.sources]
    return "\n".join(lines)


def _day(ordinal: int) -> str:
    year, month, day = from_ordinal(ordinal)
    return f"{year:04}{month:02}{day:02}"


def _text(value: str) -> str:
    """A value of type TEXT (RFC 5545, 3.3.11); controls, which it may not have, become spaces."""
    return value.translate(_CONTROLS).translate(_ESCAPED)


def _fold(line: str) -> Iterator[str]:
    """The line in pieces of 75 octets at most, all but the first behind a space; no character is divided."""
    room, piece = _MAX_OCTETS, ""
    for char in line:
        size = len(char.encode())
        if size > room:
            yield piece
            piece, room = " ", _MAX_OCTETS - 1
        piece += char
        room -= size
    yield piece
