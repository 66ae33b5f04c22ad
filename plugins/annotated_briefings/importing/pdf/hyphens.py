"""Words that a line's end has parted, put together again where the whole is right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from annotated_briefings.importing.pdf.model import Line
from annotated_briefings.text.normalised import UNSPACED

_WORDS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LAST = re.compile(r"(?P<all>(?:[^\W\d_]+-)*(?P<part>[^\W\d_]+))-$")
_FIRST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDS_UNSPACED = re.compile(f"[{UNSPACED}、。，！？：；」』）]$")
_BEGINS_UNSPACED = re.compile(f"[{UNSPACED}「『（]")
_KEEPING = frozenset([
    "all", "anti", "cross", "ex", "far", "half", "high", "ill", "large", "left", "long", "low", "mid", "much", "multi",
    "near", "non", "off", "old", "one", "pre", "pro", "quasi", "right", "second", "self", "semi", "short", "single",
    "small", "so", "third", "three", "two", "vice", "well", "wide", "would",
])  # fmt: skip
"""What commonly stands before a hyphen that stays; where the text itself shows the word, that goes before."""
_LEAST_WORD = 4
"""Letters of the second part of a compound: shorter ends are syllables more often than words."""


@dataclass(frozen=True)
class Vocabulary:
    """The words of a document that no line's end has parted, in small letters."""

    words: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Vocabulary:
        """What the lines hold, but for the last word of each that ends in a hyphen."""
        found: set[str] = set()
        for line in lines:
            words = _WORDS.findall(_LAST.sub("", line.text).lower())
            found.update(words)
        return cls(frozenset(found))

    def join(self, text: str, following: str) -> str:
        """Two lines as one text: with a space, or as one word, with its hyphen or without."""
        last, first = _LAST.search(text), _FIRST.match(following)
        if not last or not first:
            ends = text.endswith("-") or (_ENDS_UNSPACED.search(text) and _BEGINS_UNSPACED.match(following))
            return f"{text}{following}" if ends and not text.endswith(" -") else f"{text} {following}"
        keeps = self._keeps_hyphen(last["all"], last["part"], first[0])
        return f"{text if keeps else text[:-1]}{following}"

    def _keeps_hyphen(self, whole: str, part: str, following: str) -> bool:
        before, after = whole.lower(), following.lower()
        if f"{before}-{after}" in self.words:
            return True
        if f"{before}{after}" in self.words:
            return False
        if not following[0].islower() or before in _KEEPING:
            return True
        return len(after) >= _LEAST_WORD and len(part) > 2 and part.lower() in self.words and after in self.words
