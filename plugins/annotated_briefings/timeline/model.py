"""An event: a date that may be uncertain, what happened, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from annotated_briefings.dates.model import EdtfDate
from annotated_briefings.text.place import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry of a timeline.

    ``id`` is unique within its briefing and stable while date and words are; ``html`` is the finished text
    with its term and citation marks (trusted: made by our renderer), ``text`` the same in plain words;
    ``sources`` and ``terms`` are keys in order of use.
    """

    id: str
    date: EdtfDate
    text: str
    html: str
    location: Location
    briefing: str = ""
    sources: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
