"""Where a label may begin and end in normalised text.

Not ``\\b``, which splits "U.S." and "C++" wrongly and knows nothing of scripts without spaces.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from annotated_briefings.text.normalised import UNSPACED

_UNSPACED = re.compile(f"[{UNSPACED}]")
_CLITICS = re.compile(r"'(?:s|t|d|m|ll|re|ve)(?!\w)", re.IGNORECASE)
_NEGATION = re.compile(r"'t(?!\w)", re.IGNORECASE)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether what lies from ``start`` to ``end`` is no part of a longer word.

    A possessive may follow, and so may a hyphen ("COVID-19"); a hyphen before joins ("node-team").
    """
    if text[start - 1 : start] == " " == text[end : end + 1]:  # nearly always
        return True
    if start and _binds(text[start - 1]) and not _is_unspaced(text[start]):
        return False
    if end < len(text) and _binds(text[end]) and not _is_unspaced(text[end - 1]):
        return False
    return not (_joined_before(text, start) or _joined_after(text, end) or _is_initial(text, start, end))


@cache
def _binds(char: str) -> bool:
    """Whether a neighbour is part of the word: a letter, digit or mark of a script with spaces, "_", "@"."""
    if char in "_@":
        return True
    return (char.isalnum() or unicodedata.category(char)[0] == "M") and not _is_unspaced(char)


@cache
def _is_unspaced(char: str) -> bool:
    return bool(_UNSPACED.match(char))


def _joined_before(text: str, start: int) -> bool:
    """Whether a word and a hyphen stand before, or a word whose "'s" or "'t" this would be."""
    if start < 2 or not _binds(text[start - 2]):
        return False
    before = text[start - 1]
    return (before == "-" and not _is_unspaced(text[start])) or (
        before == "'" and bool(_CLITICS.match(text, start - 1))
    )


def _joined_after(text: str, end: int) -> bool:
    return text.startswith("'", end) and bool(_NEGATION.match(text, end))


def _is_initial(text: str, start: int, end: int) -> bool:
    """Whether a label of one letter is part of "U.S.", "C++" or "C#"."""
    if end - start != 1 or not _binds(text[start]):
        return False
    if text.startswith(("+", "#"), end):
        return True
    dotted_after = text.startswith(".", end) and _binds(text[end + 1 : end + 2] or " ")
    dotted_before = start > 1 and text[start - 1] == "." and _binds(text[start - 2])
    return dotted_after or dotted_before
