"""A new site: a copy of the small one that comes with the package."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_NAMES = {"gitignore": ".gitignore"}
"""Files that the package must keep under another name, so that no tool takes them for its own."""


class FolderInUseError(OSError):
    """The folder for a new site holds files already."""


def copy_starter(folder: Path) -> tuple[Path, ...]:
    """Write the starter site into ``folder``, which must be empty or missing; the files that were written."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderInUseError(f"expected an empty folder, got {folder}")
    written: list[Path] = []
    for name, file in _files(files("annotated_briefings") / "starter"):
        path = folder / _NAMES.get(name, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.read_bytes())
        written.append(path)
    return tuple(written)


def _files(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry
