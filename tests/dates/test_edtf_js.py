"""Our first and last days beside those of edtf.js: equal, or different for a reason that is written down."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from annotated_briefings.dates.calendar import from_ordinal
from annotated_briefings.dates.edtf import EdtfError, parse_edtf

GOLDEN = Path(__file__).parents[1] / "cases" / "edtf" / "edtf-js.txt"
SAME = "the same"


def golden() -> Iterator[tuple[str, str, tuple[str, str]]]:
    """The heading, the expression and the two days of each line."""
    heading = ""
    for line in GOLDEN.read_text("utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif line.count(" | ") == 2:
            text, first, last = (cell.strip() for cell in line.split(" | "))
            yield heading, text, (first, last)


def ours(text: str) -> tuple[str, str]:
    try:
        date = parse_edtf(text)
    except EdtfError:
        return "refused", "refused"
    return _day(date.earliest, str(date.start)), _day(date.latest, str(date.end))


def _day(ordinal: int | None, end: str) -> str:
    return end if ordinal is None else "{}-{:02}-{:02}".format(*from_ordinal(ordinal))


@pytest.mark.parametrize(("text", "days"), [(text, days) for heading, text, days in golden() if heading == SAME])
def test_where_edtf_js_is_right_our_days_are_the_same(text: str, days: tuple[str, str]) -> None:
    assert ours(text) == days


@pytest.mark.parametrize(("text", "days"), [(text, days) for heading, text, days in golden() if heading != SAME])
def test_a_difference_that_is_listed_is_still_one(text: str, days: tuple[str, str]) -> None:
    assert ours(text) != days


def test_the_list_has_examples_of_every_level() -> None:
    texts = {text for _, text, _ in golden()}

    assert {"1985-04-12", "2004-06~", "?2004-06-~11", "[1667,1668,1670..1672]"} <= texts
    assert sum(heading == SAME for heading, _, _ in golden()) == 93
