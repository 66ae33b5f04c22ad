"""What cannot be meant is said before anything is built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort, ConfigurationError


def set_option(folder: Path, option: str) -> None:
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("  - briefings", f"  - briefings: {{{option}}}"), "utf-8")


@pytest.mark.parametrize("strict", [False, True])
def test_without_its_folder_nothing_takes_the_place_of_the_site(strict, project, build_site) -> None:
    folder = project("a-small-site")
    build_site(folder)
    shutil.rmtree(folder / "briefings")

    with pytest.raises(Abort):
        build_site(folder, strict=strict)

    assert (folder / "site" / "briefings" / "the-treaty" / "index.html").is_file()


@pytest.mark.parametrize("option", ["folder: docs/briefings", "folder: docs", "folder: ."])
def test_the_folder_may_not_share_files_with_the_pages(option, project, build_site) -> None:
    folder = project("a-small-site")
    shutil.copytree(folder / "briefings", folder / "docs" / "briefings")
    set_option(folder, option)

    with pytest.raises(ConfigurationError, match="stored copies of the sources"):
        build_site(folder)

    assert not (folder / "site").exists()


def test_a_budget_below_nothing_is_no_budget(project, build_site, caplog) -> None:
    folder = project("a-small-site")
    set_option(folder, "max_per_100_words: -1")

    with pytest.raises(Abort):
        build_site(folder)

    assert "'max_per_100_words': expected 0 or more, got -1" in caplog.text
