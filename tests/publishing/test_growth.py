"""Pages stay small as the site grows, and say what they leave out."""

from __future__ import annotations

import shutil
from pathlib import Path

import html5lib
import pytest
from annotated_briefings.briefing.load import load_library
from annotated_briefings.publishing import context
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.site import build_context, build_site, render_library
from annotated_briefings.timeline.merge import merge_events

PROJECT = Path(__file__).parents[1] / "projects" / "a-small-site"

USES = 5
BRIEFING = (
    "---\ntitle: Briefing {number:03d}\ndate: 2021\n---\n\n"
    + "".join(
        f"## Part {use}\n\nThe ICC rests, part {use}, “agree to keep the peace” [@treaty].\n\n" for use in range(USES)
    )
    + "/// timeline\n\n2021-01-02\n:   The ICC opened case {number}. [@treaty]\n\n///\n"
)


def site_with(briefings: int, folder: Path) -> dict:
    """The pages of the small site with so many briefings more."""
    shutil.copytree(PROJECT, folder)
    for number in range(briefings):
        (folder / "briefings" / f"more-{number:03d}.md").write_text(BRIEFING.format(number=number), "utf-8")
    library, _ = load_library(folder)
    site = build_site(build_context(render_library(library), addresses=Addresses(), site_name="A small site"))
    return {page.path: str(page.html) for page in site.pages}


def parsed(html: str):
    return html5lib.parse(html, namespaceHTMLElements=False)


def with_class(tree, name: str) -> list[str]:
    found = (element for element in tree.iter() if name in (element.get("class") or "").split())
    return [" ".join("".join(element.itertext()).split()) for element in found]


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    return site_with(40, tmp_path_factory.mktemp("few") / "project")


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    return site_with(80, tmp_path_factory.mktemp("many") / "project")


@pytest.mark.parametrize("path", ["glossary/icc.md", "sources/treaty.md"])
def test_a_page_of_a_term_or_a_source_does_not_grow_with_the_site(path, few, many) -> None:
    assert len(many[path]) == len(few[path])  # but for digits, of which there are as many


def test_a_term_says_how_many_uses_it_does_not_show(few) -> None:
    page = parsed(few["glossary/icc.md"])

    assert len(list(page.iter("h3"))) == 20
    assert len(with_class(page, "ab-use")) == 20 * 3
    assert len(with_class(page, "ab-event")) == 20
    more = with_class(page, "ab-more")
    assert more == ["and 3 more in it"] * 20 + ["and 22 more briefings", "and 21 more events"]


def test_a_source_says_how_many_uses_it_does_not_show(few) -> None:
    page = parsed(few["sources/treaty.md"])

    assert len(list(page.iter("h3"))) == 20
    assert with_class(page, "ab-more")[-3:] == [
        "and 21 more briefings",
        "and 181 more quotations",
        "and 21 more events",
    ]


def test_a_small_site_leaves_nothing_out(tmp_path) -> None:
    assert "ab-more" not in "".join(site_with(0, tmp_path / "project").values())


def test_the_timeline_explains_its_events(few) -> None:
    page = parsed(few["timeline/index.md"])

    assert with_class(page, "ab-entry")
    assert with_class(page, "ab-terms")


def test_the_events_are_merged_once_for_all_pages(tmp_path, monkeypatch) -> None:
    calls = []
    monkeypatch.setattr(context, "merge_events", lambda events: calls.append(1) or merge_events(events))

    pages = site_with(0, tmp_path / "project")

    assert len(pages) > 5
    assert len(calls) == 1
