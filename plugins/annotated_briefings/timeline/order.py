"""The order in which events are told."""

from __future__ import annotations

from collections.abc import Iterable

from annotated_briefings.timeline.model import Event


def in_time(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events by the first day that each may cover; one whose beginning is open or unknown comes first.

    On the same day the coarser date comes first (2022, then January 2022, then 1 January 2022); what is equal
    stays in the order given.
    """
    return tuple(sorted(events, key=place_in_time))


def place_in_time(event: Event) -> tuple[bool, int, int]:
    """What events are sorted by."""
    earliest = event.date.earliest
    return earliest is not None, earliest or 0, int(event.date.precision)
