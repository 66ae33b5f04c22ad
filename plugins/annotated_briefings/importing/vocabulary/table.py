"""Terms in a table of values between commas, semicolons or tabs, one a row, as spreadsheets write it.

Standard: RFC 4180, with the freedom that spreadsheets take. The first row names the columns, as SKOS does or by a
common other name; ``altLabel@ru`` gives the names in one language. Several values in one cell are parted by "|".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from annotated_briefings.importing.vocabulary.nodes import (
    LABELS,
    free_id,
    label_nodes,
    list_node,
    mapping_node,
    text_node,
)
from annotated_briefings.text.diagnostic import Report, error, warning
from annotated_briefings.text.markup import slug
from annotated_briefings.text.place import Location
from annotated_briefings.text.suggest import did_you_mean
from annotated_briefings.text.yaml import Mapping, Node

_DELIMITERS = ",;\t"
_RELATIONS = ("related", "broader")
_LISTS = ("sources", *_RELATIONS)
_NAMES = {
    "id": "id key identifier notation",
    "prefLabel": "preflabel preferredlabel term name label title",
    "altLabel": "altlabel altlabels alternativelabel alias aliases synonym synonyms othernames acronym abbreviation",
    "hiddenLabel": "hiddenlabel hiddenlabels misspellings",
    "definition": "definition description meaning explanation",
    "note": "note notes scopenote comment",
    "type": "type kind category",
    "sources": "sources source",
    "asOf": "asof",
    "reviewBy": "reviewby",
    "related": "related relatedterms seealso",
    "broader": "broader broaderterm parent",
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split()}
_HEADING = re.compile(r"(?:skos:|dct:|dcterms:)?(?P<name>[^@(]*)(?:[@(](?P<language>[A-Za-z0-9-]+)\)?)?")


@dataclass(frozen=True, slots=True)
class _Column:
    field: str
    language: str


def read_table(text: str, path: PurePosixPath, report: Report, *, language: str) -> Mapping | None:
    """The entries of a glossary by id, or nothing where it is no such table (then that is reported).

    A row that is none is reported with its line and left out; the others are still returned.
    """
    lines = text.split("\n")
    first = 1 if lines[0].lower().startswith("sep=") and len(lines) > 1 else 0
    delimiter = max(_DELIMITERS, key=lambda one: sum(map(bool, _columns(_cells(lines[first], one)))))
    columns = _columns(_cells(lines[first], delimiter))
    place = Location(path, first + 1)
    if not any(column and column.field == "prefLabel" for column in columns):
        report(error("invalid-table", "no column of the table is called 'prefLabel' or 'term'", place,
                     hint="its first row names the columns: prefLabel, altLabel, definition, …"))  # fmt: skip
        return None
    _report_unknown(_cells(lines[first], delimiter), columns, place, report)
    rows = _rows(lines[first:], delimiter, columns, place, report)
    return _entries(list(rows), place, report, language)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _columns(headings: list[str]) -> list[_Column | None]:
    return [_column(heading) for heading in headings]


def _column(heading: str) -> _Column | None:
    found = _HEADING.match(heading.strip())
    name = re.sub(r"[\s_-]", "", found["name"]).lower() if found else ""
    field = _FIELDS.get(name)
    return _Column(field, (found["language"] if found else "") or "") if field else None


def _report_unknown(headings: list[str], columns: list[_Column | None], place: Location, report: Report) -> None:
    for heading, column in zip(headings, columns, strict=True):
        if column is None and heading.strip():
            report(warning("unknown-field", f"the column '{heading.strip()}' is not known and is left out", place,
                           hint=did_you_mean(heading, _NAMES)))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Row:
    """The values of one row by field and language."""

    values: dict[tuple[str, str], list[str]]
    place: Location

    def first(self, field: str) -> str:
        return next((values[0] for (name, _), values in self.values.items() if name == field), "")

    def labels(self) -> dict[str, list[tuple[str, str]]]:
        """Pairs of language and text by field."""
        found: dict[str, list[tuple[str, str]]] = {}
        for (field, language), texts in self.values.items():
            if field in LABELS:
                found.setdefault(field, []).extend((language, text) for text in texts)
        return found


def _rows(
    lines: list[str], delimiter: str, columns: list[_Column | None], place: Location, report: Report
) -> Iterator[_Row]:
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter)
    done = 0
    while True:
        here = Location(place.path, place.line + done)
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            report(error("bad-row", f"this row cannot be read: {fault}", here))
            cells = []
        if done and any(map(str.strip, cells)):
            yield from _row(cells, columns, here, report)
        done = reader.line_num


def _row(cells: list[str], columns: list[_Column | None], place: Location, report: Report) -> Iterator[_Row]:
    if any(map(str.strip, cells[len(columns) :])):
        known = "1 column" if len(columns) == 1 else f"{len(columns)} columns"
        said = f"this row has {len(cells)} cells, and the table has {known}"
        report(error("bad-row", said, place, hint="a cell that holds the separator must stand in quotation marks"))
        return
    values: dict[tuple[str, str], list[str]] = {}
    for column, cell in zip(columns, cells, strict=False):
        parts = _parts(column.field, cell) if column else []
        if column and parts:
            values.setdefault((column.field, column.language), []).extend(parts)
    row = _Row(values, place)
    if row.first("prefLabel"):
        yield row
    else:
        report(error("bad-row", "this row names no term", place, hint="fill in its 'prefLabel'"))


def _parts(field: str, cell: str) -> list[str]:
    """The values of a cell; texts for people may hold a "|"."""
    parts = cell.split("|") if field in {*LABELS, *_LISTS} else [cell]
    return [part.strip() for part in parts if part.strip()]


def _entries(rows: list[_Row], place: Location, report: Report, language: str) -> Mapping:
    ids: dict[str, _Row] = {}
    by_name: dict[str, str] = {}
    for row in rows:
        name = row.first("prefLabel")
        own = row.first("id")
        chosen = slug(own) if own else free_id(name, ids)
        if chosen in ids:
            first = ids[chosen].place
            report(error("duplicate-term", f"'{chosen}' stands twice, first at {first}", row.place,
                         hint="keep one of the two; the first is used"))  # fmt: skip
            continue
        ids[chosen] = row
        by_name.update({key: chosen for key in (name.casefold(), own.casefold()) if key})
    entries = ((text_node(name, row.place), _entry(row, by_name, language)) for name, row in ids.items())
    return Mapping(tuple(entries), place)


def _entry(row: _Row, by_name: dict[str, str], language: str) -> Mapping:
    fields: dict[str, Node] = dict(label_nodes(row.labels(), row.place, language=language))
    for (field, _), values in row.values.items():
        if field in _RELATIONS:
            named = [by_name.get(value.casefold()) or slug(value) for value in values]
            fields[field] = list_node(named, row.place)
        elif field in _LISTS:
            fields[field] = list_node(values, row.place)
        elif field not in LABELS and field != "id":
            fields[field] = text_node(values[0], row.place)
    return mapping_node(fields, row.place)
