"""``briefings init``: a new site, in a folder of which nothing is lost."""

from __future__ import annotations

from pathlib import Path

from annotated_briefings.cli import main
from click.testing import CliRunner, Result


def init(folder: Path) -> Result:
    return CliRunner().invoke(main, ["init", str(folder)])


def test_a_folder_with_nothing_but_hidden_entries_becomes_a_site(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref", "utf-8")

    result = init(tmp_path)

    assert result.exit_code == 0
    assert (tmp_path / "mkdocs.yml").is_file()
    assert (tmp_path / ".git" / "HEAD").read_text("utf-8") == "ref"


def test_a_hidden_file_of_the_same_name_stays_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n", "utf-8")

    result = init(tmp_path)

    assert result.exit_code == 0
    assert (tmp_path / ".gitignore").read_text("utf-8") == "mine\n"
    assert f"left {tmp_path / '.gitignore'} as it was" in result.output


def test_where_nothing_can_be_written_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    result = init(tmp_path / "file" / "site")

    assert result.exit_code == 1
    assert "Not a directory" in result.output
