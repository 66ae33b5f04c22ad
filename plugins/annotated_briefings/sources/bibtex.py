"""BibTeX and BibLaTeX (``sources.bib``) as items of CSL: the fields and types that have a counterpart there.

The parser is bibtexparser's (extra ``bib``); dates of BibLaTeX are EDTF and stay what was written.
Mapping: https://docs.citationstyles.org/en/stable/specification.html, appendix III, and the BibLaTeX manual, 2.1-2.2.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from annotated_briefings.sources.latex import plain_text
from annotated_briefings.sources.nodes import Item, Value, read_names, sequence
from annotated_briefings.text.diagnostic import Report, error
from annotated_briefings.text.place import Location

if TYPE_CHECKING:
    from bibtexparser.model import Block, Entry

TYPES = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "report",
    "mastersthesis": "thesis",
    "misc": "document",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "www": "webpage",
}
"""CSL's type for each type of entry; any other is a ``document``."""

SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
TEXTS = {
    "abstract": "abstract",
    "annotation": "annote",
    "annote": "annote",
    "chapter": "chapter-number",
    "edition": "edition",
    "eventtitle": "event-title",
    "isbn": "ISBN",
    "issn": "ISSN",
    "issue": "issue",
    "keywords": "keyword",
    "note": "note",
    "origtitle": "original-title",
    "origpublisher": "original-publisher",
    "pagetotal": "number-of-pages",
    "part": "part",
    "pubstate": "status",
    "shortjournal": "container-title-short",
    "shorttitle": "title-short",
    "type": "genre",
    "venue": "event-place",
    "version": "version",
    "volume": "volume",
    "volumes": "number-of-volumes",
}
NAMES = {
    "author": "author",
    "bookauthor": "container-author",
    "editor": "editor",
    "director": "director",
    "translator": "translator",
}
DATES = {"urldate": "accessed", "eventdate": "event-date", "origdate": "original-date"}
_CONTAINERS = ("journaltitle", "journal", "booktitle", "maintitle")
_PUBLISHERS = ("publisher", "institution", "school", "organization")
_PLACES = ("location", "address")
NUMBERED = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LANGUAGES = {"american": "en-US", "british": "en-GB", "english": "en", "french": "fr", "german": "de", "ngerman": "de",
              "italian": "it", "russian": "ru", "spanish": "es", "ukrainian": "uk", "chinese": "zh"}  # fmt: skip
_PART = re.compile(r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|\"[^\"]*\"|[^#]+")
_URL = re.compile(r"\\url\{([^{}]*)\}|(https?://[^\s{}]+)")
_ESCAPED = re.compile(r"\\([_&%#~$])(?:\{\})?")
_YEAR = re.compile(r"(?:(?P<about>c\.|ca\.|circa)\s*)?(?P<year>\d{4})(?P<doubt>\?)?")


@dataclass(frozen=True, slots=True)
class _Field:
    """The raw value of a field, without what encloses it, and its place."""

    value: str
    location: Location


class _Fields:
    """The fields of one entry by their names in small letters; those of its parent stand in for absent ones."""

    def __init__(self, own: Mapping[str, _Field], parent: Mapping[str, _Field]) -> None:
        lent = {("booktitle" if name == "title" else name): field for name, field in parent.items()}
        self._fields = {**{name: field for name, field in lent.items() if name != "shorttitle"}, **own}

    def raw(self, *names: str) -> _Field | None:
        """The first of these fields that says anything."""
        found = (self._fields[name] for name in names if name in self._fields)
        return next((field for field in found if field.value.strip()), None)

    def text(self, *names: str) -> Value | None:
        """As :meth:`raw`, in plain text."""
        found = self.raw(*names)
        return Value(plain_text(found.value), found.location) if found else None

    def verbatim(self, name: str) -> Value | None:
        """A field as it was written: the tilde of a date is no space, the underscore of a DOI no subscript."""
        found = self.raw(name)
        return Value(found.value.strip(), found.location) if found else None

    def titled(self, title: str, subtitle: str) -> Value | None:
        """A title with its subtitle."""
        first, second = self.text(title), self.text(subtitle)
        return Value(f"{first.text}: {second.text}", first.location) if first and second else first


def read_entries(text: str, path: PurePosixPath, report: Report) -> Iterator[Item]:
    """Each entry as an item of CSL; one that cannot be parsed is reported and left out."""
    from bibtexparser.entrypoint import parse_string

    with _quiet():
        library = parse_string(text, parse_stack=[])
    for block in library.failed_blocks:
        _report_failed(block, path, report)
    strings = {name.lower(): _unquoted(string.value.strip()) for name, string in library.strings_dict.items()}
    fields = {entry.key: _fields_of(entry, path, strings) for entry in library.entries}
    for entry in library.entries:
        location = Location(path, (entry.start_line or 0) + 1)
        if not entry.key:
            report(error("missing-field", "an entry needs a key", location, hint="write '@book{key, …'"))
            continue
        parent = fields[entry.key].get("crossref")
        lent = fields.get(parent.value, {}) if parent else {}
        yield _item(entry, location, _Fields(fields[entry.key], lent), report)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the parser's own words on standard error: what it found is said by us."""
    logger = logging.getLogger("bibtexparser")
    before = logger.disabled, logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before[1])


def _report_failed(block: Block, path: PurePosixPath, report: Report) -> None:
    place = Location(path, (block.start_line or 0) + 1)
    kind = type(block).__name__
    if kind == "DuplicateBlockKeyBlock":
        report(error("duplicate-key", f"'{getattr(block, 'key', '')}' stands twice", place, hint="the first is used"))
        return
    why = "a field stands twice" if kind == "DuplicateFieldKeyBlock" else "a brace or a quotation mark is not closed"
    report(error("invalid-entry", "this entry of BibTeX cannot be read and is left out", place, hint=why))


def _fields_of(entry: Entry, path: PurePosixPath, strings: Mapping[str, str]) -> dict[str, _Field]:
    return {
        field.key.lower(): _Field(_joined(str(field.value), strings), Location(path, (field.start_line or 0) + 1))
        for field in entry.fields
    }


def _joined(value: str, strings: Mapping[str, str]) -> str:
    """A raw value without what encloses it; ``name # " and more"`` put together."""
    if "#" not in value or value.startswith("{"):
        return _resolved(value.strip(), strings)
    return "".join(_resolved(part.strip(), strings) for part in _PART.findall(value))


def _resolved(part: str, strings: Mapping[str, str]) -> str:
    inner = _unquoted(part)
    return strings.get(part.lower(), part) if inner == part else inner


def _unquoted(value: str) -> str:
    return value[1:-1] if (value[:1], value[-1:]) in {("{", "}"), ('"', '"')} and len(value) > 1 else value


def _item(entry: Entry, location: Location, fields: _Fields, report: Report) -> Item:
    kind = _type(entry.entry_type.lower(), fields)
    item = Item(entry.key, location)
    item.add("type", Value(kind, location))
    item.add("title", fields.titled("title", "subtitle"))
    item.add("container-title", fields.text(*_CONTAINERS))
    item.add("publisher", fields.text(*_PUBLISHERS))
    item.add("publisher-place", fields.text(*_PLACES))
    item.add("collection-title", fields.text("series"))
    for name, variable in TEXTS.items():
        item.add(variable, fields.text(name))
    item.add(_number(kind, fields), fields.text("number"))
    item.add("page", _pages(fields.text("pages")))
    item.add("language", _language(fields.text("langid", "language")))
    item.add("URL", _url(fields))
    item.add("DOI", fields.verbatim("doi"))
    item.add("issued", _issued(fields))
    item.add("status", _status(fields))
    for name, variable in DATES.items():
        item.add(variable, fields.verbatim(name))
    for name, variable in NAMES.items():
        found = fields.raw(name)
        if found:
            item.add(variable, sequence(read_names(found.value, found.location, report), found.location))
    return item


def _type(kind: str, fields: _Fields) -> str:
    subtype = fields.text("entrysubtype")
    if kind == "article" and subtype and subtype.text in SUBTYPES:
        return SUBTYPES[subtype.text]
    return TYPES.get(kind, "document")


def _number(kind: str, fields: _Fields) -> str:
    """What a ``number`` counts: issues of a journal, volumes of a series, or reports."""
    if kind in NUMBERED:
        return "issue" if not fields.raw("issue") else "number"
    return "collection-number" if fields.raw("series") else "number"


def _pages(pages: Value | None) -> Value | None:
    return Value(re.sub(r"\s*[-–]+\s*", "-", pages.text), pages.location) if pages else None


def _language(language: Value | None) -> Value | None:
    return Value(_LANGUAGES.get(language.text.lower(), language.text), language.location) if language else None


def _url(fields: _Fields) -> Value | None:
    """The address, which older files keep in ``howpublished`` or in ``note``; of an eprint that of its archive."""
    found = fields.raw("url")
    if found:
        return Value(_ESCAPED.sub(r"\1", "".join(found.value.split())), found.location)
    for name in ("howpublished", "note"):
        field = fields.raw(name)
        if field and (address := _URL.search(field.value)):
            return Value((address[1] or address[2]).rstrip(".,;"), field.location)
    eprint, archive = fields.text("eprint"), fields.text("eprinttype", "archiveprefix")
    if eprint and archive and archive.text.lower() == "arxiv":
        return Value(f"https://arxiv.org/abs/{eprint.text}", eprint.location)
    return None


def _issued(fields: _Fields) -> Value | None:
    """``date`` as it is; else year and month. A year in words ("in press") is a status, see :func:`_status`."""
    date = fields.verbatim("date")
    if date:
        return date
    year, month = fields.text("year"), fields.text("month")
    if year is None or not any(char.isdigit() for char in year.text):
        return None
    found = _YEAR.fullmatch(year.text)
    if not found:
        return year
    number = _month(month.text) if month else 0
    sign = "~" if found["about"] else "?" if found["doubt"] else ""
    return Value(found["year"] + (f"-{number:02d}" if number else "") + sign, year.location)


def _status(fields: _Fields) -> Value | None:
    year = fields.text("year")
    return year if year and not any(char.isdigit() for char in year.text) else None


def _month(text: str) -> int:
    """1 to 12, 0 for what is no month."""
    word = text.strip().lower()
    if word.isascii() and word.isdigit():
        return int(word) if 1 <= int(word[:3]) <= 12 else 0
    return _MONTHS.index(word[:3]) + 1 if word[:3] in _MONTHS else 0
