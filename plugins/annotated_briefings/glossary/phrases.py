"""Which of many phrases stand in a text: each is looked up under the word that it begins with."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from operator import itemgetter

from annotated_briefings.text.normalised import UNSPACED

_WORD = f"[^\\W{UNSPACED}]+"
_BEGINNING = re.compile(f"^(?:{_WORD}|..?)", re.MULTILINE)
_NO_LETTER = re.compile(f"^(?!{_WORD}).", re.MULTILINE)


class Phrases:
    """Phrases that are to be found where they stand alone (:mod:`annotated_briefings.glossary.boundaries`).

    Each is kept under its beginning: a whole word of a script with spaces, or else two characters. Nothing else of a
    text is looked at, so that what this costs does not grow with the phrases. No phrase holds a line break.
    """

    def __init__(self, phrases: Collection[str]) -> None:
        self._phrases = phrases
        self._lengths: dict[str, tuple[int, ...]] = {}
        lines = "\n".join(phrases)
        for beginning, phrase in zip(_BEGINNING.findall(lines), phrases, strict=True):
            self._lengths[beginning] = _with(len(phrase), self._lengths.get(beginning, ()))
        self._beginnings = frozenset(self._lengths)  # where nearly every word is looked up in vain, it is the fastest
        characters = set(_NO_LETTER.findall(lines))
        self._patterns = [re.compile(f"({_WORD})")]
        if characters:
            self._patterns.append(re.compile(f"(?=(.{{2}})){_one_of(characters)}"))
        if alone := characters & self._beginnings:
            self._patterns.append(re.compile(f"({_one_of(alone)})"))

    def within(self, text: str) -> Iterator[tuple[int, str]]:
        """The phrases in a text with their places, in order, at one place the longest first; they may overlap.

        All that stand alone are among them.
        """
        for start, beginning in sorted(self._begun(text), key=itemgetter(0)):
            for length in self._lengths[beginning]:
                phrase = text[start : start + length]
                if phrase in self._phrases:
                    yield start, phrase

    def _begun(self, text: str) -> list[tuple[int, str]]:
        """The beginnings in a text with their places; at one place two characters come before the first of them."""
        known = self._beginnings
        return [
            (found.start(), found[1])
            for pattern in self._patterns
            for found in pattern.finditer(text)
            if found[1] in known
        ]


def _one_of(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(characters)))}]"


@lru_cache(maxsize=4_096)
def _with(length: int, lengths: tuple[int, ...]) -> tuple[int, ...]:
    """``lengths`` and one more, the longest first; many beginnings share them."""
    return tuple(sorted({*lengths, length}, reverse=True))
