"""Acronyms, and the words of the text that they stand for.

After A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text"
(2003): a long form stands beside its short form in brackets. Of names with capitals one in the sentences around will
do, where its initials are exactly the acronym.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ACRONYM = re.compile(r"(?<![\w-])(?:[A-Z]{2,7}|(?:[A-Z]\.){2,6})(?:s\b)?(?![\w-])")
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ]"
_WORD = rf"{_CAPITAL}[\w-]*(?:['’](?!s\b)\w+)?"
_LONG_FORM = re.compile(rf"{_WORD}(?: (?:(?:of|the|and|for|in|on|to|de|&) ){{0,2}}{_WORD}){{1,8}}")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "von", "van", "bin", "al", "&", "a"})
_BRACKETED = re.compile(r"\((?:the |or |also )?[“\"‘]?(?P<inside>[^()\n“”\"]{2,90}?)[”\"’]?\)")
_OPENING = re.compile(r"\S+")
_LONGEST_WINDOW = 4_000
"""Code points around an acronym in which its long form is looked for where it is not beside it."""
_SHORT = 2
_SPELLED_OUT = {
    "US": "United States", "UK": "United Kingdom", "UN": "United Nations", "EU": "European Union",
}  # fmt: skip
"""Two letters fit too many names to be tied to one that does not stand beside them: these are always the same."""
_MOST_WORDS = 9


@dataclass(frozen=True, slots=True)
class _LongForm:
    words: tuple[str, ...]
    start: int


class LongForms:
    """What a text spells out: the long form of each acronym that it has."""

    def __init__(self, text: str) -> None:
        self._beside = dict(_beside(text))
        self._named = [_LongForm(tuple(found[0].split(" ")), found.start()) for found in _LONG_FORM.finditer(text)]
        self._starts = [name.start for name in self._named]

    def of(self, acronym: str, at: int) -> str:
        """The words beside the acronym, else the nearest name with its initials; "" where there is none."""
        letters = _letters(acronym)
        return self._beside.get(letters) or self._near(letters, at)

    def _near(self, letters: str, at: int) -> str:
        first, last = (bisect_left(self._starts, at + side * _LONGEST_WINDOW) for side in (-1, 1))
        names = self._named[first:last]
        for name in sorted(names, key=lambda name: abs(name.start - at)):
            spelled = _spelled(name.words, letters)
            if spelled and (len(letters) > _SHORT or _SPELLED_OUT.get(letters) == spelled):
                return spelled
        return ""


def _letters(acronym: str) -> str:
    return acronym.replace(".", "").upper()


def _spelled(words: Sequence[str], letters: str) -> str:
    """The first run of the words that has these letters as its initials; it begins with no small word."""
    for first in range(len(words)):
        if words[first].lower() in _SMALL or words[first][0].upper() != letters[0]:
            continue
        for last in range(first + 2, len(words) + 1):
            run = words[first:last]
            if run[-1].lower() not in _SMALL and _spells(run, letters) and " ".join(run) != letters:
                return " ".join(run)
    return ""


def _spells(words: Sequence[str], letters: str) -> bool:
    """Whether the letters are the initials of the words in order; small words and second halves may be passed over."""
    if not words:
        return not letters
    word = words[0]
    if word.lower() in _SMALL and _spells(words[1:], letters):
        return True
    initials = "".join(part[0].upper() for part in word.split("-") if part)
    return any(
        letters.startswith(initials[:count]) and _spells(words[1:], letters[count:])
        for count in range(len(initials), 0, -1)
    )


def _beside(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of letters and long form: "International Criminal Court (ICC)", "ICC (International Criminal Court)"."""
    for found in _BRACKETED.finditer(text):
        inside = found["inside"].strip()
        before = text[max(0, found.start() - 160) : found.start()].rpartition("\n")[2]
        if ACRONYM.fullmatch(inside):
            letters = _letters(inside.removesuffix("s"))
            words = _OPENING.findall(before)[-_MOST_WORDS:]
            if spelled := _ending(words, letters):
                yield letters, spelled
        elif (last := before.split()[-1:]) and ACRONYM.fullmatch(last[0]):
            letters = _letters(last[0].removesuffix("s"))
            if _spells(inside.split(), letters):
                yield letters, inside


def _ending(words: Sequence[str], letters: str) -> str:
    """The shortest run at the end of the words that spells the letters."""
    for first in range(len(words) - 1, -1, -1):
        run = [word.strip('“”"‘’,;') for word in words[first:]]
        if run[0] and run[0].lower() not in _SMALL and all(run) and _spells(run, letters):
            return " ".join(run)
    return _ending_within(words, letters)


def _ending_within(words: Sequence[str], letters: str) -> str:
    """The same, with letters from inside the words: "extensible markup language (XML)"; at least half are initials."""
    for first in range(len(words) - 1, max(-1, len(words) - len(letters) - 1), -1):
        run = [word.strip('“”"‘’,;') for word in words[first:]]
        if not all(run) or run[0][0].upper() != letters[0] or any(word.lower() in _SMALL for word in run[:1]):
            continue
        initials = sum(word[0].upper() in letters for word in run)
        if (
            len(run) > 1
            and 2 * initials >= len(letters)
            and initials == len(run)
            and _is_within("".join(run).upper(), letters)
        ):
            return " ".join(run)
    return ""


def _is_within(letters: str, wanted: str) -> bool:
    rest = iter(letters)
    return all(letter in rest for letter in wanted)
