"""What a page cites is known before it is made, and is what the page then has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from annotated_briefings.briefing.load import load_library
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.cited import citations_of_pages, cited_in_briefing
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.site import build_context, build_site, render_library

ROOT = Path(__file__).parents[2]
PROJECTS = (ROOT, ROOT / "tests" / "projects" / "a-small-site")


def context_of(folder: Path) -> Context:
    library, _ = load_library(folder)
    return build_context(render_library(library), addresses=Addresses(), site_name="S")


def entries_of(html: str, role: str) -> Iterator[str]:
    """The keys of a page's entries, by the ids that begin with ``role``, in the page's order."""
    root: Element = html5lib.parseFragment(html, namespaceHTMLElements=False)
    for element in root.iter():
        if "ab-entry" in element.get("class", "").split() and element.get("id", "").startswith(role):
            yield element.get("id", "").removeprefix(role)


def marks_of(html: str) -> Iterator[str]:
    """The keys that the marks of a page lead to, in the page's order; in popovers and lists there are none."""
    root: Element = html5lib.parseFragment(html, namespaceHTMLElements=False)
    for element in root.iter("a"):
        if element.get("id", "").startswith("c-"):
            yield element.get("href", "").removeprefix("#s-")


def briefing(folder: Path, text: str) -> Context:
    (folder / "sources.yml").write_text("a: {title: A}\nb: {title: B}\nc: {title: C}\nd: {title: D}\n", "utf-8")
    (folder / "glossary.yml").write_text(
        "zebra: {prefLabel: zebra, definition: A striped animal., sources: [d, a]}\n"
        "antelope: {prefLabel: antelope, definition: A swift animal., sources: [c]}\n",
        "utf-8",
    )
    (folder / "one.md").write_text(f"---\ntitle: T\ndate: 2024\n---\n\n{text}\n", "utf-8")
    return context_of(folder)


@pytest.mark.parametrize("project", PROJECTS, ids=lambda project: project.name)
def test_every_page_has_the_sources_that_were_foreseen_in_their_order(project: Path) -> None:
    context = context_of(project / "briefings")

    site = build_site(context)

    listed = {page.path: tuple(entries_of(page.html, "s-")) for page in site.pages}
    foreseen = {path: cited.keys for path, cited in citations_of_pages(context).items()}
    assert foreseen
    assert {path: keys for path, keys in listed.items() if keys} == foreseen


@pytest.mark.parametrize("project", PROJECTS, ids=lambda project: project.name)
def test_the_marks_of_every_page_stand_in_the_order_that_was_foreseen(project: Path) -> None:
    context = context_of(project / "briefings")

    site = build_site(context)

    marked = {page.path: list(marks_of(page.html)) for page in site.pages}
    for path, cited in citations_of_pages(context).items():
        assert marked[path] == [item.key for citation in cited.citations for item in citation.items]


def test_the_text_counts_first_then_the_definitions_in_the_order_of_their_list(tmp_path: Path) -> None:
    context = briefing(tmp_path, "A zebra [@b] and an antelope [@a].")

    cited = cited_in_briefing(context, context.newest[0])

    assert cited.terms == ("antelope", "zebra")
    assert cited.keys == ("b", "a", "c", "d")


def test_apart_from_the_site_terms_are_in_the_order_of_their_use(tmp_path: Path) -> None:
    context = briefing(tmp_path, "A zebra [@b] and an antelope [@a].")

    cited = cited_in_briefing(context, context.newest[0], is_apart=True)

    assert cited.terms == ("zebra", "antelope")
    assert cited.keys == ("b", "a", "d", "c")


def test_a_citation_with_an_unknown_key_has_no_style_but_its_known_sources_are_listed(tmp_path: Path) -> None:
    context = briefing(tmp_path, "One [@b; @nobody], two [@a], three [@?].")

    cited = cited_in_briefing(context, context.newest[0])

    assert [citation.items[0].key for citation in cited.citations] == ["a"]
    assert cited.keys == ("b", "a")
