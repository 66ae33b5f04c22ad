"""What the briefings name and the glossary does not explain."""

from __future__ import annotations

from pathlib import Path

from annotated_briefings.check import check_project
from annotated_briefings.text.diagnostic import Diagnostic, Severity
from annotated_briefings.text.yaml import Mapping, read_yaml

CODES = ("unexplained-acronym", "recurring-name")


def check(folder: Path, *bodies: str, glossary: str = "") -> list[Diagnostic]:
    """What is noted of briefings with these bodies; each body begins on line 6 of its file."""
    home = folder / "briefings"
    home.mkdir()
    (home / "glossary.yml").write_text(glossary, "utf-8")
    for number, body in enumerate(bodies):
        (home / f"b{number}.md").write_text(f"---\ntitle: T\ndate: 2024\n---\n\n{body}\n", "utf-8")
    return [found for found in check_project(folder) if found.code in CODES]


def test_an_acronym_that_nothing_explains_is_noted_where_it_first_stands(tmp_path: Path) -> None:
    found = check(tmp_path, "A.\n\nThen the SCO met, and the SCO left.", "The SCO again.")

    (one,) = found
    assert (one.code, one.severity, str(one.location)) == ("unexplained-acronym", Severity.NOTE, "briefings/b0.md:8:10")
    assert "in 2 briefings" in one.message


def test_the_lines_to_paste_are_an_entry_of_a_glossary(tmp_path: Path) -> None:
    (one,) = check(tmp_path, "Then the SCO met.")

    entry = read_yaml(one.hint.partition("\n")[2], one.location.path, lambda _: None)
    assert isinstance(entry, Mapping)
    assert [key.value for key, _ in entry.entries] == ["sco"]


def test_an_acronym_that_the_text_spells_out_or_a_term_explains_is_not_noted(tmp_path: Path) -> None:
    glossary = "nato: {prefLabel: NATO}\nsco: {prefLabel: Shanghai club, altLabel: SCO, match: {auto: false}}\n"

    found = check(tmp_path, "The Asian Development Bank (ADB) told NATO and the SCO.", glossary=glossary)

    assert found == []


def test_what_everybody_knows_and_roman_numbers_are_not_noted(tmp_path: Path) -> None:
    assert check(tmp_path, "Under Elizabeth II the US and the U.K. met in part XIV.\n\nBREAKING NEWS") == []


def test_a_name_in_several_briefings_is_noted_once(tmp_path: Path) -> None:
    bodies = ("We saw Igor Sechin there. Then Sechin left.", "Only Igor Sechin came.", "The firm sold gas.")

    (one,) = check(tmp_path, *bodies)

    assert (one.code, one.severity, str(one.location)) == ("recurring-name", Severity.NOTE, "briefings/b0.md:6:8")
    assert "named in 2 briefings" in one.message
    assert "prefLabel: Igor Sechin\n  altLabel: [Sechin]" in one.hint


def test_a_name_in_one_briefing_only_is_not_noted(tmp_path: Path) -> None:
    assert check(tmp_path, "We saw Igor Sechin there. Then we lost Igor Sechin.", "Nobody came.") == []


def test_a_name_that_is_a_term_is_not_noted(tmp_path: Path) -> None:
    bodies = ("We saw Igor Sechin there.", "Only Igor Sechin came.")

    assert check(tmp_path, *bodies, glossary="sechin: {prefLabel: Igor Sechin, type: person}") == []


def test_a_project_without_briefings_has_nothing_to_note(tmp_path: Path) -> None:
    assert check(tmp_path) == []
