"""Topics: each name keeps all its briefings, also where two names make one address."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest
from annotated_briefings.briefing.load import load_library
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.site import build_context, build_site, render_library

ADDRESSES = Addresses()


@pytest.fixture
def pages(tmp_path):
    """Makes the pages of briefings with these topics, as trees by path."""

    def make(**topics: str) -> dict:
        folder = tmp_path / "briefings"
        folder.mkdir()
        for key, names in topics.items():
            (folder / f"{key}.md").write_text(f"---\ntitle: On {key}\ntopics: [{names}]\n---\n\nText.\n", "utf-8")
        return trees_of(folder)

    return make


def trees_of(folder: Path) -> dict:
    library, _ = load_library(folder)
    site = build_site(build_context(render_library(library), addresses=ADDRESSES, site_name="Topics"))
    assert len({page.path for page in site.pages}) == len(site.pages)
    return {page.path: html5lib.parse(page.html, namespaceHTMLElements=False) for page in site.pages}


def titles(tree) -> list[str]:
    return ["".join(heading.itertext()).strip() for heading in tree.iter("h2")]


def test_names_with_one_address_share_a_page_with_all_their_briefings(pages) -> None:
    made = pages(a="C", b="C++", c="C")

    page = made["topics/c.md"]
    assert titles(page) == ["On a", "On b", "On c"]
    assert next(page.iter("h1")).text == "C, C++"


def test_a_briefing_with_both_names_is_listed_once(pages) -> None:
    made = pages(a="AI/ML, AI-ML")

    assert titles(made["topics/ai-ml.md"]) == ["On a"]
    assert [link.text for link in made["topics/index.md"].iter("a")] == ["AI-ML, AI/ML"]


def test_names_that_differ_by_capitals_are_one_name(pages) -> None:
    made = pages(a="Peace", b="peace")

    assert next(made["topics/peace.md"].iter("h1")).text == "Peace"


def test_a_topic_named_index_does_not_take_the_place_of_the_list(pages) -> None:
    made = pages(a="Index")

    (link,) = made["topics/index.md"].iter("a")
    assert titles(made["topics/~69ndex.md"]) == ["On a"]
    assert link.get("href") == ADDRESSES.link("topics/index.md", "topics/~69ndex.md")
