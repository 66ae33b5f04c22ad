"""``briefings timeline import``: a table becomes a timeline to paste."""

from __future__ import annotations

from pathlib import Path

import pytest
from annotated_briefings.briefing.files import read_briefing
from annotated_briefings.briefing.model import Library
from annotated_briefings.cli import main
from annotated_briefings.markdown.options import Options
from annotated_briefings.markdown.renderer import BodyRenderer
from click.testing import CliRunner, Result


@pytest.fixture
def convert(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs the command on a table with these bytes, in the folder of the table."""
    monkeypatch.chdir(tmp_path)

    def run(data: bytes, *options: str) -> Result:
        table = tmp_path / "events.csv"
        table.write_bytes(data)
        return CliRunner().invoke(main, ["timeline", "import", str(table), *options])

    return run


def test_a_table_is_shown_as_a_timeline(convert) -> None:
    result = convert(b"date,text,sources\n2024-05-17,They *met*,a\n", "--title", "Visits")

    assert result.exit_code == 0
    assert result.stdout == "/// timeline | Visits\n\n2024-05-17\n:   They \\*met\\* [@a]\n\n///\n"
    assert result.stderr == ""


class TestInAProject:
    @pytest.fixture(autouse=True)
    @staticmethod
    def project(tmp_path: Path) -> Path:
        (tmp_path / "briefings").mkdir()
        (tmp_path / "briefings" / "sources.yml").write_text("report: {type: report, title: R}\n", "utf-8")
        return tmp_path

    def test_what_is_no_key_among_the_sources_becomes_a_mark_and_is_said(self, convert) -> None:
        result = convert(b"date,text,sources\n2024,x,report; nope\n2025,y,@report\n2026,z,A letter of May\n")

        assert result.exit_code == 1
        assert ":   x [@report] [@?: nope]" in result.stdout
        assert ":   y [@report]" in result.stdout
        assert ":   z [@?: A letter of May]" in result.stdout
        assert "events.csv:2:8: error [unknown-source] there is no source 'nope'" in result.stderr

    def test_a_misspelt_key_is_met_with_the_right_one(self, convert) -> None:
        result = convert(b"date,text,sources\n2024,x,reprot\n")

        assert "did you mean 'report'?" in result.stderr

    def test_where_the_sources_cannot_be_read_no_key_is_doubted(self, convert, project: Path) -> None:
        (project / "briefings" / "sources.yml").write_text("report: [\n", "utf-8")

        result = convert(b"date,text,sources\n2024,x,nope\n")

        assert (result.exit_code, ":   x [@nope]" in result.stdout) == (0, True)


def test_a_row_without_words_says_so_and_keeps_its_source(convert) -> None:
    result = convert(b"date,text,sources\n2024,,a\n")

    assert (result.exit_code, "[event-without-text]" in result.stderr) == (1, True)
    assert "2024\n:   (no words) [@a]\n" in result.stdout


def test_a_file_is_written_and_never_overwritten(convert, tmp_path: Path) -> None:
    target = tmp_path / "timeline.md"

    first = convert(b"date,text\n2024,x\n", "--output", str(target))
    second = convert(b"date,text\n2025,y\n", "--output", str(target))

    assert (first.exit_code, first.stdout) == (0, "")
    assert (second.exit_code, "exists already" in second.stderr) == (2, True)
    assert "2024\n:   x" in target.read_text("utf-8")


def test_a_folder_that_is_not_there_is_said(convert, tmp_path: Path) -> None:
    result = convert(b"date,text\n2024,x\n", "--output", str(tmp_path / "no" / "x.md"))

    assert (result.exit_code, "cannot be written" in result.stderr) == (2, True)


def test_a_bad_date_is_said_with_its_place_and_the_rest_is_shown(convert) -> None:
    result = convert(b"date,text\n1985-13,x\n2024,y\n")

    assert result.exit_code == 1
    assert "events.csv:2:6: error [invalid-date]" in result.stderr
    assert "1985-13\n:   x" in result.stdout
    assert "2024\n:   y" in result.stdout


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_table_may_have_any_usual_encoding(encoding: str, convert) -> None:
    text = "date;text\r\n2024;Le traité est signé à Genève, l’été dernier, d’après le ministère.\r\n"

    result = convert(text.encode(encoding))

    assert "traité est signé à Genève, l’été" in result.stdout


def test_what_comes_out_is_a_timeline_whose_words_are_those_of_the_table(convert) -> None:
    words = "# a <b>, [[c]], @d, `e`, *f*, 1. g, [@?], &amp; $h$ | http://i.org _j_ ///"
    row = words.replace('"', '""')

    block = convert(f'date,text\n2024-05~,"{row}"\n'.encode()).stdout

    body = BodyRenderer(Library(), Options()).render(
        read_briefing(f"---\ntitle: T\n---\n\n{block}", Path("a.md"), print)
    )
    assert [(event.date.text, event.text) for event in body.events] == [("2024-05~", words)]
    assert body.diagnostics == ()
