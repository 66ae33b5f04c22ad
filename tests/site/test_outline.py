"""The outline of every page of the demonstration: one title, no level skipped, landmarks that can be told apart."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from annotated_briefings.briefing.load import load_library

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def pages(demo: Path) -> dict[str, object]:
    """Every page as a tree, by its path."""
    return {
        path.relative_to(demo).as_posix(): html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
        for path in sorted(demo.rglob("*.html"))
    }


def levels(tree) -> list[int]:
    names = {f"h{level}": level for level in range(1, 7)}
    return [names[element.tag] for element in tree.iter() if element.tag in names]


def test_a_page_has_one_title_and_it_comes_first(pages) -> None:
    wrong = {
        path: levels(tree) for path, tree in pages.items() if levels(tree)[:1] != [1] or levels(tree).count(1) != 1
    }

    assert wrong == {}


def test_no_level_of_headings_is_skipped(pages) -> None:
    skipping = {
        path: levels(tree)
        for path, tree in pages.items()
        if any(lower > upper + 1 for upper, lower in pairwise(levels(tree)))
    }

    assert skipping == {}


def test_a_page_has_one_main_part_and_says_its_language(pages) -> None:
    assert {path for path, tree in pages.items() if len(list(tree.iter("main"))) != 1} == set()
    assert {path for path, tree in pages.items() if next(tree.iter("html")).get("lang") != "en"} == set()


def test_navigations_of_a_page_can_be_told_apart(pages) -> None:
    unclear = {}
    for path, tree in pages.items():
        names = Counter(nav.get("aria-label") or nav.get("aria-labelledby") for nav in tree.iter("nav"))
        ours = Counter(nav.get("aria-label") for article in tree.iter("article") for nav in article.iter("nav"))
        if None in ours or any(names[name] > 1 for name in ours):
            unclear[path] = dict(names)
    assert unclear == {}


def test_every_foreign_name_says_its_language(pages) -> None:
    library, _ = load_library(ROOT)

    missing = []
    for term in library.terms:
        tree = pages[f"glossary/{term.id}/index.html"]
        shown = {
            ("".join(element.itertext()).strip(), element.get("lang")) for element in tree.iter() if element.get("lang")
        }
        missing += [
            (term.id, label.text)
            for label in term.alt_labels
            if label.language and (label.text, label.language) not in shown
        ]
    assert missing == []
