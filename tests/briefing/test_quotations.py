"""Quotations in definitions, and the best of several verdicts."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from annotated_briefings.briefing.model import Library
from annotated_briefings.briefing.quotations import check_definitions
from annotated_briefings.glossary.model import Term
from annotated_briefings.sources.model import Source
from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.place import Location

PLACE = Location(PurePosixPath("briefings/glossary.yml"), 4)
SOURCES = tuple(Source(id=key, location=PLACE) for key in ("treaty", "other", "unfrozen"))
TEXTS = (("treaty", "Both sides agree to keep the peace."), ("other", "Another text about fish and rivers."))


def findings(definition: str, *sources: str) -> list[Diagnostic]:
    term = Term(id="peace", pref_label="peace", definition=definition, sources=sources, location=PLACE)
    found: list[Diagnostic] = []
    check_definitions(Library(terms=(term,), sources=SOURCES, texts=TEXTS), found.append)
    return found


@pytest.mark.parametrize(
    ("definition", "sources", "code"),
    [
        ("What both “agree to keep the peace” means.", ("treaty",), ""),
        ("What both “agree to keep the peace” means.", ("other", "treaty"), ""),
        ("What both “agree to break the peace” means.", ("treaty",), "quotation-differs"),
        ("What both “swear by the moon at midnight” means.", ("treaty", "other"), "quotation-not-found"),
        ("What both “swear by the moon at midnight” means.", ("treaty", "unfrozen"), ""),
        ("What both “swear by the moon at midnight” means.", (), ""),
        ("A “calm” thing.", ("treaty",), ""),
    ],
)
def test_what_a_definition_quotes_stands_in_one_of_its_sources(definition: str, sources, code: str) -> None:
    found = findings(definition, *sources)

    assert [one.code for one in found] == ([code] if code else [])
    assert all(one.location == PLACE for one in found)
