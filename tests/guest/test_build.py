"""A build by the host: it is whole, it is the same each time, and when it fails the old site stays."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
import pytest
from mkdocs.exceptions import Abort

PAGES = (
    "index.html",
    "briefings/index.html",
    "briefings/the-treaty/index.html",
    "glossary/index.html",
    "glossary/icc/index.html",
    "timeline/index.html",
    "sources/index.html",
    "sources/treaty/index.html",
    "topics/index.html",
    "topics/peace-war/index.html",
    "assets/briefings/briefings.css",
    "assets/briefings/popover.js",
)


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def parsed(path: Path):
    """The page as a tree without namespaces."""
    return html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)


def ids_of(tree) -> list[str]:
    return [element.get("id") for element in tree.iter() if element.get("id")]


def test_a_small_site_has_every_kind_of_page(small_site: Path) -> None:
    assert [page for page in PAGES if not (small_site / page).is_file()] == []


@pytest.mark.parametrize("directory", [True, False])
def test_every_link_of_ours_leads_to_something_that_is_there(directory, project, build_site) -> None:
    site = build_site(project("a-small-site"), use_directory_urls=directory)

    missing = []
    for page in site.rglob("*.html"):
        tree = parsed(page)
        article = next((e for e in tree.iter("article")), None)
        for link in article.iter("a") if article is not None else ():
            href = link.get("href", "")
            if re.match(r"[a-z]+:", href):
                continue
            path, _, anchor = href.partition("#")
            target = (page.parent / path).resolve() if path else page
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file() or (anchor and anchor not in ids_of(parsed(target))):
                missing.append((str(page.relative_to(site)), href))
    assert missing == []


def test_no_id_stands_twice_on_a_page(small_site: Path) -> None:
    twice = {}
    for page in small_site.rglob("*.html"):
        ids = ids_of(parsed(page))
        doubled = sorted({name for name in ids if ids.count(name) > 1})
        if doubled:
            twice[str(page.relative_to(small_site))] = doubled

    assert twice == {}


def test_hostile_strings_are_text(project, build_site) -> None:
    folder = project("a-small-site")
    record = folder / "briefings" / "sources.yml"
    record.write_text(record.read_text("utf-8").replace("https://example.org/report", "javascript:alert(1)"), "utf-8")

    site = build_site(folder)

    for page in site.rglob("*.html"):
        tree = parsed(page)
        scripts = (e for e in tree.iter("script") if e.get("type") != "application/ld+json")
        assert not [e for e in scripts if "alert(1)" in (e.text or "")]
        assert not [e for e in tree.iter() if str(e.get("href", "")).startswith("javascript:")]
    heading = next(parsed(site / "briefings/the-treaty/index.html").iter("h1"))
    assert "".join(heading.itertext()) == "The treaty <script>alert(1)</script>"


def test_two_builds_are_the_same_to_the_byte(project, build_site) -> None:
    folder = project("a-small-site")
    first = contents(build_site(folder))

    second = contents(build_site(folder))

    assert first == second


def test_the_home_page_shows_the_newest_briefings(small_site: Path) -> None:
    cards = [e for e in parsed(small_site / "index.html").iter("li") if e.get("class") == "ab-card"]
    assert len(cards) == 1
    assert "The treaty" in "".join(cards[0].itertext())


def test_a_strict_build_with_a_fault_leaves_the_old_site(project, build_site) -> None:
    folder = project("a-small-site")
    before = contents(build_site(folder))
    briefing = folder / "briefings" / "the-treaty.md"
    briefing.write_text(briefing.read_text("utf-8").replace("keep the peace", "keep no peace"), "utf-8")

    with pytest.raises(Abort):
        build_site(folder, strict=True)

    assert contents(folder / "site") == before
    assert sorted(path.name for path in folder.iterdir()) == ["briefings", "docs", "mkdocs.yml", "site"]


def test_a_strict_build_with_a_warning_of_the_host_leaves_the_old_site(project, build_site) -> None:
    folder = project("a-small-site")
    before = contents(build_site(folder))
    (folder / "docs" / "other.md").write_text("# Other\n\n[nowhere](nowhere.md)\n", "utf-8")

    with pytest.raises(Abort):
        build_site(folder, strict=True)

    assert contents(folder / "site") == before


def test_a_build_that_breaks_leaves_the_old_site(project, build_site, monkeypatch) -> None:
    folder = project("a-small-site")
    before = contents(build_site(folder))
    monkeypatch.setattr("mkdocs_briefings.plugin.add_files", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        build_site(folder)

    assert contents(folder / "site") == before


def test_files_with_a_leading_dot_survive_a_build(project, build_site) -> None:
    folder = project("a-small-site")
    site = build_site(folder)
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref: refs/heads/pages\n", "utf-8")
    (site / ".nojekyll").touch()

    build_site(folder)

    assert (site / ".git" / "HEAD").is_file()
    assert (site / ".nojekyll").is_file()


def test_files_that_are_gone_from_the_project_are_gone_from_the_site(project, build_site) -> None:
    folder = project("a-small-site")
    site = build_site(folder)
    (folder / "briefings" / "an-older-one.md").unlink()

    build_site(folder)

    assert not (site / "briefings" / "an-older-one").exists()


def test_a_build_changes_no_file_of_the_editors(project, build_site) -> None:
    folder = project("a-small-site")
    before = contents(folder)

    build_site(folder)

    assert {name: data for name, data in contents(folder).items() if not name.startswith("site/")} == before


def test_no_frozen_copy_is_published(small_site: Path) -> None:
    assert (small_site / "sources/treaty/index.html").is_file()
    assert not list(small_site.rglob("treaty.txt"))
