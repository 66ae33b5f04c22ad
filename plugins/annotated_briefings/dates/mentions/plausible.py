"""Whether a phrase that could be a date is one, by the words around it.

"May I", "1930 hours", "Black Friday", "555-1930" and "the fall of Rome" are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotated_briefings.dates.mentions.said import Said
from annotated_briefings.dates.mentions.vocabulary import Token, Vocabulary

_LEAD = frozenset({"HEDGE", "THE", "PART", "POINT", "DAYPART", "DASH", "OF", "IN", "ON"})
_STRONG = frozenset(
    {"IN", "SINCE", "UNTIL", "FROM", "BETWEEN", "PREPOSITION", "BEFORE", "AFTER", "PART", "POINT", "OPEN"}
)
_LINKING = frozenset({"DASH", "AND", "TO", "SLASH", "COMMA"})
_DATED = frozenset({"MONTH", "ABBREVIATION", "YEAR", "DAY", "NTH", "SEASON", "DOT"})
_BEFORE_ANY_YEAR = _STRONG | {"BREAK", "COMMA", "DASH", "SLASH", "THIS", "AFTER"}
_BEFORE_LOOSE_YEAR = frozenset({"OF", "TO", "THE", "HEDGE", "AND"})
_NUMBERS = frozenset({"DAY", "INTEGER", "OTHER", "NTH"})
_HUNDRED = 100
_OPENING, _CLOSING = frozenset("“\"‘'«„"), frozenset("”\"’'»“")
_LONGEST_TITLE = 6
"""Words before and after a date within quotation marks that make it part of a title."""
_SMALL = 4
"""Words of a title shorter than this may have a small letter."""


@dataclass(frozen=True, slots=True)
class _Around:
    """The tokens of one phrase in their text."""

    said: Said
    tokens: Sequence[Token]
    vocabulary: Vocabulary

    @property
    def phrase(self) -> Sequence[Token]:
        return self.tokens[self.said.first : self.said.last + 1]

    @property
    def before(self) -> Token | None:
        return self.at(self.said.first - 1)

    @property
    def after(self) -> Token | None:
        return self.at(self.said.last + 1)

    def at(self, place: int) -> Token | None:
        return self.tokens[place] if 0 <= place < len(self.tokens) else None

    def lists(self, token: Token | None, name: str) -> bool:
        """Whether the language lists the word under that name."""
        return token is not None and token.word in self.vocabulary.lists[name]


def is_date(said: Said, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether the phrase is a date where it stands."""
    around = _Around(said, tokens, vocabulary)
    if _is_titled(around):
        return False
    if said.weekday is not None:
        return _is_weekday(around)
    if said.anchor:
        return _is_distance(around)
    core = [index for index, token in enumerate(around.phrase) if token.kind not in _LEAD]
    if len(core) != 1:
        ends_in_year = around.phrase[-1].kind == "YEAR" and said.month is None and said.season is None
        return not ends_in_year or not around.lists(around.after, "counted")
    return _is_single(around, said.first + core[0], led=around.phrase[: core[0]])


def _is_titled(around: _Around) -> bool:
    """Whether quotation marks around a few words, all in capitals, make a title of them: “Friday Night Lights”."""
    opened = _leads_to_mark(around, around.said.first - 1, -1, _OPENING)
    return opened and _leads_to_mark(around, around.said.last + 1, 1, _CLOSING)


def _leads_to_mark(around: _Around, place: int, step: int, marks: frozenset[str]) -> bool:
    for at in range(place, place + step * _LONGEST_TITLE, step):
        token = around.at(at)
        if token is None or token.kind == "BREAK":
            return False
        if token.text in marks and not _touches_word(token, around.at(at + step), step):
            return True
        if token.text[0].isalpha() and not token.is_capital() and len(token.text) >= _SMALL:
            return False
    return False


def _touches_word(mark: Token, beyond: Token | None, step: int) -> bool:
    """Whether a word goes on behind the mark, so that it is an apostrophe."""
    if beyond is None or not beyond.text[0].isalnum():
        return False
    return mark.end == beyond.start if step > 0 else beyond.end == mark.start


def _is_weekday(around: _Around) -> bool:
    """Not in a name: "Black Friday", "Friday Night Lights"; not a day that comes again: "every Monday"."""
    phrase, after = around.phrase, around.after
    if around.lists(around.before, "names-before") or (around.before and around.before.kind == "A"):
        return False
    named = phrase[-1].kind == "DAYPART" and phrase[-1].is_capital()
    return not (named and after is not None and after.is_capital())


def _is_distance(around: _Around) -> bool:
    """Durations ("for the next year", "the following days") and distances from a named event are no dates."""
    phrase, before, after = around.phrase, around.before, around.after
    if phrase[-1].kind == "UNIT" and phrase[-1].text.endswith("s"):
        return False
    if phrase[-1].kind in {"AFTER", "BEFORE"}:
        return after is None or after.kind in {"DOT", "COMMA", "BREAK"} or not after.text[0].isalnum()
    if not around.lists(before, "duration"):
        return True
    return all(token.kind != "THE" for token in phrase)


def _is_single(around: _Around, place: int, *, led: Sequence[Token]) -> bool:
    """Whether one word, apart from what leads up to it, is a date: a bare year, month, season or decade."""
    token = around.tokens[place]
    if token.kind == "YEAR":
        return _is_year(around, place)
    if token.kind in {"MONTH", "ABBREVIATION"}:
        return any(word.kind in {"PART", "POINT"} for word in led) or _is_month(around, place)
    if token.kind == "SEASON":
        return _is_season(around, place)
    if token.kind == "DECADE":
        return _is_decade(around, place)
    return token.kind != "Q" or _is_strong(around.at(place - 1))


def _is_strong(token: Token | None) -> bool:
    return token is not None and token.kind in _STRONG


def _is_decade(around: _Around, place: int) -> bool:
    """Not an age: "in her 80s"; two digits want "the" or an apostrophe."""
    before = around.at(place - 1)
    if around.tokens[place].number >= _HUNDRED:
        return True
    return before is not None and not around.lists(before, "ages") and (before.kind == "THE" or before.text in "'’‘")


def _is_year(around: _Around, place: int) -> bool:
    token, before, after = around.tokens[place], around.at(place - 1), around.at(place + 1)
    if around.lists(after, "counted") or _is_part_of_number(around, place) or _opens_title(around, place):
        return False
    if before is None or before.kind in _BEFORE_ANY_YEAR:
        return not around.lists(before, "no-date-after")
    if around.lists(before, "numbered"):
        return False
    return before.kind in _BEFORE_LOOSE_YEAR or token.number % _HUNDRED != 0


def _is_part_of_number(around: _Around, place: int) -> bool:
    """Whether a dash without spaces ties the year to a shorter number or a letter: "555-1930", "I-1950"."""
    return any(_is_tied(around, place, step) for step in (-1, 1))


def _is_tied(around: _Around, place: int, step: int) -> bool:
    row = [around.at(place + step * distance) for distance in range(3)][::step]
    if any(token is None for token in row):
        return False
    one, dash, two = (token for token in row if token is not None)
    far = two if step > 0 else one
    if dash.kind != "DASH" or one.end != dash.start or dash.end != two.start:
        return False
    if not far.text[0].isdigit():
        return step < 0 and len(far.text) == 1 and far.is_capital()
    if step > 0 and len(far.text) == 2 and far.number > around.tokens[place].number % _HUNDRED:
        return False
    dated = around.at(place + step * 3)
    return far.kind in _NUMBERS and (dated is None or dated.kind not in _DATED)


def _opens_title(around: _Around, place: int) -> bool:
    """A year before a colon heads a line, or belongs to a title: "movies like 2001: A Space Odyssey"."""
    before, after, behind = (around.at(place + step) for step in (-1, 1, 2))
    if after is None or after.text != ":" or behind is None or not behind.is_capital():
        return False
    return before is not None and before.kind == "OTHER" and before.text[0].isalnum()


def _is_month(around: _Around, place: int) -> bool:
    """A month alone needs a preposition, or another date beside it; "May" and "March" do not take any."""
    before = around.at(place - 1)
    if before is None:
        return _continues(around, place)
    if before.kind in _LINKING:
        return (beyond := around.at(place - 2)) is not None and beyond.kind in _DATED
    if _continues(around, place):
        return True
    if around.lists(around.tokens[place], "ambiguous"):
        return before.kind in _STRONG and not around.lists(before, "no-date-after")
    return before.kind in _STRONG or before.kind in {"OF", "ON", "A"}


def _continues(around: _Around, place: int) -> bool:
    """Whether the month begins a range: "February to April"."""
    link, following = around.at(place + 1), around.at(place + 2)
    return bool(link and following and link.kind in {"DASH", "TO"} and following.kind in {"MONTH", "ABBREVIATION"})


def _is_season(around: _Around, place: int) -> bool:
    token, before, after = around.tokens[place], around.at(place - 1), around.at(place + 1)
    if before is None or (after is not None and after.kind == "OF"):
        return False
    return before.kind in _STRONG | {"THE", "THIS", "OF"} or (token.text[0].islower() and before.kind == "AND")
