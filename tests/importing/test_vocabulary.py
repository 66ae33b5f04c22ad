"""Terms that other programs hold, as terms of a glossary."""

from __future__ import annotations

import builtins
import json
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from annotated_briefings.glossary.export import Addresses, to_skos_jsonld
from annotated_briefings.glossary.files import read_glossary
from annotated_briefings.glossary.model import Case, Label, MatchRules, Term, TermType
from annotated_briefings.importing.vocabulary.read import read_vocabulary
from annotated_briefings.importing.vocabulary.write import glossary_yaml, write_glossary
from annotated_briefings.text.diagnostic import Diagnostic
from rdflib import Graph

ADDRESSES = Addresses(
    scheme="https://example.org/glossary/",
    term=lambda term_id: f"https://example.org/glossary/{term_id}/",
    source=lambda key: f"https://example.org/sources/{key}/",
)
WHOLE = Term(
    id="power-of-siberia-2",
    pref_label="Power of Siberia 2",
    translated=(Label(text="Сила Сибири 2", language="ru"),),
    definition="Planned: a gas pipeline, “2”.",
    note="Longer.\n\n- a list [@k]\n\n    code",
    alt_label=(Label(text="PoS-2"), Label(text="西伯利亚力量2号", language="zh")),
    hidden_label=(Label(text="NO"),),
    type=TermType.INFRASTRUCTURE,
    sources=("k", "0430"),
    as_of="2024-05~",
    review_by="2025",
    related=("icc",),
    broader=("pipeline",),
    match=MatchRules(case=Case.EXACT, inflect=False, auto=False),
)
OTHERS = (Term(id="pipeline", pref_label="pipeline"), Term(id="icc", pref_label="МУС", pref_label_language="ru"))


def read(name: str, content: str | bytes, *, language: str = "en") -> tuple[tuple[Term, ...], list[str]]:
    """The terms, and each finding as ``line:column code``."""
    found: list[Diagnostic] = []
    data = content if isinstance(content, bytes) else content.encode()
    terms = read_vocabulary(data, PurePosixPath(name), found.append, language=language)
    return terms, [f"{each.location.line}:{each.location.column} {each.code}" for each in found]


def jsonld(*nodes: dict[str, Any], context: object = None) -> str:
    return json.dumps({"@context": context or {"skos": "http://www.w3.org/2004/02/skos/core#"}, "@graph": nodes})


# Our own file


def test_our_own_file_reads_back_as_the_same_terms() -> None:
    text = json.dumps(to_skos_jsonld((WHOLE, *OTHERS), ADDRESSES, language="en"))

    terms, found = read("glossary.jsonld", text)

    assert terms == (WHOLE, *OTHERS)
    assert found == []


def test_the_same_statements_in_turtle_give_the_same_names_and_relations() -> None:
    """In an order of its own, and without what is no part of SKOS."""
    text = json.dumps(to_skos_jsonld((WHOLE, *OTHERS), ADDRESSES, language="en"))
    turtle = Graph().parse(data=text, format="json-ld").serialize(format="turtle")

    terms, found = read("glossary.ttl", turtle)

    assert found == []
    by_id = {term.id: term for term in terms}
    assert set(by_id) == {"power-of-siberia-2", "pipeline", "icc"}
    whole = by_id["power-of-siberia-2"]
    assert set(whole.labels) == set(WHOLE.labels)
    assert (whole.definition, whole.note, whole.type, whole.as_of) == (
        WHOLE.definition, WHOLE.note, WHOLE.type, WHOLE.as_of,
    )  # fmt: skip
    assert (whole.related, whole.broader, set(whole.sources)) == (("icc",), ("pipeline",), {"k", "0430"})


# SKOS of others


def test_expanded_json_ld_is_read() -> None:
    skos = "http://www.w3.org/2004/02/skos/core#"
    node = {
        "@id": "http://vocab.example/c_12",
        "@type": [f"{skos}Concept"],
        f"{skos}prefLabel": [{"@value": "gas", "@language": "en"}, {"@value": "Gas", "@language": "de"}],
        f"{skos}definition": [{"@value": "Brennstoff.", "@language": "de"}, {"@value": "A fuel.", "@language": "en"}],
    }

    terms, found = read("x.jsonld", json.dumps([node]))

    assert found == []
    assert terms == (
        Term(id="gas", pref_label="gas", translated=(Label(text="Gas", language="de"),), definition="A fuel."),
    )


def test_a_context_of_its_own_is_understood() -> None:
    context = {
        "@vocab": "http://www.w3.org/2004/02/skos/core#",
        "id": "@id",
        "label": {"@id": "prefLabel", "@container": "@language"},
        "up": {"@id": "broader", "@type": "@id"},
        "@base": "http://vocab.example/",
    }
    nodes = ({"id": "gas", "label": {"en": "gas", "ru": "газ"}, "up": "fuel"}, {"id": "fuel", "label": {"en": "fuel"}})

    terms, found = read("x.json", jsonld(*nodes, context=context))

    assert found == []
    assert [(term.id, term.broader) for term in terms] == [("gas", ("fuel",)), ("fuel", ())]
    assert terms[0].translated == (Label(text="газ", language="ru"),)


def test_a_narrower_term_has_the_other_as_its_broader_one() -> None:
    nodes = (
        {"@id": "x:a", "skos:prefLabel": "fuel", "skos:narrower": {"@id": "x:b"}},
        {"@id": "x:b", "skos:prefLabel": "gas"},
    )

    terms, _ = read("x.jsonld", jsonld(*nodes))

    assert [(term.id, term.broader) for term in terms] == [("fuel", ()), ("gas", ("fuel",))]


def test_two_concepts_of_one_name_get_different_ids() -> None:
    nodes = ({"@id": "x:a", "skos:prefLabel": "Turkey"}, {"@id": "x:b", "skos:prefLabel": "turkey"})

    terms, _ = read("x.jsonld", jsonld(*nodes))

    assert [term.id for term in terms] == ["turkey", "turkey-2"]


def test_a_source_that_is_no_key_is_said_and_left_out() -> None:
    node = {"@id": "x:a", "skos:prefLabel": "gas", "dct:source": "Britannica, 1911"}

    terms, found = read("x.jsonld", jsonld(node))

    assert terms[0].sources == ()
    assert found == ["1:1 source-left-out"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "1:2 invalid-json"),
        ("[" * 100_000, "1:1 invalid-json"),
        ("[]", "1:1 no-concepts"),
        ("3", "1:1 no-concepts"),
        ('{"@context": "https://example.org/context.json", "prefLabel": "x"}', "1:1 no-concepts"),
        ('{"@context": {"a": "b", "b": "a"}, "a": 1, "@type": null}', "1:1 no-concepts"),
    ],
)
def test_what_holds_no_concepts_is_said(text: str, expected: str) -> None:
    assert read("x.jsonld", text) == ((), [expected])


def test_broken_turtle_is_a_finding() -> None:
    assert read("x.ttl", "<a> <b>") == ((), ["1:1 broken-file"])


def test_without_rdflib_turtle_is_refused_with_a_word_of_what_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "rdflib":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)

    assert read("x.ttl", "") == ((), ["1:1 no-reader"])


# Tables

TABLE = (
    "prefLabel;altLabel;altLabel@ru;definition;type;related;sources;asOf\n"
    "Power of Siberia 2;PoS-2|PS2;Сила Сибири 2;A pipeline;infrastructure;Gazprom;k|l;2024-05~\n"
    'Gazprom;;;"A company;\nlarge";organisation;power-of-siberia-2;;\n'
)


def test_a_table_gives_terms() -> None:
    terms, found = read("terms.csv", TABLE)

    assert found == []
    assert terms == (
        Term(
            id="power-of-siberia-2",
            pref_label="Power of Siberia 2",
            alt_label=(Label(text="PoS-2"), Label(text="PS2"), Label(text="Сила Сибири 2", language="ru")),
            definition="A pipeline",
            type=TermType.INFRASTRUCTURE,
            related=("gazprom",),
            sources=("k", "l"),
            as_of="2024-05~",
        ),
        Term(
            id="gazprom",
            pref_label="Gazprom",
            definition="A company; large",
            type=TermType.ORGANISATION,
            related=("power-of-siberia-2",),
        ),
    )
    assert (terms[0].location.line, terms[1].location.line) == (2, 3)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_tables_come_in_every_dress(delimiter: str, encoding: str, line_end: str) -> None:
    rows = [["Term", "Aliases", "Definition"], ["суд", "МУС|ICC", "Суд"]]
    text = line_end.join(delimiter.join(row) for row in rows)

    terms, found = read("terms.csv", text.encode(encoding))

    assert found == []
    assert [(term.id, term.pref_label, [label.text for label in term.alt_labels]) for term in terms] == [
        ("суд", "суд", ["МУС", "ICC"])
    ]


def test_a_table_of_an_old_spreadsheet_is_read() -> None:
    text = "sep=;\r\nтермин;term;definition\r\nx;суд;Международный суд, постоянный судебный орган\r\n"

    terms, found = read("terms.csv", text.encode("cp1251"))

    assert [(term.pref_label, term.definition) for term in terms] == [
        ("суд", "Международный суд, постоянный судебный орган")
    ]
    assert found == ["2:1 unknown-field"]


def test_a_bad_row_does_not_hide_its_neighbours() -> None:
    text = "term,definition,asOf\nA,one,2024-13\n,two,\nC,three,,four\n\nA,five,\nid,six,\nE,seven\n"

    terms, found = read("terms.csv", text)

    assert [(term.id, term.definition) for term in terms] == [
        ("a", "one"),
        ("a-2", "five"),
        ("id", "six"),
        ("e", "seven"),
    ]
    assert found == ["3:1 bad-row", "4:1 bad-row", "2:1 invalid-date"]


def test_one_id_twice_is_a_finding() -> None:
    terms, found = read("terms.csv", "id,term\na,A\na,B\n")

    assert [term.pref_label for term in terms] == ["A"]
    assert found == ["3:1 duplicate-term"]


@pytest.mark.parametrize("text", ["", "\n", "a,b\n1,2\n", "\x00\x01"])
def test_a_file_that_is_no_table_is_said(text: str) -> None:
    terms, found = read("terms.csv", text)

    assert (terms, found) == ((), ["1:1 invalid-table"])


def test_a_cell_larger_than_any_text_is_a_bad_row() -> None:
    text = f"term,definition\nA,{'x' * 200_000}\nB,b\n"

    terms, found = read("terms.csv", text)

    assert [term.id for term in terms] == ["b"]
    assert found == ["2:1 bad-row"]


def test_a_file_of_another_kind_is_refused() -> None:
    assert read("terms.doc", b"\xd0\xcf") == ((), ["1:1 no-reader"])


# The glossary file


def test_a_written_glossary_reads_back_as_the_same_terms() -> None:
    found: list[Diagnostic] = []

    text = glossary_yaml((WHOLE, *OTHERS))

    assert read_glossary(text, PurePosixPath("x.yml"), found.append) == (WHOLE, *OTHERS)
    assert found == []


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    first = write_glossary(OTHERS, tmp_path, name="My terms")
    before = first.read_bytes()

    second = write_glossary((WHOLE,), tmp_path, name="My terms")

    assert [path.name for path in (first, second)] == ["my-terms.yml", "my-terms-2.yml"]
    assert first.read_bytes() == before
