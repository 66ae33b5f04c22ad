"""What the browser prints of the built pages: nothing is lost, nothing is cut, and what only a screen needs is gone."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

OpenPage = Callable[..., Page]

pdfium = pytest.importorskip("pypdfium2")

BRIEFING = "briefings/putin-xi-state-visit/"
PAGES = (BRIEFING, "glossary/", "glossary/xi-jinping/", "timeline/", "sources/", "topics/")
CLICKED = (".md-header", ".md-sidebar", ".ab-switch", ".ab-backrefs", ".ab-neighbours", ".ab-copies", "button", "nav")
NARROWEST = {"width": 595, "height": 842}
"""A sheet of A4 in points, which is a little narrower than what the browser lays out."""


def letters(text: str) -> str:
    """The letters and digits of a text: lines may break anywhere, and a reader of PDF takes hyphens at their ends."""
    return re.sub(r"[\W_]", "", text)


def text_of(document) -> str:
    return letters("".join(page.get_textpage().get_text_range() for page in document))


@pytest.fixture(scope="module")
def paper(browser, site: str):
    """The briefing as it is printed on a size of paper: its document."""

    def run(name: str):
        page = browser.new_page()
        page.goto(f"{site}{BRIEFING}")
        session = page.context.new_cdp_session(page)
        width, height = {"A4": (8.27, 11.69), "Letter": (8.5, 11)}[name]
        sizes = {"paperWidth": width, "paperHeight": height, "marginTop": 0, "marginBottom": 0}
        data = session.send("Page.printToPDF", {**sizes, "printBackground": False})["data"]
        page.close()
        return pdfium.PdfDocument(io.BytesIO(base64.b64decode(data)))

    return run


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_every_word_that_is_read_is_printed(paper, scriptless: OpenPage, site: str, size: str) -> None:
    text = text_of(paper(size))
    page = scriptless(f"{site}{BRIEFING}")

    read = page.locator(".ab-key-points li, .ab-note p, .ab > p, .ab-row > p, .ab-event, .ab-terms dd > p:first-child")
    shown = list(map(letters, read.all_inner_texts()))
    assert len(shown) > 60
    assert [words for words in shown if words not in text] == []


def test_the_addresses_of_the_sources_are_written_out(paper, addresses: list[str]) -> None:
    text = text_of(paper("A4"))

    assert addresses
    assert [address for address in addresses if letters(address) not in text] == []


@pytest.fixture
def addresses(scriptless: OpenPage, site: str) -> list[str]:
    links = scriptless(f"{site}{BRIEFING}").locator(".ab-sources .ab-external")
    return [link.get_attribute("href") or "" for link in links.all()]


def test_what_is_clicked_is_not_printed(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}{BRIEFING}")

    page.emulate_media(media="print")

    assert [what for what in CLICKED if page.locator(what).filter(visible=True).count()] == []


def test_no_kind_of_page_is_wider_than_its_paper(open_page: OpenPage, site: str) -> None:
    page = open_page(site, viewport=NARROWEST)
    page.emulate_media(media="print")

    widths = {}
    for path in PAGES:
        page.goto(f"{site}{path}")
        widths[path] = page.evaluate("document.documentElement.scrollWidth")

    assert {path: width for path, width in widths.items() if width > NARROWEST["width"]} == {}


def test_a_note_stands_between_the_paragraphs_that_it_belongs_to(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}{BRIEFING}", viewport=NARROWEST)
    page.emulate_media(media="print")

    rows = page.locator(".ab-row:has(.ab-note)").all()

    assert rows
    for row in rows:
        paragraph, note = row.locator("> p").first.bounding_box(), row.locator(".ab-note").first.bounding_box()
        assert paragraph
        assert note
        assert note["y"] >= paragraph["y"] + paragraph["height"]


def test_paper_is_white_in_dark_mode_too(dark: OpenPage, site: str) -> None:
    page = dark(f"{site}{BRIEFING}")

    page.emulate_media(media="print", color_scheme="dark")

    colours = page.evaluate(
        "[getComputedStyle(document.querySelector('.ab h1')).color, getComputedStyle(document.body).backgroundColor]"
    )
    ink, paper_colour = (sum(map(float, re.findall(r"[\d.]+", colour)[:3])) for colour in colours)
    assert ink < 250
    assert paper_colour > 700 or colours[1].endswith(", 0)")
