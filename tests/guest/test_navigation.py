"""Briefings are reached from their index and stand in no page's navigation but their own."""

from __future__ import annotations

import html5lib

BRIEFING = "---\ntitle: Briefing {n}\ndate: 2020\ntopics: [Topic]\n---\n\nThe ICC is here.\n"


def navigation(path) -> set[str]:
    """The titles in the primary navigation of a page."""
    tree = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
    nav = next(e for e in tree.iter("nav") if "md-nav--primary" in e.get("class", ""))
    entries = (e for e in nav.iter() if "md-nav__link" in e.get("class", "").split())
    return {" ".join("".join(entry.itertext()).split()) for entry in entries}


def test_a_briefing_stands_below_the_index_on_its_own_page_only(project, build_site) -> None:
    site = build_site(project("a-small-site"))

    assert "An older one" in navigation(site / "briefings/an-older-one/index.html")
    assert "An older one" not in navigation(site / "briefings/the-treaty/index.html")
    assert "An older one" not in navigation(site / "index.html")


def test_a_page_is_as_large_among_two_hundred_as_among_a_few(project, build_site) -> None:
    """A few fill the list of related briefings; what more than 200 share relates none of them."""
    folder = project("a-small-site")
    sizes = []
    for first, last in ((100, 104), (104, 300)):
        for n in range(first, last):
            (folder / "briefings" / f"more-{n}.md").write_text(BRIEFING.format(n=n), "utf-8")
        sizes.append((build_site(folder) / "briefings/the-treaty/index.html").stat().st_size)

    assert sizes[1] <= sizes[0]


def test_the_users_own_titles_stay_in_the_navigation(project, build_site) -> None:
    folder = project("a-small-site")
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "nav: [{Start: index.md}, {Words: glossary/index.md}]\n", "utf-8")

    site = build_site(folder)

    assert "Words" in navigation(site / "index.html")


def test_a_page_of_the_users_own_takes_the_place_of_ours(project, build_site) -> None:
    folder = project("a-small-site")
    (folder / "docs" / "topics").mkdir()
    (folder / "docs" / "topics" / "index.md").write_text("# My topics\n", "utf-8")

    site = build_site(folder)

    assert "My topics" in (site / "topics/index.html").read_text("utf-8")
