"""The linked data keeps to the vocabulary of schema.org: types, properties, what they stand on and what they hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from annotated_briefings.briefing.load import load_library
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.linked_data import (
    Node,
    briefing_node,
    glossary_node,
    script,
    source_node,
    term_node,
)
from annotated_briefings.publishing.site import build_context, render_library

VOCABULARY = yaml.safe_load((Path(__file__).parent / "schema_org.yml").read_text("utf-8"))
KEYWORDS = ("@type", "@id", "@context")
CSL_TYPES = (
    *("article", "article-journal", "article-magazine", "article-newspaper", "book", "chapter", "dataset"),
    *("interview", "legislation", "map", "motion_picture", "post-weblog", "report", "speech", "thesis", "webpage"),
)
SOURCE = """\
{type}:
  type: {type}
  title: A work
  author:
    - {{given: Ada, family: Byron, affiliation: A University}}
    - {{literal: An Agency}}
  container-title: The Paper
  publisher: A House
  issued: 2024-05
  language: ru
  DOI: 10.1000/{type}
  URL: https://example.net/{type}
  rights: CC-BY-4.0
"""
GLOSSARY = """\
icc:
  prefLabel: International Criminal Court
  altLabel: [ICC, {ru: Международный уголовный суд}]
  definition: A court.
  sources: [book]
"""
BRIEFING = """\
---
title: The visit
date: 2024-05-17
published: 2024-05-18
summary: What happened.
topics: [Energy, Law]
source: report
changes:
  - {date: 2024-06-01, kind: update, text: More.}
---

The ICC spoke. CITED
"""


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """A briefing on a source of every kind, which says all that can be said."""
    cited = "; ".join(f"@{one}" for one in CSL_TYPES if one != "report")
    (tmp_path / "visit.md").write_text(BRIEFING.replace("CITED", f"[{cited}]"), "utf-8")
    (tmp_path / "glossary.yml").write_text(GLOSSARY, "utf-8")
    (tmp_path / "sources.yml").write_text("".join(SOURCE.format(type=one) for one in CSL_TYPES), "utf-8")
    library, _ = load_library(tmp_path)
    addresses = Addresses(base="https://example.org/")
    return build_context(render_library(library), addresses=addresses, site_name="News")


@pytest.fixture
def nodes(context: Context) -> list[Node]:
    """One of each kind that a page can carry, as it is read back."""
    made = [briefing_node(context, context.newest[0]), glossary_node(context), term_node(context, context.terms["icc"])]
    made += [source_node(source) for source in context.library.sources]
    return [json.loads(re.sub("<[^>]*>", "", script(node))) for node in made]


def test_every_type_property_and_value_is_one_of_the_vocabulary(nodes: list[Node]) -> None:
    assert [fault for node in nodes for fault in faults(node)] == []


def test_all_of_the_table_is_used(nodes: list[Node]) -> None:
    """Else it would hide what the fixture does not reach."""
    found = [node for one in nodes for node in nested(one)]

    assert {name for node in found for name in node if name not in KEYWORDS} == set(VOCABULARY["properties"])
    assert {node["@type"] for node in found} == set(VOCABULARY["types"])


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Briefing"}, "Briefing is no type"),
        ({"@type": "Article", "topic": "Law"}, "topic is no property"),
        ({"@type": "Person", "headline": "Ada"}, "headline does not stand on Person"),
        ({"@type": "Article", "author": "Ada"}, "author does not hold 'Ada'"),
        ({"@type": "Article", "url": "visit/"}, "url does not hold 'visit/'"),
        ({"@type": "Article", "datePublished": "2024-05~"}, "datePublished does not hold '2024-05~'"),
        ({"@type": "Article", "citation": [{"@type": "Person"}]}, "citation does not hold Person"),
        ({"@type": "Article", "author": {"@type": "Person", "nom": "Ada"}}, "nom is no property"),
    ],
)
def test_what_is_not_in_the_vocabulary_is_seen(node: Node, fault: str) -> None:
    assert list(faults(node)) == [fault]


def test_a_cited_work_is_named_by_its_address_and_by_its_title_without_one(context: Context) -> None:
    node = briefing_node(context, context.newest[0])

    assert {"@type": "Book", "url": "https://example.net/book"} in node["citation"]
    assert node["isBasedOn"]["name"] == "A work"


def faults(node: Node) -> Iterator[str]:
    """What schema.org does not know in a node, and in those within."""
    kind = node["@type"]
    if kind not in VOCABULARY["types"]:
        yield f"{kind} is no type"
        return
    for name, value in node.items():
        if name not in KEYWORDS:
            yield from _faults_of(kind, name, value)


def _faults_of(kind: str, name: str, value: object) -> Iterator[str]:
    known = VOCABULARY["properties"].get(name)
    if known is None:
        yield f"{name} is no property"
        return
    if not {kind, *VOCABULARY["types"][kind]} & set(known["domain"]):
        yield f"{name} does not stand on {kind}"
    for one in value if isinstance(value, list) else [value]:
        if not types_of(one) & set(known["range"]):
            yield f"{name} does not hold {one['@type'] if isinstance(one, dict) else repr(one)}"
        elif isinstance(one, dict):
            yield from faults(one)


def types_of(value: object) -> set[str]:
    """All types that a value has; a text may be an address or a date as well."""
    if isinstance(value, dict):
        return {value["@type"], *VOCABULARY["types"].get(value["@type"], ())}
    if not isinstance(value, str):
        return {"Integer"} if type(value) is int else set()
    address = {"URL"} if re.fullmatch(r"https?://[^\s/]+\S*", value) else set()
    date = {"Date"} if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value) else set()
    return {"Text"} | address | date


def nested(node: Node) -> Iterator[Node]:
    """The node and all within."""
    yield node
    for value in node.values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from nested(one)
