"""YAML in which every scalar is a string and every node knows its place."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.yaml import MAX_DEPTH, Mapping, Scalar, Sequence, read_yaml

PATH = PurePosixPath("some.yml")


def read(text: str, **known: int) -> tuple[object, list[Diagnostic]]:
    found: list[Diagnostic] = []
    return read_yaml(text, PATH, found.append, **known), found


@pytest.mark.parametrize("written", ["NO", "0430", "2024", "2024-05-17", "1.0", "true", "12:30"])
def test_a_scalar_stays_what_was_written(written) -> None:
    root, _ = read(f"a: {written}\n")

    assert isinstance(root, Mapping)
    node = root.get("a")
    assert isinstance(node, Scalar)
    assert (node.value, node.is_null) == (written, False)


@pytest.mark.parametrize("text", ["a: null\n", "a: ~\n", "a:\n", "{a: null}", "{a: }"])
def test_a_null_is_told_from_the_word(text) -> None:
    root, _ = read(text)

    assert isinstance(root, Mapping)
    node = root.get("a")
    assert isinstance(node, Scalar)
    assert node.is_null


def test_a_quoted_null_is_a_word() -> None:
    root, _ = read("a: 'null'\n")

    assert isinstance(root, Mapping)
    node = root.get("a")
    assert isinstance(node, Scalar)
    assert not node.is_null


def test_nodes_know_their_line_and_column() -> None:
    root, _ = read("a:\n  - x\n  - yy: zz\n", first_line=10)

    assert isinstance(root, Mapping)
    items = root.get("a")
    assert isinstance(items, Sequence)
    inner = items.items[1]
    assert isinstance(inner, Mapping)
    assert (inner.entries[0][1].location.line, inner.entries[0][1].location.column) == (12, 9)


def test_an_alias_is_refused_at_its_place() -> None:
    root, found = read("a: &x [1]\nb: *x\n")

    assert root is None
    assert [(one.code, one.location.line, one.location.column) for one in found] == [("invalid-yaml", 2, 4)]


def test_too_deep_a_document_is_refused() -> None:
    root, found = read("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))

    assert root is None
    assert "deeper" in found[0].message


def test_the_first_of_two_equal_keys_is_kept_and_both_places_are_said() -> None:
    root, found = read("a: 1\nb: 2\na: 3\n")

    assert isinstance(root, Mapping)
    assert [key.value for key, _ in root.entries] == ["a", "b"]
    assert [(one.code, one.location.line) for one in found] == [("duplicate-key", 3)]
    assert "line 1" in found[0].message


@pytest.mark.parametrize(
    ("text", "line", "column", "hint"),
    [
        ("a: b: c\n", 1, 5, "quotation marks"),
        ("a: [1, 2\nb: 3\n", 2, 2, "indentation"),
        ("a:\n\t- x\n", 2, 1, "spaces"),
        ('a: "x\n', 2, 1, ""),
        ("a: \x01\n", 1, 1, ""),
    ],
)
def test_what_is_no_yaml_is_one_finding_with_its_place(text, line, column, hint) -> None:
    root, found = read(text)

    assert root is None
    assert [(one.code, one.location.line, one.location.column) for one in found] == [("invalid-yaml", line, column)]
    assert hint in found[0].hint


def test_an_empty_document_is_nothing_and_no_fault() -> None:
    assert read("# only a comment\n") == (None, [])


@pytest.mark.parametrize("escape", [r"\x01", r"\uFDDA"])
def test_what_no_text_may_hold_is_replaced_where_an_escape_wrote_it(escape) -> None:
    root, found = read(f'"a{escape}": "b{escape}"\n')

    assert isinstance(root, Mapping)
    assert found == []
    assert [(key.value, node.value) for key, node in root.entries] == [("a\ufffd", "b\ufffd")]
