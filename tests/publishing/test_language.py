"""The language of the site is that of labels without a tag, wherever they are looked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from annotated_briefings.briefing.load import load_library
from annotated_briefings.check import check_project
from annotated_briefings.markdown.options import Annotate, Options
from annotated_briefings.publishing.site import render_library


def project(folder: Path, body: str, glossary: str) -> Path:
    home = folder / "briefings"
    home.mkdir()
    (home / "glossary.yml").write_text(glossary, "utf-8")
    (home / "b.md").write_text(f"---\ntitle: T\ndate: 2024\n---\n\n{body}\n", "utf-8")
    return folder


@pytest.mark.parametrize(("language", "used"), [("en", ["sanctions"]), ("de", [])])
def test_only_an_english_site_has_english_plurals(tmp_path: Path, language: str, used: list[str]) -> None:
    folder = project(tmp_path, "New sanctions.", "sanction: {prefLabel: sanction}")

    library, _ = load_library(folder, language=language)

    body = render_library(library).bodies["b"]
    assert [use.words for use in body.term_uses] == used


def test_a_sense_is_settled_by_a_form_in_the_language_of_the_site(tmp_path: Path) -> None:
    glossary = "a: {prefLabel: суд}\nb: {prefLabel: суд}\n"
    folder = project(tmp_path, "Нет суда.", glossary)
    (folder / "briefings/b.md").write_text("---\ntitle: T\nterms: {суд: b}\n---\n\nНет суда.\n", "utf-8")

    library, _ = load_library(folder, language="ru")

    assert [use.term_id for use in render_library(library).bodies["b"].term_uses] == ["b"]


def test_uses_that_the_budget_leaves_out_are_counted_in_a_note(tmp_path: Path) -> None:
    folder = project(tmp_path, "A court, a court and a court.", "court: {prefLabel: court}")
    options = Options(annotate=Annotate.ALL, max_per_100_words=1)

    found = [one for one in check_project(folder, options) if one.code == "terms-left-out"]

    assert [(one.severity, str(one.location)) for one in found] == [("note", "briefings/b.md:1:1")]
    assert found[0].message.startswith("2 uses of terms")


def test_a_date_of_review_is_held_against_the_day_of_the_check_only(tmp_path: Path) -> None:
    folder = project(tmp_path, "A court.", "court: {prefLabel: court, reviewBy: 2024-05}")

    def codes(today: date | None) -> set[str]:
        return {one.code for one in check_project(folder, today=today)}

    assert "review-overdue" in codes(date(2024, 6, 1))
    assert "review-overdue" not in codes(date(2024, 5, 31))
    assert "review-overdue" not in codes(None)
