"""Compares a whole text with the source whose words it claims to be, in both directions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from annotated_briefings.quotes.comparable import ComparableText, comparable
from annotated_briefings.quotes.diff import word_diff
from annotated_briefings.quotes.model import Difference, DifferenceKind
from annotated_briefings.quotes.verify import is_long_enough
from annotated_briefings.text.place import Span

__all__ = ["Difference", "DifferenceKind", "compare_verbatim"]

_LONG = 15
"""Words of a paragraph that nobody writes twice by chance, and that no quotation fills alone."""

_ALIKE = 60.0
"""Lowest ratio (0 to 100) at which two paragraphs are one that was changed, not one left out and another added."""


_NOWHERE = Span(-1, -1)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph: its number in its own text, the words as written and as compared, its place in the source."""

    number: int
    written: str
    words: str
    place: Span = _NOWHERE


def compare_verbatim(
    paragraphs: Sequence[str], source_text: str, *, omit: Collection[str] = ()
) -> tuple[Difference, ...]:
    """Where ``paragraphs`` depart from the text of the source, in their order; nothing where they are that text.

    ``paragraphs`` are plain text, headings included. ``omit`` names the paragraphs of the source that may be missing
    (a by-line, a licence) by their opening words, at least as many as a locked quotation has.
    """
    ours = [_Paragraph(number, text, comparable(text)) for number, text in enumerate(paragraphs)]
    ours = [paragraph for paragraph in ours if paragraph.words]
    openings = tuple(comparable(words) for words in omit if is_long_enough(words))
    theirs = [paragraph for paragraph in _of_source(source_text) if not paragraph.words.startswith(openings)]
    found = sorted(_differences(theirs, ours, len(paragraphs)), key=lambda difference: difference.paragraph)
    return tuple(found)


def is_republished(paragraphs: Sequence[str], source_text: str) -> bool:
    """Whether ``paragraphs`` give the source's own text rather than quote it: two of its longer ones, as they are."""
    theirs = {words for words in map(comparable, source_text.split("\n")) if len(words.split()) >= _LONG}
    return sum(comparable(text) in theirs for text in paragraphs) > 1


def _of_source(text: str) -> Iterator[_Paragraph]:
    prepared = ComparableText(text)
    for number, span in enumerate(prepared.paragraphs):
        place = prepared.originals(span)
        yield _Paragraph(number, text[place.start : place.end], prepared.comparable[span.start : span.end], place)


def _differences(theirs: list[_Paragraph], ours: list[_Paragraph], end: int) -> Iterator[Difference]:
    edits = Indel.opcodes([paragraph.words for paragraph in theirs], [paragraph.words for paragraph in ours])
    regions = [list(group) for equal, group in groupby(edits, lambda edit: edit.tag == "equal") if not equal]
    left_out = [(theirs[region[0].src_start : region[-1].src_end]) for region in regions]
    put_in = [(ours[region[0].dest_start : region[-1].dest_end]) for region in regions]
    begins = [_number_at(ours, region[0].dest_start, end) for region in regions]
    yield from _take_moved(left_out, put_in)
    for old, new, begin in zip(left_out, put_in, begins, strict=True):
        changed = list(_take_changed(old, new))
        yield from changed
        yield from (_missing(paragraph, changed, begin) for paragraph in old)
        yield from (_added(paragraph) for paragraph in new)


def _number_at(ours: list[_Paragraph], index: int, end: int) -> int:
    return ours[index].number if index < len(ours) else end


def _take_moved(left_out: list[list[_Paragraph]], put_in: list[list[_Paragraph]]) -> Iterator[Difference]:
    """Report, and take out of both, the paragraphs that only stand elsewhere."""
    elsewhere: dict[str, list[tuple[list[_Paragraph], _Paragraph]]] = {}
    for old in left_out:
        for paragraph in old:
            elsewhere.setdefault(paragraph.words, []).append((old, paragraph))
    for new in put_in:
        for paragraph in tuple(new):
            if elsewhere.get(paragraph.words):
                old, counterpart = elsewhere[paragraph.words].pop(0)
                old.remove(counterpart)
                new.remove(paragraph)
                yield _difference(DifferenceKind.MOVED, paragraph.number, counterpart, paragraph.written)


def _take_changed(old: list[_Paragraph], new: list[_Paragraph]) -> Iterator[Difference]:
    """Report, and take out of both, the pairs that are alike."""
    for paragraph in tuple(new):
        candidates = [other.words for other in old]
        found = process.extractOne(paragraph.words, candidates, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if found:
            counterpart = old.pop(found[2])
            new.remove(paragraph)
            diff = word_diff(counterpart.written, paragraph.written)
            yield _difference(DifferenceKind.CHANGED, paragraph.number, counterpart, diff)


def _missing(paragraph: _Paragraph, changed: list[Difference], begin: int) -> Difference:
    """A paragraph belongs behind the last one before it that is there, if changed, else where its region begins."""
    before = [difference.paragraph for difference in changed if difference.start < paragraph.place.start]
    number = max(before) + 1 if before else begin
    return _difference(DifferenceKind.MISSING, number, paragraph, f"[-{paragraph.written}-]")


def _added(paragraph: _Paragraph) -> Difference:
    return Difference(kind=DifferenceKind.ADDED, paragraph=paragraph.number, diff=f"{{+{paragraph.written}+}}")


def _difference(kind: DifferenceKind, number: int, counterpart: _Paragraph, diff: str) -> Difference:
    return Difference(kind=kind, paragraph=number, diff=diff, start=counterpart.place.start, end=counterpart.place.end)
