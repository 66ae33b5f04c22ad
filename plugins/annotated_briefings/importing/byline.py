"""Authors in a by-line: "By A and B", or "Name, Role, Affiliation and Name, Role, Affiliation", or names and a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotated_briefings.dates.find import find_dates
from annotated_briefings.importing.article import Author
from annotated_briefings.importing.names import is_person

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
_NAMES = re.compile(rf"(?:[Bb][Yy]:? )?(?P<names>{_NAME}(?:(?:, | and |, and | & ){_NAME}){{0,9}})(?:,| ?[|·•–—-])? ?")
_NO_PERSON = re.compile(
    r"(?:New|San|Santa|Santo|S[aã]o|Los|Las|Saint|St\.?|Fort|Port|Puerto|Mount|Lake|Cape|(?:North|South|East|West)(?:ern)?|"
    r"Central|Hong|Sri|Costa|Saudi|Tel|Addis|Kuala|Buenos|Rio|Mexico|Abu|Phnom|Nizhny|Great|United|European|Press|Part|"
    r"Chapter|Volume|Annual|Opening|Closing|First|Second|Third|Last|Next) .*|"
    r".* (?:City|Beach|Islands?|Republic|Kingdom|Nations|Union|Commission|Court|Parliament|House|States|Party|Emirates|"
    r"Africa|America|Asia|Europe|Korea|Zealand|Springs|Falls|County|Province|District|Region|Valley|Square|Street|"
    r"Statement|Edition|Release|Meeting|Version|Draft|Update|Conference|Summit|Speech|Lecture|Session|Interview|Letter|"
    r"Analysis|Opinion|Briefing|Feature|Review|Issue|Minister|Ministry|President|Office|East|West|North|South|Matter)"
)
"""Capitalised words that stand before a day as well: where something was written, and what it is."""
_LONGEST, _LONGEST_DATED = 1_000, 160


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


def read_dated_byline(line: str) -> tuple[tuple[Author, ...], str]:
    """Who wrote on which day (EDTF), where a line holds names of persons and one full date, and nothing else."""
    line = line.strip().rstrip(".")
    dates = find_dates(line) if len(line) <= _LONGEST_DATED else ()
    if len(dates) != 1 or dates[0].end != len(line) or len(dates[0].edtf) != len("2024-05-17"):
        return (), ""
    found = _NAMES.fullmatch(line[: dates[0].start])
    names = _BETWEEN_NAMES.split(found["names"]) if found else ()
    if not names or not all(is_person(name) and not _NO_PERSON.fullmatch(name) for name in names):
        return (), ""
    return tuple(Author(name=name) for name in names), dates[0].edtf


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
