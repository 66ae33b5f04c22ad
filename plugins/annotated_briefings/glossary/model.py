"""A concept of the glossary, with the words that may stand for it.

Standard: SKOS, https://www.w3.org/TR/skos-reference/ (sections 4 to 6).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath

from annotated_briefings.text.place import Location


class TermType(StrEnum):
    """What kind of thing a term names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"
    INFRASTRUCTURE = "infrastructure"
    LAW = "law"
    CONCEPT = "concept"
    WORK = "work"


class Case(StrEnum):
    """How a label's capitals bind: see ``matching.py``."""

    SMART = "smart"
    EXACT = "exact"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchRules:
    """How a term's labels are looked for in prose; ``auto`` off leaves only forced places."""

    case: Case = Case.SMART
    inflect: bool = True
    auto: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A literal with its BCP 47 tag; an empty tag means the site's language."""

    text: str
    language: str = ""
    location: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A SKOS concept.

    ``definition`` is the short text of the popover, ``note`` longer Markdown for the term's page.
    ``translated`` are the preferred labels in other languages, one for each. ``alt_label`` and ``hidden_label`` may
    be given as plain strings; ``as_of`` and ``review_by`` are EDTF text.
    """

    id: str
    pref_label: str
    definition: str = ""
    alt_label: tuple[Label | str, ...] = ()
    hidden_label: tuple[Label | str, ...] = ()
    pref_label_language: str = ""
    translated: tuple[Label, ...] = ()
    type: TermType = TermType.CONCEPT
    note: str = ""
    sources: tuple[str, ...] = ()
    as_of: str = ""
    review_by: str = ""
    related: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    match: MatchRules = MatchRules()
    location: Location = field(default=Location(PurePosixPath("glossary.yml")), compare=False)
    note_line: int = field(default=1, compare=False)

    @property
    def alt_labels(self) -> tuple[Label, ...]:
        """The other names, each as a :class:`Label`; preferred ones of other languages first."""
        return (*self.translated, *map(_label, self.alt_label))

    @property
    def hidden_labels(self) -> tuple[Label, ...]:
        """The names to be found by and never shown, each as a :class:`Label`."""
        return tuple(map(_label, self.hidden_label))

    @property
    def labels(self) -> tuple[Label, ...]:
        """Every name of the term, the preferred one first."""
        preferred = Label(text=self.pref_label, language=self.pref_label_language)
        return (preferred, *self.alt_labels, *self.hidden_labels)


def _label(label: Label | str) -> Label:
    return label if isinstance(label, Label) else Label(text=label)


@dataclass(frozen=True, slots=True, order=True)
class TermMatch:
    """Code points ``start`` to ``end`` of the searched text name the term ``term_id``.

    ``rivals`` are the other terms that have the same label; then ``term_id`` is the first of them in file
    order and nothing may be linked before the front matter settles the sense.
    """

    start: int
    end: int
    term_id: str
    rivals: tuple[str, ...] = ()
