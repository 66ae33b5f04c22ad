"""Annotated briefings: articles with their terms, dates, sources and quotations, free of any site generator."""

from annotated_briefings.briefing.load import load_library
from annotated_briefings.citations.scan import parse_citations
from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.dates.find import find_dates
from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.glossary.model import Term
from annotated_briefings.importing.read import read_article
from annotated_briefings.quotes.find import find_quotations
from annotated_briefings.quotes.verify import verify_quotation

__all__ = [
    "EdtfError",
    "Glossary",
    "Term",
    "find_dates",
    "find_quotations",
    "load_library",
    "parse_citations",
    "parse_edtf",
    "read_article",
    "verify_quotation",
]
