"""``briefings check`` says of the site's citation style what a build would say."""

from __future__ import annotations

import json
from pathlib import Path

from annotated_briefings.cli import main
from click.testing import CliRunner

NOT_A_STYLE = "<html/>"


def checked(folder: Path) -> list[tuple[str, str]]:
    result = CliRunner().invoke(main, ["check", str(folder), "--format", "json"])
    return [(found["code"], found["path"]) for found in json.loads(result.output)]


def choose(folder: Path, style: str) -> Path:
    (folder / "briefings").mkdir()
    (folder / "mkdocs.yml").write_text(f"plugins: [{{briefings: {{citation_style: {style}}}}}]\n", "utf-8")
    return folder


def test_a_style_that_is_not_there(tmp_path: Path) -> None:
    assert checked(choose(tmp_path, "styles/none.csl")) == [("invalid-style", "styles/none.csl")]


def test_a_file_that_is_no_style(tmp_path: Path) -> None:
    (tmp_path / "page.csl").write_text(NOT_A_STYLE, "utf-8")

    assert checked(choose(tmp_path, "page.csl")) == [("invalid-style", "page.csl")]


def test_the_house_style_needs_no_file(tmp_path: Path) -> None:
    assert checked(choose(tmp_path, '""')) == []
