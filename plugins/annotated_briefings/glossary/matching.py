"""Finds the terms of a glossary in plain prose.

Every form of every label, folded, is looked up in the folded text; what is found is then held against the
boundaries and against the rules of its label. A longer form that these refuse leaves its place to a shorter one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from annotated_briefings.glossary.boundaries import stands_alone
from annotated_briefings.glossary.inflection import inflect
from annotated_briefings.glossary.model import Case, Label, Term, TermMatch
from annotated_briefings.glossary.phrases import Phrases
from annotated_briefings.text.normalised import TERM_TABLE, UNSPACED, normalise, normalised_string

_PARAGRAPH_BREAK = re.compile(r"\n[ \t\r]*\n\s*")
_IN_URL = f"""[^\\s<>"{UNSPACED}\u3001\u3002\u300c-\u300f]+"""  # Chinese goes on right behind an address
_ADDRESS = re.compile(rf"[a-z][a-z0-9+.-]{{1,15}}://{_IN_URL}|www\.{_IN_URL}|[\w.+-]{{1,64}}@\w[\w.-]*", re.IGNORECASE)
_BLANK = "\x00"
"""Stands where no form may; no text has it (:func:`annotated_briefings.text.disk.as_text`)."""


_REMEMBERED = 65_536
"""Of how many wordings the meaning is kept: prose names the same things over and over."""


class UnknownTermError(LookupError):
    """An id that no term of the glossary has."""


class DuplicateTermError(ValueError):
    """Two terms with one id in one glossary."""


class _Name(NamedTuple):
    """A normalised label of a term."""

    label: Label
    term: Term


class _Form(NamedTuple):
    """One way to write a name: its label, or what is ``derived`` from that by inflection."""

    text: str
    name: _Name

    @property
    def derived(self) -> bool:
        """Whether it is not the label itself."""
        return self.text != self.name.label.text

    def allows(self, surface: str) -> bool:
        """Whether the capitals of ``surface``, which is the same text but for them, suit the term's rule."""
        case = self.name.term.match.case
        if surface == self.text or case is Case.IGNORE:
            return True
        return case is Case.SMART and not is_all_capitals(self.name.label.text) and surface in _written(self.text)


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

    It pickles as its terms; each process builds its own matcher, when first needed. ``language`` is that of
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
        return tuple(map(self.term, _meant(self._forms_like(wanted), wanted)))

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """Every place in ``text`` that names a term, in order and without overlaps.

        Offsets are code points of ``text``. The longest label wins, from left to right; a match holds its
        inflection but no possessive. Nothing is found in bare addresses, nor across a blank line.
        """
        return tuple(match for start, end in _paragraphs(text) for match in self._find_in(text, start, end))

    def _find_in(self, text: str, begin: int, end: int) -> Iterator[TermMatch]:
        """The matches in one paragraph, with offsets into the whole text."""
        plain = normalise(text[begin:end], TERM_TABLE)
        folded = _without_addresses(fold(plain.text))
        done = 0
        for start, form in self._phrases.within(folded):
            stop = start + len(form)
            if start < done or not stands_alone(plain.text, start, stop):
                continue
            if term_ids := self._meaning(plain.text[start:stop]):
                first, last = plain.original(start, stop)
                yield TermMatch(begin + first, begin + last, term_ids[0], term_ids[1:])
                done = stop

    @cached_property
    def _meaning(self) -> Callable[[str], tuple[str, ...]]:
        """Says which terms these words of prose may mean; none where their capitals suit no term."""

        @lru_cache(maxsize=_REMEMBERED)
        def meaning(words: str) -> tuple[str, ...]:
            searched = [form for form in self._forms_like(words) if form.name.term.match.auto and form.allows(words)]
            return _meant(searched, words)

        return meaning

    def _forms_like(self, words: str) -> list[_Form]:
        """The forms that ``words`` are but for their capitals."""
        folded = fold(words)
        forms = (_Form(text, name) for name in self._names.get(folded, ()) for text in self._written_forms(name))
        return [form for form in forms if folded in (fold(form.text), fold(form.text.upper()))]

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases(self._names)

    @cached_property
    def _names(self) -> dict[str, tuple[_Name, ...]]:
        """The names by what prose that holds one of their forms folds to."""
        found: dict[str, tuple[_Name, ...]] = {}
        for name in self._all_names():
            alone = (name,)  # one for all its forms
            for folded in _folded(self._written_forms(name)):
                if found.setdefault(folded, alone) is not alone:
                    found[folded] = (*found[folded], name)
        return found

    def _all_names(self) -> Iterator[_Name]:
        """Every label that has a letter or a digit."""
        for term in self._terms:
            for label in term.labels:
                text = normalised_string(label.text, TERM_TABLE)
                if any(map(str.isalnum, text)):
                    yield _Name(label if label.text == text else replace(label, text=text), term)

    def _written_forms(self, name: _Name) -> tuple[str, ...]:
        if not name.term.match.inflect:
            return (name.label.text,)
        return (name.label.text, *inflect(name.label, name.term, language=self._language))


def _glossary(terms: tuple[Term, ...], language: str) -> Glossary:
    return Glossary(terms, language=language)


def _folded(forms: Iterable[str]) -> set[str]:
    """What prose that holds a form may fold to; capitals may fold to something else (straße, STRASSE)."""
    lines = "\n".join(forms)  # all at once, which is much faster
    return set((lines.lower() if lines.isascii() else f"{fold(lines)}\n{fold(lines.upper())}").split("\n"))


def _meant(forms: list[_Form], words: str) -> tuple[str, ...]:
    """The terms of the forms that suit ``words`` best: labels before derived forms, then those written as they are."""
    ranks = [(form.derived, form.text != words) for form in forms]
    best = min(ranks, default=None)
    return tuple(dict.fromkeys(form.name.term.id for rank, form in zip(ranks, forms, strict=True) if rank == best))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans between blank lines."""
    start = 0
    for found in _PARAGRAPH_BREAK.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _without_addresses(text: str) -> str:
    """``text``, as long as it was, with bare URLs and e-mail addresses blanked."""
    if "://" in text or "@" in text or "www." in text:
        return _ADDRESS.sub(lambda found: _BLANK * len(found[0]), text)
    return text
