"""The bibliography that an import extends, in whatever style its editor writes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from annotated_briefings.importing.draft import draft_article
from annotated_briefings.importing.read import read_article
from annotated_briefings.importing.write import write_draft

ARTICLE = read_article(b"The committee met for a long time.\n\nBy Jane Doe", published="2024-05-17")


@pytest.mark.parametrize(
    "text",
    [
        "doe-2024:\n  type: book\n",
        "# mine\n\nother:\n  note: |\n    a\n\n    b\nDoe-2024: {type: book}\n",
        "'doe-2024':\n  type: book\n",
        "{other: {type: book}, doe-2024: {type: book}}\n",
        "  other: {type: book}\n  doe-2024: {type: book}\n",
    ],
)
def test_a_record_that_is_there_is_found(text: str, tmp_path: Path) -> None:
    bibliography = tmp_path / "sources.yml"
    bibliography.write_text(text, "utf-8")

    written = write_draft(draft_article(ARTICLE, name="article"), tmp_path)

    assert bibliography.read_text("utf-8") == text
    assert "sources.yml: 'doe-2024' is there already; its record was left as it is" in written.kept


@pytest.mark.parametrize("text", ["", "# doe-2024:\n", "other:\n  doe-2024: x\n", "other:\n  note: |\n    doe-2024:\n"])
def test_a_record_that_is_not_there_is_added(text: str, tmp_path: Path) -> None:
    bibliography = tmp_path / "sources.yml"
    bibliography.write_text(text, "utf-8")

    write_draft(draft_article(ARTICLE, name="article"), tmp_path)

    assert "\ndoe-2024:\n  type: article" in bibliography.read_text("utf-8")
