"""Dates in prose, with their EDTF where the words and the day of publication settle one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from annotated_briefings.dates.calendar import from_ordinal
from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.dates.mentions.context import NewsContext, first_month, is_narrative
from annotated_briefings.dates.mentions.moment import Moment, moment_of
from annotated_briefings.dates.mentions.phrases import find_phrases
from annotated_briefings.dates.mentions.place import with_places
from annotated_briefings.dates.mentions.plausible import is_date
from annotated_briefings.dates.mentions.said import Said
from annotated_briefings.dates.mentions.story import read_story
from annotated_briefings.dates.mentions.vocabulary import Token, languages, load_vocabulary
from annotated_briefings.dates.model import EdtfDate, Kind, Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """Code points ``start`` to ``end`` (exclusive) say a date.

    ``edtf`` is that date, "" where neither the words nor the context settle it. ``period`` is the stretch of time that
    the words make of it, "" where they make none: ``2022/..`` for "since 2022", ``../1975`` for "until 1975", and for
    both ends of "1914–18" (two mentions, ``1914`` and ``1918``) ``1914/1918``. "until the 1960s" names no point of that
    decade, so that its ``edtf`` too is ``../196X``.
    """

    start: int
    end: int
    text: str
    edtf: str
    period: str = ""

    @property
    def value(self) -> str:
        """What a timeline should show: the period where there is one, else the date."""
        return self.period or self.edtf


def find_dates(
    text: str, *, reference: date | EdtfDate | None = None, language: str | None = None
) -> tuple[DateMention, ...]:
    """The dates in a text, in order, without overlaps.

    ``reference`` is when the text was published: "last year" needs it, and stays without EDTF where it is ``None``; of
    a month or a year only what that settles is read ("last year", not "yesterday"). A text that tells of one past day
    after another ("In March 1940 … In April …") is its own context. ``language`` is a BCP 47 tag; without one the
    script decides. Linear in the text; more than 500 kB a second.
    """
    tag = _language(text, language)
    vocabulary, published = load_vocabulary(tag), _moment(reference)
    tokens = vocabulary.tokens(text)
    plausible = [said for said in find_phrases(tokens, tag) if is_date(said, tokens, vocabulary)]
    phrases = _in_written_order(_with_shared_years(plausible, tokens))
    placed = list(with_places(phrases, tokens, text, vocabulary))
    moments = _moments(placed, published)
    values = [moment.edtf if moment else "" for moment in moments]
    periods = _periods(placed, values, tokens)
    return tuple(
        _mention(text, tokens, said, value, period) for said, value, period in zip(placed, values, periods, strict=True)
    )


_CYRILLIC, _HAN = re.compile(r"[а-яё]", re.IGNORECASE), re.compile("[\u4e00-\u9fff]")
_SAMPLE = 4_000
_LEAST_SHARE = 0.2
"""Share of a text's letters that are of the script of its language."""
_FALLBACK = "en"


def _language(text: str, tag: str | None) -> str:
    """The language whose words are looked for; English where there is no file for the text's own."""
    if tag:
        wanted = tag.lower().partition("-")[0]
        return wanted if wanted in languages() else _FALLBACK
    sample = text[:_SAMPLE]
    letters = max(1, sum(map(str.isalpha, sample)))
    for script, language in ((_HAN, "zh"), (_CYRILLIC, "ru")):
        if len(script.findall(sample)) > letters * _LEAST_SHARE:
            return language
    return _FALLBACK


def _moment(reference: date | EdtfDate | None) -> Moment | None:
    """The day, month or year of publication; nothing where it is none of these."""
    if isinstance(reference, date):
        return moment_of(reference)
    if reference is None or reference.kind is not Kind.DATE or reference.earliest is None or reference.unspecified:
        return None
    year, month, day = from_ordinal(reference.earliest)
    if reference.precision >= Precision.DAY:
        return Moment(year=year, month=month, day=day)
    if reference.precision is Precision.MONTH:
        return Moment(year=year, month=month)
    return Moment(year=year) if reference.precision is Precision.YEAR else None


def _moments(phrases: Sequence[Said], published: Moment | None) -> list[Moment | None]:
    if is_narrative(phrases, published):
        return read_story(phrases, published)
    context = NewsContext(published)
    return [context.resolve(said) for said in phrases]


def _in_written_order(phrases: Sequence[Said]) -> list[Said]:
    """The phrases, each date in numbers in the order that the text shows elsewhere: "25/12/2023" settles "3/4/2024"."""
    shown = {said.order for said in phrases if said.order} - {"either"}
    if len(shown) != 1:
        return list(phrases)
    return [_settled(said, *shown) if said.order == "either" else said for said in phrases]


def _settled(said: Said, order: str) -> Said:
    month, day = (said.day, said.month) if order == "day-first" else (said.month, said.day)
    return replace(said, month=month, day=day, order=order)


def _mention(text: str, tokens: Sequence[Token], said: Said, value: str, period: str) -> DateMention:
    opener = tokens[said.first - 1] if said.first else None
    start, end = tokens[said.first].start, tokens[said.last].end
    if value and not period and opener and opener.kind in _OPEN_PERIODS and "/" not in value:
        start, period = opener.start, _OPEN_PERIODS[opener.kind].format(value)
        value = period if said.span and opener.kind == "UNTIL" else value
    return DateMention(start=start, end=end, text=text[start:end], edtf=value, period=period)


_OPEN_PERIODS = {"UNTIL": "../{}", "SINCE": "{}/.."}


def _with_shared_years(phrases: Sequence[Said], tokens: Sequence[Token]) -> list[Said]:
    """The phrases, each without a year having that of the one it is joined to: "from April to June 1968"."""
    shared = list(phrases)
    for index in range(len(phrases) - 2, -1, -1):
        said, following = shared[index], shared[index + 1]
        if _waits(said) and following.year is not None and _names_part(following) and _joined(said, following, tokens):
            shared[index] = replace(said, year=following.year - (first_month(said) > first_month(following)))
    for index in range(1, len(phrases)):
        said, earlier = shared[index], shared[index - 1]
        if _waits(said) and earlier.year is not None and _names_part(earlier) and _joined(earlier, said, tokens):
            shared[index] = replace(said, year=earlier.year + (first_month(said) < first_month(earlier)))
    return shared


def _waits(said: Said) -> bool:
    return said.year is None and not said.anchor and _names_part(said)


def _names_part(said: Said) -> bool:
    return said.month is not None or said.season is not None


_JOINTS = frozenset({"DASH", "TO", "AND", "UNTIL", "SLASH"})


def _joined(one: Said, two: Said, tokens: Sequence[Token]) -> bool:
    between = tokens[one.last + 1 : two.first]
    return len(between) == 1 and between[0].kind in _JOINTS


def _periods(phrases: Sequence[Said], values: Sequence[str], tokens: Sequence[Token]) -> list[str]:
    """The interval that each phrase is an end of."""
    periods = [""] * len(phrases)
    for index in range(len(phrases) - 1):
        pair = (values[index], values[index + 1])
        if all(pair) and _is_range(phrases[index], phrases[index + 1], tokens) and _is_edtf("/".join(pair)):
            periods[index] = periods[index + 1] = "/".join(pair)
    return periods


def _is_edtf(text: str) -> bool:
    try:
        parse_edtf(text)
    except EdtfError:
        return False
    return True


def _is_range(one: Said, two: Said, tokens: Sequence[Token]) -> bool:
    """Whether two dates are the ends of one stretch: a dash, "from … to", "between … and"."""
    if not _joined(one, two, tokens):
        return False
    joint = tokens[one.last + 1].kind
    opener = tokens[one.first - 1].kind if one.first else ""
    return joint in {"DASH", "TO", "UNTIL"} or (joint == "AND" and opener == "BETWEEN")
