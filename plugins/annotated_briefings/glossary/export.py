"""The glossary as SKOS in JSON-LD, for other tools.

Standards: https://www.w3.org/TR/skos-reference/ and https://www.w3.org/TR/json-ld11/.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from annotated_briefings.glossary.model import Label, Term

_CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "ConceptScheme": "skos:ConceptScheme",
    "Concept": "skos:Concept",
    "prefLabel": "skos:prefLabel",
    "altLabel": "skos:altLabel",
    "hiddenLabel": "skos:hiddenLabel",
    "definition": "skos:definition",
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "related": {"@id": "skos:related", "@type": "@id"},
    "broader": {"@id": "skos:broader", "@type": "@id"},
    "type": "dct:type",
    "source": "dct:source",
}


def to_skos_jsonld(terms: Iterable[Term], *, base_url: str, language: str) -> dict[str, object]:
    """A concept scheme with one concept a term, ready for :func:`json.dumps`.

    ``base_url`` is the address of the glossary's page and names the scheme; a term's is that, its id and a
    slash. Relations to terms that are not there are left out. ``language`` is that of labels without a tag.
    """
    scheme = f"{base_url.rstrip('/')}/"
    listed = tuple(terms)
    known = {term.id: f"{scheme}{quote(term.id)}/" for term in listed}
    concepts = [_concept(term, known, scheme, language) for term in listed]
    return {"@context": _CONTEXT, "@graph": [{"@id": scheme, "@type": "ConceptScheme"}, *concepts]}


def _concept(term: Term, known: dict[str, str], scheme: str, language: str) -> dict[str, object]:
    concept: dict[str, object] = {
        "@id": known[term.id],
        "@type": "Concept",
        "inScheme": scheme,
        "prefLabel": _literal(Label(text=term.pref_label, language=term.pref_label_language), language),
        "altLabel": [_literal(label, language) for label in term.alt_labels],
        "hiddenLabel": [_literal(label, language) for label in term.hidden_labels],
        "definition": _literal(Label(text=term.definition), language) if term.definition else None,
        "type": str(term.type),
        "source": list(term.sources),
        "related": [known[name] for name in term.related if name in known],
        "broader": [known[name] for name in term.broader if name in known],
    }
    return {name: value for name, value in concept.items() if value}


def _literal(label: Label, language: str) -> dict[str, str]:
    return {"@value": label.text, "@language": label.language or language}
