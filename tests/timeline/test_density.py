"""Bars that say how many events each stretch of time has."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from annotated_briefings.dates.calendar import to_ordinal
from annotated_briefings.timeline.axis import Days, build_axis
from annotated_briefings.timeline.density import Bar, count_in_time, draw_density, say_days
from annotated_briefings.timeline.layout import bounds_of
from annotated_briefings.timeline.merge import merge_events
from annotated_briefings.timeline.model import Event, MergedEvent
from hypothesis import given, settings
from hypothesis import strategies as st

MakeEvent = Callable[..., Event]
XLINK = "{http://www.w3.org/1999/xlink}href"
dates = st.one_of(
    st.dates().map(str),
    st.integers(-9998, 9998).map(lambda year: f"{'-' if year < 0 else ''}{abs(year):04}"),
    st.integers(1950, 2030).map("{}/..".format),
    st.just("Y-17E7"),
    st.just("../196X"),
)


def merged(make_event: MakeEvent, texts: list[str]) -> tuple[MergedEvent, ...]:
    return merge_events(make_event(text, f"event {index}", briefing="a") for index, text in enumerate(texts))


def bars_of(events: tuple[MergedEvent, ...]) -> list[Bar]:
    return list(count_in_time(events, build_axis([bounds_of(event.show) for event in events], "en").stretches))


@settings(max_examples=150, deadline=None)
@given(st.lists(dates.filter(lambda text: text != "-0000"), min_size=1, max_size=60))
def test_every_event_is_counted_once_and_no_bars_overlap(make_event: MakeEvent, texts: list[str]) -> None:
    events = merged(make_event, texts)

    bars = bars_of(events)

    assert sum(len(bar.events) for bar in bars) == len(events)
    assert all(one.x + one.width <= other.x + 1e-9 for one, other in pairwise(bars))
    assert all(bar.x >= 0 and bar.x + bar.width <= 100 for bar in bars)
    assert len(bars) <= 50


def test_dense_days_are_counted_by_the_day_and_long_ages_by_the_century(make_event: MakeEvent) -> None:
    days = bars_of(merged(make_event, ["2024-05-01", "2024-05-01", "2024-05-02", "2024-05-09"]))
    ages = bars_of(merged(make_event, ["0100", "0150", "0900", "1200", "1600", "2000"]))

    assert [len(bar.events) for bar in days] == [2, 1, 1]
    assert (ages[0].days.first, ages[0].days.last) == (to_ordinal(100), to_ordinal(150) - 1)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2024, 5, 17), (2024, 5, 17), "17 May 2024"),
        ((2024, 5, 1), (2024, 5, 31), "May 2024"),
        ((2024, 1, 1), (2024, 3, 31), "Jan–Mar 2024"),
        ((2024, 1, 1), (2024, 12, 31), "2024"),
        ((1960, 1, 1), (1969, 12, 31), "1960–1969"),
    ],
)
def test_a_bar_says_its_time(first: tuple[int, int, int], last: tuple[int, int, int], words: str) -> None:
    said = say_days(Days(to_ordinal(*first), to_ordinal(*last)), "en")

    assert "–".join(part.strip() for part in said.split("–")) == words


def test_a_bar_leads_to_its_first_event_and_is_as_high_as_it_has_events(make_event: MakeEvent) -> None:
    events = merged(make_event, ["2024-05-01", "2024-05-02", "2024-05-02", "2024-05-09"])

    root = ET.fromstring(draw_density(events, language="en", label="How many", href=lambda event: f"x/#{event.id}"))

    links = list(root.iter("a"))
    assert [link.get(XLINK) for link in links] == [f"x/#{events[index].id}" for index in (0, 1, 3)]
    assert [link.findtext("title") for link in links] == [
        "1 May 2024: 1 event",
        "2 May 2024: 2 events",
        "9 May 2024: 1 event",
    ]
    heights = [float(link.find("rect").get("height")) for link in links]  # type: ignore[union-attr,arg-type]
    assert heights[1] == 2 * heights[0]
    assert {link.get("tabindex") for link in links} == {"-1"}


def test_hostile_addresses_stay_attributes(make_event: MakeEvent) -> None:
    events = merged(make_event, ["2024", "2025"])

    root = ET.fromstring(draw_density(events, language="en", label='"><b>', href=lambda event: '"><script>'))

    assert {link.get(XLINK) for link in root.iter("a")} == {'"><script>'}
