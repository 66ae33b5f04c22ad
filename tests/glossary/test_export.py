"""The glossary as SKOS."""

from __future__ import annotations

import json
from itertools import combinations
from typing import Any

import pytest
from annotated_briefings.glossary.export import Addresses, to_skos_jsonld
from annotated_briefings.glossary.model import Case, Label, MatchRules, Term, TermType
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

BASE = "https://example.org"
ADDRESSES = Addresses(
    scheme=f"{BASE}/glossary/",
    term=lambda term_id: f"{BASE}/glossary/{term_id}/",
    source=lambda key: f"{BASE}/sources/{key}/",
)
TERMS = (
    Term(
        id="ps",
        pref_label="Power of Siberia",
        translated=(Label(text="Сила Сибири", language="ru"),),
        definition="A pipeline.",
        note="Longer. [@k]",
        alt_label=("PoS", Label(text="PoS", language="ru"), "Power of Siberia"),
        hidden_label=("PowerOfSiberia", "PoS"),
        type=TermType.INFRASTRUCTURE,
        related=("ps2", "gone"),
        broader=("pipeline",),
        sources=("k",),
        as_of="2024-05~",
    ),
    Term(id="ps2", pref_label="Power of Siberia 2", broader=("ps", "gone"), match=MatchRules(case=Case.EXACT)),
    Term(id="pipeline", pref_label="pipeline", review_by="2025"),
)


def document() -> dict[str, Any]:
    return to_skos_jsonld(TERMS, ADDRESSES, language="en", title="Terms")


@pytest.fixture
def graph() -> Graph:
    """What a processor of RDF makes of the file."""
    return Graph().parse(data=json.dumps(document()), format="json-ld")


def term(name: str) -> URIRef:
    return URIRef(f"{BASE}/glossary/{name}/")


SCHEME = URIRef(f"{BASE}/glossary/")


def test_terms_are_concepts_of_one_scheme(graph: Graph) -> None:
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))

    assert concepts == {term("ps"), term("ps2"), term("pipeline")}
    assert set(graph.subjects(SKOS.inScheme, SCHEME)) == concepts
    assert set(graph.objects(SCHEME, SKOS.hasTopConcept)) == {term("pipeline")}
    assert graph.value(SCHEME, DCTERMS.title) == Literal("Terms", lang="en")


def test_a_term_has_its_names_by_language_and_its_texts(graph: Graph) -> None:
    assert set(graph.objects(term("ps"), SKOS.prefLabel)) == {
        Literal("Power of Siberia", lang="en"),
        Literal("Сила Сибири", lang="ru"),
    }
    assert set(graph.objects(term("ps"), SKOS.altLabel)) == {Literal("PoS", lang="en"), Literal("PoS", lang="ru")}
    assert graph.value(term("ps"), SKOS.definition) == Literal("A pipeline.", lang="en")
    assert graph.value(term("ps"), SKOS.note) == Literal("Longer. [@k]", lang="en")
    assert graph.value(term("ps"), DCTERMS.source) == URIRef(f"{BASE}/sources/k/")
    assert str(graph.value(term("ps"), DCTERMS.valid)) == "2024-05~"
    assert not list(graph.objects(term("ps2"), SKOS.definition))


def test_relations_lead_to_terms_that_are_there_and_back(graph: Graph) -> None:
    assert set(graph.objects(term("ps2"), SKOS.broader)) == {term("ps")}
    assert set(graph.objects(term("ps"), SKOS.narrower)) == {term("ps2")}
    assert set(graph.objects(term("pipeline"), SKOS.narrower)) == {term("ps")}


def test_schemes_are_no_concepts(graph: Graph) -> None:
    """S9; there are no collections, with which S37 is concerned, nor mapping relations, with which S46 is."""
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))

    assert schemes == {SCHEME}
    assert not schemes & set(graph.subjects(RDF.type, SKOS.Concept))
    assert not {SKOS.Collection, SKOS.OrderedCollection} & set(graph.objects(None, RDF.type))
    assert not {SKOS.exactMatch, SKOS.broadMatch, SKOS.relatedMatch} & set(graph.predicates())


def test_a_label_is_preferred_other_or_hidden_and_no_two_of_these(graph: Graph) -> None:
    """S13."""
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        kinds = [set(graph.objects(concept, kind)) for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)]
        assert all(not one & other for one, other in combinations(kinds, 2))


def test_there_is_one_preferred_label_in_each_language(graph: Graph) -> None:
    """S14."""
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        languages = [label.language for label in graph.objects(concept, SKOS.prefLabel)]
        assert len(languages) == len(set(languages))


def test_nothing_is_related_to_what_stands_above_or_below_it(graph: Graph) -> None:
    """S27: ps2 is related to ps in the file and has it as its broader term."""
    for one, other in graph.subject_objects(SKOS.related):
        assert other not in set(graph.transitive_objects(one, SKOS.broader))
        assert one not in set(graph.transitive_objects(other, SKOS.broader))


def test_relative_addresses_are_told_from_where_the_file_stands() -> None:
    relative = Addresses(
        scheme="../glossary/", term=lambda name: f"../glossary/{name}/", source=lambda key: f"../sources/{key}/"
    )
    text = json.dumps(to_skos_jsonld(TERMS, relative, language="en"))

    graph = Graph().parse(data=text, format="json-ld", publicID=f"{BASE}/data/glossary.jsonld")

    assert set(graph.subjects(RDF.type, SKOS.Concept)) == {term("ps"), term("ps2"), term("pipeline")}
