"""HTML in which the places of citations and terms are marked, to be filled by the page that it ends up on.

The same sentence stands on a briefing's page and on the site's timeline, with other numbers and other addresses.
So Markdown is turned into HTML once, with marks, and every page fills the marks its own way. A mark is written in
noncharacters (U+FDD0 to U+FDEF), which no input can hold (:mod:`annotated_briefings.text.disk`) and which neither
Markdown, HTML nor the making of ids treats as a letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup

_ZERO = 0xFDD0
_VALUES = {_ZERO + value: str(value) for value in range(10)}
_DIGITS_OF = str.maketrans("0123456789", "".join(map(chr, _VALUES)))
_CITATION = "\ufdda"
_TERM = "\ufddb"
_TERM_END = "\ufddc"
_SOURCES = "\ufddd"
_END = "\ufdde"
_RAW = "\ufddf"
_LINK = "\ufde0"

BETWEEN = "\ufde1"
"""Stands between pieces of HTML that are finished together and then parted again."""

_DIGITS = f"[{chr(_ZERO)}-{chr(_ZERO + 9)}]"
_MARK = re.compile(f"([{_CITATION}{_TERM}{_RAW}{_LINK}])({_DIGITS}+){_END}|{_TERM_END}|{_SOURCES}")
_RAW_MARK = re.compile(f"{_RAW}({_DIGITS}+){_END}")
_ANY = re.compile("[\ufdd0-\ufdef]")

CITATION_MARK = re.compile(f"{_CITATION}({_DIGITS}+){_END}")
"""A citation in the text of a run; its group is for :func:`mark_value`."""

FORCED_TERM = re.compile(f"{_TERM}({_DIGITS}+){_END}[^{_TERM_END}]*{_TERM_END}")
"""A term use that is marked already; its group is for :func:`mark_value`."""


def raw_mark(index: int) -> str:
    """Stands for the explicit syntax number ``index`` until Markdown has decided what stands around it."""
    return f"{_RAW}{_number(index)}{_END}"


def citation_mark(index: int) -> str:
    """Stands where citation number ``index`` will."""
    return f"{_CITATION}{_number(index)}{_END}"


def link_mark(index: int) -> str:
    """Stands where the address of link number ``index`` will."""
    return f"{_LINK}{_number(index)}{_END}"


def term_mark(index: int) -> str:
    """Opens the words of term use number ``index``; :data:`TERM_END` closes them."""
    return f"{_TERM}{_number(index)}{_END}"


TERM_END = _TERM_END
SOURCES = _SOURCES
"""Stands where the list of sources is wanted."""


def replace_raw(text: str, replacement: Callable[[int], str]) -> str:
    """``text`` with each :func:`raw_mark` replaced."""
    return _RAW_MARK.sub(lambda found: replacement(mark_value(found[1])), text) if _RAW in text else text


def without_marks(text: str) -> str:
    """``text`` without any mark, the words between them kept."""
    return _ANY.sub("", _MARK.sub("", text)) if _ANY.search(text) else text


def fill(
    html: str,
    *,
    citation: Callable[[int], Markup],
    term: Callable[[int], Markup],
    link: Callable[[int], Markup] = lambda _: Markup("#"),
    sources: Markup = Markup(""),
) -> Markup:
    """``html`` with its marks filled: ``citation`` gives a whole mark, ``term`` an opening tag, ``link`` an address."""
    fillers = {_CITATION: citation, _TERM: term, _LINK: link}

    def replacement(found: re.Match[str]) -> str:
        if found[0] == _TERM_END:
            return "</a>"
        if found[0] == _SOURCES:
            return sources
        index = mark_value(found[2])
        return fillers[found[1]](index)

    return Markup(_MARK.sub(replacement, html))  # noqa: S704  (made by our renderer, escaped there)


def _number(index: int) -> str:
    return str(index).translate(_DIGITS_OF)


def mark_value(digits: str) -> int:
    """The number that a mark carries."""
    return int(digits.translate(_VALUES))
