"""The text of an article as it is frozen: the bytes as they came, or the body with the bytes beside it."""

from __future__ import annotations

from dataclasses import dataclass

from annotated_briefings.importing.article import Article
from annotated_briefings.text.disk import as_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """The text to freeze, in UTF-8; the ``original`` bytes where they are something else; and whether it is ``whole``.

    A whole text holds what stands around the body too: title, by-line, licence line.
    """

    text: bytes
    original: bytes | None
    whole: bool


def freeze(article: Article) -> Frozen:
    """The bytes as they came where they are a text with a paragraph to a line; else the body, with the bytes beside."""
    decoded = article.original.decode(article.encoding, "replace")
    lines = {line.strip() for line in as_text(decoded).split("\n")}
    is_text = article.suffix == ".txt" and all(line in lines for line in article.text.split("\n") if line)
    if not is_text:
        return Frozen(text=f"{article.text}\n".encode(), original=article.original, whole=False)
    if article.encoding in {"utf-8", "utf-8-sig"}:
        return Frozen(text=article.original, original=None, whole=True)
    return Frozen(text=decoded.encode(), original=article.original, whole=True)
