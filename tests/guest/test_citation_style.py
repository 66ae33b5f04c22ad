"""A citation style of the publisher's choice, from the option to the page."""

from __future__ import annotations

import shutil
from pathlib import Path

import html5lib
import pytest
from annotated_briefings.citations import style as room
from mkdocs.exceptions import Abort

STYLES = Path(__file__).parents[1] / "citations" / "styles"


@pytest.fixture
def styled(project):
    """A project whose pages cite by author and year."""
    if room.find_pandoc() is None:
        pytest.skip("no pandoc here")
    folder = project("a-small-site")
    shutil.copy(STYLES / "author-date.csl", folder / "style.csl")
    return choose(folder, "style.csl")


def choose(folder: Path, style: str) -> Path:
    config = folder / "mkdocs.yml"
    option = f"  - briefings: {{citation_style: {style}}}"
    config.write_text(config.read_text("utf-8").replace("  - briefings", option), "utf-8")
    return folder


def page_of(site: Path, path: str = "briefings/the-treaty/index.html"):
    return html5lib.parse((site / path).read_bytes(), namespaceHTMLElements=False)


def marks_of(tree) -> list[str]:
    found = [element for element in tree.iter("span") if "ab-styled" in (element.get("class") or "").split()]
    return [" ".join("".join(element.itertext()).split()) for element in found]


def test_pages_cite_in_the_style_and_link_to_their_entries(styled, build_site) -> None:
    tree = page_of(build_site(styled))

    assert marks_of(tree)[0] == "(Doe 2020)"
    targets = {link.get("href") for link in tree.iter("a") if link.get("role") == "doc-biblioref"}
    ids = {element.get("id") for element in tree.iter() if element.get("id")}
    assert targets
    assert {target.removeprefix("#") for target in targets} <= ids
    back = {link.get("href").removeprefix("#") for link in tree.iter("a") if link.get("role") == "doc-backlink"}
    assert back <= ids


def test_an_unchanged_site_starts_no_engine_and_is_the_same(styled, build_site, monkeypatch) -> None:
    before = (build_site(styled) / "briefings/the-treaty/index.html").read_bytes()

    def never(*rest, **options):
        pytest.fail("the engine was started")

    monkeypatch.setattr(room, "style_pages", never)

    assert marks_of(page_of(build_site(styled)))
    assert len(before) == len((styled / "site/briefings/the-treaty/index.html").read_bytes())
    assert not (styled / "site" / ".cache").exists()


def test_without_an_engine_the_house_style_stays_and_a_strict_build_stops(
    styled, build_site, monkeypatch, caplog
) -> None:
    monkeypatch.setattr(room, "find_pandoc", lambda: None)

    site = build_site(styled)

    assert marks_of(page_of(site)) == []
    assert "[no-pandoc]" in caplog.text
    with pytest.raises(Abort):
        build_site(styled, strict=True)


def test_an_engine_that_fails_leaves_the_house_style(styled, build_site, monkeypatch, caplog) -> None:
    monkeypatch.setattr(room, "find_pandoc", lambda: shutil.which("false"))

    site = build_site(styled)

    assert marks_of(page_of(site)) == []
    assert "[style-failed]" in caplog.text


def test_a_style_that_is_not_there_is_said(project, build_site, caplog) -> None:
    build_site(choose(project("a-small-site"), "none.csl"))

    assert "[invalid-style]" in caplog.text
