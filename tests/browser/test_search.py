"""The dialog of the search: by keyboard, with places, facets and near names; nothing of the index before it opens."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from annotated_briefings.publishing.search import find_program
from playwright.sync_api import Locator, Page, expect
from test_accessibility import faults

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not find_program(), reason="Pagefind (the extra 'search') is not installed"),
]

OpenPage = Callable[..., Page]
BRIEFING = "briefings/putin-xi-state-visit/"
PROJECT = Path(__file__).parents[1] / "projects" / "a-small-site"
SLOW = 20_000
"""Milliseconds: the first search starts a WebAssembly module."""


@pytest.fixture(scope="session")
def below(tmp_path_factory: pytest.TempPathFactory, build: Callable, served: Callable) -> Iterator[str]:
    """A small site below a folder of its host, with instant navigation."""
    project = Path(shutil.copytree(PROJECT, tmp_path_factory.mktemp("below-project") / "project"))
    host = tmp_path_factory.mktemp("below-host")
    with served(host) as address:
        (project / "mkdocs.yml").write_text(
            f"site_name: A small site\nsite_url: {address}below/\n"
            "theme: {name: material, font: false, features: [navigation.instant]}\nplugins: [briefings]\n",
            "utf-8",
        )
        build(project, host / "below")
        yield f"{address}below/"


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Search")


def results(page: Page) -> Locator:
    return dialog(page).locator("ol > li > a")


def search(page: Page, query: str) -> None:
    """Open the dialog and type."""
    page.keyboard.press("/")
    expect(dialog(page)).to_be_visible(timeout=SLOW)
    page.keyboard.type(query)


def asked_for(page: Page, pattern: str) -> list[str]:
    names = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    return [name for name in names if re.search(pattern, name)]


def test_nothing_of_the_search_is_fetched_before_it_is_opened(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}{BRIEFING}")

    page.wait_for_load_state("networkidle")

    assert asked_for(page, r"pagefind|search(?!-link)[\w-]*\.(js|css)|names\.json") == []


@pytest.mark.parametrize("key", ["/", "s"])
def test_a_key_opens_it_and_escape_gives_the_focus_back(open_page: OpenPage, site: str, key: str) -> None:
    page = open_page(f"{site}{BRIEFING}")
    page.locator("a.ab-term").first.focus()
    page.keyboard.press(key)
    expect(dialog(page).get_by_role("searchbox")).to_be_focused(timeout=SLOW)

    page.keyboard.press("Escape")

    expect(dialog(page)).to_be_hidden()
    expect(page.locator("a.ab-term").first).to_be_focused()


def test_a_search_for_a_term_leads_to_its_page(open_page: OpenPage, site: str) -> None:
    page = open_page(site)
    page.get_by_role("link", name="Search", exact=True).click()
    expect(dialog(page)).to_be_visible(timeout=SLOW)
    page.keyboard.type("yuan settlement")
    expect(results(page).first).to_contain_text("yuan settlement", timeout=SLOW)

    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1, name="yuan settlement")).to_be_visible()


def test_the_arrows_go_through_the_results_and_typing_goes_back(open_page: OpenPage, site: str) -> None:
    page = open_page(site)
    search(page, "harbin")
    expect(results(page).nth(1)).to_be_visible(timeout=SLOW)

    page.keyboard.press("ArrowDown")
    expect(results(page).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(dialog(page).get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("s")

    expect(dialog(page).get_by_role("searchbox")).to_be_focused()
    expect(dialog(page).get_by_role("searchbox")).to_have_value("harbins")


def test_the_number_of_results_is_said(open_page: OpenPage, site: str) -> None:
    page = open_page(site)

    search(page, "sanctions")

    expect(dialog(page).get_by_role("status")).to_have_text(re.compile(r"Results: \d+"), timeout=SLOW)


def test_a_match_in_an_event_leads_to_the_event(open_page: OpenPage, site: str) -> None:
    page = open_page(site)
    search(page, "Johannesburg summit South Africa confirms")
    place = dialog(page).locator("ol ul a", has_text="South Africa confirms").first
    expect(place).to_be_visible(timeout=SLOW)

    place.click()

    expect(page).to_have_url(re.compile(r"putin-xi-state-visit/#ev-2023-07-19"))
    expect(dialog(page)).to_be_hidden()


def test_a_facet_narrows_the_results_and_says_how_many_it_leaves(open_page: OpenPage, site: str) -> None:
    page = open_page(site)
    search(page, "harbin")
    expect(results(page).first).to_be_visible(timeout=SLOW)
    dialog(page).get_by_text("Narrow down").click()
    kind = dialog(page).get_by_label("Kind")
    expect(kind.locator("option[value=briefing]")).to_have_text("Briefing (1)")

    kind.select_option("briefing")

    expect(results(page)).to_have_count(1)
    expect(results(page)).to_contain_text("Briefing")
    expect(dialog(page).get_by_label("Topic").locator("option")).to_have_count(4)
    dialog(page).get_by_role("button", name="Everything").click()
    expect(results(page).nth(1)).to_be_visible()
    expect(dialog(page).get_by_role("searchbox")).to_have_value("harbin")


def test_the_newest_come_first_when_asked(open_page: OpenPage, site: str) -> None:
    page = open_page(site)
    search(page, "putin")
    expect(results(page).first).to_be_visible(timeout=SLOW)
    dialog(page).get_by_text("Narrow down").click()

    dialog(page).get_by_label("Order").select_option("date")

    expect(dialog(page).locator("ol > li").first).to_contain_text(re.compile("202[45]"))


def test_more_results_come_on_demand_and_take_the_focus(open_page: OpenPage, site: str) -> None:
    page = open_page(site)
    search(page, "putin")
    expect(results(page)).to_have_count(8, timeout=SLOW)

    dialog(page).get_by_role("button", name="More results").click()

    expect(results(page).nth(8)).to_be_focused()


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("Сила Сибири", "power-of-siberia-2"),
        ("харбин", "glossary/harbin/"),
        ("西伯利亚", "glossary/power-of-siberia-2/"),
        ("力量", "glossary/power-of-siberia-2/"),
        ("Lavrvo", "glossary/sergei-lavrov/"),
        ("Interntional Crimnal Court", "glossary/international-criminal-court/"),
    ],
)
def test_other_scripts_and_slips_of_the_pen_are_found(open_page: OpenPage, site: str, query: str, path: str) -> None:
    page = open_page(site)

    search(page, query)

    expect(results(page).first).to_be_visible(timeout=SLOW)
    hrefs = results(page).evaluate_all("(links) => links.map(({ href }) => href)")
    assert any(path in href for href in hrefs[:5])


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("pipeline", ["Briefing", "Term"]),  # all speak of it
        ("China", ["Term", "Briefing"]),  # a term is called so; the briefing is not among the best matches
        ("economy", ["Briefing", "Term"]),
        ("joint statement", ["Term", "Briefing"]),
    ],
)
def test_what_is_called_so_comes_first_then_briefings_then_the_rest(
    open_page: OpenPage, site: str, query: str, kinds: list[str]
) -> None:
    page = open_page(site)

    search(page, query)

    expect(dialog(page).get_by_role("status")).to_have_text(re.compile("Results"), timeout=SLOW)
    found = results(page).locator(".ab-kicker").all_text_contents()
    assert found[:2] == kinds
    assert "Briefing" in found
    assert found == sorted(found, key=["Page"].count)


def test_a_source_is_shown_by_its_maker(open_page: OpenPage, site: str) -> None:
    page = open_page(site)

    search(page, "harbin connection")

    expect(dialog(page).locator("ol > li").first).to_contain_text("Mara Moustafine", timeout=SLOW)
    expect(dialog(page).locator("ol > li").first).not_to_contain_text("archived")


def test_slips_in_several_words_find_what_was_meant(open_page: OpenPage, site: str) -> None:
    page = open_page(site)

    search(page, "ruble pipelin")

    expect(dialog(page).get_by_role("status")).to_contain_text("Not found as it is written", timeout=SLOW)
    expect(dialog(page).locator("ol > li", has_text="Briefing").first).to_be_visible()


def test_nothing_found_is_said(open_page: OpenPage, site: str) -> None:
    page = open_page(site)

    search(page, "qqqqzzzz")

    expect(dialog(page).get_by_role("status")).to_have_text("Nothing found.", timeout=SLOW)
    expect(results(page)).to_have_count(0)


def test_an_index_that_is_not_there_is_said(open_page: OpenPage, site: str) -> None:
    page = open_page(site)
    page.route(
        "**/pagefind/**", lambda route: route.fulfill(status=200, body="throw 0", content_type="text/javascript")
    )

    search(page, "harbin")

    expect(dialog(page).get_by_role("status")).to_contain_text("cannot be loaded", timeout=SLOW)


def test_without_scripts_the_link_leads_to_lists_of_everything(scriptless: OpenPage, site: str) -> None:
    page = scriptless(f"{site}{BRIEFING}")

    page.get_by_role("link", name="Search", exact=True).click()

    expect(page).to_have_url(re.compile(r"/search/$"))
    expect(page.get_by_role("heading", level=1, name="Search")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)
    assert page.locator(".ab .ab-topics a").count() >= 5


def test_an_address_with_a_query_opens_the_dialog(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}search/?q=harbin")

    expect(dialog(page)).to_be_visible(timeout=SLOW)
    expect(results(page).first).to_contain_text("Harbin", timeout=SLOW)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_dialog_has_no_faults(open_page: OpenPage, site: str, scheme: str) -> None:
    page = open_page(f"{site}{BRIEFING}", color_scheme=scheme)
    search(page, "harbin")
    expect(results(page).first).to_be_visible(timeout=SLOW)
    dialog(page).get_by_text("Narrow down").click()
    expect(dialog(page).get_by_label("Topic").locator("option").nth(1)).to_be_attached()

    assert faults(page, changed="dialog[open]") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_the_search_has_no_faults(open_page: OpenPage, site: str, scheme: str) -> None:
    page = open_page(f"{site}search/", color_scheme=scheme)

    assert faults(page) == []


def test_the_dialog_fits_a_narrow_phone(phone: OpenPage, site: str) -> None:
    page = phone(f"{site}{BRIEFING}")
    page.get_by_role("link", name="Search", exact=True).tap()
    expect(dialog(page)).to_be_visible(timeout=SLOW)
    page.keyboard.type("sanctions")
    expect(results(page).first).to_be_visible(timeout=SLOW)

    assert dialog(page).evaluate("(one) => one.scrollWidth <= one.clientWidth && one.clientWidth <= 320")


def test_a_strict_content_security_policy_is_kept(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}search/")
    policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:"
    html = (
        '<!doctype html><html lang="en"><title>No theme</title>'
        '<a class="ab-search" href="search/" aria-keyshortcuts="/">Search</a><script defer src="assets/briefings/search-link.js"></script></html>'  # noqa: E501
    )
    headers = {"content-type": "text/html", "content-security-policy": policy}
    page.route("**/no-theme", lambda route: route.fulfill(body=html, headers=headers))
    page.goto(f"{site}no-theme")
    search(page, "harbin")

    expect(results(page).first).to_contain_text("Harbin", timeout=SLOW)


def test_it_works_below_a_folder_and_after_instant_navigation(open_page: OpenPage, below: str) -> None:
    page = open_page(below)
    page.evaluate("window.same = true")
    page.get_by_role("link", name="The treaty").first.click()
    expect(page.locator("h1")).to_contain_text("The treaty")
    search(page, "treaty")
    expect(results(page).first).to_be_visible(timeout=SLOW)

    results(page).first.click()

    expect(dialog(page)).to_be_hidden()
    expect(page).to_have_url(re.compile(rf"^{re.escape(below)}.+"))
    assert page.evaluate("window.same") is True
    search(page, "")
    expect(results(page).first).to_be_visible(timeout=SLOW)
