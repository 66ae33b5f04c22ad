"""The fields of a mapping: what is right is read, what is wrong is reported."""

from __future__ import annotations

from pathlib import PurePosixPath

from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.fields import Fields
from annotated_briefings.text.yaml import Mapping, read_yaml


def fields_of(text: str) -> tuple[Fields, list[Diagnostic]]:
    found: list[Diagnostic] = []
    root = read_yaml(text, PurePosixPath("a.yml"), found.append)
    assert isinstance(root, Mapping)
    return Fields(root, found.append, owner="a thing"), found


def test_a_string_may_stand_for_a_list_of_one() -> None:
    fields, found = fields_of("a: x\nb: [y, z]\nc: null\n")

    assert (fields.texts("a"), fields.texts("b"), fields.texts("c"), found) == (("x",), ("y", "z"), (), [])


def test_a_wrong_kind_of_value_is_reported_and_read_as_absent() -> None:
    fields, found = fields_of("a: {x: y}\n")

    assert fields.text("a") == ""
    assert [one.code for one in found] == ["invalid-value"]


def test_a_choice_that_is_none_gets_a_hint() -> None:
    fields, found = fields_of("type: perzon\n")

    assert fields.choice("type", ("person", "place"), default="place") == "place"
    assert "person" in found[0].hint


def test_a_field_that_nobody_asked_for_is_reported_where_it_stands() -> None:
    fields, found = fields_of("title: x\ntitel: y\n")
    fields.text("title")

    fields.report_unknown()

    assert [(one.code, one.location.line, one.hint) for one in found] == [("unknown-field", 2, "did you mean 'title'?")]


def test_a_flag_is_true_or_false_and_nothing_else() -> None:
    fields, found = fields_of("a: yes\nb: no\nc: perhaps\n")

    assert [fields.flag(name, default=False) for name in "abc"] == [True, False, False]
    assert [one.location.line for one in found] == [3]
