"""The site's timeline for other programs, from files to files."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from annotated_briefings.briefing.load import load_library
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.site import build_context, build_site, render_library

ONE = """---
title: One
date: 2024-05-20
---

/// timeline

2024-05-16
:   Xi receives Putin. [@a]
    id: visit

2022-23
:   They talk. [@a]

///
"""
TWO = ONE.replace("title: One", "title: Two, “the other”").replace("2024-05-20", "2024-06").replace("[@a]", "[@b]")
SOURCES = "a: {type: book, title: A book, issued: 2024}\nb: {type: book, title: Another book, issued: 2024}\n"
TERMS = "xi: {prefLabel: Xi, definition: A person.}\n"


@pytest.fixture
def build(tmp_path: Path):
    """The data files of a site with these briefings, by path."""

    def build(base: str = "https://example.org/site/", **briefings: str) -> dict[str, str]:
        folder = tmp_path / "briefings"
        folder.mkdir(exist_ok=True)
        (folder / "sources.yml").write_text(SOURCES, "utf-8")
        (folder / "glossary.yml").write_text(TERMS, "utf-8")
        for key, text in briefings.items():
            (folder / f"{key}.md").write_text(text, "utf-8")
        library, _ = load_library(tmp_path)
        context = build_context(render_library(library), addresses=Addresses(base=base), site_name="Site; 1")
        return {
            asset.path.removeprefix("data/timeline."): asset.content.decode()
            for asset in build_site(context).assets
            if asset.path.startswith("data/timeline.")
        }

    return build


def test_an_event_that_two_briefings_tell_is_one_with_the_sources_and_addresses_of_both(build) -> None:
    files = build(one=ONE, two=TWO)

    whole = json.loads(files["json"])
    event = whole["events"][1]
    assert (event["id"], event["edtf"], event["sources"], event["terms"]) == (
        "ev-visit",
        "2024-05-16",
        ["b", "a"],
        ["xi"],
    )
    assert [told["briefing"] for told in event["tellings"]] == ["two", "one"]
    assert whole["briefings"]["two"] == {
        "title": "Two, “the other”",
        "url": "https://example.org/site/briefings/two/",
    }
    rows = list(csv.DictReader(io.StringIO(files["csv"], newline="")))
    assert rows[1]["briefings"].split("; ") == [
        "https://example.org/site/briefings/two/#ev-visit",
        "https://example.org/site/briefings/one/#ev-visit",
    ]


def test_the_calendar_and_the_events_of_schema_org_have_what_has_a_day(build) -> None:
    files = build(one=ONE)

    graph = json.loads(files["jsonld"])["@graph"]
    assert [(node["name"], node["startDate"]) for node in graph] == [("Xi receives Putin.", "2024-05-16")]
    assert graph[0]["about"] == [{"@type": "DefinedTerm", "name": "Xi", "url": "https://example.org/site/glossary/xi/"}]
    assert files["ics"].count("BEGIN:VEVENT") == 1
    lines = files["ics"].replace("\r\n ", "").split("\r\n")
    assert {"NAME:Site\\; 1: Timeline", "UID:ev-visit@example.org", "DTSTAMP:20240520T000000Z"} <= set(lines)


def test_the_same_briefings_give_the_same_bytes(build) -> None:
    assert build(one=ONE, two=TWO) == build(one=ONE, two=TWO)


def test_a_site_without_events_has_no_data_of_them(build) -> None:
    assert build(one="---\ntitle: One\ndate: 2024\n---\n\nText.\n") == {}


def test_a_site_whose_address_is_not_known_still_has_ids_for_its_calendar(build) -> None:
    files = build(base="", one=ONE)

    assert "UID:ev-visit@annotated-briefings.invalid\r\n" in files["ics"]
    assert "\r\nURL" not in files["ics"]
    assert json.loads(files["json"])["briefings"]["one"]["url"] == "briefings/one/"


def test_a_date_that_no_calendar_has_does_not_stop_one(build) -> None:
    files = build(one=ONE.replace("date: 2024-05-20", "date: Y17E7"))

    assert "DTSTAMP:19700101T000000Z" in files["ics"]
