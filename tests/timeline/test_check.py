"""What is said about events that could be read."""

from __future__ import annotations

from collections.abc import Callable

from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.timeline.check import check_events
from annotated_briefings.timeline.model import Event


def test_an_event_without_a_source_is_a_warning_where_it_stands(make_event: Callable[..., Event]) -> None:
    events = [make_event("2022", "with"), make_event("2023", "without", sources=())]
    found: list[Diagnostic] = []

    check_events(events, found.append)

    assert [str(diagnostic).splitlines()[0] for diagnostic in found] == [
        "briefings/a.md:3:1: warning [event-without-source] the event of 2023 cites no source"
    ]
