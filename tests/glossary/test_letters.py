"""Where names stand in the index."""

from __future__ import annotations

from itertools import groupby

import pytest
from annotated_briefings.glossary.letters import index_key, letter_of
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("label", "letter"),
    [
        ("gas", "G"),
        ("“Little Moscow”", "L"),
        ("Élysée", "E"),
        ("ßtrange", "S"),
        ("Йемен", "Й"),
        ("ёлка", "Ё"),
        ("台湾", "漢"),
        ("西伯利亚力量2号", "漢"),
        ("한국", "ㅎ"),
        ("カレン", "カ"),
        ("9/11", "0–9"),
        ("٣", "0–9"),
        ("$", "#"),
        ("", "#"),
    ],
)
def test_a_name_is_listed_under_its_letter(label: str, letter: str) -> None:
    assert letter_of(label) == letter


def test_names_stand_in_the_order_of_their_letters_then_of_their_words() -> None:
    names = ["Zug", "élan", "Эльба", "+plus", "9/11", "Elbe", "台湾", "$"]

    assert sorted(names, key=index_key) == ["$", "9/11", "élan", "Elbe", "+plus", "Zug", "Эльба", "台湾"]


@given(st.lists(st.text(max_size=4)))
def test_each_letter_stands_in_the_index_once(names: list[str]) -> None:
    letters = [letter for letter, _ in groupby(sorted(names, key=index_key), key=letter_of)]

    assert len(letters) == len(set(letters))
