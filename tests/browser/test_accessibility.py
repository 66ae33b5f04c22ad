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
RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"]


def faults(page: Page, *, changed: str = "") -> list[str]:
    """What axe finds, one line an element.

    Where it is said what has ``changed`` since a page without faults, colours are measured in that part only: to
    measure them takes axe longer than all other rules together, which are always about the whole page.
    """
    if not changed:
        return _violations(page)
    rest = {rule: {"enabled": False} for rule in RULES_OF_COLOUR}
    return _violations(page, rules=rest) + _violations(page, changed, runOnly=RULES_OF_COLOUR)


def _violations(page: Page, part: str | None = None, **options: object) -> list[str]:
    found = Axe().run(page, context=part, options={"resultTypes": ["violations"], **options}).response
    version = tuple(int(number) for number in found["testEngine"]["version"].split(".")[:2])
    assert version >= OLDEST_AXE
    return [
        f"{rule['id']}: {node['target']}: {node['html'][:120]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def faded_in(page: Page) -> str:
    """The place of what opened, and of the link that it opened at, once it has its colours."""
    page.locator(".ab-popover").evaluate("(one) => Promise.allSettled(one.getAnimations().map((a) => a.finished))")
    return ".ab-popover, [aria-expanded]"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_a_page_has_no_faults_in_light_or_dark(open_page: OpenPage, site: str, path: str) -> None:
    page = open_page(f"{site}{path}", color_scheme="light")
    light = faults(page)

    page.emulate_media(color_scheme="dark")
    page.add_init_script("localStorage.clear()")  # the theme keeps its first choice
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")

    assert (light, faults(page)) == ([], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_popover_has_no_faults(open_page: OpenPage, site: str, scheme: str) -> None:
    page = open_page(f"{site}{BRIEFING}", color_scheme=scheme)
    for trigger in ("a.ab-term", "sup.ab-cite a"):
        page.locator(trigger).first.click()
        expect(page.locator(".ab-popover")).to_be_visible()
        changed = faded_in(page)

        assert faults(page, changed=changed) == []

        page.keyboard.press("Escape")
        expect(page.locator(".ab-popover")).to_have_count(0)


def test_an_open_sheet_has_no_faults(phone: OpenPage, site: str) -> None:
    page = phone(f"{site}{BRIEFING}")
    page.locator("a.ab-term").first.tap()
    expect(page.locator(".ab-popover")).to_be_visible()
    changed = faded_in(page)

    assert faults(page, changed=changed) == []


def test_every_kind_of_page_fits_a_narrow_phone(phone: OpenPage, site: str) -> None:
    page = phone(site)

    widths = {}
    for path in PAGES:
        page.goto(f"{site}{path}")
        widths[path] = page.evaluate("document.documentElement.scrollWidth")

    assert {path: width for path, width in widths.items() if width > 320} == {}


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
