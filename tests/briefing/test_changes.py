"""Changes of a briefing: a faulty one is reported where it stands, and the others are kept."""

from __future__ import annotations

from pathlib import PurePosixPath

from annotated_briefings.briefing.files import read_briefing
from annotated_briefings.text.diagnostic import Diagnostic

PATH = PurePosixPath("briefings/a.md")


def test_a_faulty_change_does_not_hide_its_neighbours() -> None:
    changes = "  - {date: tomorrow, text: Bad.}\n  - {date: 2024-06-01, text: Good.}\n  - loose\n"
    text = f"---\ntitle: A\nchanges:\n{changes}---\n"
    found: list[Diagnostic] = []

    briefing = read_briefing(text, PATH, found.append)

    assert [(change.date.text, change.text) for change in briefing.front.changes] == [("2024-06-01", "Good.")]
    assert {(one.code, one.location.line) for one in found} == {("invalid-date", 4), ("invalid-value", 6)}


def test_a_change_without_a_text_is_said() -> None:
    found: list[Diagnostic] = []

    briefing = read_briefing("---\ntitle: A\nchanges:\n  - date: 2024\n---\n", PATH, found.append)

    assert briefing.front.changes == ()
    assert [one.code for one in found] == ["missing-field"]
