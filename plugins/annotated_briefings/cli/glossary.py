"""A vocabulary from outside as a file of the project's glossary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from annotated_briefings.glossary.files import load_glossary
from annotated_briefings.glossary.model import Term
from annotated_briefings.importing.vocabulary.read import read_vocabulary
from annotated_briefings.importing.vocabulary.write import write_glossary
from annotated_briefings.text.diagnostic import Diagnostic, error, in_order
from annotated_briefings.text.disk import MAX_BYTES
from annotated_briefings.text.place import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of a vocabulary: the terms that are new, the file that holds them, and those that were there.

    Nothing new means no file.
    """

    new: tuple[Term, ...]
    known: tuple[Term, ...]
    path: Path | None
    findings: tuple[Diagnostic, ...]


def import_vocabulary(data: bytes, folder: Path, *, name: str, language: str) -> Imported:
    """Add the terms of a file to a folder of briefings. What the editor has stays as it is.

    A term whose id is taken is skipped. Raises ``OSError`` where nothing can be written.
    """
    path = PurePosixPath(name)
    if len(data) > MAX_BYTES:
        fault = error("file-too-large", f"the file is larger than {MAX_BYTES // 1_000_000} MB", Location(path))
        return Imported(new=(), known=(), path=None, findings=(fault,))
    found: list[Diagnostic] = []
    terms = read_vocabulary(data, path, found.append, language=language)
    taken = _taken(folder, language)
    new = tuple(term for term in terms if term.id not in taken)
    return Imported(
        new=new,
        known=tuple(term for term in terms if term.id in taken),
        path=write_glossary(new, folder, name=path.stem, language=language) if new else None,
        findings=in_order(found),
    )


def _taken(folder: Path, language: str) -> frozenset[str]:
    """The ids that the glossary has; what is wrong with it is for ``check`` to say."""
    faults: list[Diagnostic] = []
    terms = load_glossary(folder, folder.parent, faults.append, language=language) if folder.is_dir() else ()
    return frozenset(term.id for term in terms)


def names_of(terms: Iterable[Term]) -> str:
    """The ids, a few of them in full."""
    ids = [term.id for term in terms]
    return ", ".join(ids[:10]) + (f" and {len(ids) - 10} more" if len(ids) > 10 else "")
