"""From a Library to all pages and files of a site: one pass over the bodies, then a fold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from annotated_briefings.briefing.check import Standing, check_bodies
from annotated_briefings.briefing.model import Library, RenderedBody
from annotated_briefings.markdown.options import Options
from annotated_briefings.markdown.renderer import BodyRenderer
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.assets import read_assets
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.model import Asset, Site
from annotated_briefings.publishing.pages.briefings import build_briefings
from annotated_briefings.publishing.pages.glossary import build_glossary
from annotated_briefings.publishing.pages.sources import build_sources
from annotated_briefings.publishing.pages.timeline import build_timeline
from annotated_briefings.publishing.pages.topics import build_topics
from annotated_briefings.text.diagnostic import Diagnostic, in_order
from annotated_briefings.text.language import Language, load_language


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """Every body of a Library turned into HTML with marks, and what was found on the way.

    ``unaltered`` are the keys of the briefings whose text was compared with its source as a whole, and is the same.
    """

    library: Library
    bodies: Mapping[str, RenderedBody]
    notes: Mapping[str, RenderedBody]
    options: Options
    unaltered: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = field(default=())


def render_library(library: Library, options: Options | None = None) -> Rendered:
    """Render all bodies and check them against the Library; ``diagnostics`` are new ones, in order."""
    chosen = options or Options()
    renderer = BodyRenderer(library, chosen)
    bodies = {briefing.key: renderer.render(briefing) for briefing in library.briefings}
    notes = {
        term.id: renderer.render_note(term.note, term.location.path, first_line=term.note_line, own_term=term.id)
        for term in library.terms
        if term.note
    }
    found: list[Diagnostic] = []
    for body in (*bodies.values(), *notes.values()):
        found.extend(body.diagnostics)
    standings = check_bodies(library, bodies, notes, found.append)
    for key, standing in standings.items():
        if standing is Standing.WITHHELD:
            bodies[key] = _withheld(bodies[key], load_language(chosen.language))
    return Rendered(
        library=library,
        bodies=bodies,
        notes=notes,
        options=chosen,
        unaltered=frozenset(key for key, standing in standings.items() if standing is Standing.UNALTERED),
        diagnostics=in_order(found),
    )


def _withheld(body: RenderedBody, language: Language) -> RenderedBody:
    """A body without its text, which may not be published."""
    notice = Markup('<p class="ab-withheld">{}</p>').format(language.say("publishing.withheld"))
    return RenderedBody(html=notice, words=body.words)


def build_context(rendered: Rendered, *, addresses: Addresses, site_name: str) -> Context:
    """What the pages are made from."""
    return Context(
        rendered.library,
        rendered.bodies,
        rendered.notes,
        unaltered=rendered.unaltered,
        language=load_language(rendered.options.language),
        addresses=addresses,
        site_name=site_name,
    )


def build_site(context: Context) -> Site:
    """All pages and files."""
    return Site(
        pages=(
            *build_briefings(context),
            *build_glossary(context),
            *build_timeline(context),
            *build_sources(context),
            *build_topics(context),
        ),
        assets=(*read_assets(), *_linked_files(context)),
    )


def _linked_files(context: Context) -> Iterator[Asset]:
    """The files beside the briefings that a page shows or links to; no other is published."""
    library = context.library
    linked = {link for body in (*context.bodies.values(), *context.notes.values()) for link in body.links}
    if library.home is None:
        return
    for name in library.files:
        if f"briefings/{name}" in linked:
            yield Asset(path=f"briefings/{name}", content=Path(library.home, name).read_bytes())
