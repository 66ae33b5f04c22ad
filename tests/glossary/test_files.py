"""Reading glossary files."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from annotated_briefings.glossary.files import load_glossary, read_glossary
from annotated_briefings.glossary.model import Case, Label, MatchRules, Term, TermType
from annotated_briefings.text.diagnostic import Diagnostic

PATH = PurePosixPath("briefings/glossary.yml")


def ignore(_: Diagnostic) -> None:
    """Report to nobody."""


def read(text: str) -> tuple[tuple[Term, ...], list[str]]:
    """The terms, and each finding as ``line:column code``."""
    found: list[Diagnostic] = []
    terms = read_glossary(text, PATH, found.append)
    return terms, [f"{each.location.line}:{each.location.column} {each.code}" for each in found]


def test_a_term_with_every_field() -> None:
    terms, found = read(
        "power-of-siberia-2:\n"
        "  prefLabel: Power of Siberia 2\n"
        "  altLabel: [PoS-2, {ru: Сила Сибири 2}, {zh: 西伯利亚力量2号}]\n"
        "  hiddenLabel: PS2\n"
        "  type: infrastructure\n"
        "  definition: >\n    Planned gas pipeline\n    from western Siberia.\n"
        "  note: |\n    Longer.\n\n    Text.\n"
        "  sources: [kaczmarski-kuhrt-2024]\n"
        "  asOf: 2024-05\n"
        "  reviewBy: 2025\n"
        "  related: [power-of-siberia]\n"
        "  broader: pipeline\n"
        "  match: {case: exact, inflect: no, auto: true}\n"
    )

    assert found == []
    assert terms == (
        Term(
            id="power-of-siberia-2",
            pref_label="Power of Siberia 2",
            definition="Planned gas pipeline from western Siberia.",
            alt_label=(
                Label(text="PoS-2"),
                Label(text="Сила Сибири 2", language="ru"),
                Label(text="西伯利亚力量2号", language="zh"),
            ),
            hidden_label=(Label(text="PS2"),),
            type=TermType.INFRASTRUCTURE,
            note="Longer.\n\nText.",
            sources=("kaczmarski-kuhrt-2024",),
            as_of="2024-05",
            review_by="2025",
            related=("power-of-siberia",),
            broader=("pipeline",),
            match=MatchRules(case=Case.EXACT, inflect=False),
        ),
    )
    assert (terms[0].location.line, terms[0].location.column) == (1, 1)


def test_a_faulty_term_does_not_hide_its_neighbours() -> None:
    terms, found = read("a: {}\ncpi: {prefLabel: index, definition: d}\nb: text\n")

    assert [term.id for term in terms] == ["cpi"]
    assert found == ["1:1 missing-field", "3:4 invalid-value"]


def test_a_faulty_field_does_not_hide_its_term() -> None:
    terms, found = read("cpi:\n  prefLabel: index\n  asOf: 2024-13\n  type: thing\n  preflabel: x\n")

    assert [(term.id, term.as_of, term.type) for term in terms] == [("cpi", "", TermType.CONCEPT)]
    assert found == ["4:9 invalid-value", "3:9 invalid-date", "5:3 unknown-field"]


def test_a_misspelt_field_gets_the_right_one_as_a_hint() -> None:
    found: list[Diagnostic] = []

    read_glossary("cpi: {prefLabel: index, definitoin: d}", PATH, found.append)

    assert found[0].hint == "did you mean 'definition'?"


def test_scalars_stay_what_was_written() -> None:
    terms, _ = read("norway: {prefLabel: Norway, altLabel: [NO, 0430, 2024-05-17]}")

    assert [label.text for label in terms[0].alt_labels] == ["NO", "0430", "2024-05-17"]


def test_a_preferred_label_may_be_in_another_language() -> None:
    terms, found = read("x: {prefLabel: {ru: Сила Сибири}}")

    assert found == []
    assert (terms[0].pref_label, terms[0].pref_label_language) == ("Сила Сибири", "ru")


def test_of_several_preferred_labels_that_of_the_site_is_taken_and_the_others_are_kept() -> None:
    terms, found = read("x: {prefLabel: {ru: Сила Сибири, en: Power of Siberia}}")

    assert found == []
    assert (terms[0].pref_label, terms[0].pref_label_language) == ("Power of Siberia", "")
    assert terms[0].translated == (Label(text="Сила Сибири", language="ru"),)
    assert terms[0].alt_labels == (Label(text="Сила Сибири", language="ru"),)


def test_labels_in_the_language_of_the_site_have_no_tag() -> None:
    text = "x: {prefLabel: {en: court, ru: суд}, altLabel: [трибунал, {en: tribunal}]}"

    (term,) = read_glossary(text, PATH, ignore, language="ru")

    assert (term.pref_label, term.pref_label_language) == ("суд", "")
    assert term.translated == (Label(text="court", language="en"),)
    assert term.alt_label == (Label(text="трибунал"), Label(text="tribunal", language="en"))


def test_a_label_knows_its_place() -> None:
    (term,) = read_glossary("x:\n  prefLabel: X\n  altLabel: [A, {ru: Б}]\n", PATH, ignore)

    assert [str(label.location) for label in term.alt_labels] == [f"{PATH}:3:14", f"{PATH}:3:22"]


def test_other_labels_may_be_a_map_of_lists() -> None:
    terms, found = read("x: {prefLabel: X, altLabel: {ru: [Икс, Экс], en: Ex}}")

    assert found == []
    assert terms[0].alt_labels == (
        Label(text="Икс", language="ru"),
        Label(text="Экс", language="ru"),
        Label(text="Ex"),
    )


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("x: {prefLabel: [A, B]}", "1:16 invalid-value"),
        ("x: {prefLabel: ''}", "1:16 invalid-value"),
        ("x: {prefLabel: {ru: [A, B]}}", "1:21 invalid-value"),
        ("x: {prefLabel: {en: A, EN: B}}", "1:28 invalid-value"),
        ("x: {prefLabel: A, altLabel: [[B]]}", "1:30 invalid-value"),
        ("x: {prefLabel: A, altLabel: {ru: {en: B}}}", "1:34 invalid-value"),
        ("x: {prefLabel: A, altLabel: {russian language: B}}", "1:30 invalid-language"),
        ("x: {prefLabel: A, altLabel: [null]}", "1:30 invalid-value"),
        ("x: {prefLabel: A, match: {case: loud}}", "1:33 invalid-value"),
        ("x: {prefLabel: A, match: {cases: smart}}", "1:27 unknown-field"),
        ("Power of Siberia: {prefLabel: A}", "1:1 invalid-id"),
        ("x_y: {prefLabel: A}", "1:1 invalid-id"),
        ("- a\n- b", "1:1 invalid-value"),
        ("x: {prefLabel: A}\nx: {prefLabel: B}", "2:1 duplicate-key"),
        ("x: {prefLabel: A: B}", "1:17 invalid-yaml"),
    ],
)
def test_a_fault_is_reported_at_its_place(entry: str, expected: str) -> None:
    _, found = read(entry)

    assert found == [expected]


def test_an_id_may_be_in_any_script() -> None:
    terms, found = read("сила-сибири: {prefLabel: Сила Сибири}\n台湾: {prefLabel: 台湾}")

    assert found == []
    assert [term.id for term in terms] == ["сила-сибири", "台湾"]


def test_an_id_that_is_none_gets_a_proposal() -> None:
    found: list[Diagnostic] = []

    read_glossary("Power of Siberia: {prefLabel: A}", PATH, found.append)

    assert found[0].hint == "write 'power-of-siberia'"


def test_an_empty_file_has_no_terms() -> None:
    assert read("") == ((), [])
    assert read("# nothing yet\n") == ((), [])


# Folders


def put(folder: Path, name: str, text: str) -> None:
    path = folder / "briefings" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def load(root: Path) -> tuple[tuple[Term, ...], list[Diagnostic]]:
    found: list[Diagnostic] = []
    return load_glossary(root / "briefings", root, found.append), found


def test_the_file_and_the_folder_are_read_in_order(tmp_path: Path) -> None:
    put(tmp_path, "glossary.yml", "a: {prefLabel: A}")
    put(tmp_path, "glossary/y.yml", "c: {prefLabel: C}")
    put(tmp_path, "glossary/x.yml", "b: {prefLabel: B}")
    put(tmp_path, "glossary/notes.txt", "no glossary")

    terms, found = load(tmp_path)

    assert found == []
    assert [term.id for term in terms] == ["a", "b", "c"]
    assert str(terms[1].location) == "briefings/glossary/x.yml:1:1"


def test_one_id_in_two_files_is_reported_with_both_places(tmp_path: Path) -> None:
    put(tmp_path, "glossary.yml", "a: {prefLabel: First}")
    put(tmp_path, "glossary/x.yml", "\na: {prefLabel: Second}")

    terms, found = load(tmp_path)

    assert [term.pref_label for term in terms] == ["First"]
    assert [each.code for each in found] == ["duplicate-term"]
    assert str(found[0].location) == "briefings/glossary/x.yml:2:1"
    assert "briefings/glossary.yml:1:1" in found[0].message


def test_a_project_without_a_glossary_has_no_terms(tmp_path: Path) -> None:
    assert load(tmp_path) == ((), [])


def test_a_byte_order_mark_is_no_part_of_the_first_id(tmp_path: Path) -> None:
    put(tmp_path, "glossary.yml", "\ufeffa: {prefLabel: A}")

    terms, found = load(tmp_path)

    assert found == []
    assert [term.id for term in terms] == ["a"]


def test_a_wrong_encoding_is_reported_and_the_other_files_are_read(tmp_path: Path) -> None:
    put(tmp_path, "glossary/b.yml", "b: {prefLabel: B}")
    (tmp_path / "briefings/glossary/a.yml").write_bytes("a: {prefLabel: Путин}".encode("cp1251"))

    terms, found = load(tmp_path)

    assert [term.id for term in terms] == ["b"]
    assert [(each.code, str(each.location)) for each in found] == [("not-utf-8", "briefings/glossary/a.yml:1:1")]


def test_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text("a: {prefLabel: A}")
    root = tmp_path / "project"
    (root / "briefings").mkdir(parents=True)
    (root / "briefings/glossary.yml").symlink_to(secret)

    terms, found = load(root)

    assert terms == ()
    assert [each.code for each in found] == ["path-outside"]


def test_a_dangling_link_is_reported(tmp_path: Path) -> None:
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefings/glossary.yml").symlink_to(tmp_path / "briefings/gone.yml")

    terms, found = load(tmp_path)

    assert terms == ()
    assert [each.code for each in found] == ["unreadable-file"]
