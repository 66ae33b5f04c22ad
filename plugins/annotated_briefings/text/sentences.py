"""Where a sentence begins and ends in prose: good enough to show a term in context or to tie a citation to a claim."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

_BOUNDARY = re.compile('[.!?…。！？]["”’»)\\]]*[\ufdd0-\ufdef]*(?:\\s+|(?<=[。！？]))')
"""The end of a sentence; a citation's mark (:mod:`annotated_briefings.text.marked`) behind it belongs to it."""
_INITIAL = re.compile(r"(?:^|[\s(“\"])(?:\w\.)*\w$|\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs|etc|cf|al)$")
_OPENING = re.compile('[“«"]')
_CLOSING = {"“": "”", "«": "»", '"': '"'}


def sentence_starts(text: str) -> tuple[int, ...]:
    """The offsets at which sentences begin; what stands inside quotation marks does not end one before its end."""
    closed = _without_inner_ends(text)
    return (0, *(found.end() for found in _BOUNDARY.finditer(closed) if _ends_sentence(closed, found)))


class Sentences:
    """The sentences of one text, found once, when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return sentence_starts(self._text)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The offsets of the sentence (or sentences) that hold ``start`` to ``end``."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_left(self._starts, end, lo=first + 1)
        return self._starts[first], self._starts[last] if last < len(self._starts) else len(self._text)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """As :meth:`Sentences.around`, for a single place in a text."""
    return Sentences(text).around(start, end)


def _without_inner_ends(text: str) -> str:
    """``text``, as long as it was, with an ``x`` for all that is quoted but its last character."""
    parts: list[str] = []
    done = 0
    unclosed: set[str] = set()
    for found in _OPENING.finditer(text):
        at, closing = found.start(), _CLOSING[found[0]]
        if at < done or closing in unclosed:
            continue
        end = text.find(closing, at + 1)
        if end < 0:
            unclosed.add(closing)
            continue
        last = max(at + 1, end - 1)
        parts += text[done : at + 1], "x" * (last - at - 1), text[last : end + 1]
        done = end + 1
    return "".join((*parts, text[done:]))


def _ends_sentence(text: str, found: re.Match[str]) -> bool:
    """Not after an initial or a title, and not before a small letter."""
    if found.end() >= len(text) or text[found.end()].islower():
        return False
    return text[found.start()] != "." or not _INITIAL.search(text[max(0, found.start() - 12) : found.start()])
