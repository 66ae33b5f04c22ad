"""The strip as SVG."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from annotated_briefings.timeline.model import Event
from annotated_briefings.timeline.strip import draw_strip

XLINK = "{http://www.w3.org/1999/xlink}href"


def parse(svg: str) -> ET.Element:
    """The SVG as XML: stricter than HTML."""
    return ET.fromstring(svg)


@pytest.fixture
def strip(make_event: Callable[..., Event]) -> ET.Element:
    """Six kinds of dates."""
    events = [
        make_event("../196X", "Harbin"),
        make_event("2022-02-24", "invasion"),
        make_event("2022-02/..", "sanctions"),
        make_event("2022-23", "concerns"),
        make_event("2023?", "talks"),
        make_event("2024-05-16/2024-05-17", "visit"),
    ]
    return parse(draw_strip(events, language="en", label="The events"))


def test_it_is_a_named_group(strip: ET.Element) -> None:
    svg = strip.find("svg")

    assert svg is not None
    assert (svg.get("role"), svg.get("aria-label")) == ("group", "The events")


def test_it_is_not_scaled_so_that_labels_keep_their_size(strip: ET.Element) -> None:
    svg = strip.find("svg")

    assert svg is not None
    assert svg.get("viewBox") is None
    assert svg.get("width") == "100%"


def test_every_mark_leads_to_its_event_and_is_no_stop_of_the_tab_key(strip: ET.Element) -> None:
    links = list(strip.iter("a"))

    assert {link.get(XLINK) for link in links} == {
        "#ev-Harbin",
        "#ev-invasion",
        "#ev-sanctions",
        "#ev-concerns",
        "#ev-talks",
        "#ev-visit",
    }
    assert {link.get("tabindex") for link in links} == {"-1"}


def test_every_mark_says_its_date_and_what_happened(strip: ET.Element) -> None:
    titles = {title.text for title in strip.iter("title")}

    assert "24 Feb 2022: invasion" in titles
    assert "until the 1960s: Harbin" in titles
    assert "2023?: talks" in titles


@pytest.mark.parametrize(
    ("name", "form", "classes"),
    [
        ("invasion", "circle", None),
        ("concerns", "rect", None),
        ("talks", "rect", "is-dashed"),
        ("sanctions", "rect", "is-open"),
        ("Harbin", "rect", "is-dashed is-open"),
    ],
)
def test_the_form_follows_the_date(name: str, form: str, classes: str | None, strip: ET.Element) -> None:
    link = next(link for link in strip.iter("a") if link.get(XLINK) == f"#ev-{name}")

    assert link is not None
    assert link.get("class") == classes
    assert link.find(form) is not None


def test_colours_are_left_to_style_sheets(strip: ET.Element) -> None:
    attributes = {name for element in strip.iter() for name in element.attrib}

    assert attributes.isdisjoint({"style", "fill", "stroke"})


def test_figures_have_one_decimal_at_most(strip: ET.Element) -> None:
    figures = [element.get(name, "0") for element in strip.iter() for name in ("x", "y", "cx", "cy", "width", "r")]

    assert all(len(figure.rstrip("%").partition(".")[2]) <= 1 for figure in figures)


def test_everything_is_above_the_lower_edge(strip: ET.Element) -> None:
    height = float(strip.find("svg").get("height", "0"))  # type: ignore[union-attr]

    assert all(0 <= float(rect.get("y", "-1")) <= height - 8 for rect in strip.iter("rect"))
    assert all(float(text.get("y", "inf")) <= height for text in strip.iter("text"))


def test_hostile_text_stays_text(make_event: Callable[..., Event]) -> None:
    hostile = '"><script>alert(1)</script>'

    root = parse(draw_strip([make_event("2024", hostile, id='x"y')], language="en", label=hostile))

    assert root.find("svg").get("aria-label") == hostile  # type: ignore[union-attr]
    assert root.find(".//script") is None
    assert [link.get(XLINK) for link in root.iter("a")] == ['#x"y']


def test_events_left_out_are_said(make_event: Callable[..., Event]) -> None:
    events = [make_event(f"2024-01-{day:02}/2024-12-{day:02}", f"{day}") for day in range(1, 26)]

    root = parse(draw_strip(events, language="en", label="x"))

    (note,) = (text for text in root.iter("text") if "ab-strip-note" in text.get("class", ""))
    assert note.text == "and 7 more, in the list"


def test_a_narrow_strip_says_that_it_leaves_out_more(make_event: Callable[..., Event]) -> None:
    days = [
        make_event(f"{2000 + index // 12}-{index % 12 + 1:02}-{index % 27 + 1:02}", f"{index}") for index in range(600)
    ]

    root = parse(draw_strip(days, language="en", label="x"))

    notes = [text for text in root.iter("text") if "ab-strip-note" in text.get("class", "")]
    assert [("is-wide" in note.get("class", ""), note.get("display")) for note in notes] == [(False, "none")]
    shown = [link for link in root.iter("a") if "is-wide" not in link.get("class", "")]
    assert notes[0].text == f"and {600 - len(shown)} more, in the list"


def test_without_a_style_sheet_only_the_wide_labels_show(strip: ET.Element) -> None:
    hidden = [group.get("class") for group in strip.iter("g") if group.get("display") == "none"]

    assert hidden == ["is-narrow"]


def test_two_hundred_events_weigh_thirty_kilobytes_at_most(make_event: Callable[..., Event]) -> None:
    text = "Something of importance happens in the world"
    days = [f"{1990 + index // 12}-{index % 12 + 1:02}-{index % 28 + 1:02}" for index in range(200)]
    events = [make_event(day, text, id=f"ev-{index:08x}") for index, day in enumerate(days)]

    assert len(draw_strip(events, language="en", label="The events").encode()) <= 30_000


def test_the_same_events_make_the_same_picture(make_event: Callable[..., Event]) -> None:
    events = [make_event("2022", "a"), make_event("2023-05-01", "b"), make_event("2024~", "c")]

    assert draw_strip(events, language="en", label="x") == draw_strip(events, language="en", label="x")
