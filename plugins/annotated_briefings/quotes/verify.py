"""The quotation lock: does a quotation stand in the frozen text of its source?

No likeness ever verifies. What does is equality after a listed table, with gaps and insertions that are marked.
"""

from __future__ import annotations

import re
from functools import lru_cache

from annotated_briefings.quotes.comparable import ComparableText, comparable, is_unspaced
from annotated_briefings.quotes.diff import quotation_diff
from annotated_briefings.quotes.marked import Part, find_chains, read_parts, without_marks
from annotated_briefings.quotes.model import Verdict, VerdictKind
from annotated_briefings.quotes.nearest import find_nearest
from annotated_briefings.text.place import Span

MIN_CHARACTERS = 12
MIN_WORDS = 3

_END = re.compile(r"(?<![.,;:])[.,;:]$")
_WORD = re.compile(r"\S*\w\S*")
_LINE_END = re.compile(r"\s*\n\s*")
_CHANGE = re.compile(r"\[-|\{\+")
"""A diff without any shows the paragraph's end that the quotation runs over."""


class SourceText(ComparableText):
    """The frozen text of a source, for checking many quotations against it."""

    def verify(self, quotation: str) -> Verdict:
        """As :func:`verify_quotation`."""
        forms = _forms(comparable(quotation))
        if not is_long_enough(without_marks(forms[-1])):
            return Verdict(kind=VerdictKind.TOO_SHORT)
        if not self.comparable:
            return Verdict(kind=VerdictKind.NO_TEXT)
        for form in forms:
            verdict = _verbatim(self, form) or _with_marks(self, form)
            if verdict:
                return verdict
        return _differs(self, forms[-1], quotation)


def verify_quotation(quotation: str, source_text: str) -> Verdict:
    """What became of ``quotation`` in the text of its source; offsets point into ``source_text``."""
    return _prepared(source_text).verify(quotation)


def is_long_enough(quotation: str) -> bool:
    """Whether a quotation is locked at all: it has 12 characters or 3 words.

    In scripts without spaces two letters count as a word.
    """
    words = comparable(quotation)
    unspaced = sum(map(is_unspaced, words))
    return len(words) >= MIN_CHARACTERS or len(_WORD.findall(words)) + unspaced // 2 >= MIN_WORDS


@lru_cache(maxsize=8)
def _prepared(text: str) -> SourceText:
    return SourceText(text)


def _forms(quotation: str) -> tuple[str, ...]:
    """The quotation as given and, where marks stand around it, without them."""
    outer = _END.sub("", quotation)
    if len(outer) > 2 and outer[0] == outer[-1] == "'":
        return quotation, outer[1:-1].strip()
    return (quotation,)


def _verbatim(source: ComparableText, quotation: str) -> Verdict | None:
    places = _places(source, Part(quotation, free_case=True), ends=True)
    return _verdict(VerdictKind.VERBATIM, source, places[0]) if places else None


def _with_marks(source: ComparableText, quotation: str) -> Verdict | None:
    parts = read_parts(quotation)
    if not parts:
        return None
    last = len(parts) - 1
    first = Part(parts[0].words, free_case=True, open_end=parts[0].open_end)
    places = [_places(source, part, ends=number == last) for number, part in enumerate((first, *parts[1:]))]
    chains = find_chains(source, parts, places)
    if not chains:
        return None
    differing = {source.comparable[chain.start : chain.end] for chain in chains}
    kind = VerdictKind.VERBATIM_WITH_CHANGES if len(differing) == 1 else VerdictKind.AMBIGUOUS
    return _verdict(kind, source, chains[0])


def _places(source: ComparableText, part: Part, *, ends: bool) -> list[Span]:
    """Where a part stands. Its first letter may be of either case where it is free; ``ends`` frees its last stop."""
    words = _END.sub("", part.words).rstrip() if ends and not part.open_end else part.words
    forms = {words, words[:1].swapcase() + words[1:]} if part.free_case else {words}
    found = [span for form in forms for span in source.occurrences(form, open_end=part.open_end)]
    claims_end = ends and part.words.endswith(".")
    return sorted(
        span
        for span in found
        if not (claims_end and source.comparable.startswith("?", span.end)) and not _is_torn(source, span)
    )


def _is_torn(source: ComparableText, span: Span) -> bool:
    """Whether a paragraph ends so near to an edge of the span that the words beyond would not be locked by themselves.

    Words on both sides of a break are next to each other, but nobody said them in one breath.
    """
    first, last = source.paragraph_at(span.start), source.paragraph_at(span.end - 1)
    if first == last:
        return False
    head = source.comparable[span.start : source.paragraphs[first].end]
    tail = source.comparable[source.paragraphs[last].start : span.end]
    return not (is_long_enough(head) and is_long_enough(tail))


def _differs(source: ComparableText, quotation: str, shown: str) -> Verdict:
    nearest = find_nearest(source, quotation)
    if nearest is None:
        return Verdict(kind=VerdictKind.NOT_FOUND)
    place = source.originals(nearest)
    passage = source.text[place.start : place.end]
    diff = quotation_diff(passage, shown)
    if not _CHANGE.search(diff):
        diff = quotation_diff(_LINE_END.sub(" ¶ ", passage), shown)
    return Verdict(kind=VerdictKind.DIFFERS, start=place.start, end=place.end, diff=diff)


def _verdict(kind: VerdictKind, source: ComparableText, span: Span) -> Verdict:
    place = source.originals(span)
    return Verdict(kind=kind, start=place.start, end=place.end)
