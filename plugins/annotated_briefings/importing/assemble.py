"""An article from blocks and from what a file says of itself: what stands in the text goes before its properties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotated_briefings.importing.article import Article, Author, Block, BlockKind, Dropped
from annotated_briefings.importing.byline import read_byline
from annotated_briefings.importing.furniture import Furniture, find_furniture
from annotated_briefings.importing.language import guess_language
from annotated_briefings.importing.raw import Raw
from annotated_briefings.text.diagnostic import Diagnostic, note

_TOOLS = re.compile(
    r"(?:python-docx|microsoft(?: office)? user|windows user|administrator|admin|user|owner|unknown|author|none|"
    r"anonymous|root|openpdf|itext.*|wkhtmltopdf.*|latex.*|pdftex.*|.*\b(?:acrobat|ghostscript|libreoffice)\b.*)",
    re.IGNORECASE,
)
"""What programs write where an author should stand."""
_NO_TITLE = re.compile(
    r"(?:untitled|document|title|word document|slide) ?\d*|.*\.(?:docx?|pdf|indd|qxd|tex)", re.IGNORECASE
)
_FROM_PROGRAM = re.compile(r"^Microsoft Word -\s*")
_SEPARATORS = re.compile(r"\s*;\s*|\s+and\s+|\s*&\s*")
_PROPERTY = "property of the file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """What a file says of itself, as it says it; ``created`` is EDTF."""

    title: str = ""
    author: str = ""
    created: str = ""
    language: str = ""


def assemble(
    raw: Raw,
    *,
    title: str,
    body: Sequence[Block],
    notes: Sequence[Block],
    properties: Properties,
    dropped: Sequence[Dropped],
    diagnostics: Sequence[Diagnostic],
    suffix: str,
) -> Article:
    """The article. ``title`` is the one that stands in the text; ``notes`` follow the body."""
    paragraphs = [block.text if block.kind is BlockKind.PARAGRAPH else "" for block in body]
    furniture = find_furniture(paragraphs, is_titled=bool(title))
    kept = (*(block for row, block in enumerate(body) if row not in furniture.rows), *notes)
    own_title, own_authors = _own_title(properties.title), _own_authors(properties.author)
    language = properties.language or guess_language("\n".join(block.text for block in kept))
    where = dict(_provenance(raw, furniture, title=title, properties=properties))
    licence = furniture.licence
    created = "" if raw.published or furniture.published else properties.created
    return Article(
        title=title or own_title,
        authors=furniture.authors or own_authors,
        published=raw.published or furniture.published or created,
        publisher=licence.publisher if licence else "",
        license=licence.licence if licence else "",
        rights=licence.rights if licence else "",
        copyright=licence.copyright if licence else "",
        url=raw.url or furniture.url,
        language=language,
        blocks=kept,
        provenance=tuple((name, place) for name, place in where.items() if place),
        dropped=(*dropped, *furniture.dropped),
        diagnostics=(*diagnostics, *_said(raw, created)),
        original=raw.data,
        suffix=suffix,
    )


def _said(raw: Raw, created: str) -> Iterator[Diagnostic]:
    if created:
        yield note("date-of-file", f"the text has no date; on {created} the file was made", raw.location,
                   hint="check it; --date sets the day of publication")  # fmt: skip


def _provenance(raw: Raw, furniture: Furniture, *, title: str, properties: Properties) -> Iterator[tuple[str, str]]:
    """Later ones go before earlier ones."""
    yield "title", "the text" if title else _PROPERTY if _own_title(properties.title) else ""
    yield "authors", _PROPERTY if _own_authors(properties.author) else ""
    yield "published", _PROPERTY if properties.created else ""
    yield "language", _PROPERTY if properties.language else "guessed from the words"
    for name, place in furniture.provenance:
        yield name, place
        if name == "license" and furniture.licence and furniture.licence.publisher:
            yield "publisher", place
    yield from ((name, "given") for name, value in (("published", raw.published), ("url", raw.url)) if value)


def _own_title(title: str) -> str:
    words = _FROM_PROGRAM.sub("", " ".join(title.split()))
    return "" if _NO_TITLE.fullmatch(words) else words


def _own_authors(author: str) -> tuple[Author, ...]:
    said = " ".join(author.split())
    read = read_byline(said)
    if read:
        return read
    return tuple(Author(name=name) for name in _SEPARATORS.split(said) if name and not _TOOLS.fullmatch(name))
