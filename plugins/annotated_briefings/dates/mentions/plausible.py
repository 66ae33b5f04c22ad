"""Whether a phrase that could be a date is one, by the words around it.

"May I", "1930 hours" and "the fall of Rome" are none.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotated_briefings.dates.mentions.phrases import Said
from annotated_briefings.dates.mentions.vocabulary import Token, Vocabulary

_LEAD = frozenset({"HEDGE", "THE", "PART", "POINT", "DAYPART", "DASH", "OF", "IN", "ON"})
_STRONG = frozenset(
    {"IN", "SINCE", "UNTIL", "FROM", "BETWEEN", "PREPOSITION", "BEFORE", "AFTER", "PART", "POINT", "OPEN"}
)
_LINKING = frozenset({"DASH", "AND", "TO", "SLASH", "COMMA"})
_DATED = frozenset({"MONTH", "ABBREVIATION", "YEAR", "DAY", "NTH", "SEASON", "DOT"})
_BEFORE_ANY_YEAR = _STRONG | {"BREAK", "COMMA", "DASH", "SLASH", "THIS", "AFTER"}
_BEFORE_LOOSE_YEAR = frozenset({"OF", "TO", "THE", "HEDGE", "AND"})
_NO_DATE_AFTER = frozenset({"at", "with", "as", "than"})
_DURATION = frozenset({"for", "within"})
_AMBIGUOUS = frozenset({"May", "March", "August"})


def is_date(said: Said, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether the phrase is a date where it stands."""
    phrase = tokens[said.first : said.last + 1]
    before = tokens[said.first - 1] if said.first else None
    after = tokens[said.last + 1] if said.last + 1 < len(tokens) else None
    if said.anchor:
        return _is_distance(phrase, before, after)
    core = [index for index, token in enumerate(phrase) if token.kind not in _LEAD]
    if len(core) != 1:
        return phrase[-1].kind != "YEAR" or said.month is not None or not _counts(after, vocabulary)
    place = said.first + core[0]
    return _is_single(place, tokens, vocabulary, led=phrase[: core[0]])


def _is_distance(phrase: Sequence[Token], before: Token | None, after: Token | None) -> bool:
    """Durations ("for the next year", "the following days") and distances from a named event are no dates."""
    if phrase[-1].kind == "UNIT" and phrase[-1].text.endswith("s"):
        return False
    if phrase[-1].kind in {"AFTER", "BEFORE"}:
        return after is None or after.kind in {"DOT", "COMMA", "BREAK"} or not after.text[0].isalnum()
    return before is None or before.text.lower() not in _DURATION


def _is_single(place: int, tokens: Sequence[Token], vocabulary: Vocabulary, *, led: Sequence[Token]) -> bool:
    """Whether one word, apart from what leads up to it, is a date: a bare year, month, season or decade."""
    token = tokens[place]
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.kind == "YEAR":
        return _is_year(token, before, after, vocabulary)
    if token.kind in {"MONTH", "ABBREVIATION"}:
        return any(word.kind in {"PART", "POINT"} for word in led) or _is_month(place, tokens)
    if token.kind == "SEASON":
        return _is_season(token, before, after)
    return True


def _is_year(token: Token, before: Token | None, after: Token | None, vocabulary: Vocabulary) -> bool:
    if _counts(after, vocabulary):
        return False
    if before is None or before.kind in _BEFORE_ANY_YEAR:
        return before is None or before.text.lower() not in _NO_DATE_AFTER
    if before.text.lower() in vocabulary.numbered:
        return False
    return before.kind in _BEFORE_LOOSE_YEAR or token.number % 100 != 0


def _counts(after: Token | None, vocabulary: Vocabulary) -> bool:
    return after is not None and after.text.lower() in vocabulary.counted


def _is_month(place: int, tokens: Sequence[Token]) -> bool:
    """A month alone needs a preposition, or another date beside it; "May" and "March" do not take any."""
    before = tokens[place - 1] if place else None
    if before is None:
        return False
    if before.kind in _LINKING:
        return place > 1 and tokens[place - 2].kind in _DATED
    if tokens[place].text in _AMBIGUOUS:
        return before.kind in _STRONG and before.text.lower() not in _NO_DATE_AFTER
    return before.kind in _STRONG or before.kind in {"OF", "ON", "A"} or _continues(place, tokens)


def _continues(place: int, tokens: Sequence[Token]) -> bool:
    """Whether the month begins a range: "February to April"."""
    return (
        place + 2 < len(tokens)
        and tokens[place + 1].kind in {"DASH", "TO"}
        and tokens[place + 2].kind in {"MONTH", "ABBREVIATION"}
    )


def _is_season(token: Token, before: Token | None, after: Token | None) -> bool:
    if before is None or (after is not None and after.kind == "OF"):
        return False
    return before.kind in _STRONG | {"THE", "THIS", "OF"} or (token.text[0].islower() and before.kind == "AND")
