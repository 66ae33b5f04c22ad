"""What a quotation marks as its own: gaps (``…``, ``[…]``), insertions (``[the president]``), ``[sic]``, ``[T]he``."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from annotated_briefings.quotes.comparable import ComparableText, is_unspaced
from annotated_briefings.quotes.sense import has_negation, may_insert
from annotated_briefings.text.place import Span

_MAX_REPLACED_WORDS = 6
"""Words of the source that one insertion may stand for."""

MAX_PARTS = 40
"""Literal parts of a quotation; one in more pieces is no quotation any more."""

_SHORT_GAP = 3
"""Words; a gap no longer than this may not hold a negation: "has […] agreed" for "has not agreed"."""

_MAX_REPLACED = 80
"""Code points of the source that one insertion may stand for."""

_FREE = "\ue000"
"""Stands before a letter whose case is the quoter's."""

_CAPITAL = re.compile(r"(?<!\w)\[([^\W\d_])\](?=\w)")
_MARK = re.compile(
    rf" ?(?:(?P<gap>\[ ?\.{{3,}}+ ?\]|\.{{3,}}+|\. \. \.(?: \.)?)|(?P<free>{_FREE})"
    r"|(?P<bracket>\[(?P<words>[^\[\]]{1,80}+)\])) ?"
)
_SENTENCE_END = re.compile(r"[.!?;:](?: |$)|[。！？；：]")
_ENDING = re.compile(r"[^\W\d_]{0,3} ?")
_LETTERS = re.compile(r"[^\W\d_]{1,4}")


class Link(IntEnum):
    """What may stand in the source between two literal parts of a quotation; a greater one allows more."""

    NOTHING = 0
    ENDING = 1
    INSERTION = 2
    GAP = 3


@dataclass(frozen=True, slots=True)
class Part:
    """Words that must stand in the source, and how they follow the part before.

    ``free_case``: their first letter may be small or capital. ``open_end``: their last word may go on.
    """

    words: str
    link: Link = Link.NOTHING
    free_case: bool = False
    open_end: bool = False


def read_parts(quotation: str) -> tuple[Part, ...]:
    """The literal parts of a comparable quotation; none where it marks nothing, too much, or what it may not.

    An insertion may hold no negation and no number, and may not begin a word (``[un]able``).
    """
    text = _CAPITAL.sub(rf"{_FREE}\1", quotation)
    parts: list[Part] = []
    marks = list(_MARK.finditer(text))
    link, free_case, begin = Link.NOTHING, False, 0
    for mark in marks:
        following = _link(text, mark)
        if following is None:
            return ()
        words = text[begin : mark.start()].strip()
        if words:
            parts.append(Part(words, link, free_case, open_end=following is Link.ENDING))
        link = following if words else max(link, following)
        free_case, begin = bool(mark["free"]), mark.end()
    words = text[begin:].strip()
    if words:
        parts.append(Part(words, link, free_case))
    return tuple(parts) if marks and len(parts) <= MAX_PARTS else ()


def without_marks(quotation: str) -> str:
    """The words of a comparable quotation that are the source's."""
    return _MARK.sub(lambda mark: "" if mark["free"] else " ", _CAPITAL.sub(rf"{_FREE}\1", quotation)).strip()


def _link(text: str, mark: re.Match[str]) -> Link | None:
    """What a mark allows in the source; nothing at all where the mark itself is not allowed."""
    if mark["gap"]:
        return Link.GAP
    if mark["free"]:
        return Link.NOTHING
    words = mark["words"].strip()
    start, end = mark.span("bracket")
    if not may_insert(words) or _touches(text[end : end + 1]):
        return None
    if _touches(text[start - 1 : start] if start else ""):
        return Link.ENDING if _LETTERS.fullmatch(words) else None
    return Link.NOTHING if words.casefold() == "sic" else Link.INSERTION


def _touches(char: str) -> bool:
    """Whether a bracket beside this character is inside a word."""
    return char.isalnum() and not is_unspaced(char)


def find_chains(source: ComparableText, parts: Sequence[Part], places: Sequence[Sequence[Span]]) -> tuple[Span, ...]:
    """The shortest spans that hold all parts in order, as their links allow; ``places`` are those of each part."""
    chains = list(places[0]) if places else []
    for part, spans in zip(parts[1:], places[1:], strict=True):
        extend = _over_gap if part.link is Link.GAP else _over_words
        chains = list(extend(source, chains, spans, part.link))
    return tuple(_innermost(chains))


def _over_gap(source: ComparableText, chains: Sequence[Span], spans: Sequence[Span], _: Link) -> Iterator[Span]:
    """Join each span to the nearest chain before it in the same paragraph."""
    nearest: Span | None = None
    index = 0
    for span in spans:
        while index < len(chains) and chains[index].end <= span.start:
            nearest = max(nearest or chains[index], chains[index])
            index += 1
        if nearest and _may_omit(source, nearest.end, span.start):
            yield Span(nearest.start, span.end)


def _may_omit(source: ComparableText, start: int, end: int) -> bool:
    """Whether a gap may leave out what stands between: within one paragraph, and not just "not"."""
    if not _is_one_paragraph(source, start, end):
        return False
    omitted = source.comparable[start:end]
    return len(omitted.split()) > _SHORT_GAP or not has_negation(omitted)


def _is_one_paragraph(source: ComparableText, start: int, end: int) -> bool:
    """Whether no paragraph ends between two parts."""
    return source.paragraph_at(start - 1) == source.paragraph_at(end)


def _over_words(source: ComparableText, chains: Sequence[Span], spans: Sequence[Span], link: Link) -> Iterator[Span]:
    """Join each span to the nearest chain from which the words between may be left out."""
    ends = [chain.end for chain in chains]
    for span in spans:
        for chain in reversed(chains[bisect_left(ends, span.start - _MAX_REPLACED) : bisect_right(ends, span.start)]):
            words = source.comparable[chain.end : span.start]
            if _is_one_paragraph(source, chain.end, span.start) and _may_replace(words, link):
                yield Span(chain.start, span.end)
                break


def _may_replace(words: str, link: Link) -> bool:
    """Whether words of the source may give way to a mark."""
    if link is Link.NOTHING:
        return not words.strip()
    if link is Link.ENDING:
        return bool(_ENDING.fullmatch(words))
    return may_insert(words) and len(words.split()) <= _MAX_REPLACED_WORDS and not _SENTENCE_END.search(words)


def _innermost(chains: Sequence[Span]) -> Iterator[Span]:
    """The spans that hold no other, in order."""
    last = -1
    for chain in sorted(chains, key=lambda span: (span.end, -span.start)):
        if chain.start > last:
            last = chain.start
            yield chain
