"""Reading files: inside the project, of a sane size, in UTF-8."""

from __future__ import annotations

from pathlib import Path

from annotated_briefings.text import disk
from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.disk import as_text, read_text


def read(path: Path, root: Path) -> tuple[str | None, list[Diagnostic]]:
    found: list[Diagnostic] = []
    return read_text(path, root, found.append), found


def test_line_ends_and_the_byte_order_mark_are_evened_out(tmp_path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")

    assert read(tmp_path / "a.txt", tmp_path) == ("one\ntwo\nthree\n", [])


def test_another_encoding_is_a_finding_with_its_line(tmp_path) -> None:
    (tmp_path / "a.txt").write_bytes("eins\nzwölf\n".encode("latin-1"))

    text, found = read(tmp_path / "a.txt", tmp_path)

    assert text is None
    assert [(one.code, str(one.location)) for one in found] == [("not-utf-8", "a.txt:2:1")]


def test_a_link_out_of_the_project_is_not_followed(tmp_path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("secret", "utf-8")
    root = tmp_path / "project"
    root.mkdir()
    (root / "a.txt").symlink_to(outside)

    text, found = read(root / "a.txt", root)

    assert text is None
    assert [one.code for one in found] == ["path-outside"]


def test_a_file_that_is_not_there_is_a_finding(tmp_path) -> None:
    text, found = read(tmp_path / "none.txt", tmp_path)

    assert text is None
    assert [one.code for one in found] == ["unreadable-file"]


def test_a_huge_file_is_a_finding(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(disk, "MAX_BYTES", 3)
    (tmp_path / "a.txt").write_text("four", "utf-8")

    text, found = read(tmp_path / "a.txt", tmp_path)

    assert text is None
    assert [one.code for one in found] == ["file-too-large"]


def test_characters_that_no_text_has_are_replaced() -> None:
    assert as_text("a\x00\x02\ufdd0\ufdefb\tc") == "a\ufffd\ufffd\ufffd\ufffdb\tc"
