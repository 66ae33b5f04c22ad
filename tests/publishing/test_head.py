"""What a page says of itself in its head: nothing hostile gets out, and no date is made more certain."""

from __future__ import annotations

import json

import html5lib
import pytest
from annotated_briefings.briefing.load import load_library
from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.linked_data import iso_date
from annotated_briefings.publishing.site import build_context, build_site, render_library

BASE = "https://example.org/news/"
HOSTILE = "</script><script>alert(1)</script>\"'&<!--"

GLOSSARY = "icc:\n  prefLabel: ICC\n  definition: A court.\n"
SOURCES = """\
a-2024:
  type: article-newspaper
  title: The visit
  author: [{given: Ada, family: Byron}]
  container-title: The Paper
  issued: 2024-05-17~
  URL: https://example.net/visit
b-2023:
  type: report
  title: A report
  issued: 2023-11-02
  URL: https://example.net/report
"""
BRIEFING = """\
---
title: The visit
date: {date}
summary: What happened.
topics: [Energy]
source: a-2024
---

The ICC spoke [@b-2023].
"""


@pytest.fixture
def head_of(tmp_path):
    """Makes the head of a page as a tree."""

    def make(
        path: str, *, title: str = "The visit", date: str = "2024-05-17", base: str = BASE, verbatim: bool = False
    ):
        folder = tmp_path / "briefings"
        folder.mkdir()
        text = BRIEFING.format(date=date).replace("title: The visit", f"title: {json.dumps(title)}")
        if verbatim:
            (folder / "sources").mkdir()
            (folder / "sources" / "a.txt").write_text("The ICC spoke.\n", "utf-8")
            text = text.replace("source: a-2024\n", "source: a-2024\nverbatim: true\n")
        (folder / "visit.md").write_text(text, "utf-8")
        (folder / "glossary.yml").write_text(GLOSSARY, "utf-8")
        copy = "  reuse: full\n  copy: {text: sources/a.txt}\nb-2023:" if verbatim else "b-2023:"
        (folder / "sources.yml").write_text(SOURCES.replace("b-2023:", copy), "utf-8")
        library, _ = load_library(folder)
        context = build_context(render_library(library), addresses=Addresses(base=base), site_name="News")
        page = next(page for page in build_site(context).pages if page.path == path)
        return html5lib.parse(f"<!doctype html><head><title>t</title>{page.head}", namespaceHTMLElements=False)[0]

    return make


def metas(head, name: str) -> list[str]:
    return [meta.get("content") for meta in head.iter("meta") if name in (meta.get("name"), meta.get("property"))]


def node_of(head) -> dict:
    (script,) = head.iter("script")
    assert script.get("type") == "application/ld+json"
    return json.loads(script.text)


def test_a_citation_manager_finds_title_authors_date_and_address(head_of) -> None:
    head = head_of("briefings/visit.md", verbatim=True)

    assert metas(head, "citation_title") == ["The visit"]
    assert metas(head, "citation_author") == ["Ada Byron"]
    assert metas(head, "citation_publication_date") == ["2024/05/17"]
    assert metas(head, "citation_public_url") == ["https://example.org/news/briefings/visit/"]


def test_nobody_is_named_the_author_of_words_that_are_the_editors(head_of) -> None:
    head = head_of("briefings/visit.md")

    assert metas(head, "citation_author") == []
    assert "author" not in node_of(head)


def test_a_date_that_is_not_certain_is_said_in_words_and_not_as_a_day(head_of) -> None:
    head = head_of("briefings/visit.md", date="2024-05-17~")

    assert metas(head, "citation_publication_date") == []
    assert metas(head, "citation_date") == ["c. 17 May 2024"]
    assert "datePublished" not in node_of(head)


def test_search_engines_read_what_the_briefing_rests_on(head_of) -> None:
    node = node_of(head_of("briefings/visit.md"))

    assert (node["@type"], node["headline"], node["datePublished"]) == ("Article", "The visit", "2024-05-17")
    assert (node["isBasedOn"]["@type"], node["isBasedOn"]["name"]) == ("NewsArticle", "The visit")
    assert "datePublished" not in node["isBasedOn"]
    assert node["citation"] == [{"@type": "Report", "url": "https://example.net/report"}]
    assert [term["name"] for term in node["mentions"]] == ["ICC"]


def test_a_terms_page_says_what_it_defines(head_of) -> None:
    node = node_of(head_of("glossary/icc.md"))

    assert (node["@type"], node["name"], node["description"]) == ("DefinedTerm", "ICC", "A court.")
    assert node["inDefinedTermSet"]["@type"] == "DefinedTermSet"


def test_a_hostile_title_stays_text_in_every_place_of_the_head(head_of) -> None:
    head = head_of("briefings/visit.md", title=HOSTILE)

    assert metas(head, "og:title") == metas(head, "citation_title") == [HOSTILE]
    assert node_of(head)["headline"] == HOSTILE


def test_the_feed_and_the_copies_of_the_page_are_announced(head_of) -> None:
    head = head_of("briefings/visit.md")

    links = {
        link.get("type"): link.get("href") for link in head.iter("link") if link.get("rel").split() == ["alternate"]
    }
    assert links == {
        "text/markdown": "../../data/briefings/visit.md",
        "application/json": "../../data/briefings/visit.json",
        "application/atom+xml": "../../feed.xml",
    }


def test_without_the_sites_address_nothing_pretends_to_be_absolute(head_of) -> None:
    head = head_of("briefings/visit.md", base="")

    assert metas(head, "og:url") == metas(head, "citation_public_url") == []
    assert not {"@id", "url"} & node_of(head).keys()
    assert not [link for link in head.iter("link") if link.get("type") == "application/atom+xml"]


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("0044-03-15", "0044-03-15"),
        ("2024-05~", ""),
        ("2024?", ""),
        ("196X", ""),
        ("2024-21", ""),
        ("2024-05-01/2024-05-03", ""),
        ("-0043", ""),
        ("Y20240", ""),
    ],
)
def test_a_date_is_given_as_precise_as_it_is_known(edtf: str, said: str) -> None:
    assert iso_date(parse_edtf(edtf)) == said
