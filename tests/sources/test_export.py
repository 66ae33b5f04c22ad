"""Sources as CSL-JSON."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

import pytest
from annotated_briefings.sources.export import to_csl_json
from annotated_briefings.sources.files import read_csl_json, read_sources
from annotated_briefings.sources.model import Copy, Source
from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.place import Location

PATH = PurePosixPath("sources.yml")
PLACE = Location(PATH)


@pytest.mark.parametrize(
    ("edtf", "csl"),
    [
        ("2024-05-17", {"date-parts": [[2024, 5, 17]]}),
        ("2024-05~", {"date-parts": [[2024, 5]], "circa": True}),
        ("2022-23", {"date-parts": [[2022]], "season": 3}),
        ("2022-05/2023", {"date-parts": [[2022, 5], [2023]]}),
        ("-0043-03-15", {"date-parts": [[-44, 3, 15]]}),
        ("196X", {"literal": "196X"}),
        ("../1969", {"literal": "../1969"}),
        ("not a date", {"literal": "not a date"}),
    ],
)
def test_a_date_takes_csl_s_form_or_stays_text(edtf: str, csl: dict[str, object]) -> None:
    (item,) = json.loads(to_csl_json([Source(id="a", location=PLACE, issued=edtf)]))

    assert item["issued"] == csl


def test_our_own_fields_and_empty_ones_are_left_out() -> None:
    (item,) = json.loads(to_csl_json([Source(id="a", location=PLACE, rights="CC0-1.0", copy=Copy(text="x"))]))

    assert item == {"id": "a", "type": "document"}


def test_what_is_written_is_read_again() -> None:
    found: list[Diagnostic] = []
    text = """
a: {type: book, title: T, author: [{family: Müller, given: Jörg}, EU], issued: 2020~, URL: https://example.org,
    translator: [{family: Doe, given: J.}, NGO], original-date: 1999-02, ISBN: 978-3, note: n}
b: {type: article-journal, container-title: J, volume: 3, page: 1-9, issued: 2021-05/2021-06}
"""
    sources = read_sources(text, PATH, found.append)

    again = read_csl_json(to_csl_json(sources), PATH, found.append)

    assert found == []
    assert [{**_values(source)} for source in again] == [{**_values(source)} for source in sources]


def _values(source: Source) -> dict[str, object]:
    return {name: getattr(source, name) for name in Source.__dataclass_fields__ if name != "location"}
