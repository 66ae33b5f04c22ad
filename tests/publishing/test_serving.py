"""A site that is rendered again after a change, as while it is served."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from annotated_briefings.briefing.load import load_library
from annotated_briefings.briefing.model import Library
from annotated_briefings.markdown.options import Options
from annotated_briefings.publishing.site import Rendered, render_library

PROJECT = Path(__file__).parents[1] / "projects" / "a-small-site"


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(PROJECT)[0]


def edited(library: Library) -> Library:
    """The Library after the first briefing got one more paragraph."""
    first, *others = library.briefings
    return replace(library, briefings=(replace(first, body=f"{first.body}\n\nOne more."), *others))


def shown(rendered: Rendered) -> tuple:
    return rendered.bodies, rendered.notes, rendered.diagnostics


def test_only_what_was_edited_is_rendered_again(library) -> None:
    before = render_library(library)

    after = render_library(edited(library), previous=before)

    assert shown(after) == shown(render_library(edited(library)))
    changed, *others = (after.bodies[one.key] is not before.bodies[one.key] for one in library.briefings)
    assert changed
    assert others
    assert not any(others)


@pytest.mark.parametrize(
    "change",
    [
        lambda library: replace(library, terms=library.terms[1:]),
        lambda library: replace(library, sources=library.sources[1:]),
        lambda library: replace(library, texts=()),
        lambda library: replace(library, files=(*library.files, "map.png")),
        lambda library: replace(library, briefings=library.briefings[1:]),
    ],
    ids=["a term", "a source", "a frozen text", "a file", "the briefings"],
)
def test_a_change_around_the_bodies_renders_all_again(library, change) -> None:
    before = render_library(library)

    after = render_library(change(library), previous=before)

    assert shown(after) == shown(render_library(change(library)))
    assert all(body is not before.bodies[key] for key, body in after.bodies.items())


@pytest.mark.parametrize("extension", ["pymdownx.snippets", "somebody.elses"])
def test_with_an_extension_that_may_read_files_nothing_is_kept(extension: str) -> None:
    assert not Options(extensions=("toc", extension)).is_closed
    assert not Options(extensions=("toc", f"{extension}:SnippetExtension")).is_closed
    assert Options(extensions=("toc", "markdown.extensions.tables", "pymdownx.superfences")).is_closed


def test_other_options_render_all_again(library) -> None:
    before = render_library(library)

    after = render_library(library, Options(max_per_100_words=1), previous=before)

    assert all(body is not before.bodies[key] for key, body in after.bodies.items())
