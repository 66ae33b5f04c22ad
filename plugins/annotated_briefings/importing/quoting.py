"""A draft for a text that may only be quoted: its quotations, and places for the editor's own words."""

from __future__ import annotations

from collections.abc import Iterator

from annotated_briefings.importing.article import Article
from annotated_briefings.importing.escape import escape_markdown
from annotated_briefings.importing.found import Found
from annotated_briefings.importing.freeze import Frozen
from annotated_briefings.importing.title import propose_title
from annotated_briefings.importing.yaml_text import yaml_scalar
from annotated_briefings.quotes.quotation import QuotationKind
from annotated_briefings.quotes.verify import is_long_enough

_SUMMARY = "Write here, in your own words, what the article says."


def quotable_passages(found: Found) -> Iterator[str]:
    """The article's quotations that are long enough to be locked, each once, in order."""
    seen: set[str] = set()
    for quoted in found.quotations:
        if quoted.kind is QuotationKind.QUOTATION and is_long_enough(quoted.text) and quoted.text not in seen:
            seen.add(quoted.text)
            yield quoted.text


def quoting_briefing(article: Article, found: Found, title: str, source_key: str, frozen: Frozen) -> str:
    """The briefing's file. Nothing of the article is in it but its quotations; all of it is proposed."""
    del frozen  # it is not published
    proposed = [
        name for name, is_proposed in (("title", not title), ("summary", True), ("quotations", True)) if is_proposed
    ]
    head = ["---", f"title: {yaml_scalar(title or propose_title(article))}"]
    if article.published:
        head.append(f"date: {yaml_scalar(article.published)}")
    head += [f"source: {source_key}", f"proposed: [{', '.join(proposed)}]", "---"]
    return "\n\n".join(["\n".join(head), _SUMMARY, *_quotations(found, source_key)]) + "\n"


def _quotations(found: Found, source_key: str) -> Iterator[str]:
    speakers = {quoted.text: quoted.speaker for quoted in reversed(found.quotations) if quoted.certain}
    for text in quotable_passages(found):
        words = escape_markdown(" ".join(text.split()))
        speaker = speakers.get(text, "")
        yield f"{f'{escape_markdown(speaker)}: ' if speaker else ''}“{words}” [@{source_key}]"
