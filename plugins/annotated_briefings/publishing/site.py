"""From a Library to all pages and files of a site: one pass over the bodies, then a fold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath

from markupsafe import Markup

from annotated_briefings.briefing.check import Standing, check_bodies
from annotated_briefings.briefing.model import CheckedQuotation, Library, RenderedBody
from annotated_briefings.briefing.quotations import check_definitions
from annotated_briefings.citations.pandoc import EngineError
from annotated_briefings.citations.style import Style, style_failed, style_with_cache
from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.markdown.options import Options
from annotated_briefings.markdown.renderer import BodyRenderer
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.assets import read_assets
from annotated_briefings.publishing.cited import citations_of_pages
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.data.annotations import build_annotations
from annotated_briefings.publishing.data.bibliography import build_bibliography
from annotated_briefings.publishing.data.briefings import build_briefing_data
from annotated_briefings.publishing.data.glossary import build_glossary_data
from annotated_briefings.publishing.data.names import build_names
from annotated_briefings.publishing.data.timeline import build_timeline_data
from annotated_briefings.publishing.data.timeline_filter import build_timeline_filter
from annotated_briefings.publishing.feeds import build_feeds
from annotated_briefings.publishing.model import Asset, Page, Site
from annotated_briefings.publishing.pages.archive import build_archive
from annotated_briefings.publishing.pages.briefings import build_briefings
from annotated_briefings.publishing.pages.glossary import build_glossary
from annotated_briefings.publishing.pages.search import build_search
from annotated_briefings.publishing.pages.sources import build_sources
from annotated_briefings.publishing.pages.timeline import build_timeline
from annotated_briefings.publishing.pages.topics import build_topics
from annotated_briefings.text.diagnostic import Diagnostic, in_order
from annotated_briefings.text.language import load_language

_WITHHELD = {Standing.WITHHELD: "publishing.withheld", Standing.UNDECIDED: "publishing.undecided"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """Every body of a Library turned into HTML with marks, and what was found on the way.

    ``made`` are the bodies before any was withheld. ``unaltered`` are the keys of the briefings whose text was compared
    with its source as a whole, and is the same; ``withheld`` those whose text does not stand there, each
    with the key of the words that say why.
    """

    library: Library
    made: Mapping[str, RenderedBody]
    bodies: Mapping[str, RenderedBody]
    notes: Mapping[str, RenderedBody]
    options: Options
    glossary: Glossary
    unaltered: frozenset[str] = frozenset()
    withheld: Mapping[str, str] = field(default_factory=dict)
    in_definitions: tuple[CheckedQuotation, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=())

    @property
    def quotations(self) -> tuple[CheckedQuotation, ...]:
        """Every quotation that was compared: in briefings, notes and definitions."""
        return self._quotations(self.made)

    @property
    def published_quotations(self) -> tuple[CheckedQuotation, ...]:
        """Those that stand in what a site shows: in no text that is withheld, and in no draft."""
        published = (one.key for one in self.library.briefings if not one.front.draft)
        return self._quotations({key: self.bodies[key] for key in published})

    def _quotations(self, briefings: Mapping[str, RenderedBody]) -> tuple[CheckedQuotation, ...]:
        bodies = (*briefings.values(), *self.notes.values())
        return (*(quotation for body in bodies for quotation in body.quotations), *self.in_definitions)


def render_library(
    library: Library,
    options: Options | None = None,
    *,
    today: date | None = None,
    preview: bool = False,
    previous: Rendered | None = None,
) -> Rendered:
    """Render all bodies and check them against the Library; ``diagnostics`` are new ones, in order.

    ``today`` is what dates of review are held against; without it they are not, so that a build is the same every day.
    A ``preview`` is for the editor alone: it has the texts of which nobody has decided whether they may be published.
    Bodies of a ``previous`` time that would come out the same are not rendered again.
    """
    chosen = options or Options()
    renderer = BodyRenderer(library, chosen)
    kept = _kept(previous, library, chosen)
    made = {one.key: kept.get(one.key) or renderer.render(one) for one in library.briefings}
    notes = {
        term.id: renderer.render_note(term.note, term.location.path, first_line=term.note_line, own_term=term.id)
        for term in library.terms
        if term.note
    }
    found: list[Diagnostic] = []
    for body in (*made.values(), *notes.values()):
        found.extend(body.diagnostics)
    in_definitions = check_definitions(library, found.append)
    standings = check_bodies(library, made, notes, found.append, glossary=renderer.glossary, today=today)
    withheld = {key: _WITHHELD[standing] for key, standing in standings.items() if standing in _WITHHELD}
    if preview:
        withheld = {key: word for key, word in withheld.items() if standings[key] is not Standing.UNDECIDED}
    language = load_language(chosen.language)
    bodies = {**made, **{key: _withheld(made[key], language.say(word)) for key, word in withheld.items()}}
    return Rendered(
        library=library,
        made=made,
        bodies=bodies,
        notes=notes,
        options=chosen,
        glossary=renderer.glossary,
        unaltered=frozenset(key for key, standing in standings.items() if standing is Standing.UNALTERED),
        withheld=withheld,
        in_definitions=in_definitions,
        diagnostics=in_order(found),
    )


def _kept(previous: Rendered | None, library: Library, options: Options) -> Mapping[str, RenderedBody]:
    """The bodies of a previous time whose briefings are the same, where all that bodies are made of is the same."""
    if previous is None or not options.is_closed or options != previous.options:
        return {}
    if _around(library) != _around(previous.library):
        return {}
    before = {briefing.key: briefing for briefing in previous.library.briefings}
    return {one.key: previous.made[one.key] for one in library.briefings if before[one.key] == one}


def _around(library: Library) -> tuple[Library, tuple[tuple[str, PurePosixPath], ...]]:
    """What every body is made of: the Library, of the briefings no more than where they are."""
    return replace(library, briefings=()), tuple((one.key, one.path) for one in library.briefings)


def _withheld(body: RenderedBody, why: str) -> RenderedBody:
    """A body without its text, which may not be published."""
    return RenderedBody(html=Markup('<p class="ab-withheld">{}</p>').format(why), words=body.words)


def build_context(rendered: Rendered, *, addresses: Addresses, site_name: str) -> Context:
    """What the pages are made from."""
    return Context(
        rendered.library,
        rendered.glossary,
        rendered.bodies,
        rendered.notes,
        unaltered=rendered.unaltered,
        withheld=rendered.withheld,
        language=load_language(rendered.options.language),
        addresses=addresses,
        site_name=site_name,
    )


def style_citations(context: Context, style: Style, cache: Path | None) -> tuple[Diagnostic, ...]:
    """Let all pages of a context cite in a style: one run of its engine, none where ``cache`` has every page.

    Where the engine fails, the house style stays.
    """
    try:
        context.styled = style_with_cache(citations_of_pages(context), context.sources, style, cache)
    except EngineError as fault:
        return (style_failed(style, fault),)
    return ()


def build_site(context: Context, *, search: bool = False) -> Site:
    """All pages and files; ``search`` adds those that the search needs."""
    return Site(
        pages=(*_build_pages(context), *(build_search(context) if search else ())),
        assets=(
            *read_assets(),
            *_linked_files(context),
            *build_briefing_data(context),
            *build_bibliography(context),
            *build_annotations(context),
            *build_glossary_data(context),
            *build_timeline_data(context),
            *build_timeline_filter(context),
            *build_feeds(context),
            *(build_names(context) if search else ()),
        ),
    )


def _build_pages(context: Context) -> tuple[Page, ...]:
    return (
        *build_briefings(context),
        *build_archive(context),
        *build_glossary(context),
        *build_timeline(context),
        *build_sources(context),
        *build_topics(context),
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
