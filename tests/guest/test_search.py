"""Which search a site has, and when its index is made."""

from __future__ import annotations

import gzip
import os
import re
import threading
import time
from pathlib import Path

import html5lib
import pytest
from annotated_briefings.publishing.search import Facets, Indexing, SearchError, find_program
from mkdocs.config import load_config
from mkdocs_briefings.search import SiteSearch, add_trigger

needs_pagefind = pytest.mark.skipif(not find_program(), reason="Pagefind (the extra 'search') is not installed")


def configure(folder: Path, *, search: str = "", listed: bool = False, theme: str = "material") -> None:
    option = f":\n      search: {search}" if search else ""
    text = f"site_name: A small site\ntheme: {{name: {theme}}}\nplugins:\n"
    text += ("  - search\n" if listed else "") + f"  - briefings{option}\n"
    (folder / "mkdocs.yml").write_text(text, "utf-8")


def triggers(page: Path) -> list:
    tree = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)
    return [link for link in tree.iter("a") if "ab-search" in (link.get("class") or "").split()]


def found(site: Path) -> str:
    """All that the index says."""
    return "\n".join(gzip.decompress(path.read_bytes()).decode() for path in site.glob("pagefind/fragment/*"))


@needs_pagefind
def test_where_pagefind_is_installed_it_is_the_search(project, build_site) -> None:
    folder = project("a-small-site")
    configure(folder)

    site = build_site(folder, strict=True)

    assert (site / "pagefind" / "pagefind.js").is_file()
    assert [link.get("href") for link in triggers(site / "briefings" / "the-treaty" / "index.html")] == [
        "../../search/"
    ]
    assert (site / "search" / "index.html").is_file()
    assert "/briefings/the-treaty/" in found(site)


@needs_pagefind
def test_a_page_that_is_not_there_can_be_searched_from_at_any_address(project, build_site) -> None:
    folder = project("a-small-site")
    configure(folder)
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("site_url: https://example.org/below\n")

    site = build_site(folder)

    assert [link.get("href") for link in triggers(site / "404.html")] == ["/below/search/"]
    assert "ab-search" not in (site / "sitemap.xml").read_text("utf-8")


@needs_pagefind
def test_the_users_own_pages_are_found_unless_they_say_not_to(project, build_site) -> None:
    folder = project("a-small-site")
    configure(folder)
    (folder / "docs" / "seen.md").write_text("# Seen\n\nAn otter swims.\n", "utf-8")
    (folder / "docs" / "unseen.md").write_text("---\nsearch: {exclude: true}\n---\n\nA badger digs.\n", "utf-8")

    site = build_site(folder)

    assert "An otter swims" in found(site)
    assert "A badger digs" not in found(site)


def test_the_hosts_search_stays_where_its_plugin_is_listed(project, build_site) -> None:
    folder = project("a-small-site")
    configure(folder, listed=True)

    site = build_site(folder, strict=True)

    assert not (site / "pagefind").exists()
    assert not (site / "search" / "index.html").exists()
    assert (site / "search" / "search_index.json").is_file()
    assert triggers(site / "index.html") == []


@pytest.mark.parametrize(
    ("search", "listed", "said"),
    [("pagefind", True, "take '- search' away"), ("material", False, "list '- search'")],
)
def test_a_choice_that_cannot_be_had_is_a_warning(search, listed, said, project, build_site, caplog) -> None:
    folder = project("a-small-site")
    configure(folder, search=search, listed=listed)

    build_site(folder)

    assert said in caplog.text


def test_without_the_program_the_site_has_no_search_and_it_is_said(project, build_site, monkeypatch, caplog) -> None:
    folder = project("a-small-site")
    configure(folder)
    monkeypatch.setattr("mkdocs_briefings.search.find_program", lambda: "")
    caplog.set_level("INFO")

    site = build_site(folder, strict=True)

    assert "the site has no search" in caplog.text
    assert triggers(site / "index.html") == []


def test_no_search_is_a_choice_too(project, build_site) -> None:
    folder = project("a-small-site")
    configure(folder, search="none")

    site = build_site(folder, strict=True)

    assert not (site / "pagefind").exists()
    assert triggers(site / "index.html") == []


@needs_pagefind
def test_a_program_that_fails_costs_the_search_and_not_the_site(project, build_site, monkeypatch, caplog) -> None:
    folder = project("a-small-site")
    configure(folder)

    def fail(self: Indexing) -> None:
        self.cancel()
        raise SearchError("no room on the disk")

    monkeypatch.setattr(Indexing, "wait", fail)

    site = build_site(folder)

    assert (site / "briefings" / "the-treaty" / "index.html").is_file()
    assert not (site / "pagefind").exists()
    assert "no room on the disk" in caplog.text


@needs_pagefind
@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_another_theme_has_the_link_too(theme, project, build_site) -> None:
    folder = project("a-small-site")
    configure(folder, theme=theme)

    site = build_site(folder)

    assert len(triggers(site / "index.html")) == 1


def test_a_name_with_marks_stays_text_in_the_link() -> None:
    html = add_trigger("<body><main></main></body>", href="../search/", name='"><script>')

    assert "<script>" not in html
    assert html.startswith("<body><main><a")


@needs_pagefind
def test_nothing_is_left_of_the_documents(project, build_site, tmp_path, monkeypatch) -> None:
    folder = project("a-small-site")
    configure(folder)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))

    build_site(folder)

    assert list((tmp_path / "temporary").iterdir()) == []


class Host:
    """A page of the host, as far as the search looks at it."""

    def __init__(self, name: str) -> None:
        self.title, self.meta = name, {}
        self.file = type("File", (), {"src_uri": f"{name}.md", "dest_uri": f"{name}/index.html"})


def build_once(search: SiteSearch, site: Path, text: str) -> None:
    """As a build of the served site: the folder is emptied first."""
    search.begin({"page.md": Facets()}, "en")
    for path in site.glob("pagefind"):
        path.rename(site.with_name(f"gone-{time.monotonic_ns()}"))
    search.add(f"<p>{text}</p>", Host("page"))
    search.renew_index(site)


def until_found(site: Path, text: str) -> bool:
    """Whether the index comes to say it."""
    deadline = threading.Event()
    for _ in range(600):
        try:
            if text in found(site):
                return True
        except (OSError, EOFError):
            pass  # it is being copied
        deadline.wait(0.1)
    return False


@needs_pagefind
def test_a_served_site_has_its_last_index_until_the_new_one_is_made(tmp_path) -> None:
    search, site = SiteSearch(), tmp_path / "site"
    site.mkdir()
    try:
        build_once(search, site, "first")
        assert until_found(site, "first")

        build_once(search, site, "second")

        assert re.search("first|second", found(site))
        assert until_found(site, "second")
    finally:
        search.close()


@needs_pagefind
def test_the_next_change_cancels_the_index_in_the_making(tmp_path, monkeypatch) -> None:
    cancelled: list[int] = []
    cancel = Indexing.cancel
    monkeypatch.setattr(Indexing, "cancel", lambda self: (cancelled.append(os.getpid()), cancel(self))[1])
    search, site = SiteSearch(), tmp_path / "site"
    site.mkdir()

    build_once(search, site, "first")
    build_once(search, site, "second")
    search.close()

    assert len(cancelled) == 2
    assert not [thread for thread in threading.enumerate() if thread.name == "briefings-search"]


def test_an_unknown_search_is_refused(project, caplog) -> None:
    folder = project("a-small-site")
    configure(folder, search="lunr")

    with pytest.raises(Exception, match="configuration error"):
        load_config(str(folder / "mkdocs.yml")).validate()
