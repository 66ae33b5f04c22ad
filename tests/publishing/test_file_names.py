"""No key makes a page that hides another, leads elsewhere or cannot be written."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from annotated_briefings.glossary.files import read_glossary
from annotated_briefings.publishing.addresses import source_path, term_path, topic_path
from annotated_briefings.sources.files import read_csl_json, read_sources

PATH = PurePosixPath("sources.yml")


@pytest.mark.parametrize("key", ["..", ".", "...", ".hidden", "../index", "a/../../b", "index", "README", "Readme"])
def test_a_page_lies_in_its_folder_under_a_name_of_its_own(key) -> None:
    path = PurePosixPath(source_path(key))

    assert path.parent == PurePosixPath("sources")
    assert not path.name.startswith(".")
    assert path.stem.casefold() not in {"index", "readme"}


def test_a_name_in_use_stays_as_it_was() -> None:
    assert source_path("kremlin-2024.b") == "sources/kremlin-2024.b.md"
    assert term_path("международный-суд") == "glossary/международный-суд.md"


@pytest.mark.parametrize("path_of", [source_path, term_path, topic_path])
@pytest.mark.parametrize("letter", ["a", "й", "字"])
def test_a_long_name_is_short_enough_for_a_disk_and_still_its_own(path_of, letter) -> None:
    one, other = path_of(letter * 300 + "1"), path_of(letter * 300 + "2")

    assert len(one.encode()) < 200
    assert one != other


@pytest.mark.parametrize("key", ["index", "Index", "README", "readme", "..", "."])
def test_a_source_may_not_be_named_like_the_list_of_sources(key) -> None:
    found = []

    sources = read_sources(f"'{key}': {{title: One}}\nother: {{title: Other}}\n", PATH, found.append)

    assert [source.id for source in sources] == ["other"]
    assert [(one.code, one.location.line) for one in found] == [("reserved-name", 1)]


def test_a_source_in_json_neither() -> None:
    found = []

    assert read_csl_json('[{"id": "index", "type": "book", "title": "One"}]', PATH, found.append) == ()
    assert [one.code for one in found] == ["reserved-name"]


def test_a_term_may_not_be_named_like_the_list_of_terms() -> None:
    found = []

    terms = read_glossary("index: {prefLabel: Index}\nother: {prefLabel: Other}\n", PATH, found.append)

    assert [term.id for term in terms] == ["other"]
    assert [(one.code, one.location.line) for one in found] == [("reserved-name", 1)]
