"""Where a name stands in an index from A to Z, whatever it is written in."""

from __future__ import annotations

import unicodedata

DIGITS = "0–9"
OTHER = "#"
HAN = "漢"
"""The letter of all names that begin with a Chinese character: each of these would be a letter of its own."""

_FOLDED = ("LATIN", "GREEK")


def letter_of(label: str) -> str:
    """The capital that a name is listed under; accents count in scripts where they make another letter (Й, が)."""
    first = next((char for char in label if char.isalnum()), "")
    if not first:
        return OTHER
    if first.isdigit():
        return DIGITS
    name = unicodedata.name(first, "")
    if name.startswith("CJK"):
        return HAN
    if name.startswith("HANGUL SYLLABLE"):
        return _first_jamo(first)
    return _bare(first)[0].upper()[0] if name.startswith(_FOLDED) else first.upper()[0]


def index_key(label: str) -> tuple[int, str, str]:
    """What names are sorted by: first those without a letter, then the letters, and within each the names."""
    letter = letter_of(label)
    rank = (OTHER, DIGITS).index(letter) if letter in (OTHER, DIGITS) else 2
    begin = next((place for place, char in enumerate(label) if char.isalnum()), 0)
    return rank, letter, _bare(label[begin:].casefold())


def _bare(text: str) -> str:
    """``text`` without its accents; never empty where ``text`` is not."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)) or text


def _first_jamo(syllable: str) -> str:
    """The consonant that a Korean syllable begins with, as it stands in an index."""
    jamo = unicodedata.normalize("NFD", syllable)[0]
    return unicodedata.lookup("HANGUL LETTER " + unicodedata.name(jamo).removeprefix("HANGUL CHOSEONG "))
