"""Locators: ``p. 3``, ``§ 2(a)``, ``pp. iv, vi-xi`` at the start of what follows a key.

Rules: pandoc's ``Text.Pandoc.Citeproc.Locator``. Two things are read more kindly: abbreviations without their full
stop (``p 3``) and ``ch.``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAMES = {
    "act": "act acts",
    "appendix": "appendix appendices app. apps.",
    "article-locator": "article articles art. arts.",
    "book": "book books bk. bks.",
    "chapter": "chapter chapters chap. chaps. ch. chs.",
    "column": "column columns col. cols.",
    "equation": "equation equations eq. eqs.",
    "figure": "figure figures fig. figs.",
    "folio": "folio folios fol. fols.",
    "issue": "number numbers issue issues no. nos. №",
    "line": "line lines l. ll.",
    "note": "note notes n. nn.",
    "opus": "opus opera op. opp.",
    "page": "page pages p. pp.",
    "paragraph": "paragraph paragraphs para. paras. ¶ ¶¶",
    "part": "part parts pt. pts.",
    "rule": "rule rules r. rr.",
    "scene": "scene scenes sc. scs.",
    "section": "section sections sec. secs. § §§",
    "sub-verbo": "s.v. s.vv.",
    "supplement": "supplement supplements supp. supps.",
    "table": "table tables tbl. tbls.",
    "timestamp": "timestamp timestamps",
    "verse": "verse verses v. vv.",
    "volume": "volume volumes vol. vols.",
}
_NEED_THEIR_STOP = frozenset({"l.", "ll.", "n.", "nn.", "no.", "r.", "rr.", "s.v.", "s.vv.", "sc.", "v.", "vv."})

LABELS = {word: label for label, words in _NAMES.items() for word in words.split()}
LABELS |= {word[:-1]: label for word, label in LABELS.items() if word[-1] == "." and word not in _NEED_THEIR_STOP}
"""CSL's name of a locator's kind by the words and signs that say it, in lower case."""

_ANY_LABEL = "|".join(re.escape(word) for word in sorted(LABELS, key=len, reverse=True))
_LABEL = re.compile(rf"({_ANY_LABEL})(?:(?<=\W)|(?![^\W\d_]))\s*+", re.IGNORECASE)

_UNIT = r"[\w:–-]++"
_SEQUENCE = rf"{_UNIT}(?:\.{_UNIT})*+"
_WORD = re.compile(rf"(?:\.?{_SEQUENCE}|\({_SEQUENCE}\)|\[{_SEQUENCE}\]|\{{{_SEQUENCE}\}})++")
_SEPARATOR = re.compile(r"[,;]?\s?")
_UNITS = re.compile(r"[^\W_]++")
_ROMAN = re.compile(r"(?=.)M{0,4}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", re.IGNORECASE)
_BRACES = re.compile(r"\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}")
_COMMA = re.compile(r"\s*+,?\s*+")


@dataclass(frozen=True, slots=True)
class Located:
    """A locator with CSL's name of its kind, and the suffix that follows; both empty where there is none."""

    label: str
    locator: str
    suffix: str


def read_locator(text: str) -> Located:
    """Split what follows a key into locator and suffix."""
    start = _end(_COMMA, text, 0)
    braces = _BRACES.match(text, start)
    if braces:
        return _in_braces(braces[0][1:-1].strip(), text[braces.end() :])
    label, begin = _label(text, start)
    end = _words_end(text, begin, named=bool(label))
    if end == begin:
        return Located("", "", "" if text.strip() == "," else text.strip())
    return Located(label or "page", text[begin:end], text[end:].strip())


def _in_braces(inner: str, rest: str) -> Located:
    label, begin = _label(inner, 0)
    locator = inner[begin:]
    return Located((label or "page") if locator else "", locator, rest.strip())


def _label(text: str, start: int) -> tuple[str, int]:
    """CSL's name for the label at ``start``, and where the locator begins."""
    found = _LABEL.match(text, start)
    return (LABELS[found[1].lower()], found.end()) if found else ("", start)


def _words_end(text: str, begin: int, *, named: bool) -> int:
    """The end of the words that count; ``begin`` where there is none. Roman numbers count behind a label only."""
    end = begin
    word = _WORD.match(text, begin)
    while word and _counts(word[0], roman=named):
        end = word.end()
        word = _WORD.match(text, _end(_SEPARATOR, text, end))
    return end


def _counts(word: str, *, roman: bool) -> bool:
    return any(char.isdigit() for char in word) or (
        roman and any(_ROMAN.fullmatch(unit) for unit in _UNITS.findall(word))
    )


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    """Where a pattern that also matches nothing ends."""
    found = pattern.match(text, start)
    return found.end() if found else start
