"""The site's timeline: every event once, with all that is told of it, on pages that stay small."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import html5lib
import pytest
from annotated_briefings.briefing.load import load_library
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.site import build_context, build_site, render_library
from annotated_briefings.timeline.periods import EVENTS_ON_A_PAGE

GLOSSARY = "icc: {prefLabel: ICC, definition: A court.}\nwaste: {prefLabel: Waste, definition: Not used.}\n"
SOURCES = "a-2020: {type: book, title: A}\nb-2021: {type: book, title: B}\n"
XLINK = "{http://www.w3.org/1999/xlink}href"

Told = tuple[str, str]


class Built:
    """A site, by what a browser would find."""

    def __init__(self, folder: Path, *, directory: bool = True) -> None:
        self.addresses = Addresses(directory=directory)
        library, _ = load_library(folder)
        context = build_context(render_library(library), addresses=self.addresses, site_name="S")
        site = build_site(context)
        self.html = {page.path: page.html for page in site.pages}
        self.pages = {page.path: page for page in site.pages}
        self.assets = {asset.path: asset.content for asset in site.assets}

    def tree(self, path: str) -> Any:
        return html5lib.parse(self.html[path], namespaceHTMLElements=False)

    def timeline(self) -> list[str]:
        """The paths of the timeline's pages."""
        return [path for path in self.html if path.startswith("timeline/")]

    def filter(self) -> Any:
        return json.loads(self.assets["data/timeline-filter.json"])

    def targets(self) -> set[str]:
        """The address of every id of every page."""
        found = set()
        for path in self.html:
            address = self.addresses.url(path)
            found.add(address)
            found |= {f"{address}#{element.get('id')}" for element in self.tree(path).iter() if element.get("id")}
        return found


def written(folder: Path, *briefings: Sequence[Told], topics: Sequence[str] = ("Law",)) -> Path:
    (folder / "briefings").mkdir(parents=True)
    (folder / "briefings/glossary.yml").write_text(GLOSSARY, "utf-8")
    (folder / "briefings/sources.yml").write_text(SOURCES, "utf-8")
    for number, events in enumerate(briefings):
        front = f"---\ntitle: Briefing {number}\ndate: 2024\ntopics: [{topics[number % len(topics)]}]\n---\n\n"
        told = "".join(f"{date}\n:   {text}\n\n" for date, text in events)
        (folder / f"briefings/b-{number:03d}.md").write_text(f"{front}/// timeline\n\n{told}///\n", "utf-8")
    return folder


def with_class(tree: Any, name: str) -> list[Any]:
    return [element for element in tree.iter() if name in (element.get("class") or "").split()]


def text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def items(tree: Any) -> list[Any]:
    return [item for item in tree.iter("li") if item.get("data-edtf")]


def links_of(tree: Any, here: str) -> Iterator[str]:
    """Where the links of a page lead, within the site."""
    for link in tree.iter():
        href = link.get("href") or link.get(XLINK) or ""
        if link.tag.rpartition("}")[2] == "a" and href and ":" not in href:
            path, _, anchor = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here
            target += "/" if path.endswith("/") else ""
            yield f"{target}#{anchor}" if anchor else target


def many(count: int) -> list[Told]:
    """So many events from the year 1900 on, ten a year."""
    return [
        (f"{1900 + index // 10}-{index % 10 + 1:02}-{index % 28 + 1:02}", f"ICC case {index} begins. [@a-2020]")
        for index in range(count)
    ]


def test_an_event_that_two_briefings_tell_is_there_once_with_both_sources(tmp_path: Path) -> None:
    one = [("2024-05-16", "The ICC meets. [@a-2020]\n    id: meeting")]
    other = [("2024-05-16", "Judges of the court come together. [@b-2021]\n    id: meeting")]

    site = Built(written(tmp_path / "project", one, other))

    (item,) = items(site.tree("timeline/index.md"))
    assert text_of(item[0]) == "16 May 2024"
    assert text_of(with_class(item, "ab-event")[0]).startswith("The ICC meets.")
    (telling,) = with_class(item, "ab-telling")
    assert "Judges of the court come together." in text_of(telling)
    assert [link.get("href") for link in with_class(item, "ab-told-in")] == [
        "../briefings/b-000/#ev-meeting",
        "../briefings/b-001/#ev-meeting",
    ]
    assert [link.get("href") for link in item.iter("a") if link.get("role") == "doc-biblioref"] == [
        "#s-a-2020",
        "#s-b-2021",
    ]
    assert with_class(item, "ab-also-dated") == []


def test_other_dates_of_one_event_are_said(tmp_path: Path) -> None:
    one = [("2024-05-16", "The ICC meets. [@a-2020]\n    id: meeting")]
    other = [("2024-05-17", "The ICC has met. [@b-2021]\n    id: meeting")]

    site = Built(written(tmp_path / "project", one, other))

    (item,) = items(site.tree("timeline/index.md"))
    (also,) = with_class(item, "ab-also-dated")
    assert text_of(also) == "also dated 17 May 2024:"
    assert also.find("time").get("datetime") == "2024-05-17"


def test_words_that_two_briefings_share_are_told_once(tmp_path: Path) -> None:
    told = [("2024-05-16", "The ICC meets. [@a-2020]")]

    (item,) = items(Built(written(tmp_path / "project", told, told)).tree("timeline/index.md"))

    assert text_of(item).count("The ICC meets.") == 1
    assert [text_of(link) for link in with_class(item, "ab-told-in")] == ["Briefing 0", "Briefing 1"]


def test_pages_of_terms_and_sources_tell_a_merged_event_once(tmp_path: Path) -> None:
    one = [("2024-05-16", "The ICC meets. [@a-2020]\n    id: meeting"), ("2023", "Nothing. [@b-2021]")]
    other = [("2024-05-16", "Judges meet. [@b-2021]\n    id: meeting")]

    site = Built(written(tmp_path / "project", one, other))

    assert [item.get("data-edtf") for item in items(site.tree("glossary/icc.md"))] == ["2024-05-16"]
    assert [item.get("data-edtf") for item in items(site.tree("sources/a-2020.md"))] == ["2024-05-16"]
    assert [item.get("data-edtf") for item in items(site.tree("sources/b-2021.md"))] == ["2023", "2024-05-16"]


def test_an_event_mentions_a_term_that_is_linked_further_up_only(tmp_path: Path) -> None:
    told = [("2023", "The ICC opens. [@a-2020]"), ("2024", "The ICC closes. [@a-2020]")]

    site = Built(written(tmp_path / "project", told))

    assert [item.get("data-edtf") for item in items(site.tree("glossary/icc.md"))] == ["2023", "2024"]


def test_pages_with_events_load_their_style_sheet_and_others_do_not(tmp_path: Path) -> None:
    site = Built(written(tmp_path / "project", [("2023", "The ICC opens. [@a-2020]")]))

    styled = {
        path
        for path in site.html
        if any(link.get("href", "").endswith("timeline.css") for link in site.tree(path).iter("link"))
    }

    assert styled == {"timeline/index.md", "briefings/b-000.md", "glossary/icc.md", "sources/a-2020.md"}


def test_a_short_timeline_is_one_page_with_list_strip_and_filter(tmp_path: Path) -> None:
    site = Built(written(tmp_path / "project", many(30)))

    page = site.tree("timeline/index.md")
    assert site.timeline() == ["timeline/index.md"]
    assert len(items(page)) == 30
    assert len(with_class(page, "ab-strip")) == 1
    (details,) = with_class(page, "ab-filter")
    assert details.get("data-ab-module") == "../assets/briefings/timeline.js"
    assert details.get("data-ab-data") == "../data/timeline-filter.json"
    assert [field.get("name") for field in details.iter() if field.tag in {"select", "input"}] == [
        "topic",
        "term",
        "briefing",
        "from",
        "to",
    ]
    assert all(label.text.strip() for label in details.iter("label"))


@pytest.mark.parametrize("events", [(), [("2024", "One. [@a-2020]")]])
def test_nothing_to_compare_has_neither_strip_nor_filter(tmp_path: Path, events: Sequence[Told]) -> None:
    site = Built(written(tmp_path / "project", events))

    page = site.tree("timeline/index.md")
    assert with_class(page, "ab-strip") == with_class(page, "ab-filter") == []
    assert "data/timeline-filter.json" not in site.assets


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site whose timeline needs more pages than one."""
    told = many(2 * EVENTS_ON_A_PAGE)
    return Built(written(tmp_path_factory.mktemp("long") / "project", told[::2], told[1::2], topics=("Law", "War")))


def test_a_long_timeline_has_an_overview_and_a_page_for_each_period(long: Built) -> None:
    page = long.tree("timeline/index.md")

    assert long.timeline() == [
        "timeline/index.md",
        "timeline/19XX.md",
        "timeline/190X.md",
        "timeline/191X.md",
        "timeline/192X.md",
        "timeline/193X.md",
    ]
    assert items(page) == []
    (periods,) = with_class(page, "ab-periods")
    assert [(text_of(row), row.find(".//a").get("href")) for row in periods.iter("li")][:2] == [
        ("20th century 400 1900s 100 1910s 100 1920s 100 1930s 100", "19XX/"),
        ("1900s 100", "190X/"),
    ]
    assert len(with_class(page, "ab-strip")) == 1


def test_the_pages_of_a_long_timeline_tell_every_event_once_in_order(long: Built) -> None:
    told = [item for path in long.timeline() for item in items(long.tree(path))]

    assert [item.get("data-edtf") for item in told] == sorted(date for date, _ in many(2 * EVENTS_ON_A_PAGE))
    assert len({item.get("id") for item in told}) == 2 * EVENTS_ON_A_PAGE


def test_each_period_leads_to_the_one_before_and_after_and_to_the_whole(long: Built) -> None:
    page = long.tree("timeline/191X.md")

    (kicker,) = with_class(page, "ab-kicker")
    (nav,) = with_class(page, "ab-neighbours")
    assert kicker.find("a").get("href") == "../"
    assert [(link.get("rel"), link.get("href"), text_of(link)) for link in nav.iter("a")] == [
        ("prev", "../190X/", "Earlier: 1900s"),
        ("next", "../192X/", "Later: 1920s"),
    ]


@pytest.mark.parametrize("directory", [True, False])
def test_no_link_of_the_timeline_leads_nowhere(tmp_path: Path, directory: bool) -> None:
    site = Built(written(tmp_path / "project", many(EVENTS_ON_A_PAGE + 20)), directory=directory)

    targets = site.targets()

    for path in site.timeline():
        assert [link for link in links_of(site.tree(path), site.addresses.url(path)) if link not in targets] == []
    rows = site.filter()["events"]
    pages = [posixpath.normpath(posixpath.join("timeline", url)) for url in site.filter()["pages"]]
    urls = {f"{pages[row[1]]}/#{row[0]}" if directory else f"{pages[row[1]]}#{row[0]}" for row in rows}
    assert urls <= targets


def test_pages_of_the_timeline_are_outside_the_navigation_and_the_search(long: Built) -> None:
    for path in long.timeline():
        page = long.pages[path]
        assert page.section == ("" if path == "timeline/index.md" else "timeline/index.md")
        assert not page.searchable


def test_every_page_of_a_very_long_timeline_is_small(tmp_path: Path) -> None:
    text = (
        "The ICC hears a witness of some importance on what was said and done at length in case {}. [@a-2020; @b-2021]"
    )
    told = [
        (f"{2010 + index % 12}-{index // 12 % 12 + 1:02}-{index % 28 + 1:02}", text.format(index))
        for index in range(600)
    ]

    site = Built(written(tmp_path / "project", told))

    sizes = {path: len(site.html[path].encode()) for path in site.timeline()}
    assert len(sizes) == 14
    assert max(sizes.values()) <= 400_000
    assert sum(len(items(site.tree(path))) for path in sizes) == 600


def test_the_overview_does_not_grow_with_the_number_of_briefings(tmp_path: Path) -> None:
    told = many(EVENTS_ON_A_PAGE + 10)

    few = Built(written(tmp_path / "few", told))
    more = Built(written(tmp_path / "more", *(told[index::30] for index in range(30))))

    length = len(few.html["timeline/index.md"])
    assert abs(len(more.html["timeline/index.md"]) - length) < length / 20


def test_the_filter_knows_what_each_event_is_found_by(tmp_path: Path) -> None:
    one = [("../196X", "Before. [@a-2020]"), ("2024-05-16", "The ICC meets. [@a-2020]\n    id: meeting")]
    other = [("2024-05-16/..", "Judges meet. [@b-2021]\n    id: meeting")]

    data = Built(written(tmp_path / "project", one, other, topics=("Law", "War & peace"))).filter()

    assert data["topics"] == [["law", "Law"], ["war-peace", "War & peace"]]
    assert data["terms"] == [["icc", "ICC"]]
    assert [briefing[:3] for briefing in data["briefings"]] == [
        ["b-000", "Briefing 0", "../briefings/b-000/"],
        ["b-001", "Briefing 1", "../briefings/b-001/"],
    ]
    assert [briefing[3] for briefing in data["briefings"]] == [[0], [1]]
    assert [row[1:] for row in data["events"]] == [[0, None, 1969, [0], []], [0, 2024, None, [0, 1], [0]]]


def test_the_filter_of_a_long_timeline_has_what_a_list_of_results_shows(long: Built) -> None:
    data = long.filter()

    assert data["pages"] == ["190X/", "191X/", "192X/", "193X/"]
    assert data["events"][0][6:] == ["", "1 January 1900", "ICC case 0 begins."]


def test_two_builds_are_the_same(tmp_path: Path) -> None:
    folder = written(tmp_path / "project", many(EVENTS_ON_A_PAGE + 10), many(5))

    one, other = Built(folder), Built(folder)

    assert {path: one.html[path] for path in one.timeline()} == {path: other.html[path] for path in other.timeline()}
    assert one.assets["data/timeline-filter.json"] == other.assets["data/timeline-filter.json"]


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    told = [("2024", '&lt;script>alert("x")&lt;/script> & more [@a-2020]'), ("2025", "Other. [@a-2020]")]
    folder = written(tmp_path / "project", told, topics=("'</script><b>'",))

    site = Built(folder)

    page = site.tree("timeline/index.md")
    assert list(page.iter("script")) == []
    assert '<script>alert("x")</script> & more' in text_of(items(page)[0])
    assert '<script>alert("x")</script> & more' in with_class(page, "ab-strip")[0].find(".//{*}title").text
    assert site.filter()["topics"][0][1] == "</script><b>"
