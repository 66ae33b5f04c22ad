"""Dates in prose: what is one, what is none, and which EDTF it means."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.dates.find import find_dates
from annotated_briefings.dates.mentions.vocabulary import languages

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
        ("until the 19th century", "../18XX"),
        ("since 2022", "2022"),
        ("until 1918", "1918"),
        ("early 2024", "2024~"),
        ("in mid-March 2020", "2020-03~"),
        ("the end of April 1942", "1942-04~"),
        ("around 1850", "1850~"),
        ("c. 1850", "1850~"),
        ("AD 79", "0079"),
        ("in 44 BCE", "-0043"),
        ("on 12/25/2023", "2023-12-25"),
        ("on 25/12/2023", "2023-12-25"),
        ("on 17.05.2024", "2024-05-17"),
        ("on 3/4/2024", "[2024-03-04,2024-04-03]"),
        ("at 2024-05-17T10:00:00Z", "2024-05-17"),
        ("in fiscal year 2023", "2023~"),
        ("named 1965's Man of the Year", "1965"),
        ("New Year’s Eve 2023", "2023-12-31"),
        ("the winter of 1939–40", "1939-24"),
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
        ("the first half of next year", "2025-40"),
        ("by the end of the year", "2024~"),
        ("the day before yesterday", "2024-05-15"),
        ("a victory for last year’s team", "2023"),
        ("plans set for next year", "2025"),
        ("They met Monday night in Washington", "2024-05-13"),
        ("on Christmas Day", "2023-12-25"),
        ("in Q1, sales fell", "2024-33"),
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
        "Black Friday deals and every Monday",
        "He saw “Friday Night Lights” and “1984”",
        "movies like 2001: A Space Odyssey",
        "a woman in her 80s",
        "call 555-1930 or 202-555-1999 at 1930 GMT",
        "the I-1950 and Route 1951",
        "a screen of 1800 x 1920",
        "after 9/11",
        "see https://example.org/2019/11/20 and www.example.org/2020",
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
        ("from February 2016 through May 2017", ["2016-02", "2017-05"], "2016-02/2017-05"),
        ("from 3 to 5 May 2024", ["2024-05-03", "2024-05-05"], "2024-05-03/2024-05-05"),
        ("the spring and early summer of 1943", ["1943-21", "1943-22~"], ""),
    ],
)
def test_both_ends_of_a_range_know_the_whole(text: str, ends: list[str], period: str) -> None:
    found = find_dates(text)

    assert [mention.edtf for mention in found] == ends
    assert {mention.period for mention in found} == {period}


def test_dates_that_only_stand_side_by_side_are_no_range() -> None:
    found = find_dates("in 2019 and 2021")

    assert [mention.period for mention in found] == ["", ""]


def test_an_open_stretch_is_what_a_timeline_shows_and_its_bound_what_the_words_date() -> None:
    since, until = find_dates("in power since 2022 and not until 1975")

    assert (since.edtf, since.value) == ("2022", "2022/..")
    assert (until.edtf, until.value) == ("1975", "../1975")


def test_one_date_in_numbers_shows_the_order_of_the_others() -> None:
    assert edtf_of("on 25/12/2023 and 3/4/2024") == ["2023-12-25", "2024-04-03"]
    assert edtf_of("on 12/25/2023 and 3/4/2024") == ["2023-12-25", "2024-03-04"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Spain will play on Wednesday.", "2024-05-22"),
        ("On Friday, the court will sit.", "2024-05-17"),
        ("In June, he will go.", "2024-06"),
        ("It will open the hall that burnt down in May.", "2024-05"),
        ("It will open in February.", "2025-02"),
    ],
)
def test_what_will_be_is_ahead_of_the_day_of_publication(text: str, edtf: str) -> None:
    assert edtf_of(text) == [edtf]


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [
        ("last year", "2024", "2023"),
        ("last month", "2024", ""),
        ("last month", "2024-05", "2024-04"),
        ("in March", "2024-05", "2024-03"),
        ("in March", "2024", ""),
        ("yesterday", "2024-05", ""),
        ("yesterday", "2024-05-17~", "2024-05-16"),
        ("last year", "2023/2024", ""),
    ],
)
def test_a_month_or_year_of_publication_settles_what_it_can(text: str, published: str, edtf: str) -> None:
    (found,) = find_dates(text, reference=parse_edtf(published))

    assert found.edtf == edtf


def test_a_report_is_told_from_its_own_day_though_it_looks_back() -> None:
    text = "From February 2016 through May 2017, and on April 26, 2016, they saw it. The paper came out today (May 16)."

    assert edtf_of(text)[3:] == ["2024-05-17", "2024-05-16"]


def test_a_story_is_read_to_its_end_before_a_month_gets_its_year() -> None:
    text = "On 10 March 1975 they came. On 12 January 1975 it had begun, on 3 March 1975 it went on. "
    text += "In February they waited. On 30 April 1975 it was over."

    assert edtf_of(text)[3] == "1975-02"


def test_a_plan_for_another_year_does_not_move_the_story() -> None:
    text = "On 13 December 1974 they met. On 6 January 1975 they came. On 10 March 1975 they rested, "
    text += "and all was meant for 1976. It fell on 11 March. On 30 April 1975 it was over."

    assert edtf_of(text)[4] == "1975-03-11"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Встреча прошла 17 мая 2024 года.", ["2024-05-17"]),
        ("16–17 мая 2024 года", ["2024-05-16", "2024-05-17"]),
        ("в мае 2024 г.", ["2024-05"]),
        ("осенью 2022 года", ["2022-23"]),
        ("в 1990-х годах", ["199X"]),
        ("до 1960-х годов", ["../196X"]),
        ("с 2014 по 2016 год", ["2014", "2016"]),
        ("в начале XX века", ["19XX~"]),
        ("в 44 году до н. э.", ["-0043"]),
        ("в первом квартале 2023 года", ["2023-33"]),
        ("2022 человека", []),
        ("вчера", ["2024-05-16"]),
        ("2024年5月17日，两国发表声明。", ["2024-05-17"]),
        ("2022年秋季", ["2022-23"]),
        ("直到20世纪60年代", ["../196X"]),
        ("19世纪末", ["18XX~"]),
        ("公元前44年", ["-0043"]),
        ("2024年5月至6月", ["2024-05", "2024-06"]),
        ("2022人", []),
        ("去年5月", ["2023-05"]),
    ],
)
def test_russian_and_chinese_are_read_by_their_own_words(text: str, edtf: list[str]) -> None:
    assert edtf_of(text) == edtf


@pytest.mark.parametrize("tag", sorted(languages()))
def test_every_language_is_one_file_whose_patterns_and_builders_exist(tag: str) -> None:
    assert find_dates("2024-05-17", language=tag)[0].edtf == "2024-05-17"


def test_a_language_without_a_file_is_read_as_english() -> None:
    assert find_dates("in 1990", language="pt-BR")[0].edtf == "1990"


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
    "hostile",
    [
        "1",
        "May ",
        "the end of ",
        "1-",
        "early ",
        "a few ",
        "12,",
        "\n",
        "20th ",
        "in 1914–",
        "In May ",
        "1914 ",
        "“1914 ",
        "мая ",
        "5月",
        "1/2/2024 ",
    ],
)
def test_hostile_repetition_is_read_to_its_end(hostile: str) -> None:
    text = hostile * (40_000 // len(hostile))

    found = find_dates(text, reference=FRIDAY)

    assert all(text[one.start : one.end] == one.text for one in found)
