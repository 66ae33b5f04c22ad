"""What is wrong with the terms themselves: labels, relations, sources, use."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.glossary.hierarchy import Hierarchy
from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.glossary.model import Case, Label, Term
from annotated_briefings.text.diagnostic import Diagnostic, Report, error, note, warning
from annotated_briefings.text.suggest import did_you_mean

_COMMON_WORDS = frozenset(
    word
    for line in (
        "a about after all also an and any are as at back be because been before but by can come could",
        "day did do even first for from get give go good had has have he her him his how i if in into is",
        "it its just know like look make may me might most must my new no not now of off on one only or",
        "other our out over people say see shall she should so some take than that the their them then",
        "there these they think this those time to two up us use want was way we well were what when",
        "where which who why will with work would year you your",
    )
    for word in line.split()
)


def check_glossary(
    glossary: Glossary,
    report: Report,
    *,
    source_keys: Collection[str],
    used: Collection[str] | None = None,
    today: date | None = None,
) -> None:
    """Report what concerns the glossary.

    ``used`` are the ids of the terms that prose links to; without it nothing is said about use. ``today`` is
    what review dates are held against; without it they are not.
    """
    terms = glossary.terms
    tree = Hierarchy(terms)
    ids = frozenset(term.id for term in terms)
    for term in terms:
        _check_contents(term, report)
        _check_relations(term, ids, report)
        _check_hierarchy(term, tree, report)
        _check_sources(term, source_keys, report)
        _check_use(term, used, report)
        _check_review(term, today, report)
    _check_labels(glossary, report)


def _check_contents(term: Term, report: Report) -> None:
    if not term.definition:
        report(warning("missing-definition", f"'{term.id}' has no definition", term.location,
                       hint="add 'definition: …', one or two sentences"))  # fmt: skip
    if not term.sources:
        report(warning("term-without-source", f"'{term.id}' names no source", term.location,
                       hint="add 'sources: [KEY]'"))  # fmt: skip


def _check_relations(term: Term, ids: Collection[str], report: Report) -> None:
    for field, names in (("related", term.related), ("broader", term.broader)):
        for name in names:
            if name not in ids:
                report(error("unknown-term", f"'{field}' of '{term.id}' names '{name}', which is no term",
                             term.location, hint=did_you_mean(name, ids)))  # fmt: skip


def _check_hierarchy(term: Term, tree: Hierarchy, report: Report) -> None:
    """SKOS lets no term be related to one that stands above or below it (S27); a circle of broader terms is a slip."""
    if term.id in tree.above(term.id):
        report(error("broader-circle", f"the broader terms of '{term.id}' lead back to it", term.location,
                     hint="take one of them out"))  # fmt: skip
    for name in set(term.related) & tree.lineage(term):
        report(warning("related-and-broader", f"'{term.id}' is related to '{name}', which is above or below it",
                       term.location, hint="one of the two relations is enough: keep 'broader'"))  # fmt: skip


def _check_sources(term: Term, source_keys: Collection[str], report: Report) -> None:
    for key in term.sources:
        if key not in source_keys:
            report(error("unknown-source", f"'{term.id}' names the source '{key}', which does not exist",
                         term.location, hint=did_you_mean(key, source_keys)))  # fmt: skip


def _check_use(term: Term, used: Collection[str] | None, report: Report) -> None:
    if used is not None and term.id not in used:
        report(note("unused-term", f"no briefing uses '{term.id}'", term.location,
                    hint=f"write [[{term.id}]] where it is meant, or take it out"))  # fmt: skip


def _check_review(term: Term, today: date | None, report: Report) -> None:
    due = parse_edtf(term.review_by).latest if today and term.review_by else None
    if today and due is not None and due < today.toordinal():
        report(warning("review-overdue", f"'{term.id}' was to be reviewed by {term.review_by}", term.location,
                       hint="read it again, then set a new 'reviewBy'"))  # fmt: skip


def _check_labels(glossary: Glossary, report: Report) -> None:
    """Ask the matcher itself what it makes of each label."""
    for term in glossary.terms:
        _check_repeated(term, report)
    searched = [term for term in glossary.terms if term.match.auto]
    said: set[frozenset[str]] = set()
    for term, label in ((each, label) for each in searched for label in each.labels):
        place = label.location or term.location
        if _is_common(term, label):
            report(warning("common-word-label", f"'{label.text}' of '{term.id}' is a common word",
                           place, hint="add 'match: {auto: false}' and write [[…]] for it"))  # fmt: skip
        meant = _meant_by(label.text, glossary)
        if not meant:
            report(warning("label-never-matches", f"the label '{label.text}' of '{term.id}' never matches",
                           place, hint="a label needs a letter or a digit, and is no address"))  # fmt: skip
        elif len(meant) > 1 and (sharing := frozenset({*meant, label.text})) not in said:
            said.add(sharing)
            report(_ambiguous(label, meant, glossary))


def _check_repeated(term: Term, report: Report) -> None:
    """SKOS lets a label be preferred, other or hidden, and no two of these (S13)."""
    seen: set[Label] = set()
    for label in term.labels:
        if label in seen:
            report(note("repeated-label", f"'{label.text}' stands twice among the labels of '{term.id}'",
                        label.location or term.location, hint="take one of them out"))  # fmt: skip
        seen.add(label)


def _is_common(term: Term, label: Label) -> bool:
    """Whether a label is found wherever a common word stands."""
    ignored = term.match.case is Case.IGNORE
    return not label.language and (label.text.lower() if ignored else label.text) in _COMMON_WORDS


def _meant_by(label: str, glossary: Glossary) -> tuple[str, ...]:
    """The terms that a label by itself is taken for, as a whole."""
    for match in glossary.find(label):
        if (match.start, match.end) == (0, len(label)):
            return (match.term_id, *match.rivals)
    return ()


def _ambiguous(label: Label, meant: tuple[str, ...], glossary: Glossary) -> Diagnostic:
    first, *others = (glossary.term(term_id) for term_id in meant)
    places = ", ".join(f"'{other.id}' at {other.location}" for other in others)
    return warning("ambiguous-label", f"'{label.text}' is a label of '{first.id}' and of {places}",
                   first.location, hint=f"settle it where it is used: terms: {{{label.text}: {first.id}}}")  # fmt: skip
