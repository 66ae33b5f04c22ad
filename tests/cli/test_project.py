"""Where a project keeps its briefings."""

from __future__ import annotations

import pytest
from annotated_briefings.cli.project import NoProjectError, find_project


def test_the_configuration_names_the_folder(tmp_path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "theme: {name: !!python/name:material x}\nplugins:\n  - search\n  - briefings:\n"
        "      folder: content\ndocs_dir: pages\n",
        "utf-8",
    )

    project = find_project(tmp_path)

    assert (project.briefings, project.docs) == (tmp_path / "content", tmp_path / "pages")


@pytest.mark.parametrize(
    "plugins", ["[search, briefings]", "[briefings]", "{briefings: {}}", "[{briefings: null}]", "x"]
)
def test_without_a_word_it_is_the_folder_briefings(plugins, tmp_path) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"plugins: {plugins}\n", "utf-8")

    assert find_project(tmp_path).briefings == tmp_path / "briefings"


def test_a_project_is_found_from_within(tmp_path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    (tmp_path / "docs" / "guide").mkdir(parents=True)

    assert find_project(tmp_path / "docs" / "guide").root == tmp_path


def test_a_folder_of_briefings_needs_no_configuration(tmp_path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "sources.yml").touch()

    project = find_project(tmp_path / "content")

    assert (project.root, project.briefings) == (tmp_path, tmp_path / "content")


def test_where_there_is_no_project_that_is_said(tmp_path) -> None:
    with pytest.raises(NoProjectError, match="expected a project"):
        find_project(tmp_path)
