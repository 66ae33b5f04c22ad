"""The schema of glossary files says what their reader says."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from annotated_briefings.glossary.files import read_glossary
from annotated_briefings.glossary.schema import glossary_schema
from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.fields import Fields
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2]
VALIDATOR = Draft202012Validator(glossary_schema())


class _Loader(yaml.SafeLoader):
    """YAML as an editor's checker reads it: a date is no kind of its own."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (as the base class has it)
        first: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:timestamp"]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def load(text: str) -> Any:
    return yaml.load(text, Loader=_Loader)


def is_valid(text: str) -> bool:
    return bool(VALIDATOR.is_valid(load(text)))


def faults_in(text: str) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    read_glossary(text, PurePosixPath("glossary.yml"), found.append)
    return found


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(glossary_schema())


def test_it_names_the_fields_that_the_reader_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, set[str]] = {}
    real = Fields.node

    def node(self: Fields, name: str) -> Any:
        asked.setdefault(self._owner, set()).add(name)
        return real(self, name)

    monkeypatch.setattr(Fields, "node", node)
    faults_in("x: {prefLabel: X, match: {case: smart}}")

    term = glossary_schema()["$defs"]["term"]["properties"]
    assert asked == {"a term": set(term), "'match'": set(term["match"]["properties"])}


@pytest.mark.parametrize(
    "path", ["briefings/glossary.yml", "plugins/annotated_briefings/starter/briefings/glossary.yml"]
)
def test_our_own_glossaries_are_valid(path: str) -> None:
    text = (ROOT / path).read_text("utf-8")

    assert faults_in(text) == []
    assert [fault.message for fault in VALIDATOR.iter_errors(load(text))] == []


@pytest.mark.parametrize(
    "entry",
    [
        "x: {prefLabel: X}",
        "сила-сибири: {prefLabel: {ru: Сила Сибири, en: Power}, altLabel: {ru: [a, b], zh: c}}",
        "台湾: {prefLabel: 2024, altLabel: [0430, true, {ru: x}], asOf: 2024, reviewBy: 2024-05~}",
        "a-1: {prefLabel: X, match: {case: exact, inflect: no, auto: true}, sources: k, related: [a, b]}",
        "x: {prefLabel: X, type: person, definition: d, note: n, hiddenLabel: y, broader: z}",
        "",
    ],
)
def test_what_the_reader_takes_is_valid(entry: str) -> None:
    assert faults_in(entry) == []
    assert is_valid(entry)


@pytest.mark.parametrize(
    "entry",
    [
        "x: {}",
        "x: text",
        "- x",
        "Power of Siberia: {prefLabel: X}",
        "x_y: {prefLabel: X}",
        "x-: {prefLabel: X}",
        "index: {prefLabel: X}",
        "x: {prefLabel: [A, B]}",
        "x: {prefLabel: {ru: [A, B]}}",
        "x: {prefLabel: A, altLabel: [[B]]}",
        "x: {prefLabel: A, altLabel: {ru: {en: B}}}",
        "x: {prefLabel: A, altLabel: {russian language: B}}",
        "x: {prefLabel: A, type: thing}",
        "x: {prefLabel: A, definitoin: d}",
        "x: {prefLabel: A, match: {case: loud}}",
        "x: {prefLabel: A, match: {cases: smart}}",
        "x: {prefLabel: A, match: {auto: maybe}}",
        "x: {prefLabel: A, sources: {a: b}}",
    ],
)
def test_what_the_reader_refuses_is_not_valid(entry: str) -> None:
    assert faults_in(entry)
    assert not is_valid(entry)


def test_the_file_that_a_new_site_brings_is_the_schema() -> None:
    text = (files("annotated_briefings") / "starter" / "schemas" / "glossary.json").read_text("utf-8")

    assert json.loads(text) == glossary_schema()


@pytest.mark.parametrize(
    "path", ["briefings/glossary.yml", "plugins/annotated_briefings/starter/briefings/glossary.yml"]
)
def test_our_own_glossaries_point_to_it(path: str) -> None:
    file = ROOT / path
    first = file.read_text("utf-8").partition("\n")[0]

    target = first.removeprefix("# yaml-language-server: $schema=")
    assert json.loads((file.parent / target).read_text("utf-8")) == glossary_schema()
