"""Bibliographies: text to sources."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import pytest
from annotated_briefings.sources.files import load_sources, read_csl_json, read_sources
from annotated_briefings.sources.model import Extent, Name, Reuse, Source, UrlStatus
from annotated_briefings.text.diagnostic import Diagnostic, Severity

PATH = PurePosixPath("briefings/sources.yml")


def read(text: str) -> tuple[tuple[Source, ...], list[Diagnostic]]:
    found: list[Diagnostic] = []
    return read_sources(text, PATH, found.append), found


def codes(found: list[Diagnostic]) -> list[str]:
    return [diagnostic.code for diagnostic in found]


FULL = """\
kaczmarski-kuhrt-2024:
  type: article-magazine
  title: A title
  title-short: Short
  author: [{given: Marcin, family: Kaczmarski, role: Lecturer, affiliation: Glasgow}, King’s College]
  editor: {family: Gogh, non-dropping-particle: van, suffix: Jr.}
  container-title: The Conversation
  issued: 2024-05-17~
  accessed: 2024-05-18
  URL: https://example.org/a
  url-status: dead
  DOI: https://doi.org/10.1000/x
  language: en
  rights: CC-BY-ND-4.0
  reuse: quotations
  translator: [{family: Doe, given: Jane}, Roe]
  original-date: 196X
  copy:
    text: sources/k.txt
    sha256: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
    retrieved: 2024-05-18
    archive: https://archive.example/1
    extent: passages
    passages: [one passage, another]
"""


def test_an_item_is_read_with_everything_that_it_says() -> None:
    (source,), found = read(FULL)

    assert found == []
    assert source.id == "kaczmarski-kuhrt-2024"
    assert source.author == (
        Name(given="Marcin", family="Kaczmarski", role="Lecturer", affiliation="Glasgow"),
        Name(literal="King’s College"),
    )
    assert source.editor == (Name(family="Gogh", non_dropping_particle="van", suffix="Jr."),)
    assert (source.issued, source.accessed) == ("2024-05-17~", "2024-05-18")
    assert (source.url, source.url_status, source.doi) == ("https://example.org/a", UrlStatus.DEAD, "10.1000/x")
    assert (source.rights, source.reuse) == ("CC-BY-ND-4.0", Reuse.QUOTATIONS)
    assert source.extra == (("original-date", "196X"), ("title-short", "Short"), ("translator", "Doe, Jane; Roe"))
    assert source.copy is not None
    assert (source.copy.sha256, source.copy.extent) == ("a" * 64, Extent.PASSAGES)
    assert source.copy.passages == ("one passage", "another")


def test_a_scalar_stays_what_was_written() -> None:
    (source,), _ = read("a: {title: NO, publisher: 0430, issued: 2024}")

    assert (source.title, source.publisher, source.issued) == ("NO", "0430", "2024")


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a: {title: t, titel: u}", "unknown-field", "briefings/sources.yml:1:15"),
        ("a: {title: t, type: artikel}", "invalid-value", "briefings/sources.yml:1:21"),
        ("a: {title: t, issued: 2024-02-30}", "invalid-date", "briefings/sources.yml:1:23"),
        ("a: {title: t, URL: 'javascript:x'}", "invalid-url", "briefings/sources.yml:1:20"),
        ("a: {title: t, URL: example.org}", "invalid-url", "briefings/sources.yml:1:20"),
        ("a: {title: t, reuse: all}", "invalid-value", "briefings/sources.yml:1:22"),
        ("a: {title: t, author: [{given: }]}", "missing-field", "briefings/sources.yml:1:24"),
        ("a: {title: t, author: [[x]]}", "invalid-value", "briefings/sources.yml:1:24"),
        ("a: {title: t, copy: here}", "invalid-value", "briefings/sources.yml:1:21"),
        ("a: {title: t, copy: {sha256: 12}}", "invalid-value", "briefings/sources.yml:1:30"),
        ("a: {title: t, copy: {txt: x}}", "unknown-field", "briefings/sources.yml:1:22"),
    ],
)
def test_a_faulty_field_is_reported_where_it_stands_and_the_rest_is_read(text: str, code: str, place: str) -> None:
    sources, found = read(text + "\nb: {title: next}")

    assert [(source.id, source.title) for source in sources] == [("a", "t"), ("b", "next")]
    assert [(diagnostic.code, str(diagnostic.location)) for diagnostic in found] == [(code, place)]


@pytest.mark.parametrize(
    ("text", "code"),
    [("a b: {title: t}", "invalid-key"), ("'{a}': {title: t}", "invalid-key"), ("a: text", "invalid-value")],
)
def test_a_faulty_item_does_not_hide_its_neighbours(text: str, code: str) -> None:
    sources, found = read(f"{text}\nb: {{title: next}}")

    assert [source.id for source in sources] == ["b"]
    assert codes(found) == [code]


def test_a_wrong_field_name_has_a_hint() -> None:
    _, (found,) = read("a: {title: t, url: https://example.org}")

    assert found.severity is Severity.WARNING
    assert found.hint == "did you mean 'URL'?"


@pytest.mark.parametrize("text", ["", "# nothing\n", "~"])
def test_an_empty_file_has_no_sources_and_no_faults(text: str) -> None:
    assert read(text)[0] == ()


def test_a_list_is_no_bibliography() -> None:
    sources, found = read("- a\n- b")

    assert sources == ()
    assert codes(found) == ["invalid-value"]


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ({"date-parts": [[2024, 5, 17]]}, "2024-05-17"),
        ({"date-parts": [["2024", "5"]]}, "2024-05"),
        ({"date-parts": [[2024]], "circa": True}, "2024~"),
        ({"date-parts": [[2024]], "circa": 0}, "2024"),
        ({"date-parts": [[2020]], "season": 2}, "2020-22"),
        ({"date-parts": [[2022, 5], [2023]]}, "2022-05/2023"),
        ({"date-parts": [[-44, 3, 15]]}, "-0043-03-15"),
        ({"date-parts": [[-1]]}, "0000"),
        ({"raw": "2024-05"}, "2024-05"),
        ({"date-parts": [[]]}, ""),
    ],
)
def test_dates_of_csl_become_edtf(date: dict[str, object], edtf: str) -> None:
    found: list[Diagnostic] = []

    (source,) = read_csl_json(json.dumps([{"id": "a", "issued": date}]), PATH, found.append)

    assert source.issued == edtf
    assert found == []


def test_csl_json_is_read_with_the_lines_of_its_items() -> None:
    found: list[Diagnostic] = []
    text = (
        '[\n\t{"id": "a", "title": "t"},\n\t{"id": "b", "title": "\\ud83d\\ude00", "nonsense": 1},\n\t{"title": "x"}\n]'
    )

    sources = read_csl_json(text, PATH, found.append)

    assert [(source.id, source.title, source.location.line) for source in sources] == [("a", "t", 2), ("b", "😀", 3)]
    assert [(diagnostic.code, diagnostic.location.line) for diagnostic in found] == [
        ("unknown-field", 3),
        ("missing-field", 3),
    ]


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"a": 1}', "[" + "1" * 5000 + "]"])
def test_what_is_no_csl_json_is_reported(text: str) -> None:
    found: list[Diagnostic] = []

    assert read_csl_json(text, PATH, found.append) == ()
    assert len(found) == 1


def test_deep_nesting_is_no_exception() -> None:
    found: list[Diagnostic] = []
    deep = "[" * 500 + "]" * 500

    read_csl_json(f'[{{"id": "a", "title": {deep}}}]', PATH, found.append)

    assert codes(found) == ["invalid-value"]


def test_ids_that_cannot_be_located_do_not_cost_a_search_each() -> None:
    found: list[Diagnostic] = []
    items = json.dumps([{"id": number, "title": "t" * 200} for number in range(5_000)])

    sources = read_csl_json(items, PATH, found.append)

    assert len(sources) == 5_000


def test_both_files_of_a_folder_are_read_and_the_first_of_two_keys_kept(tmp_path: Path) -> None:
    found: list[Diagnostic] = []
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "sources.yml").write_text("a: {title: yaml}\n", "utf-8")
    (folder / "sources.json").write_text('[{"id": "b", "title": "json"}, {"id": "a", "title": "again"}]', "utf-8")

    sources = load_sources(folder, tmp_path, found.append)

    assert [(source.id, source.title) for source in sources] == [("a", "yaml"), ("b", "json")]
    assert [(diagnostic.code, str(diagnostic.location)) for diagnostic in found] == [
        ("duplicate-key", "briefings/sources.json:1:1")
    ]


def test_a_folder_without_a_bibliography_has_no_sources(tmp_path: Path) -> None:
    found: list[Diagnostic] = []

    assert load_sources(tmp_path, tmp_path, found.append) == ()
    assert found == []
