"""What is named on a command line (files, folders, patterns, standard input) as single inputs, in a fixed order."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotated_briefings.importing.formats import FORMATS

STANDARD_INPUT = "-"
_SUFFIXES = frozenset(suffix for known in FORMATS for suffix in known.suffixes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing to read. ``label`` is how it was found; ``path`` is missing for standard input."""

    label: str
    path: Path | None = None

    @property
    def name(self) -> str:
        """The file's name, which tells its format."""
        return self.path.name if self.path else "article"

    @property
    def stem(self) -> str:
        """The file's name without its suffix."""
        return self.path.stem if self.path else self.name

    def read(self, limit: int) -> bytes:
        """At most ``limit`` bytes. Raises :class:`OSError`."""
        if self.path is None:
            return sys.stdin.buffer.read(limit)
        with self.path.open("rb") as file:
            return file.read(limit)


def expand_sources(sources: Iterable[str]) -> tuple[Input, ...]:
    """The inputs behind the names, in their order; those of a folder or a pattern sorted.

    Of a folder those files are taken whose suffix is one of a format, at any depth, hidden ones and links to folders
    left aside. A name that nothing has, and that matches nothing as a pattern, stays an input: reading it says why.
    """
    return tuple(found for source in sources for found in _expand(source))


def _expand(source: str) -> Iterator[Input]:
    path = Path(source)
    if source == STANDARD_INPUT:
        yield Input(label=source)
    elif os.path.isdir(source):  # noqa: PTH112  (a path that may not be looked at is no folder, and no error)
        yield from (Input(label=str(inner), path=inner) for inner in _files(path))
    else:
        yield from (Input(label=match, path=Path(match)) for match in _matches(source) or [source])


def _matches(pattern: str) -> list[str]:
    """The files that match a pattern; none where there is a file of this very name."""
    if os.path.lexists(pattern):
        return []
    return sorted(match for match in glob.glob(pattern, recursive=True) if os.path.isfile(match))  # noqa: PTH113, PTH207


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and path.suffix.lower() in _SUFFIXES and path.is_file():
                yield path
