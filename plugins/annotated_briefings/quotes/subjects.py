"""Who does what a verb says: the subject of a clause, in front of a reporting verb or behind it."""

from __future__ import annotations

import re

from annotated_briefings.quotes.cues import ADVERBS
from annotated_briefings.quotes.names import (
    NAME,
    OPENERS,
    PHRASE,
    PRONOUN,
    is_pronoun,
    names_in,
    speaker_of,
    without_opener,
)

NO_DESCRIPTION = (
    r"(?!(?:as|and|but|in|on|of|to|for|with|while|when|which|who|that|after|before|since|because|or|at|by)\b)"
)
_DESCRIBED = rf"{NO_DESCRIPTION}(?:[a-z][\w’'-]* ){{0,6}}{NAME}"
"""A name with what goes before it: "study lead author Lucas Paganini"."""
WHO = rf"{_DESCRIBED}(?: and {NAME})?|{PRONOUN}|{PHRASE}"
APPOSITION = r"(?:, [^“”\"\n]{1,160}?,)?"
"""A description between commas, where there is one."""
_FOLLOWING = re.compile(rf" (?:by )?(?P<who>{WHO})")
_NAME_BEHIND, _IS_NAMED = re.compile(rf", (?P<who>{NAME})(?=[,.])"), re.compile(rf"{NAME}$")
_FOLLOWING_NAMED = re.compile(rf" {PHRASE}, (?P<who>{NAME})(?=,)")
"""According to his aunt, Jane Starner,"""
_NAMED, _PRONOUN, _PHRASED = (
    re.compile(rf"(?:^|(?<=\W))(?P<who>{who})(?:[’'](?:s|d|ll|ve))?,? {ADVERBS}$")
    for who in (f"{NAME}(?: and {NAME})?", PRONOUN, PHRASE)
)
_BEHIND_COMMAS = re.compile(rf"(?:^|(?<=\W))(?P<who>{NAME}|{PHRASE}), [^“”\"\n]{{1,160}}, {ADVERBS}$")
_PREPOSITION = re.compile(r"\b(?:in|at|on|of|over|during|after|before|by|with|from|for|to) $", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:, (?:but|and|while|as|so|though|although|because|when) |; | — )")
_NOBODY = OPENERS - {"They", "He", "She", "It", "We", "I"} | {""}


def subject_of(clause: str, *, participle: bool = False) -> tuple[str, bool]:
    """Who does what the verb behind the clause says, and whether that is sure.

    A ``participle`` behind a comma goes with the subject of the sentence: "Xi opened the hall, saying that …".
    """
    if participle and clause.rstrip().endswith(",") and (names := names_in(clause)):
        return speaker_of(names[0]), True
    nearest = _nearest(clause)
    if nearest and not clause.rstrip().endswith(","):
        return nearest, True
    described = _described(_CLAUSE.split(clause)[-1])
    if described or nearest:
        return described or nearest, True
    names = names_in(clause)
    return (speaker_of(names[0]), False) if names else ("", False)


def _nearest(clause: str) -> str:
    """The name, pronoun or phrase directly before the verb."""
    for pattern in (_NAMED, _PRONOUN, _PHRASED):
        found = pattern.search(clause)
        if found and (who := clean(found["who"])) not in _NOBODY:
            return who
    return ""


def _described(clause: str) -> str:
    """The subject with a description between commas: "General Milley, chairman of the Joint Chiefs, "."""
    found = _BEHIND_COMMAS.search(clause)
    if not found or _PREPOSITION.search(clause[: found.start()]):
        return ""
    return by_name(found["who"], clause[found.end("who") :])


def clean(who: str) -> str:
    """The speaker without the words that only begin a sentence or describe; negated verbs are nobody."""
    name = speaker_of(without_opener(who))
    return "" if "n't" in name or "n’t" in name else name


def by_name(who: str, behind: str) -> str:
    """The name that stands between commas behind an office: "said the spokesman, John O’Neill"."""
    named = None if _IS_NAMED.search(who) or is_pronoun(who) else _NAME_BEHIND.match(behind)
    return clean(named["who"] if named else who)


def subject_behind(text: str, at: int) -> tuple[str, int]:
    """Whom the words behind a verb or "according to" name, and where that ends; "" where they name nobody."""
    named = _FOLLOWING_NAMED.match(text, at) or _FOLLOWING.match(text, at)
    return (clean(named["who"]), named.end()) if named else ("", at)


def speaker_in(sentence: str, cue: re.Match[str]) -> str:
    """Who speaks in a sentence that reports: "The key, says Buser, is …", "Roth said the company …"."""
    named = _FOLLOWING.match(sentence, cue.end())
    if (
        named
        and sentence[: cue.start()].rstrip().endswith(",")
        and sentence[named.end() : named.end() + 1] in {",", "."}
    ):
        return clean(named["who"])
    return subject_of(sentence[: cue.start()])[0]
