"""A citation style (CSL): its file, and pages done in it, kept from build to build by what went in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from annotated_briefings.citations.pandoc import EngineError, PageCitations, StyledPage, find_pandoc, style_pages
from annotated_briefings.sources.export import to_csl
from annotated_briefings.sources.model import Source
from annotated_briefings.text.diagnostic import Diagnostic, Report, error, warning
from annotated_briefings.text.disk import read_text, relative_path
from annotated_briefings.text.place import Location

FORM = 1
"""Of what is kept; another number makes what was kept before useless."""

_CSL = "{http://purl.org/net/xbiblio/csl}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A citation style and the engine that knows how to read it; ``digest`` tells both from any other."""

    path: Path
    place: Location
    pandoc: str
    digest: str
    language: str


def load_style(path: Path, root: Path, language: str, report: Report) -> Style | None:
    """The style in a file, or nothing where it cannot be used (then that is reported)."""
    place = Location(relative_path(path, root))
    if not path.is_file():
        hint = "'citation_style:' is the path of a .csl file, from the folder of mkdocs.yml"
        report(error("invalid-style", "there is no such citation style", place, hint=hint))
        return None
    text = read_text(path, root, report)
    if text is None or not _is_style(text, place, report):
        return None
    pandoc = find_pandoc()
    if pandoc is None:
        hint = "install the extra 'csl', or pandoc 3 or later"
        said = "citation styles need pandoc, which is not here; the house style is used"
        report(warning("no-pandoc", said, place, hint=hint))
        return None
    digest = hashlib.sha256(f"{FORM} {Path(pandoc).stat().st_size} {language}\n{text}".encode()).hexdigest()
    return Style(path=path, place=place, pandoc=pandoc, digest=digest, language=language)


def style_failed(style: Style, fault: EngineError) -> Diagnostic:
    """What is said where the engine could not use a style."""
    return warning("style-failed", f"{fault}; the house style is used", style.place)


def style_with_cache(
    pages: Mapping[str, PageCitations], sources: Mapping[str, Source], style: Style, folder: Path | None
) -> dict[str, StyledPage]:
    """Every page in the style. What ``folder`` keeps of an earlier build is used; if that is all, nothing is started.

    What no page needs any longer is thrown away there. Raises
    :class:`~annotated_briefings.citations.pandoc.EngineError`.
    """
    items = {key: json.dumps(to_csl(source), sort_keys=True) for key, source in sources.items()}
    names = {path: f"{_digest(page, items, style)}.json" for path, page in pages.items()}
    done = {path: kept for path, name in names.items() if folder and (kept := _kept(folder / name))}
    left = [path for path in pages if path not in done]
    if left:
        made = style_pages([pages[path] for path in left], sources.values(), style=style.path,
                           language=style.language, pandoc=style.pandoc)  # fmt: skip
        done.update(zip(left, made, strict=True))
    if folder:
        _keep(folder, {names[path]: done[path] for path in left}, set(names.values()))
    return done


def _is_style(text: str, place: Location, report: Report) -> bool:
    try:
        root = ET.fromstring(text)  # noqa: S314  (the publisher's own file, of a limited size)
    except ET.ParseError as fault:
        report(
            error("invalid-style", f"the citation style is no XML: {fault}", Location(place.path, fault.position[0]))
        )
        return False
    if root.tag != f"{_CSL}style":
        report(error("invalid-style", "this is no citation style (CSL)", place))
        return False
    if root.find(f"{_CSL}citation") is None:
        parent = root.find(f"{_CSL}info/{_CSL}link[@rel='independent-parent']")
        hint = f"use that one: {parent.get('href')}" if parent is not None else ""
        report(error("invalid-style", "the citation style only points to another one", place, hint=hint))
        return False
    return True


def _digest(page: PageCitations, items: Mapping[str, str], style: Style) -> str:
    parts = (style.digest, repr([citation.items for citation in page.citations]),
             repr([citation.in_text for citation in page.citations]), *(items[key] for key in page.keys))  # fmt: skip
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _kept(path: Path) -> StyledPage | None:
    """A page that was kept; nothing where there is none, or where it is damaged."""
    try:
        found: Any = json.loads(path.read_bytes())
        return StyledPage(tuple(found["citations"]), tuple((key, inlines) for key, inlines in found["entries"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(folder: Path, new: Mapping[str, StyledPage], wanted: set[str]) -> None:
    """Write the new pages and drop those that nobody wants; where the folder cannot be written, nothing is kept."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, page in new.items():
            _write(folder / name, json.dumps({"citations": page.citations, "entries": page.entries}))
        for path in folder.glob("*.json"):
            if path.name not in wanted:
                path.unlink(missing_ok=True)
    except OSError:
        return


def _write(path: Path, text: str) -> None:
    """Write as a whole or not at all."""
    started = path.with_suffix(".new")
    started.write_text(text, "utf-8")
    started.replace(path)
