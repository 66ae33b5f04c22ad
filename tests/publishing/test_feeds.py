"""Atom feeds: what RFC 4287 asks for, whole briefings, absolute addresses, days that are known."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pytest
from annotated_briefings.briefing.load import load_library
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.site import build_context, build_site, render_library

BASE = "https://example.org/news/"
ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

GLOSSARY = "icc:\n  prefLabel: ICC\n  definition: A court in The Hague.\n"
SOURCES = "a-2024:\n  title: A source\n  issued: 2024-05-01\n  URL: https://example.net/a\n"


def briefing(title: str, *fields: str, body: str = "The ICC spoke [@a-2024].") -> str:
    return "\n".join(("---", f"title: {title}", *fields, "---", "", body, ""))


@pytest.fixture
def feeds_of(tmp_path):
    """Builds briefings, given by key, and parses the feeds of the site, by path."""

    def make(base: str = BASE, **briefings: str) -> dict[str, ET.Element]:
        folder = tmp_path / "briefings"
        write(folder, briefings)
        library, _ = load_library(folder)
        context = build_context(render_library(library), addresses=Addresses(base=base), site_name="News")
        assets = build_site(context).assets
        return {asset.path: ET.fromstring(asset.content) for asset in assets if asset.path.endswith(".xml")}

    return make


def write(folder: Path, briefings: dict[str, str]) -> None:
    folder.mkdir()
    (folder / "glossary.yml").write_text(GLOSSARY, "utf-8")
    (folder / "sources.yml").write_text(SOURCES, "utf-8")
    for key, text in briefings.items():
        (folder / f"{key}.md").write_text(text, "utf-8")


def texts(element: ET.Element, name: str) -> list[str | None]:
    return [found.text for found in element.iter(ATOM + name)]


def test_a_feed_has_what_the_standard_requires(feeds_of) -> None:
    feed = feeds_of(one=briefing("One", "date: 2024-05-17"))["feed.xml"]

    (entry,) = feed.iter(ATOM + "entry")
    for element in (feed, entry):
        assert len(element.findall(ATOM + "id")) == len(element.findall(ATOM + "title")) == 1
        (updated,) = element.findall(ATOM + "updated")
        assert RFC_3339.fullmatch(updated.text or "")
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "News"
    assert [(link.get("rel"), link.get("href")) for link in feed.findall(ATOM + "link")] == [
        ("self", f"{BASE}feed.xml"),
        ("alternate", f"{BASE}briefings/"),
    ]
    assert entry.find(ATOM + "id").text == f"{BASE}briefings/one/"


def test_an_entry_is_the_whole_briefing_with_its_terms_and_sources(feeds_of) -> None:
    feed = feeds_of(one=briefing("One", "date: 2024-05-17"))["feed.xml"]

    (content,) = feed.iter(ATOM + "content")
    tree = html5lib.parse(content.text, namespaceHTMLElements=False)
    assert content.get("type") == "html"
    said = " ".join("".join(tree.itertext()).split())
    assert "The ICC spoke" in said
    assert "A court in The Hague." in said
    assert "A source" in said


def test_every_address_in_an_entry_is_absolute(feeds_of) -> None:
    body = "The ICC spoke [@a-2024]. ![A picture](two.png) [Two](two.md)"
    feed = feeds_of(one=briefing("One", "date: 2024", body=body), two=briefing("Two"))["feed.xml"]

    (content,) = feed.iter(ATOM + "content")
    tree = html5lib.parse(content.text, namespaceHTMLElements=False)
    addresses = [element.get(name) for element in tree.iter() for name in ("href", "src") if element.get(name)]
    assert f"{BASE}briefings/two/" in addresses
    assert f"{BASE}briefings/one/#t-icc" in addresses
    assert all(address.startswith("https://") for address in addresses)


def test_what_was_updated_is_told_apart_from_what_was_published(feeds_of) -> None:
    changes = ("changes:", "  - date: 2024-07-02", "    text: A name was wrong.")
    feed = feeds_of(one=briefing("One", "date: 2024-05-17~", "published: 2024-06-01", *changes))["feed.xml"]

    (entry,) = feed.iter(ATOM + "entry")
    assert texts(entry, "published") == ["2024-06-01T00:00:00Z"]
    assert texts(entry, "updated") == ["2024-07-02T00:00:00Z"]


def test_a_briefing_without_a_date_is_in_no_feed(feeds_of) -> None:
    feed = feeds_of(one=briefing("One", "date: 2024"), two=briefing("Two"))["feed.xml"]

    assert [texts(entry, "title") for entry in feed.iter(ATOM + "entry")] == [["One"]]


def test_each_topic_has_a_feed_of_its_own(feeds_of) -> None:
    feeds = feeds_of(
        one=briefing("One", "date: 2024", "topics: [Energy]"), two=briefing("Two", "date: 2023", "topics: [Courts]")
    )

    assert set(feeds) == {"feed.xml", "topics/energy.xml", "topics/courts.xml"}
    assert [texts(entry, "title") for entry in feeds["topics/energy.xml"].iter(ATOM + "entry")] == [["One"]]


def test_the_latest_change_comes_first(feeds_of) -> None:
    changes = ("changes: [{date: 2026-01-01, text: Mended.}]",)
    feed = feeds_of(old=briefing("Old", "date: 2020", *changes), new=briefing("New", "date: 2024"))["feed.xml"]

    assert [texts(entry, "title") for entry in feed.iter(ATOM + "entry")] == [["Old"], ["New"]]


def test_hostile_text_stays_text(feeds_of) -> None:
    hostile = "]]></title><script>alert(1)</script> & \x07"
    feed = feeds_of(one=briefing(f"'{hostile[:-1]}'", "date: 2024", body="`]]>` &lt;script&gt;"))["feed.xml"]

    (entry,) = feed.iter(ATOM + "entry")
    assert texts(entry, "title") == [hostile[:-2].strip()]


def test_an_address_that_is_none_is_left_out(feeds_of) -> None:
    feed = feeds_of(one=briefing("One", "date: 2024", body='<a href="http://[x">y</a>'))["feed.xml"]

    (content,) = feed.iter(ATOM + "content")
    assert "[x" not in content.text


def test_what_xml_forbids_is_in_no_feed(feeds_of) -> None:
    feed = feeds_of(one=briefing('"One \\x0c\\x1b"', "date: 2024", body="A form feed \x0c here."))["feed.xml"]

    assert texts(feed, "title")[1].startswith("One ")


def test_without_the_sites_address_there_is_no_feed(feeds_of) -> None:
    assert feeds_of(base="", one=briefing("One", "date: 2024")) == {}
