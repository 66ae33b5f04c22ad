"""Tables of events, as spreadsheets and other timeline tools export them, read into rows that know their places.

Standard: RFC 4180 (CSV); semicolons and tabs between cells are understood too.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from annotated_briefings.text.diagnostic import Report, error
from annotated_briefings.text.place import LineIndex, Location
from annotated_briefings.timeline.export import without_guard

_SYNONYMS = {
    "date": ("date", "edtf", "when", "dates"),
    "start": ("start", "start date", "begin", "begin date", "from", "since"),
    "end": ("end", "end date", "finish", "to", "until"),
    "year": ("year", "start year"),
    "month": ("month", "start month"),
    "day": ("day", "start day"),
    "end year": ("end year",),
    "end month": ("end month",),
    "end day": ("end day",),
    "headline": ("headline", "title", "name", "label"),
    "text": ("text", "event", "description", "what", "what happened", "details", "summary", "note"),
    "sources": ("sources", "source", "citation", "citations", "reference", "references", "key", "keys"),
    "id": ("id", "anchor", "slug"),
}
"""Our names of columns, each with what others call it; the column that stands first counts."""

_BY_NAME = {name: column for column, names in _SYNONYMS.items() for name in names}
_DATED = ("date", "start", "year")
_WORDED = ("text", "headline")
_DELIMITER_FOLLOWS = "sep="
"""What spreadsheets write above the line of names."""

_PARTED_BY = ",;\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The cells of one event by our names of columns, those that are empty left out, each with its place."""

    cells: Mapping[str, str]
    location: Location
    places: Mapping[str, Location] = field(default_factory=dict)

    def where(self, *columns: str) -> Location:
        """Where the first of these cells stands that has anything; else where the row begins."""
        return next((self.places[column] for column in columns if column in self.places), self.location)


def read_table(text: str, path: PurePosixPath, report: Report) -> tuple[Row, ...]:
    """The rows below the line of names; none where that names no date or no text (then that is reported).

    A row that cannot be read ends the table: where a quotation mark is not closed, nothing behind it is certain.
    """
    lines = LineIndex(text, path)
    rows = _records(text, lines, report)
    names = next(rows, None)
    if names is None:
        report(error("invalid-table", "the table is empty", Location(path), hint="its first line names the columns"))
        return ()
    columns = _columns([cell for cell, _ in names])
    if not set(_DATED) & set(columns.values()) or not set(_WORDED) & set(columns.values()):
        hint = "its first line names the columns: date and text, and as you like sources and id"
        report(error("invalid-table", "the table has no column for dates or none for words", Location(path), hint=hint))
        return ()
    return tuple(row for cells in rows if (row := _row(cells, columns)).cells)


def _columns(names: Sequence[str]) -> dict[int, str]:
    """Our name of each column that we know, by its number."""
    found: dict[str, int] = {}
    for index, name in enumerate(names):
        column = _BY_NAME.get(" ".join(name.replace("_", " ").lower().split()))
        if column:
            found.setdefault(column, index)
    return {index: column for column, index in found.items()}


_Cells = list[tuple[str, Location]]


def _records(text: str, lines: LineIndex, report: Report) -> Iterator[_Cells]:
    """The rows of a table as cells with their places; empty ones are left out."""
    rows = [*io.StringIO(text)] or [""]
    first = int(rows[0].lower().startswith(_DELIMITER_FOLLOWS))
    names = "".join(rows[first : first + 1])
    reader = csv.reader(rows[first:], delimiter=_delimiter(names), strict=True, skipinitialspace=True)
    begin, line = len(rows[0]) * first, first
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as fault:
            place = lines.at_line(line)
            hint = "put double quotes around a cell with a comma in it, and double those within"
            report(error("invalid-table", f"the row cannot be read: {fault}", place, hint=hint))
            return
        if cells is None:
            return
        record = "".join(rows[line : first + reader.line_num])
        if any(cells):
            yield list(_placed(cells, record, begin, lines))
        begin, line = begin + len(record), first + reader.line_num


def _delimiter(first: str) -> str:
    """What parts the cells: the sign that the line of names has most of."""
    return max(_PARTED_BY, key=first.count)


def _placed(cells: Sequence[str], record: str, begin: int, lines: LineIndex) -> Iterator[tuple[str, Location]]:
    """Each cell with its place: they stand in the record one after the other, as written but for doubled quotes."""
    after = 0
    for cell in cells:
        written = cell.replace('"', '""')
        at = record.find(written, after)
        at = record.find(cell, after) if at < 0 else at
        place = lines.locate(begin + max(at, after))
        after = max(at, after) + len(written)
        yield cell, place


def _row(cells: _Cells, columns: Mapping[int, str]) -> Row:
    known = {columns[index]: cell for index, cell in enumerate(cells) if index in columns and cell[0].strip()}
    return Row(
        cells={column: without_guard(cell.strip()) for column, (cell, _) in known.items()},
        location=cells[0][1],
        places={column: place for column, (_, place) in known.items()},
    )
