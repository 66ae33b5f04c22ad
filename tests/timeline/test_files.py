"""Tables of events from outside as timelines to paste."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.timeline.files import table_to_timeline
from hypothesis import given, settings
from hypothesis import strategies as st

PATH = PurePosixPath("events.csv")


def _convert(text: str, *, title: str = "", escape=str) -> tuple[list[str], list[Diagnostic]]:
    """The block's lines that are not empty, without its first and last, and the findings."""
    found: list[Diagnostic] = []
    block = table_to_timeline(text, PATH, found.append, escape=escape, title=title)
    return [line for line in block.split("\n") if line][1:-1], found


def test_each_row_becomes_an_event_with_its_sources_and_id() -> None:
    text = "date,text,sources,id\n2024-05-17,They met.,a; @b,summit\n196X~,Then.,,\n"

    assert _convert(text) == (
        ["2024-05-17", ":   They met. [@a; @b]", "    id: summit", "196X~", ":   Then."],
        [],
    )


def test_a_block_opens_and_closes_with_its_blank_lines() -> None:
    block = table_to_timeline("date,text\n2024,x\n", PATH, lambda _: None, escape=str, title="A\ntitle")

    assert block == "/// timeline | A title\n\n2024\n:   x\n\n///\n"


@pytest.mark.parametrize(
    "text",
    [
        "When;What happened\n2024-05-17;They met.\n",
        "DATE\tEvent\n2024-05-17\tThey met.\n",
        "Year,Month,Day,Text\n2024,5,17,They met.\n",
        "Text,start_date,end_date\nThey met.,2024-05-17,2024-05-17\n",
        "other,edtf,description\nx,2024-05-17,They met.\n",
        'date,text\n\n"2024-05-17","They\nmet."\n,\n',
        "sep=;\ndate;text\n2024-05-17;They met.\n",
    ],
    ids=[
        "semicolons",
        "tabs",
        "year, month and day",
        "start and end",
        "unknown columns",
        "quoted and empty lines",
        "sep=",
    ],
)
def test_columns_have_the_names_that_other_tools_give_them(text: str) -> None:
    lines, found = _convert(text, escape=lambda words: " ".join(words.split()))

    assert (lines, found) == (["2024-05-17", ":   They met."], [])


@pytest.mark.parametrize(
    ("cells", "date"),
    [
        ("2022,2,24,,,", "2022-02-24"),
        ("2022,,,2024,,", "2022/2024"),
        ("1941,6,22,1945,5,9", "1941-06-22/1945-05-09"),
        ("-44,3,15,,,", "-0043-03-15"),
        ("-1,,,14,,", "0000/0014"),
        ("800,,,,,", "0800"),
    ],
)
def test_columns_for_year_month_and_day_are_put_together(cells: str, date: str) -> None:
    names = "Year,Month,Day,End Year,End Month,End Day,Headline"

    lines, found = _convert(f"{names}\n{cells},It was so\n")

    assert (lines, found) == ([date, ":   It was so"], [])


def test_headline_and_text_are_told_one_after_the_other() -> None:
    lines, _ = _convert("date,headline,text\n2024,A visit,They met.\n2025,Alone,\n")

    assert lines[1::2] == [":   A visit. They met.", ":   Alone"]


@pytest.mark.parametrize(
    ("row", "code", "column", "hint"),
    [
        ("x,1960s", "invalid-date", 7, "196X"),
        ('"a ""b"", c",Spring 2022', "invalid-date", 14, "2022-21"),
        ("x, 1900-02-29", "invalid-date", 12, "1900-02"),
        ("x,17/05/2024", "invalid-date", 8, "2024-05-17"),
        ("x,", "event-without-date", 1, ".."),
        (",2024", "event-without-text", 1, ""),
    ],
)
def test_a_faulty_row_is_kept_and_reported_where_it_stands(row: str, code: str, column: int, hint: str) -> None:
    lines, found = _convert(f"text,date\nfirst,2021\n{row}\nlast,2025\n")

    assert [(one.code, one.location.line, one.location.column) for one in found] == [(code, 3, column)]
    assert hint in found[0].hint
    assert len(lines) == 6


def test_a_fault_below_a_cell_of_several_lines_has_its_own_line() -> None:
    _, found = _convert('date,text\n2024,"one\ntwo"\n1985-13,x\n')

    assert (found[0].location.line, found[0].location.column) == (4, 6)


def test_a_line_that_names_the_delimiter_counts_as_a_line() -> None:
    _, found = _convert("sep=;\ndate;text\n1985-13;x\n")

    assert (found[0].location.line, found[0].location.column) == (3, 6)


@pytest.mark.parametrize("text", ["", "\n", "name,place\nx,y\n", "date,place\n2024,y\n", "text\nx\n"])
def test_a_table_without_dates_or_words_is_refused(text: str) -> None:
    lines, found = _convert(text)

    assert ([one.code for one in found], lines) == (["invalid-table"], [])


def test_a_quotation_mark_that_is_not_closed_ends_the_table_at_its_line() -> None:
    lines, found = _convert('date,text\n2021,x\n2022,"y\n2023,z\n')

    assert [(one.code, one.location.line) for one in found] == [("invalid-table", 3)]
    assert lines == ["2021", ":   x"]


@pytest.mark.parametrize(
    ("cell", "citations"),
    [
        ("a, b", "[@a; @b]"),
        ("@a;Reuters, 3 May", "[@a] [@?: Reuters, 3 May]"),
        ("see [1]", "[@?: see 1]"),
        (";;", ""),
    ],
)
def test_what_is_no_key_is_a_source_still_to_be_found(cell: str, citations: str) -> None:
    lines, _ = _convert(f'date,text,source\n2024,x,"{cell}"\n')

    assert lines[1] == f":   x {citations}".rstrip()


def test_words_that_would_be_an_option_are_escaped() -> None:
    lines, _ = _convert("date,text\n2024,id: x\n2025,same: a#b\n")

    assert lines[1::2] == [":   id&#58; x", ":   same&#58; a#b"]


@settings(deadline=None)
@given(st.lists(st.text(max_size=20), max_size=12))
def test_no_table_ends_in_a_traceback_and_each_date_is_edtf_or_reported(cells: list[str]) -> None:
    found: list[Diagnostic] = []

    block = table_to_timeline("date,text,sources\n" + ",".join(cells), PATH, found.append, escape=str)

    for line in block.split("\n")[2:3]:
        try:
            parse_edtf(line)
        except EdtfError:
            assert found
