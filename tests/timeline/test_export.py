"""The timeline for other programs: nothing is lost or made more certain, nothing does harm in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import PurePosixPath

import pytest
from annotated_briefings.timeline.export import COLUMNS, Named, PublishedEvent, to_csv, to_json, to_schema_events
from annotated_briefings.timeline.merge import merge_events
from annotated_briefings.timeline.table import read_table
from hypothesis import given, settings
from hypothesis import strategies as st

Publish = Callable[..., PublishedEvent]
SITE = "https://example.org/"


@pytest.fixture(scope="session")
def publish(make_event) -> Publish:
    """One published event from the dates of its tellings; ``fields`` are those of the events."""

    def make(*dates: str, text: str = "They met", base: str = SITE, **fields: object) -> PublishedEvent:
        told = [
            make_event(edtf, text, id="ev-met", is_named=True, briefing=f"b{index}", **fields)
            for index, edtf in enumerate(dates)
        ]
        (event,) = merge_events(told)
        return PublishedEvent(
            event=event,
            places=tuple(
                Named(
                    key=one.briefing, title=f"Briefing <{one.briefing}>", url=f"{base}briefings/{one.briefing}/#ev-met"
                )
                for one in event.tellings
            ),
            terms=(Named(key="xi", title="Xi", url=f"{base}glossary/xi/"),),
            sources=(Named(key="someone-2024", title="Someone", url=f"{base}sources/someone-2024/"),),
        )

    return make


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_json_keeps_every_date_as_edtf_with_its_words_and_bounds(publish: Publish) -> None:
    whole = json.loads(to_json([publish("../196X"), publish("2022-23~")], language="en"))

    first, second = whole["events"]
    assert (first["edtf"], first["words"], first["earliest"], first["latest"]) == (
        "../196X",
        "until the 1960s",
        None,
        "1969-12-31",
    )
    assert (second["edtf"], second["words"], second["earliest"]) == ("2022-23~", "c. autumn 2022", "2022-09-01")


def test_json_names_every_telling_and_each_briefing_term_and_source_once(publish: Publish) -> None:
    whole = json.loads(to_json([publish("2024-05-16", "2024-05-17", terms=("xi",))], language="en"))

    (event,) = whole["events"]
    assert [(told["briefing"], told["edtf"]) for told in event["tellings"]] == [
        ("b0", "2024-05-16"),
        ("b1", "2024-05-17"),
    ]
    assert event["datesConflict"] is True
    assert (event["terms"], event["sources"]) == (["xi"], ["someone-2024"])
    assert whole["terms"] == {"xi": {"title": "Xi", "url": f"{SITE}glossary/xi/"}}
    assert whole["briefings"]["b1"] == {"title": "Briefing <b1>", "url": f"{SITE}briefings/b1/"}


def test_json_has_one_event_a_line(publish: Publish) -> None:
    text = to_json([publish("2024", text='a {"id" b'), publish("2025")], language="en")

    assert len(text.splitlines()) == 3
    assert json.loads(text)["events"][0]["text"] == 'a {"id" b'


def test_csv_has_one_event_a_row_and_several_values_in_a_cell(publish: Publish) -> None:
    (row,) = _rows(to_csv([publish("2024-05-16", "2024-05", text='He said "no", twice', terms=("xi",))], language="en"))

    assert row == {
        "date": "2024-05-16",
        "words": "16 May 2024",
        "earliest": "2024-05-16",
        "latest": "2024-05-16",
        "text": 'He said "no", twice',
        "sources": "someone-2024",
        "terms": "xi",
        "briefings": f"{SITE}briefings/b0/#ev-met; {SITE}briefings/b1/#ev-met",
        "other dates": "2024-05",
        "id": "ev-met",
    }


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_is_a_formula_in_a_spreadsheet(text: str, publish: Publish) -> None:
    (row,) = _rows(to_csv([publish("-0043", text=text)], language="en"))

    assert row["text"] == f"'{text}"
    assert row["date"] == "-0043"


@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30), min_size=1, max_size=5))
def test_texts_come_back_from_a_csv_as_they_were(publish: Publish, texts: list[str]) -> None:
    found: list[object] = []

    sheet = to_csv([publish("2024", text=text) for text in texts], language="en").replace("\r\n", "\n")
    rows = read_table(sheet, PurePosixPath("t.csv"), found.append)

    assert [row.cells.get("text", "") for row in rows] == [text.strip() for text in texts]
    assert found == []


@pytest.mark.parametrize(
    ("edtf", "dates"),
    [
        ("2024", ("2024", None)),
        ("2024-05-16", ("2024-05-16", None)),
        ("2024-05-16/2024-05-17", ("2024-05-16", "2024-05-17")),
        ("2024-05-16T10:00:00Z", ("2024-05-16T10:00:00Z", None)),
    ],
)
def test_an_event_of_schema_org_has_the_dates_that_iso_8601_can_say(edtf, dates, publish: Publish) -> None:
    (node,) = to_schema_events([publish(edtf)])

    assert (node["startDate"], node.get("endDate")) == dates
    assert (node["name"], node["@id"]) == ("They met", f"{SITE}briefings/b0/#ev-met")
    assert node["subjectOf"] == [{"@type": "Article", "name": "Briefing <b0>", "url": f"{SITE}briefings/b0/#ev-met"}]


@pytest.mark.parametrize(
    "edtf", ["2024~", "2024-05-16?", "196X", "2022-23", "2022/..", "../2022", "-0043", "[2021,2022]"]
)
def test_what_iso_8601_cannot_say_is_no_event_of_schema_org(edtf: str, publish: Publish) -> None:
    assert to_schema_events([publish(edtf)]) == []


def test_an_event_whose_dates_conflict_is_no_event_of_schema_org(publish: Publish) -> None:
    assert to_schema_events([publish("2024-05-16", "2024-05-17")]) == []


def test_without_an_address_of_the_site_nothing_claims_to_be_one(publish: Publish) -> None:
    (node,) = to_schema_events([publish("2024", base="")])

    assert "@id" not in node
    assert "url" not in node["about"][0]


def test_a_year_of_many_digits_has_no_day_that_iso_8601_can_say(publish: Publish) -> None:
    (row,) = _rows(to_csv([publish("Y-170000002")], language="en"))

    assert (row["date"], row["earliest"]) == ("Y-170000002", "")
    assert tuple(row) == COLUMNS
