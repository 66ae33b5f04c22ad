"""Sources in the standard's own form."""

from __future__ import annotations

import json
from collections.abc import Iterable

from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.dates.model import EdtfDate, Kind
from annotated_briefings.sources.csl import DATE_VARIABLES, NAME_VARIABLES
from annotated_briefings.sources.model import Name, Source

_FIRST_SEASON, _LAST_SEASON = 21, 24


def to_csl_json(sources: Iterable[Source]) -> str:
    """The sources as a CSL-JSON array, one item a line, in the given order; our own fields are left out."""
    lines = (json.dumps(to_csl(source), ensure_ascii=False, sort_keys=True) for source in sources)
    return "[" + ",\n".join(lines) + "]\n"


def to_csl(source: Source) -> dict[str, object]:
    """One source as an item of CSL-JSON."""
    extra = {name: _variable(name, value) for name, value in source.extra}
    item: dict[str, object] = {
        **extra,
        "id": source.id,
        "type": source.type,
        "title": source.title,
        "author": [_name(name) for name in source.author],
        "editor": [_name(name) for name in source.editor],
        "container-title": source.container_title,
        "publisher": source.publisher,
        "issued": _date(source.issued),
        "accessed": _date(source.accessed),
        "URL": source.own_url,
        "DOI": source.doi,
        "language": source.language,
        "note": source.note,
    }
    return {name: value for name, value in item.items() if value}


def _variable(name: str, value: str) -> object:
    """A variable that we only carry, in the form that its kind has; names as ``Family, Given; …``."""
    if name in DATE_VARIABLES:
        return _date(value)
    if name not in NAME_VARIABLES:
        return value
    people = (person.partition(", ") for person in value.split("; "))
    return [{"family": family, "given": given} if given else {"literal": family} for family, _, given in people]


def _name(name: Name) -> dict[str, str]:
    parts = {
        "family": name.family,
        "given": name.given,
        "literal": name.literal,
        "dropping-particle": name.dropping_particle,
        "non-dropping-particle": name.non_dropping_particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}


def _date(text: str) -> dict[str, object]:
    """CSL's form of a date; what it cannot say stays text."""
    if not text:
        return {}
    try:
        date = parse_edtf(text)
    except EdtfError:
        return {"literal": text}
    points = date.parts if date.kind is Kind.INTERVAL and len(date.parts) > 1 else (date,)
    parts = [_parts(point) for point in points]
    if not all(parts) or date.kind is Kind.SET:
        return {"literal": text}
    result: dict[str, object] = {"date-parts": parts}
    if date.approximate or date.uncertain:
        result["circa"] = True
    if len(points) == 1 and date.season:
        result["season"] = date.season - _FIRST_SEASON + 1
    return result


def _parts(date: EdtfDate) -> list[int]:
    """Year, month and day as far as they are known; empty where the form has no place for them."""
    if date.year is None or date.unspecified or (date.season and not _FIRST_SEASON <= date.season <= _LAST_SEASON):
        return []
    year = date.year if date.year > 0 else date.year - 1
    return [year, *(part for part in (date.month, date.day) if part)]
