"""Addresses and ids."""

from __future__ import annotations

import pytest
from annotated_briefings.text.markup import safe_url, slug


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=c", "http://example.org", "mailto:a@example.org", "../a/#b", "a.html"]
)
def test_an_ordinary_address_may_be_followed(url) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:x",
        "data:text/html,x",
        "java\nscript:x",
        "vbscript:x",
        "http://[x",
    ],
)
def test_an_address_that_runs_something_may_not(url) -> None:
    assert safe_url(url) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What was agreed?", "what-was-agreed"),
        ("Russia–China relations", "russia-china-relations"),
        ("Энергия", "энергия"),
        ("能源", "能源"),
        ("???", "x"),
        ("  a__b  ", "a-b"),
    ],
)
def test_an_id_is_made_of_words_of_any_script(text, expected) -> None:
    assert slug(text) == expected
