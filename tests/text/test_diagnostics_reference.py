"""Every code that a finding may have is explained in the reference, and the reference explains no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference" / "diagnostics.md"
MAKERS = {"error", "warning", "note"}
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def codes_in_source() -> set[str]:
    """The first argument of each call that makes a finding; a call with a name instead needs its own entry below."""
    return {code for path in sorted((ROOT / "plugins").rglob("*.py")) for code in codes_in(path)}


def codes_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        named = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
        first = [*node.args[:1]] if name in MAKERS else []
        for value in (*named, *first):
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and CODE.fullmatch(value.value):
                yield value.value


def test_the_reference_explains_every_code_and_no_other() -> None:
    explained = set(re.findall(r"^\| `([a-z0-9-]+)` \|", REFERENCE.read_text("utf-8"), re.MULTILINE))

    assert explained == codes_in_source()


def test_the_reference_is_in_alphabetical_order() -> None:
    rows = re.findall(r"^\| `([a-z0-9-]+)` \|", REFERENCE.read_text("utf-8"), re.MULTILINE)

    assert rows == sorted(rows)
