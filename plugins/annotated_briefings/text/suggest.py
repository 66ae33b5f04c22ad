"""The nearest of the words that would have been right."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

_NEAR = 70.0
"""Lowest similarity (0 to 100) worth a suggestion: a transposition in a word of four letters scores 75."""


def did_you_mean(wrong: str, right: Iterable[str]) -> str:
    """A hint such as ``did you mean 'prefLabel'?``, or an empty string where nothing is near."""
    found = process.extractOne(
        wrong, sorted(right), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=_NEAR
    )
    return f"did you mean '{found[0]}'?" if found else ""
