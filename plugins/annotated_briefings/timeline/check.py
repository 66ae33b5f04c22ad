"""What is wrong with events that could be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from annotated_briefings.text.diagnostic import Report, error, warning
from annotated_briefings.text.suggest import did_you_mean
from annotated_briefings.timeline.likeness import find_alike
from annotated_briefings.timeline.merge import Directory, bounds, merge_events
from annotated_briefings.timeline.model import Event, MergedEvent


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


def check_tellings(events: Sequence[Event], report: Report) -> None:
    """Reports what only shows when the events of all briefings are looked at together.

    That are references to no event and in circles, dates of one event that contradict each other, and events that
    probably are one.
    """
    directory = Directory(events)
    _check_references(events, directory, report)
    _check_circles(events, directory, report)
    merged = merge_events(events)
    for one in merged:
        if one.dates_conflict:
            _report_conflict(one, report)
    _report_alike(merged, directory, report)


def _check_references(events: Sequence[Event], directory: Directory, report: Report) -> None:
    for event in events:
        for reference in (*event.same, *event.not_same):
            if directory.find(reference, of=event) is None:
                named = f"{reference.briefing or event.briefing}#{reference.id}"
                hint = did_you_mean(named, directory.references())
                hint = hint or "write BRIEFING#ID, the ID as it stands after '#' in the event's address"
                report(error("unknown-event", f"there is no event '{named}'", reference.location, hint=hint))


def _check_circles(events: Sequence[Event], directory: Directory, report: Report) -> None:
    """Each circle of ``same:`` is reported once, where the first of its events names the next."""
    done: set[int] = set()
    for event in events:
        path: dict[int, Event] = {}
        current: Event | None = event
        while current is not None and id(current) not in done and id(current) not in path:
            path[id(current)] = current
            current = next(directory.same_as(current), None)
        if current is not None and id(current) in path:
            _report_circle(current, report)
        done.update(path)


def _report_circle(event: Event, report: Report) -> None:
    said = f"'{event.reference}' is said to be itself, by way of 'same:'"
    hint = "'same:' leads from a telling to the one that stands for both; take one of them away"
    report(warning("same-in-a-circle", said, event.same[0].location, hint=hint))


def _report_conflict(merged: MergedEvent, report: Report) -> None:
    """At the telling that was given later: no day is in its date and in that of the other."""
    late = max(merged.tellings, key=lambda told: bounds(told.date)[0])
    early = min(merged.tellings, key=lambda told: bounds(told.date)[1])
    here, there = sorted((late, early), key=lambda told: told.location, reverse=True)
    report(
        warning(
            "event-dates-conflict",
            f"one event is dated {here.date.text} here and {there.date.text} in {there.location}: {_shown(here.text)}",
            here.location,
            hint="correct one of the dates, or mark it as uncertain ('?') or approximate ('~')",
        )
    )


def _report_alike(merged: Sequence[MergedEvent], directory: Directory, report: Report) -> None:
    by_shown = {(one.show.briefing, one.show.id): one for one in merged}
    for pair in find_alike(one.show for one in merged):
        one, other = (by_shown[event.briefing, event.id] for event in pair)
        if any(directory.are_told_apart(told, twin) for told, twin in _across(one, other)):
            continue
        there, here = sorted(pair, key=lambda event: event.location)
        report(
            warning(
                "event-told-twice",
                f"{here.date.text} is probably told in {there.location} too: {_shown(there.text)}",
                here.location,
                hint=f"add a line 'same: {there.reference}' below its words, or 'not-same: {there.reference}'",
            )
        )


def _across(one: MergedEvent, other: MergedEvent) -> Iterator[tuple[Event, Event]]:
    return ((told, twin) for told in one.tellings for twin in other.tellings)


def _shown(text: str) -> str:
    return f"“{text if len(text) <= 80 else text[:79].rstrip() + '…'}”"
