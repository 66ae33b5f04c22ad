"""Items of CSL in the making, from other formats; names as BibTeX writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from annotated_briefings.sources.latex import plain_text
from annotated_briefings.text.diagnostic import Report, error
from annotated_briefings.text.place import Location
from annotated_briefings.text.yaml import Mapping, Node, Scalar, Sequence

_EXTENDED = re.compile(r"\b(family|given|prefix|suffix)\s*=\s*\"?([^,\"]*)\"?", re.IGNORECASE)
_EXTENDED_NAMES = {"family": "family", "given": "given", "prefix": "non-dropping-particle", "suffix": "suffix"}


@dataclass(frozen=True, slots=True)
class Value:
    """A plain text and its place."""

    text: str
    location: Location

    @property
    def node(self) -> Scalar:
        """The same as a node."""
        return Scalar(self.text, self.location)


@dataclass(slots=True)
class Item:
    """One item, whose variables come one by one; the first value of a variable counts."""

    key: str
    location: Location
    variables: dict[str, Node] = field(default_factory=dict)

    def add(self, variable: str, value: Value | Node | None) -> None:
        """Take in a variable, if it has a value."""
        node = value.node if isinstance(value, Value) else value
        if node is not None and not (isinstance(node, Scalar) and not node.value):
            self.variables.setdefault(variable, node)

    @property
    def entry(self) -> tuple[Scalar, Node]:
        """Key and fields, as the reader of items wants them."""
        entries = tuple((Scalar(name, node.location), node) for name, node in self.variables.items())
        return Scalar(self.key, self.location), Mapping(entries, self.location)


def sequence(nodes: Iterable[Node], location: Location) -> Sequence | None:
    """A list of nodes, nothing where there are none."""
    found = tuple(nodes)
    return Sequence(found, location) if found else None


def mapping(location: Location, **fields: str) -> Mapping:
    """A node of the fields that say anything; underscores in their names become hyphens."""
    known = ((name.replace("_", "-"), value) for name, value in fields.items() if value)
    return Mapping(tuple((Scalar(name, location), Scalar(value, location)) for name, value in known), location)


def read_names(raw: str, location: Location, report: Report) -> Iterator[Node]:
    """The names of a field of BibTeX, joined by ``and``; a name wholly in braces is an institution's."""
    from bibtexparser.middlewares.names import (
        InvalidNameError,
        parse_single_name_into_parts,
        split_multiple_persons_names,
    )

    for name in split_multiple_persons_names(raw):
        if name.strip().lower() in {"", "others"}:
            continue
        if _is_braced(name):
            yield Scalar(plain_text(name), location)
            continue
        if _EXTENDED.match(name.strip()):
            parts = {_EXTENDED_NAMES[key.lower()]: plain_text(value) for key, value in _EXTENDED.findall(name)}
            yield mapping(location, **{key.replace("-", "_"): value for key, value in parts.items()})
            continue
        try:
            yield _person(parse_single_name_into_parts(name), location)
        except InvalidNameError:
            report(error("invalid-value", f"this is no name: '{name}'", location, hint="write 'Family, Given'"))


def _is_braced(name: str) -> bool:
    """Whether one pair of braces holds the whole name."""
    name = name.strip()
    if not (name.startswith("{") and name.endswith("}")):
        return False
    depth = 0
    for index, char in enumerate(name):
        depth += (char == "{") - (char == "}")
        if not depth:
            return index == len(name) - 1
    return False


def _person(parts: object, location: Location) -> Mapping:
    first, von, last, jr = (plain_text(" ".join(getattr(parts, part))) for part in ("first", "von", "last", "jr"))
    return mapping(location, family=last, given=first, non_dropping_particle=von, suffix=jr)
