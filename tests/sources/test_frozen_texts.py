"""Frozen texts: found, inside, unchanged, readable."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

import pytest
from annotated_briefings.sources.files import holds_whole_text, load_frozen_texts
from annotated_briefings.sources.model import Copy, Extent, Source
from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.place import Location

PLACE = Location(PurePosixPath("briefings/sources.yml"), 3)
TEXT = "Erster Absatz.\nZweiter Absatz – 习近平."


class Project:
    """A folder of briefings with one frozen text."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "briefings"
        (self.folder / "sources").mkdir(parents=True)
        self.path = self.folder / "sources" / "a.txt"
        self.path.write_text(TEXT, "utf-8", newline="")
        self.found: list[Diagnostic] = []

    def load(self, copy: Copy) -> dict[str, str]:
        source = Source(id="a", location=PLACE, copy=copy)
        return load_frozen_texts([source], self.folder, self.root, self.found.append)

    @property
    def codes(self) -> list[str]:
        return [diagnostic.code for diagnostic in self.found]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


HASH = sha256(TEXT.encode())


def test_a_locked_copy_is_read(project: Project) -> None:
    assert project.load(Copy(text="sources/a.txt", sha256=HASH)) == {"a": TEXT}
    assert project.found == []


def test_a_changed_copy_is_an_error_that_says_what_its_hash_is_now(project: Project) -> None:
    project.path.write_text(TEXT + "!", "utf-8", newline="")

    assert project.load(Copy(text="sources/a.txt", sha256=HASH)) == {}
    assert project.codes == ["copy-changed"]
    assert sha256((TEXT + "!").encode()) in project.found[0].hint
    assert project.found[0].location == PLACE


def test_a_copy_without_a_hash_is_read_and_its_hash_proposed(project: Project) -> None:
    assert project.load(Copy(text="sources/a.txt")) == {"a": TEXT}
    assert project.codes == ["copy-not-locked"]
    assert HASH in project.found[0].hint


def test_line_ends_and_a_byte_order_mark_are_no_part_of_the_text(project: Project) -> None:
    data = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    project.path.write_bytes(data)

    assert project.load(Copy(text="sources/a.txt", sha256=sha256(data))) == {"a": TEXT}


def test_a_missing_copy_is_a_warning(project: Project) -> None:
    assert project.load(Copy(text="sources/b.txt", sha256=HASH)) == {}
    assert project.codes == ["copy-missing"]


def test_stored_passages_stand_in_for_a_copy_that_is_kept_elsewhere(project: Project) -> None:
    texts = project.load(Copy(text="sources/b.txt", sha256=HASH, passages=("one passage", "another")))

    assert texts == {"a": "one passage\n\nanother"}
    assert project.codes == ["copy-not-here"]


def test_passages_need_no_file(project: Project) -> None:
    assert project.load(Copy(passages=("one passage",))) == {"a": "one passage"}
    assert project.found == []


@pytest.mark.parametrize("name", ["../secret.txt", "sources/../../secret.txt", "sources/link.txt", "a\0b"])
def test_a_copy_outside_the_folder_is_an_error(project: Project, name: str) -> None:
    secret = project.root / "secret.txt"
    secret.write_text("secret", "utf-8")
    (project.folder / "sources" / "link.txt").symlink_to(secret)

    assert project.load(Copy(text=name)) == {}
    assert project.codes == ["path-outside"]


def test_an_absolute_path_is_outside(project: Project) -> None:
    secret = project.root / "secret.txt"
    secret.write_text("secret", "utf-8")

    assert project.load(Copy(text=str(secret))) == {}
    assert project.codes == ["path-outside"]


def test_a_link_that_goes_round_in_circles_is_no_exception(project: Project) -> None:
    loop = project.folder / "sources" / "loop.txt"
    loop.symlink_to(loop)

    assert project.load(Copy(text="sources/loop.txt")) == {}
    assert len(project.found) == 1


def test_bytes_that_are_no_utf_8_are_an_error(project: Project) -> None:
    data = "Ü".encode("latin-1")
    project.path.write_bytes(data)

    assert project.load(Copy(text="sources/a.txt", sha256=sha256(data))) == {}
    assert project.codes == ["not-utf-8"]


def test_a_source_without_a_copy_has_no_text(project: Project) -> None:
    assert load_frozen_texts([Source(id="a", location=PLACE)], project.folder, project.root, project.found.append) == {}
    assert project.load(Copy(archive="https://archive.example/1")) == {}
    assert project.found == []


def test_only_a_whole_copy_that_is_here_can_be_compared_as_a_whole(project: Project) -> None:
    def whole(copy: Copy | None) -> bool:
        return holds_whole_text(Source(id="a", location=PLACE, copy=copy), project.folder)

    assert whole(Copy(text="sources/a.txt"))
    assert not whole(Copy(text="sources/a.txt", extent=Extent.PASSAGES))
    assert not whole(Copy(text="sources/b.txt", passages=("one",)))
    assert not whole(None)
