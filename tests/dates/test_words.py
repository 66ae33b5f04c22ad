"""What a date is called; one line per case, so that an editor can read them."""

from __future__ import annotations

import pytest
from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.dates.words import datetime_attribute, say_date
from hypothesis import given, settings
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
1985~/..                  | since c. 1985
../1985%                  | until c. 1985 (uncertain)
1985?/..                  | since 1985 (uncertain)
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
2024                      | 2024
2024-05                   | Mai 2024
2024-05-17                | 17. Mai 2024
2022-23                   | Herbst 2022
2022-24                   | Winter 2022/23
2001-29                   | Frühling 2001 (Südhalbkugel)
2001-34                   | 2. Quartal 2001
2001-40                   | Januar–Juni 2001
196X                      | 1960er-Jahre
19XX                      | 20. Jahrhundert
2024~                     | um 2024
2024-05~                  | um Mai 2024
2024-05-17~               | um den 17. Mai 2024
2022-23~                  | um den Herbst 2022
196X~                     | um die 1960er-Jahre
19XX~                     | um das 20. Jahrhundert
2023?                     | 2023 (unsicher)
2023-05%                  | um Mai 2023 (unsicher)
2024-05-16/2024-05-17     | 16.–17. Mai 2024
2024-05-28/2024-06-02     | 28. Mai – 2. Juni 2024
2024-05/2024-06           | Mai–Juni 2024
2024-12/2025-01           | Dezember 2024 – Januar 2025
2019/2021                 | 2019–2021
2024-05~/2024-06          | um Mai 2024 – Juni 2024
2022/..                   | seit 2022
2022-02/..                | seit Februar 2022
2022-02-24/..             | seit dem 24. Februar 2022
2022-21/..                | seit Frühling 2022
196X/..                   | seit den 1960er-Jahren
19XX/..                   | seit dem 20. Jahrhundert
../2024                   | bis 2024
../2024-05                | bis Mai 2024
../2024-05-17             | bis zum 17. Mai 2024
../2022-21                | bis Frühling 2022
../2022-23                | bis Herbst 2022
../196X                   | bis zu den 1960er-Jahren
../19XX                   | bis zum 20. Jahrhundert
2019/                     | ab 2019 (Ende unbekannt)
2024-05-17/               | ab dem 17. Mai 2024 (Ende unbekannt)
/1985                     | bis 1985 (Beginn unbekannt)
/1985-03-02               | bis zum 2. März 1985 (Beginn unbekannt)
1985~/..                  | etwa seit 1985
../1985-03-02~            | etwa bis zum 2. März 1985
../1985%                  | etwa bis 1985 (unsicher)
[1960,1961]               | 1960 oder 1961
{1960,1961}               | 1960 und 1961
[1667,1668,1670..1672]    | 1667, 1668 oder 1670–1672
[1760-12..]               | Dezember 1760 oder später
[..1984]                  | 1984 oder früher
{..1984}                  | 1984 und früher
-0043                     | 44 v. Chr.
-0043-03-15               | 15. März 44 v. Chr.
0079-08-24                | 24. August 79 n. Chr.
-0099/-0043               | 100–44 v. Chr.
-0010/0014                | 11 v. Chr. – 14 n. Chr.
-01XX                     | 200–101 v. Chr.
Y-17E7                    | 170.000.000 v. Chr.
1985-04-XX                | April 1985 (Tag unbekannt)
2004-XX                   | 2004 (Monat unbekannt)
XXXX-12-25                | 25. Dezember, Jahr unbekannt
156X-12-25                | 25. Dezember, 1560er-Jahre
1985-04-12T23:20:30Z      | 12. April 1985, 23:20 UTC
"""
GERMAN_SHORT = """
2024-09-17                | 17. Sept. 2024
2023-02%                  | um Feb. 2023?
2022-02/..                | seit Feb. 2022
2024-12/2025-01           | Dez. 2024 – Jan. 2025
"""
FRENCH = """
2024                      | 2024
2024-05                   | mai 2024
2024-05-17                | 17 mai 2024
2022-23                   | automne 2022
2022-24                   | hiver 2022-23
2001-29                   | printemps 2001 (hémisphère sud)
2001-34                   | 2e trimestre 2001
2001-40                   | janvier–juin 2001
196X                      | années 1960
19XX                      | XXe siècle
2024~                     | vers 2024
2024-05~                  | vers mai 2024
2024-05-17~               | vers le 17 mai 2024
2022-23~                  | vers l’automne 2022
196X~                     | vers les années 1960
19XX~                     | vers le XXe siècle
2023?                     | 2023 (incertain)
2023-05%                  | vers mai 2023 (incertain)
2024-05-16/2024-05-17     | 16–17 mai 2024
2024-05-28/2024-06-02     | 28 mai – 2 juin 2024
2024-05/2024-06           | mai–juin 2024
2024-12/2025-01           | décembre 2024 – janvier 2025
2019/2021                 | 2019–2021
2024-05~/2024-06          | vers mai 2024 – juin 2024
2022/..                   | depuis 2022
2022-02/..                | depuis février 2022
2022-02-24/..             | depuis le 24 février 2022
2022-21/..                | depuis le printemps 2022
196X/..                   | depuis les années 1960
19XX/..                   | depuis le XXe siècle
../2024                   | jusqu’en 2024
../2024-05                | jusqu’en mai 2024
../2024-05-17             | jusqu’au 17 mai 2024
../2022-21                | jusqu’au printemps 2022
../2022-23                | jusqu’à l’automne 2022
../196X                   | jusqu’aux années 1960
../19XX                   | jusqu’au XXe siècle
2019/                     | à partir de 2019 (fin inconnue)
2024-05-17/               | à partir du 17 mai 2024 (fin inconnue)
/1985                     | jusqu’en 1985 (début inconnu)
/1985-03-02               | jusqu’au 2 mars 1985 (début inconnu)
1985~/..                  | depuis 1985 environ
../1985-03-02~            | jusqu’au 2 mars 1985 environ
../1985%                  | jusqu’en 1985 environ (incertain)
[1960,1961]               | 1960 ou 1961
{1960,1961}               | 1960 et 1961
[1667,1668,1670..1672]    | 1667, 1668 ou 1670–1672
[1760-12..]               | décembre 1760 ou plus tard
[..1984]                  | 1984 ou plus tôt
{..1984}                  | 1984 et plus tôt
-0043                     | 44 av. J.-C.
-0043-03-15               | 15 mars 44 av. J.-C.
0079-08-24                | 24 août 79 ap. J.-C.
-0099/-0043               | 100–44 av. J.-C.
-0010/0014                | 11 av. J.-C. – 14 ap. J.-C.
-01XX                     | 200–101 av. J.-C.
Y-17E7                    | 170 000 000 av. J.-C.
1985-04-XX                | avril 1985 (jour inconnu)
2004-XX                   | 2004 (mois inconnu)
XXXX-12-25                | 25 décembre, année inconnue
156X-12-25                | 25 décembre, années 1560
1985-04-12T23:20:30Z      | 12 avril 1985, 23:20 UTC
"""
FRENCH_SHORT = """
2024-09-17                | 17 sept. 2024
2023-02%                  | vers févr. 2023 ?
2022-02/..                | depuis févr. 2022
2024-12/2025-01           | déc. 2024 – janv. 2025
"""
RUSSIAN = """
2024                      | 2024
2024-05                   | май 2024 г.
2024-05-17                | 17 мая 2024 г.
2022-23                   | осень 2022 г.
2022-24                   | зима 2022/23 г.
2001-29                   | весна 2001 г. (Южное полушарие)
2001-34                   | 2-й квартал 2001 г.
2001-40                   | январь – июнь 2001 г.
196X                      | 1960-е годы
19XX                      | XX век
2024~                     | ок. 2024 г.
2024-05~                  | ок. мая 2024 г.
2024-05-17~               | ок. 17 мая 2024 г.
2022-23~                  | ок. осени 2022 г.
196X~                     | ок. 1960-х годов
19XX~                     | ок. XX века
2023?                     | 2023 (предположительно)
2023-05%                  | ок. мая 2023 г. (предположительно)
2024-05-16/2024-05-17     | 16–17 мая 2024 г.
2024-05-28/2024-06-02     | 28 мая – 2 июня 2024 г.
2024-05/2024-06           | май – июнь 2024 г.
2024-12/2025-01           | декабрь 2024 г. – январь 2025 г.
2019/2021                 | 2019–2021
2024-05~/2024-06          | ок. мая 2024 г. – июнь 2024 г.
2022/..                   | с 2022 г.
2022-02/..                | с февраля 2022 г.
2022-02-24/..             | с 24 февраля 2022 г.
2022-21/..                | с весны 2022 г.
196X/..                   | с 1960-х годов
19XX/..                   | с XX века
../2024                   | до 2024 г.
../2024-05                | до мая 2024 г.
../2024-05-17             | до 17 мая 2024 г.
../2022-21                | до весны 2022 г.
../2022-23                | до осени 2022 г.
../196X                   | до 1960-х годов
../19XX                   | до XX века
2019/                     | с 2019 г. (окончание неизвестно)
2024-05-17/               | с 17 мая 2024 г. (окончание неизвестно)
/1985                     | до 1985 г. (начало неизвестно)
/1985-03-02               | до 2 марта 1985 г. (начало неизвестно)
1985~/..                  | примерно с 1985 г.
../1985-03-02~            | примерно до 2 марта 1985 г.
../1985%                  | примерно до 1985 г. (предположительно)
[1960,1961]               | 1960 или 1961
{1960,1961}               | 1960 и 1961
[1667,1668,1670..1672]    | 1667, 1668 или 1670–1672
[1760-12..]               | декабрь 1760 г. или позже
[..1984]                  | 1984 или раньше
{..1984}                  | 1984 и раньше
-0043                     | 44 г. до н. э.
-0043-03-15               | 15 марта 44 г. до н. э.
0079-08-24                | 24 августа 79 г. н. э.
-0099/-0043               | 100–44 гг. до н. э.
-0010/0014                | 11 г. до н. э. – 14 г. н. э.
-01XX                     | 200–101 гг. до н. э.
Y-17E7                    | 170 000 000 г. до н. э.
1985-04-XX                | апрель 1985 г. (день неизвестен)
2004-XX                   | 2004 (месяц неизвестен)
XXXX-12-25                | 25 декабря, год неизвестен
156X-12-25                | 25 декабря, 1560-е годы
1985-04-12T23:20:30Z      | 12 апреля 1985 г., 23:20 UTC
"""
RUSSIAN_SHORT = """
2024-09-17                | 17 сент. 2024 г.
2023-02%                  | ок. февр. 2023 г.?
2022-02/..                | с февр. 2022 г.
2024-12/2025-01           | дек. 2024 г. – янв. 2025 г.
"""
CHINESE = """
2024                      | 2024年
2024-05                   | 2024年5月
2024-05-17                | 2024年5月17日
2022-23                   | 2022年秋季
2022-24                   | 2022–23年冬季
2001-29                   | 2001年春季（南半球）
2001-34                   | 2001年第2季度
2001-40                   | 2001年1月至6月
196X                      | 1960年代
19XX                      | 20世纪
2024~                     | 约2024年
2024-05~                  | 约2024年5月
2024-05-17~               | 约2024年5月17日
2022-23~                  | 约2022年秋季
196X~                     | 约1960年代
19XX~                     | 约20世纪
2023?                     | 2023年（待考）
2023-05%                  | 约2023年5月（待考）
2024-05-16/2024-05-17     | 2024年5月16日至17日
2024-05-28/2024-06-02     | 2024年5月28日至6月2日
2024-05/2024-06           | 2024年5月至6月
2024-12/2025-01           | 2024年12月至2025年1月
2019/2021                 | 2019–2021年
2024-05~/2024-06          | 约2024年5月 – 2024年6月
2022/..                   | 2022年起
2022-02/..                | 2022年2月起
2022-02-24/..             | 2022年2月24日起
2022-21/..                | 2022年春季起
196X/..                   | 1960年代起
19XX/..                   | 20世纪起
../2024                   | 至2024年
../2024-05                | 至2024年5月
../2024-05-17             | 至2024年5月17日
../2022-21                | 至2022年春季
../2022-23                | 至2022年秋季
../196X                   | 至1960年代
../19XX                   | 至20世纪
2019/                     | 2019年起（结束时间不详）
2024-05-17/               | 2024年5月17日起（结束时间不详）
/1985                     | 至1985年（开始时间不详）
/1985-03-02               | 至1985年3月2日（开始时间不详）
1985~/..                  | 约1985年起
../1985-03-02~            | 至约1985年3月2日
../1985%                  | 至约1985年（待考）
[1960,1961]               | 1960年或1961年
{1960,1961}               | 1960年和1961年
[1667,1668,1670..1672]    | 1667年、1668年或1670–1672年
[1760-12..]               | 1760年12月或以后
[..1984]                  | 1984年或以前
{..1984}                  | 1984年及以前
-0043                     | 公元前44年
-0043-03-15               | 公元前44年3月15日
0079-08-24                | 公元79年8月24日
-0099/-0043               | 公元前100年–44年
-0010/0014                | 公元前11年 – 公元14年
-01XX                     | 公元前200年–101年
Y-17E7                    | 公元前170,000,000年
1985-04-XX                | 1985年4月（日期不详）
2004-XX                   | 2004年（月份不详）
XXXX-12-25                | 年份不详，12月25日
156X-12-25                | 1560年代，12月25日
1985-04-12T23:20:30Z      | 1985年4月12日 23:20 UTC
"""
CHINESE_SHORT = """
2024-09-17                | 2024年9月17日
2023-02%                  | 约2023年2月？
2022-02/..                | 2022年2月起
2024-12/2025-01           | 2024年12月至2025年1月
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
    ("language", "text", "words"),
    [
        (language, *case)
        for language, table in (
            ("de", GERMAN_SHORT),
            ("fr", FRENCH_SHORT),
            ("ru", RUSSIAN_SHORT),
            ("zh", CHINESE_SHORT),
        )
        for case in cases(table)
    ],
)
def test_in_other_languages_in_short(language: str, text: str, words: str) -> None:
    said = say_date(parse_edtf(text), language, short=True)

    assert said.replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("language", "words"), [("en-US", "17 May 2024"), ("zh_Hans_CN", "2024年5月17日"), ("xx", "17 May 2024")]
)
def test_a_language_is_known_by_its_first_subtag_and_else_english(language: str, words: str) -> None:
    assert say_date(parse_edtf("2024-05-17"), language) == words


@settings(deadline=None)
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
