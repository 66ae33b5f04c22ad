"""A title for a text that has none: a place-holder, marked as proposed."""

from __future__ import annotations

from annotated_briefings.importing.article import Article, BlockKind

_TITLE_WORDS = 10


def propose_title(article: Article) -> str:
    """The first words of the text: a place-holder, not a headline."""
    words = next((block.text for block in article.blocks if block.kind is BlockKind.PARAGRAPH), "Untitled").split()
    return " ".join(words[:_TITLE_WORDS]).rstrip(".,;:") + (" …" if len(words) > _TITLE_WORDS else "")
