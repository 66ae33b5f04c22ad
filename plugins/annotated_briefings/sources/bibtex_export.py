"""Sources as BibLaTeX, in UTF-8: for reference managers and for LaTeX. Our own reader reads it back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from annotated_briefings.sources.bibtex import DATES, NAMES, NUMBERED, SUBTYPES, TEXTS, TYPES
from annotated_briefings.sources.model import Name, Source

_ENTRIES = {variable: entry for entry, variable in reversed(TYPES.items())} | {
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "motion_picture": "movie",
    "paper-conference": "inproceedings",
    "report": "report",
    "thesis": "thesis",
    "webpage": "online",
}
_IN_BOOKS = frozenset({"chapter", "entry-encyclopedia", "entry-dictionary", "paper-conference"})
_PUBLISHERS = {"report": "institution", "thesis": "institution", "webpage": "organization"}
_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "%&#_$"},
}
_SPECIAL = re.compile(r"[\\{}~^%&#_$]|(?<=-)-|(?<=')'|(?<=`)`")
_NOT_IN_KEYS = re.compile(r"[\s,={}#%~\\\"'()]")
_FIELDS = {variable: field for field, variable in TEXTS.items() if field not in {"annote", "note"}}
_NAME_FIELDS = {variable: field for field, variable in NAMES.items() if variable not in {"author", "editor"}}
_DATE_FIELDS = {variable: field for field, variable in DATES.items() if variable != "accessed"}


def to_bibtex(sources: Iterable[Source]) -> str:
    """The sources as entries, in the given order, with what BibLaTeX has a field for."""
    return "\n".join(_entry(source) for source in sources)


def escape_latex(text: str) -> str:
    """``text`` so that LaTeX prints just that."""
    return _SPECIAL.sub(lambda found: _SIGNS.get(found[0], f"{{}}{found[0]}"), " ".join(text.split()))


def _entry(source: Source) -> str:
    kind = _ENTRIES.get(source.type, "misc")
    lines = [f"  {name} = {{{value}}}," for name, value in _fields(source) if value]
    return "\n".join((f"@{kind}{{{_NOT_IN_KEYS.sub('-', source.id)},", *lines, "}", ""))


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    subtype = {variable: name for name, variable in SUBTYPES.items()}.get(source.type, "")
    yield "entrysubtype", subtype
    yield "author", _names(source.author)
    yield "editor", _names(source.editor)
    yield "title", escape_latex(source.title)
    yield "booktitle" if source.type in _IN_BOOKS else "journaltitle", escape_latex(source.container_title)
    yield _PUBLISHERS.get(source.type, "publisher"), escape_latex(source.publisher)
    yield "date", source.issued
    yield "url", _verbatim(source.own_url)
    yield "urldate", source.accessed
    yield "doi", _verbatim(source.doi)
    yield "language", escape_latex(source.language)
    yield "note", escape_latex(source.note)
    yield from _further(source)


def _further(source: Source) -> Iterator[tuple[str, str]]:
    """What we carry without reading it."""
    extra = dict(source.extra)
    yield "series", escape_latex(extra.get("collection-title", ""))
    yield "location", escape_latex(extra.get("publisher-place", ""))
    yield "pages", escape_latex(extra.get("page", "")).replace("-", "--")
    number = "issue" if source.type in NUMBERED else "collection-number" if "collection-title" in extra else "number"
    yield "number", escape_latex(extra.get(number, ""))
    for variable, name in _FIELDS.items():
        if variable != number:
            yield name, escape_latex(extra.get(variable, ""))
    for variable, name in _DATE_FIELDS.items():
        yield name, extra.get(variable, "")
    for variable, name in _NAME_FIELDS.items():
        yield name, _carried_names(extra.get(variable, ""))


def _names(names: Iterable[Name]) -> str:
    return " and ".join(map(_name, names))


def _name(name: Name) -> str:
    if not (name.family and name.given):
        return f"{{{escape_latex(name.literal or name.family or name.given)}}}"
    family = " ".join(filter(None, (name.non_dropping_particle.lower(), _whole(name.family))))
    given = " ".join(filter(None, (_whole(name.given), name.dropping_particle)))
    return ", ".join(filter(None, (family, _whole(name.suffix), given)))


def _whole(part: str) -> str:
    """A part of a name, in braces where BibTeX would part it."""
    escaped = escape_latex(part)
    return f"{{{escaped}}}" if " " in part or "," in part else escaped


def _carried_names(names: str) -> str:
    """Names that we carry as ``Family, Given; …``."""
    people = (person.partition(", ") for person in names.split("; ") if person)
    return " and ".join(_name(Name(family=family, given=given)) for family, _, given in people)


def _verbatim(address: str) -> str:
    """An address as it is; braces would end the field."""
    return address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
