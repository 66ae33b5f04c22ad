"""Dates in prose: what is one, what is none, and which EDTF it means."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.dates.find import find_dates

FRIDAY = date(2024, 5, 17)
ARTICLE = Path(__file__).parents[2] / "briefings" / "sources" / "kaczmarski-kuhrt-2024.txt"


def edtf_of(text: str, reference: date | None = FRIDAY) -> list[str]:
    return [mention.edtf for mention in find_dates(text, reference=reference)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on 17 May 2024", "2024-05-17"),
        ("on May 17, 2024,", "2024-05-17"),
        ("on the 3rd of March 1918", "1918-03-03"),
        ("Oct. 7, 2023", "2023-10-07"),
        ("published 2024-05-17", "2024-05-17"),
        ("in May 2024", "2024-05"),
        ("in February of 1940", "1940-02"),
        ("in 2022", "2022"),
        ("Christmas 1963", "1963-12-25"),
        ("in autumn 2022", "2022-23"),
        ("the summer of 2003", "2003-22"),
        ("winter 2023-24 was mild", "2023-24"),
        ("the third quarter of 2023", "2023-35"),
        ("Q3 2023", "2023-35"),
        ("the second half of 2008", "2008-41"),
        ("in the 1960s", "196X"),
        ("in the ’60s", "196X"),
        ("in the 1800s", "18XX"),
        ("the 19th century", "18XX"),
        ("the twenty-first century", "20XX"),
        ("in 44 BC", "-0043"),
        ("the 4th century BC", "-0399/-0300"),
        ("until the 1960s", "../196X"),
        ("since 2022", "2022/.."),
        ("early 2024", "2024~"),
        ("in mid-March 2020", "2020-03~"),
        ("the end of April 1942", "1942-04~"),
        ("around 1850", "1850~"),
        ("c. 1850", "1850~"),
    ],
)
def test_a_date_is_kept_as_exact_as_its_words(text: str, edtf: str) -> None:
    assert edtf_of(text, reference=None) == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Earlier this year, he said", "2024"),
        ("last year", "2023"),
        ("next month", "2024-06"),
        ("last week", "2024-05-06/2024-05-12"),
        ("yesterday", "2024-05-16"),
        ("on Tuesday", "2024-05-14"),
        ("on Friday", "2024-05-17"),
        ("last Friday", "2024-05-10"),
        ("next Monday", "2024-05-20"),
        ("only a few days ago", "2024-05~"),
        ("two days ago", "2024-05-15"),
        ("three weeks ago", "2024-04-26~"),
        ("a month ago", "2024-04"),
        ("two years ago", "2022"),
        ("last May", "2023-05"),
        ("next summer", "2024-22"),
        ("in March, Xi", "2024-03"),
        ("on 24 December", "2023-12-24"),
        ("the first quarter of this year", "2024-33"),
    ],
)
def test_a_relative_date_is_read_from_the_day_of_publication(text: str, edtf: str) -> None:
    assert edtf_of(text) == [edtf]


@pytest.mark.parametrize("text", ["last year", "yesterday", "a few days ago", "on Tuesday", "in April, he said"])
def test_without_a_day_of_publication_a_relative_date_is_found_and_left_open(text: str) -> None:
    assert edtf_of(text, reference=None) == [""]


@pytest.mark.parametrize(
    "text",
    [
        "This may be so. May I ask?",
        "Theresa May said so",
        "they march on; the March was long",
        "wait a second",
        "nearly 90% of trade",
        "at 1930 hours",
        "2,022 people and 2022 people",
        "$2022 and £1999",
        "Resolution 1483",
        "Day two of the two-day visit",
        "the fall of Rome",
        "for the next year",
        "over the following days",
        "version 2024.1",
        "room 20th",
        "",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert find_dates(text, reference=FRIDAY) == ()


@pytest.mark.parametrize(
    ("text", "ends", "period"),
    [
        ("the war of 1914–18", ["1914", "1918"], "1914/1918"),
        ("between 2019 and 2021", ["2019", "2021"], "2019/2021"),
        ("from April to June 1968", ["1968-04", "1968-06"], "1968-04/1968-06"),
        ("16–17 May 2024", ["2024-05-16", "2024-05-17"], "2024-05-16/2024-05-17"),
        ("from 499 to 493 BC", ["-0498", "-0492"], "-0498/-0492"),
        ("November 2023–February 2024", ["2023-11", "2024-02"], "2023-11/2024-02"),
    ],
)
def test_both_ends_of_a_range_know_the_whole(text: str, ends: list[str], period: str) -> None:
    found = find_dates(text)

    assert [mention.edtf for mention in found] == ends
    assert {mention.value for mention in found} == {period}


def test_dates_that_only_stand_side_by_side_are_no_range() -> None:
    found = find_dates("in 2019 and 2021")

    assert [mention.period for mention in found] == ["", ""]


def test_a_story_of_the_past_is_its_own_context() -> None:
    text = "On 10 May 1940 it began. On 14 June 1940 they came. On July 3, 1940 it went on. In November it rained; "
    text += "in January it froze. Two days later, nothing. The next day they met again on 5 March; the next day too."

    assert edtf_of(text)[3:] == ["1940-11", "1941-01", "", "", "1941-03-05", "1941-03-06"]


def test_a_day_that_the_calendar_does_not_have_stays_open() -> None:
    assert edtf_of("on 29 February 2023") == [""]
    assert edtf_of("on 29 February 2024") == ["2024-02-29"]


def test_the_span_is_that_of_the_words_in_the_given_text() -> None:
    text = "Страна 🇷🇺: home of many Russians until the 1960s."

    (found,) = find_dates(text)

    assert text[found.start : found.end] == found.text == "until the 1960s"


def test_the_first_article_has_five_dates_and_no_false_one() -> None:
    found = edtf_of(ARTICLE.read_text("utf-8"))

    assert found == ["2022", "../196X", "2024", "2022-23", "2024-05~"]


def test_everything_that_is_found_is_edtf() -> None:
    text = "In 9999 decades ago, 99 BC, the 99th century, 1st century BC, 480s BC, 31 April, 5 AD, 10 centuries ago, "
    text += "500 decades later, late 0s, the 10s, Q9 2020, 2024-13-45, since last week, until 1914–18, AD 900"

    values = [value for mention in find_dates(text, reference=FRIDAY) for value in (mention.edtf, mention.period)]

    assert [str(parse_edtf(value).text) for value in values if value] == [value for value in values if value]
    assert len([value for value in values if value]) >= 8


@pytest.mark.parametrize(
    "hostile", ["1", "May ", "the end of ", "1-", "early ", "a few ", "12,", "\n", "20th ", "in 1914–"]
)
def test_hostile_repetition_is_read_in_linear_time(hostile: str) -> None:
    text = hostile * (200_000 // len(hostile))
    started = time.process_time()

    find_dates(text, reference=FRIDAY)

    assert time.process_time() - started < 10
