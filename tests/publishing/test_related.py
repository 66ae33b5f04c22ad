"""Related briefings, what links to a briefing, the one before and the one after; lists of fifty; changes."""

from __future__ import annotations

import json
from pathlib import Path

import html5lib
import pytest
from annotated_briefings.briefing.load import load_library
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.model import Site
from annotated_briefings.publishing.site import build_context, build_site, render_library

GLOSSARY = "".join(f"{name}:\n  prefLabel: {name}\n  definition: The {name}.\n" for name in ("alpha", "beta", "gamma"))


@pytest.fixture
def site_of(tmp_path):
    """Builds briefings given as key → (front matter lines, body)."""

    def make(briefings: dict[str, tuple[str, str]]) -> Site:
        folder = tmp_path / "briefings"
        folder.mkdir()
        (folder / "glossary.yml").write_text(GLOSSARY, "utf-8")
        for key, (fields, body) in briefings.items():
            (folder / f"{key}.md").write_text(f"---\ntitle: On {key}\n{fields}\n---\n\n{body}\n", "utf-8")
        return built(folder)

    return make


def built(folder: Path) -> Site:
    library, _ = load_library(folder)
    return build_site(build_context(render_library(library), addresses=Addresses(), site_name="Site"))


def page_of(site: Site, path: str):
    page = next(page for page in site.pages if page.path == path)
    return html5lib.parse(page.html, namespaceHTMLElements=False)


def section_of(tree, name: str) -> list[str]:
    found = (element for element in tree.iter() if name in (element.get("class") or "").split())
    return [" ".join("".join(item.itertext()).split()) for section in found for item in section.iter("li")]


def test_a_related_briefing_says_what_it_shares(site_of) -> None:
    site = site_of(
        {
            "a": ("topics: [Energy]", "alpha, beta"),
            "b": ("topics: [Energy]", "alpha and beta"),
            "c": ("topics: [Courts]", "gamma"),
        }
    )

    assert section_of(page_of(site, "briefings/a.md"), "ab-related-briefings") == ["On b shares 2 terms, 1 topic"]
    assert section_of(page_of(site, "briefings/c.md"), "ab-related-briefings") == []


def test_what_few_share_counts_more_than_what_all_share(site_of) -> None:
    common = dict.fromkeys(("c", "d", "e", "f"), ("topics: [News]", "alpha"))
    site = site_of({"a": ("topics: [News]", "alpha beta"), "z": ("", "beta"), **common})

    related = section_of(page_of(site, "briefings/a.md"), "ab-related-briefings")

    assert related[-1].startswith("On ")
    assert any(line.startswith("On z ") for line in related) is False or related.index("On z shares 1 term") == 0


def test_what_links_to_a_briefing_is_listed_on_it(site_of) -> None:
    site = site_of({"a": ("", "See [b](b.md)."), "b": ("", "Text.")})

    assert section_of(page_of(site, "briefings/b.md"), "ab-linking") == ["On a"]
    assert section_of(page_of(site, "briefings/a.md"), "ab-linking") == []


def test_a_briefing_leads_to_the_older_and_the_newer_one(site_of) -> None:
    site = site_of({"a": ("date: 2022", "."), "b": ("date: 2023", "."), "c": ("date: 2024", ".")})

    links = [link for link in page_of(site, "briefings/b.md").iter("a") if link.get("rel")]
    assert [(link.get("rel"), link.get("href")) for link in links] == [("prev", "../a/"), ("next", "../c/")]


def test_changes_are_shown_with_their_dates_the_latest_first(site_of) -> None:
    changes = "changes:\n  - {date: 2024-06-01, text: First.}\n  - {date: 2024-07, text: Second <b>.}"
    site = site_of({"a": (changes, "Text.")})

    page = page_of(site, "briefings/a.md")
    (section,) = (element for element in page.iter("section") if element.get("class") == "ab-changes")
    rows = [" ".join("".join(row.itertext()).split()) for row in section.iter("div")]
    assert rows == ["July 2024 Second <b>.", "1 June 2024 First."]


def test_the_index_shows_fifty_and_leads_to_the_years(site_of) -> None:
    site = site_of({f"k{number:03}": (f"date: {2024 - number // 60}", ".") for number in range(130)})

    index = page_of(site, "briefings/index.md")
    assert len(list(index.iter("h2"))) == 51
    paths = [page.path for page in site.pages if page.path.startswith("archive/")]
    assert paths == [
        "archive/2024.md",
        "archive/2024/2.md",
        "archive/2023.md",
        "archive/2023/2.md",
        "archive/2022.md",
    ]


def test_every_briefing_is_in_the_archive_once(site_of) -> None:
    site = site_of({f"k{number:03}": (f"date: {2024 - number // 60}", ".") for number in range(130)})

    paths = [page.path for page in site.pages if page.path.startswith("archive/")]
    listed = [link.text for path in paths for link in page_of(site, path).findall(".//li/h2/a")]
    assert sorted(listed) == [f"On k{number:03}" for number in range(130)]


def test_a_topic_with_many_briefings_has_several_pages(site_of) -> None:
    site = site_of({f"k{number:03}": ("topics: [Energy]", ".") for number in range(60)})

    paths = [page.path for page in site.pages if page.path.startswith("topics/e")]
    assert paths == ["topics/energy.md", "topics/energy/2.md"]
    (nav,) = page_of(site, "topics/energy/2.md").iter("nav")
    assert [(link.text, link.get("href")) for link in nav.iter("a")] == [("1", "../")]


def test_a_briefings_copies_hold_its_definitions_and_sources(site_of) -> None:
    site = site_of({"a": ("date: 2024", "The alpha is here.")})

    assets = {asset.path: asset.content.decode() for asset in site.assets}
    assert "The alpha is here." in assets["data/briefings/a.md"]
    assert "- **alpha**: The alpha." in assets["data/briefings/a.md"]
    whole = json.loads(assets["data/briefings/a.json"])
    assert (whole["title"], whole["date"], [term["id"] for term in whole["terms"]]) == ("On a", "2024", ["alpha"])
    assert [one["key"] for one in json.loads(assets["data/briefings.json"])] == ["a"]
