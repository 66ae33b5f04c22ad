"""RIS (``sources.ris``) as items of CSL; the tags are read by rispy (extra ``bib``), record by record.

Mapping: https://en.wikipedia.org/wiki/RIS_(file_format) beside what Zotero writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from annotated_briefings.sources.nodes import Item, Value, mapping, sequence
from annotated_briefings.text.diagnostic import Report, error, note
from annotated_briefings.text.markup import slug
from annotated_briefings.text.place import Location
from annotated_briefings.text.yaml import Node, Scalar

TYPES = {
    "ABST": "article-journal",
    "ADVS": "motion_picture",
    "ART": "graphic",
    "BILL": "bill",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CASE": "legal_case",
    "CHAP": "chapter",
    "COMP": "software",
    "CONF": "book",
    "CPAPER": "paper-conference",
    "DATA": "dataset",
    "DICT": "entry-dictionary",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "FIGURE": "figure",
    "GEN": "document",
    "GOVDOC": "report",
    "HEAR": "hearing",
    "ICOMM": "personal_communication",
    "INPR": "article-journal",
    "JFULL": "periodical",
    "JOUR": "article-journal",
    "LEGAL": "legislation",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MPCT": "motion_picture",
    "MUSIC": "musical_score",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "PCOMM": "personal_communication",
    "RPRT": "report",
    "SER": "book",
    "SLIDE": "speech",
    "SOUND": "song",
    "STAND": "standard",
    "STAT": "legislation",
    "THES": "thesis",
    "UNPB": "manuscript",
    "UNPD": "manuscript",
    "VIDEO": "motion_picture",
    "WEB": "webpage",
}
"""CSL's type for each type of reference; any other is a ``document``."""

_TEXTS = {
    "abstract": ("abstract", "notes_abstract"),
    "call-number": ("call_number",),
    "container-title-short": ("alternate_title1", "alternate_title2"),
    "DOI": ("doi",),
    "edition": ("edition",),
    "genre": ("type_of_work",),
    "issue": ("number",),
    "language": ("language",),
    "note": ("notes", "note"),
    "publisher": ("publisher",),
    "publisher-place": ("place_published",),
    "section": ("section",),
    "title": ("title", "primary_title"),
    "title-short": ("short_title",),
    "URL": ("urls",),
    "volume": ("volume",),
}
_CONTAINERS = ("journal_name", "alternate_title3", "secondary_title")
_NAMES = {
    "author": ("authors", "first_authors"),
    "editor": ("secondary_authors",),
    "collection-editor": ("tertiary_authors",),
    "translator": ("subsidiary_authors",),
}
_BOOKS = frozenset({"book", "chapter", "report", "thesis"})
_RECORD = re.compile(r"^TY  -.*?(?=^TY  -|\Z)", re.MULTILINE | re.DOTALL)
_END = re.compile(r"^ER  -", re.MULTILINE)
_DATE = re.compile(r"(?P<year>\d{4})(?:[/-](?P<month>\d{1,2}))?(?:[/-](?P<day>\d{1,2}))?(?:/.*)?")


def read_records(text: str, path: PurePosixPath, report: Report) -> Iterator[Item]:
    """Each record as an item of CSL; one without an end is reported and left out.

    A record without an ``ID`` is given a key of its author, its year and, where that is taken, a number.
    """
    taken: set[str] = set()
    line, done = 1, 0
    for found in _RECORD.finditer(text):
        line += text.count("\n", done, found.start())
        done = found.start()
        place = Location(path, line)
        if not _END.search(found[0]):
            report(error("invalid-entry", "this record of RIS has no end and is left out", place,
                         hint="a record ends with a line 'ER  - '"))  # fmt: skip
            continue
        record = _parsed(found[0])
        item = _item(record, place)
        item.key = _key(record, taken)
        if not record.get("id"):
            report(note("made-up-key", f"a record without an ID is cited as '{item.key}'", place,
                        hint="add a line 'ID  - ' to give it a key that stays"))  # fmt: skip
        taken.add(item.key)
        yield item


def _parsed(text: str) -> dict[str, Any]:
    import rispy  # type: ignore[import-untyped]

    records: list[dict[str, Any]] = rispy.loads(text)
    return records[0] if records else {}


def _item(record: dict[str, Any], place: Location) -> Item:
    item = Item("", place)
    kind = TYPES.get(str(record.get("type_of_reference", "")).strip(), "document")
    item.add("type", Value(kind, place))
    for variable, tags in _TEXTS.items():
        item.add(variable, Value(_first(record, *tags), place))
    item.add("container-title", Value(_first(record, *_CONTAINERS), place))
    item.add("collection-title", Value(_first(record, "tertiary_title"), place))
    item.add("ISBN" if kind in _BOOKS else "ISSN", Value(_first(record, "issn"), place))
    item.add("keyword", Value(", ".join(map(str, record.get("keywords", ()))), place))
    item.add("page", Value("-".join(filter(None, (_first(record, "start_page"), _first(record, "end_page")))), place))
    item.add("issued", Value(_date(_first(record, "date", "year", "publication_year")), place))
    item.add("accessed", Value(_date(_first(record, "access_date")), place))
    for variable, tags in _NAMES.items():
        names = [name for tag in tags for name in record.get(tag, ())]
        item.add(variable, sequence((_name(str(name), place) for name in names if str(name).strip()), place))
    return item


def _first(record: dict[str, Any], *tags: str) -> str:
    """The first of these tags that says anything; of several values the first."""
    for tag in tags:
        value = record.get(tag)
        found = str(value[0] if isinstance(value, list) and value else value or "").strip()
        if found:
            return found
    return ""


def _name(name: str, place: Location) -> Node:
    """``Family, Given, Suffix``; without a comma an institution, or a name that nobody has taken apart."""
    family, _, rest = (part.strip() for part in name.partition(","))
    given, _, suffix = (part.strip() for part in rest.partition(","))
    return mapping(place, family=family, given=given, suffix=suffix) if given else Scalar(family, place)


def _date(text: str) -> str:
    """``2024/05/17/`` as EDTF; anything else as it is, to be refused."""
    found = _DATE.fullmatch(text)
    if not found:
        return text
    parts = (found["month"], found["day"]) if found["month"] and int(found["month"]) else ()
    return "-".join((found["year"], *(f"{int(part):02d}" for part in parts if part and int(part))))


def _key(record: dict[str, Any], taken: set[str]) -> str:
    given = re.sub(r"[{}\s]+", "-", str(record.get("id", "")).strip())
    if given:
        return given
    name = _first(record, "authors", "first_authors", "title", "primary_title").partition(",")[0]
    year = _date(_first(record, "date", "year", "publication_year"))[:4]
    made = "-".join(filter(None, (slug(" ".join(name.split()[:4])), year)))
    numbers = (made if number == 1 else f"{made}-{number}" for number in range(1, len(taken) + 2))
    return next(key for key in numbers if key not in taken)
