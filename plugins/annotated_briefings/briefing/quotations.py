"""The quotation lock across sources: which of several has the words, what is said of it; quotations in definitions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from annotated_briefings.briefing.model import CheckedQuotation, Library
from annotated_briefings.glossary.model import Term
from annotated_briefings.quotes.model import Verdict, VerdictKind
from annotated_briefings.quotes.spans import find_spans
from annotated_briefings.quotes.verify import SourceText, is_long_enough
from annotated_briefings.text.diagnostic import Diagnostic, Report, error, note

TextOf = Callable[[str], SourceText | None]
"""The frozen text of a source, ready for comparison, by its key; nothing where there is none."""

DEFINITION = -1
"""The number of the citation of a quotation that has none: its sources are those of the definition it stands in."""

_ORDER = (
    VerdictKind.VERBATIM,
    VerdictKind.VERBATIM_WITH_CHANGES,
    VerdictKind.AMBIGUOUS,
    VerdictKind.DIFFERS,
    VerdictKind.NO_TEXT,
    VerdictKind.NOT_FOUND,
)
"""The best first. What is not in one source may come from another that has no frozen text."""
_SHOWN = 60
"""Most code points of a quotation in a message."""


def best_verdict(words: str, keys: Iterable[str], text_of: TextOf) -> tuple[Verdict, str] | None:
    """The best verdict that any of some sources gives, and its key; nothing for words too short to be locked."""
    if not is_long_enough(words):
        return None
    results = [(_verdict(words, text_of(key)), key) for key in keys]
    results = [result for result in results if result[0].kind is not VerdictKind.TOO_SHORT]
    return min(results, key=lambda result: _ORDER.index(result[0].kind), default=None)


def finding_of(quotation: CheckedQuotation) -> Diagnostic | None:
    """What an editor has to know of a quotation; nothing where it is verified."""
    key, words = quotation.source, _shortened(quotation.text)
    match quotation.verdict.kind:
        case VerdictKind.DIFFERS:
            said = f"the quotation differs from the frozen text of '{key}': {quotation.verdict.diff}"
            hint = "quote the source's own words, or mark a gap with … and an insertion with [ ]"
            return error("quotation-differs", said, quotation.location, hint=hint)
        case VerdictKind.NOT_FOUND:
            said = f"“{words}” does not stand in the frozen text of '{key}'"
            hint = "cite the source that it comes from, or correct it"
            return error("quotation-not-found", said, quotation.location, hint=hint)
        case VerdictKind.AMBIGUOUS:
            said = f"“{words}” fits several passages of '{key}'"
            return error("quotation-ambiguous", said, quotation.location, hint="quote a few more words")
        case VerdictKind.NO_TEXT:
            said = f"“{words}” cannot be checked: there is no frozen text of '{key}'"
            hint = "store a copy, or the quoted passages, in the source's 'copy'"
            return note("quotation-unchecked", said, quotation.location, hint=hint)
        case _:
            return None


def check_definitions(library: Library, report: Report) -> tuple[CheckedQuotation, ...]:
    """Compare what definitions quote with the sources that they name; all that was compared.

    Where one of these has no frozen text nothing is said: a definition quotes what it defines, too.
    """
    texts = dict(library.texts)
    text_of = cache(lambda key: SourceText(texts[key]) if key in texts else None)
    found = tuple(quotation for term in library.terms for quotation in _quotations(term, text_of))
    for quotation in found:
        finding = finding_of(quotation)
        if finding:
            report(finding)
    return found


def _quotations(term: Term, text_of: TextOf) -> Iterator[CheckedQuotation]:
    for start, end in find_spans(term.definition) if term.sources else ():
        words = term.definition[start:end]
        best = best_verdict(words, term.sources, text_of)
        if best and best[0].kind is not VerdictKind.NO_TEXT:
            yield CheckedQuotation(
                text=words, source=best[1], verdict=best[0], citation=DEFINITION, location=term.location
            )


def _verdict(words: str, text: SourceText | None) -> Verdict:
    return text.verify(words) if text else Verdict(kind=VerdictKind.NO_TEXT)


def _shortened(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 3]}…"
