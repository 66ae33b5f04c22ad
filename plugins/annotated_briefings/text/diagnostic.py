"""A finding about content, as data: where, what, and what helps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from annotated_briefings.text.place import Location


class Severity(StrEnum):
    """How bad a finding is. An error fails a check, a warning fails a strict one, a note never does."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding. ``code`` is kebab-case and listed in ``docs/reference/diagnostics.md``."""

    code: str
    severity: Severity
    message: str
    location: Location
    hint: str = ""

    def __str__(self) -> str:
        head = f"{self.location}: {self.severity} [{self.code}] {self.message}"
        return f"{head}\n  hint: {self.hint}" if self.hint else head


Report = Callable[[Diagnostic], None]
"""Somewhere to send a finding; ``list.append`` is one."""


def error(code: str, message: str, location: Location, *, hint: str = "") -> Diagnostic:
    """A finding that fails every check."""
    return Diagnostic(code=code, severity=Severity.ERROR, message=message, location=location, hint=hint)


def warning(code: str, message: str, location: Location, *, hint: str = "") -> Diagnostic:
    """A finding that fails a strict check."""
    return Diagnostic(code=code, severity=Severity.WARNING, message=message, location=location, hint=hint)


def note(code: str, message: str, location: Location, *, hint: str = "") -> Diagnostic:
    """A finding to know of; it fails nothing."""
    return Diagnostic(code=code, severity=Severity.NOTE, message=message, location=location, hint=hint)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings sorted by place, then code; each only once."""
    return tuple(sorted(set(diagnostics), key=lambda found: (found.location, found.code, found.message)))
