"""From a folder on disk to a Library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotated_briefings.briefing.files import read_briefing
from annotated_briefings.briefing.model import Briefing, Library
from annotated_briefings.glossary.files import load_glossary
from annotated_briefings.sources.files import holds_whole_text, load_frozen_texts, load_sources
from annotated_briefings.text.diagnostic import Diagnostic, Report, error, in_order
from annotated_briefings.text.disk import read_text, relative_path
from annotated_briefings.text.place import Location

FOLDER = "briefings"


def load_library(folder: Path | str, *, root: Path | str | None = None) -> tuple[Library, tuple[Diagnostic, ...]]:
    """Everything in a folder of briefings (or in the project that has one), and what is wrong with it.

    ``root`` is the folder that paths in findings are relative to; by default the one that holds ``folder``.
    Nothing is raised for faulty content: what cannot be read is reported and left out.
    """
    found: list[Diagnostic] = []
    given = Path(folder).absolute()
    home = given / FOLDER if (given / FOLDER).is_dir() else given
    base = Path(root).absolute() if root is not None else home.parent
    if not home.is_dir():
        place = Location(relative_path(home, base))
        return Library(), (
            error(
                "missing-folder",
                f"there is no folder '{home.name}'",
                place,
                hint="make it, or name yours under 'folder:' in mkdocs.yml",
            ),
        )
    sources = load_sources(home, base, found.append)
    texts = load_frozen_texts(sources, home, base, found.append)
    library = Library(
        briefings=tuple(_load_briefings(home, base, found.append)),
        terms=load_glossary(home, base, found.append),
        sources=sources,
        texts=tuple(texts.items()),
        whole_texts=frozenset(source.id for source in sources if source.id in texts and holds_whole_text(source, home)),
    )
    return library, in_order(found)


def _load_briefings(folder: Path, root: Path, report: Report) -> Iterator[Briefing]:
    """The briefings in the order of their paths; of two with one key the first."""
    seen: dict[str, Briefing] = {}
    for path in sorted(folder.rglob("*.md")):
        if _is_hidden(path.relative_to(folder)):
            continue
        text = read_text(path, root, report)
        if text is None:
            continue
        briefing = read_briefing(text, relative_path(path, root), report)
        if briefing.key in seen:
            report(
                error(
                    "duplicate-briefing",
                    f"'{briefing.path}' has the same key as '{seen[briefing.key].path}'",
                    Location(briefing.path),
                    hint="rename one of the two files",
                )
            )
            continue
        seen[briefing.key] = briefing
        yield briefing


def _is_hidden(path: Path) -> bool:
    """Files for the editors' own eyes: a README, and whatever begins with a dot or an underscore."""
    return path.name.upper() == "README.MD" or any(part.startswith((".", "_")) for part in path.parts)
