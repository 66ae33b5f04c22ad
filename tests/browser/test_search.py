"""The theme's search finds what the plugin made."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]


def test_a_search_for_a_term_leads_to_its_page(open_page: OpenPage, site: str) -> None:
    page = open_page(site)
    page.get_by_role("textbox", name="Search").click()

    page.keyboard.type("yuan settlement", delay=20)

    result = page.locator(".md-search-result__link[href*='glossary/yuan-settlement/']").first
    expect(result).to_be_visible(timeout=15_000)
    result.click()
    expect(page.get_by_role("heading", level=1, name="yuan settlement")).to_be_visible()
