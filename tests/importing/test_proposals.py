"""What an article could put on a timeline."""

from __future__ import annotations

from pathlib import Path

import pytest
from annotated_briefings.importing.found import find_all
from annotated_briefings.importing.inspect import inspect_article
from annotated_briefings.importing.proposals import in_time_order
from annotated_briefings.importing.read import read_article

TEXT = (Path(__file__).parents[2] / "briefings" / "sources" / "kaczmarski-kuhrt-2024.txt").read_bytes()


def test_the_first_article_proposes_five_events_in_the_order_of_time() -> None:
    found = find_all(read_article(TEXT, published="2024-05-17~"))

    assert [event.edtf for event in in_time_order(found.events)] == ["../196X", "2022", "2022-23", "2024", "2024-05~"]


def test_a_proposal_shows_its_sentence() -> None:
    article = read_article(TEXT, published="2024-05-17~")

    harbin = find_all(article).events[1]

    assert harbin.text == "It’s nicknamed “Little Moscow”, and was the home of many Russians until the 1960s."
    assert article.text[harbin.start : harbin.end] == harbin.text


def test_an_undated_article_proposes_only_what_its_words_settle() -> None:
    found = find_all(read_article(TEXT))

    assert [event.edtf for event in found.events] == ["2022", "../196X", "2022-23"]


def test_both_ends_of_a_range_are_one_event() -> None:
    found = find_all(read_article(b"They fought from April to June 1968, in the hills."))

    assert [event.edtf for event in found.events] == ["1968-04/1968-06"]


def test_a_date_that_a_sentence_says_twice_is_one_event() -> None:
    found = find_all(
        read_article(b"On Friday, 17 May 2024, they met. They met on 17 May 2024.", published="2024-05-18")
    )

    assert [(event.edtf, event.text[:9]) for event in found.events] == [
        ("2024-05-17", "On Friday"),
        ("2024-05-17", "They met "),
    ]


@pytest.mark.parametrize(
    ("published", "events"),
    [("2024-05-17~", ["2023", "2024-04"]), ("2024-05", ["2023", "2024-04"]), ("2024", ["2023"]), ("", [])],
)
def test_relative_dates_are_read_as_far_as_the_date_of_publication_settles_them(
    published: str, events: list[str]
) -> None:
    found = find_all(read_article(b"They met last year. They met again last month.", published=published))

    assert [event.edtf for event in found.events] == events


def test_an_inspection_has_every_field_of_the_contract() -> None:
    found = inspect_article(read_article(TEXT, published="2024-05-17~"))

    contract = """title authors published publisher license url language body text dates events quotations terms
    candidates dropped diagnostics"""
    assert set(contract.split()) <= set(found)
    assert all({"edtf", "text", "start", "end"} <= set(item) for item in (*found["dates"], *found["events"]))
    assert all(found["text"][item["start"] : item["end"]] == item["text"] for item in found["dates"])
    assert {"text", "speaker"} <= set(found["quotations"][0])


@pytest.mark.parametrize(
    "reference",
    ["Retrieved 2008-03-20.", "Archived from the original on October 4, 2002.", "21 December 2005.",
     "Festa, Paul (May 6, 2003)."],
)  # fmt: skip
def test_a_date_of_a_reference_is_no_event(reference: str) -> None:
    found = find_all(read_article(f"They met in the hall on 3 May 2019, and talked.\n\n{reference}\n".encode()))

    assert [event.edtf for event in found.events] == ["2019-05-03"]


def test_what_was_archived_by_somebody_stays_an_event() -> None:
    found = find_all(read_article(b"The letters were archived on 3 May 2019, and Paul Festa (born 1970) read them."))

    assert [event.edtf for event in found.events] == ["2019-05-03", "1970"]
