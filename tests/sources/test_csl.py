"""Dates in CSL's form, as EDTF."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.sources.csl import date_as_edtf
from annotated_briefings.text.yaml import Mapping, read_yaml

LONG = "9" * 5000


def date_of(text: str) -> str:
    root = read_yaml(text, PurePosixPath("sources.yml"), lambda found: None)
    assert isinstance(root, Mapping)
    return date_as_edtf(root)


@pytest.mark.parametrize(
    "text", [f"date-parts: [[{LONG}]]", f"date-parts: [[2020, {LONG}]]", "date-parts: [[--5]]", "date-parts: [[x]]"]
)
def test_parts_that_are_no_numbers_are_left_to_be_refused(text) -> None:
    date = date_of(text)

    with pytest.raises(EdtfError):
        parse_edtf(date)


@pytest.mark.parametrize("season", [LONG, "spring", "٣٣٣"])
def test_a_season_that_is_no_number_is_not_read(season) -> None:
    assert date_of(f"{{date-parts: [[2020]], season: {season}}}") == "2020"
