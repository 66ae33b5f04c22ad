"""The glossary as SKOS in JSON-LD, for other tools.

Standards: https://www.w3.org/TR/skos-reference/, https://www.w3.org/TR/json-ld11/ and
https://www.dublincore.org/specifications/dublin-core/dcmi-terms/.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from annotated_briefings.glossary.hierarchy import Hierarchy
from annotated_briefings.glossary.model import Label, MatchRules, Term

_CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "ConceptScheme": "skos:ConceptScheme",
    "Concept": "skos:Concept",
    "hasTopConcept": {"@id": "skos:hasTopConcept", "@type": "@id"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "prefLabel": "skos:prefLabel",
    "altLabel": "skos:altLabel",
    "hiddenLabel": "skos:hiddenLabel",
    "definition": "skos:definition",
    "note": "skos:note",
    "related": {"@id": "skos:related", "@type": "@id"},
    "broader": {"@id": "skos:broader", "@type": "@id"},
    "narrower": {"@id": "skos:narrower", "@type": "@id"},
    "identifier": "dct:identifier",
    "title": "dct:title",
    "type": "dct:type",
    "source": "dct:source",
    "asOf": {"@id": "dct:valid", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
    "reviewBy": None,
    "match": None,
}
"""Names as in our files. The last two are ours alone: JSON-LD passes over them, our own import reads them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The address of the glossary, and those of a term and of a source by their ids."""

    scheme: str
    term: Callable[[str], str]
    source: Callable[[str], str]


def to_skos_jsonld(terms: Iterable[Term], addresses: Addresses, *, language: str, title: str = "") -> dict[str, object]:
    """A concept scheme with one concept a term, ready for :func:`json.dumps`.

    ``language`` is that of texts without a tag. What would break a condition of SKOS is left out: a label that
    stands twice (S13), a related term that is also a broader one (S27), relations to terms that are not there.
    """
    listed = tuple(terms)
    tree = Hierarchy(listed)
    known = {term.id: addresses.term(term.id) for term in listed}
    narrower: dict[str, list[str]] = {}
    for term in listed:
        for name in term.broader:
            narrower.setdefault(name, []).append(known[term.id])
    scheme = {
        "@id": addresses.scheme,
        "@type": "ConceptScheme",
        "title": _literal(title, language) if title else None,
        "hasTopConcept": [known[term.id] for term in listed if not any(name in known for name in term.broader)],
    }
    concepts = (
        {
            "@id": known[term.id],
            "@type": "Concept",
            "inScheme": addresses.scheme,
            "identifier": term.id,
            **_labels(term, language),
            **_texts(term, language),
            "source": [{"@id": addresses.source(key), "identifier": key} for key in term.sources],
            "related": [known[name] for name in tree.related(term)],
            "broader": [known[name] for name in term.broader if name in known],
            "narrower": narrower.get(term.id),
        }
        for term in listed
    )
    return {"@context": _CONTEXT, "@graph": [_without_empty(scheme), *map(_without_empty, concepts)]}


def distinct_labels(term: Term) -> tuple[tuple[Label, ...], tuple[Label, ...], tuple[Label, ...]]:
    """The preferred, other and hidden labels; none stands in two of them, nor twice in one."""
    preferred = (Label(text=term.pref_label, language=term.pref_label_language), *term.translated)
    other = tuple(_new(term.alt_labels[len(term.translated) :], preferred))
    return preferred, other, tuple(_new(term.hidden_labels, (*preferred, *other)))


def _new(labels: Iterable[Label], before: Collection[Label]) -> Iterator[Label]:
    seen = set(before)
    for label in labels:
        if label not in seen:
            seen.add(label)
            yield label


def _labels(term: Term, language: str) -> dict[str, object]:
    preferred, other, hidden = (
        [_literal(label.text, label.language or language) for label in labels] for labels in distinct_labels(term)
    )
    return {"prefLabel": preferred, "altLabel": other, "hiddenLabel": hidden}


def _texts(term: Term, language: str) -> dict[str, object]:
    rules = {name: getattr(term.match, name) for name in MatchRules.__dataclass_fields__}
    return {
        "definition": _literal(term.definition, language) if term.definition else None,
        "note": _literal(term.note, language) if term.note else None,
        "type": str(term.type),
        "asOf": term.as_of,
        "reviewBy": term.review_by,
        "match": rules if term.match != MatchRules() else None,
    }


def _literal(text: str, language: str) -> dict[str, str]:
    return {"@value": text, "@language": language}


def _without_empty(node: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in node.items() if value}
