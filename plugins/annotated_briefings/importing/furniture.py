"""What stands around the body of an article in plain words: by-line, date line, licence line, address."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from annotated_briefings.dates.find import find_dates
from annotated_briefings.importing.article import Author, Dropped
from annotated_briefings.importing.byline import read_byline, read_dated_byline
from annotated_briefings.importing.licence import LicenceLine, read_licence

_HEAD, _TAIL = 4, 8
"""Paragraphs from the top and from the end in which furniture is looked for."""
_DATE_LINE = re.compile(r"(?:published|posted|date|updated|first published)?(?: on)?:? *", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_URL_LINE = re.compile(r"(?:(?:source|url|link|original):? *)?(https?://[^\s<>]{1,2000})", re.IGNORECASE)
_LONGEST_HEADING, _MOST_WORDS = 100, 14
_LEAST_PROSE = 80
"""Code points that a paragraph under a heading has at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What was found, with "where" for each field; ``rows`` are the paragraphs that are not body."""

    authors: tuple[Author, ...] = ()
    published: str = ""
    url: str = ""
    licence: LicenceLine | None = None
    rows: frozenset[int] = field(default=frozenset())
    dropped: tuple[Dropped, ...] = ()
    provenance: tuple[tuple[str, str], ...] = ()


def find_furniture(paragraphs: list[str], *, is_titled: bool = False) -> Furniture:
    """Look at the first and last paragraphs of an article; ``is_titled`` where a title stands above them."""
    count = len(paragraphs)
    near = sorted({*range(min(_HEAD, count)), *range(max(0, count - _TAIL), count)})
    found = _below_title(paragraphs, is_titled=is_titled)
    for row in near:
        found = (
            found
            if row in found.rows
            else _with(found, row, paragraphs[row], where="the top" if row < _HEAD else "the end")
        )
    return found


def _below_title(paragraphs: list[str], *, is_titled: bool) -> Furniture:
    """The line of names and a day that stands directly under the title, if there is one."""
    rows = [0] * is_titled + [1] * bool(paragraphs and is_short(paragraphs[0]))
    for row in rows:
        authors, published = read_dated_byline(paragraphs[row]) if row < len(paragraphs) else ((), "")
        if authors:
            found = _out(Furniture(), row, paragraphs[row], "by-line", "authors", "the top")
            where = (*found.provenance, ("published", "by-line at the top"))
            return replace(found, authors=authors, published=published, provenance=where)
    return Furniture()


def _with(found: Furniture, row: int, text: str, *, where: str) -> Furniture:
    """``found`` and what the paragraph at ``row`` says, if it is furniture."""
    authors = read_byline(text) if not found.authors else ()
    if authors:
        return replace(_out(found, row, text, "by-line", "authors", where), authors=authors)
    url = _URL_LINE.fullmatch(text.strip())
    if url and not found.url:
        return replace(_out(found, row, text, "address", "url", where), url=url[1])
    published = _date_line(text) if not found.published else ""
    if published:
        return replace(_out(found, row, text, "date line", "published", where), published=published)
    licence = read_licence(text) if found.licence is None else None
    if licence:
        return replace(_out(found, row, text, "licence line", "license", where), licence=licence)
    return found


def _out(found: Furniture, row: int, text: str, what: str, name: str, where: str) -> Furniture:
    return replace(
        found,
        rows=found.rows | {row},
        dropped=(*found.dropped, Dropped(text=text, reason=what)),
        provenance=(*found.provenance, (name, f"{what} at {where}")),
    )


def _date_line(text: str) -> str:
    """The EDTF of a line that holds one full date and nothing else."""
    if len(text) > 60 or not _DIGIT.search(text):
        return ""
    dates = [found for found in find_dates(text) if len(found.edtf) == len("2024-05-17")]
    if len(dates) != 1:
        return ""
    rest = f"{text[: dates[0].start]} {text[dates[0].end :]}".strip(" .,")
    return dates[0].edtf if _DATE_LINE.fullmatch(rest) else ""


def is_heading(text: str, following: str) -> bool:
    """Whether a line of plain text is a heading: short, unpunctuated, followed by prose, and no by-line."""
    line = text.strip()
    if not is_short(line):
        return False
    if line[-1] in ".,:;!…”\"'’)" or not (line[0].isupper() or line[0].isdigit() or line[0] in '“‘"'):
        return False
    return len(following) >= _LEAST_PROSE and not read_byline(line) and not _URL_LINE.fullmatch(line)


def is_short(line: str) -> bool:
    """Whether a line is not too long for a heading, and holds something."""
    return bool(line.strip()) and len(line) <= _LONGEST_HEADING and len(line.split()) <= _MOST_WORDS
