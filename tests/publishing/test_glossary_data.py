"""The glossary as a data file of the site."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from annotated_briefings.briefing.model import Library
from annotated_briefings.glossary.model import Label, Term
from annotated_briefings.importing.vocabulary.read import read_vocabulary
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.site import build_context, build_site, render_library
from annotated_briefings.text.diagnostic import Diagnostic
from rdflib import Graph
from rdflib.namespace import RDF, SKOS

PATH = "data/glossary.jsonld"
TERMS = (
    Term(id="ps", pref_label="Power of Siberia", definition="<b>", alt_label=(Label(text="Сила", language="ru"),)),
    Term(id="台湾", pref_label="台湾", pref_label_language="zh", related=("ps",)),
)


def published(terms: Iterable[Term], *, base: str = "", language: str = "en") -> dict[str, bytes]:
    """The site's files by path."""
    library = Library(terms=tuple(terms), language=language)
    context = build_context(render_library(library), addresses=Addresses(base=base), site_name="Site")
    return {asset.path: asset.content for asset in build_site(context).assets}


def nodes_of(content: bytes) -> list[dict[str, Any]]:
    graph: list[dict[str, Any]] = json.loads(content)["@graph"]
    return graph


def test_the_file_reads_back_as_the_terms_of_the_site() -> None:
    found: list[Diagnostic] = []

    content = published(TERMS)[PATH]

    assert read_vocabulary(content, PurePosixPath(PATH), found.append) == TERMS
    assert found == []


def test_addresses_are_those_of_the_pages() -> None:
    content = published(TERMS, base="https://example.org/site/")[PATH]

    scheme, first, _ = nodes_of(content)
    assert scheme["@id"] == "https://example.org/site/glossary/"
    assert first["@id"] == "https://example.org/site/glossary/ps/"


def test_without_the_address_of_the_site_they_are_relative_to_the_file() -> None:
    content = published(TERMS)[PATH].decode()

    graph = Graph().parse(data=content, format="json-ld", publicID=f"https://example.org/{PATH}")
    concepts = sorted(str(one) for one in graph.subjects(RDF.type, SKOS.Concept))
    assert concepts == ["https://example.org/glossary/ps/", "https://example.org/glossary/台湾/"]


def test_texts_without_a_tag_are_in_the_language_of_the_site() -> None:
    _, first, _ = nodes_of(published(TERMS, language="de")[PATH])

    assert first["prefLabel"] == [{"@value": "Power of Siberia", "@language": "de"}]


def test_a_site_without_terms_has_no_such_file() -> None:
    assert PATH not in published(())
