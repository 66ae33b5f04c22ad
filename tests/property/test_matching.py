"""The matcher against one that tries every stretch of the text."""

from __future__ import annotations

import re
import unicodedata

from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.glossary.model import Case, MatchRules, Term
from hypothesis import given
from hypothesis import strategies as st

LETTERS = "abABяЯ台湾ไ"
OTHERS = " -'.,2"
WORDS = st.text(LETTERS + OTHERS, min_size=1, max_size=5).filter(lambda word: word == word.strip() and "  " not in word)
TEXTS = (
    st.lists(st.text(LETTERS + OTHERS, max_size=4), max_size=12).map(" ".join).map(lambda text: re.sub(" +", " ", text))
)
TERMS = st.lists(st.tuples(WORDS, st.sampled_from(Case)), min_size=1, max_size=6, unique_by=lambda pair: pair[0])

_WORD = re.compile(r"[abABяЯ2]")


def terms_of(pairs: list[tuple[str, Case]]) -> list[Term]:
    return [Term(id=label, pref_label=label, match=MatchRules(case=case, inflect=False)) for label, case in pairs]


def naive_find(text: str, terms: list[Term]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Leftmost, then longest; one stretch of text after the other is compared with each term."""
    found = []
    start = 0
    while start < len(text):
        for end in range(len(text), start, -1):
            ids = naive_meaning(text[start:end], terms)
            if ids and naive_boundary(text, start, end):
                found.append((start, end, ids))
                start = end
                break
        else:
            start += 1
    return found


def naive_meaning(surface: str, terms: list[Term]) -> tuple[str, ...]:
    if not re.search(r"\w", surface):
        return ()
    as_written = tuple(term.id for term in terms if term.pref_label == surface)
    return as_written or tuple(term.id for term in terms if naive_case(term, surface))


def naive_case(term: Term, surface: str) -> bool:
    label = term.pref_label
    if term.match.case is Case.IGNORE:
        return label.lower() == surface.lower()
    if term.match.case is Case.EXACT or label.isupper():
        return False
    return surface in {label.upper(), label[0].upper() + label[1:]}


def naive_boundary(text: str, start: int, end: int) -> bool:
    """The rules of the guide, one line each."""
    before, first = text[:start], text[start]
    last, after = text[end - 1], text[end:]
    unspaced = "台湾ไ"
    if before and _WORD.match(before[-1]) and first not in unspaced:
        return False
    if after and _WORD.match(after[0]) and last not in unspaced:
        return False
    if re.search(r"[abABяЯ2]-\Z", before) and first not in unspaced:
        return False
    if end - start == 1 and _WORD.match(first):
        return not (re.match(r"\.[abABяЯ2]", after) or re.search(r"[abABяЯ2]\.\Z", before))
    return True


@given(TEXTS, TERMS)
def test_the_matcher_finds_what_trying_everything_finds(text: str, pairs: list[tuple[str, Case]]) -> None:
    terms = terms_of(pairs)

    found = [(match.start, match.end, (match.term_id, *match.rivals)) for match in Glossary(terms).find(text)]

    assert found == naive_find(text, terms)


@given(TEXTS, TERMS, st.sampled_from(["\u00ad", "\u200b", "\u2060"]))
def test_invisible_characters_change_no_match(text: str, pairs: list[tuple[str, Case]], invisible: str) -> None:
    glossary = Glossary(terms_of(pairs))
    plain = [(text[match.start : match.end], match.term_id) for match in glossary.find(text)]

    spread = invisible.join(text)

    found = [(spread[match.start : match.end], match.term_id) for match in glossary.find(spread)]
    assert [(words.replace(invisible, ""), term_id) for words, term_id in found] == plain
    assert all(words[0] != invisible and words[-1] != invisible for words, _ in found)


MARKED = "eéEÉйЙеё한"
"""Letters that have two forms in Unicode, beside those that they are made of."""


@given(
    st.lists(st.text(LETTERS + MARKED + " -'.", max_size=4), max_size=10).map(" ".join),
    st.lists(st.text(LETTERS + MARKED, min_size=1, max_size=3), min_size=1, max_size=5, unique=True),
    st.sampled_from(["NFC", "NFD"]),
)
def test_the_form_of_letters_in_text_and_labels_changes_no_match(text: str, labels: list[str], form: str) -> None:
    plain = glossary_of(labels).find(text)

    decomposed = unicodedata.normalize("NFD", text)

    found = glossary_of([unicodedata.normalize(form, label) for label in labels]).find(decomposed)
    assert [unicodedata.normalize("NFC", decomposed[match.start : match.end]) for match in found] == [
        text[match.start : match.end] for match in plain
    ]
    assert [match.term_id for match in found] == [match.term_id for match in plain]


def glossary_of(labels: list[str]) -> Glossary:
    """A glossary whose ids are numbers."""
    rules = MatchRules(inflect=False)
    return Glossary(Term(id=str(number), pref_label=label, match=rules) for number, label in enumerate(labels))


@given(TEXTS, TERMS, st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["\u00ad", "\u200b"])), max_size=8))
def test_soft_hyphens_anywhere_change_no_match(
    text: str, pairs: list[tuple[str, Case]], hyphens: list[tuple[int, str]]
) -> None:
    glossary = Glossary(terms_of(pairs))
    plain = [(text[match.start : match.end], match.term_id) for match in glossary.find(text)]
    spread = text
    for place, invisible in hyphens:
        spread = spread[:place] + invisible + spread[place:]

    found = [(spread[match.start : match.end], match.term_id) for match in glossary.find(spread)]

    assert [(words.translate({0xAD: None, 0x200B: None}), term_id) for words, term_id in found] == plain


@given(st.text(), st.lists(st.text(min_size=1), max_size=5, unique=True))
def test_any_text_and_any_label_give_matches_in_order_within_the_text(text: str, labels: list[str]) -> None:
    glossary = Glossary(Term(id=label, pref_label=label) for label in labels)

    matches = glossary.find(text + "".join(labels))

    places = [0, *(place for match in matches for place in (match.start, match.end)), len(text + "".join(labels))]
    assert places == sorted(places)
    assert all(match.start < match.end for match in matches)
