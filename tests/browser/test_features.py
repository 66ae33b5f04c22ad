"""A feature's module is loaded when its element is touched, once, and not before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]


def said(page: Page, feature: str = "lazy") -> Locator:
    return page.locator(f"#{feature} output")


def test_a_page_that_nobody_touches_loads_no_module(open_page: OpenPage, bare: str) -> None:
    page = open_page(f"{bare}feature.html")

    page.wait_for_load_state("networkidle")

    assert page.evaluate("performance.getEntriesByType('resource').filter(({name}) => /feature.js/.test(name))") == []
    expect(said(page)).to_have_text("not started")


def test_the_pointer_over_it_starts_a_feature(open_page: OpenPage, bare: str) -> None:
    page = open_page(f"{bare}feature.html")

    page.locator("#lazy").hover()

    expect(said(page)).to_have_text("started 1, pressed 0")
    expect(said(page, "now")).to_have_text("not started")


def test_the_focus_within_it_starts_a_feature(open_page: OpenPage, bare: str) -> None:
    page = open_page(f"{bare}feature.html")

    page.keyboard.press("Tab")

    expect(said(page)).to_have_text("started 1, pressed 0")


def test_a_press_starts_a_feature_that_no_pointer_came_over(open_page: OpenPage, bare: str) -> None:
    page = open_page(f"{bare}feature.html")

    page.locator("#lazy button").dispatch_event("click")

    expect(said(page)).to_contain_text("started 1")


def test_a_feature_starts_once(open_page: OpenPage, bare: str) -> None:
    page = open_page(f"{bare}feature.html")
    page.locator("#lazy").hover()
    expect(said(page)).to_have_text("started 1, pressed 0")

    page.mouse.move(5, 5)
    page.locator("#lazy button").click()
    page.locator("#lazy button").click()

    expect(said(page)).to_have_text("started 1, pressed 2")


def test_an_address_with_a_search_starts_what_reads_it(open_page: OpenPage, bare: str) -> None:
    page = open_page(f"{bare}feature.html?q=river")

    expect(said(page, "now")).to_have_text("started 1, pressed 0")
    expect(said(page)).to_have_text("not started")


def test_a_browser_without_popovers_still_has_the_features(open_page: OpenPage, bare: str) -> None:
    page = open_page(f"{bare}other.html")
    page.add_init_script("delete HTMLElement.prototype.togglePopover")
    page.goto(f"{bare}feature.html")

    page.locator("#lazy").hover()

    expect(said(page)).to_have_text("started 1, pressed 0")


def test_a_feature_starts_again_on_a_page_that_instant_navigation_put_back(open_page: OpenPage, instant: str) -> None:
    page = open_page(f"{instant}feature/")
    page.locator("#lazy").hover()
    expect(said(page)).to_have_text("started 1, pressed 0")
    page.evaluate("window.stays = true")
    page.get_by_role("link", name="Another page").first.click()
    expect(page.get_by_role("heading", name="Another page")).to_be_visible()

    page.get_by_role("link", name="Feature", exact=True).first.click()
    expect(said(page)).to_have_text("not started")
    page.locator("#lazy").hover()

    expect(said(page)).to_have_text("started 1, pressed 0")
    assert page.evaluate("window.stays")
