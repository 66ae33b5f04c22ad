"""The quotation lock in prose: which quoted words a citation stands for, and whether its source has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotated_briefings.briefing.model import CheckedQuotation
from annotated_briefings.briefing.quotations import best_verdict, finding_of
from annotated_briefings.markdown.document import Document
from annotated_briefings.markdown.tree import Prose, Run
from annotated_briefings.quotes.spans import find_spans
from annotated_briefings.text.marked import CITATION_MARK, mark_value
from annotated_briefings.text.place import Location
from annotated_briefings.text.sentences import Sentences, sentence_starts

_LONGEST = 500
"""Most characters of a sentence shown on either side of a citation."""

_DASHES = ("-", "–", "—", "―")
_ENDS_LINE = re.compile("[.!?…\"'”»’)\\]。！？\ufdd0-\ufdef]$")
"""A line that is not wrapped within a sentence; a citation's mark may end it."""


def note_sentences(document: Document, prose: Prose, run: Run) -> None:
    """Note the sentence in which each citation of a run stands."""
    sentences = Sentences(run.text)
    for found in CITATION_MARK.finditer(run.text):
        index = mark_value(found[1])
        first, last = sentences.around(found.start(), found.end())
        sentence = prose.readable(run.text[max(first, found.start() - _LONGEST) : min(last, found.end() + _LONGEST)])
        document.citations[index] = replace(document.citations[index], sentence=sentence)


def check_quotations(document: Document, prose: Prose, passage: Sequence[Run]) -> None:
    """Compare what a passage quotes with the sources cited behind it.

    A passage is one run, or all the runs of one block quote: then all of its words are the quotation.
    """
    text = "\n\n".join(run.own_text for run in passage)
    quotations = _whole_quotations if passage[0].quoted else _marked_quotations
    for index, words in quotations(text, prose):
        _check(document, prose.readable(words), index, document.locate_before(words, document.citations[index]))


def _marked_quotations(text: str, prose: Prose) -> Iterator[tuple[int, str]]:
    """What stands in quotation marks in the sentence of each citation, with the number of the citation."""
    for index, span in _before_citations(text):
        plain = prose.plain(span)
        sentence_start = sentence_starts(plain.rstrip())[-1]
        yield from ((index, plain[start:end]) for start, end in find_spans(plain) if start >= sentence_start)


def _whole_quotations(text: str, prose: Prose) -> Iterator[tuple[int, str]]:
    """What stands before each citation of a block quote; what stands behind the last one is its as well.

    A last line that begins with a dash is the attribution and no part of the quotation.
    """
    text = prose.plain(text).strip()
    end = _attribution_start(text)
    marks = list(CITATION_MARK.finditer(text))
    ends = [*(mark.start() for mark in marks[:-1]), len(text)][: len(marks)]
    begin = 0
    for mark, until in zip(marks, ends, strict=True):
        yield mark_value(mark[1]), CITATION_MARK.sub("", text[begin : min(until, end)])
        begin = min(mark.end(), end)


def _attribution_start(text: str) -> int:
    """Where a last line that begins with a dash stands, below a line that ends a sentence or an empty one."""
    above, _, last = text.rpartition("\n")
    ends = above.endswith("\n") or _ENDS_LINE.search(above.rstrip(" "))
    return len(above) if ends and last.lstrip().startswith(_DASHES) else len(text)


def _before_citations(text: str) -> Iterator[tuple[int, str]]:
    """The number of each citation with what stands between it and the one before."""
    begin = 0
    for found in CITATION_MARK.finditer(text):
        yield mark_value(found[1]), text[begin : found.start()]
        begin = found.end()


def _check(document: Document, words: str, index: int, place: Location) -> None:
    """Compare with every source of the citation; the best verdict counts."""
    keys = [item.key for item in document.citations[index].citation.items]
    best = best_verdict(words, keys, document.shelf.source_text)
    if best is None:
        return
    quotation = CheckedQuotation(text=words, source=best[1], verdict=best[0], citation=index, location=place)
    document.quotations.append(quotation)
    finding = finding_of(quotation)
    if finding:
        document.report(finding)
