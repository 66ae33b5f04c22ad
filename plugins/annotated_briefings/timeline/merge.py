"""The events of all briefings as the events of the site: what is told twice is one event with two tellings.

Two tellings are one event where an editor says so (``same:``, or the same ``id:``), and where date and words are the
same. What only looks the same is reported (:mod:`annotated_briefings.timeline.check`), and is not merged.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotated_briefings.dates.model import EdtfDate
from annotated_briefings.timeline.model import Event, EventReference, MergedEvent
from annotated_briefings.timeline.order import place_in_time

_Key = tuple[str, str]


def merge_events(events: Iterable[Event]) -> tuple[MergedEvent, ...]:
    """Each event of the site once, in time; of several tellings the one to show comes first.

    That is one which names no other by ``same:``; of these the one whose date is finest, then the first given.
    References to events that are not among these are passed over.
    """
    told = tuple(events)
    directory = Directory(told)
    groups: dict[int, list[Event]] = {}
    roots = _roots(told, directory)
    for index, event in enumerate(told):
        groups.setdefault(roots[index], []).append(event)
    merged = (_merge(group, directory) for group in groups.values())
    return tuple(sorted(merged, key=lambda event: place_in_time(event.show)))


class Directory:
    """Finds the events that references name."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._events: Mapping[_Key, Event] = {(event.briefing, event.id): event for event in events}

    def find(self, reference: EventReference, *, of: Event) -> Event | None:
        """The event that a reference ``of`` another one names, if there is one."""
        briefing = reference.briefing or of.briefing
        return self._events.get((briefing, reference.id)) or self._events.get((briefing, f"ev-{reference.id}"))

    def same_as(self, event: Event) -> Iterator[Event]:
        """The events that this one says to be."""
        found = (self.find(reference, of=event) for reference in event.same)
        return (other for other in found if other is not None)

    def are_told_apart(self, one: Event, other: Event) -> bool:
        """Whether one of the two says by ``not-same:`` that it is not the other."""
        return any(self.find(reference, of=one) is other for reference in one.not_same) or any(
            self.find(reference, of=other) is one for reference in other.not_same
        )

    def references(self) -> list[str]:
        """How all events are named, for suggestions."""
        return [event.reference for event in self._events.values()]


def bounds(date: EdtfDate) -> tuple[float, float]:
    """The first and last day that a date admits: one that is doubtful, its own length more on either side."""
    first = -math.inf if date.earliest is None else date.earliest
    last = math.inf if date.latest is None else date.latest
    doubt = _length(date) if date.uncertain or date.approximate else 0
    return first - doubt, last + doubt


def _length(date: EdtfDate) -> int:
    """The days of the longest single date in it."""
    if date.parts:
        return max(map(_length, date.parts))
    return 0 if date.earliest is None or date.latest is None else date.latest - date.earliest + 1


def _roots(events: Sequence[Event], directory: Directory) -> list[int]:
    """For each event the number of its group."""
    parents = list(range(len(events)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = index = parents[parents[index]]
        return index

    for one, other in _pairs(events, directory):
        parents[root(one)] = root(other)
    return [root(index) for index in range(len(events))]


def _pairs(events: Sequence[Event], directory: Directory) -> Iterator[tuple[int, int]]:
    """The events, by their numbers, that are one."""
    numbers = {(event.briefing, event.id): index for index, event in enumerate(events)}
    named: dict[str, int] = {}
    worded: dict[tuple[str, str], int] = {}
    for index, event in enumerate(events):
        for other in directory.same_as(event):
            yield index, numbers[other.briefing, other.id]
        if event.is_named:
            yield index, named.setdefault(event.id, index)
        twin = worded.setdefault((event.date.text, " ".join(event.text.casefold().split())), index)
        if not directory.are_told_apart(event, events[twin]):
            yield index, twin


def _merge(group: list[Event], directory: Directory) -> MergedEvent:
    leading = [event for event in group if not any(directory.same_as(event))] or group
    shown = max(leading, key=lambda event: event.date.precision)
    others = (event for event in group if event is not shown)
    spans = [bounds(event.date) for event in group]
    conflict = max(first for first, _ in spans) > min(last for _, last in spans)
    return MergedEvent(tellings=(shown, *others), dates_conflict=conflict)
