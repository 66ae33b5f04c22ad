"""Where a project keeps its briefings: what its ``mkdocs.yml`` says, or the folder ``briefings``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.yaml import Mapping, Node, Scalar, Sequence, read_yaml

FOLDER = "briefings"
CONFIGURATIONS = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml")
_MARKS = ("sources.yml", "sources.json", "sources.bib", "sources.ris", "glossary.yml", "glossary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What a configuration says of the site as a whole. ``url`` ends with a slash, or is "" where it is not said."""

    name: str = ""
    url: str = ""
    directory_urls: bool = True
    citation_style: str = ""
    annotate: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """Its own folder, that of its briefings, and that of the site's other pages.

    ``extensions`` are the names of the Markdown extensions that its configuration asks for; their options are the
    host's to read. ``language`` is the plugin's, or else the theme's.
    """

    root: Path
    briefings: Path
    docs: Path
    extensions: tuple[str, ...] = ()
    language: str = "en"
    publication: Publication = field(default_factory=Publication)


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
    theme = settings.get("theme") if isinstance(settings, Mapping) else None
    language = _word(_options(settings), "language") or _word(theme, "language") or _word(theme, "locale") or "en"
    return Project(root, root / folder, root / docs, tuple(_extensions(settings)), language, _publication(settings))


def _publication(settings: Node | None) -> Publication:
    url = _word(settings, "site_url")
    return Publication(
        name=_word(settings, "site_name"),
        url=url if not url or url.endswith("/") else f"{url}/",
        directory_urls=_word(settings, "use_directory_urls").lower() not in ("false", "no", "off"),
        citation_style=_word(_options(settings), "citation_style"),
        annotate=_word(_options(settings), "annotate"),
    )


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
