"""A site's configuration as far as it can be read without the host, and what cannot be read of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from annotated_briefings.text.diagnostic import Diagnostic, Report, Severity, error, note, warning
from annotated_briefings.text.disk import read_text, relative_path
from annotated_briefings.text.place import Location
from annotated_briefings.text.yaml import Mapping, Node, Scalar, Sequence, read_yaml

_ALIAS = "an alias"
"""How :func:`~annotated_briefings.text.yaml.read_yaml` begins the reason for which it refuses one."""
_QUOTED = ('"', "'", "|", ">")
_PARENT = "INHERIT"


_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""As YAML breaks lines."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of a file, and its lines.

    What has a tag of its own (``!ENV``, ``!!python/name:…``) is not among the settings: only the host can work it out.
    """

    settings: Mapping | None
    lines: tuple[str, ...] = ()

    def value(self, node: Node) -> object:
        """What YAML takes a node for: text, a number, true or false; what is none of these stays a node."""
        if not isinstance(node, Scalar) or _written(node, self.lines).startswith(_QUOTED):
            return node.value if isinstance(node, Scalar) else node
        try:
            return yaml.safe_load(node.value)
        except yaml.YAMLError:
            return node.value
        except ValueError:  # looks like a date or a number and is none; the host cannot read it
            return node


def read_configuration(path: Path, report: Report) -> Configuration:
    """The configuration in a file; without settings where it cannot be read (then that is reported).

    The host takes aliases, a key that stands twice, and a parent: these are no errors here, but said.
    """
    text = read_text(path, path.parent, report)
    if text is None:
        return Configuration(None)
    place = Location(relative_path(path, path.parent))
    lines = tuple(_LINE_BREAK.split(text))
    root = read_yaml(text, place.path, lambda found: report(_as_host(found)))
    if root is not None and not isinstance(root, Mapping):
        report(error("invalid-value", "a configuration must be a mapping (name: value)", root.location))
        return Configuration(None, lines)
    if root is None:
        return Configuration(None, lines)
    parent = root.get(_PARENT)
    if parent is not None:
        said = f"what is inherited from '{parent.value if isinstance(parent, Scalar) else _PARENT}' is not read here"
        report(note("configuration-unread", said, parent.location, hint="name our options in this file"))
    return Configuration(_without_tagged(root, lines), lines)


def _as_host(found: Diagnostic) -> Diagnostic:
    """A finding about a file of ours as one about a file of the host's, which allows more."""
    if _ALIAS in found.message:
        hint = "write the value out; until then the defaults are taken"
        return warning("configuration-unread", "an alias (*name) is not followed here", found.location, hint=hint)
    if found.code == "duplicate-key":
        return replace(found, severity=Severity.WARNING, hint="keep one of the two; the site is built with the last")
    return found


def _without_tagged(mapping: Mapping, lines: tuple[str, ...]) -> Mapping:
    return Mapping(tuple(_entries(mapping, lines)), mapping.location)


def _entries(mapping: Mapping, lines: tuple[str, ...]) -> Iterator[tuple[Scalar, Node]]:
    for key, node in mapping.entries:
        if not _is_tagged(node, lines):
            yield key, _untagged(node, lines)


def _untagged(node: Node, lines: tuple[str, ...]) -> Node:
    if isinstance(node, Mapping):
        return _without_tagged(node, lines)
    if isinstance(node, Sequence):
        kept = tuple(_untagged(item, lines) for item in node.items if not _is_tagged(item, lines))
        return Sequence(kept, node.location)
    return node


def _is_tagged(node: Node, lines: tuple[str, ...]) -> bool:
    return _written(node, lines).startswith("!")


def _written(node: Node, lines: tuple[str, ...]) -> str:
    """What stands in the file from where a node begins, to the end of the line, without an anchor's name."""
    place = node.location
    text = lines[place.line - 1][place.column - 1 :] if place.line <= len(lines) else ""
    return text.partition(" ")[2].lstrip() if text.startswith("&") else text
