"""The quotation lock in prose: which quoted words a citation stands for, and whether its source has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from annotated_briefings.briefing.model import CheckedQuotation
from annotated_briefings.markdown.document import Document
from annotated_briefings.markdown.tree import Prose, Run
from annotated_briefings.quotes.model import Verdict, VerdictKind
from annotated_briefings.quotes.spans import find_spans
from annotated_briefings.quotes.verify import is_long_enough
from annotated_briefings.text.diagnostic import error
from annotated_briefings.text.marked import CITATION_MARK, mark_value
from annotated_briefings.text.place import Location
from annotated_briefings.text.sentences import Sentences, sentence_starts

_LONGEST = 500
"""Most characters of a sentence shown on either side of a citation."""

_ORDER = (
    VerdictKind.VERBATIM,
    VerdictKind.VERBATIM_WITH_CHANGES,
    VerdictKind.AMBIGUOUS,
    VerdictKind.DIFFERS,
    VerdictKind.NOT_FOUND,
    VerdictKind.TOO_SHORT,
    VerdictKind.NO_TEXT,
)


def check_quotations(document: Document, prose: Prose, run: Run) -> None:
    """Compare the quotations of a run with the sources cited behind them, and note each citation's sentence."""
    begin = 0
    sentences = Sentences(run.text)
    for found in CITATION_MARK.finditer(run.text):
        index = mark_value(found[1])
        first, last = sentences.around(found.start(), found.end())
        sentence = prose.readable(run.text[max(first, found.start() - _LONGEST) : min(last, found.end() + _LONGEST)])
        document.citations[index] = replace(document.citations[index], sentence=sentence)
        span = run.text[begin : found.start()]
        sentence_start = sentence_starts(span.rstrip())[-1]
        for words in _quoted_words(run, span, sentence_start):
            _check(document, prose.readable(words), index, document.locate_before(words, document.citations[index]))
        begin = found.end()


def _quoted_words(run: Run, span: str, sentence_start: int) -> Iterator[str]:
    """What is quoted in a citation's own sentence; in a block quote, all of it."""
    if run.quoted:
        yield span
        return
    for start, end in find_spans(span):
        if start >= sentence_start:
            yield span[start:end]


def _check(document: Document, words: str, index: int, place: Location) -> None:
    """Compare with every source of the citation; the best verdict counts."""
    use = document.citations[index]
    results = [(_verdict(document, words, item.key), item.key) for item in use.citation.items]
    results = [result for result in results if result[0].kind is not VerdictKind.TOO_SHORT]
    if not results:
        return
    verdict, key = min(results, key=lambda result: _ORDER.index(result[0].kind))
    document.quotations.append(
        CheckedQuotation(text=words, source=key, verdict=verdict, citation=index, location=place)
    )
    _report(document, document.quotations[-1])


def _verdict(document: Document, words: str, key: str) -> Verdict:
    if not is_long_enough(words):
        return Verdict(kind=VerdictKind.TOO_SHORT)
    source_text = document.shelf.source_text(key)
    return source_text.verify(words) if source_text else Verdict(kind=VerdictKind.NO_TEXT)


def _report(document: Document, quotation: CheckedQuotation) -> None:
    kind = quotation.verdict.kind
    if kind is VerdictKind.DIFFERS:
        document.report(
            error(
                "quotation-differs",
                f"the quotation differs from the frozen text of '{quotation.source}': {quotation.verdict.diff}",
                quotation.location,
                hint="quote the source's own words, or mark a gap with … and an insertion with [ ]",
            )
        )
    elif kind is VerdictKind.NOT_FOUND:
        document.report(
            error(
                "quotation-not-found",
                f"“{_shortened(quotation.text)}” does not stand in the frozen text of '{quotation.source}'",
                quotation.location,
                hint="cite the source that it comes from, or correct it",
            )
        )
    elif kind is VerdictKind.AMBIGUOUS:
        document.report(
            error(
                "quotation-ambiguous",
                f"“{_shortened(quotation.text)}” fits several passages of '{quotation.source}'",
                quotation.location,
                hint="quote a few more words",
            )
        )


def _shortened(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57]}…"
