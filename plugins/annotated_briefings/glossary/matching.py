"""Finds the terms of a glossary in plain prose.

One Aho-Corasick automaton holds every form of every label, folded; each hit is then held against the
boundaries and against the rules of its label. Overlapping hits are collected first and the longest taken
last: taking the longest first and testing its boundary afterwards loses real hits.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from annotated_briefings.glossary.boundaries import standing_alone
from annotated_briefings.glossary.inflection import inflect
from annotated_briefings.glossary.model import Case, Label, Term, TermMatch
from annotated_briefings.text.normalised import TERM_TABLE, UNSPACED, normalise, normalised_string

_PARAGRAPH_BREAK = re.compile(r"\n[ \t\r]*\n\s*")
_IN_URL = f"""[^\\s<>"{UNSPACED}\u3001\u3002\u300c-\u300f]+"""  # Chinese goes on right behind an address
_ADDRESS = re.compile(rf"[a-z][a-z0-9+.-]{{1,15}}://{_IN_URL}|www\.{_IN_URL}|[\w.+-]{{1,64}}@\w[\w.-]*", re.IGNORECASE)


class UnknownTermError(LookupError):
    """An id that no term of the glossary has."""


class DuplicateTermError(ValueError):
    """Two terms with one id in one glossary."""


class _Form(NamedTuple):
    """One way to write a label: itself, or ``derived`` from it by inflection; both texts are normalised."""

    text: str
    term: Term
    label: str
    derived: bool

    def allows(self, surface: str) -> bool:
        """Whether the capitals of ``surface``, which is the same text but for them, suit the term's rule."""
        if surface == self.text or self.term.match.case is Case.IGNORE:
            return True
        return self.term.match.case is Case.SMART and not is_all_capitals(self.label) and surface in _written(self.text)


class _Hit(NamedTuple):
    start: int
    end: int
    term_ids: tuple[str, ...]


def is_all_capitals(label: str) -> bool:
    """Whether a label has letters with case and all are capitals: such a label is matched exactly."""
    return label.isupper()


def _written(text: str) -> tuple[str, ...]:
    """What ``smart`` allows besides the text itself: capitals, and a first capital."""
    return (text.upper(), text[:1].upper() + text[1:])


def fold(text: str) -> str:
    """``text`` in lower case, code point by code point, so that offsets stay."""
    lower = text.lower()
    if text.isascii():
        return lower
    if len(lower) != len(text):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lower.replace("ς", "σ")


class Glossary:
    """Terms with a matcher over them.

    It pickles as its terms; each process builds its own automaton, when first needed. ``language`` is that of
    labels without a tag.
    """

    def __init__(self, terms: Iterable[Term], *, language: str = "en") -> None:
        self._terms = tuple(terms)
        self._language = language
        self._by_id: dict[str, Term] = {}
        for term in self._terms:
            if term.id in self._by_id:
                raise DuplicateTermError(f"expected ids that differ, got '{term.id}' twice")
            self._by_id[term.id] = term

    def __reduce__(self) -> tuple[object, ...]:
        return _glossary, (self._terms, self._language)

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms, in file order."""
        return self._terms

    def __contains__(self, term_id: str) -> bool:
        return term_id in self._by_id

    def term(self, term_id: str) -> Term:
        """The term with this id; raises :class:`UnknownTermError`."""
        try:
            return self._by_id[term_id]
        except KeyError:
            raise UnknownTermError(f"expected the id of a term, got '{term_id}'") from None

    def labels_of(self, term_id: str) -> tuple[Label, ...]:
        """The preferred, other and hidden labels of a term, in this order."""
        return self.term(term_id).labels

    def named(self, name: str) -> tuple[Term, ...]:
        """The terms that an editor may mean by ``name``: the one with this id, or those with such a label.


        Inflected forms are understood; capitals count only where they tell terms apart. Terms that are never
        matched by themselves are included.
        """
        if name in self._by_id:
            return (self._by_id[name],)
        wanted = normalised_string(name, TERM_TABLE)
        forms = self._named.get(fold(wanted), [])
        return tuple(map(self.term, _distinct(_best(forms, wanted))))

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """Every place in ``text`` that names a term, in order and without overlaps.

        Offsets are code points of ``text``. The longest label wins, from left to right; a match holds its
        inflection but no possessive. Nothing is found in bare addresses, nor across a blank line.
        """
        return tuple(match for start, end in _paragraphs(text) for match in self._find_in(text, start, end))

    def _find_in(self, text: str, begin: int, end: int) -> Iterator[TermMatch]:
        """The matches in one paragraph, with offsets into the whole text."""
        plain = normalise(text[begin:end], TERM_TABLE)
        hits = sorted(self._hits(plain.text), key=lambda hit: (hit.start, -hit.end))
        for hit in _longest(_outside_addresses(plain.text, hits)):
            first, last = plain.original(hit.start, hit.end)
            yield TermMatch(begin + first, begin + last, hit.term_ids[0], hit.term_ids[1:])

    def _hits(self, text: str) -> Iterator[_Hit]:
        """The hits in normalised text that stand on boundaries and as their rules allow."""
        found = self._automaton.find_matches_as_indexes(fold(text), overlapping=True)
        for index, start, end in standing_alone(text, found):
            if term_ids := _meant(self._forms[index], text[start:end]):
                yield _Hit(start, end, term_ids)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(list(self._patterns), matchkind=MatchKind.Standard, store_patterns=False)

    @cached_property
    def _forms(self) -> tuple[list[_Form], ...]:
        return tuple(self._patterns.values())

    @cached_property
    def _patterns(self) -> dict[str, list[_Form]]:
        """The folded text of each form that prose is searched for, with all that it may stand for."""
        return _by_folded_text(form for term in self._terms if term.match.auto for form in self._forms_of(term))

    @cached_property
    def _named(self) -> dict[str, list[_Form]]:
        return _by_folded_text(form for term in self._terms for form in self._forms_of(term))

    def _forms_of(self, term: Term) -> Iterator[_Form]:
        """Every form of every label that has a letter or a digit."""
        for label in term.labels:
            text = normalised_string(label.text, TERM_TABLE)
            if not any(map(str.isalnum, text)):
                continue
            yield _Form(text, term, text, derived=False)
            if term.match.inflect:
                plain = Label(text=text, language=label.language)
                for form in inflect(plain, term, language=self._language):
                    yield _Form(form, term, text, derived=True)


def _glossary(terms: tuple[Term, ...], language: str) -> Glossary:
    return Glossary(terms, language=language)


def _by_folded_text(forms: Iterable[_Form]) -> dict[str, list[_Form]]:
    found: dict[str, list[_Form]] = {}
    for form in forms:
        for folded in _folded(form.text):
            found.setdefault(folded, []).append(form)
    return found


def _folded(text: str) -> set[str]:
    """What prose that holds ``text`` may fold to; capitals may fold to something else (straße, STRASSE)."""
    folded = fold(text)
    return {folded} if text.isascii() else {folded, fold(text.upper())}


def _meant(forms: list[_Form], surface: str) -> tuple[str, ...]:
    """The ids of the terms that ``surface`` may mean; none where its capitals suit no term."""
    if len(forms) == 1:  # nearly always
        return (forms[0].term.id,) if forms[0].allows(surface) else ()
    return _distinct(_best([form for form in forms if form.allows(surface)], surface))


def _best(forms: list[_Form], surface: str) -> list[_Form]:
    """The forms that suit a place best: labels before derived forms, then those written as the text is."""
    if len(forms) < 2:
        return forms
    ranks = [(form.derived, form.text != surface) for form in forms]
    best = min(ranks)
    return [form for rank, form in zip(ranks, forms, strict=True) if rank == best]


def _distinct(forms: Iterable[_Form]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form.term.id for form in forms))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans between blank lines."""
    start = 0
    for found in _PARAGRAPH_BREAK.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _outside_addresses(text: str, hits: list[_Hit]) -> Iterator[_Hit]:
    """The hits that are no part of a bare URL or e-mail address."""
    addresses = deque(found.span() for found in _ADDRESS.finditer(text)) if _may_hold_address(text) else deque()
    for hit in hits:
        while addresses and addresses[0][1] <= hit.start:
            addresses.popleft()
        if not addresses or hit.end <= addresses[0][0]:
            yield hit


def _may_hold_address(text: str) -> bool:
    return "://" in text or "@" in text or "www." in text.lower()


def _longest(hits: Iterable[_Hit]) -> Iterator[_Hit]:
    """From hits by start, longest first, those that do not overlap one taken before."""
    end = 0
    for hit in hits:
        if hit.start >= end:
            yield hit
            end = hit.end
