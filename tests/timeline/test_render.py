"""A timeline in HTML: the list tells all, the strip pictures it."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

import html5lib
from annotated_briefings.timeline.model import Event
from annotated_briefings.timeline.render import render_list, render_timeline

SVG = "{http://www.w3.org/2000/svg}"


def parse(html: str) -> ET.Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(f"<!doctype html><title>x</title>{html}")


def words_of(item: ET.Element) -> list[str]:
    return ["".join(part.itertext()) for part in item]


def test_a_list_has_one_item_per_event_with_date_and_text(make_event: Callable[..., Event]) -> None:
    events = [make_event("2022-02-24", "invasion"), make_event("2024-05~", "visit")]

    items = parse(render_list(events, language="en")).findall(".//ol[@class='ab-timeline']/li")

    assert [words_of(item) for item in items] == [["24 February 2022", "invasion"], ["c. May 2024", "visit"]]
    assert [item.get("id") for item in items] == ["ev-invasion", "ev-visit"]
    assert [item.get("data-edtf") for item in items] == ["2022-02-24", "2024-05~"]
    assert [item.get("class") for item in items] == ["is-point", "is-range is-dashed"]


def test_a_date_is_a_time_only_where_html_has_a_value(make_event: Callable[..., Event]) -> None:
    events = [make_event("2022-02-24", "a"), make_event("2022-02/..", "b")]

    items = parse(render_list(events, language="en")).findall(".//li")

    assert [[part.tag for part in item] for item in items] == [["time", "div"], ["span", "div"]]
    assert all(item[0].get("class") == "ab-date" for item in items)


def test_the_finished_html_of_an_event_is_kept(make_event: Callable[..., Event]) -> None:
    event = make_event("2024", html='<a href="#s1">a source</a> &amp; more')

    body = parse(render_list([event], language="en")).find(".//div[@class='ab-event']")

    assert body is not None
    assert "".join(body.itertext()) == "a source & more"
    assert body.find("a") is not None


def test_a_timeline_is_in_time_whatever_the_order_in_the_file(make_event: Callable[..., Event]) -> None:
    events = [make_event("2024", "last"), make_event("../196X", "first"), make_event("2013-03-14", "second")]

    root = parse(render_timeline(events, language="en"))

    assert [item.get("id") for item in root.iter("li")] == ["ev-first", "ev-second", "ev-last"]


def test_every_link_of_the_strip_has_its_place_in_the_list(make_event: Callable[..., Event]) -> None:
    events = [make_event(text, text) for text in ("2022", "2023-05-01", "2024~")]

    root = parse(render_timeline(events, language="en"))

    targets = {link.get("{http://www.w3.org/1999/xlink}href", "")[1:] for link in root.iter(f"{SVG}a")}
    assert targets == {item.get("id") for item in root.iter("li")}


def test_no_strip_where_none_is_wanted_or_needed(make_event: Callable[..., Event]) -> None:
    two = [make_event("2022", "a"), make_event("2023", "b")]

    assert parse(render_timeline(two, language="en")).find(f".//{SVG}svg") is not None
    assert parse(render_timeline(two, language="en", strip=False)).find(f".//{SVG}svg") is None
    assert parse(render_timeline(two[:1], language="en")).find(f".//{SVG}svg") is None


def test_no_events_are_no_timeline() -> None:
    assert render_timeline([], language="en") == ""
