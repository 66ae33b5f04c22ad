"""The popovers in Firefox, whose events, focus and anchors are not Chromium's."""

from __future__ import annotations

import json
import os
import shutil
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import axe_playwright_python
import pytest

if TYPE_CHECKING:
    from firefox import Firefox, FirefoxPage

pytestmark = pytest.mark.browser

PROGRAMS = ("firefox-esr", "firefox")
PATIENCE_S = 0.9  # longer than the wait before a popover opens and than the grace before it closes
GAUGE, WEIR, FLOOD = "#first .ab-term", "#second .ab-term", "#wrapped .ab-term"
INNER = ".ab-popover > p > .ab-term"
OPEN = "document.querySelectorAll('.ab-popover:popover-open').length"
TITLES = "[...document.querySelectorAll('.ab-popover:popover-open > h2')].map((title) => title.textContent)"
BOX = "document.querySelector('.ab-popover:popover-open').getBoundingClientRect().toJSON()"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
READY = "document.querySelector('.ab-popover:popover-open .ab-switch[value^=\"ab#\"]') !== null"
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
ADD_SCRIPT = "void document.head.append(Object.assign(document.createElement('script'), {{text: {}}}))"
NO_ANCHORS = "() => { CSS.supports = () => false; }"
DEMO = "briefings/putin-xi-state-visit/"

Open = Callable[..., "FirefoxPage"]


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """The system's Firefox. In CI it must be there; elsewhere its tests are skipped with a warning."""
    program = next(filter(None, map(shutil.which, filter(None, (os.environ.get("FIREFOX"), *PROGRAMS)))), None)
    try:
        from firefox import Firefox
    except ModuleNotFoundError as error:
        _missing(f"no package {error.name}: install the test group")
    if program is None:
        _missing("no Firefox: install the package firefox-esr, or name the program in the variable FIREFOX")
    with Firefox(program, tmp_path_factory.mktemp("profile")) as running:
        yield running


def _missing(what: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(what)
    warnings.warn(f"the tests in Firefox do not run: {what}", stacklevel=1)
    pytest.skip(what)


@pytest.fixture
def open_firefox(firefox: Firefox) -> Iterator[Open]:
    """Opens an address in a tab of its own: ``open_firefox(address, width=…, height=…)``."""
    pages = []

    def open_page(address: str, **size: int) -> FirefoxPage:
        pages.append(firefox.open(address, **size))
        return pages[-1]

    yield open_page
    for page in pages:
        page.close()


@pytest.fixture
def page(open_firefox: Open, bare: str) -> FirefoxPage:
    return open_firefox(f"{bare}page.html")


@pytest.fixture
def small(open_firefox: Open, bare: str) -> FirefoxPage:
    """The page in a narrow window, with another page before it in the history."""
    page = open_firefox(f"{bare}other.html", width=450, height=640)  # no window of Firefox's is narrower
    page.goto(f"{bare}page.html")
    return page


def wait_for_open(page: FirefoxPage, *titles: str) -> None:
    page.wait_for(f"JSON.stringify({TITLES}) === JSON.stringify({list(titles)})")


class TestMouse:
    def test_resting_on_a_term_shows_its_definition_after_a_moment(self, page: FirefoxPage) -> None:
        page.hover(GAUGE)

        assert page.evaluate(OPEN) == 0
        wait_for_open(page, "Gauge")
        assert page.evaluate("document.activeElement === document.body")

    def test_passing_over_a_term_shows_nothing(self, page: FirefoxPage) -> None:
        page.hover(GAUGE)
        page.move(5, 5)

        time.sleep(PATIENCE_S)

        assert page.evaluate(OPEN) == 0

    def test_scrolling_a_term_under_the_pointer_shows_nothing(self, page: FirefoxPage) -> None:
        x, y = page.evaluate(f"(([box]) => [box.x + 5, box.y + 5])(document.querySelector('{WEIR}').getClientRects())")
        page.move(round(x), round(y) - 60)

        page.scroll(round(x), round(y) - 60, by=60)
        time.sleep(PATIENCE_S)

        assert page.evaluate("scrollY") > 0
        assert page.evaluate(OPEN) == 0

    def test_a_preview_stays_while_the_pointer_is_in_it_and_goes_when_it_has_left(self, page: FirefoxPage) -> None:
        page.hover(GAUGE)
        wait_for_open(page, "Gauge")
        page.hover(".ab-popover h2")
        time.sleep(PATIENCE_S)
        assert page.evaluate(OPEN) == 1

        page.move(5, 5)

        wait_for_open(page)

    def test_a_press_pins_and_a_second_press_closes(self, page: FirefoxPage) -> None:
        page.click(GAUGE)
        page.move(5, 5)
        time.sleep(PATIENCE_S)
        assert page.evaluate(TITLES) == ["Gauge"]

        page.click(GAUGE)
        time.sleep(PATIENCE_S)

        assert page.evaluate(OPEN) == 0

    def test_a_press_elsewhere_closes(self, page: FirefoxPage) -> None:
        page.click(GAUGE)

        page.move(1200, 700)
        page.click("h1")

        wait_for_open(page)

    def test_a_wrapped_term_opens_at_the_line_under_the_pointer(self, page: FirefoxPage) -> None:
        lines = page.evaluate(f"[...document.querySelector('{FLOOD}').getClientRects()].map((line) => line.toJSON())")
        line = lines[1]

        page.move(round((line["left"] + line["right"]) / 2), round((line["top"] + line["bottom"]) / 2))

        wait_for_open(page, "Flood plain")
        box = page.evaluate(BOX)
        assert box["left"] == pytest.approx(line["left"], abs=2)
        assert 0 <= box["top"] - line["bottom"] < 12


class TestKeyboard:
    def test_focus_previews_enter_moves_to_the_heading_and_escape_back(self, page: FirefoxPage) -> None:
        page.press("Tab")
        wait_for_open(page, "Gauge")
        assert page.evaluate(f"document.activeElement === document.querySelector('{GAUGE}')")

        page.press("Enter")
        assert page.evaluate("document.activeElement.matches('.ab-popover > h2')")
        page.press("Escape")
        time.sleep(PATIENCE_S)

        assert page.evaluate(OPEN) == 0
        assert page.evaluate(f"document.activeElement === document.querySelector('{GAUGE}')")

    def test_a_resting_mouse_does_not_close_what_the_keyboard_opened(self, page: FirefoxPage) -> None:
        page.move(400, 60)
        page.press("Tab")

        time.sleep(PATIENCE_S)

        assert page.evaluate(TITLES) == ["Gauge"]


class TestContents:
    def test_a_term_inside_opens_in_it_and_escape_closes_the_inner_one(self, page: FirefoxPage) -> None:
        page.click(GAUGE)
        page.click(INNER)
        wait_for_open(page, "Gauge", "Weir")

        page.press("Escape")

        wait_for_open(page, "Gauge")
        assert page.evaluate(f"document.activeElement === document.querySelector('{INNER}')")

    def test_a_cycle_ends_at_the_popover_that_is_open_already(self, page: FirefoxPage) -> None:
        page.click(GAUGE)
        page.click(INNER)

        page.click(f".ab-popover {INNER}")

        wait_for_open(page, "Gauge")

    def test_a_citation_in_a_group_shows_the_whole_group(self, page: FirefoxPage) -> None:
        page.click("#c-2")

        wait_for_open(page, "Survey", "River Office")

    def test_closing_leaves_nothing_behind(self, page: FirefoxPage) -> None:
        before = page.evaluate("document.body.innerHTML")
        page.click(GAUGE)
        page.wait_for(READY)

        page.press("Escape")

        wait_for_open(page)
        time.sleep(0.2)
        assert page.evaluate("document.body.innerHTML") == before

    def test_a_muted_term_opens_only_when_it_is_pressed(self, page: FirefoxPage) -> None:
        page.click(GAUGE)
        page.wait_for(READY)
        page.click(".ab-popover .ab-switch[value^='ab#']")
        wait_for_open(page)
        page.reload()

        page.hover(GAUGE)
        time.sleep(PATIENCE_S)
        assert page.evaluate(OPEN) == 0
        page.click(GAUGE)

        wait_for_open(page, "Gauge")


class TestTouch:
    def test_back_closes_the_inner_sheet_then_the_outer_and_then_leaves(self, small: FirefoxPage) -> None:
        small.tap(GAUGE)
        small.wait_for(READY)
        box = small.evaluate(BOX)
        assert (box["left"], box["width"]) == (0, small.evaluate("document.documentElement.clientWidth"))
        assert box["bottom"] == pytest.approx(640, abs=1)
        small.tap(INNER)
        wait_for_open(small, "Gauge", "Weir")
        time.sleep(0.2)

        small.back()
        wait_for_open(small, "Gauge")
        small.back()
        wait_for_open(small)
        assert small.evaluate("document.title") == "A page without a theme"
        small.back()

        small.wait_for("document.title === 'Another page'")

    def test_a_page_that_comes_back_has_no_sheet(self, small: FirefoxPage) -> None:
        small.tap(GAUGE)
        small.wait_for(READY)
        small.tap(".ab-popover .ab-entry-foot a[href='other.html']")
        small.wait_for("document.title === 'Another page'")

        small.back()

        small.wait_for("document.title === 'A page without a theme'")
        time.sleep(0.3)
        assert small.evaluate("document.querySelectorAll('.ab-popover').length") == 0


class TestSurroundings:
    def test_where_anchors_are_missing_a_sheet_stands_in(self, open_firefox: Open, bare: str) -> None:
        page = open_firefox(f"{bare}other.html")
        page.before_scripts(NO_ANCHORS)
        page.goto(f"{bare}page.html")

        page.click(GAUGE)

        wait_for_open(page, "Gauge")
        assert page.evaluate(BOX)["bottom"] == pytest.approx(900, abs=1)

    def test_from_right_to_left_a_popover_starts_at_the_right_of_its_term(self, page: FirefoxPage) -> None:
        page.evaluate("document.documentElement.dir = 'rtl'")

        page.click(GAUGE)

        wait_for_open(page, "Gauge")
        link = page.evaluate(f"document.querySelector('{GAUGE}').getBoundingClientRect().toJSON()")
        assert page.evaluate(BOX)["right"] == pytest.approx(link["right"], abs=2)
        assert page.evaluate(OVERFLOW) == 0

    def test_instant_navigation_keeps_the_page(self, open_firefox: Open, instant: str) -> None:
        page = open_firefox(f"{instant}page/")
        page.evaluate("window.stays = true")

        page.click(GAUGE)
        wait_for_open(page, "Gauge")
        assert page.evaluate("location.pathname") == "/page/"
        page.click(".ab-popover .ab-entry-foot a[href*='other']")

        page.wait_for("document.querySelector('h1').textContent.startsWith('Another page')")
        assert page.evaluate("window.stays && document.querySelectorAll('.ab-popover').length === 0")

    @pytest.mark.parametrize("trigger", ["a.ab-term", "sup.ab-cite a"])
    def test_axe_finds_no_fault_with_a_popover_open_or_closed(
        self, open_firefox: Open, site: str, trigger: str
    ) -> None:
        page = open_firefox(f"{site}{DEMO}")
        page.evaluate(ADD_SCRIPT.format(json.dumps(AXE.read_text("utf-8"))))
        assert faults(page) == []

        page.click(trigger)
        page.wait_for(f"{OPEN} === 1")
        time.sleep(0.3)  # it fades in

        assert faults(page) == []


def faults(page: FirefoxPage) -> list[str]:
    found: list[str] = page.evaluate(
        "axe.run().then(({violations}) => violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html}`)))"
    )
    return found
