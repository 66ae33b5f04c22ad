"""From a folder to a Library."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from annotated_briefings.briefing.load import load_library

PROJECTS = Path(__file__).parents[1] / "projects"


def test_the_project_and_its_folder_give_the_same_library() -> None:
    folder = PROJECTS / "a-small-site"

    assert load_library(folder) == load_library(folder / "briefings")


def test_a_library_holds_all_that_was_read() -> None:
    library, found = load_library(PROJECTS / "a-small-site")

    assert found == ()
    assert [briefing.key for briefing in library.briefings] == ["an-older-one", "the-treaty"]
    assert set(library.term_by_id) == {"icc", "hague"}
    assert set(library.source_by_key) == {"treaty", "report"}
    assert dict(library.texts) == {"treaty": "Both sides agree to keep the peace.\n"}


def test_a_library_can_be_sent_to_another_process() -> None:
    library, _ = load_library(PROJECTS / "a-small-site")

    assert pickle.loads(pickle.dumps(library)) == library


def test_a_folder_that_is_not_there_is_a_finding(tmp_path) -> None:
    library, found = load_library(tmp_path / "briefings")

    assert library.briefings == ()
    assert [one.code for one in found] == ["missing-folder"]


def test_two_files_with_one_key_are_a_finding(tmp_path) -> None:
    (tmp_path / "a").mkdir()
    for path in ("a/same.md", "same.md"):
        (tmp_path / path).write_text("---\ntitle: x\ndate: 2024\n---\n", "utf-8")

    library, found = load_library(tmp_path)

    assert [str(briefing.path) for briefing in library.briefings] == [f"{tmp_path.name}/a/same.md"]
    assert [one.code for one in found] == ["duplicate-briefing"]


@pytest.mark.parametrize("name", ["README.md", "_draft.md", ".hidden.md", "_drafts/one.md"])
def test_files_for_the_editors_own_eyes_are_no_briefings(name, tmp_path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("# Notes\n", "utf-8")

    assert load_library(tmp_path)[0].briefings == ()


def test_a_faulty_file_does_not_hide_its_neighbours(tmp_path) -> None:
    (tmp_path / "bad.md").write_bytes(b"---\ntitle: \xff\n---\n")
    (tmp_path / "good.md").write_text("---\ntitle: x\n---\n", "utf-8")
    (tmp_path / "glossary.yml").write_text("a: [\n", "utf-8")

    library, found = load_library(tmp_path)

    assert [briefing.key for briefing in library.briefings] == ["good"]
    assert {one.code for one in found} == {"not-utf-8", "invalid-yaml"}


def test_terms_that_an_import_proposed_are_listed_until_their_file_is_gone(tmp_path) -> None:
    stubs = "icc:\n  prefLabel: ICC\n\nchina:\n  prefLabel: China\n"
    (tmp_path / "one.proposed-terms.yml").write_text(stubs, "utf-8")

    library, found = load_library(tmp_path)

    assert [(one.code, one.location.path.name) for one in found] == [("proposed", "one.proposed-terms.yml")]
    assert "ICC, China" in found[0].message
    assert library.terms == ()
