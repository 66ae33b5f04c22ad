"""The page of a source: its record, its copy, its state, and links that outlive the original."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
from annotated_briefings.briefing.load import load_library
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.site import build_context, build_site, render_library

URL = "https://example.org/a"


def page_of(folder: Path, record: str, state: str = "") -> Element:
    """The page of a source 'a' with this record, and what is known of its address."""
    (folder / "sources").mkdir()
    (folder / "sources.yml").write_text(f"a:\n  title: A\n  URL: {URL}\n{record}", "utf-8")
    if state:
        (folder / "sources" / "state.yml").write_text(f"a: {{url: '{URL}', {state}}}\n", "utf-8")
    library, _ = load_library(folder)
    site = build_site(build_context(render_library(library), addresses=Addresses(), site_name="S"))
    html = next(page.html for page in site.pages if page.path == "sources/a.md")
    root: Element = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return root


def record_of(page: Element) -> dict[str, Element]:
    """The rows of the record by their names."""
    return {text_of(row[0]): row[1] for row in page.iter("div") if len(row) == 2 and row[0].tag == "dt"}


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


COPY = "  copy: {archive: 'https://archive.example/1', retrieved: 2024-05-18, extractor: reader 1.0}\n"


def test_an_archived_source_has_robust_links_both_ways(tmp_path: Path) -> None:
    rows = record_of(page_of(tmp_path, COPY))

    (original,), (archived,) = rows["Original"].iter("a"), rows["Archived copy"].iter("a")
    assert (original.get("href"), original.get("data-versionurl")) == (URL, "https://archive.example/1")
    assert original.get("data-versiondate") == archived.get("data-versiondate") == "2024-05-18"
    assert (archived.get("href"), archived.get("data-originalurl")) == ("https://archive.example/1", URL)


def test_a_source_without_a_copy_has_a_plain_link(tmp_path: Path) -> None:
    (link,) = record_of(page_of(tmp_path, ""))["Original"].iter("a")

    assert set(link.attrib) == {"class", "href"}


def test_the_copy_says_when_and_by_what_it_was_made(tmp_path: Path) -> None:
    rows = record_of(page_of(tmp_path, COPY))

    assert (text_of(rows["Frozen copy"]), text_of(rows["Read by"])) == ("of 18 May 2024", "reader 1.0")


def test_the_state_of_the_address_is_said_with_its_day(tmp_path: Path) -> None:
    rows = record_of(page_of(tmp_path, "", "status: dead, checked: 2026-11-26"))

    assert text_of(rows["State"]) == "no longer there, seen on 26 November 2026"


def test_a_moved_page_leads_to_where_it_is_now(tmp_path: Path) -> None:
    rows = record_of(page_of(tmp_path, "", "status: moved, checked: 2026-11-26, location: 'https://example.org/b'"))

    assert text_of(rows["State"]) == "moved to https://example.org/b, seen on 26 November 2026"
    assert [link.get("href") for link in rows["State"].iter("a")] == ["https://example.org/b"]


def test_a_usurped_address_is_shown_and_never_linked(tmp_path: Path) -> None:
    page = page_of(tmp_path, "  url-status: usurped\n")

    assert text_of(record_of(page)["Original"]) == URL
    assert URL not in {link.get("href") for link in page.iter("a")}


def test_a_source_says_whether_it_speaks_from_first_hand(tmp_path: Path) -> None:
    assert "primary" in text_of(record_of(page_of(tmp_path, "  primary: true\n"))["Standing"])


def test_nothing_is_said_of_what_nobody_knows(tmp_path: Path) -> None:
    assert not {"Standing", "State", "Read by"} & set(record_of(page_of(tmp_path, "")))
