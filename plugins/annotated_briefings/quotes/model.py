"""Where a quotation stands in a text, and what a comparison found.

Standard: W3C Web Annotation Data Model, https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class TextQuoteSelector:
    """A passage by its own words, with the words around it."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class VerdictKind(StrEnum):
    """What was found. Only the kinds that begin with "verbatim" verify a quotation."""

    VERBATIM = "verbatim"
    VERBATIM_WITH_CHANGES = "verbatim-with-marked-changes"
    DIFFERS = "differs"
    NOT_FOUND = "not-found"
    AMBIGUOUS = "ambiguous"
    NO_TEXT = "no-frozen-text"
    TOO_SHORT = "too-short"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """``start`` and ``end`` span the passage in the source's text (both -1 where there is none).

    ``diff`` shows what differs, word by word: ``[-only in the source-]`` and ``{+only in the quotation+}``.
    """

    kind: VerdictKind
    start: int = -1
    end: int = -1
    diff: str = ""

    @property
    def verified(self) -> bool:
        """Whether the quotation stands in the source, apart from gaps and insertions that it marks itself."""
        return self.kind.value.startswith("verbatim")


class DifferenceKind(StrEnum):
    """How a paragraph of a text that should be verbatim departs from its source."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """``paragraph`` counts from 0 in the compared text; for a missing one it is the place where it belongs.

    ``start`` and ``end`` span the paragraph in the source's text, -1 for an added one. ``diff`` as in :class:`Verdict`.
    """

    kind: DifferenceKind
    paragraph: int
    diff: str
    start: int = -1
    end: int = -1
