"""Reads the Extended Date/Time Format, levels 0 to 2.

Standard: ISO 8601-2:2019 in the profile of https://www.loc.gov/standards/datetime/. What that leaves open is
read: a part of the year (21 to 41) may be qualified, have unspecified digits in its year, and stand in an
interval or a set, because "autumn 2022, perhaps" is what articles say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from annotated_briefings.dates.advice import candidates, mended
from annotated_briefings.dates.grammar import EdtfError, read_date, read_moment
from annotated_briefings.dates.model import EdtfDate, End, Kind

__all__ = ["EdtfError", "parse_edtf"]

_MAX_LENGTH = 2_000
"""Code points; the longest that make sense are sets of years."""

_ENDS = "write 2024/.. for an open end, 2024/ for an unknown one"
_FORMS = (
    "a year is 2024, a month 2024-05, a day 2024-05-17, about 2024~, perhaps 2024?, a decade 196X, a span 2019/2021"
)
_CLOSING = {"[": "]", "{": "}"}


def parse_edtf(text: str) -> EdtfDate:
    """The date that an EDTF expression states.

    Raises :class:`EdtfError` for everything else, dates that do not exist and reversed intervals included.
    Its hint proposes an expression where the text is a date in other clothes (``1960s``, ``17 May 2024``).
    """
    try:
        return _read(text)
    except EdtfError as fault:
        if fault.hint:
            raise
        hint = _proposal(text) or _FORMS
        raise EdtfError(fault.message, hint=hint, column=fault.column) from None


def _read(text: str) -> EdtfDate:
    if len(text) > _MAX_LENGTH:
        raise EdtfError(f"a date has at most {_MAX_LENGTH:,} characters", column=_MAX_LENGTH + 1)
    if text[:1] in _CLOSING:
        return _read_set(text)
    if "/" in text:
        return _read_interval(text)
    return read_moment(text)


def _proposal(text: str) -> str:
    proposals = [candidate for candidate in dict.fromkeys(candidates(text)) if _is_edtf(candidate)]
    if not proposals:
        proposals = list(islice(filter(_is_edtf, mended(text)), 1))
    return f"write {' or '.join(proposals)}" if proposals else ""


def _is_edtf(text: str) -> bool:
    try:
        _read(text)
    except EdtfError:
        return False
    return True


def _read_interval(text: str) -> EdtfDate:
    left, _, right = text.partition("/")
    if "/" in right:
        raise EdtfError("an interval has one slash", column=len(left) + right.index("/") + 2)
    return _interval(text, left, right, at=0, gap=1)


def _interval(text: str, left: str, right: str, *, at: int, gap: int) -> EdtfDate:
    """An interval from its two ends; ``gap`` is the width of what stands between them."""
    start, end = _end_of(left), _end_of(right)
    if start is not End.DATED and end is not End.DATED:
        message = "an interval has a date at one end at least"
        raise EdtfError(message, hint=_ENDS, column=at + 1)
    parts = []
    if start is End.DATED:
        parts.append(read_date(left, at=at))
    if end is End.DATED:
        parts.append(read_date(right, at=at + len(left) + gap))
    return _of_parts(text, Kind.INTERVAL, parts, start=start, end=end, at=at)


def _end_of(text: str) -> End:
    return {"": End.UNKNOWN, "..": End.OPEN}.get(text, End.DATED)


def _of_parts(text: str, kind: Kind, parts: Sequence[EdtfDate], *, start: End, end: End, at: int = 0) -> EdtfDate:
    """An interval or a set: as coarse and as doubtful as the worst of its parts."""
    earliest = min(_known(part.earliest for part in parts)) if start is End.DATED else None
    latest = max(_known(part.latest for part in parts)) if end is End.DATED else None
    if kind is Kind.INTERVAL and len(parts) == 2:
        earliest, latest = parts[0].earliest, parts[1].latest
        if earliest is not None and latest is not None and earliest > latest:
            raise EdtfError(f"the interval ends before it begins: {text!r}", column=at + 1)
    return EdtfDate(
        text=text,
        kind=kind,
        earliest=earliest,
        latest=latest,
        precision=min(part.precision for part in parts),
        uncertain=any(part.uncertain for part in parts),
        approximate=any(part.approximate for part in parts),
        unspecified=any(part.unspecified for part in parts),
        start=start,
        end=end,
        parts=tuple(parts),
    )


def _known(ordinals: Iterable[int | None]) -> list[int]:
    return [ordinal for ordinal in ordinals if ordinal is not None]


def _read_set(text: str) -> EdtfDate:
    """One of several dates, ``[…]``, or all of them, ``{…}``; members may be ranges with two dots."""
    closing = _CLOSING[text[0]]
    if not text.endswith(closing) or len(text) < 2:
        raise EdtfError(f"a set that begins with '{text[0]}' ends with '{closing}'", column=len(text) or 1)
    members = text[1:-1].split(",")
    parts, at = [], 1
    for index, member in enumerate(members):
        _refuse_misplaced_dots(member, at, is_first=index == 0, is_last=index == len(members) - 1)
        parts.append(_read_member(member, at))
        at += len(member) + 1
    return _of_parts(text, Kind.SET, parts, start=parts[0].start, end=parts[-1].end)


def _read_member(member: str, at: int) -> EdtfDate:
    left, dots, right = member.partition("..")
    if not dots:
        return read_date(member, at=at)
    return _interval(member, left or dots, right or dots, at=at, gap=2)


def _refuse_misplaced_dots(member: str, at: int, *, is_first: bool, is_last: bool) -> None:
    if member.startswith("..") and not is_first:
        raise EdtfError("only the first member of a set may begin with two dots", column=at + 1)
    if member.endswith("..") and not is_last:
        raise EdtfError("only the last member of a set may end with two dots", column=at + 1)
