"""The filter of the glossary's index."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]


@pytest.fixture
def page(open_page: OpenPage, site: str) -> Page:
    return open_page(f"{site}glossary/")


def box(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Find a term")


def shown(page: Page) -> Locator:
    return page.locator(".ab-index .ab-entry dt a").filter(visible=True)


def test_everything_is_shown_before_anything_is_typed(page: Page) -> None:
    box(page).focus()

    assert shown(page).count() == page.locator(".ab-index .ab-entry").count() > 20
    expect(page.locator(".ab-find [role=status]")).to_be_empty()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("VLADIMIR", "Vladimir Putin"),
        ("си цзиньпин", "Xi Jinping"),
        ("习近平", "Xi Jinping"),
        ("kgb officer", "Vladimir Putin"),
    ],
    ids=["name", "Russian", "Chinese", "definition"],
)
def test_a_term_is_found_by_any_name_and_by_its_definition(page: Page, typed: str, found: str) -> None:
    box(page).press_sequentially(typed)

    expect(page).to_have_url(
        re.compile(f"find={re.escape(quote_plus(typed))}$")
    )  # all that was typed has been looked for
    expect(shown(page).first).to_have_text(found)
    expect(page.locator(".ab-find [role=status]")).to_contain_text(f"{shown(page).count()} of ")


def test_letters_without_a_term_are_hidden_and_come_back(page: Page) -> None:
    letters = page.locator(".ab-letters a").filter(visible=True)
    all_letters = letters.all_text_contents()

    box(page).fill("习近平")
    expect(letters).to_have_text(["X"])
    expect(page.locator(".ab-index h2").filter(visible=True)).to_have_count(1)
    box(page).fill("")

    expect(letters).to_have_text(all_letters)


def test_the_address_holds_what_was_typed(page: Page, site: str) -> None:
    box(page).fill("kgb officer")
    expect(page).to_have_url(f"{site}glossary/?find=kgb+officer")

    page.reload()

    expect(box(page)).to_have_value("kgb officer")
    expect(shown(page)).to_have_text(["Vladimir Putin"])
    box(page).fill("")
    expect(page).to_have_url(f"{site}glossary/")


def test_enter_leads_to_the_first_term_that_was_found(page: Page) -> None:
    box(page).fill("习近平")
    expect(shown(page)).to_have_count(1)

    page.keyboard.press("Enter")

    expect(shown(page)).to_be_focused()


def test_nothing_found_is_said(page: Page) -> None:
    box(page).fill("zzzz")

    expect(shown(page)).to_have_count(0)
    expect(page.locator(".ab-find [role=status]")).to_contain_text("0 of ")


def test_without_javascript_there_is_no_box_and_every_term(scriptless: OpenPage, site: str) -> None:
    page = scriptless(f"{site}glossary/")

    expect(page.locator("input[name=find]")).not_to_be_visible()
    assert shown(page).count() > 20
