"""Timelines in a browser: nothing overlaps at any width, marks lead to events, the filter lives in the address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from test_accessibility import faults

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
BRIEFING = "briefings/putin-xi-state-visit/"
COUNT = 260
PLACES = ("Harbin", "Lagos", "Oslo")

CONFIGURATION = """site_name: Trams
theme:
  name: material
  font: false
  features: [navigation.instant]
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default, toggle: {icon: material/weather-night, name: Dark}}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, toggle: {icon: material/weather-sunny, name: Light}}
extra: {generator: false}
plugins: [briefings]
"""

GEOMETRY = """(strip) => {
  const box = ({ left, right, top, bottom }) => ({ left, right, top, bottom });
  const shown = (node) => node.getClientRects().length && getComputedStyle(node).display !== 'none';
  const found = (selector) => [...strip.querySelectorAll(selector)].filter(shown);
  const all = (selector) => found(selector).map((node) => box(node.getBoundingClientRect()));
  const { left, right } = strip.getBoundingClientRect();
  return {
    left, right, labels: all('text'), marks: all('a > :is(circle, rect)'),
    sizes: [...strip.querySelectorAll('text')].map((node) => parseFloat(getComputedStyle(node).fontSize)),
  };
}"""


def overlapping(boxes: list[dict[str, float]]) -> list[tuple[dict[str, float], dict[str, float]]]:
    return [
        (one, other)
        for place, one in enumerate(boxes)
        for other in boxes[place + 1 :]
        if one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] < other["bottom"]
        and other["top"] < one["bottom"]
    ]


@pytest.fixture(scope="session")
def long_site(
    tmp_path_factory: pytest.TempPathFactory,
    build: Callable[[Path, Path], None],
    served: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[str]:
    """A site with more events than one page bears, in three briefings with a topic each."""
    project, site = tmp_path_factory.mktemp("long-timeline"), tmp_path_factory.mktemp("long-timeline-site")
    (project / "docs").mkdir()
    (project / "docs/index.md").write_text("# Start\n", "utf-8")
    (project / "briefings").mkdir()
    terms = "".join(f"{name.lower()}: {{prefLabel: {name}, definition: A city.}}\n" for name in PLACES)
    (project / "briefings/glossary.yml").write_text(terms, "utf-8")
    (project / "briefings/sources.yml").write_text("a: {type: book, title: A}\n", "utf-8")
    for number, place in enumerate(PLACES):
        events = "".join(
            f"{1900 + index // 4}-{index % 12 + 1:02}-{index % 28 + 1:02}\n:   In {place} tram {index} runs. [@a]\n\n"
            for index in range(number, COUNT, len(PLACES))
        )
        text = (
            f"---\ntitle: Trams of {place}\ndate: 2020\ntopics: [Topic {number}]\n---\n\n/// timeline\n\n{events}///\n"
        )
        (project / f"briefings/trams-{number}.md").write_text(text, "utf-8")
    with served(site) as address:
        (project / "mkdocs.yml").write_text(f"site_url: {address}\n{CONFIGURATION}", "utf-8")
        build(project, site)
        yield address


def expect_status(page: Page, text: str) -> None:
    expect(page.locator(".ab-filter [role=status]")).to_have_text(text)


def field(page: Page, label: str) -> Locator:
    return page.locator(".ab-filter").get_by_label(label)


def open_filter(page: Page) -> None:
    page.locator(".ab-filter summary").click()
    expect(field(page, "Topic")).to_be_enabled()


def test_neither_marks_nor_labels_overlap_at_any_width(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}{BRIEFING}")

    for width in (320, 360, 414, 600, 768, 1024, 1366, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        found = page.locator(".ab-strip").evaluate(GEOMETRY)

        assert len(found["marks"]) > 15, width
        assert len(found["labels"]) >= 3, width
        assert overlapping(found["marks"]) == [], width
        assert overlapping(found["labels"]) == [], width
        assert min(found["sizes"]) >= 12, width
        inside = [box for box in (*found["marks"], *found["labels"]) if box["left"] >= 0 and box["right"] <= width]
        assert len(inside) == len(found["marks"]) + len(found["labels"]), width


@pytest.mark.parametrize("width", [320, 1366])
def test_a_dense_strip_has_no_overlaps_and_stands_clear_of_the_text(
    open_page: OpenPage, long_site: str, width: int
) -> None:
    page = open_page(f"{long_site}briefings/trams-0/", viewport={"width": width, "height": 800})

    strip = page.locator(".ab-strip")
    found = strip.evaluate(GEOMETRY)

    assert overlapping(found["marks"]) == []
    box, heading = strip.bounding_box(), page.get_by_role("heading", name="Timeline").bounding_box()
    assert box is not None
    assert heading is not None
    assert min(mark["top"] for mark in found["marks"]) >= max(box["y"], heading["y"] + heading["height"])


def test_a_mark_leads_to_its_event(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}{BRIEFING}")

    mark = page.locator(".ab-strip a", has_text="24 Feb 2022").first
    target = mark.get_attribute("xlink:href")
    mark.click()

    assert target is not None
    expect(page).to_have_url(re.compile(f"{re.escape(target)}$"))
    expect(page.locator(target)).to_be_in_viewport()
    expect(page.locator(target)).to_contain_text("24 February 2022")


def test_a_bar_of_the_overview_leads_to_its_period_with_instant_navigation(open_page: OpenPage, long_site: str) -> None:
    page = open_page(f"{long_site}timeline/")

    page.locator(".ab-strip a").first.hover()
    page.locator(".ab-strip a").first.click()

    expect(page).to_have_url(re.compile(r"/timeline/190X/#"))
    expect(page.locator("h1")).to_have_text("1900s")


def test_the_filter_hides_other_events_and_says_how_many_are_left(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}timeline/")
    events = page.locator(".ab-timeline > li")
    total = events.count()
    open_filter(page)

    field(page, "From year").fill("2024")
    field(page, "To year").fill("2024")

    shown = events.filter(visible=True)
    expect(page).to_have_url(re.compile(r"/timeline/\?from=2024&to=2024$"))  # written when all the rest is done
    assert 0 < shown.count() < total
    expect_status(page, f"Events shown: {shown.count()} of {total}")
    expect(page.locator(".ab-strip")).to_be_hidden()

    page.get_by_role("button", name="Show all").click()

    expect(events.filter(visible=True)).to_have_count(total)
    expect(page).to_have_url(re.compile(r"/timeline/$"))
    expect(page.locator(".ab-strip")).to_be_visible()


def test_an_address_with_a_filter_shows_what_it_says(open_page: OpenPage, long_site: str) -> None:
    page = open_page(f"{long_site}timeline/?term=lagos&from=1900&to=1901")

    expect(page.locator(".ab-timeline > li")).to_have_count(3)
    expect_status(page, f"Events shown: 3 of {COUNT}")
    expect(field(page, "Term")).to_have_value("lagos")
    expect(page.locator(".ab-periods")).to_be_hidden()


def test_an_address_with_what_is_not_there_shows_all(open_page: OpenPage, long_site: str) -> None:
    page = open_page(f"{long_site}timeline/?term=atlantis&nonsense=1")

    expect(page.locator(".ab-periods")).to_be_visible()
    expect(page.locator(".ab-timeline")).to_be_hidden()


def test_results_from_all_periods_are_listed_and_lead_to_their_places(open_page: OpenPage, long_site: str) -> None:
    page = open_page(f"{long_site}timeline/")
    open_filter(page)

    field(page, "Topic").select_option("Topic 1")

    rows = page.locator(".ab-timeline > li")
    expect(rows).to_have_count(50)
    expect_status(page, f"Events shown: 87 of {COUNT}")
    expect(rows.first).to_contain_text("In Lagos tram 1 runs.")
    expect(rows.first.get_by_role("link", name="Trams of Lagos")).to_have_attribute("href", "../briefings/trams-1/")
    rows.first.locator(".ab-date a").click()
    expect(page).to_have_url(re.compile(r"/timeline/190X/#trams-1--ev-"))
    expect(page.locator(":target")).to_contain_text("In Lagos tram 1 runs.")


def test_many_results_come_fifty_at_a_time(open_page: OpenPage, long_site: str) -> None:
    page = open_page(f"{long_site}timeline/?from=1900&to=1959")
    rows = page.locator(".ab-timeline > li")
    expect(rows).to_have_count(50)

    page.get_by_role("button", name="Show more").click()

    expect(rows).to_have_count(100)
    expect(rows.nth(50).locator("a").first).to_be_focused()


def test_the_filter_works_by_keyboard_alone(open_page: OpenPage, long_site: str) -> None:
    page = open_page(f"{long_site}timeline/")

    page.locator(".ab-filter summary").focus()
    page.keyboard.press("Enter")
    expect(field(page, "Topic")).to_be_enabled()
    for key in ("Tab", "Tab", "Tab", "Tab", *"1900", "Tab", *"1900"):
        page.keyboard.press(key)

    expect(page).to_have_url(re.compile(r"/timeline/\?from=1900&to=1900$"))
    expect_status(page, f"Events shown: 4 of {COUNT}")


def test_a_filter_survives_a_visit_and_going_back(open_page: OpenPage, long_site: str) -> None:
    page = open_page(f"{long_site}timeline/")
    open_filter(page)
    field(page, "Briefing").select_option("Trams of Oslo")
    expect(page.locator(".ab-timeline > li")).to_have_count(50)

    page.locator(".ab-timeline .ab-date a").first.click()
    expect(page.locator("h1")).to_have_text("1900s")
    page.go_back()

    expect(field(page, "Briefing")).to_have_value("trams-2")
    expect(page.locator(".ab-timeline > li")).to_have_count(50)


def test_nothing_is_fetched_for_the_filter_before_it_is_used(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}timeline/")
    asked = "performance.getEntriesByType('resource').filter(({ name }) => /timeline(-filter)?.js/.test(name)).length"
    assert page.evaluate(asked) == 0

    open_filter(page)

    assert page.evaluate(asked) == 2


def test_without_scripts_all_is_there_and_no_filter(scriptless: OpenPage, site: str, long_site: str) -> None:
    page = scriptless(f"{site}timeline/")
    expect(page.locator(".ab-filter")).to_be_hidden()
    expect(page.locator(".ab-strip > svg")).to_be_visible()
    assert page.locator(".ab-timeline > li").filter(visible=True).count() == page.locator(".ab-timeline > li").count()

    page = scriptless(f"{long_site}timeline/")
    expect(page.locator(".ab-filter")).to_be_hidden()
    page.locator(".ab-periods a", has_text="1900s").click()
    expect(page.locator(".ab-timeline > li")).to_have_count(40)


def test_on_paper_list_and_strip_stay_and_the_filter_goes(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}timeline/")

    page.emulate_media(media="print")

    expect(page.locator(".ab-strip > svg")).to_be_visible()
    expect(page.locator(".ab-timeline > li").first).to_be_visible()
    expect(page.locator(".ab-filter")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["timeline/", "timeline/190X/", "timeline/?topic=topic-1"])
def test_the_pages_of_a_long_timeline_have_no_faults(
    open_page: OpenPage, long_site: str, path: str, scheme: str
) -> None:
    page = open_page(f"{long_site}{path}", color_scheme=scheme)
    expect(page.locator(".ab-periods, .ab-timeline > li").filter(visible=True).first).to_be_visible()

    assert faults(page) == []


@pytest.mark.parametrize("path", ["timeline/", "timeline/190X/", "timeline/?topic=topic-1"])
def test_the_pages_of_a_long_timeline_fit_a_narrow_phone(phone: OpenPage, long_site: str, path: str) -> None:
    page = phone(f"{long_site}{path}")
    expect(page.locator(".ab-periods, .ab-timeline > li").filter(visible=True).first).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_marks_keep_their_colours_where_colours_are_forced(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}{BRIEFING}", forced_colors="active")

    fill, ground = page.locator(".ab-strip a:not([class])").first.evaluate(
        "(mark) => [getComputedStyle(mark).fill, getComputedStyle(document.body).backgroundColor]"
    )

    assert fill != ground


def test_in_a_text_from_right_to_left_time_still_runs_from_left_to_right(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}{BRIEFING}")
    page.evaluate("document.documentElement.dir = 'rtl'")

    found = page.locator(".ab-strip").evaluate(GEOMETRY)

    assert overlapping(found["labels"]) == overlapping(found["marks"]) == []
    labels = page.locator(".ab-strip .is-wide text").all_text_contents()
    assert labels == sorted(labels)
