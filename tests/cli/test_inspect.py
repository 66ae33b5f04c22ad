"""``briefings inspect``: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

from annotated_briefings.cli import main
from click.testing import CliRunner, Result

TEXT = "A Title\n\nThe committee met for a long time, and then it said that it would meet again in the spring.\n"


def inspect(*sources: Path) -> Result:
    return CliRunner().invoke(main, ["inspect", *map(str, sources), "--jobs", "1", "--format", "json"])


def test_what_cannot_be_read_has_its_reason_and_the_exit_status_is_one(tmp_path: Path) -> None:
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text(TEXT, "utf-8")
    empty.write_bytes(b"")

    result = inspect(empty, good)

    seen = [json.loads(line) for line in result.output.splitlines()]
    assert result.exit_code == 1
    assert [one["title"] for one in seen] == ["", "A Title"]
    assert any("empty-article" in str(found) for found in seen[0]["diagnostics"])


def test_sources_that_all_can_be_read_end_with_zero(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(TEXT, "utf-8")

    assert inspect(good).exit_code == 0
