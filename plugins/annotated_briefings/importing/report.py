"""What an import says to an editor of what it has found."""

from __future__ import annotations

from collections.abc import Iterator

from annotated_briefings.importing.article import Article, BlockKind
from annotated_briefings.importing.found import Found
from annotated_briefings.importing.proposals import in_time_order
from annotated_briefings.quotes.quotation import Quotation


def report_import(article: Article, found: Found, *, title: str) -> Iterator[str]:
    """One line for each field, and one for each proposal, indented."""
    yield f"title: {title}"
    yield from _fields(article)
    yield f"timeline: {_count(len(found.events), 'proposal')}"
    yield from (f"  {event.edtf}  {_short(event.text)}" for event in in_time_order(found.events))
    yield f"quotations: {len(found.quotations)}"
    yield from (f"  “{_short(quoted.text)}” {_whose(quoted)}" for quoted in found.quotations)
    quotes = [block.text for block in article.blocks if block.kind is BlockKind.QUOTE]
    yield from [f"block quotes: {len(quotes)}", *(f"  {_short(text)}" for text in quotes)] if quotes else []
    known = len({match.term_id for match in found.terms})
    yield f"terms of the glossary: {known}, in {_count(len(found.terms), 'place')}"
    yield f"proposed terms: {', '.join(candidate.label for candidate in found.candidates) or 'none'}"
    yield from (f"not in the body ({dropped.reason}): {_short(dropped.text)}" for dropped in article.dropped)


def _fields(article: Article) -> Iterator[str]:
    for author in article.authors:
        yield f"author: {', '.join(part for part in (author.name, author.role, author.affiliation) if part)}"
    for name, value in (
        ("published", article.published),
        ("publisher", article.publisher),
        ("licence", article.license or _reserved(article)),
    ):
        yield f"{name}: {value or 'not said'}"
    kinds = [block.kind for block in article.blocks]
    paragraphs, headings = kinds.count(BlockKind.PARAGRAPH), kinds.count(BlockKind.HEADING)
    yield f"body: {_count(paragraphs, 'paragraph')}, {_count(headings, 'heading')}"


def _reserved(article: Article) -> str:
    return f"none; “{_short(article.copyright)}”" if article.copyright else ""


def _whose(quoted: Quotation) -> str:
    speaker = quoted.speaker or "no speaker found"
    return f"({quoted.kind}: {speaker}{'' if quoted.certain or not quoted.speaker else '?'})"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _short(text: str, width: int = 90) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: width - 1].rstrip()}…"
