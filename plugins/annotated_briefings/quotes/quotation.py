"""A quoted span that was found in prose, and who is said to have said it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class QuotationKind(StrEnum):
    """What the quotation marks are for."""

    QUOTATION = "quotation"
    SCARE = "scare"
    NICKNAME = "nickname"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Code points ``start`` to ``end`` (exclusive) stand in quotation marks; neither they nor ``text`` hold the marks.

    ``speaker`` is the name as it stands nearest ("Xi", "the ministry"; for "he" and "the sheriff" the name that the
    text has for them), ``cue`` the words that report ("said"); both
    are "" where none is found. ``certain`` means that speaker and cue stand directly before or after the marks.
    The ``text`` of a quotation over several paragraphs keeps the marks that open its later ones.
    """

    start: int
    end: int
    text: str
    speaker: str = ""
    cue: str = ""
    kind: QuotationKind = QuotationKind.QUOTATION
    certain: bool = False
