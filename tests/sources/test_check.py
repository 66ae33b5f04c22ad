"""Checks of sources, and what their licences say."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from annotated_briefings.sources.check import check_sources
from annotated_briefings.sources.model import Copy, Reuse, Source
from annotated_briefings.sources.rights import allows_whole_text, forbids_derivatives, licence_of
from annotated_briefings.text.diagnostic import Diagnostic, Severity
from annotated_briefings.text.place import Location

PLACE = Location(PurePosixPath("sources.yml"))


def source(key: str = "a", **fields: object) -> Source:
    known: dict[str, object] = {"title": "T", "issued": "2024", **fields}
    return Source(id=key, location=PLACE, **known)  # type: ignore[arg-type]


def check(*sources: Source, cited: set[str] | None = None) -> list[tuple[str, Severity]]:
    found: list[Diagnostic] = []
    check_sources(sources, found.append, cited=cited)
    return [(diagnostic.code, diagnostic.severity) for diagnostic in found]


def test_a_complete_source_is_fine() -> None:
    assert check(source(), cited={"a"}) == []


def test_an_undated_source_is_noted() -> None:
    assert check(source(issued="")) == [("undated-source", Severity.NOTE)]


def test_a_source_without_a_title_is_noted() -> None:
    assert check(source(title="")) == [("untitled-source", Severity.NOTE)]


def test_keys_that_differ_by_case_only_are_a_warning() -> None:
    assert check(source("ICC-2023"), source("icc-2023")) == [("similar-keys", Severity.WARNING)]


@pytest.mark.parametrize("other", ["https://example.org/a", "http://www.example.org/a/", "https://example.org/a#top"])
def test_one_address_under_two_keys_is_a_warning(other: str) -> None:
    found = check(source("a", url="https://example.org/a"), source("b", url=other))

    assert found == [("duplicate-url", Severity.WARNING)]


def test_different_addresses_are_fine() -> None:
    assert (
        check(source("a", url="https://example.org/a"), source("b", url="https://example.org/a?b"), source("c")) == []
    )


def test_a_source_that_nothing_cites_is_noted() -> None:
    assert check(source("a"), source("b"), cited={"a"}) == [("uncited-source", Severity.NOTE)]


@pytest.mark.parametrize(
    ("rights", "reuse", "decided"),
    [
        ("", Reuse.UNDECIDED, False),
        ("CC-BY-ND", Reuse.UNDECIDED, False),
        ("All rights reserved", Reuse.UNDECIDED, False),
        ("CC-BY-ND-4.0", Reuse.UNDECIDED, True),
        ("CC0-1.0", Reuse.UNDECIDED, True),
        ("CC-BY-ND", Reuse.FULL, True),
        ("", Reuse.NONE, True),
    ],
)
def test_reuse_of_a_copy_is_settled_by_its_licence_or_by_the_editor(rights: str, reuse: Reuse, decided: bool) -> None:
    found = check(source(rights=rights, reuse=reuse, copy=Copy(text="a.txt")))

    assert found == ([] if decided else [("reuse-undecided", Severity.WARNING)])


def test_a_source_without_a_copy_needs_no_decision() -> None:
    assert check(source(rights="All rights reserved")) == []


@pytest.mark.parametrize(
    ("rights", "forbidden"),
    [
        ("CC-BY-ND-4.0", True),
        ("CC-BY-NC-ND-3.0", True),
        ("CC BY-ND", True),
        ("CC-BY-4.0", False),
        ("CC-BY-NC-SA-4.0", False),
        ("Funded by the ANDES group", False),
        ("", False),
    ],
)
def test_a_licence_says_whether_changes_are_allowed(rights: str, forbidden: bool) -> None:
    assert forbids_derivatives(source(rights=rights)) is forbidden


@pytest.mark.parametrize(
    ("rights", "name", "url"),
    [
        ("CC-BY-ND-4.0", "CC BY-ND 4.0", "https://creativecommons.org/licenses/by-nd/4.0/"),
        ("cc by 3.0", "CC BY 3.0", "https://creativecommons.org/licenses/by/3.0/"),
        ("CC-BY-ND", "CC BY-ND", ""),
        ("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("https://example.org/licence", "https://example.org/licence", "https://example.org/licence"),
        ("All rights reserved", "All rights reserved", ""),
        ("javascript:alert(1)", "javascript:alert(1)", ""),
    ],
)
def test_a_licence_has_a_name_and_an_address_where_its_version_is_known(rights: str, name: str, url: str) -> None:
    licence = licence_of(source(rights=rights))

    assert (licence.name, licence.url) == (name, url)


def test_the_editor_s_decision_comes_before_the_licence() -> None:
    assert allows_whole_text(source(rights="CC-BY-4.0"))
    assert not allows_whole_text(source(rights="CC-BY-4.0", reuse=Reuse.QUOTATIONS))
    assert allows_whole_text(source(rights="", reuse=Reuse.FULL))
    assert not allows_whole_text(source(rights=""))
