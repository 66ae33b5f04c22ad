"""Numbers of sources."""

from __future__ import annotations

from annotated_briefings.citations.numbering import number_sources
from annotated_briefings.citations.scan import parse_citations

TEXT = "[@b; @a] [@?] @c [@b, p. 3] [@unknown] [@d]"


def test_sources_are_numbered_in_the_order_of_first_use() -> None:
    assert number_sources(parse_citations(TEXT)) == {"b": 1, "a": 2, "c": 3, "unknown": 4, "d": 5}


def test_an_unknown_key_takes_no_number() -> None:
    assert number_sources(parse_citations(TEXT), known="abcd") == {"b": 1, "a": 2, "c": 3, "d": 4}
