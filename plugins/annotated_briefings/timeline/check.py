"""What is wrong with events that could be read."""

from __future__ import annotations

from collections.abc import Iterable

from annotated_briefings.text.diagnostic import Report, warning
from annotated_briefings.timeline.model import Event


def check_events(events: Iterable[Event], report: Report) -> None:
    """Reports events that nothing is cited for: on a timeline every entry is a claim."""
    for event in events:
        if not event.sources:
            report(
                warning(
                    "event-without-source",
                    f"the event of {event.date.text} cites no source",
                    event.location,
                    hint="add a citation such as [@key], or [@?] where the source is still missing",
                )
            )
