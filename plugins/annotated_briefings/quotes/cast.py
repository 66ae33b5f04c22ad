"""Who appears in a text, so that "she" is none of the words that only begin a sentence."""

from __future__ import annotations

import re
from collections import Counter

from annotated_briefings.quotes.cues import VERBS
from annotated_briefings.quotes.names import NAME, OPENERS, is_person, names_in, without_opener

_NAMES = re.compile(NAME)
_SPEAKS = re.compile(
    rf"(?P<before>{NAME})(?:, who)? (?:\w+ly |has |had |also )?(?:{VERBS})\b|\b(?:{VERBS}) (?P<behind>{NAME})"
)
_NO_SUBJECT = re.compile(r"\b(?:in|at|on|of|from|to|near|a|an|by|with|for|the|via|per|and)\s$", re.IGNORECASE)
_INSIDE = re.compile(rf"(?<=[a-zа-яё,;] )(?:{NAME})")


_REFERRED = re.compile(
    rf"(?P<name>{NAME})[^.!?\"“”A-ZА-Я]{{0,60}}?\b(?P<pronoun>he|his|him|himself|she|her|hers|herself)\b"
)
_TITLED = re.compile(rf"\b(?P<title>Mr|Mrs|Ms)\.? (?P<name>{NAME})")
_MALE = frozenset({"he", "his", "him", "himself", "Mr"})


class Cast:
    """The names of one text by what it does with them."""

    def __init__(self, text: str) -> None:
        self._speaking = {
            _last(name) for found in _SPEAKS.finditer(text) if (name := found["before"] or found["behind"])
        }
        self._inside = {word for found in _INSIDE.finditer(text) for word in found[0].split(" ")}
        self._full = {_last(name) for name in names_in(text) if " " in name}

        self._votes: Counter[str] = Counter()
        for found in (*_REFERRED.finditer(text), *_TITLED.finditer(text)):
            parts = found.groupdict()
            self._votes[_last(parts["name"])] += -1 if (parts.get("pronoun") or parts.get("title")) in _MALE else 1

    def agrees(self, name: str, pronoun: str) -> bool:
        """Whether the text speaks of somebody as "he" or "she" does, as far as it shows."""
        votes = self._votes[_last(name)]
        return not (votes > 0 and pronoun == "he") and not (votes < 0 and pronoun == "she")

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
        if name in OPENERS or not is_person(name) or sentence[end : end + 2] in {"’s", "'s"}:
            return ""
        if not start and " " not in name and name not in self._inside | self._full:
            return ""
        return "" if _NO_SUBJECT.search(sentence[max(0, start - 8) : start]) else name


def _last(name: str) -> str:
    return name.rpartition(" ")[2]
