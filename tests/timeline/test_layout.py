"""Where things stand in a strip: nothing covers anything, whatever the dates."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise

import pytest
from annotated_briefings.timeline.axis import FULL, MARGIN, NARROW, WIDE, width_of
from annotated_briefings.timeline.layout import MAX_ROWS, Layout, Mark, lay_out
from annotated_briefings.timeline.model import Event
from hypothesis import given, settings
from hypothesis import strategies as st

ARTICLE = [
    "196X",
    "2013-03-14",
    "2014-03",
    "2022-02-24",
    "2022-02/..",
    "2022-23",
    "2023-03-17",
    "2023?",
    "2024-01/2024-04~",
    "2024-05-07",
    "2024-05-14",
    "2024-05-16/2024-05-17",
]

years = st.one_of(st.integers(1, 9998), st.integers(1990, 2030))
days = st.builds("{:04}-{:02}-{:02}".format, years, st.integers(1, 12), st.integers(1, 28))
months = st.builds("{:04}-{:02}".format, years, st.integers(1, 12))
dates = st.one_of(
    days,
    months,
    months.map("{}~".format),
    years.map("{:04}".format),
    years.map("-{:04}".format),
    st.integers(1, 998).map("{:03}X".format),
    days.map("../{}".format),
    days.map("{}/..".format),
    days.map("{}/".format),
    st.builds(lambda year, length: f"{year:04}/{min(year + length, 9999):04}", years, st.integers(0, 90)),
    st.just("Y-17E7"),
    st.just("XXXX-12-XX"),
    st.just("[..1984]"),
)


widths = st.floats(NARROW, 2000)


def rows_at(layout: Layout, width: float) -> dict[int, list[Mark]]:
    """The marks that a strip of this width shows, by row, as the style sheet places them."""
    rows: dict[int, list[Mark]] = {}
    for mark in layout.marks:
        if width >= WIDE:
            rows.setdefault(mark.row, []).append(mark)
        elif not mark.is_wide_only:
            rows.setdefault(mark.row + mark.climb, []).append(mark)
    return rows


def overlaps(layout: Layout, width: float) -> list[tuple[Mark, Mark]]:
    return [
        (one, other)
        for marks in rows_at(layout, width).values()
        for one, other in pairwise(sorted(marks, key=lambda mark: mark.ends(width)))
        if other.ends(width)[0] < one.ends(width)[1]
    ]


def label_ends(layout: Layout, width: float) -> list[tuple[float, float]]:
    ticks = layout.axis.wide if width >= WIDE else layout.axis.narrow
    return [tick.label_ends(width) for tick in ticks if tick.label]


@settings(max_examples=120, deadline=None)
@given(st.lists(dates, min_size=1, max_size=60), widths)
def test_no_two_marks_and_no_two_labels_overlap_at_any_width(
    make_event: Callable[..., Event], texts: list[str], width: float
) -> None:
    layout = lay_out([make_event(text, f"{index}") for index, text in enumerate(texts)])

    assert overlaps(layout, width) == []
    assert all(before[1] < after[0] for before, after in pairwise(label_ends(layout, width)))


@settings(max_examples=120, deadline=None)
@given(st.lists(dates, min_size=1, max_size=60), widths)
def test_all_is_within_the_picture_at_any_width(
    make_event: Callable[..., Event], texts: list[str], width: float
) -> None:
    layout = lay_out([make_event(text, f"{index}") for index, text in enumerate(texts)])

    ends = [mark.ends(width) for mark in layout.marks] + label_ends(layout, width)
    assert all(left >= -1e-6 and right <= width + 1e-6 for left, right in ends)
    height = layout.rows if width >= WIDE else layout.rows + layout.climb
    assert all(0 <= row < height <= MAX_ROWS for row in rows_at(layout, width))


@settings(max_examples=100, deadline=None)
@given(st.lists(dates, min_size=1, max_size=60))
def test_no_event_is_lost(make_event: Callable[..., Event], texts: list[str]) -> None:
    layout = lay_out([make_event(text, f"{index}") for index, text in enumerate(texts)])

    wide = sum(len(mark.events) for mark in layout.marks)
    narrow = sum(len(mark.events) for mark in layout.marks if not mark.is_wide_only)
    assert wide + layout.left_out == narrow + layout.narrow_left_out == len(texts)


@settings(max_examples=100, deadline=None)
@given(st.lists(days, min_size=2, max_size=40))
def test_days_stand_in_the_order_of_time(make_event: Callable[..., Event], texts: list[str]) -> None:
    layout = lay_out([make_event(text, f"{index}") for index, text in enumerate(texts)])

    places = sorted((mark.events[0].date.earliest or 0, mark.x) for mark in layout.marks)
    assert all(before[1] <= after[1] for before, after in pairwise(places))


def test_a_far_off_decade_is_behind_a_broken_axis(make_event: Callable[..., Event]) -> None:
    layout = lay_out([make_event(text) for text in ARTICLE])

    assert len(layout.axis.breaks) == 2
    assert [tick.label for tick in layout.axis.wide] == ["1960s", "2014", "2022", "2023", "2024"]
    assert [tick.label for tick in layout.axis.narrow] == ["1960s", "2014", "2022", "2023", "2024"]


@pytest.mark.parametrize(
    "texts", [["1914", "2024"], ["2000", "2005", "2010", "2015"], ["1949/2024", "1950-01-01", "2023-05"]]
)
def test_an_axis_with_no_gap_out_of_proportion_is_whole(texts: list[str], make_event: Callable[..., Event]) -> None:
    assert lay_out([make_event(text) for text in texts]).axis.breaks == ()


def test_a_long_history_has_breaks_for_its_widest_gaps_only(make_event: Callable[..., Event]) -> None:
    texts = [str(year) for century in range(1000, 2100, 100) for year in range(century, century + 4)]

    assert len(lay_out([make_event(text) for text in texts]).axis.breaks) <= 4


@pytest.mark.parametrize(
    ("text", "is_range", "is_dashed", "is_open"),
    [
        ("2024-05-17", False, False, False),
        ("2024-05-17?", False, True, False),
        ("2024-05", True, False, False),
        ("2022-23", True, False, False),
        ("2024-05-16/2024-05-17", True, False, False),
        ("2023?", True, True, False),
        ("2024-05~", True, True, False),
        ("196X", True, True, False),
        ("[1960,1962]", True, True, False),
        ("{1960,1962}", True, False, False),
        ("2022-02/..", True, False, True),
        ("/1985", True, False, True),
    ],
)
def test_a_point_is_a_disc_a_range_a_pill_doubt_is_dashed_and_an_open_end_pale(
    text: str, is_range: bool, is_dashed: bool, is_open: bool, make_event: Callable[..., Event]
) -> None:
    (mark,) = lay_out([make_event(text)]).marks

    assert (mark.shape.is_range, mark.shape.is_dashed, mark.shape.is_open) == (is_range, is_dashed, is_open)


def test_an_open_end_reaches_the_end_of_the_axis(make_event: Callable[..., Event]) -> None:
    events = [make_event("../1995", "until"), make_event("2020/..", "since"), make_event("2024", "last")]

    marks = {mark.events[0].text: mark for mark in lay_out(events).marks}

    assert marks["until"].x == MARGIN
    assert marks["since"].x + marks["since"].share == FULL - MARGIN


@pytest.mark.parametrize(("text", "size"), [("2012-05-17", 8), ("2012-05-16/2012-05-17", 14), ("2012/2014", 0)])
def test_a_point_and_a_short_range_keep_their_size_at_any_width(
    text: str, size: float, make_event: Callable[..., Event]
) -> None:
    events = [make_event(text, "it"), *(make_event(f"{year}", f"{year}") for year in range(2000, 2025, 4))]

    (mark,) = (mark for mark in lay_out(events).marks if mark.events[0].text == "it")

    assert mark.size == size
    assert (mark.share == 0) is (size > 0)


def test_a_narrow_strip_has_more_rows_and_no_mark_lower(make_event: Callable[..., Event]) -> None:
    events = [make_event(text, f"{index}") for index, text in enumerate(many_dates(120))]

    layout = lay_out(events)

    assert layout.climb > 0
    assert all(mark.climb >= 0 for mark in layout.marks)


def test_ideographs_are_given_the_room_that_they_take() -> None:
    assert width_of("2022年") > width_of("2022 ") + 4


def test_events_of_one_day_share_a_mark(make_event: Callable[..., Event]) -> None:
    events = [make_event("2024-05-17", "one"), make_event("2024-05-17", "two"), make_event("2024-05-17~", "c.")]

    marks = lay_out(events).marks

    assert [[event.text for event in mark.events] for mark in marks] == [["one", "two"], ["c."]]


def test_what_has_no_row_is_counted(make_event: Callable[..., Event]) -> None:
    events = [make_event(f"2024-01-{day:02}/2024-12-{day:02}", f"{day}") for day in range(1, 26)]

    layout = lay_out(events)

    assert (len(layout.marks), layout.left_out) == (MAX_ROWS, 25 - MAX_ROWS)
    assert layout.narrow_left_out == layout.left_out


def many_dates(count: int) -> list[str]:
    chance = random.Random(4)
    texts = []
    for _ in range(count):
        year, month, day = chance.randint(1990, 2025), chance.randint(1, 12), chance.randint(1, 28)
        forms = [f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", f"{year}~", f"{year}/{year + 1}"]
        texts.append(chance.choices(forms, weights=(6, 2, 1, 1))[0])
    return texts


def test_two_hundred_events_fit_in_the_rows_that_there_are(make_event: Callable[..., Event]) -> None:
    events = [make_event(text, f"{index}") for index, text in enumerate(many_dates(200))]

    layout = lay_out(events)

    assert layout.marks
    assert all(mark.row < layout.rows <= 18 for mark in layout.marks)


def test_the_order_of_the_events_makes_no_difference(make_event: Callable[..., Event]) -> None:
    events = [make_event(text, f"{index}") for index, text in enumerate(ARTICLE)]

    assert lay_out(events) == lay_out(events[::-1])
