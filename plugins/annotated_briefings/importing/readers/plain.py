"""Plain text: paragraphs one to a line, or wrapped lines between blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from annotated_briefings.importing.article import Article, Block, BlockKind
from annotated_briefings.importing.byline import read_dated_byline
from annotated_briefings.importing.escape import escape_markdown
from annotated_briefings.importing.furniture import Furniture, find_furniture, is_heading
from annotated_briefings.importing.language import guess_language
from annotated_briefings.importing.raw import Raw, decode

_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_ITEM = re.compile(r"[ \t]*(?:[-*•–]|\d{1,3}[.)])[ \t]+\S")
_ITEM_MARK = re.compile(r"[ \t]*(?P<mark>[-*•–]|\d{1,3}[.)])[ \t]+")
_WIDEST_WRAPPED = 130
_SENTENCE_ENDS = (".", "!", "?", "”", '"', "…", ":")
_RAGGED = 0.55
"""Lines of a wrapped paragraph, but for the last, are at least this share of its longest line."""


def read(raw: Raw) -> Article:
    """The article in a plain text. What its lines do not say stays empty."""
    decoded = decode(raw)
    paragraphs = list(_paragraphs(decoded.text))
    furniture = find_furniture(paragraphs)
    body = [text for row, text in enumerate(paragraphs) if row not in furniture.rows]
    title = body.pop(0) if len(body) > 1 and is_heading(body[0], body[1]) else ""
    blocks = tuple(_blocks(body))
    language = guess_language("\n".join(body))
    return Article(
        title=title,
        authors=furniture.authors,
        published=raw.published or furniture.published,
        publisher=furniture.licence.publisher if furniture.licence else "",
        license=furniture.licence.licence if furniture.licence else "",
        rights=furniture.licence.rights if furniture.licence else "",
        copyright=furniture.licence.copyright if furniture.licence else "",
        url=raw.url or furniture.url,
        language=language,
        blocks=blocks,
        provenance=tuple(_provenance(raw, furniture, title=title, language=language)),
        dropped=furniture.dropped,
        original=raw.data,
        encoding=decoded.encoding,
    )


def _provenance(raw: Raw, furniture: Furniture, *, title: str, language: str) -> Iterator[tuple[str, str]]:
    if title:
        yield "title", "first line"
    given = {"published": raw.published, "url": raw.url}
    yield from ((name, "given") for name, value in given.items() if value)
    for name, where in furniture.provenance:
        if not given.get(name):
            yield name, where
        if name == "license" and furniture.licence and furniture.licence.publisher:
            yield "publisher", where
    if language:
        yield "language", "guessed from the words"


def _paragraphs(text: str) -> Iterator[str]:
    """Paragraphs, and lists as one text with a line per item."""
    for number, chunk in enumerate(_BLANK.split(text.lstrip())):
        lines = [line.rstrip() for line in chunk.split("\n") if line.strip()]
        if number == 0 and len(lines) > 1 and any(read_dated_byline(lines[1])):
            yield from (line.strip() for line in lines[:2])
            lines = lines[2:]
        if not lines:
            continue
        if len(lines) > 1 and all(_ITEM.match(line) for line in lines):
            yield "\n".join(line.strip() for line in lines)
        elif _is_wrapped(lines):
            yield " ".join(line.strip() for line in lines)
        else:
            yield from (line.strip() for line in lines)


def _is_wrapped(lines: list[str]) -> bool:
    """Whether the lines are one paragraph: about equally long, none of them a sentence group of its own."""
    if len(lines) < 2 or all(line.endswith(_SENTENCE_ENDS) for line in lines):
        return False
    widths = [len(line) for line in lines]
    widest = max(widths)
    return 30 < widest <= _WIDEST_WRAPPED and all(width >= widest * _RAGGED for width in widths[:-1])


def _blocks(paragraphs: list[str]) -> Iterator[Block]:
    for text, after in zip_longest(paragraphs, paragraphs[1:], fillvalue=""):
        if "\n" in text:
            yield _list(text.split("\n"))
        elif is_heading(text, after):
            yield Block(kind=BlockKind.HEADING, text=text, markdown=f"## {escape_markdown(text)}")
        else:
            yield Block(kind=BlockKind.PARAGRAPH, text=text, markdown=escape_markdown(text))


def _list(items: list[str]) -> Block:
    return Block(kind=BlockKind.LIST, text="\n".join(items), markdown="\n".join(map(_item, items)))


def _item(line: str) -> str:
    mark = _ITEM_MARK.match(line)
    words = escape_markdown(line[mark.end() :] if mark else line)
    ordered = mark is not None and mark["mark"][0].isdigit()
    return f"{mark['mark'].rstrip('.)')}. {words}" if mark and ordered else f"- {words}"
