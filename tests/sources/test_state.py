"""What is remembered of addresses, beside the bibliography."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from annotated_briefings.sources.files import load_sources
from annotated_briefings.sources.model import Source, UrlStatus
from annotated_briefings.sources.state import State, load_states, read_states, with_states, write_states
from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.place import Location

PLACE = Location(PurePosixPath("sources.yml"))
URL = "https://example.org/a"
STATE = State(url=URL, status=UrlStatus.MOVED, checked="2026-11-26", location="https://example.org/b", etag='"x: #1"')


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    found: list[Diagnostic] = []
    states = {"b": STATE, "a": State(url="https://example.org/ü?a=#b", status=UrlStatus.DEAD, checked="2026-11-25")}

    write_states(states, tmp_path / "sources" / "state.yml")

    assert load_states(tmp_path, tmp_path, found.append) == states
    assert found == []
    assert [path.name for path in (tmp_path / "sources").iterdir()] == ["state.yml"]


def test_nothing_known_is_an_empty_file(tmp_path: Path) -> None:
    write_states({}, tmp_path / "sources" / "state.yml")

    assert load_states(tmp_path, tmp_path, lambda found: None) == {}


def test_a_source_takes_what_is_known_of_its_address() -> None:
    (source,) = with_states([Source(id="a", location=PLACE, url=URL)], {"a": STATE})

    assert (source.url_status, source.url_checked, source.url_location) == (
        UrlStatus.MOVED, "2026-11-26", "https://example.org/b",
    )  # fmt: skip


def test_the_editor_s_word_comes_first() -> None:
    source = Source(id="a", location=PLACE, url=URL, url_status=UrlStatus.USURPED)

    assert with_states([source], {"a": STATE})[0].url_status is UrlStatus.USURPED


def test_the_state_of_another_address_says_nothing() -> None:
    source = Source(id="a", location=PLACE, url="https://example.org/new")

    assert with_states([source], {"a": STATE}) == (source,)


@pytest.mark.parametrize(
    "text", ["- a", "a: b", "a: {status: gone}", "a: {location: 'javascript:alert(1)'}", "a: {x: 1}", "{"]
)
def test_a_faulty_file_breaks_nothing(text: str) -> None:
    found: list[Diagnostic] = []

    states = read_states(text, PurePosixPath("sources/state.yml"), found.append)

    assert all(state.location == "" for state in states.values())


def test_a_bibliography_is_read_with_its_states(tmp_path: Path) -> None:
    (tmp_path / "sources.yml").write_text(f"a: {{title: A, URL: '{URL}'}}\n")
    write_states({"a": State(url=URL, status=UrlStatus.DEAD, checked="2026-11-26")}, tmp_path / "sources/state.yml")

    (source,) = load_sources(tmp_path, tmp_path, lambda found: None)

    assert (source.url_status, source.url_checked) == (UrlStatus.DEAD, "2026-11-26")
