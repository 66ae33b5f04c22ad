"""All that is found in an article's text, in one value."""

from __future__ import annotations

from dataclasses import dataclass

from annotated_briefings.dates.find import DateMention
from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.glossary.model import TermMatch
from annotated_briefings.importing.article import Article
from annotated_briefings.importing.candidates import Candidate, find_candidates
from annotated_briefings.importing.proposals import EventProposal, dates_of, propose_events
from annotated_briefings.quotes.find import find_quotations
from annotated_briefings.quotes.quotation import Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Places are code points of the article's text; each tuple is in the order of the text."""

    dates: tuple[DateMention, ...]
    events: tuple[EventProposal, ...]
    quotations: tuple[Quotation, ...]
    terms: tuple[TermMatch, ...]
    candidates: tuple[Candidate, ...]


def find_all(article: Article, glossary: Glossary | None = None) -> Found:
    """Dates, quotations, terms of the glossary, and what could become events and terms."""
    terms = glossary.find(article.text) if glossary else ()
    dates = dates_of(article)
    return Found(
        dates=dates,
        events=propose_events(article.text, dates),
        quotations=find_quotations(article.text),
        terms=terms,
        candidates=find_candidates(article.text, terms),
    )
