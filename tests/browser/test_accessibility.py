"""No page of the demo has a fault that axe can find, in light and dark, and with a popover open."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]

BRIEFING = "briefings/putin-xi-state-visit/"
PAGES = (
    "",
    "briefings/",
    BRIEFING,
    "glossary/",
    "glossary/power-of-siberia-2/",
    "timeline/",
    "sources/",
    "sources/kaczmarski-kuhrt-2024/",
    "topics/",
    "topics/energy/",
)
OLDEST_AXE = (4, 10)


def faults(page: Page) -> list[str]:
    """What axe finds, one line an element."""
    found = Axe().run(page)
    version = tuple(int(part) for part in found.response["testEngine"]["version"].split(".")[:2])
    assert version >= OLDEST_AXE
    return [
        f"{rule['id']}: {node['target']}: {node['html'][:120]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_a_page_has_no_faults(open_page: OpenPage, site: str, path: str, scheme: str) -> None:
    page = open_page(f"{site}{path}", color_scheme=scheme)

    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("trigger", ["a.ab-term", "sup.ab-cite a"])
def test_an_open_popover_has_no_faults(open_page: OpenPage, site: str, trigger: str, scheme: str) -> None:
    page = open_page(f"{site}{BRIEFING}", color_scheme=scheme)
    page.locator(trigger).first.click()
    expect(page.locator(".ab-popover")).to_be_visible()
    page.wait_for_timeout(300)  # it fades in

    assert faults(page) == []


def test_an_open_sheet_has_no_faults(phone: OpenPage, site: str) -> None:
    page = phone(f"{site}{BRIEFING}")
    page.locator("a.ab-term").first.tap()
    expect(page.locator(".ab-popover")).to_be_visible()
    page.wait_for_timeout(300)

    assert faults(page) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_a_page_fits_a_narrow_phone(phone: OpenPage, site: str, path: str) -> None:
    page = phone(f"{site}{path}")

    width = page.evaluate("document.documentElement.scrollWidth")

    assert width <= 320


def test_margin_notes_lie_over_nothing(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}{BRIEFING}")

    text = page.locator(".ab > p").first.bounding_box()
    notes = [note.bounding_box() for note in page.locator(".ab-note").all()]

    assert text is not None
    boxes = [box for box in notes if box]
    assert boxes
    assert all(box["x"] > text["x"] + text["width"] for box in boxes)
    assert all(box["x"] + box["width"] <= 1366 for box in boxes)
    assert all(upper["y"] + upper["height"] < lower["y"] for upper, lower in pairwise(boxes))
