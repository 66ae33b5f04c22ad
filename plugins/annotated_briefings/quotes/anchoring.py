"""From a passage to its selector and back.

Standard: https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

from __future__ import annotations

from itertools import takewhile

from annotated_briefings.quotes.comparable import ComparableText, comparable
from annotated_briefings.quotes.model import TextQuoteSelector
from annotated_briefings.text.place import Span

CONTEXT = 32
"""Code points of prefix and suffix: the length that annotation tools use."""


def selector_for(text: str, start: int, end: int, context: int = CONTEXT) -> TextQuoteSelector:
    """The selector of ``text[start:end]`` with up to ``context`` code points on each side."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"expected a passage within {len(text)} code points, got {start} to {end}")
    return TextQuoteSelector(
        exact=text[start:end], prefix=text[max(0, start - context) : start], suffix=text[end : end + context]
    )


def anchor_selector(selector: TextQuoteSelector, text: str) -> Span | None:
    """Where the selector's passage stands in ``text``, or nothing where it stands nowhere.

    Compared as the quotation lock compares. Of several places the one whose surroundings are most alike; of equals
    the first.
    """
    prepared = ComparableText(text)
    prefix, suffix = comparable(selector.prefix), comparable(selector.suffix)
    places = list(prepared.occurrences(comparable(selector.exact)))
    if not places:
        return None
    return prepared.originals(max(places, key=lambda place: _likeness(prepared, place, prefix, suffix)))


def _likeness(text: ComparableText, place: Span, prefix: str, suffix: str) -> int:
    """How many characters before and after a place agree with the context."""
    before = text.comparable[max(0, place.start - len(prefix) - 1) : place.start].rstrip()
    after = text.comparable[place.end : place.end + len(suffix) + 1].lstrip()
    return _agreeing(before[::-1], prefix[::-1]) + _agreeing(after, suffix)


def _agreeing(left: str, right: str) -> int:
    """How many characters two strings begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))
