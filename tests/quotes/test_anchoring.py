"""Selectors: from a passage to its words."""

from __future__ import annotations

import pytest
from annotated_briefings.quotes.anchoring import selector_for
from annotated_briefings.quotes.model import TextQuoteSelector
from hypothesis import given
from hypothesis import strategies as st

TEXT = "The summit ended. The ministers left by train. Later the ministers left by car."


def test_a_selector_has_the_words_and_what_surrounds_them() -> None:
    start = TEXT.index("Later")

    assert selector_for(TEXT, start, start + 5, context=6) == TextQuoteSelector(
        exact="Later", prefix="rain. ", suffix=" the m"
    )


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 4), (0, 1_000)])
def test_a_passage_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="expected a passage"):
        selector_for(TEXT, start, end)


@given(st.text(min_size=1), st.data())
def test_prefix_exact_and_suffix_are_one_stretch_of_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    selector = selector_for(text, start, end)

    assert selector.exact == text[start:end]
    assert selector.prefix + selector.exact + selector.suffix in text
