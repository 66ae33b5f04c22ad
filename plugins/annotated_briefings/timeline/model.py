"""An event: a date that may be uncertain, what happened, and what it rests on; and an event that several tell."""

from __future__ import annotations

from dataclasses import dataclass

from annotated_briefings.dates.model import EdtfDate
from annotated_briefings.text.place import Location


@dataclass(frozen=True, slots=True)
class EventReference:
    """Another event as an editor names it, ``briefing#id``; without a briefing it is one of the same briefing.

    ``id`` is what stands after ``#`` in the event's address, or the same without its ``ev-``.
    """

    briefing: str
    id: str
    location: Location

    def __str__(self) -> str:
        return f"{self.briefing}#{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry of a timeline.

    ``id`` is unique within its briefing and stable while date and first words are; where it ``is_named`` the editor
    gave it, and it means the same event in every briefing. ``html`` is the finished text with its term and citation
    marks (trusted: made by our renderer), ``text`` the same in plain words; ``sources`` and ``terms`` are keys in
    order of use. ``same`` are events that the editor says to be this one, ``not_same`` those that only look like it.
    ``briefing`` is the key of the briefing that tells it, empty for a term's note.
    """

    id: str
    date: EdtfDate
    text: str
    html: str
    location: Location
    briefing: str = ""
    sources: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    is_named: bool = False
    same: tuple[EventReference, ...] = ()
    not_same: tuple[EventReference, ...] = ()

    @property
    def reference(self) -> str:
        """How a ``same:`` of another briefing names it."""
        return f"{self.briefing}#{self.id.removeprefix('ev-') if self.is_named else self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedEvent:
    """One event of the site, with everything that is told of it: ``tellings`` begin with the one to ``show``.

    ``dates_conflict`` says that no day satisfies the dates of all tellings.
    """

    tellings: tuple[Event, ...]
    dates_conflict: bool = False

    @property
    def show(self) -> Event:
        """The telling that stands for all."""
        return self.tellings[0]

    @property
    def id(self) -> str:
        """An id that is unique within the site."""
        return self.show.id if self.show.is_named else f"{self.show.briefing}--{self.show.id}"

    @property
    def sources(self) -> tuple[str, ...]:
        """What any telling cites, each once."""
        return tuple(dict.fromkeys(key for told in self.tellings for key in told.sources))

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms that any telling mentions, each once."""
        return tuple(dict.fromkeys(term for told in self.tellings for term in told.terms))

    @property
    def briefings(self) -> tuple[str, ...]:
        """The keys of the briefings that tell it, each once."""
        return tuple(dict.fromkeys(told.briefing for told in self.tellings))

    @property
    def other_dates(self) -> tuple[EdtfDate, ...]:
        """The dates of the other tellings, as far as they are written differently."""
        dates = {told.date.text: told.date for told in self.tellings}
        del dates[self.show.date.text]
        return tuple(dates.values())
