"""Terms from outside, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from annotated_briefings.cli import main
from annotated_briefings.glossary.schema import glossary_schema
from click.testing import CliRunner, Result


@pytest.fixture
def project(tmp_path: Path) -> Path:
    home = tmp_path / "briefings"
    home.mkdir()
    (home / "glossary.yml").write_text("icc: {prefLabel: ICC}\n", "utf-8")
    return tmp_path


def import_table(project: Path, text: str, *options: str) -> Result:
    table = project / "terms.csv"
    table.write_text(text, "utf-8")
    return CliRunner().invoke(main, ["glossary", "import", str(table), "--into", str(project), *options])


def files_in(project: Path) -> dict[str, str]:
    home = project / "briefings"
    return {path.relative_to(home).as_posix(): path.read_text("utf-8") for path in home.rglob("*.yml")}


def test_new_terms_are_written_and_those_that_are_there_are_skipped(project: Path) -> None:
    before = files_in(project)

    result = import_table(project, "term,definition\nICC,another\nGazprom,A company\n")

    assert result.exit_code == 0
    assert "skipped what the glossary has already (1): icc" in result.output
    assert files_in(project) == {
        **before,
        "glossary/terms.yml": "gazprom:\n  prefLabel: Gazprom\n  definition: A company\n",
    }


def test_the_same_table_again_writes_nothing(project: Path) -> None:
    import_table(project, "term\nGazprom\n")
    before = files_in(project)

    result = import_table(project, "term\nGazprom\n")

    assert result.exit_code == 0
    assert "nothing is written" in result.output
    assert files_in(project) == before


def test_a_bad_row_is_told_and_the_others_are_written(project: Path) -> None:
    result = import_table(project, "term,definition\n,x\nGazprom,\n")

    assert result.exit_code == 1
    assert "terms.csv:2:1: error [bad-row]" in result.output
    assert "gazprom" in files_in(project)["glossary/terms.yml"]


def test_names_are_in_the_language_of_the_site(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: S\ntheme: {name: material, language: ru}\n", "utf-8")

    import_table(project, "prefLabel,prefLabel@ru\nCourt,суд\n", "--language", "en")
    import_table(project, "id,prefLabel,prefLabel@en\ngas,газ,gas\n")

    assert files_in(project)["glossary/terms-2.yml"] == "gas:\n  prefLabel: {ru: газ, en: gas}\n"


def test_the_schema_is_shown(project: Path) -> None:
    result = CliRunner().invoke(main, ["glossary", "schema"])

    assert json.loads(result.output) == glossary_schema()
