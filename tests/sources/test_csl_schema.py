"""What we write is CSL-JSON: held against a schema of the standard's item (version 1.0.2)."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import pytest
from annotated_briefings.briefing.load import load_library
from annotated_briefings.sources.export import to_csl_json
from annotated_briefings.sources.files import read_bibtex, read_ris, read_sources
from annotated_briefings.sources.model import Copy, Name, Reuse, Source
from annotated_briefings.text.place import Location
from jsonschema import Draft7Validator

PATH = PurePosixPath("sources.yml")
ROOT = Path(__file__).parents[2]

_TYPES = """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
personal_communication post post-weblog regulation report review review-book software song speech standard thesis
treaty webpage"""
_STRINGS = """abstract annote archive archive_collection archive_location archive-place authority call-number
citation-key citation-label collection-title container-title container-title-short dimensions division DOI event
event-place event-title genre ISBN ISSN journalAbbreviation jurisdiction keyword language license medium note
original-publisher original-publisher-place original-title part-title PMCID PMID publisher publisher-place references
reviewed-genre reviewed-title scale section shortTitle source status title title-short URL version volume-title
volume-title-short year-suffix"""
_NUMBERS = """chapter-number citation-number collection-number edition first-reference-note-number issue locator number
number-of-pages number-of-volumes page page-first part part-number printing supplement-number volume"""
_NAMES = """author chair collection-editor compiler composer container-author contributor curator director editor
editorial-director editortranslator executive-producer guest host illustrator interviewer narrator organizer
original-author performer producer recipient reviewed-author script-writer series-creator translator"""
_DATES = "accessed available-date event-date issued original-date submitted"

TEXT, NUMBER = {"type": "string", "minLength": 1}, {"type": ["string", "number"]}
PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
NAME = {
    "type": "object",
    "properties": {part: {"type": "string", "minLength": 1} for part in PARTS},
    "additionalProperties": False,
    "minProperties": 1,
}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3},
        },
        "season": {"enum": [1, 2, 3, 4]},
        "circa": {"type": "boolean"},
        "literal": TEXT,
    },
    "additionalProperties": False,
    "minProperties": 1,
}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "properties": {
            "id": TEXT,
            "type": {"enum": _TYPES.split()},
            **dict.fromkeys(_STRINGS.split(), TEXT),
            **dict.fromkeys(_NUMBERS.split(), NUMBER),
            **{name: {"type": "array", "items": NAME, "minItems": 1} for name in _NAMES.split()},
            **dict.fromkeys(_DATES.split(), DATE),
        },
        "additionalProperties": False,
    },
}


def faults(sources: tuple[Source, ...]) -> list[str]:
    return [fault.message for fault in Draft7Validator(SCHEMA).iter_errors(json.loads(to_csl_json(sources)))]


def test_the_schema_refuses_what_is_no_csl() -> None:
    for item in ({"id": "a"}, {"id": "a", "type": "novel"}, {"id": "a", "type": "book", "rights": "CC0-1.0"},
                 {"id": "a", "type": "book", "issued": "2024"}):  # fmt: skip
        assert list(Draft7Validator(SCHEMA).iter_errors([item]))


@pytest.mark.parametrize("project", ["", "tests/projects/a-small-site"])
def test_a_project_s_bibliography_is_csl(project: str) -> None:
    library, _ = load_library(ROOT / project)

    assert library.sources
    assert faults(library.sources) == []


@pytest.mark.parametrize(
    "issued", ["2024", "2024-05-17", "2024-05~", "2022-23", "2022/2023", "196X", "../1969", "2022-25", "-0043", ""]
)
def test_every_date_is_csl(issued: str) -> None:
    assert faults((Source(id="a", location=Location(PATH), issued=issued),)) == []


def test_every_kind_of_field_is_csl() -> None:
    person = Name(
        family="F", given="G", dropping_particle="d", non_dropping_particle="n", suffix="s", role="r", affiliation="a"
    )
    full = Source(
        id="a", location=Location(PATH), type="book", title="T", author=(person, Name(literal="L")), editor=(person,),
        container_title="C", publisher="P", issued="2024", accessed="2024-05", url="https://example.org", doi="10.1/x",
        language="en", note="n", rights="CC0-1.0", reuse=Reuse.FULL, primary=True, copy=Copy(text="x"),
        extra=(("translator", "Doe, J.; NGO"), ("original-date", "1999"), ("volume", "3"), ("ISBN", "978")),
    )  # fmt: skip

    assert faults((full,)) == []


def test_what_came_from_other_formats_is_csl() -> None:
    bib = r"@book{a, author={M{\"u}ller, J and {EU}}, title={T}, date={2024-05~}, isbn={1}, chapter={2}, version={3}}"
    ris = (
        "TY  - CHAP\nID  - b\nAU  - Müller, J.\nTI  - T\nPY  - 2024\nA4  - Doe, J.\nSN  - 1\nSE  - 2\nET  - 3\nER  - \n"
    )
    yml = "c: {type: song, composer: [{family: A}], number: 4, section: 5, event-title: E, available-date: 2020}"

    for read, text in ((read_bibtex, bib), (read_ris, ris), (read_sources, yml)):
        sources = read(text, PATH, lambda found: None)
        assert sources
        assert faults(sources) == []
