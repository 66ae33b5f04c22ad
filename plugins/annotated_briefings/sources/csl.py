"""The vocabulary of CSL: types, variables, and dates in its own form.

Standard: https://docs.citationstyles.org/en/stable/specification.html, appendices III and IV, and the schema of
CSL-JSON (https://github.com/citation-style-language/schema), which adds a few names.
"""

from __future__ import annotations

import re

from annotated_briefings.text.yaml import Mapping, Scalar, Sequence

_TYPES = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
personal_communication post post-weblog regulation report review review-book software song speech standard thesis
treaty webpage
"""
_TEXTS = """
abstract annote archive archive-place archive_collection archive_location authority call-number chapter-number
citation-key citation-label citation-number collection-number collection-title container-title-short dimensions
division edition event event-place event-title first-reference-note-number genre ISBN ISSN issue
journalAbbreviation jurisdiction keyword license locator medium number number-of-pages number-of-volumes
original-publisher original-publisher-place original-title page page-first part part-number part-title PMCID PMID
printing publisher-place references reviewed-genre reviewed-title scale section shortTitle source status
supplement-number title-short version volume volume-title volume-title-short year-suffix
"""
_NAMES = """
chair collection-editor compiler composer container-author contributor curator director editorial-director
editortranslator executive-producer guest host illustrator interviewer narrator organizer original-author performer
producer recipient reviewed-author script-writer series-creator translator
"""
_DATES = "available-date event-date original-date submitted"

TYPES = frozenset(_TYPES.split())
TEXT_VARIABLES = frozenset(_TEXTS.split())
NAME_VARIABLES = frozenset(_NAMES.split())
DATE_VARIABLES = frozenset(_DATES.split())

_NUMBER = re.compile(r"-?[0-9]{1,9}")
_SEASON = re.compile(r"[0-9]{1,2}")


def date_as_edtf(date: Mapping) -> str:
    """A date in CSL's form (``date-parts``, ``season``, ``circa``, ``literal``, ``raw``) as EDTF text.

    A ``literal`` or ``raw`` one, and parts that are no numbers of a sane length, are returned as they are, to be
    checked by the caller; "" where there is nothing at all.
    """
    parts = date.get("date-parts")
    points = [_point(part) for part in parts.items] if isinstance(parts, Sequence) else []
    points = [point for point in points if point]
    if not points:
        return _text(date, "literal") or _text(date, "raw")
    season = _text(date, "season")
    if _SEASON.fullmatch(season) and len(points) == 1 and "-" not in points[0].lstrip("-"):
        points = [f"{points[0]}-{int(season) % 20 + 20}"]
    mark = "~" if _text(date, "circa").lower() not in {"", "0", "false", "no"} else ""
    return "/".join(point + mark for point in points)


def _text(date: Mapping, name: str) -> str:
    found = date.get(name)
    return found.value.strip() if isinstance(found, Scalar) and not found.is_null else ""


def _point(part: object) -> str:
    """Year, month and day as ``2024-05-17``; CSL counts years before Christ from -1, EDTF from 0."""
    items = part.items if isinstance(part, Sequence) else ()
    values = [item.value.strip() for item in items if isinstance(item, Scalar) and item.value.strip()]
    if not values or not all(_NUMBER.fullmatch(value) for value in values):
        return "-".join(values)
    year = int(values[0])
    first = f"{year:04d}" if year > 0 else f"{year + 1:05d}" if year < -1 else "0000"
    return "-".join((first, *(f"{int(value):02d}" for value in values[1:3])))
