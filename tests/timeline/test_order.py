"""In which order events are told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from annotated_briefings.timeline.model import Event
from annotated_briefings.timeline.order import in_time
from hypothesis import given, settings
from hypothesis import strategies as st

DATES = ["2022", "2022-01", "2022-01-01", "2022-23", "2021-24", "../196X", "/1985", "196X", "-0043", "2022-02/.."]


@pytest.mark.parametrize(
    "order",
    [
        ["2022", "2022-01", "2022-01-01", "2022-01-02"],
        ["19XX", "196X", "1960", "1960-21"],
        ["../196X", "1850", "2022"],
        ["-0043", "0000", "0001"],
        ["2022-02", "2022-02/..", "2022-02-24"],
        ["2023-24", "2024"],
    ],
)
def test_the_earliest_bound_comes_first_and_the_coarser_date_before_the_finer(
    order: list[str], make_event: Callable[..., Event]
) -> None:
    events = [make_event(text) for text in reversed(order)]
    if order[1] == "2022-02/..":  # the same day and the same precision: these two stay as they were given
        events[1:] = reversed(events[1:])

    assert [event.date.text for event in in_time(events)] == order


@settings(deadline=None)
@given(st.lists(st.sampled_from(DATES), max_size=30))
def test_what_is_equal_stays_in_the_order_given(make_event: Callable[..., Event], texts: list[str]) -> None:
    events = [make_event(text, f"{index}") for index, text in enumerate(texts)]

    ordered = in_time(events)

    assert sorted(ordered, key=events.index) == events
    assert in_time(ordered) == ordered
    for text in set(texts):
        same = [int(event.text) for event in ordered if event.date.text == text]
        assert same == sorted(same)
