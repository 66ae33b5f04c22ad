"""The new site takes the place of the old one, whatever the disk looks like, and the old one goes last."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError
from mkdocs_briefings.staging import Staging


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An old site with a page, one that will be gone, and a folder where the new site has a file."""
    folder = tmp_path / "project" / "site"
    (folder / "changed").mkdir(parents=True)
    (folder / "index.html").write_text("old", "utf-8")
    (folder / "gone.html").write_text("old", "utf-8")
    return folder


def build(staging: Staging) -> None:
    """As a build does: make the staging folder and fill it."""
    fill(staging.open())


def fill(folder: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "page.html").write_text("new", "utf-8")
    (folder / "index.html").write_text("new", "utf-8")
    (folder / "changed").write_text("new", "utf-8")


def assert_is_new(site: Path) -> None:
    files = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*") if path.is_file()}
    assert files == {"index.html": "new", "deep/page.html": "new", "changed": "new"}


def refuse(*_: object, **__: object) -> None:
    """What a disk says that does not let us."""
    raise PermissionError(13, "not allowed")


def a_process_that_has_ended() -> int:
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def test_nothing_is_left_beside_the_site(site) -> None:
    staging = Staging(site)
    build(staging)

    staging.publish()

    assert_is_new(site)
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_site_that_is_a_symbolic_link_stays_one(site, tmp_path) -> None:
    link = tmp_path / "link"
    link.symlink_to(site, target_is_directory=True)
    staging = Staging(link)
    build(staging)

    staging.publish()

    assert link.is_symlink()
    assert_is_new(site)


def test_two_processes_build_into_folders_of_their_own(site) -> None:
    assert Staging(site).folder.name == f".site-staging-{os.getpid()}"


def test_what_a_killed_build_left_is_removed(site) -> None:
    left = site.with_name(f".site-staging-{a_process_that_has_ended()}")
    left.mkdir()

    Staging(site).open()

    assert not left.exists()


def test_the_folder_of_a_build_that_runs_stays(site) -> None:
    running = site.with_name(f".site-staging-{os.getppid()}")
    running.mkdir()

    Staging(site).open()

    assert running.is_dir()


def test_where_no_folder_can_be_made_the_site_is_built_elsewhere_and_copied(site, monkeypatch) -> None:
    staging = Staging(site)
    monkeypatch.setattr(Path, "mkdir", refuse)
    folder = staging.open()
    monkeypatch.undo()
    assert folder.parent != site.parent
    fill(folder)
    monkeypatch.setattr(Path, "replace", refuse)

    staging.publish()

    assert_is_new(site)
    assert not folder.exists()


def test_a_site_that_cannot_be_renamed_is_filled_in_its_place(site, monkeypatch) -> None:
    staging = Staging(site)
    build(staging)
    monkeypatch.setattr(Path, "replace", refuse)

    staging.publish()

    assert_is_new(site)


def test_a_site_that_cannot_be_written_is_a_build_error_in_words(site, monkeypatch) -> None:
    staging = Staging(site)
    build(staging)
    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr("shutil.copy2", refuse)

    with pytest.raises(PluginError, match=r"the new site cannot be written to .*site': .*not allowed"):
        staging.publish()


def test_an_old_site_that_a_killed_build_took_away_comes_back(site) -> None:
    site.rename(site.with_name(".site-old"))

    Staging(site).open()

    assert (site / "gone.html").read_text("utf-8") == "old"


def test_the_only_good_copy_stays_until_the_new_site_stands(site, monkeypatch) -> None:
    staging = Staging(site)
    build(staging)
    old = site.rename(site.with_name(".site-old"))
    monkeypatch.setattr(Path, "replace", refuse)

    with pytest.raises(PluginError):
        staging.publish()

    assert (old / "index.html").read_text("utf-8") == "old"
