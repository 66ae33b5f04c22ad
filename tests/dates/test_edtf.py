"""EDTF as the Library of Congress has it, level by level; and what is no EDTF, with its hint."""

from __future__ import annotations

import pytest
from annotated_briefings.dates.calendar import days_in_month, from_ordinal
from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.dates.model import End, Kind, Precision
from hypothesis import given, settings
from hypothesis import strategies as st


def day(ordinal: int | None) -> str:
    """An ordinal as year-month-day, to be read by people."""
    return "" if ordinal is None else "{}-{:02}-{:02}".format(*from_ordinal(ordinal))


# Examples of https://www.loc.gov/standards/datetime/, with the first and last day that each covers.
LEVEL_0 = """
1985-04-12                   1985-04-12   1985-04-12
1985-04                      1985-04-01   1985-04-30
1985                         1985-01-01   1985-12-31
0000                         0-01-01      0-12-31
1985-04-12T23:20:30          1985-04-12   1985-04-12
1985-04-12T23:20:30Z         1985-04-12   1985-04-12
1985-04-12T23:20:30-04       1985-04-12   1985-04-12
1985-04-12T23:20:30+04:30    1985-04-12   1985-04-12
1964/2008                    1964-01-01   2008-12-31
2004-06/2006-08              2004-06-01   2006-08-31
2004-02-01/2005-02-08        2004-02-01   2005-02-08
2004-02-01/2005-02           2004-02-01   2005-02-28
2004-02-01/2005              2004-02-01   2005-12-31
2005/2006-02                 2005-01-01   2006-02-28
"""
LEVEL_1 = """
Y170000002                   170000002-01-01   170000002-12-31
Y-170000002                  -170000002-01-01  -170000002-12-31
2001-21                      2001-03-01   2001-05-31
2001-22                      2001-06-01   2001-08-31
2001-23                      2001-09-01   2001-11-30
2001-24                      2001-12-01   2002-02-28
1984?                        1984-01-01   1984-12-31
2004-06~                     2004-06-01   2004-06-30
2004-06-11%                  2004-06-11   2004-06-11
201X                         2010-01-01   2019-12-31
20XX                         2000-01-01   2099-12-31
2004-XX                      2004-01-01   2004-12-31
1985-04-XX                   1985-04-01   1985-04-30
1985-XX-XX                   1985-01-01   1985-12-31
1985-04-12/..                1985-04-12   -
1985-04/..                   1985-04-01   -
1985/..                      1985-01-01   -
../1985-04-12                -            1985-04-12
../1985-04                   -            1985-04-30
../1985                      -            1985-12-31
1985-04-12/                  1985-04-12   -
1985-04/                     1985-04-01   -
1985/                        1985-01-01   -
/1985-04-12                  -            1985-04-12
/1985-04                     -            1985-04-30
/1985                        -            1985-12-31
-1985                        -1985-01-01  -1985-12-31
1984~/2004-06                1984-01-01   2004-06-30
1984/2004-06~                1984-01-01   2004-06-30
1984~/2004~                  1984-01-01   2004-12-31
-1984?/2004%                 -1984-01-01  2004-12-31
1984?/2004-06-11             1984-01-01   2004-06-11
1984-06-02?/2004-08-08~      1984-06-02   2004-08-08
1984-06-02?/                 1984-06-02   -
"""
LEVEL_2 = """
Y-17E7                       -170000000-01-01  -170000000-12-31
1950S2                       1900-01-01   1999-12-31
Y171010000S3                 171000000-01-01   171999999-12-31
Y3388E2S3                    338000-01-01      338999-12-31
2001-25                      2001-03-01   2001-05-31
2001-26                      2001-06-01   2001-08-31
2001-27                      2001-09-01   2001-11-30
2001-28                      2001-12-01   2002-02-28
2001-29                      2001-09-01   2001-11-30
2001-30                      2001-12-01   2002-02-28
2001-31                      2001-03-01   2001-05-31
2001-32                      2001-06-01   2001-08-31
2001-33                      2001-01-01   2001-03-31
2001-34                      2001-04-01   2001-06-30
2001-35                      2001-07-01   2001-09-30
2001-36                      2001-10-01   2001-12-31
2001-37                      2001-01-01   2001-04-30
2001-38                      2001-05-01   2001-08-31
2001-39                      2001-09-01   2001-12-31
2001-40                      2001-01-01   2001-06-30
2001-41                      2001-07-01   2001-12-31
[1667,1668,1670..1672]       1667-01-01   1672-12-31
[..1760-12-03]               -            1760-12-03
[1760-12..]                  1760-12-01   -
[1760-01,1760-02,1760-12..]  1760-01-01   -
[1667,1760-12]               1667-01-01   1760-12-31
[..1984]                     -            1984-12-31
{1667,1668,1670..1672}       1667-01-01   1672-12-31
{1960,1961-12}               1960-01-01   1961-12-31
{..1984}                     -            1984-12-31
2004-06~-11                  2004-06-11   2004-06-11
2004?-06-11                  2004-06-11   2004-06-11
?2004-06-~11                 2004-06-11   2004-06-11
2004-%06-11                  2004-06-11   2004-06-11
156X-12-25                   1560-12-25   1569-12-25
15XX-12-25                   1500-12-25   1599-12-25
XXXX-12-XX                   0-12-01      9999-12-31
1XXX-XX                      1000-01-01   1999-12-31
1XXX-12                      1000-12-01   1999-12-31
1984-1X                      1984-10-01   1984-12-31
2004-06-~01/2004-06-~20      2004-06-01   2004-06-20
2004-06-XX/2004-07-03        2004-06-01   2004-07-03
"""
OF_OUR_OWN = """
-0043-03-15                  -43-03-15    -43-03-15
-01XX                        -199-01-01   -100-12-31
-1859S2                      -1899-01-01  -1800-12-31
1985-02-XX                   1985-02-01   1985-02-28
XXXX-02-29                   0-02-29      9996-02-29
190X-02-29                   1904-02-29   1908-02-29
2004-02-2X                   2004-02-20   2004-02-29
2022-23~                     2022-09-01   2022-11-30
196X-23                      1960-09-01   1969-11-30
../196X                      -            1969-12-31
2022-21/2022-23              2022-03-01   2022-11-30
2004/2004                    2004-01-01   2004-12-31
2003-24                      2003-12-01   2004-02-29
"""


def rows(*tables: str) -> list[tuple[str, ...]]:
    return [tuple(line.split()) for table in tables for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "earliest", "latest"), rows(LEVEL_0, LEVEL_1, LEVEL_2, OF_OUR_OWN))
def test_an_expression_covers_its_first_to_its_last_day(text: str, earliest: str, latest: str) -> None:
    date = parse_edtf(text)

    assert (day(date.earliest) or "-", day(date.latest) or "-") == (earliest, latest)


@pytest.mark.parametrize("text", [row[0] for row in rows(LEVEL_0, LEVEL_1, LEVEL_2, OF_OUR_OWN)])
def test_the_text_stays_as_it_was_written(text: str) -> None:
    assert parse_edtf(text).text == text


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("1XXX", Precision.MILLENNIUM),
        ("19XX", Precision.CENTURY),
        ("1950S2", Precision.CENTURY),
        ("196X", Precision.DECADE),
        ("2022", Precision.YEAR),
        ("19X5", Precision.YEAR),
        ("Y-17E7", Precision.YEAR),
        ("2022-23", Precision.SEASON),
        ("2022-XX", Precision.MONTH),
        ("2022-05", Precision.MONTH),
        ("156X-12-25", Precision.DAY),
        ("1985-04-12T23:20:30", Precision.TIME),
        ("2004-02-01/2005", Precision.YEAR),
        ("[1667,1760-12]", Precision.YEAR),
    ],
)
def test_precision_is_that_of_the_text_and_never_padded(text: str, precision: Precision) -> None:
    assert parse_edtf(text).precision is precision


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("1984", False, False),
        ("1984?", True, False),
        ("1984~", False, True),
        ("1984%", True, True),
        ("?2004-06-~11", True, True),
        ("2004-%06-11", True, True),
        ("2004-06~-11", False, True),
        ("1984?/2004", True, False),
        ("1950S2", False, True),
        ("1950S4", False, False),
    ],
)
def test_doubt_is_kept(text: str, uncertain: bool, approximate: bool) -> None:
    date = parse_edtf(text)

    assert (date.uncertain, date.approximate) == (uncertain, approximate)


def test_components_that_are_known_are_numbers() -> None:
    date = parse_edtf("156X-12-25")

    assert (date.year, date.month, date.day, date.unspecified) == (None, 12, 25, True)


def test_an_open_end_is_not_an_unknown_one() -> None:
    since, from_ = parse_edtf("2022-02/.."), parse_edtf("2022-02/")

    assert (since.end, from_.end) == (End.OPEN, End.UNKNOWN)
    assert [part.text for part in since.parts] == ["2022-02"]


def test_a_set_has_its_members_as_parts() -> None:
    date = parse_edtf("[1667,1668,1670..1672]")

    assert date.kind is Kind.SET
    assert [(part.kind, part.text) for part in date.parts] == [
        (Kind.DATE, "1667"),
        (Kind.DATE, "1668"),
        (Kind.INTERVAL, "1670..1672"),
    ]


MALFORMED = [
    "",
    " ",
    "/",
    "../..",
    "../",
    "/..",
    "today",
    "1900-02-29",
    "2023-02-29",
    "2024-02-30",
    "2024-04-31",
    "2024-00",
    "2024-05-00",
    "1985-13",
    "1985-20",
    "1985-42",
    "2024-23-01",
    "2024-5",
    "2024-05-7",
    "2024-5-17",
    "24-05-17",
    "20240517",
    "202",
    "17000",
    "+2024",
    "-0000",
    "-0000-01-01",
    "Y2024",
    "Y02024",
    "Y",
    "Y17E",
    "Y17000-05",
    "Y1E99999999999999999999",
    "Y9999999999999",
    "1950S0",
    "1950S5",
    "1950S",
    "2004-02-3X",
    "1985-XX-32",
    "2001-2X",
    "20x4",
    "199u",
    "2004??",
    "2004?~",
    "(2004)~",
    "2004~~-05",
    "2004-06-11T",
    "2004-06-11T10:10",
    "2004-06-11T24:00:00",
    "2004-06-11T10:60:00",
    "2004-06-11T10:10:10Z10",
    "2004-06-11T10:10:10+25",
    "1985-04-12t23:20:30",
    "2004-06T10:10:10",
    "2004-06-11T10:10:10/2005",
    "2004/2003",
    "2004-06/2004-05",
    "0800/-0999",
    "2012-24/2012-21",
    "2012/2013/2014",
    "2012///4444",
    "2019–2021",
    "2019 / 2021",
    "unknown/2004",
    "2004/open",
    "[",
    "[]",
    "{}",
    "[1984",
    "[1984}",
    "[..]",
    "[1672..1670]",
    "[1984,..1985]",
    "[1984..,1985]",
    "[1984, 1985]",
    "[1984,[1985]]",
    "[1984,2004-06-11T10:10:10]",
    "[1984]/2000",
    "٢٠٢٤",
    "２０２４",
    "2024\n",
    "2024-05-17\x00",
]


@pytest.mark.parametrize("text", MALFORMED)
def test_what_is_no_date_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)

    assert caught.value.message
    assert caught.value.hint
    assert 1 <= caught.value.column <= len(text) + 1


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1960s", "write 196X"),
        ("the 1960s", "write 196X"),
        ("1900s", "write 19XX or 190X"),
        ("20th century", "write 19XX"),
        ("Spring 2022", "write 2022-21"),
        ("autumn of 2022", "write 2022-23"),
        ("May 2024", "write 2024-05"),
        ("Sept. 2024", "write 2024-09"),
        ("17 May 2024", "write 2024-05-17"),
        ("17th of May 2024", "write 2024-05-17"),
        ("May 17, 2024", "write 2024-05-17"),
        ("2024/5/17", "write 2024-05-17"),
        ("2024/05", "write 2024-05"),
        ("17.05.2024", "write 2024-05-17"),
        ("05/17/2024", "write 2024-05-17"),
        ("05/06/2024", "write 2024-06-05 or 2024-05-06"),
        ("2024-5-17", "write 2024-05-17"),
        ("20240517", "write 2024-05-17"),
        ("2019–2021", "write 2019/2021"),
        ("2019-2021", "write 2019/2021"),
        ("2019–21", "write 2019/2021"),
        ("16–17 May 2024", "write 2024-05-16/2024-05-17"),
        ("28 May – 2 June 2024", "write 2024-05-28/2024-06-02"),
        ("May–June 2024", "write 2024-05/2024-06"),
        ("between 2019 and 2021", "write 2019/2021"),
        ("2021/2019", "write 2019/2021"),
        ("c. 2024", "write 2024~"),
        ("perhaps May 2024", "write 2024-05?"),
        ("until the 1960s", "write ../196X"),
        ("since 24 February 2022", "write 2022-02-24/.."),
        ("44 BC", "write -0043"),
        ("1 BC", "write 0000"),
        ("AD 79", "write 0079"),
        ("476", "write 0476"),
        ("17000", "write Y17000"),
        ("Y2006", "write 2006"),
        ("Y-2006", "write -2006"),
        ("-0000", "write 0000"),
        ("Q2 2024", "write 2024-34"),
        ("199u", "write 199X"),
        ("2004?~", "write 2004%"),
        ("unknown/2004", "write /2004"),
        ("2004/open", "write 2004/.."),
        (" 2024 ", "write 2024"),
        ("[1667,1668, 1670..1672]", "write [1667,1668,1670..1672]"),
        ("2024-05-17T10:00", "write 2024-05-17T10:00:00"),
        ("+2024", "write 2024"),
        ("２０２４", "write 2024"),
        ("(2004)~", "write 2004~"),
        ("2004??", "write 2004?"),
        ("2024-23-01", "write 2024-23"),
        ("1985-XX-32", "write 1985-XX"),
        ("2001-2X", "write 2001"),
        ("1950S5", "write 1950"),
        ("Y17000-05", "write Y17000"),
        ("2004-06-11T24:00:00", "write 2004-06-11"),
        ("2004-06-11T10:10:10/2005", "write 2004-06-11/2005"),
        ("[1984", "write [1984]"),
        ("[1672..1670]", "write [1670..1672]"),
        ("1900-02-29", "write 1900-02 where the day is not known"),
        ("1985-13", "write 1985 where the month is not known"),
        ("../..", "write 2024/.. for an open end, 2024/ for an unknown one"),
    ],
)
def test_a_date_in_other_clothes_gets_the_expression_to_write(text: str, hint: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)

    assert caught.value.hint == hint


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("1900-02-29", 9, "February 1900 has 28 days, got 29"),
        ("1985-12/1985-13", 14, "a month is 01 to 12, or 21 to 41 for a part of the year, got 13"),
        ("[1984,1985-02-30]", 15, "February 1985 has 28 days, got 30"),
        ("2024-5-17", 5, "expected a date such as 2024, 2024-05 or 2024-05-17, got '2024-5-17'"),
        ("1985-04-12T23:61:30", 15, "the minute is 00 to 59, got 61"),
        ("2004/2003", 1, "the interval ends before it begins: '2004/2003'"),
    ],
)
def test_a_fault_says_what_is_wrong_and_in_which_column(text: str, column: int, message: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)

    assert (caught.value.column, caught.value.message) == (column, message)


def test_an_endless_text_is_refused_before_it_is_read() -> None:
    with pytest.raises(EdtfError, match="at most 2,000 characters"):
        parse_edtf("[" + "1984," * 1_000 + "1985]")


years = st.integers(min_value=-9999, max_value=9999)


@st.composite
def calendar_dates(draw: st.DrawFn) -> str:
    year = draw(years)
    text = f"{'-' if year < 0 else ''}{abs(year):04}"
    if draw(st.booleans()):
        month = draw(st.integers(min_value=1, max_value=12))
        text += f"-{month:02}"
        if draw(st.booleans()):
            text += f"-{draw(st.integers(min_value=1, max_value=days_in_month(year, month))):02}"
    return text + draw(st.sampled_from(["", "?", "~", "%"]))


@settings(deadline=None)
@given(calendar_dates())
def test_every_date_that_exists_is_read_and_begins_before_it_ends(text: str) -> None:
    date = parse_edtf(text)

    assert date.text == text
    assert date.earliest is not None
    assert date.latest is not None
    assert date.earliest <= date.latest


@settings(deadline=None)
@given(calendar_dates(), calendar_dates())
def test_two_dates_are_an_interval_one_way_round_at_least(one: str, other: str) -> None:
    def is_read(text: str) -> bool:
        try:
            date = parse_edtf(text)
        except EdtfError:
            return False
        return date.earliest is not None and date.latest is not None and date.earliest <= date.latest

    assert is_read(f"{one}/{other}") or is_read(f"{other}/{one}")


@settings(deadline=None)
@given(st.text(alphabet="0123456789X-/.?~%YES[]{},T:Z+ ", max_size=24))
def test_any_text_is_a_date_or_an_error_of_our_own(text: str) -> None:
    try:
        date = parse_edtf(text)
    except EdtfError as error:
        fault, date = error, None
    else:
        fault = None

    if fault:
        assert 1 <= fault.column <= len(text) + 1
    elif date and date.earliest is not None and date.latest is not None:
        assert date.earliest <= date.latest


@settings(deadline=None)
@given(st.text(max_size=90).filter(lambda text: not text.isascii()))
def test_no_text_in_another_script_is_a_date(text: str) -> None:
    with pytest.raises(EdtfError):
        parse_edtf(text)


@settings(deadline=None)
@given(st.text(alphabet="0123456789 -–/.'’,abcdefghijklmnopqrstuvwxyzAMJS", max_size=40))
def test_what_advice_says_to_write_is_edtf(text: str) -> None:
    try:
        parse_edtf(text)
    except EdtfError as error:
        hint = error.hint
    else:
        hint = ""

    if hint.startswith("write ") and " where " not in hint and " for " not in hint:
        for proposal in hint.removeprefix("write ").split(" or "):
            assert parse_edtf(proposal).text == proposal
