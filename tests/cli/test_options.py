"""The options of the plugin, as the command line reads them without the host."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from annotated_briefings.cli.options import OPTIONS
from annotated_briefings.cli.project import Project, find_project
from annotated_briefings.text.diagnostic import Severity
from mkdocs_briefings.config import BriefingsConfig

WRITTEN = (
    "", "null", "x", "section", '"all"', "Section", "pagefind", "none", "true", "'true'", "NO", "off", "0", "7", '"7"',
    "-1", "1.5", "2024", "2024-05-17", "[a]", "{a: b}", "|\n        text", "&name section", "é: x",
)  # fmt: skip


@pytest.fixture
def configured(tmp_path: Path) -> Callable[[str], Project]:
    """The project that a text of a configuration makes."""

    def read(text: str) -> Project:
        (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
        return find_project(tmp_path)

    return read


def told(project: Project) -> list[tuple[str, str, str]]:
    return [(str(found.location), str(found.severity), found.code) for found in project.findings]


def test_the_options_are_those_of_the_plugin() -> None:
    assert set(OPTIONS) == set(dict(BriefingsConfig._schema))


@pytest.mark.parametrize("name", OPTIONS)
@pytest.mark.parametrize("written", WRITTEN)
def test_an_option_is_refused_exactly_where_the_host_refuses_it(name: str, written: str, configured) -> None:
    text = f"plugins:\n  - briefings:\n      {name}: {written}\n"
    try:
        (plugin,) = yaml.safe_load(io.StringIO(text))["plugins"]
    except yaml.YAMLError:
        assert [found.code for found in configured(text).findings] == ["invalid-yaml"]
        return
    config = BriefingsConfig()
    config.load_dict(plugin["briefings"])

    refused, _ = config.validate()

    found = configured(text).findings
    assert [one.code for one in found] == ["invalid-value"] * len(refused)
    assert all((one.location.line, one.severity) == (3, Severity.ERROR) and one.hint for one in found)


@pytest.mark.parametrize("written", ["2024-13-45", "0x_"])
@pytest.mark.parametrize("name", OPTIONS)
def test_what_looks_like_a_date_or_a_number_and_is_none_is_refused(name: str, written: str, configured) -> None:
    project = configured(f"plugins:\n  - briefings:\n      {name}: {written}\n")

    assert [found.code for found in project.findings] == ["invalid-value"]


@pytest.mark.parametrize("plugins", ["[briefings: x]", "{briefings: [folder]}"])
def test_options_must_be_a_mapping(plugins: str, configured) -> None:
    assert [found.code for found in configured(f"plugins: {plugins}\n").findings] == ["invalid-value"]


@pytest.mark.parametrize("value", ["!ENV CARDS", "!ENV [CARDS, false]", "!!python/name:a.b"])
def test_what_only_the_host_can_work_out_is_left_to_it(value: str, configured) -> None:
    project = configured(f"site_url: {value}\nplugins:\n  - briefings: {{cards: {value}, enabled: true}}\n")

    assert project.findings == ()
    assert project.publication.url == ""


def test_an_alias_is_followed_by_the_host_only_and_that_is_said(configured) -> None:
    project = configured("extra: &e {a: b}\nother: *e\nplugins:\n  - briefings: {folder: content}\n")

    assert told(project) == [("mkdocs.yml:2:8", "warning", "configuration-unread")]


def test_a_parent_is_not_read_and_that_is_said(configured) -> None:
    project = configured("INHERIT: ../base.yml\nplugins:\n  - briefings: {folder: content}\n")

    assert told(project) == [("mkdocs.yml:1:10", "note", "configuration-unread")]
    assert project.briefings.name == "content"


def test_a_key_that_stands_twice_stops_no_build_and_is_a_warning(configured) -> None:
    project = configured("site_name: a\nsite_name: b\n")

    assert told(project) == [("mkdocs.yml:2:1", "warning", "duplicate-key")]


@pytest.mark.parametrize("folder", ["docs/briefings", "docs", ".", "docs/../docs/x"])
def test_a_folder_whose_copies_would_be_published_is_refused(folder: str, configured) -> None:
    project = configured(f"plugins:\n  - briefings:\n      folder: {folder}\n")

    assert told(project) == [("mkdocs.yml:3:15", "error", "invalid-value")]
