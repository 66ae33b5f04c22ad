"""A new site: a copy of the small one that comes with the package."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

_NAMES = {"gitignore": ".gitignore"}
"""Files that the package must keep under another name, so that no tool takes them for its own."""


class FolderInUseError(OSError):
    """The folder for a new site holds files already."""


class Copied(NamedTuple):
    """The files of a new site: those that were written, and those that were there and have been left as they were."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def copy_starter(folder: Path) -> Copied:
    """Write the starter site into ``folder``, which must be missing or hold nothing but hidden files.

    Raises :class:`FolderInUseError`, or another ``OSError`` where nothing can be written.
    """
    if folder.exists() and (not folder.is_dir() or not all(path.name.startswith(".") for path in folder.iterdir())):
        raise FolderInUseError(f"expected a folder that is new or empty but for hidden files, got {folder}")
    written: list[Path] = []
    kept: list[Path] = []
    for name, file in _files(files("annotated_briefings") / "starter"):
        path = folder / _NAMES.get(name, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        (written if _write_new(path, file.read_bytes()) else kept).append(path)
    return Copied(tuple(written), tuple(kept))


def _write_new(path: Path, data: bytes) -> bool:
    """Write a file unless there is one of its name; whether it was written."""
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        return False
    return True


def _files(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry
