"""A table of events as the text of a timeline block, for an editor to paste."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import PurePosixPath

from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.text.diagnostic import Report, error
from annotated_briefings.text.markup import slug
from annotated_briefings.text.place import Location
from annotated_briefings.text.scanner import KEY
from annotated_briefings.text.suggest import did_you_mean
from annotated_briefings.timeline.table import Row, read_table

EscapeMarkdown = Callable[[str], str]
"""Turns plain words into Markdown that shows exactly these words."""

_KEY = re.compile(rf"@?(?P<key>{KEY})")
_LOOKS_LIKE_AN_OPTION = re.compile(r"\A(id|same|not-same):")
_NOT_IN_BRACKETS = re.compile(r"[\[\]\s]+")
_NO_DATE, _NO_WORDS = "(no date)", "(no words)"


def table_to_timeline(
    text: str,
    path: PurePosixPath,
    report: Report,
    *,
    escape: EscapeMarkdown,
    title: str = "",
    sources: Collection[str] | None = None,
) -> str:
    """The events of a CSV table as a ``/// timeline`` block, in the order of its rows; empty where it has none.

    Nothing is left out: an event whose date is not EDTF keeps it as it was written, and both this and ``check``
    report it. A cell of sources holds keys, parted by semicolons. What is no key among the ``sources`` becomes
    ``[@?: …]``; where these are not known, what could be one is taken for one.
    """
    events = [_event(row, report, escape, sources) for row in read_table(text, path, report)]
    if not events:
        return ""
    name = " ".join(title.split())
    opening = f"/// timeline | {name}" if name else "/// timeline"
    return "\n\n".join([opening, *events, "///"]) + "\n"


def _event(row: Row, report: Report, escape: EscapeMarkdown, sources: Collection[str] | None) -> str:
    cited = _citations(row, report, sources)
    lines = [_date(row, report, escape), " ".join((f":   {_words(row, report, escape)}", *cited))]
    own_id = row.cells.get("id", "").removeprefix("ev-")
    if own_id and own_id == slug(own_id):
        lines.append(f"    id: {own_id}")
    return "\n".join(lines)


def _words(row: Row, report: Report, escape: EscapeMarkdown) -> str:
    told = dict.fromkeys(row.cells[name] for name in ("headline", "text") if name in row.cells)
    if not told:
        report(error("event-without-text", "the row says nothing of what happened", row.location))
        return _NO_WORDS
    plain = " ".join(_as_sentence(part) if len(told) > 1 else part for part in told)
    return _LOOKS_LIKE_AN_OPTION.sub(r"\1&#58;", escape(plain), count=1)


def _as_sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", "。")) else f"{text}."


def _citations(row: Row, report: Report, sources: Collection[str] | None) -> Iterator[str]:
    """``[@a; @b]`` for keys, ``[@?: words]`` for each part that is none; what could be a key is reported then."""
    cell = row.cells.get("sources", "")
    parts = _parts(cell, ";,")
    if not all(map(_KEY.fullmatch, parts)):
        parts = _parts(cell, ";")
    like_keys = [found["key"] for part in parts if (found := _KEY.fullmatch(part))]
    keys = [key for key in like_keys if sources is None or key in sources]
    if keys:
        yield f"[{'; '.join(f'@{key}' for key in keys)}]"
    for key in like_keys:
        if key not in keys:
            hint = (
                did_you_mean(key, sources or ()) or "add it to the sources; here it becomes a mark that one is needed"
            )
            report(error("unknown-source", f"there is no source '{key}'", row.where("sources"), hint=hint))
    yield from (f"[@?: {part.removeprefix('@')}]" for part in parts if part.removeprefix("@") not in keys)


def _parts(cell: str, between: str) -> list[str]:
    parts = (_NOT_IN_BRACKETS.sub(" ", part).strip() for part in re.split(f"[{between}]", cell))
    return [part for part in parts if part]


def _date(row: Row, report: Report, escape: EscapeMarkdown) -> str:
    """The date as EDTF, or as it was written where it is none."""
    written = " ".join(_written_date(row).split())
    place = row.where("date", "start", "year", "end", "end year")
    if not written:
        hint = "write '..' and a slash before or after the other end where one is open"
        report(error("event-without-date", "the row has no date", row.location, hint=hint))
        return _NO_DATE
    try:
        return parse_edtf(written).text
    except EdtfError as fault:
        exact = Location(place.path, place.line, place.column + (fault.column - 1) * ("date" in row.cells))
        said = f"'{written}' is not an EDTF date: {fault.message}"
        report(error("invalid-date", said, exact, hint=fault.hint))
        return escape(written)


def _written_date(row: Row) -> str:
    cells = row.cells
    if "date" in cells:
        return cells["date"]
    start = cells.get("start") or _joined(cells.get(part, "") for part in ("year", "month", "day"))
    end = cells.get("end") or _joined(cells.get(part, "") for part in ("end year", "end month", "end day"))
    return f"{start}/{end}" if end and end != start else start


def _joined(parts: Iterator[str]) -> str:
    """Year, month and day of columns of their own: 2024, 5, 17."""
    year, *rest = parts
    known = [f"{part:0>2}" for part in rest if part]
    return "-".join([_year(year), *known]) if year else ""


def _year(text: str) -> str:
    """The year of a column of its own as EDTF; there -44 is 44 BC, as people and other timeline tools count."""
    digits = text.removeprefix("-")
    if not digits.isdecimal() or len(digits) > 4:
        return text
    year = 1 - int(digits) if digits != text and int(digits) else int(digits)
    return f"{'-' * (year < 0)}{abs(year):04}"
