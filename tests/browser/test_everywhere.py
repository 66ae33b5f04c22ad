"""Wherever the site stands and however it is looked at, nothing is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from annotated_briefings.publishing.policy import content_security_policy
from playwright.sync_api import Page, expect
from test_accessibility import BRIEFING, faults

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]

PROJECTS = Path(__file__).parents[1] / "projects"
WRITTEN = ("about/", "guide/", "guide/first-briefing/", "reference/diagnostics/", "reference/files/")
"""Pages that are written by hand, and have long tables and code."""

POLICY = "Content-Security-Policy"
ZOOMED = {"viewport": {"width": 320, "height": 225}}
"""A window of 1280 × 900 at 400 %."""

MOVING = """() => document.getAnimations()
  .filter(({effect}) => effect.target?.closest?.('.ab, .ab-popover') && effect.getTiming().duration > 0).length"""


def small_site(folder: Path, name: str = "a-small-site", *, options: str = "", theme: str = "") -> Path:
    """A copy of a project with more lines in its configuration."""
    project = Path(shutil.copytree(PROJECTS / name, folder / "project"))
    configuration = project / "mkdocs.yml"
    text = configuration.read_text("utf-8").replace("font: false", f"font: false\n{theme}")
    configuration.write_text(f"{options}\n{text}", "utf-8")
    return project


def popovers_work(page: Page) -> None:
    page.locator(".ab-briefing a.ab-term").first.click()
    expect(page.locator(".ab-popover:popover-open")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".ab-popover:popover-open")).to_have_count(0)


def evidence_works(page: Page) -> None:
    switch = page.get_by_role("button", name="Show the evidence")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "false")


def filter_of_timeline_works(page: Page) -> None:
    page.locator(".ab-filter summary").click()
    expect(page.get_by_label("Briefing").locator("option")).not_to_have_count(1)


def filter_of_glossary_works(page: Page) -> None:
    page.get_by_role("searchbox", name="Find a term").press_sequentially("court")
    expect(page.locator(".ab-find [role=status]")).to_contain_text(" of ")


WORKS = (
    ("briefings/the-treaty", popovers_work),
    ("briefings/the-treaty", evidence_works),
    ("timeline", filter_of_timeline_works),
    ("glossary", filter_of_glossary_works),
)


def test_under_a_strict_policy_everything_works(open_page: OpenPage, served, demo: Path) -> None:
    with served(demo, {POLICY: content_security_policy(demo)}) as address:
        page = open_page(f"{address}{BRIEFING}")
        popovers_work(page)
        evidence_works(page)
        page.goto(f"{address}timeline/")
        filter_of_timeline_works(page)
        page.goto(f"{address}glossary/")
        filter_of_glossary_works(page)
        page.goto(f"{address}search/?q=Lavrov")
        expect(page.get_by_role("link", name="Sergei Lavrov").first).to_be_visible()
        for path in ("", "sources/", *WRITTEN):
            page.goto(f"{address}{path}")


def test_without_the_hashes_it_is_the_theme_that_is_stopped_and_not_us(browser, served, demo: Path) -> None:
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
    with served(demo, {POLICY: policy}) as address:
        page = browser.new_page()
        page.goto(f"{address}{BRIEFING}")

        popovers_work(page)
        evidence_works(page)

        page.close()


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory, build: Callable, served: Callable) -> Iterator[str]:
    """The address of a small site that stands two folders down."""
    root = tmp_path_factory.mktemp("below")
    with served(root / "root") as address:
        project = small_site(root, options=f"site_url: {address}a/b/")
        build(project, root / "root/a/b")
        yield f"{address}a/b/"


@pytest.mark.parametrize(("path", "works"), WORKS)
def test_below_a_folder_everything_works(open_page: OpenPage, below: str, path: str, works: Callable) -> None:
    works(open_page(f"{below}{path}/"))


@pytest.fixture(scope="module")
def flat(tmp_path_factory: pytest.TempPathFactory, build: Callable) -> Path:
    """A small site whose pages are files, not folders."""
    root = tmp_path_factory.mktemp("flat")
    build(small_site(root, options="use_directory_urls: false"), root / "site")
    return root / "site"


@pytest.mark.parametrize(("path", "works"), WORKS)
def test_with_pages_as_files_everything_works(
    open_page: OpenPage, served: Callable, flat: Path, path: str, works: Callable
) -> None:
    file = f"{path}.html" if "/" in path else f"{path}/index.html"
    with served(flat) as address:
        works(open_page(f"{address}{file}"))


def test_from_a_folder_without_a_server_pages_are_read_and_popovers_open(browser, flat: Path) -> None:
    page = browser.new_page()
    page.goto((flat / "index.html").as_uri())

    page.get_by_role("link", name="The treaty").first.click()
    expect(page.locator("h1")).to_contain_text("The treaty")
    popovers_work(page)
    page.locator("a.ab-cite, .ab-cite a").first.click()
    expect(page.locator(".ab-popover:popover-open")).to_be_visible()

    page.close()


@pytest.fixture(scope="module")
def instant_everywhere(tmp_path_factory: pytest.TempPathFactory, build: Callable, served: Callable) -> Iterator[str]:
    """The address of a small site with instant navigation."""
    root = tmp_path_factory.mktemp("instant-everywhere")
    with served(root / "site") as address:
        project = small_site(root, options=f"site_url: {address}", theme="  features: [navigation.instant]")
        build(project, root / "site")
        yield address


@pytest.mark.parametrize(("path", "works"), WORKS)
def test_after_an_instant_navigation_everything_works(
    open_page: OpenPage, instant_everywhere: str, path: str, works: Callable
) -> None:
    page = open_page(instant_everywhere)
    page.evaluate("window.same = true")

    page.locator(f'a[href*="{path}/"]').first.dispatch_event("click")
    expect(page).to_have_url(f"{instant_everywhere}{path}/")
    works(page)

    assert page.evaluate("window.same") is True


@pytest.mark.parametrize("path", [BRIEFING, "timeline/", "search/", *WRITTEN])
def test_at_four_hundred_percent_nothing_hangs_over(open_page: OpenPage, site: str, path: str) -> None:
    page = open_page(f"{site}{path}", **ZOOMED)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", WRITTEN)
def test_a_page_written_by_hand_has_no_faults(open_page: OpenPage, site: str, path: str, scheme: str) -> None:
    assert faults(open_page(f"{site}{path}", color_scheme=scheme)) == []


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory, build: Callable, served: Callable) -> Iterator[str]:
    """The address of a site that is read from right to left."""
    root = tmp_path_factory.mktemp("arabic")
    build(small_site(root, "an-arabic-site"), root / "site")
    with served(root / "site") as address:
        yield address


@pytest.mark.parametrize(
    "path",
    ["", "briefings/", "briefings/udhr/", "glossary/", "glossary/udhr/", "timeline/", "sources/", "sources/udhr/"],
)
def test_from_right_to_left_nothing_hangs_over(phone: OpenPage, arabic: str, path: str) -> None:
    page = phone(f"{arabic}{path}")

    assert page.evaluate("document.body.dir") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_from_right_to_left_a_popover_stays_in_the_window(open_page: OpenPage, arabic: str) -> None:
    page = open_page(f"{arabic}briefings/udhr/", viewport={"width": 700, "height": 700})

    page.locator(".ab-briefing a.ab-term").first.click()
    popover = page.locator(".ab-popover:popover-open")
    expect(popover).to_be_visible()

    box = popover.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 700
    assert popover.evaluate("popover => getComputedStyle(popover).direction") == "rtl"


def test_an_english_date_on_a_page_from_right_to_left_is_read_as_english_is(open_page: OpenPage, arabic: str) -> None:
    page = open_page(f"{arabic}briefings/udhr/")
    date = page.locator(".ab-timeline .ab-date", has_text="10 December 1948").first

    places = date.evaluate(
        """time => {
          const range = document.createRange();
          const left = (from, to) => {
            range.setStart(time.firstChild, from);
            range.setEnd(time.firstChild, to);
            return range.getBoundingClientRect().left;
          };
          return [left(0, 2), left(3, 11), left(12, 16)];
        }"""
    )

    assert places == sorted(places)
    box, mark = date.bounding_box(), page.locator(".ab-timeline .ab-event").first.bounding_box()
    assert box is not None
    assert mark is not None
    assert mark["x"] + mark["width"] < box["x"]


def test_in_forced_colours_what_can_be_pressed_is_seen(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}{BRIEFING}", forced_colors="active")
    term = page.locator(".ab-briefing a.ab-term").first

    assert term.evaluate("term => getComputedStyle(term).textDecorationLine") == "underline"
    term.click()
    popover = page.locator(".ab-popover:popover-open")
    expect(popover).to_be_visible()
    assert popover.evaluate("popover => parseFloat(getComputedStyle(popover).borderTopWidth)") > 0


def test_in_forced_colours_the_marks_of_a_timeline_stand_out(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}{BRIEFING}", forced_colors="active")
    marks = page.locator(".ab-strip a :is(circle, rect, path)")

    seen = marks.evaluate_all(
        """marks => marks.map(mark => {
          const {fill, stroke} = getComputedStyle(mark);
          const canvas = getComputedStyle(document.body).backgroundColor;
          return fill !== canvas && fill !== 'none' || stroke !== canvas && stroke !== 'none';
        })"""
    )

    assert seen
    assert all(seen)


def test_who_wants_less_motion_gets_none_of_ours(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}{BRIEFING}", reduced_motion="reduce")

    page.locator(".ab-briefing a.ab-term").first.click()

    assert page.evaluate(MOVING) == 0
    expect(page.locator(".ab-popover:popover-open")).to_be_visible()
