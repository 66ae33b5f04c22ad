"""Who does what a verb says: the subject of a clause, in front of a reporting verb or behind it."""

from __future__ import annotations

import re

from annotated_briefings.quotes.cues import ADVERBS
from annotated_briefings.quotes.names import (
    GROUP,
    NAME,
    ONE_PERSON,
    OPENERS,
    PHRASE,
    PRONOUN,
    is_office,
    is_pronoun,
    names_in,
    speaker_of,
    without_opener,
)

NO_DESCRIPTION = (
    r"(?!(?:as|and|but|in|on|of|to|for|with|while|when|which|who|that|after|before|since|because|or|at|by)\b)"
)
_WHOLE = rf"{NAME}(?![\w-]|[’']s? \w)"
"""A name that owns nothing: no "Trump" in "Trump’s lawyer"."""
_DESCRIBED = rf"{NO_DESCRIPTION}(?:[a-z][\w’'-]* ){{0,6}}(?:{NAME}[’']s? )?(?:[a-z][\w’'-]* ){{0,4}}{_WHOLE}"
"""A name with what goes before it: "study lead author Lucas Paganini", "Delta's chief pilot Jo Ray"."""
WHO = rf"{ONE_PERSON}(?![\w-]|[’'] ?\w| [\wÀ-Ž])|{_DESCRIBED}(?: and {NAME})?|{PRONOUN}|{PHRASE}"
APPOSITION = r"(?:, [^“”\"\n]{1,160}?,|, an? [^“”\",;:\n]{1,80}?| (?:with|of|from|at|for|in) [^“”\".,;:\n]{1,60}?)?"
"""A description between commas, where there is one."""
_FOLLOWING = re.compile(rf" (?:by )?(?P<who>{WHO})")
_NAME_BEHIND, _IS_NAMED = re.compile(rf", (?P<who>{NAME})(?=[,.])"), re.compile(rf"{NAME}$")
_FOLLOWING_NAMED = re.compile(rf" {PHRASE}, (?P<who>{NAME})(?=,)")
"""According to his aunt, Jane Starner,"""
_NAMED, _PRONOUN, _PHRASED, _GROUPED = (
    re.compile(rf"(?:^|(?<=\W))(?P<who>{who})(?:[’'](?:s|d|ll|ve))?,? {ADVERBS}$")
    for who in (f"{NAME}(?: and {NAME})?", PRONOUN, PHRASE, GROUP)
)
_BEHIND_COMMAS = re.compile(rf"(?:^|(?<=\W))(?P<who>{NAME}|{PHRASE}), [^“”\"\n]{{1,160}}, {ADVERBS}$")
_PREPOSITION = re.compile(r"\b(?:in|at|on|of|over|during|after|before|by|with|from|for|to) $", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:, (?:but|and|while|as|so|though|although|because|when) |; | — )")
_TRAILING = re.compile(r"(?<=[a-z]) (?:after|during|before|since|on|in|who|which|that) .*$")
"""What follows a phrase that describes: "the statement after its meeting"."""
_SHORT = r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Ss]ome) (?:[\w’'-]+ ){0,3}?[\w’'-]+"
_BEGINNING = re.compile(
    rf"(?:[A-Z][^,“”\"]{{0,60}}, )?(?P<who>(?:[a-z][\w’'-]* ){{0,4}}{_WHOLE}|{PRONOUN}|{_SHORT})"
    rf"(?:, [^“”\"\n]{{1,160}}?,)? {ADVERBS}(?:[a-z]+(?:ed|s)|took|gave|put|made|had|was|is|went|shot|had)\b"
)
_ACTING = re.compile(rf"(?P<who>{NAME}|{PRONOUN}) {ADVERBS}(?:[a-z]+ed|took|went|made|gave|wrote|sent|put)\b")
_ASIDE = re.compile(
    r", (?:[RDI]-[A-Z][\w.]*|(?:Democrat|Republican)(?: of [\w .]+)?),| \([^()“”\"\n]{1,30}\)| — [^—“”\"\n]{1,200} —"
)
_UNCLOSED = re.compile(
    rf"(?P<who>{NAME}), (?:(?:with|of|from) [^,“”\"\n]{{1,100}} |(?:an?|the|one) [^,“”\"\n]{{1,100}}, who ){ADVERBS}$"
)
_IS_QUOTED = re.compile(r"(?:was|is|were|are|(?:has|have) been) (?:quoted|cited)(?: (?:by|in) [^,]{1,40}?)?(?: as)? $")
_QUOTES = re.compile(rf"\b(?:quot|cit)(?:e|ed|es|ing) (?P<who>{NAME}) as $")
_RELATIVE = re.compile(rf"(?P<who>{NAME}|{PHRASE}), (?:which|who) [^,]+ by $")
_MESSAGE = re.compile(
    r"\b(?:statement|letter|tweet|e-?mail|message|post|memo|note|report|video|speech|brief|blog|response|reply)s? $"
)
"""What somebody publishes "saying that …"."""
_PREPOSED = re.compile(rf"\b(?:to|on|in|at|of|from|by) {NAME} $")
GOES_ON = re.compile(r"\b(?:and|but|then|also|yet)(?: \w+ly| also| then)? $")
"""A second verb of the same subject: "the survey asked many but noted that …"."""
_CREDITED = re.compile(rf"(?:Quoting|To quote|Quotes? (?:from|by)) (?P<who>{NAME})")
_NOBODY = OPENERS - {"They", "He", "She", "It", "We", "I"} | {""}


def subject_of(clause: str, *, participle: bool = False) -> tuple[str, bool]:
    """Who does what the verb behind the clause says, and whether that is sure.

    A ``participle`` behind a comma goes with the subject of the sentence: "Xi opened the hall, saying that …".
    """
    if participle and clause.rstrip().endswith(",") and (names := names_in(clause)):
        return speaker_of(names[0]), True
    clause = _IS_QUOTED.sub("", without_asides(clause))
    subject = _quoting(clause) or (_of_participle(clause) if participle else ("", False))
    if not subject[0] and GOES_ON.search(clause):
        subject = beginning_subject(_CLAUSE.split(clause)[-1]), False
    return subject if subject[0] else _plain(clause)


def _quoting(clause: str) -> tuple[str, bool] | None:
    """ "papers quote Xi as saying"; "Deputy Hall, with the Harbour Police explains"."""
    if quoting := _QUOTES.search(clause):
        return clean(quoting["who"]), True
    found = _UNCLOSED.search(clause)
    return (clean(found["who"]), True) if found else None


def _of_participle(clause: str) -> tuple[str, bool]:
    """Whose "saying that …" it is, where another word stands before it."""
    if relative := _RELATIVE.search(clause):
        return clean(relative["who"]), False
    if not (_PREPOSED.search(clause) or _MESSAGE.search(clause)):
        return "", False
    acting = _ACTING.search(clause)
    return clean(acting["who"]) if acting else beginning_subject(clause), False


def _plain(clause: str) -> tuple[str, bool]:
    """The nearest name, pronoun or phrase, the one that commas describe, or the first name of all."""
    nearest = _nearest(clause)
    if nearest and not clause.rstrip().endswith(","):
        return nearest, True
    described = _described(_CLAUSE.split(clause)[-1])
    if described or nearest:
        return described or nearest, True
    names = names_in(clause)
    return (speaker_of(names[0]), False) if names else ("", False)


def without_asides(clause: str) -> str:
    """The clause without what stands in brackets, between dashes, or says of what party somebody is."""
    return _ASIDE.sub("", clause)


def _nearest(clause: str) -> str:
    """The name, pronoun or phrase directly before the verb."""
    for pattern in (_NAMED, _PRONOUN, _PHRASED, _GROUPED):
        found = pattern.search(clause)
        if found and (who := clean(found["who"])) not in _NOBODY:
            return who
    return ""


def _described(clause: str) -> str:
    """The subject with a description between commas: "General Milley, chairman of the Joint Chiefs, "."""
    start, who = 0, ""
    while found := _BEHIND_COMMAS.search(clause, start):
        if not _PREPOSITION.search(clause[: found.start()]) and not (who and is_office(found["who"])):
            who = by_name(found["who"], clause[found.end("who") :])
        start = found.end("who")
    return who


def beginning_subject(sentence: str) -> str:
    """Whom the sentence is about: the name, pronoun or short phrase it begins with, before its verb."""
    found = _CREDITED.match(sentence) or _BEGINNING.match(sentence)
    return clean(found["who"]) if found else ""


def clean(who: str) -> str:
    """The speaker without the words that only begin a sentence or describe; negated verbs are nobody."""
    name = speaker_of(without_opener(_TRAILING.sub("", who)))
    return "" if "n't" in name or "n’t" in name or name.lower() == "one" else name


def by_name(who: str, behind: str) -> str:
    """The name that stands between commas behind an office: "said the spokesman, John O’Neill"."""
    is_named = (last := _IS_NAMED.search(who)) and not is_office(last[0])
    named = None if is_named or is_pronoun(who) else _NAME_BEHIND.match(behind)
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
