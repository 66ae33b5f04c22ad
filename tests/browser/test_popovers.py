"""What a reader can do with the popovers of terms and citations."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]

PATIENCE_MS = 900  # longer than the wait before a popover opens (400) and than the grace before it closes (300)
SWITCH = "Switch popovers off"


@pytest.fixture
def page(open_page: OpenPage, bare: str) -> Page:
    return open_page(f"{bare}page.html")


@pytest.fixture
def small(phone: OpenPage, bare: str) -> Page:
    """The page on a phone, with another page before it in the history."""
    page = phone(f"{bare}other.html")
    page.goto(f"{bare}page.html")
    return page


def term(page: Page, name: str = "gauge") -> Locator:
    return page.locator("p:not(.ab-entry *, .ab-popover *) > .ab-term", has_text=name)


def tap(link: Locator) -> None:
    """Tap a link, and wait until what opened has all that it needs; with a second tap it closes."""
    link.tap()
    if link.get_attribute("aria-expanded"):
        expect(link.page.locator(".ab-popover:popover-open .ab-switch[value^='ab#']").last).to_be_visible()


def popovers(page: Page) -> Locator:
    return page.locator(".ab-popover:popover-open")


def dialog(page: Page, name: str) -> Locator:
    return page.get_by_role("dialog", name=name, exact=True)


def box_of(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box is not None
    return box


def overflow(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width


class TestMouse:
    def test_resting_on_a_term_shows_its_definition_after_a_moment(self, page: Page) -> None:
        term(page).hover()

        assert popovers(page).count() == 0
        expect(dialog(page, "Gauge")).to_contain_text("A staff that shows the level")
        expect(term(page)).to_have_attribute("aria-expanded", "true")

    def test_a_preview_leaves_the_focus_alone(self, page: Page) -> None:
        term(page).hover()

        expect(dialog(page, "Gauge")).to_be_visible()
        assert page.evaluate("document.activeElement === document.body")

    def test_passing_over_a_term_shows_nothing(self, page: Page) -> None:
        term(page).hover()
        page.mouse.move(5, 5)

        page.wait_for_timeout(PATIENCE_MS)

        expect(popovers(page)).to_have_count(0)

    def test_scrolling_a_term_under_the_pointer_shows_nothing(self, page: Page) -> None:
        box = box_of(term(page, "weir"))
        page.mouse.move(box["x"] + 5, box["y"] + box["height"] / 2 - 100)

        page.mouse.wheel(0, 100)
        page.wait_for_timeout(PATIENCE_MS)

        assert page.evaluate("scrollY") == 100
        expect(popovers(page)).to_have_count(0)

    def test_a_preview_stays_while_the_pointer_is_in_it_and_goes_when_it_has_left(self, page: Page) -> None:
        term(page).hover()
        dialog(page, "Gauge").hover()
        page.wait_for_timeout(PATIENCE_MS)
        expect(dialog(page, "Gauge")).to_be_visible()

        page.mouse.move(5, 5)

        expect(popovers(page)).to_have_count(0)

    def test_a_press_pins_and_a_second_press_closes(self, page: Page) -> None:
        term(page).click()
        page.mouse.move(5, 5)
        page.wait_for_timeout(PATIENCE_MS)
        expect(dialog(page, "Gauge")).to_be_visible()

        term(page).click()
        page.wait_for_timeout(PATIENCE_MS)

        expect(popovers(page)).to_have_count(0)

    def test_resting_on_another_term_does_not_replace_what_is_pinned(self, page: Page) -> None:
        term(page, "flood plain").click()

        term(page).hover()
        page.wait_for_timeout(PATIENCE_MS)

        expect(dialog(page, "Flood plain")).to_be_visible()
        expect(popovers(page)).to_have_count(1)

    def test_resting_on_another_term_replaces_a_preview(self, page: Page) -> None:
        term(page, "flood plain").hover()
        expect(dialog(page, "Flood plain")).to_be_visible()

        term(page).hover()

        expect(dialog(page, "Gauge")).to_be_visible()
        expect(popovers(page)).to_have_count(1)

    def test_a_press_on_a_preview_pins_it(self, page: Page) -> None:
        term(page).hover()
        expect(dialog(page, "Gauge")).to_be_visible()

        term(page).click()
        page.mouse.move(5, 5)
        page.wait_for_timeout(PATIENCE_MS)

        expect(dialog(page, "Gauge")).to_be_visible()

    def test_a_press_elsewhere_closes(self, page: Page) -> None:
        term(page).click()

        page.mouse.click(1200, 800)

        expect(popovers(page)).to_have_count(0)

    def test_the_cross_closes_and_gives_the_focus_back(self, page: Page) -> None:
        term(page).click()

        dialog(page, "Gauge").get_by_role("button", name="Shut").click()

        expect(popovers(page)).to_have_count(0)
        expect(term(page)).to_be_focused()

    @pytest.mark.parametrize("press", [{"modifiers": ["Control"]}, {"button": "middle"}])
    def test_a_press_for_a_new_tab_stays_the_browsers(self, page: Page, press: dict[str, object]) -> None:
        with page.context.expect_page() as opened:
            term(page).click(**press)  # type: ignore[arg-type]

        assert opened.value.url.endswith("#t-gauge")
        expect(popovers(page)).to_have_count(0)

    @pytest.mark.parametrize("line", [0, 1])
    def test_a_wrapped_term_opens_at_the_line_under_the_pointer(self, page: Page, line: int) -> None:
        link = term(page, "flood plain")
        lines = link.evaluate("link => [...link.getClientRects()].map((r) => [r.left, r.top, r.right, r.bottom])")
        left, top, right, bottom = lines[line]

        page.mouse.move((left + right) / 2, (top + bottom) / 2)

        expect(dialog(page, "Flood plain")).to_be_visible()
        box = box_of(dialog(page, "Flood plain"))
        assert box["x"] == pytest.approx(left, abs=2)
        assert 0 <= box["y"] - bottom < 12


class TestKeyboard:
    def test_focus_previews_and_enter_moves_to_the_heading(self, page: Page) -> None:
        page.keyboard.press("Tab")
        expect(dialog(page, "Gauge")).to_be_visible()
        expect(term(page)).to_be_focused()

        page.keyboard.press("Enter")

        expect(page.get_by_role("heading", name="Gauge", exact=True)).to_be_focused()

    def test_escape_closes_and_the_preview_does_not_come_back(self, page: Page) -> None:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")

        page.keyboard.press("Escape")
        page.wait_for_timeout(PATIENCE_MS)

        expect(popovers(page)).to_have_count(0)
        expect(term(page)).to_be_focused()

    def test_a_second_enter_closes(self, page: Page) -> None:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        term(page).focus()

        page.keyboard.press("Enter")

        expect(popovers(page)).to_have_count(0)

    def test_tabbing_on_closes_the_preview(self, page: Page) -> None:
        page.locator("#plain").focus()
        page.keyboard.press("Shift+Tab")
        expect(dialog(page, "Flood plain")).to_be_visible()

        page.locator("#plain").focus()

        expect(popovers(page)).to_have_count(0)

    def test_a_resting_mouse_does_not_close_what_the_keyboard_opened(self, page: Page) -> None:
        page.mouse.move(400, 60)
        page.keyboard.press("Tab")

        page.wait_for_timeout(PATIENCE_MS)

        expect(dialog(page, "Gauge")).to_be_visible()


class TestContents:
    def test_a_term_inside_opens_in_it_and_escape_closes_the_inner_one(self, page: Page) -> None:
        term(page).click()
        dialog(page, "Gauge").locator("> p > .ab-term").click()
        expect(dialog(page, "Weir")).to_be_visible()
        expect(dialog(page, "Gauge")).to_be_visible()

        page.keyboard.press("Escape")

        expect(dialog(page, "Weir")).to_have_count(0)
        expect(dialog(page, "Gauge").locator("> p > .ab-term")).to_be_focused()

    def test_a_second_press_on_a_term_inside_closes_the_inner_one_only(self, page: Page) -> None:
        term(page).click()
        inside = dialog(page, "Gauge").locator("> p > .ab-term").first
        inside.click()
        page.mouse.move(5, 5)

        inside.click()

        expect(dialog(page, "Weir")).to_have_count(0)
        expect(dialog(page, "Gauge")).to_be_visible()

    def test_a_cycle_ends_at_the_popover_that_is_open_already(self, page: Page) -> None:
        term(page).click()
        dialog(page, "Gauge").locator("> p > .ab-term").click()

        dialog(page, "Weir").locator("> p > .ab-term").click()

        expect(popovers(page)).to_have_count(1)
        expect(page.get_by_role("heading", name="Gauge", exact=True)).to_be_focused()

    def test_a_citation_in_a_group_shows_the_whole_group(self, page: Page) -> None:
        page.locator("#c-2").click()

        shown = dialog(page, "Survey")
        expect(shown.get_by_role("heading")).to_have_text(["Survey", "River Office"])
        expect(shown).to_contain_text("Yearbook, 1961")

    def test_the_copy_has_no_ids_and_no_ways_back_to_the_uses(self, page: Page) -> None:
        term(page).click()

        ids = page.evaluate("[...document.querySelectorAll('[id]')].map((element) => element.id)")
        assert len(ids) == len(set(ids))
        page.keyboard.press("Escape")  # it would lie over the citation
        page.locator("#c-1").click()
        expect(dialog(page, "River Office").get_by_role("link", name="Back to use 1")).to_have_count(0)

    def test_a_popovers_heading_has_the_level_of_a_section(self, page: Page) -> None:
        term(page).click()

        expect(dialog(page, "Gauge").get_by_role("heading", level=2)).to_have_text("Gauge")

    def test_a_link_inside_leads_where_it_says(self, page: Page) -> None:
        term(page).click()

        dialog(page, "Gauge").get_by_role("link", name="Full entry").click()

        expect(page).to_have_title("Another page")

    def test_closing_leaves_nothing_behind(self, page: Page) -> None:
        before = page.evaluate("document.body.innerHTML")
        term(page).click()

        page.keyboard.press("Escape")

        expect(popovers(page)).to_have_count(0)
        page.wait_for_function("before => document.body.innerHTML === before", arg=before, timeout=2000)

    def test_a_link_without_an_entry_is_left_alone(self, page: Page) -> None:
        term(page, "missing").click()

        expect(popovers(page)).to_have_count(0)
        expect(page).to_have_url(re.compile("#t-missing$"))


class TestTouch:
    def test_a_tap_opens_a_sheet_at_the_bottom(self, small: Page) -> None:
        term(small).tap()

        box = box_of(dialog(small, "Gauge"))
        assert (box["x"], box["width"]) == (0, 320)
        assert box["y"] + box["height"] == pytest.approx(640, abs=1)
        assert overflow(small) == 0

    def test_a_word_low_on_the_screen_is_not_covered_by_its_sheet(self, small: Page) -> None:
        term(small, "flood plain").evaluate(
            "link => scrollBy(0, link.getBoundingClientRect().bottom + 9 - innerHeight)"
        )

        tap(term(small, "flood plain"))

        link, box = box_of(term(small, "flood plain")), box_of(dialog(small, "Flood plain"))
        assert link["y"] > 0
        assert link["y"] + link["height"] < box["y"]

    def test_a_mouse_on_a_touch_screen_is_a_mouse(self, small: Page) -> None:
        steps = small.evaluate("history.length")
        term(small).hover()
        expect(dialog(small, "Gauge")).to_be_visible()

        term(small).click()
        small.wait_for_timeout(PATIENCE_MS)

        assert small.evaluate("history.length") == steps

    def test_back_closes_the_inner_sheet_then_the_outer_and_then_leaves(self, small: Page) -> None:
        tap(term(small))
        tap(dialog(small, "Gauge").locator("> p > .ab-term"))
        expect(dialog(small, "Weir")).to_be_visible()

        small.go_back()
        expect(dialog(small, "Weir")).to_have_count(0)
        expect(dialog(small, "Gauge")).to_be_visible()
        small.go_back()
        expect(popovers(small)).to_have_count(0)
        expect(small).to_have_title("A page without a theme")
        small.go_back()

        expect(small).to_have_title("Another page")

    def test_a_sheet_that_was_closed_leaves_no_step_in_the_history(self, small: Page) -> None:
        tap(term(small))
        dialog(small, "Gauge").get_by_role("button", name="Shut").tap()
        expect(popovers(small)).to_have_count(0)
        small.wait_for_timeout(PATIENCE_MS)

        small.go_back()

        expect(small).to_have_title("Another page")

    def test_tapping_another_term_replaces_the_sheet(self, small: Page) -> None:
        tap(term(small))
        tap(term(small, "weir"))
        expect(dialog(small, "Weir")).to_be_visible()
        small.wait_for_timeout(PATIENCE_MS)
        expect(popovers(small)).to_have_count(1)

        small.go_back()
        expect(popovers(small)).to_have_count(0)
        small.go_back()

        expect(small).to_have_title("Another page")

    def test_a_second_tap_closes(self, small: Page) -> None:
        tap(term(small))
        expect(dialog(small, "Gauge")).to_be_visible()

        tap(term(small))
        small.wait_for_timeout(PATIENCE_MS)

        expect(popovers(small)).to_have_count(0)

    def test_the_page_does_not_jump_when_a_sheet_closes(self, small: Page) -> None:
        tap(term(small))
        small.evaluate("scrollTo(0, 150)")

        small.go_back()
        small.wait_for_timeout(PATIENCE_MS)

        expect(popovers(small)).to_have_count(0)
        assert small.evaluate("scrollY") == 150
        assert small.evaluate("history.scrollRestoration") == "auto"

    def test_leaving_by_a_link_and_coming_back_shows_the_page_without_a_sheet(self, small: Page) -> None:
        tap(term(small))
        dialog(small, "Gauge").get_by_role("link", name="Full entry").tap()
        expect(small).to_have_title("Another page")

        small.go_back()

        expect(small).to_have_title("A page without a theme")
        expect(popovers(small)).to_have_count(0)
        small.go_back()
        expect(small).to_have_title("Another page")


class TestSwitch:
    def test_one_step_switches_popovers_off_and_the_links_lead_to_the_entries(self, page: Page) -> None:
        term(page).click()
        dialog(page, "Gauge").get_by_role("button", name=SWITCH).click()
        expect(popovers(page)).to_have_count(0)

        term(page).click()

        expect(popovers(page)).to_have_count(0)
        expect(page).to_have_url(re.compile("#t-gauge$"))
        expect(page.locator("#t-gauge")).to_be_in_viewport()

    def test_the_choice_stays_and_can_be_taken_back(self, page: Page) -> None:
        switch = page.get_by_role("button", name=SWITCH)
        expect(switch).to_have_attribute("aria-pressed", "false")
        switch.click()
        page.reload()
        expect(switch).to_have_attribute("aria-pressed", "true")
        term(page).hover()
        page.wait_for_timeout(PATIENCE_MS)
        expect(popovers(page)).to_have_count(0)

        switch.click()
        term(page).click()

        expect(dialog(page, "Gauge")).to_be_visible()

    def test_a_blocked_storage_does_no_harm(self, open_page: OpenPage, bare: str) -> None:
        page = open_page(f"{bare}other.html")
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
        )
        page.goto(f"{bare}page.html")

        term(page).click()
        dialog(page, "Gauge").get_by_role("button", name=SWITCH).click()
        term(page).click()

        expect(popovers(page)).to_have_count(0)


class TestSurroundings:
    def test_without_javascript_a_term_leads_to_its_entry(self, scriptless: OpenPage, bare: str) -> None:
        page = scriptless(f"{bare}page.html")

        term(page).click()

        expect(page).to_have_url(re.compile("#t-gauge$"))
        expect(page.locator("#t-gauge")).to_be_in_viewport()
        expect(page.locator(".ab-switch")).not_to_be_visible()

    @pytest.mark.parametrize("missing", ["delete HTMLElement.prototype.togglePopover", "CSS.supports = () => false"])
    def test_an_older_browser_still_leads_to_the_definition(self, open_page: OpenPage, bare: str, missing: str) -> None:
        page = open_page(f"{bare}other.html")
        page.add_init_script(missing)
        page.goto(f"{bare}page.html")

        term(page).click()

        shown = dialog(page, "Gauge").or_(page.locator("#t-gauge"))
        expect(shown.filter(visible=True).last).to_be_in_viewport()

    def test_where_anchors_are_missing_a_sheet_stands_in(self, open_page: OpenPage, bare: str) -> None:
        page = open_page(f"{bare}other.html")
        page.add_init_script("CSS.supports = () => false")
        page.goto(f"{bare}page.html")

        term(page).click()

        box = box_of(dialog(page, "Gauge"))
        assert box["y"] + box["height"] == pytest.approx(900, abs=1)

    def test_from_a_file_popovers_open_and_close(self, browser: Browser, folder: Path) -> None:
        with browser.new_context(viewport={"width": 1366, "height": 900}) as window:  # refused modules are said there
            page = window.new_page()
            page.goto((folder / "page.html").as_uri())

            term(page).click()
            expect(dialog(page, "Gauge")).to_be_visible()
            page.keyboard.press("Escape")

            expect(popovers(page)).to_have_count(0)

    def test_at_a_zoom_of_400_percent_a_popover_fits(self, open_page: OpenPage, bare: str) -> None:
        page = open_page(f"{bare}page.html", viewport={"width": 320, "height": 256})

        term(page).click()

        box = box_of(dialog(page, "Gauge"))
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert box["y"] >= 0
        assert overflow(page) == 0

    def test_from_right_to_left_a_popover_starts_at_the_right_of_its_term(self, page: Page) -> None:
        page.evaluate("document.documentElement.dir = 'rtl'")

        term(page).click()

        link, box = box_of(term(page)), box_of(dialog(page, "Gauge"))
        assert box["x"] + box["width"] == pytest.approx(link["x"] + link["width"], abs=2)
        assert box["x"] >= 0
        assert overflow(page) == 0

    def test_a_term_at_the_edge_of_the_window_opens_inwards(self, page: Page) -> None:
        page.locator("#first").evaluate("p => p.style.paddingInlineStart = 'calc(100vw - 9em)'")

        term(page).click()

        box = box_of(dialog(page, "Gauge"))
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 1366

    def test_nothing_moves_or_fades_whatever_motion_is_wanted(self, page: Page) -> None:
        """Each frame of a transition would find the popover's place anew."""
        term(page).click()

        assert dialog(page, "Gauge").evaluate("el => getComputedStyle(el).transitionDuration") == "0s"

    def test_in_forced_colours_a_popover_has_a_border(self, open_page: OpenPage, bare: str) -> None:
        page = open_page(f"{bare}page.html", forced_colors="active")

        term(page).click()

        assert dialog(page, "Gauge").evaluate("el => getComputedStyle(el).borderTopWidth") == "1px"

    def test_on_paper_there_is_no_popover_but_every_entry(self, page: Page) -> None:
        term(page).click()

        page.emulate_media(media="print")

        expect(page.locator(".ab-popover")).not_to_be_visible()
        expect(page.locator("#t-gauge")).to_be_visible()
        expect(page.locator("#s-almanac")).to_be_visible()


class TestInstantNavigation:
    def test_a_press_opens_a_popover_and_the_page_stays(self, open_page: OpenPage, instant: str) -> None:
        page = open_page(f"{instant}page/")

        term(page).click()

        expect(dialog(page, "Gauge")).to_be_visible()
        assert page.url == f"{instant}page/"
        assert page.evaluate("scrollY") == 0

    def test_popovers_still_work_after_the_page_was_replaced(self, open_page: OpenPage, instant: str) -> None:
        page = open_page(f"{instant}page/")
        page.evaluate("window.stays = true")
        term(page).click()
        dialog(page, "Gauge").get_by_role("link", name="Full entry").click()
        expect(page.get_by_role("heading", name="Another page")).to_be_visible()
        expect(popovers(page)).to_have_count(0)

        page.go_back()
        expect(page.get_by_role("heading", name="Another page")).to_have_count(0)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(300)  # the theme puts the old page back in its own time
        expect(popovers(page)).to_have_count(0)
        term(page).click()

        expect(dialog(page, "Gauge")).to_be_visible()
        assert page.evaluate("window.stays"), "the page was loaded anew: instant navigation was off"

    def test_back_closes_a_sheet_and_the_page_stays(self, phone: OpenPage, instant: str) -> None:
        page = phone(f"{instant}page/")
        tap(term(page))
        expect(dialog(page, "Gauge")).to_be_visible()

        page.go_back()

        expect(popovers(page)).to_have_count(0)
        expect(term(page)).to_be_visible()


class TestDemo:
    """The same in the built site, whose HTML the page above imitates."""

    BRIEFING = "briefings/putin-xi-state-visit/"

    def test_a_preview_is_no_stop_of_the_tab_key(self, open_page: OpenPage, site: str) -> None:
        page = open_page(f"{site}{self.BRIEFING}")
        page.locator(".ab-row a.ab-term").first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(popovers(page)).to_have_count(1)

        page.keyboard.press("Tab")

        assert page.evaluate("!document.activeElement.closest('.ab-popover')")
        assert page.evaluate("document.activeElement !== document.querySelector('.ab-row a.ab-term')")

    def test_every_term_and_citation_of_the_briefing_opens(self, open_page: OpenPage, site: str) -> None:
        page = open_page(f"{site}{self.BRIEFING}")
        links = page.locator(".ab .ab-row > p a:is([role=doc-glossref], [role=doc-biblioref])")

        assert links.count() > 10
        for link in links.all():
            link.click()
            expect(popovers(page)).to_be_visible()
            page.keyboard.press("Escape")
            expect(popovers(page)).to_have_count(0)

    def test_a_popover_is_dark_where_the_page_is(self, dark: OpenPage, site: str) -> None:
        page = dark(f"{site}{self.BRIEFING}")

        page.locator("a.ab-term").first.click()

        colour = "el => getComputedStyle(el).backgroundColor"
        assert popovers(page).evaluate(colour) == page.locator("body").evaluate(colour)

    def test_without_javascript_a_term_leads_to_its_entry(self, scriptless: OpenPage, site: str) -> None:
        page = scriptless(f"{site}{self.BRIEFING}")
        link = page.locator("a.ab-term").first
        entry = page.locator(f"[id='{(link.get_attribute('href') or '').removeprefix('#')}']")

        link.click()

        expect(entry).to_be_in_viewport()

    def test_popovers_can_be_switched_off_and_on(self, open_page: OpenPage, site: str) -> None:
        page = open_page(f"{site}{self.BRIEFING}")
        page.locator("a.ab-term").first.click()
        popovers(page).get_by_role("button", name=SWITCH).click()
        page.reload()
        page.locator("a.ab-term").first.click()
        expect(popovers(page)).to_have_count(0)

        page.get_by_role("button", name=SWITCH).click()
        page.locator("a.ab-term").first.click()

        expect(popovers(page)).to_be_visible()
