"""Word diffs: ``[-only in the source-]`` and ``{+only in the quotation+}``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import Indel

from annotated_briefings.quotes.comparable import comparable
from annotated_briefings.text.normalised import UNSPACED

MAX_WORDS = 4_000
"""Words of each side that a diff shows; what follows is left out."""

_WORD = re.compile(rf"[{UNSPACED}]|(?:(?![{UNSPACED}])\S)+")
_OUTSIDE = ".,;:'\"“”„‘’«»‹› "


def quotation_diff(source: str, quotation: str) -> str:
    """As :func:`word_diff`, where the first letter's case and what stands around the whole are no differences."""
    old, new = source.strip(_OUTSIDE), quotation.strip(_OUTSIDE)
    if old[:1].casefold() == new[:1].casefold():
        new = old[:1] + new[1:]
    return word_diff(old, new)


def word_diff(source: str, quotation: str) -> str:
    """What ``quotation`` changes in ``source``, word by word; what counts as equal is shown as the source has it."""
    old, new = _words(source), _words(quotation)
    shown: list[str] = []
    removed: list[str] = []
    added: list[str] = []
    for edit in Indel.opcodes([comparable(word) for word in old], [comparable(word) for word in new]):
        if edit.tag == "equal":
            shown += [*_marked(removed, added), *old[edit.src_start : edit.src_end]]
            removed, added = [], []
        else:
            removed += old[edit.src_start : edit.src_end]
            added += new[edit.dest_start : edit.dest_end]
    return " ".join([*shown, *_marked(removed, added)])


def _words(text: str) -> list[str]:
    return _WORD.findall(text)[:MAX_WORDS]


def _marked(removed: Sequence[str], added: Sequence[str]) -> list[str]:
    old, new = " ".join(removed), " ".join(added)
    return [mark for mark in (f"[-{old}-]" if old else "", f"{{+{new}+}}" if new else "") if mark]
