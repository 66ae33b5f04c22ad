"""Authors in a by-line: "By A and B", or "Name, Role, Affiliation and Name, Role, Affiliation"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotated_briefings.importing.article import Author

_NAME_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ][\w’'-]*\.?|de|da|di|du|la|le|von|van|der|den|bin|ibn|al|el|y)"
_NAME = rf"[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ][\w’'-]*\.?(?: {_NAME_WORD}){{1,4}}"
_ROLE = (
    r"(?:[Ll]ecturer|[Pp]rofessor|[Ff]ellow|[Rr]esearcher|[Dd]irector|[Ee]ditor|[Cc]orrespondent|[Rr]eader|[Cc]andidate|"
    r"[Aa]ssociate|[Cc]hair|[Hh]ead|[Aa]nalyst|[Rr]eporter|[Jj]ournalist|[Ss]cientist|[Ss]tudent|[Dd]ean|[Oo]fficer|"
    r"[Ss]pecialist|[Tt]eacher|[Ii]nstructor|[Ee]conomist|[Hh]istorian|[Ww]riter|[Cc]olumnist|[Cc]oordinator|[Mm]anager|"
    r"[Pp]resident|[Ff]ounder|[Ss]cholar|[Ee]ngineer|[Aa]dviser|[Aa]dvisor|[Cc]onsultant|[Pp]hD|[Rr]esearch)"
)
_INSTITUTION = re.compile(
    r"\b(?:Universit\w+|College|Institut\w*|School|Department|Centre|Center|Academy|Foundation|Council|Faculty|Hospital|"
    r"Laborator\w+|Museum|Society|Agency|Ministry|Politecnico|ETH|MIT|CNRS|Group|Times|Post|News)\b"
)
_BY = re.compile(rf"[Bb][Yy]:? (?P<names>{_NAME}(?:(?:, | and |, and | & ){_NAME}){{0,9}})\.?")
_BETWEEN_NAMES = re.compile(r", and | and | & |, ")
_NEXT_AUTHOR = re.compile(rf"(?:,? and |; ?| & |, )(?={_NAME}, [^,;]{{0,80}}\b{_ROLE}\b)")
_FIRST_AUTHOR = re.compile(rf"{_NAME}, [^,;]{{0,80}}\b{_ROLE}\b")
_LONGEST = 1_000


def read_byline(line: str) -> tuple[Author, ...]:
    """The authors that a line names, in order; none where it is no by-line.

    An "and" or "&" inside an affiliation does not split: only one that a name, a comma and a role follow does.
    """
    line = line.strip()
    if len(line) > _LONGEST:
        return ()
    by = _BY.fullmatch(line)
    if by:
        return tuple(Author(name=name) for name in _BETWEEN_NAMES.split(by["names"]))
    if not _FIRST_AUTHOR.match(line) or re.search(r"[.!?]\s", line):
        return ()
    return tuple(_author(chunk) for chunk in _chunks(line.rstrip(".")))


def _chunks(line: str) -> Iterator[str]:
    start = 0
    for found in _NEXT_AUTHOR.finditer(line):
        yield line[start : found.start()]
        start = found.end()
    yield line[start:]


def _author(chunk: str) -> Author:
    """Name, role, affiliation; a role may hold commas as long as no institution has been named."""
    name, *parts = [part.strip() for part in chunk.split(",") if part.strip()]
    split = next((index for index, part in enumerate(parts) if _INSTITUTION.search(part)), max(len(parts) - 1, 1))
    split = max(split, 1)
    return Author(name=name, role=", ".join(parts[:split]), affiliation=", ".join(parts[split:]))


def split_role(said: str) -> tuple[str, str]:
    """Role and affiliation of "Role, Affiliation"; a role may hold commas as long as no institution has been named."""
    author = _author(f"X, {said}")
    return (author.role, author.affiliation) if not _INSTITUTION.match(said) or "," in said else ("", said)
