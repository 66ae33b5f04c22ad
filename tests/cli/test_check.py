"""``briefings check``: nothing that could not be read is passed over, and nothing is blamed on the wrong file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from annotated_briefings.cli import main
from click.testing import CliRunner

TALKS = "---\ntitle: Talks\ndate: 2024-05-17\n---\n\nThey met. [@nobody]\n"
VISIT = "---\ntitle: A visit\ndate: 2024-05-17\n---\n\nThey left.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "briefings").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [briefings]\n", "utf-8")
    (tmp_path / "briefings" / "talks.md").write_text(TALKS, "utf-8")
    (tmp_path / "briefings" / "visit.md").write_text(VISIT, "utf-8")
    return tmp_path


def check(*words: object) -> tuple[int, list[tuple[str, str, int, int]]]:
    """The exit status, and code, path, line and column of each finding."""
    result = CliRunner().invoke(main, ["check", "--format", "json", *map(str, words)])
    found = json.loads(result.stdout)
    return result.exit_code, [(one["code"], one["path"], one["line"], one["column"]) for one in found]


def test_a_configuration_that_is_not_yaml_is_an_error_with_its_place(project: Path) -> None:
    (project / "briefings" / "talks.md").unlink()
    (project / "mkdocs.yml").write_text('site_name: x\nplugins:\n  - briefings: {folder: "content\n', "utf-8")

    status, found = check(project)

    assert status == 1
    assert [(code, path) for code, path, *_ in found] == [("invalid-yaml", "mkdocs.yml")]
    assert found[0][2] > 1


@pytest.mark.parametrize("data", [b"site_name: \xff\n", b"- a list\n"])
def test_a_configuration_that_is_no_text_or_no_mapping_is_an_error(data: bytes, project: Path) -> None:
    (project / "mkdocs.yml").write_bytes(data)

    status, found = check(project / "briefings" / "visit.md")

    assert status == 1
    assert [path for _, path, *_ in found] == ["mkdocs.yml"]


def test_a_misspelt_option_is_met_with_the_right_one(project: Path) -> None:
    (project / "mkdocs.yml").write_text("plugins:\n  - briefings:\n      anotate: all\n", "utf-8")

    result = CliRunner().invoke(main, ["check", str(project / "briefings" / "visit.md"), "--strict"])

    assert result.exit_code == 1
    assert "mkdocs.yml:3:7: warning [unknown-field] the plugin 'briefings' has no field 'anotate'" in result.output
    assert "did you mean 'annotate'?" in result.output


def test_an_option_that_cannot_hold_its_value_is_an_error(project: Path) -> None:
    (project / "mkdocs.yml").write_text("plugins:\n  - briefings:\n      annotate: sections\n", "utf-8")

    assert check(project / "briefings" / "visit.md") == (1, [("invalid-value", "mkdocs.yml", 3, 17)])


@pytest.mark.parametrize("register", ["sources.yml", "glossary.yml"])
def test_a_register_that_cannot_be_read_is_told_with_every_briefing(register: str, project: Path) -> None:
    (project / "briefings" / register).write_text("a: [\n", "utf-8")

    status, found = check(project / "briefings" / "visit.md")

    assert status == 1
    assert [(code, path) for code, path, *_ in found] == [("invalid-yaml", f"briefings/{register}")]


def test_the_faults_of_other_briefings_are_not_told_with_one(project: Path) -> None:
    assert check(project / "briefings" / "visit.md") == (0, [])
    assert check(project / "briefings" / "talks.md") == (1, [("unknown-source", "briefings/talks.md", 6, 12)])


@pytest.mark.parametrize(
    ("stubs", "said"),
    [
        ("a: {prefLabel: A}\n", "1 term is a proposal of the import: A"),
        ("a: {prefLabel: A}\nb: {prefLabel: B}\n", "2 terms are proposals of the import: A, B"),
    ],
)
def test_one_is_counted_as_one(stubs: str, said: str, project: Path) -> None:
    (project / "briefings" / "visit.proposed-terms.yml").write_text(stubs, "utf-8")

    result = CliRunner().invoke(main, ["check", str(project)])

    assert f"[proposed] {said}\n" in result.output
