"""The pages of a small site, as a reader's browser would meet them."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from annotated_briefings.briefing.load import load_library
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.model import Site
from annotated_briefings.publishing.site import build_context, build_site, render_library
from annotated_briefings.publishing.standalone import as_markdown

PROJECT = Path(__file__).parents[1] / "projects" / "a-small-site"


@pytest.fixture(scope="module")
def pages():
    """The pages of the small site as trees, by path."""
    return pages_of(PROJECT)


def pages_of(folder: Path) -> dict:
    return {page.path: html5lib.parse(page.html, namespaceHTMLElements=False) for page in site_of(folder).pages}


def files_of(folder: Path) -> list[str]:
    return [asset.path for asset in site_of(folder).assets if not asset.path.startswith(("assets/", "data/"))]


def site_of(folder: Path) -> Site:
    library, _ = load_library(folder)
    return build_site(build_context(render_library(library), addresses=Addresses(), site_name="A small site"))


def text_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


def by_class(tree, name: str) -> list:
    return [element for element in tree.iter() if name in (element.get("class") or "").split()]


def by_id(tree, name: str):
    return next(element for element in tree.iter() if element.get("id") == name)


def test_a_term_in_the_text_leads_to_a_visible_entry_on_the_page(pages) -> None:
    page = pages["briefings/the-treaty.md"]

    (first, *_) = by_class(page, "ab-term")
    assert (first.get("role"), text_of(first)) == ("doc-glossref", "ICC")
    entry = by_id(page, first.get("href").removeprefix("#"))
    assert "A court that tries persons, with its seat in <The Hague>." in text_of(entry)


def test_a_mark_has_the_number_that_the_list_gives_its_source(pages) -> None:
    for page in pages.values():
        entries = [item.get("id") for item in page.iter("li") if (item.get("id") or "").startswith("s-")]
        marks = [link for link in page.iter("a") if link.get("role") == "doc-biblioref" and text_of(link).isdecimal()]

        assert all(entries[int(text_of(mark)) - 1] == mark.get("href").removeprefix("#") for mark in marks)


def test_a_citation_leads_to_its_source_and_back(pages) -> None:
    page = pages["briefings/the-treaty.md"]

    marks = [link for link in page.iter("a") if link.get("role") == "doc-biblioref" and link.get("id")]
    for mark in marks:
        entry = by_id(page, mark.get("href").removeprefix("#"))
        assert f"#{mark.get('id')}" in [link.get("href") for link in entry.iter("a")]


def test_a_locator_stands_in_the_mark(pages) -> None:
    marks = [text_of(mark) for mark in by_class(pages["briefings/the-treaty.md"], "ab-cite")]

    assert any("p. 3" in mark for mark in marks)


def test_a_checked_quotation_has_a_quiet_mark_with_the_date_of_the_copy(pages) -> None:
    (mark,) = by_class(pages["briefings/the-treaty.md"], "ab-verified")

    assert mark.get("aria-label") == "Quotation checked against the copy of 1 June 2020"


def test_a_number_is_the_same_source_everywhere_on_a_page(pages) -> None:
    page = pages["briefings/the-treaty.md"]

    numbers: dict[str, set[str]] = {}
    for link in page.iter("a"):
        if link.get("role") == "doc-biblioref" and link.get("id"):
            numbers.setdefault(link.get("href"), set()).add(text_of(link))
    assert len(numbers) > 1
    assert all(len(texts) == 1 for texts in numbers.values())


def test_a_definition_stands_once_on_a_page(pages) -> None:
    assert text_of(pages["briefings/the-treaty.md"]).count("A court that tries persons") == 1


def test_a_term_page_shows_its_names_its_note_and_its_uses(pages) -> None:
    page = pages["glossary/icc.md"]

    names = list(by_class(page, "ab-names")[0].iter("li"))
    assert [(item[0].get("lang"), text_of(item)) for item in names] == [
        (None, "ICC"),
        ("ru", "Международный уголовный суд Russian"),
    ]
    assert "It was founded by a treaty." in text_of(page)
    assert "The ICC approves" in text_of(by_class(page, "ab-use")[0])


def test_a_term_page_does_not_link_the_term_itself_in_its_note(pages) -> None:
    notes = by_class(pages["glossary/icc.md"], "ab-term-note")

    assert [link.get("href") for note in notes for link in by_class(note, "ab-term")] == []


def test_a_term_page_shows_the_events_that_mention_it(pages) -> None:
    events = by_class(pages["glossary/icc.md"], "ab-event")

    assert [text_of(event).startswith("The ICC meets.") for event in events] == [True]


def test_a_source_page_says_who_cites_it_and_what_is_quoted(pages) -> None:
    page = pages["sources/treaty.md"]

    assert "agree to keep the peace" in [text_of(quotation) for quotation in page.iter("q")]
    assert "verbatim" in text_of(page)
    assert "An older one" not in text_of(page)


def test_the_timeline_of_the_site_is_in_order_and_names_its_briefings(pages) -> None:
    page = pages["timeline/index.md"]

    dates = [element.get("data-edtf") for element in page.iter("li") if element.get("data-edtf")]
    assert dates == ["../196X", "2020-05-16/2020-05-17"]
    assert [link.get("href") for link in by_class(page, "ab-told-in")] == [
        "../briefings/the-treaty/#ev-196x-nobody-had-met",
        "../briefings/the-treaty/#ev-2020-05-16-2020-05-17-the-icc-meets",
    ]


def test_the_newest_briefing_comes_first(pages) -> None:
    titles = [text_of(card.find("h2")) for card in by_class(pages["briefings/index.md"], "ab-card")]

    assert titles == ["The treaty <script>alert(1)</script>", "An older one"]


def test_headings_never_skip_a_level(pages) -> None:
    for path, page in pages.items():
        levels = [int(element.tag[1]) for element in page.iter() if element.tag in {"h1", "h2", "h3", "h4"}]
        steps = [after - before for before, after in pairwise(levels)]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(step <= 1 for step in steps), path


def test_the_sources_stand_where_a_block_asks_for_them(tmp_path) -> None:
    folder = Path(shutil.copytree(PROJECT, tmp_path / "project"))
    briefing = folder / "briefings" / "the-treaty.md"
    briefing.write_text(briefing.read_text("utf-8") + "\n/// sources | What it rests on\n\n///\n", "utf-8")

    page = pages_of(folder)["briefings/the-treaty.md"]

    (section,) = by_class(page, "ab-sources")
    assert text_of(section.find("h2")) == "What it rests on"
    assert by_id(section, "s-treaty") is not None


def test_links_lead_to_pages_and_images_are_published(tmp_path) -> None:
    folder = Path(shutil.copytree(PROJECT, tmp_path / "project"))
    (folder / "briefings" / "img").mkdir()
    (folder / "briefings" / "img" / "map.png").write_bytes(b"png")
    (folder / "briefings" / "img" / "unused.png").write_bytes(b"png")
    briefing = folder / "briefings" / "an-older-one.md"
    links = "[later](the-treaty.md#timeline) [home](../index.md) [terms](../glossary/index.md) ![map](img/map.png)"
    briefing.write_text(briefing.read_text("utf-8") + f"\n{links}\n", "utf-8")

    page = pages_of(folder)["briefings/an-older-one.md"]

    addresses = [link.get("href") for link in page.iter("a") if text_of(link) in {"later", "home", "terms"}]
    assert addresses == ["../the-treaty/#timeline", "../../", "../../glossary/"]
    assert [image.get("src") for image in page.iter("img")] == ["../img/map.png"]
    assert files_of(folder) == ["briefings/img/map.png"]


def test_a_text_that_may_not_be_published_is_withheld(tmp_path) -> None:
    folder = Path(shutil.copytree(PROJECT, tmp_path / "project"))
    briefing = folder / "briefings" / "the-treaty.md"
    text = briefing.read_text("utf-8").replace("source: treaty", "source: treaty\nverbatim: true")
    briefing.write_text(text, "utf-8")

    page = pages_of(folder)["briefings/the-treaty.md"]

    assert "agree to keep the peace" not in text_of(page)
    assert "The rights to this text do not allow it" in text_of(page)


@pytest.mark.parametrize("preview", [False, True], ids=["built", "served"])
def test_a_text_that_nobody_has_decided_about_is_shown_to_its_editor_only(tmp_path, preview: bool) -> None:
    folder = Path(shutil.copytree(PROJECT, tmp_path / "project"))
    change(folder, "the-treaty.md", "source: treaty", "source: treaty\nverbatim: true")
    change(folder, "sources.yml", "reuse: quotations\n  copy", "copy")

    library, _ = load_library(folder)
    rendered = render_library(library, preview=preview)
    context = build_context(rendered, addresses=Addresses(), site_name="A small site")

    copy = as_markdown(context, context.briefings["the-treaty"])
    for text in (rendered.bodies["the-treaty"].html, copy):
        assert ("agree to keep the peace" in text) is preview
        assert ("Nobody has decided yet" in text) is not preview


@pytest.mark.parametrize("fault", ["a misspelt key", "a broken file"])
def test_a_text_of_a_source_that_is_not_known_is_withheld(tmp_path, fault: str) -> None:
    folder = Path(shutil.copytree(PROJECT, tmp_path / "project"))
    if fault == "a misspelt key":
        change(folder, "the-treaty.md", "source: treaty", "source: traety")
    else:
        (folder / "briefings" / "sources.yml").write_text("treaty: {title: [\n", "utf-8")

    page = pages_of(folder)["briefings/the-treaty.md"]

    assert "agree to keep the peace" not in text_of(page)
    assert "Nobody has decided yet" in text_of(page)


def test_a_quotation_in_a_text_that_is_withheld_is_compared_but_not_published(tmp_path) -> None:
    folder = Path(shutil.copytree(PROJECT, tmp_path / "project"))
    change(folder, "the-treaty.md", "source: treaty", "source: treaty\nverbatim: true")
    change(folder, "sources.yml", "reuse: quotations\n  copy", "copy")

    rendered = render_library(load_library(folder)[0])

    assert "treaty" in {quotation.source for quotation in rendered.quotations}
    assert "treaty" not in {quotation.source for quotation in rendered.published_quotations}


def test_a_quotation_in_a_draft_is_not_published(tmp_path) -> None:
    folder = Path(shutil.copytree(PROJECT, tmp_path / "project"))
    before = len(render_library(load_library(folder)[0]).published_quotations)
    change(folder, "the-treaty.md", "source: treaty", "source: treaty\ndraft: true")

    rendered = render_library(load_library(folder)[0])

    assert len(rendered.published_quotations) < before == len(rendered.quotations)


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / "briefings" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_tick_stands_for_every_quotation_of_its_citation(tmp_path) -> None:
    folder = Path(shutil.copytree(PROJECT, tmp_path / "project"))
    change(folder, "the-treaty.md", "peace” [@treaty]", "peace” and “never did agree” [@treaty]")

    page = pages_of(folder)["briefings/the-treaty.md"]

    assert by_class(page, "ab-verified") == []


def test_a_page_claims_no_comparison_that_was_not_made(tmp_path) -> None:
    folder = Path(shutil.copytree(PROJECT, tmp_path / "project"))
    (folder / "briefings" / "sources" / "treaty.txt").unlink()
    change(folder, "the-treaty.md", "source: treaty", "source: treaty\nverbatim: true")
    change(folder, "sources.yml", "reuse: quotations\n  copy", "reuse: full\n  copy")

    page = text_of(pages_of(folder)["briefings/the-treaty.md"])

    assert "unaltered" not in page
    assert "against the copy" not in page


def test_a_page_says_that_its_text_is_unaltered_where_it_was_compared(tmp_path) -> None:
    folder = Path(shutil.copytree(PROJECT, tmp_path / "project"))
    change(folder, "sources.yml", "reuse: quotations\n  copy", "reuse: full\n  copy")
    text = (folder / "briefings" / "sources" / "treaty.txt").read_text("utf-8")
    front = "title: Whole\ndate: 2020\nsource: treaty\nverbatim: true"
    (folder / "briefings" / "whole.md").write_text(f"---\n{front}\n---\n\n{text}", "utf-8")

    page = text_of(pages_of(folder)["briefings/whole.md"])

    assert "text unaltered" in page
    assert "against the copy of 1 June 2020" in page


def test_definitions_link_the_other_terms_of_the_page(tmp_path) -> None:
    folder = Path(shutil.copytree(PROJECT, tmp_path / "project"))
    change(folder, "glossary.yml", "seat in <The Hague>", "seat in The Hague")
    change(folder, "the-treaty.md", "The ICC approves", "The ICC in The Hague approves")

    entry = by_id(pages_of(folder)["briefings/the-treaty.md"], "t-icc")

    assert [link.get("href") for link in by_class(entry, "ab-term")] == ["#t-hague"]


def test_a_topic_page_lists_its_briefings(pages) -> None:
    titles = [text_of(card.find("h2")) for card in by_class(pages["topics/peace-war.md"], "ab-card")]

    assert titles == ["The treaty <script>alert(1)</script>", "An older one"]
