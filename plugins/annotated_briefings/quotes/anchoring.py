"""From a passage to its selector.

Standard: https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

from __future__ import annotations

from annotated_briefings.quotes.model import TextQuoteSelector

CONTEXT = 32
"""Code points of prefix and suffix: the length that annotation tools use."""


def selector_for(text: str, start: int, end: int, context: int = CONTEXT) -> TextQuoteSelector:
    """The selector of ``text[start:end]`` with up to ``context`` code points on each side."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"expected a passage within {len(text)} code points, got {start} to {end}")
    return TextQuoteSelector(
        exact=text[start:end], prefix=text[max(0, start - context) : start], suffix=text[end : end + context]
    )
