"""Findings as text for people, as JSON, as SARIF for code scanning, and as GitHub's workflow commands."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from annotated_briefings.text.diagnostic import Diagnostic, Severity

_BRIEFING = ".md"
FORMATS = ("text", "json", "sarif", "github")
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def concerning(findings: Iterable[Diagnostic], paths: Collection[PurePosixPath]) -> tuple[Diagnostic, ...]:
    """The findings about some files, and the errors in those that all briefings lean on: glossary, sources, folders.

    Where such a file cannot be read, much that is wrong with a briefing cannot be seen.
    """
    return tuple(
        found
        for found in findings
        if found.location.path in paths
        or (found.severity is Severity.ERROR and found.location.path.suffix.lower() != _BRIEFING)
    )


def render_findings(findings: Sequence[Diagnostic], format_name: str) -> str:
    """The findings in one of :data:`FORMATS`, without a line end."""
    renderers = {"text": _as_text, "json": _as_json, "sarif": _as_sarif, "github": _as_github}
    return renderers[format_name](findings)


def summary(findings: Sequence[Diagnostic]) -> str:
    """How many there are of each severity: "1 error, 2 warnings", or "no findings"."""
    counts = [(severity, sum(found.severity is severity for found in findings)) for severity in Severity]
    parts = [f"{number} {severity}{'' if number == 1 else 's'}" for severity, number in counts if number]
    return ", ".join(parts) or "no findings"


def _as_text(findings: Sequence[Diagnostic]) -> str:
    return "\n".join([*map(str, findings), summary(findings)])


def _as_json(findings: Sequence[Diagnostic]) -> str:
    return json.dumps([_plain(found) for found in findings], ensure_ascii=False, indent=2)


def _plain(found: Diagnostic) -> dict[str, Any]:
    return {
        "code": found.code,
        "severity": str(found.severity),
        "message": found.message,
        "path": str(found.location.path),
        "line": found.location.line,
        "column": found.location.column,
        "hint": found.hint,
    }


def _as_github(findings: Sequence[Diagnostic]) -> str:
    """See "Workflow commands for GitHub Actions"; values are escaped as its toolkit does."""
    return "\n".join(map(_command, findings))


def _command(found: Diagnostic) -> str:
    place = found.location
    properties = {"file": str(place.path), "line": place.line, "col": place.column, "title": found.code}
    said = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items())
    message = f"{found.message}\n{found.hint}" if found.hint else found.message
    return f"::{_GITHUB[found.severity]} {said}::{_escaped(message)}"


def _escaped(text: str, further: str = "") -> str:
    """Percent-encode what would end a command or a property; the percent sign first."""
    for char in f"%\r\n{further}":
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def _as_sarif(findings: Sequence[Diagnostic]) -> str:
    """SARIF 2.1.0 (OASIS, 27 March 2020), one run."""
    codes = sorted({found.code for found in findings})
    driver = {"name": "briefings", "rules": [{"id": code} for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, codes.index(found.code)) for found in findings],
    }
    return json.dumps({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(found: Diagnostic, rule: int) -> dict[str, Any]:
    place = found.location
    message = f"{found.message} ({found.hint})" if found.hint else found.message
    return {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": str(found.severity),
        "message": {"text": message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(str(place.path))},
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
    }
