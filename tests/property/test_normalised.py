"""Normalised text against one that looks at every character."""

from __future__ import annotations

import re
import unicodedata

import pytest
from annotated_briefings.text.normalised import QUOTATION_TABLE, TERM_TABLE, Table, normalise, normalised_string
from hypothesis import given
from hypothesis import strategies as st

SPECIAL = "a é e\u0301\u0308ё’“ﬃ\u00ad\u200b\n\r\t\u00a0\u2000\u3000Ｇ-‑台한\u1112\u1161\u11ab\u0958\u1fef"
TEXTS = st.one_of(st.text(SPECIAL), st.text())
TABLES = st.sampled_from([TERM_TABLE, QUOTATION_TABLE])


def naive(text: str, table: Table) -> str:
    return re.sub(" +", " ", unicodedata.normalize("NFC", text).translate(table))


@given(st.text(SPECIAL.replace("台", "")), TABLES)
def test_the_text_is_composed_replaced_and_squeezed(text: str, table: Table) -> None:
    assert normalise(text, table).text == naive(text, table)


@given(TEXTS, TABLES)
def test_every_character_stands_for_a_stretch_of_the_authors_text_in_order(text: str, table: Table) -> None:
    normalised = normalise(text, table)

    starts, ends = normalised.starts, normalised.ends
    assert len(starts) == len(ends) == len(normalised.text)
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))
    assert list(starts) == sorted(starts)
    assert list(ends) == sorted(ends)


@given(TEXTS, TABLES)
def test_the_authors_stretch_of_a_word_normalises_to_the_word(text: str, table: Table) -> None:
    normalised = normalise(text, table)

    for word in re.finditer(r"\S+", normalised.text):
        start, end = normalised.original(*word.span())
        assert normalised_string(text[start:end], table) == word[0]


@given(TEXTS, TABLES)
def test_the_string_alone_is_the_same_without_outer_space(text: str, table: Table) -> None:
    assert normalised_string(text, table) == normalise(text, table).text.strip(" ")


@pytest.mark.parametrize(
    ("text", "expected", "words", "original"),
    [
        ("台\n湾", "台湾", "台湾", "台\n湾"),
        ("the ﬁne", "the fine", "fine", "ﬁne"),
        ("a  \u00a0 b", "a b", " ", "  \u00a0 "),
        ("cafe\u0301s", "cafés", "é", "e\u0301"),
        ("x\u00ady", "xy", "xy", "x\u00ady"),
        ("\u00adx\u00ad", "x", "x", "x"),
    ],
)
def test_places_lead_back(text: str, expected: str, words: str, original: str) -> None:
    normalised = normalise(text, TERM_TABLE)
    start = normalised.text.index(words)

    first, last = normalised.original(start, start + len(words))

    assert normalised.text == expected
    assert text[first:last] == original


def test_an_index_outside_the_text_is_refused() -> None:
    with pytest.raises(IndexError, match="below 2"):
        normalise("ab", TERM_TABLE).original(1, 4)
