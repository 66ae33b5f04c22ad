"""The evidence for what a page quotes: which passage is shown, how much of it, and the way to the original."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import html5lib
import pytest
from annotated_briefings.briefing.load import load_library
from annotated_briefings.briefing.model import CheckedQuotation, RenderedBody
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.evidence import (
    AROUND,
    Passage,
    legend_of,
    passage_of,
    text_fragment,
    verified_quotations,
)
from annotated_briefings.publishing.site import build_context, build_site, render_library
from annotated_briefings.quotes.verify import verify_quotation
from annotated_briefings.sources.model import Copy, Reuse, Source, UrlStatus
from annotated_briefings.text.place import Location

PLACE = Location(PurePosixPath("briefings/sources.yml"))
TEXT = """\
An earlier paragraph that nobody quotes.
The minister spoke at length on Monday, as he often does, and said that the bridge, which had stood for ninety years, \
would be rebuilt before winter. Nobody clapped.
A later paragraph."""


def passage(words: str, **record: object) -> Passage | None:
    source = Source(id="speech", location=PLACE, **{"url": "https://example.org/speech", **record})  # type: ignore[arg-type]
    verdict = verify_quotation(words, TEXT)
    quotation = CheckedQuotation(text=words, source="speech", verdict=verdict, citation=0, location=PLACE)
    return passage_of(quotation, source, TEXT)


def test_of_a_citation_with_a_quotation_that_differs_none_is_marked_as_checked() -> None:
    words = ("would be rebuilt before winter", "would be torn down before winter", "Nobody clapped")
    quotations = tuple(
        CheckedQuotation(text=one, source="a", verdict=verify_quotation(one, TEXT), citation=citation, location=PLACE)
        for one, citation in zip(words, (0, 0, 1), strict=True)
    )

    body = RenderedBody(html="", quotations=quotations)

    assert verified_quotations(body) == {1: quotations[2]}
    assert "quoted" not in legend_of(RenderedBody(html="", quotations=quotations[:2]))


def test_a_free_source_shows_the_words_around_in_the_same_paragraph() -> None:
    found = passage("would be rebuilt before winter", reuse=Reuse.FULL)

    assert found is not None
    assert found.words == "would be rebuilt before winter"
    assert found.after == ". Nobody clapped."
    assert found.before.startswith("… ")
    assert found.before.endswith("stood for ninety years, ")
    assert len(found.before) <= AROUND + 2


@pytest.mark.parametrize("record", [{"reuse": Reuse.QUOTATIONS}, {}, {"rights": "All rights reserved"}])
def test_a_source_that_may_only_be_quoted_shows_the_quoted_words_alone(record: dict[str, object]) -> None:
    found = passage("would be rebuilt before winter", **record)

    assert found is not None
    assert (found.before, found.words, found.after) == ("", "would be rebuilt before winter", "")
    assert found.href == "https://example.org/speech#:~:text=would%20be%20rebuilt%20before%20winter"


def test_what_a_gap_leaves_out_stays_out_where_only_quotations_may_be_shown() -> None:
    quotation = "The minister spoke at length on Monday … would be rebuilt before winter"

    guarded, free = passage(quotation, reuse=Reuse.QUOTATIONS), passage(quotation, reuse=Reuse.FULL)

    assert guarded is not None
    assert free is not None
    assert "ninety" not in guarded.words + unquote(guarded.href)
    assert guarded.href.endswith("#:~:text=The%20minister%20spoke%20at,be%20rebuilt%20before%20winter")
    assert "ninety years" in free.words


def test_a_source_without_any_reuse_shows_nothing() -> None:
    assert passage("would be rebuilt before winter", reuse=Reuse.NONE) is None


def test_a_quotation_that_is_not_verified_has_no_passage() -> None:
    assert passage("would not be rebuilt before winter", reuse=Reuse.FULL) is None


@pytest.mark.parametrize(
    ("record", "begin"),
    [
        ({"url": "https://example.org/a#part"}, "https://example.org/a#part:~:text="),
        ({"url": "", "doi": "10.1000/1"}, "https://doi.org/10.1000/1#:~:text="),
        (
            {"url_status": UrlStatus.DEAD, "copy": Copy(archive="https://archive.example/1")},
            "https://archive.example/1#:~:text=",
        ),
        ({"url_status": UrlStatus.USURPED}, ""),
        ({"url": "javascript:alert(1)"}, ""),
    ],
)
def test_the_way_to_the_original(record: dict[str, object], begin: str) -> None:
    found = passage("would be rebuilt before winter", **record)

    assert found is not None
    assert found.href.startswith(begin)
    assert bool(found.href) is bool(begin)


@pytest.mark.parametrize(
    ("words", "before", "after", "directive"),
    [
        ("a, b & c-d – é", "", "", "text=a%2C%20b%20%26%20c%2Dd%20%E2%80%93%20%C3%A9"),
        ("two words", "so it was said: ", " and so on.", "text=so%20it%20was%20said%3A-,two%20words,-and%20so%20on."),
        ("1 2 3 4 5 6 7 8 9 10 11", "before", "after", "text=1%202%203%204,8%209%2010%2011"),
        ("", "", "", ""),
    ],
)
def test_a_text_fragment_is_encoded_as_its_standard_asks(words: str, before: str, after: str, directive: str) -> None:
    assert text_fragment([words], before, after) == directive


@pytest.fixture
def page(tmp_path: Path):
    """A briefing's page with quotations, claims and open claims, as a tree."""
    folder = tmp_path / "briefings"
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "speech.txt").write_text(TEXT, "utf-8")
    (folder / "sources.yml").write_text(
        "speech:\n  title: A <b>speech</b>\n  issued: 2024\n  language: en-GB\n  URL: https://example.org/speech\n"
        "  reuse: full\n  copy: {text: sources/speech.txt}\nother: {title: Another, issued: 2023}\n",
        "utf-8",
    )
    (folder / "a.md").write_text(
        "---\ntitle: A\ndate: 2024\n---\n\nHe said it “would be rebuilt before winter” [@other; @speech]. And again: "
        "it “would be rebuilt before winter” [@speech]. It was old [@other]. It was dear. [@?: how dear]\n",
        "utf-8",
    )
    library, _ = load_library(tmp_path)
    site = build_site(build_context(render_library(library), addresses=Addresses(), site_name="S"))
    (made,) = (page for page in site.pages if page.path == "briefings/a.md")
    return html5lib.parse(made.html, namespaceHTMLElements=False)


def by_class(tree, name: str) -> list:
    return [element for element in tree.iter() if name in (element.get("class") or "").split()]


def text_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_a_passage_stands_once_in_the_visible_entry_and_names_its_marks(page) -> None:
    (passages,) = by_class(page, "ab-passages")

    (item,) = passages
    entry = next(one for one in page.iter("li") if one.get("id") == "s-speech")
    marks = {link.get("id"): link.get("href") for link in page.iter("a") if (link.get("id") or "").startswith("c-")}
    assert passages in list(entry)
    assert [text_of(mark) for mark in item.iter("mark")] == ["would be rebuilt before winter"]
    assert [marks[mark] for mark in item.get("data-ab-for").split()] == ["#s-speech", "#s-speech"]
    assert item.find("span").get("lang") == "en-GB"
    assert item.find("a").get("href") == "https://example.org/speech#:~:text=would%20be%20rebuilt%20before%20winter"


def test_the_head_counts_the_claims_and_has_one_switch(page) -> None:
    (head,) = by_class(page, "ab-facts")

    (switch,) = head.iter("button")
    assert "3 sentences with a source · 1 sentence still needs a source" in text_of(head)
    assert (switch.get("value"), switch.get("type")) == ("abEvidence", "button")
    assert switch.get("data-ab-module") == "../../assets/briefings/evidence.js"


def test_a_legend_waits_for_the_switch_and_names_what_the_page_has(page) -> None:
    (legend,) = by_class(page, "ab-legend")

    assert "hidden" in legend.attrib
    assert [text_of(one) for one in legend.iter("span")] == [
        "has a source",
        "quoted word for word, checked",
        "still needs a source",
    ]
