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
    assert (strip.get("role"), strip.get("aria-label")) == ("group", "The events")


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
        ("invasion", "circle", "ab-strip-mark"),
        ("concerns", "rect", "ab-strip-mark is-range"),
        ("talks", "rect", "ab-strip-mark is-range is-dashed"),
        ("sanctions", "rect", "ab-strip-mark is-range is-open"),
        ("Harbin", "rect", "ab-strip-mark is-range is-dashed is-open"),
    ],
)
def test_the_form_follows_the_date(name: str, form: str, classes: str, strip: ET.Element) -> None:
    link = next(link for link in strip.iter("a") if link.get(XLINK) == f"#ev-{name}")

    assert link is not None
    assert link.get("class") == classes
    assert link.find(form) is not None


def test_colours_are_left_to_style_sheets(strip: ET.Element) -> None:
    attributes = {name for element in strip.iter() for name in element.attrib}

    assert attributes.isdisjoint({"style", "fill", "stroke"})


def test_figures_have_one_decimal_at_most(strip: ET.Element) -> None:
    figures = [element.get(name, "0") for element in strip.iter() for name in ("x", "y", "cx", "cy", "width", "r")]

    assert all(len(figure.partition(".")[2]) <= 1 for figure in figures)


def test_everything_is_above_the_lower_edge(strip: ET.Element) -> None:
    height = float(strip.get("viewBox", "").split()[3])

    assert all(0 <= float(rect.get("y", "-1")) <= height - 8 for rect in strip.iter("rect"))
    assert all(float(text.get("y", "inf")) <= height for text in strip.iter("text"))


def test_hostile_text_stays_text(make_event: Callable[..., Event]) -> None:
    hostile = '"><script>alert(1)</script>'

    root = parse(draw_strip([make_event("2024", hostile, id='x"y')], language="en", label=hostile))

    assert root.get("aria-label") == hostile
    assert root.find(".//script") is None
    assert [link.get(XLINK) for link in root.iter("a")] == ['#x"y']


def test_events_left_out_are_said(make_event: Callable[..., Event]) -> None:
    events = [make_event(f"2024-01-{day:02}/2024-12-{day:02}", f"{day}") for day in range(1, 26)]

    root = parse(draw_strip(events, language="en", label="x"))

    note = root.find(".//text[@class='ab-strip-note']")
    assert note is not None
    assert note.text == "and 7 more, in the list"


def test_two_hundred_events_weigh_thirty_kilobytes_at_most(make_event: Callable[..., Event]) -> None:
    text = "Something of importance happens in the world"
    days = [f"{1990 + index // 12}-{index % 12 + 1:02}-{index % 28 + 1:02}" for index in range(200)]
    events = [make_event(day, text, id=f"ev-{index:08x}") for index, day in enumerate(days)]

    assert len(draw_strip(events, language="en", label="The events").encode()) <= 30_000


def test_the_same_events_make_the_same_picture(make_event: Callable[..., Event]) -> None:
    events = [make_event("2022", "a"), make_event("2023-05-01", "b"), make_event("2024~", "c")]

    assert draw_strip(events, language="en", label="x") == draw_strip(events, language="en", label="x")
