"""From a folder on disk to a Library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from annotated_briefings.briefing.files import read_briefing
from annotated_briefings.briefing.model import Briefing, Library
from annotated_briefings.glossary.files import load_glossary, read_glossary
from annotated_briefings.sources.files import holds_whole_text, load_frozen_texts, load_sources
from annotated_briefings.text.diagnostic import Diagnostic, Report, error, in_order, warning
from annotated_briefings.text.disk import read_text, relative_path
from annotated_briefings.text.place import Location

FOLDER = "briefings"
PROPOSED_TERMS = ".proposed-terms.yml"
_OWN_FOLDERS = frozenset({"sources", "glossary"})
_OWN_SUFFIXES = frozenset({".md", ".yml", ".yaml", ".json", ".bib", ".ris"})
_UNREADABLE = frozenset({"invalid-yaml", "invalid-json", "missing-extra", "not-utf-8"})


def load_library(
    folder: Path | str, *, root: Path | str | None = None, docs: Path | str | None = None, language: str = "en"
) -> tuple[Library, tuple[Diagnostic, ...]]:
    """Everything in a folder of briefings (or in the project that has one), and what is wrong with it.

    ``root`` is the folder that paths in findings are relative to; by default the one that holds ``folder``. ``docs``
    is the folder of the site's own pages, to which briefings may link; by default ``docs`` in ``root``. ``language`` is
    the site's, in which the labels of terms are that have no tag.
    Nothing is raised for faulty content: what cannot be read is reported and left out.
    """
    found: list[Diagnostic] = []
    given = Path(folder).absolute()
    home = given / FOLDER if (given / FOLDER).is_dir() else given
    base = Path(root).absolute() if root is not None else home.parent
    if not home.is_dir():
        hint = "make it, or name yours under 'folder:' in mkdocs.yml"
        place = Location(relative_path(home, base))
        missing = error("missing-folder", f"there is no folder '{home.name}'", place, hint=hint)
        return Library(language=language), (missing,)
    sources = load_sources(home, base, found.append)
    texts = load_frozen_texts(sources, home, base, found.append)
    _report_proposed_terms(home, base, found.append)
    library = Library(
        briefings=tuple(_load_briefings(home, base, found.append)),
        terms=load_glossary(home, base, found.append, language=language),
        sources=sources,
        texts=tuple(texts.items()),
        whole_texts=frozenset(source.id for source in sources if source.id in texts and holds_whole_text(source, home)),
        files=tuple(_other_files(home)),
        pages=tuple(_files_in(Path(docs).absolute() if docs is not None else base / "docs")),
        home=home,
        unread=tuple(_unread_texts(found, base)),
        language=language,
    )
    return library, in_order(found)


def _report_proposed_terms(home: Path, root: Path, report: Report) -> None:
    """The terms that imports proposed, until their file is gone."""
    for path in sorted(home.glob(f"*{PROPOSED_TERMS}")):
        terms = read_glossary(read_text(path, root, report) or "", relative_path(path, root), lambda _: None)
        names = ", ".join(term.pref_label for term in terms)
        hint = "move those that you want to the glossary, each with a definition and a source, and delete the file"
        counted = "1 term is a proposal" if len(terms) == 1 else f"{len(terms)} terms are proposals"
        said = f"{counted} of the import: {names}" if terms else "a file of proposed terms"
        report(warning("proposed", said, Location(relative_path(path, root)), hint=hint))


def _unread_texts(found: Iterable[Diagnostic], root: Path) -> Iterator[str]:
    """What stands in the files that could not be read as what they should be."""
    for path in sorted({one.location.path for one in found if one.code in _UNREADABLE}):
        if path.suffix != ".md" and (root / path).is_file():
            yield (root / path).read_text("utf-8", errors="replace")


def _other_files(home: Path) -> Iterator[str]:
    """What else lies in the folder, such as images: not what is read, nor any frozen copy."""
    for name in _files_in(home):
        path = PurePosixPath(name)
        if path.parts[0] not in _OWN_FOLDERS and path.suffix.lower() not in _OWN_SUFFIXES:
            yield name


def _files_in(folder: Path) -> Iterator[str]:
    """The paths of all files within a folder, hidden ones left out; of links only those that stay within it."""
    inside = folder.resolve()
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_file() and not _is_hidden(relative) and path.resolve().is_relative_to(inside):
            yield relative.as_posix()


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
        if briefing.key == "index":
            hint = "give the file another name"
            place = Location(briefing.path)
            report(error("reserved-name", "'index' is the page that lists the briefings", place, hint=hint))
            continue
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
