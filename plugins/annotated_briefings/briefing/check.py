"""What only shows when a briefing, its text, its sources and the glossary are looked at together."""

from __future__ import annotations

from collections.abc import Mapping

from annotated_briefings.briefing.model import Briefing, Library, RenderedBody
from annotated_briefings.glossary.check import check_glossary
from annotated_briefings.quotes.compare import Difference, compare_verbatim
from annotated_briefings.sources.check import check_sources
from annotated_briefings.sources.model import Reuse
from annotated_briefings.sources.rights import forbids_derivatives
from annotated_briefings.text.diagnostic import Report, error, note, warning
from annotated_briefings.text.suggest import did_you_mean
from annotated_briefings.timeline.check import check_events


def check_bodies(
    library: Library, bodies: Mapping[str, RenderedBody], notes: Mapping[str, RenderedBody], report: Report
) -> None:
    """Check everything; ``bodies`` by briefing, ``notes`` by term."""
    for briefing in library.briefings:
        check_briefing(briefing, bodies[briefing.key], library, report)
    everything = (*bodies.values(), *notes.values())
    used = {use.term_id for body in everything for use in body.term_uses}
    check_glossary(library.terms, report, source_keys=library.source_by_key, used=used)
    cited = {item.key for body in everything for use in body.citations for item in use.citation.items}
    cited |= {key for term in library.terms for key in term.sources}
    cited |= {briefing.front.source for briefing in library.briefings}
    check_sources(library.sources, report, cited=cited)


def check_briefing(briefing: Briefing, body: RenderedBody, library: Library, report: Report) -> None:
    """What concerns one briefing."""
    front = briefing.front
    if front.date is None and not any(name == "date" for name, _ in front.fields):
        report(
            warning(
                "missing-date",
                "the briefing has no date",
                front.location,
                hint="add 'date: 2024-05-17~' (EDTF; '~' for about)",
            )
        )
    for proposed in front.proposed:
        report(
            warning(
                "proposed",
                f"'{proposed}' is a proposal of the import",
                front.where("proposed"),
                hint=f"accept or correct it, then take '{proposed}' out of 'proposed'",
            )
        )
    check_events(body.events, report)
    if front.source:
        _check_text(briefing, body, library, report)
    elif front.verbatim:
        report(
            error(
                "verbatim-without-source",
                "'verbatim: true' needs the source that the text was taken from",
                front.where("verbatim"),
                hint="add 'source: KEY'",
            )
        )


def _check_text(briefing: Briefing, body: RenderedBody, library: Library, report: Report) -> None:
    front = briefing.front
    source = library.source_by_key.get(front.source)
    if source is None:
        report(
            error(
                "unknown-source",
                f"there is no source '{front.source}'",
                front.where("source"),
                hint=did_you_mean(front.source, library.source_by_key) or "add it to sources.yml",
            )
        )
        return
    if front.verbatim and source.reuse in (Reuse.QUOTATIONS, Reuse.NONE):
        report(
            error(
                "text-not-reusable",
                f"the text of '{source.id}' may not be published whole (reuse: {source.reuse})",
                front.where("verbatim"),
                hint="keep its quotations and write the rest in your own words",
            )
        )
    if forbids_derivatives(source) and not front.verbatim and source.reuse is Reuse.FULL:
        report(
            error(
                "derivative-not-allowed",
                f"the licence {source.rights} allows no changes",
                front.where("source"),
                hint="add 'verbatim: true', so that the text is checked",
            )
        )
    if front.verbatim:
        _check_verbatim(briefing, body, library, report)


def _check_verbatim(briefing: Briefing, body: RenderedBody, library: Library, report: Report) -> None:
    key = briefing.front.source
    text = dict(library.texts).get(key) if key in library.whole_texts else None
    if text is None:
        report(
            note(
                "verbatim-unchecked",
                f"there is no whole frozen text of '{key}' to compare with",
                briefing.front.where("verbatim"),
            )
        )
        return
    for difference in compare_verbatim(body.paragraphs, text, omit=briefing.front.omit):
        report(
            error(
                "text-differs",
                _said(difference),
                briefing.front.where("verbatim"),
                hint="the body of a verbatim briefing is its source's text, unaltered",
            )
        )


def _said(difference: Difference) -> str:
    return f"paragraph {difference.paragraph + 1} {difference.kind}: {difference.diff}"
