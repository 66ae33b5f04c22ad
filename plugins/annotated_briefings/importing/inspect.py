"""What an import would find, as data: one JSON object per source."""

from __future__ import annotations

from typing import Any

from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.importing.article import Article
from annotated_briefings.importing.candidates import Candidate
from annotated_briefings.importing.found import Found, find_all
from annotated_briefings.quotes.quotation import Quotation
from annotated_briefings.text.diagnostic import Diagnostic


def inspect_article(
    article: Article, glossary: Glossary | None = None, *, found: Found | None = None
) -> dict[str, Any]:
    """A JSON object; ``start`` and ``end`` are code points of ``text``. ``found`` is given where it is known."""
    found = found or find_all(article, glossary)
    return {
        "title": article.title,
        "authors": [
            {"name": author.name, "role": author.role, "affiliation": author.affiliation} for author in article.authors
        ],
        "published": article.published,
        "publisher": article.publisher,
        "license": article.license,
        "rights": article.rights,
        "url": article.url,
        "language": article.language,
        "body": article.body,
        "text": article.text,
        "dates": [
            {"edtf": said.edtf, "text": said.text, "start": said.start, "end": said.end, "period": said.period}
            for said in found.dates
        ],
        "events": [
            {"edtf": event.edtf, "text": event.text, "start": event.start, "end": event.end} for event in found.events
        ],
        "quotations": [_quotation(quoted) for quoted in found.quotations],
        "terms": [{"id": match.term_id, "start": match.start, "end": match.end} for match in found.terms],
        "candidates": [_candidate(candidate) for candidate in found.candidates],
        "dropped": [{"text": dropped.text, "reason": dropped.reason} for dropped in article.dropped],
        "provenance": dict(article.provenance),
        "diagnostics": [_diagnostic(fault) for fault in article.diagnostics],
    }


def _quotation(quoted: Quotation) -> dict[str, Any]:
    return {
        "text": quoted.text,
        "speaker": quoted.speaker,
        "cue": quoted.cue,
        "kind": str(quoted.kind),
        "certain": quoted.certain,
        "start": quoted.start,
        "end": quoted.end,
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {
        "label": candidate.label,
        "kind": candidate.kind,
        "expansion": candidate.expansion,
        "other": list(candidate.other),
        "places": [{"start": start, "end": end} for start, end in candidate.places],
    }


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    return {
        "code": found.code,
        "severity": str(found.severity),
        "message": found.message,
        "line": found.location.line,
        "column": found.location.column,
        "hint": found.hint,
    }
