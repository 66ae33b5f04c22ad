"""The reference knows what the code knows: every option, block, field and command stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import click
import pytest
from annotated_briefings.briefing.files import read_briefing
from annotated_briefings.cli import main
from annotated_briefings.glossary.files import read_glossary
from annotated_briefings.markdown.blocks import BLOCK_NAMES
from annotated_briefings.sources.csl import DATE_VARIABLES, NAME_VARIABLES, TEXT_VARIABLES
from annotated_briefings.sources.files import read_sources
from annotated_briefings.text.fields import Fields
from mkdocs_briefings.config import BriefingsConfig

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
READ_AS_CSL_SAYS = {"id"} | TEXT_VARIABLES | NAME_VARIABLES | DATE_VARIABLES


def section(page: str, title: str) -> str:
    """What stands below a heading, up to the next one of its level."""
    text = (REFERENCE / page).read_text("utf-8")
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def rows(text: str) -> set[str]:
    """The names in the first cells of tables."""
    cells = re.findall(r"^\|([^|]*)\|", text, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def named(text: str) -> set[str]:
    return set(re.findall(r"`([^`\s]+)`", text))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """The fields that were asked for, by what owns them: filled while a file is read."""
    found: dict[str, set[str]] = {}
    report_unknown = Fields.report_unknown

    def remember(self: Fields) -> None:
        found.setdefault(self._owner, set()).update(self._known)
        report_unknown(self)

    monkeypatch.setattr(Fields, "report_unknown", remember)
    return found


def test_every_option_of_the_plugin_is_in_the_reference_and_no_other() -> None:
    table = re.search(
        r"^\| option .*?(?=\n\n)", (REFERENCE / "options.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )

    assert table
    assert rows(table[0]) == set(BriefingsConfig()._schema_keys)


def test_every_block_is_in_the_reference_and_no_other() -> None:
    assert rows(section("blocks.md", "Blocks")) == set(BLOCK_NAMES)


def test_every_field_of_the_front_matter_is_in_the_reference_and_no_other(asked) -> None:
    text = "---\ntitle: T\nchanges: [{date: 2024, text: x}]\n---\n"

    read_briefing(text, PurePosixPath("b.md"), lambda _: None)

    described = section("files.md", "Front matter of a briefing")
    assert rows(described) == asked["the front matter"]
    assert asked["a change"] <= set(re.findall(r"\w+", described))


def test_every_field_of_a_term_is_in_the_reference_and_no_other(asked) -> None:
    read_glossary("a: {prefLabel: A, match: {case: smart}}", PurePosixPath("glossary.yml"), lambda _: None)

    described = section("files.md", "A term")
    assert rows(described) == asked["a term"]
    assert asked["'match'"] <= set(re.findall(r"\w+", described))


def test_every_field_of_a_source_is_in_the_reference_or_in_that_of_csl(asked) -> None:
    read_sources("a: {title: A, copy: {text: a.txt}}", PurePosixPath("sources.yml"), lambda _: None)

    described = section("files.md", "A source").partition("###")[0]
    assert rows(described) >= asked["the source 'a'"] - READ_AS_CSL_SAYS
    assert rows(described) <= asked["the source 'a'"]
    assert {name.partition(":")[0] for name in re.findall(r"`([^`]+)`", described)} >= asked["a copy"]


def commands(group: click.Group = main, path: str = "briefings") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


@pytest.mark.parametrize(
    ("path", "command"), list(commands()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_command_and_its_options_are_in_the_reference(path: str, command: click.Command) -> None:
    text = section("commands.md", " ".join(path.split()[:2]))

    assert f"$ {path}" in text
    options = {name for found in command.params if isinstance(found, click.Option) for name in found.opts}
    assert {name for name in options if name.startswith("--")} - named(text) == set()


def test_every_file_of_data_is_in_the_reference(project, build_site) -> None:
    folder = project("a-small-site")
    configuration = folder / "mkdocs.yml"
    configuration.write_text(f"site_url: https://example.org/\n{configuration.read_text('utf-8')}", "utf-8")

    site = build_site(folder)

    keys = "|".join(re.escape(path.stem) for path in (folder / "briefings").glob("*.md"))
    made = {
        path.relative_to(site).as_posix() for path in (*site.glob("data/**/*"), *site.glob("*.xml")) if path.is_file()
    }
    kinds = {re.sub(rf"(?<=/)(?:{keys})(?=\.)", "KEY", path) for path in made} - {"sitemap.xml"}
    described = rows((REFERENCE / "data.md").read_text("utf-8"))
    assert kinds - described == set()
    assert described - kinds <= {"topics/TOPIC.xml", "data/names.json"}  # the second goes with our own search
