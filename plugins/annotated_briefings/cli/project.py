"""Where a project keeps its briefings: what its ``mkdocs.yml`` says, or the folder ``briefings``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotated_briefings.cli.configuration import read_configuration
from annotated_briefings.cli.options import check_options, options_of
from annotated_briefings.text.diagnostic import Diagnostic, Report, error
from annotated_briefings.text.yaml import Mapping, Node, Scalar, Sequence

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
    host's to read. ``language`` is the plugin's, or else the theme's. ``findings`` are what is wrong with the
    configuration, and what could not be read of it.
    """

    root: Path
    briefings: Path
    docs: Path
    extensions: tuple[str, ...] = ()
    language: str = "en"
    publication: Publication = field(default_factory=Publication)
    findings: tuple[Diagnostic, ...] = ()


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


def _configured(root: Path, path: Path) -> Project:
    found: list[Diagnostic] = []
    configuration = read_configuration(path, found.append)
    check_options(configuration, found.append)
    settings, options = configuration.settings, options_of(configuration)
    briefings = root / (_word(options, "folder") or FOLDER)
    docs = root / (_word(settings, "docs_dir") or "docs")
    _check_folders(options, briefings, docs, found.append)
    theme = settings.get("theme") if settings else None
    return Project(
        root,
        briefings,
        docs,
        tuple(_extensions(settings)),
        _word(options, "language") or _word(theme, "language") or _word(theme, "locale") or "en",
        _publication(settings, options),
        tuple(found),
    )


def _check_folders(options: Node | None, briefings: Path, docs: Path, report: Report) -> None:
    """Report a folder of briefings within that of the pages or around it: the stored copies would be published."""
    folder = options.get("folder") if isinstance(options, Mapping) else None
    real, pages = briefings.resolve(), docs.resolve()
    if folder is not None and (real.is_relative_to(pages) or pages.is_relative_to(real)):
        said = f"the folder of the briefings and '{docs.name}' lie one within the other"
        hint = "keep the two side by side: all files of the site's pages are published, the stored copies too"
        report(error("invalid-value", said, folder.location, hint=hint))


def _publication(settings: Node | None, options: Node | None) -> Publication:
    url = _word(settings, "site_url")
    return Publication(
        name=_word(settings, "site_name"),
        url=url if not url or url.endswith("/") else f"{url}/",
        directory_urls=_word(settings, "use_directory_urls").lower() not in ("false", "no", "off"),
        citation_style=_word(options, "citation_style"),
        annotate=_word(options, "annotate"),
    )


def _extensions(settings: Node | None) -> Iterator[str]:
    listed = settings.get("markdown_extensions") if isinstance(settings, Mapping) else None
    entries = listed.items if isinstance(listed, Sequence) else ()
    for entry in entries:
        yield from (key.value for key, _ in entry.entries) if isinstance(entry, Mapping) else ()
        if isinstance(entry, Scalar):
            yield entry.value


def _word(node: Node | None, name: str) -> str:
    found = node.get(name) if isinstance(node, Mapping) else None
    return found.value.strip() if isinstance(found, Scalar) and not found.is_null else ""
