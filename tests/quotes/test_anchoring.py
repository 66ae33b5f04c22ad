"""Selectors: from a passage to its words and back."""

from __future__ import annotations

import pytest
from annotated_briefings.quotes.anchoring import anchor_selector, selector_for
from annotated_briefings.quotes.model import TextQuoteSelector
from annotated_briefings.text.place import Span
from hypothesis import given
from hypothesis import strategies as st

TEXT = "The summit ended. The ministers left by train. Later the ministers left by car."


def test_a_selector_has_the_words_and_what_surrounds_them() -> None:
    start = TEXT.index("Later")

    assert selector_for(TEXT, start, start + 5, context=6) == TextQuoteSelector(
        exact="Later", prefix="train. "[1:], suffix=" the m"
    )


def test_the_surroundings_tell_two_equal_passages_apart() -> None:
    second = TEXT.rindex("ministers left")

    selector = selector_for(TEXT, second, second + len("ministers left"))

    assert anchor_selector(selector, TEXT) == Span(second, second + len("ministers left"))


def test_a_passage_is_found_again_in_other_typography() -> None:
    selector = TextQuoteSelector(exact="“ministers left” by")

    assert anchor_selector(selector, "So 'ministers\u00a0 left' by train") == Span(3, 23)


@pytest.mark.parametrize("exact", ["nobody stayed", "inisters left", ""])
def test_a_passage_that_is_not_there_has_no_place(exact: str) -> None:
    assert anchor_selector(TextQuoteSelector(exact=exact), TEXT) is None


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 4), (0, 1_000)])
def test_a_passage_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="expected a passage"):
        selector_for(TEXT, start, end)


@given(st.lists(st.sampled_from(["alpha", "beta", "gamma"]), min_size=1, max_size=30), st.data())
def test_a_selector_leads_back_to_equal_words(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join(words[:first])) + (first > 0)

    span = anchor_selector(selector_for(text, start, start + len(words[first])), text)

    assert span is not None
    assert text[span.start : span.end] == words[first]
