"""A style's file, and what is kept from build to build."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from annotated_briefings.citations import pandoc as engine
from annotated_briefings.citations import style as room
from annotated_briefings.citations.pandoc import PageCitations
from annotated_briefings.citations.scan import parse_citations
from annotated_briefings.citations.style import Style, load_style, style_with_cache
from annotated_briefings.sources.files import read_sources
from annotated_briefings.sources.model import Source
from annotated_briefings.text.diagnostic import Diagnostic

STYLES = Path(__file__).parent / "styles"
SOURCES = {
    source.id: source
    for source in read_sources(
        "a: {title: A, issued: 2020}\nb: {title: B}\n", PurePosixPath("s.yml"), lambda found: None
    )
}
PAGES = {
    "one.md": PageCitations(parse_citations("[@a, p. 3] [@b]"), ("a", "b")),
    "two.md": PageCitations(parse_citations("[@b]"), ("b",)),
}


def load(path: Path, root: Path) -> tuple[Style | None, list[Diagnostic]]:
    found: list[Diagnostic] = []
    return load_style(path, root, "en", found.append), found


@pytest.fixture
def style(tmp_path: Path, pandoc: str) -> Style:
    shutil.copy(STYLES / "numeric.csl", tmp_path / "style.csl")
    loaded, found = load(tmp_path / "style.csl", tmp_path)
    assert (found, loaded is None) == ([], False)
    return loaded  # type: ignore[return-value]


@pytest.fixture
def starts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pages each start of the engine was asked for."""
    asked: list[int] = []

    def counted(pages, *rest, **options):
        asked.append(len(pages))
        return engine.style_pages(pages, *rest, **options)

    monkeypatch.setattr(room, "style_pages", counted)
    return asked


def test_all_pages_are_done_by_one_start_and_an_unchanged_site_by_none(
    style: Style, starts: list[int], tmp_path: Path
) -> None:
    first = style_with_cache(PAGES, SOURCES, style, tmp_path / "cache")
    again = style_with_cache(PAGES, SOURCES, style, tmp_path / "cache")

    assert starts == [2]
    assert first == again


def test_only_a_page_that_changed_is_done_again(style: Style, starts: list[int], tmp_path: Path) -> None:
    style_with_cache(PAGES, SOURCES, style, tmp_path)
    changed = {**SOURCES, "a": replace(SOURCES["a"], title="Another")}

    pages = style_with_cache(PAGES, changed, style, tmp_path)

    assert starts == [2, 1]
    assert "Another" in str(pages["one.md"].entries)


def test_another_style_is_another_page(style: Style, starts: list[int], tmp_path: Path) -> None:
    style_with_cache(PAGES, SOURCES, style, tmp_path)
    style_with_cache(PAGES, SOURCES, replace(style, digest="other"), tmp_path)

    assert starts == [2, 2]


def test_what_no_page_needs_any_longer_is_thrown_away(style: Style, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    style_with_cache(PAGES, SOURCES, style, cache)

    style_with_cache({"two.md": PAGES["two.md"]}, SOURCES, style, cache)

    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"citations": 3}', b"\xff"])
def test_a_damaged_page_is_done_again(style: Style, starts: list[int], tmp_path: Path, damage: bytes) -> None:
    cache = tmp_path / "cache"
    style_with_cache(PAGES, SOURCES, style, cache)
    for path in cache.iterdir():
        path.write_bytes(damage)

    style_with_cache(PAGES, SOURCES, style, cache)

    assert starts == [2, 2]


def test_a_folder_that_cannot_be_written_keeps_nothing_and_breaks_nothing(style: Style, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert set(style_with_cache(PAGES, SOURCES, style, tmp_path / "file")) == set(PAGES)
    assert set(style_with_cache(PAGES, SOURCES, style, None)) == set(PAGES)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<style", "no XML"),
        ("<html/>", "no citation style"),
        ('<style xmlns="http://purl.org/net/xbiblio/csl"><info/></style>', "points to another"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_style_is_said_to_be_none(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "x.csl").write_text(text)

    style, found = load(tmp_path / "x.csl", tmp_path)

    assert style is None
    assert [(one.code, str(one.location.path)) for one in found] == [("invalid-style", "x.csl")]
    assert said in found[0].message


def test_a_style_that_points_to_another_names_it(tmp_path: Path) -> None:
    link = '<link rel="independent-parent" href="https://example.org/parent"/>'
    (tmp_path / "x.csl").write_text(f'<style xmlns="http://purl.org/net/xbiblio/csl"><info>{link}</info></style>')

    _, found = load(tmp_path / "x.csl", tmp_path)

    assert "https://example.org/parent" in found[0].hint


def test_a_missing_style_is_reported(tmp_path: Path) -> None:
    assert [one.code for one in load(tmp_path / "none.csl", tmp_path)[1]] == ["invalid-style"]


def test_without_pandoc_there_is_a_word_and_no_style(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "find_pandoc", lambda: None)

    style, found = load(STYLES / "note.csl", STYLES)

    assert style is None
    assert [(one.code, "csl" in one.hint) for one in found] == [("no-pandoc", True)]


def test_sources_of_no_page_do_not_reach_the_engine(style: Style, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[bytes] = []
    run = subprocess.run

    def spied(command, *, input, **options):  # noqa: A002  (the name is subprocess's)
        given.append(input)
        return run(command, input=input, **options)

    monkeypatch.setattr(engine.subprocess, "run", spied)
    extra: dict[str, Source] = {**SOURCES, "c": replace(SOURCES["a"], id="c", title="Nobody cites it")}

    style_with_cache({"two.md": PAGES["two.md"]}, extra, style, None)

    (document,) = given
    assert b'"B"' in document
    assert b"Nobody cites it" not in document
