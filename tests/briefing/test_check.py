"""What only shows when a briefing, its text, its sources and the glossary are looked at together."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from annotated_briefings.check import check_project

TEXT = "One is here, as everyone can see.\n\nTwo follows it, as it must.\n\nBy A. Writer, Somewhere\n"


@pytest.fixture
def project(tmp_path: Path):
    """Writes a project with one briefing and one source, and checks it."""

    def check(
        body: str, *, front: str = "", source: str = "reuse: full", text: str = TEXT, more: str = ""
    ) -> list[tuple[str, str, int]]:
        folder = tmp_path / "briefings"
        (folder / "sources").mkdir(parents=True, exist_ok=True)
        (folder / "sources" / "a.txt").write_text(text, "utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        record = f"  copy: {{text: sources/a.txt, sha256: {digest}, retrieved: 2024-01-02}}\n"
        head = "a:\n  type: webpage\n  title: A\n  issued: 2024\n  author: Someone\n"
        (folder / "sources.yml").write_text(f"{head}  {source}\n{record}{more}", "utf-8")
        (folder / "one.md").write_text(f"---\ntitle: One\ndate: 2024\n{front}---\n{body}", "utf-8")
        found = check_project(tmp_path)
        return [(str(one.severity), one.code, one.location.line) for one in found]

    return check


VERBATIM = "source: a\nverbatim: true\nomit: By A. Writer\n"


def test_an_unaltered_text_is_as_it_should_be(project) -> None:
    note = "/// aside | Note\n\nOurs. [@a]\n\n///"
    body = f"\nOne is here, as everyone can see. [@a]\n\n{note}\n\nTwo follows it, as it must.\n"

    assert project(body, front=VERBATIM) == []


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("\nOne is here, as anyone can see.\n\nTwo follows it, as it must.\n", 9),
        ("\nOne is here, as everyone can see.\n", 9),
        ("\nTwo follows it, as it must.\n\nOne is here, as everyone can see.\n", 9),
        ("\nOne is here, as everyone can see.\n\nTwo follows it, as it must.\n\nThree was never there at all.\n", 13),
        ("\n## One is here\n\nOne is here, as everyone can see.\n\nTwo follows it, as it must.\n", 9),
    ],
)
def test_a_change_an_omission_a_move_and_an_addition_all_count_where_they_are(body, line, project) -> None:
    found = project(body, front=VERBATIM)

    assert set(found) == {("error", "text-differs", line)}


def test_a_verbatim_text_needs_a_source(project) -> None:
    assert ("error", "verbatim-without-source", 4) in project("\nText.\n", front="verbatim: true\n")


def test_an_unknown_source_of_the_text_is_an_error_at_its_line(project) -> None:
    assert ("error", "unknown-source", 4) in project("\nText.\n", front="source: b\n")


def test_a_text_that_may_only_be_quoted_is_not_published_whole(project) -> None:
    body = "\nOne is here, as everyone can see.\n\nTwo follows it, as it must.\n"

    found = project(body, front=VERBATIM, source="reuse: quotations")

    assert found == [("error", "text-not-reusable", 4)]


def test_leaving_out_verbatim_does_not_set_a_text_free(project) -> None:
    long = "that every reader of these lines can see for themselves, here and now, without any doubt at all"
    text = f"One is here, {long}.\n\nTwo is here, {long}.\n"

    found = project(f"\n{text}", front="source: a\n", source="reuse: none", text=text)

    assert ("error", "text-not-reusable", 4) in found


def test_a_licence_without_derivatives_asks_for_verbatim(project) -> None:
    found = project("\nText.\n", front="source: a\n", source="rights: CC-BY-ND-4.0\n  reuse: full")

    assert ("error", "derivative-not-allowed", 4) in found


def test_a_proposal_is_listed_until_it_is_accepted(project) -> None:
    assert ("warning", "proposed", 4) in project("\nText [@a].\n", front="proposed: [title]\n")


def test_what_an_unreadable_file_names_is_not_said_to_be_missing(project, tmp_path) -> None:
    found = project("\nA claim [@a], another [@zz].\n", source="note: a: b")

    assert ("error", "invalid-yaml", 6) in found
    assert [code for _, code, _ in found].count("unknown-source") == 1


def test_an_event_without_a_source_is_a_warning_at_its_line(project) -> None:
    body = "\n/// timeline\n\n2024\n:   It happened.\n\n///\n\nText [@a].\n"

    assert ("warning", "event-without-source", 8) in project(body)


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("", set()),
        ("    id: visit\n", {("warning", "event-dates-conflict", 8)}),
        ("    same: two#vsit\n", {("error", "unknown-event", 10)}),
        ("    same: two#visit\n", {("warning", "event-dates-conflict", 8)}),
    ],
    ids=["two events", "one id", "a reference to no event", "a reference"],
)
def test_events_of_different_briefings_are_compared(option, expected, project, tmp_path: Path) -> None:
    (tmp_path / "briefings").mkdir()
    timeline = "\n/// timeline\n\n{}\n:   They met. [@a]\n{}\n///\n"
    other = timeline.format("2024-05-17", "    id: visit\n")
    (tmp_path / "briefings" / "two.md").write_text(f"---\ntitle: Two\ndate: 2024\n---\n{other}", "utf-8")

    found = project(timeline.format("2024-05-16", option))

    assert {one for one in found if "event" in one[1]} == expected


def test_a_text_that_could_not_be_compared_is_a_warning(project) -> None:
    found = project(
        "\nAnything.\n", front="source: b\nverbatim: true\n", more="b:\n  title: B\n  issued: 2024\n  reuse: full\n"
    )

    assert ("warning", "verbatim-unchecked", 5) in found


def test_a_text_with_all_rights_reserved_is_not_published_without_a_decision(project) -> None:
    more = "b:\n  title: B\n  issued: 2024\n  rights: © B. All rights reserved.\n"

    found = project("\nAnything.\n", front="source: b\nverbatim: true\n", more=more)

    assert ("error", "text-not-reusable", 4) in found


def test_a_text_whose_reuse_nobody_decided_is_a_warning(project) -> None:
    found = project("\nAnything.\n", front="source: b\nverbatim: true\n", more="b:\n  title: B\n  issued: 2024\n")

    assert ("warning", "reuse-undecided", 4) in found
