"""What an article could put on a timeline and into the glossary."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.glossary.model import Term
from annotated_briefings.importing.candidates import Candidate, find_candidates
from annotated_briefings.importing.found import find_all
from annotated_briefings.importing.inspect import inspect_article
from annotated_briefings.importing.proposals import day_of, in_time_order
from annotated_briefings.importing.read import read_article

TEXT = (Path(__file__).parents[2] / "briefings" / "sources" / "kaczmarski-kuhrt-2024.txt").read_bytes()


def candidate(text: str, label: str) -> Candidate:
    return next(found for found in find_candidates(text) if found.label == label)


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


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024-05-17~", date(2024, 5, 17)),
        ("2024-05", None),
        ("2024", None),
        ("2024-05-01/2024-05-03", None),
        ("", None),
    ],
)
def test_only_a_day_of_publication_resolves_relative_dates(published: str, day: date | None) -> None:
    assert day_of(published) == day


@pytest.mark.parametrize(
    ("text", "acronym", "expansion"),
    [
        ("The International Criminal Court (ICC) met.", "ICC", "International Criminal Court"),
        (
            "An International Criminal Court warrant. China is no member of the ICC.",
            "ICC",
            "International Criminal Court",
        ),
        ("The ICC (International Criminal Court) met.", "ICC", "International Criminal Court"),
        ("The Organisation for Security and Co-operation in Europe, or OSCE, met.", "OSCE", ""),
        ("The Bank of England and the BOE met.", "BOE", ""),
        ("The US did it.", "US", ""),
    ],
)
def test_an_acronym_is_expanded_where_the_text_spells_it_out(text: str, acronym: str, expansion: str) -> None:
    assert candidate(text, acronym).expansion == expansion


def test_a_shorter_form_that_follows_is_the_same_name() -> None:
    found = candidate("China’s Xi Jinping came. Then Xi left, and so Xi Jinping rested.", "Xi Jinping")

    assert (found.other, len(found.places)) == (("Xi",), 3)


def test_a_name_inside_another_name_is_not_the_same() -> None:
    text = "They supported Moscow. In Moscow it rained. It’s nicknamed “Little Moscow”, the Little Moscow of the east."

    assert {found.label for found in find_candidates(text)} == {"Moscow", "Little Moscow"}


def test_a_word_that_only_begins_sentences_is_no_name() -> None:
    assert find_candidates("Summits end. Summits begin. However, summits go on. However, they end.") == ()


def test_names_that_the_glossary_knows_are_no_candidates() -> None:
    glossary = Glossary([Term(id="xi", pref_label="Xi Jinping", alt_label=("Xi",), definition="President.")])
    article = read_article(b"Xi Jinping met Angela Merkel. Xi and Angela Merkel talked.")

    found = find_all(article, glossary)

    assert [match.term_id for match in found.terms] == ["xi", "xi"]
    assert [named.label for named in found.candidates] == ["Angela Merkel"]


def test_places_are_those_of_the_text() -> None:
    text = "In Ukraine’s east. The war in Ukraine."

    assert [text[start:end] for start, end in candidate(text, "Ukraine").places] == ["Ukraine", "Ukraine"]


def test_an_inspection_has_every_field_of_the_contract() -> None:
    found = inspect_article(read_article(TEXT, published="2024-05-17~"))

    contract = """title authors published publisher license url language body text dates events quotations terms
    candidates dropped diagnostics"""
    assert set(contract.split()) <= set(found)
    assert all({"edtf", "text", "start", "end"} <= set(item) for item in (*found["dates"], *found["events"]))
    assert all(found["text"][item["start"] : item["end"]] == item["text"] for item in found["dates"])
    assert {"text", "speaker"} <= set(found["quotations"][0])
