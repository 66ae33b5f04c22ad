"""Where a phrase stands: its sentence and paragraph, whether it heads a text, and whether it speaks of the future."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from annotated_briefings.dates.mentions.said import Said
from annotated_briefings.dates.mentions.vocabulary import Token, Vocabulary

_ENDS = frozenset(".!?。！？…")
_LONGEST_HEADING = 100
"""Code points of a line without a full stop that heads what follows."""
_OPENING = 2
"""Words before a date that opens its sentence: "But in 1976"."""
_REACH = 14
"""Tokens of the same sentence before a date in which "will" speaks of it."""
_DATED = frozenset({"WEEKDAY", "YEAR", "DEICTIC"})
_AHEAD = 8
"""The same behind a date that begins its sentence: "On Friday, the court will …"."""


def with_places(said: Sequence[Said], tokens: Sequence[Token], text: str, vocabulary: Vocabulary) -> Iterator[Said]:
    """The phrases with the place where each stands."""
    lines = _line_starts(text)
    sentence, began, reached = 0, 0, 0
    for phrase in said:
        for at in range(reached, phrase.first):
            if _ends_sentence(tokens, at, text):
                sentence, began = sentence + 1, at + 1
        reached = phrase.first
        line = bisect_right(lines, tokens[phrase.first].start) - 1
        end = lines[line + 1] if line + 1 < len(lines) else len(text)
        nearby = max(began, phrase.first - _REACH)
        yield replace(
            phrase,
            sentence=sentence,
            paragraph=line,
            heads=end - lines[line] <= _LONGEST_HEADING and _is_heading(text[lines[line] : end]),
            opens=phrase.first - began <= _OPENING,
            future=_is_future(
                tokens[nearby : phrase.first],
                tokens[phrase.last + 1 : phrase.last + 1 + _AHEAD] if phrase.first - began <= _OPENING else (),
                vocabulary,
            ),
        )


def _line_starts(text: str) -> list[int]:
    return [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]


def _is_heading(line: str) -> bool:
    words = line.strip()
    return bool(words) and words[-1] not in '.!?,;:”"’'


def _ends_sentence(tokens: Sequence[Token], at: int, text: str) -> bool:
    token = tokens[at]
    if token.kind == "BREAK":
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if "\n" in text[token.end : following.start if following else len(text)]:
        return True
    return token.text in _ENDS and (following is None or not following.text[0].islower())


def _is_future(before: Sequence[Token], behind: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether a word such as "will" stands before the date, in its own clause, or soon behind one that opens."""
    words = vocabulary.lists["future"]
    for token in before[::-1]:
        if token.word in words:
            return True
        if token.kind in _DATED or token.word in vocabulary.lists["clause"]:
            return False
    return any(token.word in words for token in takewhile(lambda token: token.text not in _ENDS, behind))
