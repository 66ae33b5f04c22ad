"""The evidence view: one switch that tints what is sourced and shows the passages that it rests on."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]

ASSETS = files("annotated_briefings.publishing") / "assets"
TEXT = "The minister said that the bridge, which had stood for ninety years, would be rebuilt before winter."
BRIEFING = """\
---
title: A bridge
date: 2024
summary: It will be rebuilt.
---

It was old. Dr. J. Doe said it “would be *rebuilt* before winter” [@speech]. It was loved, too [@other].

> The minister said that the bridge, which had stood for ninety years, would be rebuilt before winter. [@speech]

It was dear. [@?: how dear]
"""
SOURCES = """\
speech:
  title: A speech
  issued: 2024
  URL: https://example.org/speech
  reuse: full
  copy: {text: sources/speech.txt}
other: {title: Another, issued: 2023}
"""


@pytest.fixture(scope="module")
def bridge(build, served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a briefing with quotations, a claim, and one that needs a source."""
    project: Path = tmp_path_factory.mktemp("bridge")
    site = project / "site"
    (project / "briefings" / "sources").mkdir(parents=True)
    (project / "docs").mkdir()
    (project / "docs" / "index.md").write_text("# Start\n", "utf-8")
    (project / "briefings" / "bridge.md").write_text(BRIEFING, "utf-8")
    (project / "briefings" / "sources.yml").write_text(SOURCES, "utf-8")
    (project / "briefings" / "sources" / "speech.txt").write_text(TEXT, "utf-8")
    theme = "theme: {name: material, font: false}\n"
    (project / "mkdocs.yml").write_text(f"site_name: Bridges\n{theme}plugins: [briefings]\n", "utf-8")
    build(project, site)
    with served(site) as address:
        yield f"{address}briefings/bridge/"


def switch(page: Page) -> Locator:
    return page.get_by_role("button", name="Show the evidence")


def tinted(page: Page) -> dict[str, list[str]]:
    """What each tint covers, in the order of the page."""
    return page.evaluate(
        "Object.fromEntries([...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map(String)]))"
    )


def turn_on(page: Page) -> None:
    switch(page).click()
    page.wait_for_function("document.querySelector('.ab-evidence')")


def test_the_switch_tints_sentences_quotations_and_open_claims(open_page: OpenPage, bridge: str) -> None:
    page = open_page(bridge)
    assert tinted(page) == {}

    turn_on(page)

    expect(switch(page)).to_have_attribute("aria-pressed", "true")
    assert tinted(page) == {
        "ab-sourced": ["Dr. J. Doe said it “would be rebuilt before winter”", "It was loved, too", TEXT],
        "ab-quoted": ["“would be rebuilt before winter”", TEXT],
        "ab-open": ["It was dear."],
    }


def test_the_switch_works_by_keyboard_and_turns_everything_back(open_page: OpenPage, bridge: str) -> None:
    page = open_page(bridge)

    switch(page).focus()
    page.keyboard.press("Enter")
    page.wait_for_function("CSS.highlights.size > 0")
    page.keyboard.press("Space")

    page.wait_for_function("CSS.highlights.size === 0")
    expect(switch(page)).to_have_attribute("aria-pressed", "false")


def test_a_legend_by_the_switch_says_what_the_tints_mean_while_they_are_there(open_page: OpenPage, bridge: str) -> None:
    page = open_page(bridge)
    legend = page.locator(".ab-legend")
    expect(legend).to_be_hidden()

    turn_on(page)

    expect(legend).to_be_visible()
    expect(legend).to_have_text("has a source quoted word for word, checked still needs a source")
    background = "one => getComputedStyle(one).backgroundColor"
    tints = [legend.locator("span").nth(number).evaluate(background) for number in range(2)]
    assert len({*tints, "rgba(0, 0, 0, 0)"}) == 3
    page.emulate_media(media="print")
    expect(legend).to_be_visible()  # as the tints are
    page.emulate_media(media="screen")
    switch(page).click()
    expect(legend).to_be_hidden()


def test_the_choice_stays_on_the_next_page(open_page: OpenPage, bridge: str) -> None:
    page = open_page(bridge)
    turn_on(page)

    page.reload()

    page.wait_for_function("CSS.highlights.size === 3")


def test_a_citation_s_popover_shows_its_own_passage_and_the_way_to_the_original(
    open_page: OpenPage, bridge: str
) -> None:
    page = open_page(bridge)
    turn_on(page)

    page.locator("sup.ab-cite a").first.click()

    shown = page.locator(".ab-popover [data-ab-for]")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("which had stood for ninety years, would be rebuilt before winter.")
    expect(shown.locator("mark")).to_have_text("would be rebuilt before winter")
    link = shown.get_by_role("link", name="In the original")
    expect(link).to_have_attribute("href", "https://example.org/speech#:~:text=would%20be%20rebuilt%20before%20winter")


def test_without_the_switch_a_popover_shows_the_entry_alone(open_page: OpenPage, bridge: str) -> None:
    page = open_page(bridge)

    page.locator("sup.ab-cite a").first.click()

    expect(page.locator(".ab-popover")).to_be_visible()
    expect(page.locator(".ab-popover [data-ab-for]")).to_have_count(0)


def test_without_scripts_the_passages_stand_in_the_list_of_sources(scriptless: OpenPage, bridge: str) -> None:
    page = scriptless(bridge)

    expect(page.locator("#s-speech [data-ab-for]").first).to_be_visible()
    expect(page.get_by_text("3 sentences with a source · 1 sentence still needs a source")).to_be_visible()
    expect(switch(page)).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_view_has_no_faults(open_page: OpenPage, bridge: str, scheme: str) -> None:
    page = open_page(bridge, color_scheme=scheme)
    turn_on(page)
    page.locator("sup.ab-cite a").first.click()
    expect(page.locator(".ab-popover [data-ab-for]")).to_be_visible()
    page.wait_for_timeout(300)  # it fades in

    assert Axe().run(page, context=".ab").response["violations"] == []


def test_the_view_fits_a_narrow_phone(phone: OpenPage, bridge: str) -> None:
    page = phone(bridge)
    turn_on(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("name", "budget"), [("evidence.js", 2048), ("evidence.css", 600)])
def test_the_view_s_files_are_within_their_budget(name: str, budget: int) -> None:
    served = (ASSETS / name).read_bytes()

    assert len(gzip.compress(served, compresslevel=9, mtime=0)) <= budget
