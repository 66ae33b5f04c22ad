"""What a date is called; one line per case, so that an editor can read them."""

from __future__ import annotations

import pytest
from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.dates.words import datetime_attribute, say_date
from hypothesis import given
from hypothesis import strategies as st

ENGLISH = """
2024-05-17                | 17 May 2024
2024-05                   | May 2024
2024                      | 2024
2022-23                   | autumn 2022
2022-24                   | winter 2022–23
1999-24                   | winter 1999–2000
2001-26                   | summer 2001 (northern hemisphere)
2001-29                   | spring 2001 (southern hemisphere)
2001-34                   | 2nd quarter 2001
2001-38                   | May – August 2001
2001-40                   | January – June 2001
196X                      | 1960s
19XX                      | 20th century
20XX                      | 21st century
11XX                      | 12th century
1XXX                      | 1000–1999
XXXX                      | year unknown
2024-05~                  | c. May 2024
2023?                     | 2023 (uncertain)
2023-05%                  | c. May 2023 (uncertain)
?2004-06-~11              | c. 11 June 2004 (uncertain)
1950S2                    | c. 1950
2024-05-16/2024-05-17     | 16–17 May 2024
2024-05-28/2024-06-02     | 28 May – 2 June 2024
2024-12-30/2025-01-02     | 30 December 2024 – 2 January 2025
2024-05/2024-06           | May – June 2024
2024-12/2025-01           | December 2024 – January 2025
2019/2021                 | 2019–2021
2004/2004                 | 2004
2004-02-01/2005           | 1 February 2004 – 2005
2004-06-~01/2004-06-~20   | c. 1 June 2004 – c. 20 June 2004
2022-21/2022-23           | spring 2022 – autumn 2022
2022-02/..                | since February 2022
2022-02-24/..             | since 24 February 2022
196X/..                   | since the 1960s
../196X                   | until the 1960s
../19XX                   | until the 20th century
../2022-23                | until autumn 2022
2019/                     | from 2019 (end unknown)
/1985                     | until 1985 (start unknown)
-0043                     | 44 BC
-0043-03-15               | 15 March 44 BC
0000                      | 1 BC
0079-08-24                | 24 August 79 AD
-0099/-0043               | 100 – 44 BC
-0010/0014                | 11 BC – 14 AD
-01XX                     | 200 – 101 BC
Y-17E7                    | 170,000,000 BC
Y170000002                | 170,000,002
[1960,1961,1962]          | 1960, 1961 or 1962
{1960,1961-12}            | 1960 and December 1961
[1667,1668,1670..1672]    | 1667, 1668 or 1670–1672
[..1760-12-03]            | 3 December 1760 or earlier
[1760-12..]               | December 1760 or later
{..1984}                  | 1984 and earlier
2004-XX                   | 2004 (month unknown)
1985-04-XX                | April 1985 (day unknown)
1985-XX-XX                | 1985 (month unknown)
1984-1X                   | October – December 1984 (month unknown)
2004-06-1X                | 10–19 June 2004 (day unknown)
156X-12-25                | 25 December, 1560s
15XX-12-25                | 25 December, 16th century
XXXX-12-XX                | December, year unknown (day unknown)
1XXX-XX                   | 1000–1999 (month unknown)
196X-23                   | autumn, 1960s
1985-04-12T23:20:30       | 12 April 1985, 23:20
1985-04-12T23:20:30Z      | 12 April 1985, 23:20 UTC
1985-04-12T23:20:30-04    | 12 April 1985, 23:20 UTC−04
"""
SHORT = """
2024-09-17                | 17 Sept 2024
2022-02/..                | since Feb 2022
2023?                     | 2023?
2023-02%                  | c. Feb 2023?
2024-05-28/2024-06-02     | 28 May – 2 Jun 2024
"""
GERMAN = """
2024-05-17                | 17. Mai 2024
2024-05~                  | um Mai 2024
2023?                     | 2023 (unsicher)
2022-23                   | Herbst 2022
2024-05-16/2024-05-17     | 16.–17. Mai 2024
2022-02-24/..             | seit dem 24. Februar 2022
2022-02/..                | seit Februar 2022
../196X                   | bis zu den 1960er-Jahren
19XX                      | 20. Jahrhundert
-0043                     | 44 v. Chr.
[1960,1961]               | 1960 oder 1961
"""
FRENCH = """
2024-05-17                | 17 mai 2024
2024-05~                  | vers mai 2024
2022-23                   | automne 2022
2022-02-24/..             | depuis le 24 février 2022
../196X                   | jusqu’aux années 1960
19XX                      | XXe siècle
{1960,1961}               | 1960 et 1961
"""
RUSSIAN = """
2024-05-17                | 17 мая 2024 г.
2024-05                   | май 2024 г.
2022-02/..                | с февраля 2022 г.
../2022-23                | до осени 2022
../196X                   | до 1960-х годов
../19XX                   | до XX века
2024-05-16/2024-05-17     | 16–17 мая 2024 г.
"""
CHINESE = """
2024-05-17                | 2024年5月17日
2024-05~                  | 约2024年5月
2022-23                   | 2022年秋季
2022-02/..                | 2022年2月起
../196X                   | 至1960年代
19XX                      | 20世纪
"""


def cases(table: str) -> list[tuple[str, str]]:
    pairs = (line.split("|") for line in table.strip().splitlines())
    return [(text.strip(), words.strip()) for text, words in pairs]


@pytest.mark.parametrize(("text", "words"), cases(ENGLISH))
def test_in_english(text: str, words: str) -> None:
    assert say_date(parse_edtf(text)) == words


@pytest.mark.parametrize(("text", "words"), cases(SHORT))
def test_in_short(text: str, words: str) -> None:
    assert say_date(parse_edtf(text), short=True) == words


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (language, *case)
        for language, table in (("de", GERMAN), ("fr", FRENCH), ("ru", RUSSIAN), ("zh", CHINESE))
        for case in cases(table)
    ],
)
def test_in_other_languages(language: str, text: str, words: str) -> None:
    said = say_date(parse_edtf(text), language)

    assert said.replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("language", "words"), [("en-US", "17 May 2024"), ("zh_Hans_CN", "2024年5月17日"), ("xx", "17 May 2024")]
)
def test_a_language_is_known_by_its_first_subtag_and_else_english(language: str, words: str) -> None:
    assert say_date(parse_edtf("2024-05-17"), language) == words


@given(st.text(alphabet="0123456789X-/.?~%YES[]{},", max_size=16), st.sampled_from(["en", "de", "fr", "ru", "zh"]))
def test_whatever_is_a_date_has_words(text: str, language: str) -> None:
    try:
        date = parse_edtf(text)
    except ValueError:
        return

    words = say_date(date, language)

    assert words
    assert "{" not in words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-05-17", "2024-05-17"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        ("0001", "0001"),
        ("1985-04-12T23:20:30Z", "1985-04-12T23:20:30Z"),
        ("1985-04-12T23:20:30+04:30", "1985-04-12T23:20:30+04:30"),
        ("1985-04-12T23:20:30-04", "1985-04-12T23:20:30-04:00"),
    ],
)
def test_html_knows_days_months_years_and_moments(text: str, value: str) -> None:
    assert datetime_attribute(parse_edtf(text)) == value


@pytest.mark.parametrize(
    "text", ["0000", "-0043", "Y17000", "2024~", "2024?", "2022-23", "196X", "2024-05-XX", "2019/2021", "[1984,1985]"]
)
def test_html_knows_no_doubt_no_season_and_no_range(text: str) -> None:
    assert datetime_attribute(parse_edtf(text)) == ""
