"""The index of the glossary and the pages of its terms, as far as the relations, names and dates of terms go."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest
from annotated_briefings.briefing.load import load_library
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.site import build_context, build_site, render_library

GLOSSARY = """\
river:
  prefLabel: River
  altLabel: [stream, {ru: река, zh: 河}]
  hiddenLabel: rivver
  definition: Water that flows.
  asOf: 2024-05
estuary: {prefLabel: estuary, definition: Where a river meets the sea., broader: [river], related: [tide]}
tide: {prefLabel: Tide, definition: The sea's rise and fall., related: [river-gauge, nobody]}
river-gauge: {prefLabel: Gauge, definition: A staff., related: [tide]}
"""
BRIEFING = "---\ntitle: {key}\ndate: {date}\n---\n\nThe River is high.\n"


@pytest.fixture
def pages(tmp_path: Path) -> dict:
    """The pages of three briefings, before, within and after the month of a definition, as trees by path."""
    (tmp_path / "glossary.yml").write_text(GLOSSARY, "utf-8")
    for key, date in {"before": "2023-11~", "within": "2024-05-17", "after": "2025", "open": "../2030"}.items():
        (tmp_path / f"{key}.md").write_text(BRIEFING.format(key=key, date=date), "utf-8")
    library, _ = load_library(tmp_path)
    site = build_site(build_context(render_library(library), addresses=Addresses(), site_name="Rivers"))
    return {page.path: html5lib.parse(page.html, namespaceHTMLElements=False) for page in site.pages}


def text_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


def by_class(tree, name: str) -> list:
    return [element for element in tree.iter() if name in (element.get("class") or "").split()]


def section(tree, anchor: str) -> list[str]:
    """The texts of the links of the section with this heading."""
    sections = [part for part in tree.iter("section") if any(one.get("id") == anchor for one in part.iter("h2"))]
    return [text_of(link) for part in sections for link in part.iter("a")]


def test_an_entry_says_that_its_definition_is_later_than_the_briefing(pages) -> None:
    (foot,) = by_class(pages["briefings/before.md"], "ab-entry-foot")

    assert "as of May 2024, later than this briefing (c. November 2023)" in text_of(foot)


@pytest.mark.parametrize("key", ["within", "after", "open"])
def test_an_entry_that_may_be_as_old_as_the_briefing_says_nothing_of_it(pages, key: str) -> None:
    (foot,) = by_class(pages[f"briefings/{key}.md"], "ab-entry-foot")

    assert "as of May 2024" in text_of(foot)
    assert "later" not in text_of(foot)


def test_a_term_leads_to_what_stands_above_and_below_it(pages) -> None:
    river, estuary = pages["glossary/river.md"], pages["glossary/estuary.md"]

    assert section(estuary, "broader") == ["River"]
    assert section(river, "narrower") == ["estuary"]
    assert section(river, "broader") == []


def test_a_related_term_leads_back_and_one_that_is_missing_nowhere(pages) -> None:
    assert section(pages["glossary/tide.md"], "related") == ["estuary", "Gauge"]
    assert section(pages["glossary/river-gauge.md"], "related") == ["Tide"]
    assert section(pages["glossary/estuary.md"], "related") == ["Tide"]


def test_the_page_of_a_term_says_the_language_of_each_foreign_name(pages) -> None:
    (names,) = by_class(pages["glossary/river.md"], "ab-names")

    shown = [(name[0].get("lang"), text_of(name)) for name in names.iter("li")]
    assert shown == [(None, "stream"), ("ru", "река Russian"), ("zh", "河 Chinese")]


def test_the_page_of_a_term_offers_to_mute_it(pages) -> None:
    buttons = list(pages["glossary/river.md"].iter("button"))

    assert [(button.get("value"), text_of(button)) for button in buttons] == [("ab#t-river", "I know this term")]
    assert all(button.get("hidden") is not None for button in buttons)


def test_the_index_lists_the_terms_by_letter_with_all_their_names(pages) -> None:
    index = pages["glossary/index.md"]

    assert [text_of(letter) for letter in index.iter("h2")] == ["E", "G", "R", "T"]
    (river,) = [entry for entry in by_class(index, "ab-entry") if entry.get("id") == "t-river"]
    assert text_of(river[0]) == "River stream, река, 河"
    assert [name.get("lang") for name in by_class(river, "ab-other")] == [None, "ru", "zh"]
    assert river.get("data-ab-hidden") == "rivver"
    assert "rivver" not in text_of(index)
