"""RIS: what each tag becomes, and what is said of what cannot be read."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from annotated_briefings.sources.csl import TYPES as CSL_TYPES
from annotated_briefings.sources.files import read_ris
from annotated_briefings.sources.model import Name, Source
from annotated_briefings.sources.ris import TYPES
from annotated_briefings.text.diagnostic import Diagnostic
from hypothesis import given, settings
from hypothesis import strategies as st

PATH = PurePosixPath("briefings/sources.ris")
FULL = """\
TY  - JOUR
ID  - mueller2020
AU  - Müller, Jörg
AU  - Doe, Jane, Jr.
AU  - World Bank
A2  - Roe, Richard
TI  - A <title>
JO  - The Journal
DA  - 2020/05/17/
Y2  - 2021/01/02
VL  - 3
IS  - 4
SP  - 1
EP  - 9
SN  - 1234-5678
DO  - 10.1000/x
UR  - https://example.org/x
KW  - one
KW  - two
LA  - en
ER  - 
"""  # noqa: W291  (the format ends its last line so)


def read(text: str) -> tuple[tuple[Source, ...], list[Diagnostic]]:
    found: list[Diagnostic] = []
    return read_ris(text, PATH, found.append), found


def record(*lines: str) -> str:
    return "\n".join(("TY  - GEN", *lines, "ER  - ", ""))


def test_a_record_is_read_with_everything_that_csl_has_a_word_for() -> None:
    (source,), found = read(FULL)

    assert found == []
    assert (source.id, source.type, source.title) == ("mueller2020", "article-journal", "A <title>")
    assert source.author == (
        Name(family="Müller", given="Jörg"),
        Name(family="Doe", given="Jane", suffix="Jr."),
        Name(literal="World Bank"),
    )
    assert source.editor == (Name(family="Roe", given="Richard"),)
    assert (source.container_title, source.issued, source.accessed) == ("The Journal", "2020-05-17", "2021-01-02")
    assert (source.url, source.doi, source.language) == ("https://example.org/x", "10.1000/x", "en")
    assert source.extra == (
        ("ISSN", "1234-5678"), ("issue", "4"), ("keyword", "one, two"), ("page", "1-9"), ("volume", "3"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "issued"),
    [
        ("PY  - 2020", "2020"),
        ("PY  - 2020///spring", "2020"),
        ("DA  - 2020/05", "2020-05"),
        ("Y1  - 2020/5/7/", "2020-05-07"),
    ],
)
def test_dates_are_as_exact_as_they_were_written(line: str, issued: str) -> None:
    assert read(record("ID  - a", line))[0][0].issued == issued


def test_a_date_that_is_none_is_reported() -> None:
    (source,), found = read(record("ID  - a", "DA  - last May"))

    assert source.issued == ""
    assert [one.code for one in found] == ["invalid-date"]


def test_every_type_is_one_of_csl_s() -> None:
    assert set(TYPES.values()) <= CSL_TYPES


def test_a_record_without_an_id_is_given_a_key_and_that_is_said() -> None:
    text = record("AU  - Müller, Jörg", "PY  - 2020") * 2 + record("TI  - A title of several words")

    sources, found = read(text)

    assert [source.id for source in sources] == ["müller-2020", "müller-2020-2", "a-title-of-several"]
    assert [(one.code, one.location.line) for one in found] == [
        ("made-up-key", 1),
        ("made-up-key", 5),
        ("made-up-key", 9),
    ]


def test_a_record_without_its_end_is_said_with_its_line_and_hides_nothing() -> None:
    sources, found = read("TY  - BOOK\nID  - open\n\n" + record("ID  - whole"))

    assert [source.id for source in sources] == ["whole"]
    assert [(one.code, one.location.line) for one in found] == [("invalid-entry", 1)]


def test_unknown_tags_are_passed_over_and_a_line_without_one_goes_on_the_line_before() -> None:
    (source,), found = read(record("ID  - a", "XX  - what", "TI  - A title", "on two lines"))

    assert (source.title, found) == ("A title on two lines", [])


@given(st.text(alphabet="TYERIDAU -\n0123/é", max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_an_exception(text: str) -> None:
    read(text)
    read(f"TY  - {text}\nER  - ")
