"""A long timeline is cut into pages whose names stay, and no event is lost or told twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.timeline.merge import merge_events
from annotated_briefings.timeline.model import Event, MergedEvent
from annotated_briefings.timeline.periods import EARLIER, LATER, Period, cut_into_periods
from hypothesis import given, settings
from hypothesis import strategies as st

MakeEvent = Callable[..., Event]


def merged(make_event: MakeEvent, dates: Sequence[str]) -> tuple[MergedEvent, ...]:
    return merge_events(make_event(text, f"event {index}", briefing="a") for index, text in enumerate(dates))


def names(periods: Sequence[Period]) -> list[str]:
    return [period.name for period in periods]


def test_a_short_timeline_is_one_page(make_event: MakeEvent) -> None:
    whole = cut_into_periods(merged(make_event, ["1914", "1989", "2022"]), most=3)

    assert (whole.name, whole.parts, len(whole.events)) == ("", (), 3)


def test_a_long_one_is_cut_as_finely_as_it_is_dense(make_event: MakeEvent) -> None:
    dates = ["1848", "1871", "1914", "1939", "1989", "2001", "2022-02-24", "2022-09", "2022-11-05", "2023"]

    whole = cut_into_periods(merged(make_event, dates), most=3)

    assert names(list(whole.leaves())) == ["18XX", "19XX", "200X", "2022", "2023"]
    assert names(list(whole.inner())) == ["20XX", "202X"]


def test_a_period_keeps_its_name_when_its_neighbour_grows(make_event: MakeEvent) -> None:
    few = ["1914", "1939", "2022-02", "2022-03"]

    before = cut_into_periods(merged(make_event, few), most=2)
    after = cut_into_periods(merged(make_event, [*few, "2022-04-05", "2022-06-07"]), most=2)

    assert "19XX" in names(list(before.leaves()))
    assert "19XX" in names(list(after.leaves()))
    assert {"20XX", "2022"} & set(names([*before.leaves(), *before.inner()])) <= set(
        names([*after.leaves(), *after.inner()])
    )


def test_an_open_beginning_stands_with_the_date_that_is_known(make_event: MakeEvent) -> None:
    whole = cut_into_periods(merged(make_event, ["../196X", "1961", "2022", "2023"]), most=2)

    assert [[event.show.date.text for event in leaf.events] for leaf in whole.leaves()] == [
        ["../196X", "1961"],
        ["2022", "2023"],
    ]


def test_years_before_ours_and_years_of_more_digits_have_their_periods(make_event: MakeEvent) -> None:
    dates = ["Y-17E7", "-0043-03-15", "-0043", "0014", "Y17000"]

    whole = cut_into_periods(merged(make_event, dates), most=2)

    assert names(list(whole.leaves())) == [EARLIER, "-00XX", "00XX", LATER]


def test_more_events_of_one_day_than_a_page_bears_have_numbered_pages(make_event: MakeEvent) -> None:
    whole = cut_into_periods(merged(make_event, ["2024-05-17"] * 5), most=2)

    leaves = list(whole.leaves())
    assert [(leaf.name, leaf.number, len(leaf.events)) for leaf in leaves] == [
        ("2024-05-17", 1, 2),
        ("2024-05-17", 2, 2),
        ("2024-05-17", 3, 1),
    ]
    assert names(list(whole.inner())) == ["20XX", "202X", "2024", "2024-05"]


@pytest.mark.parametrize("most", [1, 4, 30])
@settings(max_examples=60, deadline=None)
@given(dates=st.lists(st.dates().map(str), min_size=1, max_size=60))
def test_every_event_is_on_one_page_that_can_bear_it(make_event: MakeEvent, dates: list[str], most: int) -> None:
    events = merged(make_event, dates)

    leaves = list(cut_into_periods(events, most=most).leaves())

    assert [event.id for leaf in leaves for event in leaf.events] == [event.id for event in events]
    assert all(len(leaf.events) <= most for leaf in leaves)
    assert len({(leaf.name, leaf.number) for leaf in leaves}) == len(leaves)
    for leaf in leaves:
        if leaf.name:
            period = parse_edtf(leaf.name)
            assert all(period.earliest <= event.show.date.earliest <= period.latest for event in leaf.events)
