"""Phrases looked up by what they begin with."""

from __future__ import annotations

import re
import sys

import pytest
from annotated_briefings.glossary.boundaries import stands_alone
from annotated_briefings.glossary.matching import fold
from annotated_briefings.glossary.phrases import Phrases
from hypothesis import given
from hypothesis import strategies as st

SIGNS = "abя台湾ไ2 .-'+@_\u0301"
PHRASES = st.text(SIGNS, min_size=1, max_size=4)


@given(st.text(SIGNS), st.sets(PHRASES, max_size=8))
def test_every_phrase_that_stands_alone_is_found(text: str, phrases: set[str]) -> None:
    places = {(found.start(), phrase) for phrase in phrases for found in re.finditer(f"(?={re.escape(phrase)})", text)}

    found = set(Phrases(phrases).within(text))

    assert found <= places
    assert {(at, phrase) for at, phrase in places if stands_alone(text, at, at + len(phrase))} <= found


@given(st.text(SIGNS), st.sets(PHRASES, max_size=8))
def test_phrases_come_in_order_and_at_one_place_the_longest_first(text: str, phrases: set[str]) -> None:
    found = list(Phrases(phrases).within(text))

    assert found == sorted(found, key=lambda place: (place[0], -len(place[1])))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a trade war", [(2, "trade war"), (2, "trade"), (8, "war")]),
        ("warfare, postwar", []),
        ("台湾海峡", [(0, "台湾"), (0, "台"), (2, "海峡")]),
        ("in .net", [(3, ".net")]),
        ("台", [(0, "台")]),
        ("", []),
    ],
)
def test_only_beginnings_are_looked_up(text: str, expected: list[tuple[int, str]]) -> None:
    phrases = Phrases(["trade", "trade war", "war", "台湾", "台", "海峡", ".net"])

    assert list(phrases.within(text)) == expected


def test_without_phrases_nothing_is_found() -> None:
    assert list(Phrases([]).within("a war in 台湾")) == []


def test_folding_makes_a_letter_of_nothing_else() -> None:
    characters = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF]

    assert [char for char in characters if re.match(r"\w", fold(char)) and not re.match(r"\w", char)] == []
