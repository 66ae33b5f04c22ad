"""Where a project keeps its briefings: what its ``mkdocs.yml`` says, or the folder ``briefings``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.yaml import Mapping, Node, Scalar, Sequence, read_yaml

FOLDER = "briefings"
CONFIGURATIONS = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml")
_MARKS = ("sources.yml", "sources.json", "glossary.yml", "glossary")


@dataclass(frozen=True, slots=True)
class Project:
    """Its own folder, that of its briefings, and that of the site's other pages.

    ``extensions`` are the names of the Markdown extensions that its configuration asks for; their options are the
    host's to read.
    """

    root: Path
    briefings: Path
    docs: Path
    extensions: tuple[str, ...] = ()


class NoProjectError(LookupError):
    """There is no project here, nor in any folder above."""


def find_project(start: Path) -> Project:
    """The project that holds ``start``, which may be its folder, its folder of briefings, or a file within.

    The nearest configuration above decides; without one, a folder of briefings is known by its name or its registers.
    Raises :class:`NoProjectError`.
    """
    place = start.absolute()
    for folder in (place, *place.parents):
        for name in CONFIGURATIONS:
            if (folder / name).is_file():
                return _configured(folder, folder / name)
        if (folder / FOLDER).is_dir():
            return Project(folder, folder / FOLDER, folder / "docs")
        if any((folder / mark).exists() for mark in _MARKS):
            return Project(folder.parent, folder, folder.parent / "docs")
    raise NoProjectError(f"expected a project with a folder '{FOLDER}' or a mkdocs.yml, got {start}")


def _configured(root: Path, configuration: Path) -> Project:
    ignored: list[Diagnostic] = []
    text = configuration.read_text("utf-8", errors="replace")
    settings = read_yaml(text, PurePosixPath(configuration.name), ignored.append)
    folder = _word(_options(settings), "folder") or FOLDER
    docs = _word(settings, "docs_dir") or "docs"
    return Project(root, root / folder, root / docs, tuple(_extensions(settings)))


def _extensions(settings: Node | None) -> Iterator[str]:
    listed = settings.get("markdown_extensions") if isinstance(settings, Mapping) else None
    entries = listed.items if isinstance(listed, Sequence) else ()
    for entry in entries:
        yield from (key.value for key, _ in entry.entries) if isinstance(entry, Mapping) else ()
        if isinstance(entry, Scalar):
            yield entry.value


def _options(settings: Node | None) -> Node | None:
    """The options of our plugin, which stands in a list of names and one-entry mappings, or in a mapping."""
    plugins = settings.get("plugins") if isinstance(settings, Mapping) else None
    entries = plugins.items if isinstance(plugins, Sequence) else (plugins,)
    return next(
        (entry.get("briefings") for entry in entries if isinstance(entry, Mapping) and entry.get("briefings")), None
    )


def _word(node: Node | None, name: str) -> str:
    found = node.get(name) if isinstance(node, Mapping) else None
    return found.value.strip() if isinstance(found, Scalar) and not found.is_null else ""
