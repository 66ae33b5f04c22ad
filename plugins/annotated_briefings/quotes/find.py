"""Quotations in prose, with their speakers; scare quotes, nicknames and titles told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotated_briefings.quotes.quotation import Quotation, QuotationKind
from annotated_briefings.quotes.spans import find_spans

_WINDOW = 400
"""Code points before and after the marks in which a speaker is looked for."""

_VERBS = (
    "said|says|saying|say|told|tells|telling|stressed|stressing|stresses|added|adds|adding|argued|argues|arguing|claimed|"
    "claims|claiming|warned|warns|warning|wrote|writes|writing|noted|notes|noting|insisted|insists|insisting|declared|"
    "declares|declaring|announced|announces|announcing|explained|explains|explaining|stated|states|stating|asked|asks|"
    "asking|replied|replies|replying|called for|agreed|agrees|agreeing|promised|promises|promising|vowed|vows|vowing|"
    "described|describes|describing|urged|urges|urging|denied|denies|denying|admitted|admits|admitting|recalled|recalls|"
    "recalling|tweeted|posted|remarked|observed|concluded|quipped|pledged|pledges|pledging|complained|commented|read|reads"
)
_NAME_WORD = r"[A-ZÀ-ÖØ-ÞА-Я][\w’'.-]*\w"
_NAME = rf"{_NAME_WORD}(?: (?:(?:of|de|von|van|bin|al|the) )?{_NAME_WORD}){{0,5}}"
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I)"
_PHRASE = r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne) (?:[\w’'-]+ ){0,4}[\w’'-]*\w"
_CUE = re.compile(rf"\b(?:{_VERBS})\b|\bput it\b|\b[Aa]ccording to\b|\b[Ii]n the words of\b")
_BEFORE_CUE = re.compile(
    rf"(?P<who>{_NAME}(?:,? and {_NAME})?|\b{_PRONOUN}|\b{_PHRASE})"
    r"(?: (?:has|have|had|also|then|once|later|recently|\w+ly))*,? $"
)
_AFTER_CUE = re.compile(rf" (?:by )?(?P<who>{_NAME}(?: and {_NAME})?|{_PHRASE})")
_FOLLOWS = re.compile(
    rf"[,.]?\s*(?:(?P<who>{_NAME}(?: and {_NAME})?|{_PRONOUN}|{_PHRASE})"
    rf" (?:has |had |also |later |then |\w+ly )?(?P<cue>{_VERBS})\b"
    rf"|(?P<cue2>(?:{_VERBS})|according to) (?P<who2>{_NAME}(?: and {_NAME})?|{_PRONOUN}|{_PHRASE}))"
)
_NICKNAMED = re.compile(
    r"\b(?:nicknamed|dubbed|known as|called|so-called|nickname|christened|styled)(?: (?:the|a|an))? $"
)
_TITLED = re.compile(
    r"\b(?:entitled|titled|headlined|book|novel|film|movie|song|poem|essay|article|paper|report|play|episode|album)"
    r"(?: called)?,? $"
)
_NAMES = re.compile(_NAME)
_OPENERS = """
The A An As But And In On At Of By For He She They We It I This That These Those When While After Before However
Moreover Yet So If With From To There Then Now His Her Its Their Our What Who Why How Both Each Some Many Most Not
Only Also Although Though Because Since Until During Despite
"""
_NO_NAMES = frozenset(_OPENERS.split())
"""Words that have a capital only because they begin a sentence."""
_ARTICLES = frozenset({"The", "A", "An", "His", "Her", "Its", "Their"})
_IS_PRONOUN = re.compile(_PRONOUN)
_LONGEST_SUBJECT = 6
_SENTENCE_END = re.compile(r"[.!?][”’\"')\]]*\s+(?=[A-Z“\"‘(])|\n")
_LEAST_WORDS = 3
"""Fewer words than this, without a reporting verb beside them, are scare quotes; the quotation lock's bound too."""


@dataclass(frozen=True, slots=True)
class _Attribution:
    speaker: str = ""
    cue: str = ""
    adjacent: bool = False


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Every span in quotation marks, in order, with what its sentence says of the speaker. Linear in the text."""
    return tuple(_quotation(text, start, end) for start, end in find_spans(text))


def _quotation(text: str, start: int, end: int) -> Quotation:
    before, after = _lead(text, start - 1), text[end + 1 : end + 1 + _WINDOW]
    found = _attribution(before, _first_sentence(after))
    quoted = text[start:end]
    return Quotation(start=start, end=end, text=quoted, speaker=found.speaker, cue=found.cue,
                     kind=_kind(quoted, before, found), certain=bool(found.speaker) and found.adjacent)  # fmt: skip


def _lead(text: str, mark: int) -> str:
    """The sentence's words before the opening mark; where the mark opens the sentence, nothing."""
    window = text[max(0, mark - _WINDOW) : mark]
    ends = [found.end() for found in _SENTENCE_END.finditer(window + "“")]
    return window[ends[-1] :] if ends else window


def _first_sentence(after: str) -> str:
    found = _SENTENCE_END.search(after)
    return after[: found.start()] if found else after


def _kind(quoted: str, before: str, found: _Attribution) -> QuotationKind:
    if _NICKNAMED.search(before):
        return QuotationKind.NICKNAME
    words = quoted.split()
    if _TITLED.search(before) and all(word[0].isupper() or len(word) < 5 for word in words):
        return QuotationKind.TITLE
    if len(words) < _LEAST_WORDS and not found.adjacent:
        return QuotationKind.SCARE
    return QuotationKind.QUOTATION


def _attribution(before: str, after: str) -> _Attribution:
    following = _from_after(before, after)
    if following:
        return following
    cue = _last_cue(before)
    if cue is None:
        return _Attribution()
    if cue[0].lower().endswith((" to", " of")):
        named = _AFTER_CUE.match(before, cue.end())
        rest = before[named.end() if named else cue.end() :].strip(" ,:")
        return _Attribution(named["who"] if named else "", cue[0], adjacent=not rest)
    rest = before[cue.end() :].strip(" ,:")
    return _Attribution(_speaker(before[: cue.start()]), cue[0], adjacent=not rest or _is_object(rest))


def _last_cue(before: str) -> re.Match[str] | None:
    cues = list(_CUE.finditer(before))
    return cues[-1] if cues else None


_OBJECT = re.compile(r"(?:[\w’'-]+ ){0,4}(?:that|him|her|them|us|me|reporters|journalists)|[A-Z][\w’'-]+")


def _is_object(rest: str) -> bool:
    """Whether only the hearer or "that" stands between the verb and the marks: "told reporters: “…”"."""
    return _OBJECT.fullmatch(rest) is not None


def _from_after(before: str, after: str) -> _Attribution | None:
    """ "“…”, they said": the speaker after the marks."""
    found = _FOLLOWS.match(after)
    if not found:
        return None
    speaker, cue = found["who"] or found["who2"], found["cue"] or found["cue2"]
    if after[0] not in ",." and before and found["who2"] is None and not speaker[0].isupper():
        return None
    return _Attribution(_named(speaker, before), cue, adjacent=True)


def _speaker(lead: str) -> str:
    found = _BEFORE_CUE.search(lead)
    if found:
        return _named(found["who"], lead[: found.start()])
    names = _names(lead)
    return names[-1] if names else ""


def _named(who: str, lead: str) -> str:
    """The speaker without the word that only begins the sentence; for a pronoun the name that it stands for.

    "they" is the subject with which the sentence began, where that is short, any other pronoun the last name before it.
    """
    name = _without_opener(who)
    if not _IS_PRONOUN.fullmatch(name):
        return "" if "n't" in name or "n’t" in name else name
    if name.lower() == "they":
        subject = lead.strip(' ,:“"')
        return subject if 0 < len(subject.split()) <= _LONGEST_SUBJECT else name
    names = _names(lead)
    return names[-1] if names else name


def _names(lead: str) -> list[str]:
    found = (_without_opener(name[0]) for name in _NAMES.finditer(lead))
    return [name for name in found if name not in _NO_NAMES]


def _without_opener(name: str) -> str:
    """ "When Xi" is Xi; "The minister" stays."""
    first, _, rest = name.partition(" ")
    return _without_opener(rest) if rest and first in _NO_NAMES - _ARTICLES else name
