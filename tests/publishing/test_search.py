"""What the search's index is made from, and the page that leads everywhere without it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import html5lib
import pytest
from annotated_briefings.briefing.load import load_library
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.search import (
    Facets,
    Indexing,
    SearchError,
    facets_of,
    find_program,
    render_document,
)
from annotated_briefings.publishing.site import build_context, build_site, render_library
from annotated_briefings.text.normalised import UNSPACED

ASSETS = files("annotated_briefings.publishing") / "assets"
GLOSSARY = """\
icc:
  prefLabel: International Criminal Court
  altLabel: [ICC, {ru: Международный уголовный суд}, {zh: 国际刑事法院}]
  hiddenLabel: [Internatoinal Court]
  definition: A court in The Hague.
  sources: [a-2020]
"""
SOURCES = """\
a-2020: {type: book, title: Courts, author: [{given: Ann, family: Lee}], issued: 2020-03}
b-2020: {type: book, title: More courts, author: [{given: Ann, family: Lee}], issued: 2021}
undated: {type: webpage, title: No date, publisher: Press, issued: whenever}
"""
BRIEFING = """\
---
title: A warrant
date: 2023-03
topics: [Law & order, Courts]
---

The ICC issued a warrant. [@a-2020; @b-2020]

/// timeline | Timeline

2023-03-17
:   The warrant is issued. [@a-2020]

///
"""
needs_pagefind = pytest.mark.skipif(not find_program(), reason="Pagefind (the extra 'search') is not installed")


@pytest.fixture
def context(tmp_path: Path) -> Context:
    (tmp_path / "glossary.yml").write_text(GLOSSARY, "utf-8")
    (tmp_path / "sources.yml").write_text(SOURCES, "utf-8")
    (tmp_path / "a-warrant.md").write_text(BRIEFING, "utf-8")
    library, _ = load_library(tmp_path)
    return build_context(render_library(library), addresses=Addresses(), site_name="Site")


def parsed(html: str):
    return html5lib.parse(html, namespaceHTMLElements=False)


def attributes(document: str, kind: str) -> list[tuple[str, str]]:
    """The names and values of the filters or of the metadata."""
    found = (e for e in parsed(document).iter("i") if e.get(f"data-pagefind-{kind}"))
    return [(e.get(f"data-pagefind-{kind}").removesuffix("[data-v]"), e.get("data-v")) for e in found]


def fragments(index: Path) -> Iterator[dict]:
    for path in index.glob("fragment/*"):
        yield json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))


def test_a_briefing_is_found_by_what_it_is_about_and_when(context) -> None:
    facets = facets_of(context)["briefings/a-warrant.md"]

    assert facets.kinds == ("briefing", "event")
    assert facets.topics == ("Law & order", "Courts")
    assert facets.terms == ("International Criminal Court",)
    assert facets.sources == ("Lee 2020", "Lee 2021")
    assert facets.years == ("2023",)
    assert facets.said == "March 2023"


def test_a_term_is_found_by_its_other_names_and_shows_its_definition(context) -> None:
    facets = facets_of(context)["glossary/icc.md"]

    assert facets.kinds == ("term",)
    assert facets.names == ("ICC", "Международный уголовный суд", "国际刑事法院")
    assert facets.text == "A court in The Hague."


def test_a_source_is_told_by_who_made_it_and_where(context) -> None:
    facets = facets_of(context)

    assert facets["sources/a-2020.md"].text == "Ann Lee"
    assert facets["sources/undated.md"].text == "Press"


@needs_pagefind
def test_the_record_of_a_source_is_not_in_the_index(context, tmp_path) -> None:
    documents = write_documents(context, tmp_path / "documents")

    Indexing(documents, tmp_path / "index").wait()

    source = next(one for one in fragments(tmp_path / "index") if one["url"] == "/sources/a-2020/")
    assert source["content"] == "Courts. Ann Lee."


@pytest.mark.parametrize(("kind", "weight"), [("briefing", "2"), ("term", "1"), ("source", "1"), ("page", "0.5")])
def test_a_word_counts_most_in_a_briefing_and_least_in_the_guide(kind, weight) -> None:
    document = render_document("<p>Text</p>", title="A title", facets=Facets(kinds=(kind,)), language="en")

    assert next(parsed(document).iter("main")).get("data-pagefind-weight") == weight


def test_a_date_that_is_none_gives_no_year(context) -> None:
    facets = facets_of(context)["sources/undated.md"]

    assert facets.years == ()
    assert facets.date is None


def test_a_hostile_facet_is_a_value_and_nothing_else() -> None:
    facets = Facets(topics=('"><script>alert(1)</script>',), names=("<b>",))

    document = render_document("<h1>T</h1>", title="<i>T</i>", facets=facets, language="en")

    assert ("topic", '"><script>alert(1)</script>') in attributes(document, "filter")
    assert ("title", "<i>T</i>") in attributes(document, "meta")
    assert not list(parsed(document).iter("script"))


def test_a_page_without_a_heading_gets_its_title() -> None:
    document = render_document("<p>Text</p>", title="A title", facets=Facets(), language="en")

    assert [e.text for e in parsed(document).iter("h1")] == ["A title"]


def test_every_page_has_a_date_to_be_sorted_by() -> None:
    document = render_document("<p>Text</p>", title="A title", facets=Facets(), language="en")

    assert attributes(document, "sort") == [("date", "0")]


def test_letters_without_spaces_are_set_apart_in_text_and_nowhere_else() -> None:
    document = render_document('<p id="中国" title="中国">在中国2号</p>', title="T", facets=Facets(), language="en")

    paragraph = next(parsed(document).iter("p"))
    assert paragraph.get("id") == "中国"
    assert paragraph.text.split() == ["在", "中", "国", "2", "号"]


def test_a_site_in_such_a_language_is_left_to_the_program() -> None:
    document = render_document("<p>在中国</p>", title="T", facets=Facets(), language="zh-Hans")

    assert next(parsed(document).iter("p")).text == "在中国"


def test_the_dialog_sets_the_same_letters_apart() -> None:
    script = (ASSETS / "search-words.js").read_text("utf-8")

    pattern = re.search(r"UNSPACED = '\[(.*)\]';", script)
    assert pattern
    in_python = pattern[1].replace(r"\u{20000}-\u{3ffff}", "\U00020000-\U0003ffff")
    assert _expanded(in_python) == UNSPACED


def _expanded(text: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


def test_the_names_lead_to_their_pages_also_those_that_are_never_shown(context) -> None:
    site = build_site(context, search=True)

    rows = json.loads(next(asset.content for asset in site.assets if asset.path == "data/names.json"))
    assert rows[0] == [
        "term",
        "glossary/icc/",
        "International Criminal Court",
        "ICC",
        "Международный уголовный суд",
        "国际刑事法院",
        "Internatoinal Court",
    ]
    assert ["briefing", "briefings/a-warrant/", "A warrant"] in rows
    assert ["source", "sources/a-2020/", "Courts"] in rows
    assert ["topic", "topics/courts/", "Courts"] in rows


def test_the_page_of_the_search_leads_to_every_list(context) -> None:
    page = next(page for page in build_site(context, search=True).pages if page.path == "search/index.md")

    links = [e.get("href") for e in parsed(page.html).iter("a")]
    assert links == ["../briefings/", "../glossary/", "../timeline/", "../sources/", "../topics/"]
    assert not page.searchable


def test_a_site_without_the_search_has_none_of_it(context) -> None:
    site = build_site(context)

    assert not [page for page in site.pages if page.path.startswith("search/")]
    assert not [asset for asset in site.assets if asset.path == "data/names.json"]


def test_without_the_program_it_is_said_what_to_install(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("annotated_briefings.publishing.search.find_program", lambda: "")

    with pytest.raises(SearchError, match="pip install"):
        Indexing(tmp_path, tmp_path / "index")


@needs_pagefind
def test_a_program_that_fails_says_why(tmp_path) -> None:
    with pytest.raises(SearchError, match="status"):
        Indexing(tmp_path / "no-such-folder", tmp_path / "index").wait()


@needs_pagefind
def test_a_program_that_is_cancelled_ends(tmp_path) -> None:
    (tmp_path / "page.html").write_text("<p>Text</p>", "utf-8")
    indexing = Indexing(tmp_path, tmp_path / "index")

    indexing.cancel()

    with pytest.raises(SearchError):
        indexing.wait()


@needs_pagefind
def test_the_index_has_every_text_once_and_the_places_in_it(context, tmp_path) -> None:
    documents = write_documents(context, tmp_path / "documents")

    Indexing(documents, tmp_path / "index").wait()

    found = {fragment["url"]: fragment for fragment in fragments(tmp_path / "index")}
    briefing = found["/briefings/a-warrant/"]
    assert briefing["content"].count("The warrant is issued") == 1
    assert "A court in The Hague" not in briefing["content"]  # the entry of the term stands at the end of the page
    assert "Law & order" not in briefing["content"]
    assert sorted(briefing["filters"]["topic"]) == ["Courts", "Law & order"]
    assert [one["id"] for one in briefing["anchors"] if one["element"] == "li"] == [
        "ev-2023-03-17-the-warrant-is-issued"
    ]
    assert found["/glossary/icc/"]["meta"]["names"] == "ICC · Международный уголовный суд · 国际刑事法院"
    assert "Internatoinal" not in json.dumps(list(found.values()))


def test_the_ends_of_sections_and_lists_are_marked() -> None:
    html = "<section><h2 id='a'>A</h2></section><p>Behind</p><ol><li id='ev-1'>One</li></ol>"

    document = render_document(html, title="T", facets=Facets(), language="en")

    ids = [e.get("id") for e in parsed(document).iter() if e.get("id")]
    assert ids == ["a", "end-section", "ev-1", "end-list"]


@needs_pagefind
def test_two_runs_are_the_same_to_the_byte_and_hold_nothing_that_is_not_used(context, tmp_path) -> None:
    documents = write_documents(context, tmp_path / "documents")

    Indexing(documents, tmp_path / "first").wait()
    Indexing(documents, tmp_path / "second").wait()

    first, second = contents(tmp_path / "first"), contents(tmp_path / "second")
    assert first == second
    assert not [name for name in first if re.search("ui|highlight|unknown", name)]


@needs_pagefind
@pytest.mark.parametrize("void", ["<br>", "<img src='x' alt=''>", "<hr>", "<img src='x' alt='' data-search-exclude>"])
def test_no_element_without_an_end_hides_its_page(void, tmp_path) -> None:
    text = render_document(f"<p>One {void} two</p>", title="T", facets=Facets(), language="en")
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "page.html").write_text(text, "utf-8")

    Indexing(tmp_path / "documents", tmp_path / "index").wait()

    assert [fragment["content"] for fragment in fragments(tmp_path / "index")] == ["T. One two."]


def write_documents(context: Context, folder: Path) -> Path:
    facets = facets_of(context)
    for page in build_site(context).pages:
        if page.searchable:
            place = folder / context.addresses.url(page.path) / "index.html"
            place.parent.mkdir(parents=True)
            text = render_document(str(page.html), title=page.title, facets=facets[page.path], language="en")
            place.write_text(text, "utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
