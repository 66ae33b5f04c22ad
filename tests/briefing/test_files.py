"""From a briefing's file to its values."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from annotated_briefings.briefing.files import read_briefing
from annotated_briefings.briefing.model import Briefing
from annotated_briefings.text.diagnostic import Diagnostic

PATH = PurePosixPath("briefings/A Visit.md")


def read(text: str) -> tuple[Briefing, list[Diagnostic]]:
    found: list[Diagnostic] = []
    return read_briefing(text, PATH, found.append), found


def test_a_briefing_is_its_front_matter_and_its_body() -> None:
    briefing, found = read(
        "---\ntitle: A visit\ndate: 2024-05-17~\ntopics: [One, Two, One]\nverbatim: true\n---\n\nBody.\n"
    )

    assert found == []
    assert (briefing.key, briefing.front.title, briefing.front.topics) == ("a-visit", "A visit", ("One", "Two"))
    assert briefing.front.date is not None
    assert briefing.front.date.approximate
    assert briefing.front.verbatim
    assert (briefing.body, briefing.body_line) == ("\nBody.\n", 7)


def test_terms_keep_the_difference_between_a_sense_and_none() -> None:
    briefing, _ = read("---\ntitle: x\nterms:\n  ICC: court\n  concerns: null\n---\n")

    assert briefing.front.terms == (("ICC", "court"), ("concerns", None))


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("Body only.\n", "missing-front-matter", 1, 1),
        ("---\ntitle: x\nBody.\n", "unclosed-front-matter", 1, 1),
        ("---\ndate: 2024\n---\n", "missing-field", 2, 1),
        ("---\ntitle: x\ndate: May 2024\n---\n", "invalid-date", 3, 7),
        ("---\ntitle: x\ndat: 2024\n---\n", "unknown-field", 3, 1),
        ("---\ntitle: a: b\n---\n", "invalid-yaml", 2, 9),
        ("---\n- title\n---\n", "invalid-front-matter", 1, 1),
        ("---\ntitle: x\nverbatim: maybe\n---\n", "invalid-value", 3, 11),
        ("---\ntitle: x\nterms: {a: [b]}\n---\n", "invalid-value", 3, 12),
    ],
)
def test_a_fault_is_reported_where_it_is(text, code, line, column) -> None:
    _, found = read(text)

    assert [(one.code, one.location.line, one.location.column) for one in found] == [(code, line, column)]


@pytest.mark.parametrize("head", ["", "---\n", "---\ntitle: a: b\n---\n", "---\n\n---\n"])
def test_the_body_is_kept_whatever_the_front_matter_is(head) -> None:
    briefing, _ = read(f"{head}Every word.\n")

    assert "Every word." in briefing.body


def test_a_line_of_hyphens_in_the_body_closes_nothing() -> None:
    briefing, found = read("---\ntitle: x\n---\nOne.\n\n---\n\nTwo.\n")

    assert (briefing.body, found) == ("One.\n\n---\n\nTwo.\n", [])


def test_topics_without_brackets_are_one_and_that_is_said() -> None:
    briefing, found = read("---\ntitle: x\ntopics: Energy, Sanctions\n---\n")

    assert briefing.front.topics == ("Energy, Sanctions",)
    assert [(one.code, one.severity, one.location.line, one.hint) for one in found] == [
        ("one-topic", "note", 3, "if they are several, write a list: topics: [Energy, Sanctions]")
    ]


@pytest.mark.parametrize(
    ("head", "is_draft"),
    [
        ("title: T", False),
        ("title: T\ndraft: no", False),
        ("title: T\ndraft: true", True),
        ("title: T\ndraft: ture", True),
        ("title: T\ndraft: [true]", True),
        ("title: T\nDraft: true", True),
        ("title: T\ndarft: true", True),
        ("title: T\nDraft: false", False),
        ("title: T\ncraft: pottery", False),
        ("title: T\ndate: 2024\ntopics: [Drafting]", False),
        ("title: The keeper: he leaves", True),
        ("- title", True),
    ],
)
def test_where_it_is_not_clear_a_briefing_is_a_draft(head: str, is_draft: bool) -> None:
    briefing, _ = read(f"---\n{head}\n---\n\nText.\n")

    assert briefing.front.draft is is_draft
