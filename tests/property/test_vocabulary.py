"""Any term survives the way into a glossary file, or into SKOS, and back."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath

from annotated_briefings.glossary.export import Addresses, to_skos_jsonld
from annotated_briefings.glossary.files import read_glossary
from annotated_briefings.glossary.model import Case, Label, MatchRules, Term, TermType
from annotated_briefings.importing.vocabulary.read import read_vocabulary
from annotated_briefings.importing.vocabulary.write import glossary_yaml
from annotated_briefings.text.diagnostic import Diagnostic
from hypothesis import given
from hypothesis import strategies as st

_CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Cs", "Co"), exclude_characters="\ufeff")
LINE = st.text(_CHARACTERS, min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
NOTE = st.lists(st.text(_CHARACTERS, max_size=8) | st.just("  x"), max_size=4).map("\n".join).map(str.rstrip)
LABELS = st.lists(
    st.builds(Label, text=LINE, language=st.sampled_from(["", "ru", "zh-Hans", "no"])), max_size=4, unique=True
)
KEYS = st.lists(st.from_regex(re.compile(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4})?"), fullmatch=True), max_size=3, unique=True)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    labels = [label for label in draw(LABELS) if label.text]
    preferred = draw(LINE)
    other = [label for label in labels if label != Label(text=preferred)]
    cut = draw(st.integers(0, len(other)))
    translated = {label.language: label for label in draw(LABELS) if label.language}
    names = {*translated.values()}
    return Term(
        id=draw(st.from_regex(re.compile("[a-h]{1,4}"), fullmatch=True)),
        pref_label=preferred,
        translated=tuple(translated.values()),
        alt_label=tuple(label for label in other[:cut] if label not in names),
        hidden_label=tuple(label for label in other[cut:] if label not in names),
        definition=draw(LINE | st.just("")),
        note=draw(NOTE),
        type=draw(st.sampled_from(TermType)),
        sources=tuple(draw(KEYS)),
        as_of=draw(st.sampled_from(["", "2024", "2024-05~", "../196X"])),
        review_by=draw(st.sampled_from(["", "2024-05-01"])),
        match=draw(st.builds(MatchRules, case=st.sampled_from(Case), inflect=st.booleans(), auto=st.booleans())),
    )


@given(terms())
def test_any_term_reads_back_from_the_file_that_is_written_of_it(term: Term) -> None:
    found: list[Diagnostic] = []

    read = read_glossary(glossary_yaml([term]), PurePosixPath("glossary.yml"), found.append)

    assert (read, found) == ((term,), [])


@given(terms())
def test_any_term_reads_back_from_skos(term: Term) -> None:
    addresses = Addresses(scheme="x:s", term=lambda name: f"x:t/{name}", source=lambda key: f"x:k/{key}")
    found: list[Diagnostic] = []

    text = json.dumps(to_skos_jsonld([term], addresses, language="en"))

    read = read_vocabulary(text.encode(), PurePosixPath("x.jsonld"), found.append)
    assert found == []
    assert [_unordered(one) for one in read] == [_unordered(term)]


def _unordered(term: Term) -> tuple[object, ...]:
    """What SKOS keeps: of labels no order."""
    rest = (term.definition, term.note, term.type, term.sources, term.as_of, term.review_by, term.match)
    labels = (set(term.translated), set(term.alt_label), set(term.hidden_label))
    return (term.id, term.pref_label, *labels, *rest)


@given(st.binary(max_size=300), st.sampled_from(["x.csv", "x.jsonld", "x.tsv"]))
def test_any_bytes_end_in_terms_or_in_findings(data: bytes, name: str) -> None:
    found: list[Diagnostic] = []

    terms = read_vocabulary(data, PurePosixPath(name), found.append)

    assert terms or found


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["@id", "skos:Concept"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "@context",
                    "@graph",
                    "@id",
                    "@type",
                    "@value",
                    "@language",
                    "@list",
                    "a",
                    "skos:prefLabel",
                    "skos:broader",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_any_json_ends_in_terms_or_in_findings(document: object) -> None:
    found: list[Diagnostic] = []

    terms = read_vocabulary(json.dumps(document).encode(), PurePosixPath("x.json"), found.append)

    assert terms or found
