"""A reader says "I know this term": on this device it is no longer underlined, and opens only when it is pressed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]

PATIENCE_MS = 900
KNOWN = "I know this term"
LINE = "link => getComputedStyle(link).textDecorationLine"
NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"


@pytest.fixture
def page(open_page: OpenPage, bare: str) -> Page:
    return open_page(f"{bare}page.html")


def gauge(page: Page) -> Locator:
    return page.locator("#first .ab-term")


def popover(page: Page) -> Locator:
    return page.locator(".ab-popover:popover-open")


def mute(page: Page) -> None:
    gauge(page).click()
    popover(page).get_by_role("button", name=KNOWN).click()
    expect(popover(page)).to_have_count(0)
    page.mouse.move(5, 5)


def test_a_muted_term_loses_its_line_everywhere_on_the_page_and_nothing_moves(page: Page) -> None:
    inner = page.locator("#t-weir .ab-term")
    before = page.evaluate("[document.documentElement.scrollHeight, document.querySelector('#second').offsetTop]")

    mute(page)
    page.locator("h1").evaluate("() => document.activeElement.blur()")

    assert gauge(page).evaluate(LINE) == "none"
    assert inner.evaluate(LINE) == "none"
    assert page.locator("#second .ab-term").first.evaluate(LINE) == "underline"
    after = page.evaluate("[document.documentElement.scrollHeight, document.querySelector('#second').offsetTop]")
    assert after == before


def test_neither_resting_on_a_muted_term_nor_tabbing_to_it_opens_it(page: Page) -> None:
    mute(page)
    page.reload()

    gauge(page).hover()
    page.wait_for_timeout(PATIENCE_MS)
    expect(popover(page)).to_have_count(0)
    page.mouse.move(5, 5)
    page.keyboard.press("Tab")
    expect(gauge(page)).to_be_focused()
    page.wait_for_timeout(PATIENCE_MS)

    expect(popover(page)).to_have_count(0)


@pytest.mark.parametrize("way", ["press", "enter"])
def test_a_muted_term_still_opens_when_it_is_pressed(page: Page, way: str) -> None:
    mute(page)

    if way == "press":
        gauge(page).click()
    else:
        gauge(page).focus()
        page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Gauge", exact=True)).to_be_visible()
    expect(popover(page).get_by_role("button", name=KNOWN)).to_have_attribute("aria-pressed", "true")


def test_the_popover_takes_it_back(page: Page) -> None:
    mute(page)

    mute(page)  # the same switch

    expect(gauge(page)).not_to_have_class("ab-term ab-known")
    gauge(page).hover()
    expect(popover(page)).to_be_visible()


def test_a_reload_remembers_it(page: Page) -> None:
    mute(page)

    page.reload()

    assert gauge(page).evaluate(LINE) == "none"


def test_a_muted_term_is_underlined_while_the_pointer_is_on_it(page: Page) -> None:
    mute(page)

    gauge(page).hover()

    assert gauge(page).evaluate(LINE) == "underline"


def test_a_term_inside_a_popover_can_be_muted(page: Page) -> None:
    gauge(page).click()
    popover(page).locator("> p > .ab-term").click()
    inner = page.get_by_role("dialog", name="Weir", exact=True)

    inner.get_by_role("button", name=KNOWN).click()

    expect(popover(page)).to_have_count(0)
    expect(page.locator("#second .ab-known")).to_have_text("weir")


def test_a_citation_cannot_be_muted(page: Page) -> None:
    page.locator("#c-1").click()

    expect(popover(page).get_by_role("button", name="Switch popovers off")).to_be_visible()
    expect(popover(page).get_by_role("button", name=KNOWN)).to_have_count(0)


def test_where_nothing_can_be_stored_it_holds_until_the_page_is_left(open_page: OpenPage, bare: str) -> None:
    page = open_page(f"{bare}other.html")
    page.add_init_script(NO_STORAGE)
    page.goto(f"{bare}page.html")

    mute(page)

    expect(page.locator("#first .ab-known")).to_have_count(1)
    page.reload()
    expect(page.locator(".ab-known")).to_have_count(0)


class TestDemo:
    """The same on the built site, where the glossary and the page of a term take it back too."""

    TERM = "vladimir-putin"

    @pytest.fixture
    def reader(self, open_page: OpenPage, site: str) -> Page:
        page = open_page(f"{site}glossary/{self.TERM}/")
        page.get_by_role("button", name=KNOWN).click()
        return page

    def test_the_page_of_the_term_mutes_it_in_the_briefings(self, reader: Page, site: str) -> None:
        reader.goto(f"{site}briefings/putin-xi-state-visit/")

        known = reader.locator(f".ab-known[href='#t-{self.TERM}']").first
        assert known.evaluate(LINE) == "none"

    def test_the_page_of_the_term_takes_it_back(self, reader: Page) -> None:
        reader.reload()
        switch = reader.get_by_role("button", name=KNOWN)
        expect(switch).to_have_attribute("aria-pressed", "true")

        switch.click()

        expect(switch).to_have_attribute("aria-pressed", "false")

    def test_the_glossary_lists_the_terms_that_the_reader_knows_and_takes_them_back(
        self, reader: Page, site: str
    ) -> None:
        reader.goto(f"{site}glossary/")
        reader.get_by_text("Terms you know").click()
        switch = reader.locator(".ab-known-terms").get_by_role("button", name="Vladimir Putin")
        expect(switch).to_have_attribute("aria-pressed", "true")

        switch.click()
        expect(switch).to_have_attribute("aria-pressed", "false")
        reader.reload()
        reader.get_by_text("Terms you know").click()

        expect(reader.locator(".ab-known-terms")).to_contain_text("None yet")

    def test_without_javascript_nothing_is_offered(self, scriptless: OpenPage, site: str) -> None:
        page = scriptless(f"{site}glossary/{self.TERM}/")
        expect(page.get_by_role("button", name=KNOWN)).to_have_count(0)

        page.goto(f"{site}glossary/")

        expect(page.get_by_text("Terms you know")).not_to_be_visible()
