"""What is said of a citation style before any page is made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from annotated_briefings.citations import style as room
from annotated_briefings.citations.check import check_style
from annotated_briefings.text.diagnostic import Diagnostic

STYLES = Path(__file__).parent / "styles"
CSL = "http://purl.org/net/xbiblio/csl"


def findings(root: Path, name: str) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    check_style(root / name, root, "en", found.append)
    return found


@pytest.mark.parametrize("style", sorted(STYLES.glob("*.csl")), ids=lambda style: style.stem)
def test_of_a_style_that_can_be_used_nothing_is_said(pandoc: str, style: Path) -> None:
    assert findings(style.parent, style.name) == []


def test_a_style_that_is_not_there_is_said_with_its_path(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, "styles/none.csl")

    assert (found.code, str(found.location.path)) == ("invalid-style", "styles/none.csl")


def test_a_style_that_the_engine_cannot_follow_is_said_with_its_path(pandoc: str, tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    style = f'<style xmlns="{CSL}" version="1.0"><citation/></style>'
    (tmp_path / "styles" / "odd.csl").write_text(style, "utf-8")

    (found,) = findings(tmp_path, "styles/odd.csl")

    assert (found.code, str(found.location.path)) == ("style-failed", "styles/odd.csl")


def test_without_an_engine_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "find_pandoc", lambda: None)

    assert [found.code for found in findings(STYLES, "note.csl")] == ["no-pandoc"]


def test_an_engine_that_fails_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "find_pandoc", lambda: shutil.which("false"))

    assert [found.code for found in findings(STYLES, "note.csl")] == ["style-failed"]
