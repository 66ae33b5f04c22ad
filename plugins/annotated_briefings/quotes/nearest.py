"""The passage that a wrong quotation was probably taken from. It only chooses what a diff is shown against."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Opcode

from annotated_briefings.quotes.comparable import ComparableText, tokens
from annotated_briefings.text.place import Span

NEAR = 65.0
"""Lowest partial ratio (0 to 100) of a passage worth a diff; unrelated English sentences reach about 55."""

_COMMON = 60
"""Places of one word in the source above which it says little about where a quotation stands."""

_CANDIDATES = 3

_BESIDE = 6
"""Most words of the source that are shown against words of the quotation at one end."""

_LONGEST = 2_000
"""Code points of a quotation by which its passage is looked for; a longer one is found by its beginning."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """Tokens ``first`` to ``last`` (exclusive) of the source, and their likeness (0 to 100) to the quotation."""

    first: int
    last: int
    score: float


def find_nearest(source: ComparableText, quotation: str) -> Span | None:
    """The most similar passage to a comparable quotation, or nothing where none is near.

    Words that both have vote for the place; the letters are compared at the three places with most votes.
    """
    words = [quotation[span.start : span.end].casefold() for span in tokens(quotation)]
    while words and not words[-1].isalnum():
        words.pop()
    sample = quotation[:_LONGEST]
    count = len(tokens(sample))
    passages = [_compare(source, sample, start, count) for start in _likely_starts(source, words[:count])]
    best = max(passages, key=lambda passage: passage.score, default=None)
    if best is None or best.score < NEAR:
        return None
    first, last = _fitted(source, words, best)
    return Span(source.tokens[first].start, source.tokens[last - 1].end)


def _likely_starts(source: ComparableText, words: list[str]) -> list[int]:
    """The numbers of tokens near which the quotation may begin."""
    width = max(8, len(words))
    votes: Counter[int] = Counter()
    for number, word in enumerate(words):
        places = source.token_places.get(word, [])
        votes.update((place - number) // width for place in places[: _COMMON if len(places) <= _COMMON else 0])
    return sorted(bucket * width for bucket, _ in votes.most_common(_CANDIDATES))


def _compare(source: ComparableText, quotation: str, start: int, count: int) -> _Passage:
    """Compare with the tokens around ``start``, and narrow them to those that are most similar."""
    width = max(8, count)
    first = max(0, start - width // 2)
    around = source.tokens[first : max(0, start) + 3 * width]
    window = source.comparable[around[0].start : around[-1].end]
    found = fuzz.partial_ratio_alignment(quotation.casefold(), window.casefold())
    if not found:
        return _Passage(first, first, 0.0)
    begin, end = around[0].start + found.dest_start, around[0].start + found.dest_end
    inside = [first + number for number, span in enumerate(around) if span.start < end and span.end > begin]
    return _Passage(inside[0], inside[-1] + 1, found.score) if inside else _Passage(first, first, 0.0)


def _fitted(source: ComparableText, words: list[str], passage: _Passage) -> tuple[int, int]:
    """Move the ends of a passage to the outermost words that it shares with the quotation.

    Where the quotation has words of its own before or after those, as many of the source's are taken in, to be seen.
    """
    first, last = passage.first, passage.last
    edits = Indel.opcodes(_folded(source, first, last), words)
    first -= _own(edits[0])
    last += _own(edits[-1])
    first, last = max(0, first), min(len(source.tokens), last)
    shared = [edit for edit in Indel.opcodes(_folded(source, first, last), words) if edit.tag == "equal"]
    if not shared:
        return first, last
    before, after = min(shared[0].dest_start, _BESIDE), min(len(words) - shared[-1].dest_end, _BESIDE)
    return max(0, first + shared[0].src_start - before), min(len(source.tokens), first + shared[-1].src_end + after)


def _own(edit: Opcode) -> int:
    """How many words the quotation has of its own at one end."""
    return edit.dest_end - edit.dest_start if edit.tag == "insert" else 0


def _folded(source: ComparableText, first: int, last: int) -> list[str]:
    return [source.comparable[span.start : span.end].casefold() for span in source.tokens[first:last]]
