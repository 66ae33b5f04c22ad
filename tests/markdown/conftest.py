"""A small Library, and bodies rendered with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

import pytest
from annotated_briefings.briefing.files import read_briefing
from annotated_briefings.briefing.model import Library, RenderedBody
from annotated_briefings.glossary.model import MatchRules, Term
from annotated_briefings.markdown.options import Options
from annotated_briefings.markdown.renderer import BodyRenderer
from annotated_briefings.sources.model import Source
from annotated_briefings.text.marked import fill
from annotated_briefings.text.place import Location
from markupsafe import Markup

PATH = PurePosixPath("briefings/case.md")
FRONT = "---\ntitle: A case\n---\n"
TREATY = "Both sides agree to keep the peace. No party shall store weapons in the valley.\nThe treaty ends in 2030."

TERMS = (
    Term(id="icc", pref_label="International Criminal Court", alt_label=("ICC",), definition="A court."),
    Term(id="pos-2", pref_label="Power of Siberia 2", definition="A pipeline."),
    Term(id="pos", pref_label="Power of Siberia", definition="An older pipeline."),
    Term(id="sanction", pref_label="sanction", definition="A penalty."),
    Term(id="georgia-country", pref_label="Georgia", definition="A country."),
    Term(id="georgia-state", pref_label="Georgia", definition="A state."),
    Term(id="valley", pref_label="valley", definition="A place.", match=MatchRules(auto=False)),
)
SOURCES = tuple(Source(id=key, location=Location(PurePosixPath("sources.yml"))) for key in ("treaty", "report"))
LIBRARY = Library(terms=TERMS, sources=SOURCES, texts=(("treaty", TREATY),))

RenderBody = Callable[..., RenderedBody]


def render_with(body: str, *, front: str = FRONT, library: Library = LIBRARY, **options: object) -> RenderedBody:
    """A body rendered; ``front`` is its front matter, ``options`` are fields of Options."""
    ignored: list[object] = []
    briefing = read_briefing(front + body, PATH, ignored.append)
    return BodyRenderer(library, Options(**options)).render(briefing)  # type: ignore[arg-type]


def filled(body: RenderedBody) -> str:
    """The HTML with its marks filled in the plainest way: ``^1^`` for citations, ``<a href=#t-ID>`` for terms."""
    return fill(
        body.html,
        citation=lambda index: Markup("^{}^").format(index + 1),
        term=lambda index: Markup('<a href="#t-{}">').format(body.term_uses[index].term_id),
        sources=Markup("(sources)"),
    )


@pytest.fixture(scope="session")
def render() -> RenderBody:
    """Renders a body with the small Library."""
    return render_with


@pytest.fixture(scope="session")
def shown() -> Callable[[RenderedBody], str]:
    """Turns a rendered body into HTML that can be compared."""
    return filled
