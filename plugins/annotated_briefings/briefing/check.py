"""What only shows when a briefing, its text, its sources and the glossary are looked at together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum

from annotated_briefings.briefing.model import Briefing, FrontMatter, Library, RenderedBody
from annotated_briefings.glossary.check import check_glossary
from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.quotes.compare import Difference, compare_verbatim, is_republished
from annotated_briefings.sources.check import check_sources
from annotated_briefings.sources.model import Reuse, Source
from annotated_briefings.sources.rights import allows_whole_text, forbids_derivatives, is_reserved
from annotated_briefings.text.diagnostic import Report, error, note, warning
from annotated_briefings.text.place import Location
from annotated_briefings.text.suggest import did_you_mean
from annotated_briefings.timeline.check import check_events, check_tellings


class Standing(Enum):
    """What a briefing's text turned out to be."""

    OWN = "the editor's own words, or not compared with any source"
    UNALTERED = "compared with its source as a whole, and the same"
    WITHHELD = "a source's text that may not be published"
    UNDECIDED = "the text of a source of which nothing known says whether it may be published"


def check_bodies(
    library: Library,
    bodies: Mapping[str, RenderedBody],
    notes: Mapping[str, RenderedBody],
    report: Report,
    *,
    glossary: Glossary,
    today: date | None = None,
) -> dict[str, Standing]:
    """Check everything; ``bodies`` by briefing, ``notes`` by term. What each briefing's text turned out to be.

    ``glossary`` holds the Library's terms; ``today`` is what dates of review are held against, if they are to be.
    """
    standings = {
        briefing.key: check_briefing(briefing, bodies[briefing.key], library, report) for briefing in library.briefings
    }
    check_tellings([event for briefing in library.briefings for event in bodies[briefing.key].events], report)
    everything = (*bodies.values(), *notes.values())
    used = {use.term_id for body in everything for use in body.term_uses}
    unread = {key for term in library.terms for key in term.sources if library.may_hold(key)}
    keys = unread | set(library.source_by_key)
    check_glossary(glossary, report, source_keys=keys, used=used, today=today)
    cited = {item.key for body in everything for use in body.citations for item in use.citation.items}
    cited |= {key for term in library.terms for key in term.sources}
    cited |= {briefing.front.source for briefing in library.briefings}
    check_sources(library.sources, report, cited=cited)
    return standings


def check_briefing(briefing: Briefing, body: RenderedBody, library: Library, report: Report) -> Standing:
    """What concerns one briefing, and what its text turned out to be."""
    front = briefing.front
    if front.is_read and front.date is None and not any(name == "date" for name, _ in front.fields):
        hint = "add 'date: 2024-05-17~' (EDTF; '~' for about)"
        report(warning("missing-date", "the briefing has no date", front.location, hint=hint))
    for proposed in front.proposed:
        hint = f"accept or correct it, then take '{proposed}' out of 'proposed'"
        place = front.where(f"proposed.{proposed}")
        report(warning("proposed", f"'{proposed}' is a proposal of the import", place, hint=hint))
    if body.left_out:
        counted = "1 use of a term is" if body.left_out == 1 else f"{body.left_out} uses of terms are"
        said = f"{counted} not linked: the budget is spent"
        hint = "raise 'max_per_100_words', or write [[…]] where a link matters"
        report(note("terms-left-out", said, front.location, hint=hint))
    check_events(body.events, report)
    if front.source:
        return _check_text(briefing, body, library, report)
    if front.verbatim:
        place = front.where("verbatim")
        said = "'verbatim: true' needs the source that the text was taken from"
        report(error("verbatim-without-source", said, place, hint="add 'source: KEY'"))
    return Standing.OWN


def _check_text(briefing: Briefing, body: RenderedBody, library: Library, report: Report) -> Standing:
    front = briefing.front
    source = library.source_by_key.get(front.source)
    if source is None and library.may_hold(front.source):
        return Standing.UNDECIDED
    if source is None:
        hint = did_you_mean(front.source, library.source_by_key) or "add it to sources.yml"
        report(error("unknown-source", f"there is no source '{front.source}'", front.where("source"), hint=hint))
        return Standing.UNDECIDED
    text = dict(library.texts).get(source.id, "")
    whole = front.verbatim or is_republished(body.paragraphs, text)
    standing = _standing_of_whole(source, front, report) if whole else Standing.OWN
    if standing is Standing.WITHHELD:
        return standing
    if forbids_derivatives(source) and not front.verbatim and source.reuse is Reuse.FULL:
        hint = "add 'verbatim: true', so that the text is checked"
        said = f"the licence {source.rights} allows no changes"
        report(error("derivative-not-allowed", said, front.where("source"), hint=hint))
    whole_text = text if source.id in library.whole_texts else None
    is_unaltered = front.verbatim and _is_unaltered(briefing, body, whole_text, report)
    return Standing.UNALTERED if is_unaltered and standing is Standing.OWN else standing


def _standing_of_whole(source: Source, front: FrontMatter, report: Report) -> Standing:
    """What a source's text is on a page of ours: the editor's decision, else its licence, else that is asked."""
    place = front.where("source")
    if source.reuse in (Reuse.QUOTATIONS, Reuse.NONE) or (source.reuse is Reuse.UNDECIDED and is_reserved(source)):
        why = f"reuse: {source.reuse}" if source.reuse else f"rights: {source.rights}"
        said = f"the text of '{source.id}' may not be published whole ({why}), so the page withholds it"
        hint = "keep its quotations and write the rest in your own words"
        report(error("text-not-reusable", said, place, hint=hint))
        return Standing.WITHHELD
    if allows_whole_text(source):
        return Standing.OWN
    if source.copy is None:  # else the source itself is asked about
        said = f"no licence settles how much of '{source.id}' may be published, so a build withholds the text"
        report(warning("reuse-undecided", said, place, hint="decide with 'reuse:' in sources.yml"))
    return Standing.UNDECIDED


def _is_unaltered(briefing: Briefing, body: RenderedBody, text: str | None, report: Report) -> bool:
    front = briefing.front
    if text is None:
        said = f"there is no whole frozen text of '{front.source}' to compare with"
        hint = "store a copy of the text, or take 'verbatim' out"
        report(warning("verbatim-unchecked", said, front.where("verbatim"), hint=hint))
        return False
    differences = compare_verbatim(body.paragraphs, text, omit=front.omit)
    for difference in differences:
        hint = "the body of a verbatim briefing is its source's text, unaltered"
        report(error("text-differs", _said(difference), _place(difference, briefing, body), hint=hint))
    return not differences


def _place(difference: Difference, briefing: Briefing, body: RenderedBody) -> Location:
    """Where the paragraph stands, or the one before which it should."""
    places = body.paragraph_places
    return places[min(difference.paragraph, len(places) - 1)] if places else briefing.front.where("verbatim")


def _said(difference: Difference) -> str:
    return f"paragraph {difference.paragraph + 1} {difference.kind}: {difference.diff}"
