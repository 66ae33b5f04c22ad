"""Reading a text file of the project: inside its folders, of a sane size, in UTF-8; anything else is a finding."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from annotated_briefings.text.diagnostic import Report, error
from annotated_briefings.text.place import Location

MAX_BYTES = 8_000_000
"""Largest text file that is read: ten times the longest novel's chapter; a saved database is a mistake."""

_UNTEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, halves of surrogate pairs and noncharacters: no text has them, XML forbids most of them, and
some are our own marks."""


def relative_path(path: Path, root: Path) -> PurePosixPath:
    """``path`` as messages name it: relative to the project's folder, with forward slashes."""
    try:
        return PurePosixPath(path.relative_to(root).as_posix())
    except ValueError:
        return PurePosixPath(path.name)


def read_text(path: Path, root: Path, report: Report) -> str | None:
    """The file's text with ``\\n`` line ends and without a byte order mark, or nothing (then that is reported)."""
    place = Location(relative_path(path, root))
    data = read_bytes(path, root, report)
    if data is None:
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        report(
            error(
                "not-utf-8",
                "the file is not UTF-8",
                Location(place.path, line),
                hint="save it again as UTF-8 in your editor",
            )
        )
        return None
    return as_text(text)


def as_text(text: str) -> str:
    """``text`` with ``\\n`` line ends; characters that no text may hold become U+FFFD."""
    return _UNTEXT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def read_bytes(path: Path, root: Path, report: Report) -> bytes | None:
    """The file's bytes, or nothing (then that is reported)."""
    place = Location(relative_path(path, root))
    if not path.resolve().is_relative_to(root.resolve()):
        report(
            error(
                "path-outside",
                "the file lies outside the project",
                place,
                hint="symbolic links and '..' may not leave the project's folder",
            )
        )
        return None
    try:
        if path.stat().st_size > MAX_BYTES:
            report(error("file-too-large", f"the file is larger than {MAX_BYTES // 1_000_000} MB", place))
            return None
        return path.read_bytes()
    except OSError as fault:
        report(error("unreadable-file", f"the file cannot be read: {fault.strerror or fault}", place))
        return None
