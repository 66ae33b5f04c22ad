"""Who appears in a text, so that "she" is none of the words that only begin a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from annotated_briefings.quotes.cues import VERBS
from annotated_briefings.quotes.names import NAME, OPENERS, is_person, is_role, names_in, without_opener
from annotated_briefings.quotes.roles import Roles

_NAMES = re.compile(NAME)
_SPEAKS = re.compile(
    rf"(?P<before>{NAME})(?:, who)? (?:\w+ly |has |had |also )?(?:{VERBS})\b|\b(?:{VERBS}) (?P<behind>{NAME})"
)
_NO_SUBJECT = re.compile(
    r"\b(?:in|at|on|of|from|to|near|a|an|by|with|for|the|via|per|and|around|into|across|through|outside|against|over|under"
    r"|between|towards?|beyond|inside|like|than)\s$",
    re.IGNORECASE,
)
_INSIDE = re.compile(rf"(?<=[a-zа-яё,;] )(?:{NAME})")


_REFERRED = re.compile(
    rf"(?P<name>{NAME})[^.!?\"“”A-ZА-Я]{{0,60}}?\b(?P<pronoun>he|his|him|himself|she|her|hers|herself)\b"
)
_TITLED = re.compile(rf"\b(?P<title>Mr|Mrs|Ms)\.? (?P<name>{NAME})")
_REACH = 6
"""Paragraphs back to which a pronoun may reach."""
_LONGEST = 1_500
"""Code points of a paragraph that are read for that."""
_MALE = frozenset({"he", "his", "him", "himself", "Mr"})


class Cast:
    """The names of one text by what it does with them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._speaking = {
            _last(name) for found in _SPEAKS.finditer(text) if (name := found["before"] or found["behind"])
        }
        self._inside = {word for found in _INSIDE.finditer(text) for word in found[0].split(" ")}
        self._full = {word for name in names_in(text) if " " in name for word in name.split(" ")}

        self.roles = Roles(text)
        self._votes: Counter[str] = Counter()
        for found in (*_REFERRED.finditer(text), *_TITLED.finditer(text)):
            parts = found.groupdict()
            self._votes[_last(parts["name"])] += -1 if (parts.get("pronoun") or parts.get("title")) in _MALE else 1

    def paragraphs_above(self, start: int) -> Iterator[tuple[int, str]]:
        """The paragraphs before the one that starts at a place, nearest first, with where each starts."""
        for _ in range(_REACH):
            end = len(self._text[max(0, start - _LONGEST) : start].rstrip()) + max(0, start - _LONGEST)
            start = self._text.rfind("\n", max(0, end - _LONGEST), end) + 1
            if end <= start:
                return
            yield start, self._text[start:end]

    def agrees(self, name: str, pronoun: str) -> bool:
        """Whether the text speaks of somebody as "he" or "she" does, as far as it shows."""
        votes = self._votes[_last(name)]
        return not (votes > 0 and pronoun == "he") and not (votes < 0 and pronoun == "she")

    def knows(self, name: str) -> bool:
        """Whether a name is somebody's of whom the text says more than this one word."""
        return " " in name or name in self._full or self.speaks(name)

    def names(self, word: str) -> bool:
        """Whether a subject is a name and no word that only begins its sentence: "Water rose"."""
        return " " in word or word in self._inside | self._full or self.speaks(word)

    def speaks(self, name: str) -> bool:
        """Whether the text has somebody say something anywhere."""
        return _last(name) in self._speaking

    def people_in(self, sentence: str) -> list[str]:
        """Whom a sentence may be about, in order; of several those who speak somewhere in the text.

        That is nobody's possession, no place, no "Tumblr post".
        """
        people = [name for found in _NAMES.finditer(sentence) if (name := self._person(found, sentence))]
        return [name for name in people if self.speaks(name)] or people

    def _person(self, found: re.Match[str], sentence: str) -> str:
        name = without_opener(found[0])
        start, end = found.end() - len(name), found.end()
        if name in OPENERS or is_role(name) or not is_person(name) or sentence[end : end + 2] in {"’s", "'s"}:
            return ""
        if not start and " " not in name and name not in self._inside | self._full:
            return ""
        return "" if _NO_SUBJECT.search(sentence[max(0, start - 8) : start]) else name


def _last(name: str) -> str:
    return name.rpartition(" ")[2]
