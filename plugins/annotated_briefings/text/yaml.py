"""YAML in which every scalar is a string and every node knows its place.

``NO``, ``0430``, ``2024`` and ``2024-05-17`` stay what was written. Aliases are refused and the depth is limited
before anything is built, so no file can blow up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import cast

import yaml
from yaml.error import Mark

from annotated_briefings.text.diagnostic import Report, error
from annotated_briefings.text.disk import as_text
from annotated_briefings.text.place import Location

MAX_DEPTH = 20
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string as written; ``is_null`` where it is a plain ``null``, ``~`` or nothing at all.

    What no text may hold is replaced, also where an escape wrote it. ``text_line`` is the line on which its text
    begins: below the sign of a block (``|`` or ``>``).
    """

    value: str
    location: Location
    is_null: bool = False
    text_line: int = 0


@dataclass(frozen=True, slots=True)
class Sequence:
    """Nodes in the order of the file."""

    items: tuple[Node, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their nodes, in the order of the file; a key that stands twice is reported and its first kept."""

    entries: tuple[tuple[Scalar, Node], ...]
    location: Location

    def get(self, key: str) -> Node | None:
        """The node under ``key``, or nothing."""
        return next((node for name, node in self.entries if name.value == key), None)


Node = Scalar | Sequence | Mapping


def read_yaml(text: str, path: PurePosixPath, report: Report, *, first_line: int = 1) -> Node | None:
    """The document in ``text``, or nothing where it is empty or not YAML (then that is reported)."""
    offset = first_line - 1
    try:
        _refuse_bombs(text)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        place = _place(mark, path, offset) if mark else Location(path, first_line)
        report(error("invalid-yaml", f"this is not YAML: {_reason(fault)}", place, hint=_hint(fault, text)))
        return None
    except (yaml.YAMLError, ValueError) as fault:
        report(error("invalid-yaml", f"this is not YAML: {_first_line(str(fault))}", Location(path, first_line)))
        return None
    return _build(root, path, report, offset) if root else None


def _refuse_bombs(text: str) -> None:
    """Raise for an alias or for more than :data:`MAX_DEPTH` levels."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            raise _refused("an alias (*name) is not allowed here", event)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise _refused(f"it is nested deeper than {MAX_DEPTH} levels", event)


def _refused(problem: str, event: yaml.Event) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=cast("Mark", event.start_mark))


def _build(node: yaml.Node, path: PurePosixPath, report: Report, offset: int) -> Node:
    place = _place(cast("Mark", node.start_mark), path, offset)
    if isinstance(node, yaml.ScalarNode):
        is_block = node.style in {"|", ">"}
        is_null = not node.style and node.value in _NULLS
        return Scalar(as_text(node.value), place, is_null=is_null, text_line=place.line + is_block)
    if isinstance(node, yaml.SequenceNode):
        return Sequence(tuple(_build(item, path, report, offset) for item in node.value), place)
    return Mapping(tuple(_entries(node, path, report, offset)), place)


def _entries(node: yaml.Node, path: PurePosixPath, report: Report, offset: int) -> Iterator[tuple[Scalar, Node]]:
    seen: dict[str, Location] = {}
    for key_node, value_node in node.value:
        place = _place(cast("Mark", key_node.start_mark), path, offset)
        if not isinstance(key_node, yaml.ScalarNode):
            report(error("invalid-yaml", "a key must be a plain word", place))
            continue
        key = as_text(key_node.value)
        if key in seen:
            first = seen[key]
            report(
                error(
                    "duplicate-key",
                    f"'{key}' stands twice, first on line {first.line}",
                    place,
                    hint="keep one of the two; the first is used",
                )
            )
            continue
        seen[key] = place
        yield Scalar(key, place), _build(value_node, path, report, offset)


def _place(mark: Mark, path: PurePosixPath, offset: int) -> Location:
    return Location(path, mark.line + 1 + offset, mark.column + 1)


def _reason(fault: yaml.MarkedYAMLError) -> str:
    parts = (fault.context, fault.problem)
    return ", ".join(part for part in parts if part) or "it cannot be read"


def _hint(fault: yaml.MarkedYAMLError, text: str) -> str:
    problem = fault.problem or ""
    if "mapping values are not allowed" in problem:
        return "a value that holds ': ' must stand in quotation marks"
    if "cannot start any token" in problem and _character_at(fault.problem_mark, text) == "\t":
        return "indent with spaces, not with a tab"
    if "did not find expected" in problem or "could not find expected" in problem:
        return "look at the indentation and the quotation marks on this line and the one before"
    return ""


def _character_at(mark: Mark | None, text: str) -> str:
    lines = text.split("\n")
    return lines[mark.line][mark.column : mark.column + 1] if mark and mark.line < len(lines) else ""


def _first_line(text: str) -> str:
    return text.splitlines()[0] if text else "it cannot be read"
