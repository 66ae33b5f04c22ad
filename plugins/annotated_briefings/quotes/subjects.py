"""Who does what a verb says: the subject of a clause, in front of a reporting verb or behind it."""

from __future__ import annotations

import re

from annotated_briefings.quotes.cues import ADVERBS
from annotated_briefings.quotes.names import (
    GROUP,
    NAME,
    ONE_PERSON,
    OPENER,
    OPENERS,
    OPENING,
    PHRASE,
    PRONOUN,
    ROLE,
    is_of_house,
    is_office,
    is_person,
    is_pronoun,
    is_role,
    names_in,
    speaker_of,
    without_opener,
)

NO_DESCRIPTION = (
    r"(?!(?:as|and|but|in|on|of|to|for|with|while|when|which|who|that|after|before|since|because|or|at|by)\b)"
)
_WHOLE = rf"(?>{NAME})(?![\w-]|[’']s? \w)"
"""A name that owns nothing: no "Trump" in "Trump’s lawyer"."""
_DESCRIBED = rf"{NO_DESCRIPTION}(?:[a-z][\w’'-]* ){{0,6}}(?:{NAME}[’']s? )?(?:[a-z][\w’'-]* ){{0,4}}{_WHOLE}"
"""A name with what goes before it: "study lead author Lucas Paganini", "Delta's chief pilot Jo Ray"."""
_SOMEBODY = rf"{ONE_PERSON}(?![\w-]|[’'] ?\w| (?!(?:with|of|from|at|for|in|on)\b)[\wÀ-Ž])"
WHO = rf"{_SOMEBODY}|{_DESCRIBED}(?: and {NAME})?|{PRONOUN}|{PHRASE}"
APPOSITION = (
    r"(?:, (?!(?:and|but|or|so|though|while)\b)[^“”\"\n]{1,160}?,|, (?:an?|the) [^“”\",;:\n]{1,80}?"
    r"| (?:with|of|from|at|for|in) [^“”\".,;:\n]{1,60}?)?"
)
"""A description between commas, where there is one."""
_FOLLOWING = re.compile(rf" (?:by )?(?P<who>{WHO})")
_NO_NOUN = "after|as|at|before|but|by|during|for|from|if|in|near|of|on|that|to|until|when|where|which|while|who|with"
_IS_NAMED = re.compile(rf"{NAME}$")
_NAME_BEHIND = re.compile(rf"(?: (?:of|at|for|from|with|in) [^,“”\"\n]{{1,60}})?, (?P<who>{NAME})(?=[,.])")
_NOUN = rf"(?!(?:{_NO_NOUN}|\w+(?:ed|ing))\b)"
_NOUNS_BEHIND = re.compile(rf"(?: {_NOUN}[\w’'-]+){{0,5}} {_NOUN}[a-z][\w’'-]* (?P<who>{NAME})")
""" "Lib Dem councillor Jo Hall": behind the verb only nouns stand between two names."""
_FOLLOWING_NAMED = re.compile(rf" {PHRASE}, (?P<who>{NAME})(?=,)")
"""According to his aunt, Jane Starner,"""
_NAMED, _PRONOUN, _PHRASED, _GROUPED = (
    re.compile(rf"(?:^|(?<=\W))(?P<who>{who})(?:[’'](?:s|d|ll|ve))?,? {ADVERBS}$")
    for who in (f"{NAME}(?: and {NAME})?", PRONOUN, PHRASE, GROUP)
)
_BEHIND_COMMAS = re.compile(rf"(?:^|(?<=\W))(?P<who>{NAME}|{PHRASE}), [^“”\"\n]{{1,160}}, {ADVERBS}$")
_PREPOSITION = re.compile(r"\b(?:in|at|on|of|over|during|after|before|by|with|from|for|to) $", re.IGNORECASE)
_PLACED = re.compile(rf"\b(?:[Ii]n|[Aa]t|[Oo]n|[Oo]f|[Ff]rom|[Ww]ith) {NAME}")
_CLAUSE = re.compile(r"(?:, (?:but|and|while|as|so|though|although|because|when) |; | — )")
_TRAILING = re.compile(r"(?<=[a-z]) (?:after|during|before|since|on|in|who|which|that) .*$")
"""What follows a phrase that describes: "the statement after its meeting"."""
_SHORT = r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Ss]ome) (?:[\w’'-]+ ){0,3}?[\w’'-]+"
_IRREGULAR = (
    "are|ate|became|began|bit|blew|bore|bought|broke|brought|built|came|can|caught|chose|could|cut|did|drew|drove|fell|felt|flew|fought|found|gave|got|grew|had|heard|hid|hit|hung"
    "|held|kept|knew|laid|lay|led|left|let|lost|made|met|paid|put|ran|rode|rose|said|sang|sat|saw|sent|set|shook|shot|slept|sold|spent|spoke|stood|swam|swept|swore|taught|thought"
    "|threw|told|took|understood|went|wept|were|will|woke|wore|won|would|wrote"
)
_BEGINNING = re.compile(
    rf"{OPENING}(?P<who>(?!{OPENER})(?:{NAME} )?{NO_DESCRIPTION}(?:[a-z][\w’'-]* ){{0,4}}{_WHOLE}|{PRONOUN}|{_SHORT})"
    rf"(?:, [^“”\"\n]{{1,160}}?,)? {ADVERBS}(?:[a-z]+(?:ed|s)|{_IRREGULAR})(?:n[’']t)?\b"
)
_ACTING = re.compile(rf"(?P<who>{NAME}|{PRONOUN}) {ADVERBS}(?:[a-z]+ed|took|went|made|gave|wrote|sent|put)\b")
_FIRST = re.compile(rf"(?P<who>{ONE_PERSON}|{NAME})\b")
_OBJECT_OF = re.compile(r"\b[a-z]+ing $")
_BELONGING = re.compile(r"\b(?:at|by|for|from|in|of|with) (?:the )?$")
_HEADED = re.compile(
    rf"(?:^\s*|(?<=[,;:“”] ))(?P<who>(?P<person>{ONE_PERSON})|{GROUP}|[A-Z][a-z]+s|(?:[Tt]he|[Aa]n?) [a-z][\w’'-]*)"
    rf"(?P<of> (?:[a-z]+ ){{0,3}}(?:at|by|for|from|in|of|with) (?:(?:the )?{NAME}|{PHRASE})),? {ADVERBS}$"
)
_WEEKDAY = re.compile(r"(?<=[a-z]) (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?=[ ,.])")
""" "The sheriff Thursday said": a day between subject and verb."""
_ASIDE = re.compile(
    r", (?:[RDI]-[A-Z][\w.]*|(?:Democrat|Republican)(?: of [\w .]+)?),| \([^()“”\"\n]{1,30}\)| — [^—“”\"\n]{1,200} —"
)
_UNCLOSED = re.compile(
    rf"(?P<who>{NAME}), (?:(?:with|of|from) [^,“”\"\n]{{1,100}} |(?:an?|the|one) [^,“”\"\n]{{1,100}}, who "
    rf"|who (?!{PRONOUN})[^,“”\"\n]{{1,100}} "
    rf"|(?:[\w’'-]+ ){{0,3}}{ROLE} (?:at|for|from|in|of|with) [^,“”\"\n]{{1,80}} ){ADVERBS}$"
)
_IS_QUOTED = re.compile(r"(?:was|is|were|are|(?:has|have) been) (?:quoted|cited)(?: (?:by|in) [^,]{1,40}?)?(?: as)? $")
_QUOTES = re.compile(rf"\b(?:quot|cit)(?:e|ed|es|ing) (?P<who>{NAME}) as $")
_RELATIVE = re.compile(rf"(?P<who>{NAME}|{PHRASE}),? (?:which|who) [^,]+ by $")
_MESSAGE = re.compile(
    r"\b(?:statement|letter|tweet|e-?mail|message|post|memo|note|report|video|speech|brief|blog|response|reply)s? $"
)
"""What somebody publishes "saying that …"."""
_DOING = re.compile(r" (?:by|from|in|with|without|after|before) $")
_PREPOSED = re.compile(rf"\b(?:to|on|in|at|of|from|by) {NAME} $")
GOES_ON = re.compile(r"\b(?:and|but|then|also|yet)(?: \w+ly| also| then)? $")
"""A second verb of the same subject: "the survey asked many but noted that …"."""
_CREDITED = re.compile(rf"(?:Quoting|To quote|Quotes? (?:from|by)) (?P<who>{NAME})")
_NOBODY = OPENERS - {"They", "He", "She", "It", "We", "I"} | {""}


def subject_of(clause: str, *, participle: bool = False) -> tuple[str, bool]:
    """Who does what the verb behind the clause says, and whether that is sure.

    A ``participle`` behind a comma goes with the subject of the sentence: "Xi opened the hall, saying that …".
    """
    if participle and clause.rstrip().endswith(","):
        first, names = beginning_subject(clause), names_in(clause)
        if is_person(first) or (is_pronoun(first) and not names):
            return first, True
        if names:
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
    if not (_PREPOSED.search(clause) or _MESSAGE.search(clause) or _DOING.search(clause)):
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
    names = names_in(_PLACED.sub("", clause))
    return (speaker_of(names[0]), False) if names else ("", False)


def without_asides(clause: str) -> str:
    """The clause without what stands in brackets, between dashes, or says of what party somebody is."""
    return _WEEKDAY.sub("", _ASIDE.sub("", clause))


def _nearest(clause: str) -> str:
    """The name, pronoun or phrase directly before the verb."""
    for pattern in (_NAMED, _PRONOUN, _PHRASED, _GROUPED):
        found = pattern.search(clause)
        if found and (who := clean(found["who"])) not in _NOBODY:
            return _head(clause, found.start()) or who
    return ""


def _head(clause: str, at: int) -> str:
    """The subject to which what stands directly before the verb only belongs: "A letter seen by the Times said"."""
    if _OBJECT_OF.search(clause, 0, at) and (first := _FIRST.match(clause.lstrip())):
        return clean(first["who"])
    headed = _HEADED.search(clause) if _BELONGING.search(clause, 0, at) else None
    if not headed:
        return ""
    return (headed["who"] + headed["of"] if headed["person"] else headed["who"]).strip()


def _described(clause: str) -> str:
    """The subject with a description between commas: "General Milley, chairman of the Joint Chiefs, "."""
    start, who = 0, ""
    while found := _BEHIND_COMMAS.search(clause, start):
        listed = clause[: found.start()].endswith(" and ") and _NAME_BEHIND.match(clause, found.end("who"))
        if not (listed or _PREPOSITION.search(clause[: found.start()]) or (who and is_office(found["who"]))):
            who = by_name(found["who"], clause[found.end("who") :])
        start = found.end("who")
    return who


def beginning_subject(sentence: str) -> str:
    """Whom the sentence is about: the name, pronoun or short phrase it begins with, before its verb."""
    found = _CREDITED.match(sentence) or _BEGINNING.match(sentence)
    return by_name(found["who"], sentence[found.end("who") :]) if found else ""


def clean(who: str) -> str:
    """The speaker without the words that only begin a sentence or describe; negated verbs are nobody."""
    name = speaker_of(without_opener(_TRAILING.sub("", who)))
    return "" if "n't" in name or "n’t" in name or name.lower() == "one" else name


def by_name(who: str, behind: str) -> str:
    """The name that stands between commas behind an office: "the spokesman, John O’Neill"."""
    named = None if _is_named(who) or is_pronoun(who) else _NAME_BEHIND.match(behind)
    return clean(named["who"] if named else who)


def behind_verb(who: str, behind: str) -> str:
    """The name in what follows a verb: "said Lib Dem councillor Jo Hall", "said the spokesman, John O’Neill"."""
    named = _NOUNS_BEHIND.match(behind) if _is_named(who) else None
    return clean(named["who"]) if named else by_name(who, behind)


def _is_named(who: str) -> bool:
    last = _IS_NAMED.search(who)
    return last is not None and not (is_role(last[0]) or is_of_house(who))


def subject_behind(text: str, at: int) -> tuple[str, int]:
    """Whom the words behind a verb or "according to" name, and where that ends; "" where they name nobody."""
    named = _FOLLOWING_NAMED.match(text, at) or _FOLLOWING.match(text, at)
    return (behind_verb(named["who"], text[named.end() :]), named.end()) if named else ("", at)


def speaker_in(sentence: str, cue: re.Match[str]) -> str:
    """Who speaks in a sentence that reports: "The key, says Buser, is …", "Roth said the company …"."""
    named = _FOLLOWING.match(sentence, cue.end())
    if (
        named
        and sentence[: cue.start()].rstrip().endswith(",")
        and sentence[named.end() : named.end() + 1] in {",", "."}
    ):
        return clean(named["who"])
    return subject_of(sentence[: cue.start()], participle=cue[0].endswith("ing"))[0]
