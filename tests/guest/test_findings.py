"""What a publisher is told: each fault once, with its place and what helps; the page stays whole."""

from __future__ import annotations

import logging

import pytest
from mkdocs.exceptions import Abort

EXPECTED = {
    "briefings/faulty.md:3:12: error [invalid-date]",
    "briefings/faulty.md:6:12: error [unknown-term]",
    "briefings/faulty.md:6:41: error [unknown-source]",
    "briefings/faulty.md:10:1: error [invalid-date]",
    "briefings/glossary.yml:5:3: warning [unknown-field]",
    "briefings/sources.yml:3:16: error [invalid-yaml]",
}


def test_each_fault_is_told_once_with_its_place_and_a_hint(project, build_site, caplog) -> None:
    folder = project("one-fault-of-each-kind")

    with caplog.at_level(logging.INFO, logger="mkdocs.plugins.briefings"):
        build_site(folder)

    told = [record.getMessage() for record in caplog.records if record.name == "mkdocs.plugins.briefings"]
    found = {message.partition("] ")[0] + "]": message for message in told}
    assert set(found) >= EXPECTED
    assert all("\n  hint: " in found[head] for head in EXPECTED)
    assert len(found) == len(told)


def test_the_page_is_whole_all_the_same(project, build_site) -> None:
    site = build_site(project("one-fault-of-each-kind"))

    page = (site / "briefings" / "faulty" / "index.html").read_text("utf-8")
    for words in ("An unknown trem", "?soruce", "May 2020", "It happened.", "A fine sentence"):
        assert words in page


def test_a_strict_build_fails(project, build_site) -> None:
    with pytest.raises(Abort):
        build_site(project("one-fault-of-each-kind"), strict=True)
