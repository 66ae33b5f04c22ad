"""Concepts of SKOS in JSON-LD: as this project writes it, expanded, and whatever an inline context makes of names.

Standards: https://www.w3.org/TR/skos-reference/ and https://www.w3.org/TR/json-ld11/. This is no JSON-LD processor: a
context at an address is not fetched, and of containers only ``@language``, ``@set`` and ``@list`` are known.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.glossary.model import TermType
from annotated_briefings.importing.vocabulary.nodes import (
    LABELS,
    free_id,
    label_nodes,
    list_node,
    mapping_node,
    text_node,
)
from annotated_briefings.importing.vocabulary.values import Context, Value, literal_in, values_of
from annotated_briefings.text.diagnostic import Report, error, note
from annotated_briefings.text.markup import slug
from annotated_briefings.text.place import Location
from annotated_briefings.text.yaml import Mapping, Node, Scalar

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_DCT = "http://purl.org/dc/terms/"
_CONCEPT = f"{_SKOS}Concept"
_NOTES = (f"{_SKOS}note", f"{_SKOS}scopeNote")
_DATES = (f"{_DCT}valid", f"{_DCT}modified")


@dataclass(slots=True)
class _Thing:
    """The statements about one thing, by property; ``own`` are the fields that only this project's files have."""

    iri: str
    types: set[str] = field(default_factory=set)
    values: dict[str, list[Value]] = field(default_factory=dict)
    own: dict[str, Any] = field(default_factory=dict)
    id: str = ""

    def of(self, *properties: str) -> list[Value]:
        return [value for name in properties for value in self.values.get(name, ())]

    @property
    def identifier(self) -> str:
        """What it is called in the system that it comes from, if that is said."""
        return next((value.text for value in self.of(f"{_DCT}identifier")), "")

    @property
    def is_concept(self) -> bool:
        return _CONCEPT in self.types or f"{_SKOS}prefLabel" in self.values


def read_skos(text: str, path: PurePosixPath, report: Report, *, language: str) -> Mapping | None:
    """The entries of a glossary by id, or nothing where there are no concepts (then that is reported)."""
    place = Location(path)
    try:
        things = _things(json.loads(text))
    except RecursionError:
        report(error("invalid-json", "it is nested too deep", place))
        return None
    except json.JSONDecodeError as fault:
        where = Location(path, fault.lineno, fault.colno)
        report(error("invalid-json", f"this is not JSON: {fault.msg}", where))
        return None
    except ValueError:
        report(error("invalid-json", "it holds a number that is too long", place))
        return None
    concepts = [thing for thing in things if thing.is_concept]
    if not concepts:
        hint = "a context at an address is not fetched: export it as Turtle or expanded JSON-LD"
        report(error("no-concepts", "there are no SKOS concepts in it", place, hint=hint))
        return None
    _name(concepts, language)
    ids = {concept.iri: concept.id for concept in concepts if concept.iri}
    broader = _broader(concepts, ids)
    keys = {thing.iri: thing.identifier for thing in things if thing.iri}
    entries = (
        (Scalar(one.id, place), _entry(one, ids, broader[one.id], _sources(one, keys, place, report), language, place))
        for one in concepts
    )
    return Mapping(tuple(entries), place)


def _things(document: object) -> list[_Thing]:
    """The things in the order in which they are first spoken of; what is said of one in two places is one."""
    found: dict[str, _Thing] = {}
    for number, (node, context) in enumerate(_nodes(document, Context())):
        iri = context.resolve(node)
        thing = found.setdefault(iri or f"_:{number}", _Thing(iri))
        for name, value in node.items():
            expanded = context.expand(name)
            if expanded == "@type":
                thing.types.update(context.expand(str(each)) or "" for each in _listed(value))
            elif not expanded:
                thing.own[name] = value
            else:
                thing.values.setdefault(expanded, []).extend(values_of(value, context, name))
    return list(found.values())


def _nodes(value: object, context: Context) -> Iterator[tuple[dict[str, Any], Context]]:
    """Every node object with the context that it stands in."""
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, context)
    elif isinstance(value, dict):
        inner = context.with_all(_listed(value["@context"])) if "@context" in value else context
        names = {name: child for name, child in value.items() if name not in {"@context", "@graph"}}
        if "@value" not in value and set(names) - {"@id", "id"}:
            yield names, inner
        for child in (value.get("@graph"), *names.values()):
            yield from _nodes(child, inner) if isinstance(child, (list, dict)) else ()


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _name(concepts: list[_Thing], language: str) -> None:
    """Give each its id: its own, if it has one that can be one; else one made of its name."""
    taken: set[str] = set()
    for concept in concepts:
        given = concept.identifier
        name = (
            (given if given == slug(given) else "")
            or literal_in(concept.of(f"{_SKOS}prefLabel"), language)
            or _last_part(concept.iri)
        )
        concept.id = free_id(name, taken)
        taken.add(concept.id)


def _last_part(iri: str) -> str:
    return unquote(iri.rstrip("/").replace("#", "/").rpartition("/")[2])


def _broader(concepts: Iterable[_Thing], ids: dict[str, str]) -> dict[str, list[str]]:
    """The ids above each concept, whichever of the two says so."""
    listed = list(concepts)
    found = {one.id: [ids[value.iri] for value in one.of(f"{_SKOS}broader") if value.iri in ids] for one in listed}
    for concept in listed:
        for value in concept.of(f"{_SKOS}narrower"):
            if value.iri in ids:
                found[ids[value.iri]].append(concept.id)
    return {name: list(dict.fromkeys(above)) for name, above in found.items()}


def _entry(
    concept: _Thing, ids: dict[str, str], broader: list[str], sources: list[str], language: str, place: Location
) -> Mapping:
    labels = {name: [(value.language, value.text) for value in concept.of(_SKOS + name)] for name in LABELS}
    related = [ids[value.iri] for value in concept.of(f"{_SKOS}related") if value.iri in ids]
    texts = {
        "definition": literal_in(concept.of(f"{_SKOS}definition"), language),
        "note": "\n\n".join(filter(None, (literal_in(concept.of(name), language) for name in _NOTES))),
        "type": next((value.text for value in concept.of(f"{_DCT}type") if value.text in tuple(TermType)), ""),
        "asOf": next((value.text for value in concept.of(*_DATES) if _is_date(value.text)), ""),
    }
    lists = {"sources": sources, "related": dict.fromkeys(related), "broader": broader}
    return mapping_node(
        {
            **dict(label_nodes(labels, place, language=language)),
            **{name: text_node(text, place) for name, text in texts.items() if text},
            **{name: list_node(names, place) for name, names in lists.items() if names},
            **_own(concept.own, place),
        },
        place,
    )


def _is_date(text: str) -> bool:
    try:
        parse_edtf(text)
    except EdtfError:
        return False
    return True


def _sources(concept: _Thing, keys: dict[str, str], place: Location, report: Report) -> list[str]:
    """The keys of the sources; what is no key is said and left out."""
    found: list[str] = []
    for value in concept.of(f"{_DCT}source"):
        key = keys.get(value.iri) or value.text
        if key and not any(char.isspace() or char in "{}" for char in key):
            found.append(key)
        else:
            said = f"the source of '{concept.id}' is no key and is left out: {value.text or value.iri}"
            report(note("source-left-out", said, place, hint="add it to sources.yml, and its key to the term"))
    return list(dict.fromkeys(found))


def _own(fields: dict[str, Any], place: Location) -> dict[str, Node]:
    """What only this project's files have."""
    found: dict[str, Node] = {}
    if isinstance(review := fields.get("reviewBy"), str):
        found["reviewBy"] = text_node(review, place)
    if isinstance(rules := fields.get("match"), dict):
        found["match"] = mapping_node(
            {str(name): text_node(str(rule).lower(), place) for name, rule in rules.items()}, place
        )
    return found
