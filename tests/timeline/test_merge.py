"""Which tellings are one event, which of them is shown, and what is reported of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

import pytest
from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.place import Location
from annotated_briefings.timeline.check import check_tellings
from annotated_briefings.timeline.likeness import find_alike, words_of
from annotated_briefings.timeline.merge import merge_events
from annotated_briefings.timeline.model import Event, EventReference, MergedEvent
from annotated_briefings.timeline.order import in_time
from hypothesis import given, settings
from hypothesis import strategies as st

MakeEvent = Callable[..., Event]


def _place(briefing: str, line: int = 9) -> Location:
    return Location(PurePosixPath(f"briefings/{briefing}.md"), line)


def _reference(text: str, briefing: str = "b") -> EventReference:
    key, _, name = text.partition("#")
    return EventReference(key, name, _place(briefing, 11))


@pytest.fixture
def told(make_event: MakeEvent) -> MakeEvent:
    """An event of a briefing; ``same`` and ``not_same`` as an editor writes them."""

    def make(briefing: str, edtf: str, text: str, **fields: object) -> Event:
        for name in ("same", "not_same"):
            fields[name] = tuple(_reference(one, briefing) for one in fields.get(name, ()))  # type: ignore[attr-defined]
        name = fields.pop("name", None)
        if name:
            fields |= {"id": f"ev-{name}", "is_named": True}
        fields = {"location": _place(briefing), "briefing": briefing, **fields}
        return make_event(edtf, text, **fields)

    return make


def _texts(merged: tuple[MergedEvent, ...]) -> list[list[str]]:
    return [[event.text for event in one.tellings] for one in merged]


def _check(events: list[Event]) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    check_tellings(events, found.append)
    return found


def test_events_that_nobody_says_to_be_one_stay_apart_in_time(told: MakeEvent) -> None:
    events = [told("a", "2024-05-17", "second"), told("b", "2024-05-16", "first")]

    assert _texts(merge_events(events)) == [["first"], ["second"]]


def test_the_event_that_same_names_is_shown_with_the_sources_and_terms_of_both(told: MakeEvent) -> None:
    first = told("a", "2024-05", "met", sources=("x", "y"), terms=("xi",))
    second = told("b", "2024-05-16", "talked", sources=("y", "z"), terms=("xi", "putin"), same=["a#ev-met"])

    (merged,) = merge_events([second, first])

    assert (merged.show, merged.tellings) == (first, (first, second))
    assert (merged.sources, merged.terms, merged.briefings) == (("x", "y", "z"), ("xi", "putin"), ("a", "b"))
    assert [date.text for date in merged.other_dates] == ["2024-05-16"]
    assert not merged.dates_conflict


def test_an_id_that_an_editor_gave_means_the_same_event_everywhere_and_the_finer_date_is_shown(told: MakeEvent) -> None:
    events = [told("a", "2024", "visited", name="visit"), told("b", "2024-05-16", "arrived", name="visit")]

    (merged,) = merge_events(events)

    assert [event.text for event in merged.tellings] == ["arrived", "visited"]
    assert merged.id == "ev-visit"


def test_ids_made_from_words_do_not_merge_events_but_date_and_all_words_do(told: MakeEvent) -> None:
    events = [
        told("a", "2024", "In May the prices rose", id="ev-2024-in-may-the-prices"),
        told("b", "2024", "In May the prices fell", id="ev-2024-in-may-the-prices"),
        told("c", "2024", "in may the  prices fell", id="ev-2024-in-may-the-prices"),
    ]

    merged = merge_events(events)

    assert [one.briefings for one in merged] == [("a",), ("b", "c")]
    assert [one.id for one in merged] == ["a--ev-2024-in-may-the-prices", "b--ev-2024-in-may-the-prices"]


def test_not_same_keeps_equal_words_apart(told: MakeEvent) -> None:
    events = [told("a", "2024", "They met"), told("b", "2024", "They met", not_same=["a#ev-They-met"])]

    assert len(merge_events(events)) == 2


def test_several_tellings_are_one_however_they_are_chained(told: MakeEvent) -> None:
    events = [
        told("c", "2024", "three", same=["b#two"]),
        told("b", "2024", "two", same=["a#one"]),
        told("d", "2024", "four", same=["#five"]),
        told("d", "2024", "five", same=["c#ev-three"]),
        told("a", "2024", "one"),
    ]

    (merged,) = merge_events(events)

    assert merged.show.text == "one"
    assert len(merged.tellings) == 5


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("2024-05-16", "2024-05-17", True),
        ("2024-05-16", "2024-05", False),
        ("2024-05-16/2024-05-17", "2024-05-17", False),
        ("2024-05-16~", "2024-05-17", False),
        ("2024-05?", "2024-06-30", False),
        ("2024-05?", "2024-07-02", True),
        ("../1985", "1986", True),
        ("../1985~", "1986", False),
        ("1985/..", "2024", False),
        ("[1984,1986]", "1987", True),
    ],
)
def test_dates_conflict_where_no_day_is_in_both_and_doubt_is_its_own_length_wide(
    one: str, other: str, conflict: bool, told: MakeEvent
) -> None:
    (merged,) = merge_events([told("a", one, "x", name="x"), told("b", other, "y", name="x")])

    assert merged.dates_conflict is conflict


def test_a_conflict_is_reported_at_the_later_place_with_both_dates(told: MakeEvent) -> None:
    found = _check([told("b", "2024-05-17", "met", name="x"), told("a", "2024-05-16", "talked", name="x")])

    assert [(one.code, str(one.location)) for one in found] == [("event-dates-conflict", "briefings/b.md:9:1")]
    assert "dated 2024-05-17 here and 2024-05-16 in briefings/a.md:9:1" in found[0].message


def test_a_reference_to_no_event_is_an_error_with_the_nearest_one(told: MakeEvent) -> None:
    found = _check([told("a", "2024", "visit"), told("b", "2024", "came", same=["a#ev-visitt"], not_same=["q#none"])])

    assert [(one.code, str(one.location)) for one in found] == [("unknown-event", "briefings/b.md:11:1")] * 2
    assert "did you mean 'a#ev-visit'?" in found[0].hint


@pytest.mark.parametrize("same", [["b#me"], ["a#ev-other"]])
def test_a_circle_is_reported_once_and_merged_all_the_same(same: list[str], told: MakeEvent) -> None:
    events = [told("a", "2024", "other", same=["b#me"]), told("b", "2024", "me", same=same)]

    assert [one.code for one in _check(events)] == ["same-in-a-circle"]
    assert len(merge_events(events)) == 1


def test_overlapping_dates_a_shared_term_and_similar_words_are_reported_with_the_line_to_paste(told: MakeEvent) -> None:
    events = [
        told("a", "2024-05-16", "Xi receives Putin in Beijing", terms=("xi", "putin")),
        told("b", "2024-05", "Putin is received by Xi in Beijing", terms=("putin",)),
    ]

    (found,) = _check(events)

    assert (found.code, str(found.location)) == ("event-told-twice", "briefings/b.md:9:1")
    assert "briefings/a.md:9:1" in found.message
    assert "'same: a#ev-Xi-receives-Putin-in-Beijing'" in found.hint
    assert len(merge_events(events)) == 2


@pytest.mark.parametrize(
    ("briefing", "edtf", "text", "terms"),
    [
        ("b", "2024-05-17", "Xi receives Putin in Beijing", ("xi",)),
        ("b", "2024-05-16", "Xi receives Putin in Beijing!", ("beijing",)),
        ("b", "2024-05-16", "Gazprom reports a loss to Xi", ("xi",)),
        ("a", "2024-05-16", "Xi receives Putin in Beijing!", ("xi",)),
    ],
    ids=["other day", "no term in common", "other words", "same briefing"],
)
def test_what_differs_in_one_of_the_three_is_not_reported(
    briefing: str, edtf: str, text: str, terms: tuple[str, ...], told: MakeEvent
) -> None:
    events = [told("a", "2024-05-16", "Xi receives Putin in Beijing", terms=("xi",))]
    events.append(told(briefing, edtf, text, terms=terms))

    assert _check(events) == []


@pytest.mark.parametrize("settled", [{"same": ["a#ev-Xi-receives-Putin"]}, {"not_same": ["a#ev-Xi-receives-Putin"]}])
def test_what_the_editor_has_settled_is_not_reported_again(settled: dict[str, list[str]], told: MakeEvent) -> None:
    events = [
        told("a", "2024-05-16", "Xi receives Putin", terms=("xi",)),
        told("b", "2024-05-16", "Xi receives Putin again", terms=("xi",), **settled),
    ]

    assert _check(events) == []


def test_words_of_scripts_without_spaces_are_compared_by_neighbours() -> None:
    assert words_of("Xi 会见普京") == {"xi", "会见", "见普", "普京"}


WORDS = st.lists(
    st.sampled_from(["xi", "putin", "beijing", "visits", "meets", "talks", "gas", "oil", "in"]), max_size=7
)
DATES = st.sampled_from(["2024-05-16", "2024-05-17", "2024-05", "2024", "2023/..", "../2022", "196X"])


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), DATES, WORDS), max_size=25))
def test_no_similar_pair_is_missed_by_looking_at_rare_words_only(
    make_event: MakeEvent, rows: list[tuple[str, str, list[str]]]
) -> None:
    events = [
        make_event(edtf, " ".join(words), id=str(index), briefing=key, terms=("t",))
        for index, (key, edtf, words) in enumerate(rows)
    ]

    found = {(one.id, other.id) for one, other in find_alike(events)}

    ordered = in_time(events)
    expected = {
        (one.id, other.id)
        for index, one in enumerate(ordered)
        for other in ordered[index + 1 :]
        if one.briefing != other.briefing and _overlap(one, other) and _similar(one.text, other.text)
    }
    assert found == expected


def _overlap(one: Event, other: Event) -> bool:
    last, first = one.date.latest, other.date.earliest
    back = other.date.latest is None or one.date.earliest is None or one.date.earliest <= other.date.latest
    return (last is None or first is None or first <= last) and back


def _similar(one: str, other: str) -> bool:
    first, second = words_of(one), words_of(other)
    return bool(first | second) and len(first & second) >= 0.4 * len(first | second)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20))
def test_every_telling_is_in_exactly_one_event_and_joined_ones_are_together(
    make_event: MakeEvent, links: list[tuple[int, int]]
) -> None:
    events = [
        make_event(
            "2024",
            f"event {index}",
            id=f"ev-{index}",
            briefing="a",
            same=tuple(EventReference("a", f"ev-{there}", _place("a")) for here, there in links if here == index),
        )
        for index in range(13)
    ]

    merged = merge_events(events)

    homes = {told.id: one.id for one in merged for told in one.tellings}
    assert sorted(told.id for one in merged for told in one.tellings) == sorted(event.id for event in events)
    assert all(homes[f"ev-{here}"] == homes[f"ev-{there}"] for here, there in links)
