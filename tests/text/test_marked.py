"""HTML with marks, filled by each page its own way."""

from __future__ import annotations

from annotated_briefings.text.disk import as_text
from annotated_briefings.text.marked import (
    SOURCES,
    TERM_END,
    citation_mark,
    fill,
    raw_mark,
    replace_raw,
    term_mark,
    without_marks,
)
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup


def filled(html: str) -> str:
    return fill(
        html,
        citation=lambda index: Markup("[c{}]").format(index),
        term=lambda index: Markup("<a{}>").format(index),
        sources=Markup("[s]"),
    )


def test_each_kind_of_mark_is_filled() -> None:
    html = f"x{citation_mark(12)} {term_mark(3)}y{TERM_END}{SOURCES}"

    assert filled(html) == "x[c12] <a3>y</a>[s]"


def test_words_between_marks_are_kept_where_marks_are_taken_out() -> None:
    assert without_marks(f"a {term_mark(0)}b{TERM_END}{citation_mark(1)} c") == "a b c"


@given(st.text(), st.integers(0, 10**6))
def test_a_raw_mark_gives_its_number_back_whatever_stands_around_it(text, number) -> None:
    around = as_text(text)

    assert replace_raw(f"{around}{raw_mark(number)}{around}", str) == f"{around}{number}{around}"


@given(st.text())
def test_no_input_can_hold_a_mark(text) -> None:
    assert filled(as_text(text)) == as_text(text)
