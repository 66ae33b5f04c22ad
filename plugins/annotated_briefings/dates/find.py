"""Dates in prose, with their EDTF where the words and the day of publication settle one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from annotated_briefings.dates.mentions.context import Context, is_narrative
from annotated_briefings.dates.mentions.phrases import Said, find_phrases
from annotated_briefings.dates.mentions.plausible import is_date
from annotated_briefings.dates.mentions.vocabulary import Token, load_vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """Code points ``start`` to ``end`` (exclusive) say a date.

    ``edtf`` is that date, "" where neither the words nor the context settle it; "until the 1960s" is one mention with
    ``../196X``. The two ends of "1914–18" are two mentions, ``1914`` and ``1918``, and both have the ``period``
    ``1914/1918``, which is "" where a date stands alone.
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


def find_dates(text: str, *, reference: date | None = None) -> tuple[DateMention, ...]:
    """The dates in an English text, in order, without overlaps.

    ``reference`` is the day on which the text was published: "last year" needs it, and stays without EDTF where it is
    ``None``. A text that tells of one past day after another ("In March 1940 … In April …") is its own context.
    Linear in the text; more than 500 kB a second.
    """
    vocabulary = load_vocabulary()
    tokens = vocabulary.tokens(text)
    phrases = [said for said in find_phrases(tokens) if is_date(said, tokens, vocabulary)]
    context = Context(reference, narrative=is_narrative(phrases, reference))
    values = [context.resolve(said) for said in _with_shared_years(phrases, tokens)]
    periods = _periods(phrases, values, tokens)
    return tuple(
        _mention(text, tokens, said, value, period)
        for said, value, period in zip(phrases, values, periods, strict=True)
    )


def _mention(text: str, tokens: Sequence[Token], said: Said, value: str, period: str) -> DateMention:
    opener = tokens[said.first - 1] if said.first else None
    start, end = tokens[said.first].start, tokens[said.last].end
    if value and not period and opener and opener.kind in _OPEN_PERIODS and "/" not in value:
        start, value = opener.start, _OPEN_PERIODS[opener.kind].format(value)
    return DateMention(start=start, end=end, text=text[start:end], edtf=value, period=period)


_OPEN_PERIODS = {"UNTIL": "../{}", "SINCE": "{}/.."}


def _with_shared_years(phrases: Sequence[Said], tokens: Sequence[Token]) -> list[Said]:
    """The phrases, each without a year having that of the phrase that it is joined to: "from April to June 1968"."""
    shared = list(phrases)
    for index in range(len(phrases) - 2, -1, -1):
        said, following = shared[index], shared[index + 1]
        waits = said.year is None and not said.anchor and (said.month or said.season)
        if waits and following.year is not None and following.month and _joined(said, following, tokens):
            later = (said.month or 0) > following.month
            shared[index] = replace(said, year=following.year - later)
    return shared


_JOINTS = frozenset({"DASH", "TO", "AND", "UNTIL", "SLASH"})


def _joined(one: Said, two: Said, tokens: Sequence[Token]) -> bool:
    between = tokens[one.last + 1 : two.first]
    return len(between) == 1 and between[0].kind in _JOINTS


def _periods(phrases: Sequence[Said], values: Sequence[str], tokens: Sequence[Token]) -> list[str]:
    """The interval that each phrase is an end of."""
    periods = [""] * len(phrases)
    for index in range(len(phrases) - 1):
        pair = (values[index], values[index + 1])
        if all(pair) and _is_range(phrases[index], phrases[index + 1], tokens):
            periods[index] = periods[index + 1] = "/".join(pair)
    return periods


def _is_range(one: Said, two: Said, tokens: Sequence[Token]) -> bool:
    """Whether two dates are the ends of one stretch: a dash, "from … to", "between … and"."""
    if not _joined(one, two, tokens):
        return False
    joint = tokens[one.last + 1].kind
    opener = tokens[one.first - 1].kind if one.first else ""
    return joint in {"DASH", "TO", "UNTIL"} or (joint == "AND" and opener == "BETWEEN")
