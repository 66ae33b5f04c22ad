"""Glossary files: ``glossary.yml``, or a folder ``glossary/`` of such files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.glossary.model import Case, Label, MatchRules, Term, TermType
from annotated_briefings.text.diagnostic import Report, error
from annotated_briefings.text.disk import read_text, relative_path
from annotated_briefings.text.fields import Fields
from annotated_briefings.text.markup import slug
from annotated_briefings.text.yaml import Mapping, Node, Scalar, Sequence, read_yaml

_SUFFIXES = frozenset({".yml", ".yaml"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
_RESERVED = "index"
_EXPECTED_LABELS = "a text, a list of texts, or a map by language ({ru: …})"


def load_glossary(folder: Path, root: Path, report: Report, *, language: str = "en") -> tuple[Term, ...]:
    """The terms of all glossary files in ``folder``, in the order of the files; none where there is none.

    ``root`` is the project's folder: nothing outside it is read, and places are named from there. Of two
    terms with one id the first is kept.
    """
    terms: dict[str, Term] = {}
    for path in _glossary_files(folder):
        text = read_text(path, root, report)
        if text is None:
            continue
        for term in read_glossary(text, relative_path(path, root), report, language=language):
            first = terms.setdefault(term.id, term)
            if first is not term:
                report(error("duplicate-term", f"'{term.id}' is defined twice, first at {first.location}",
                             term.location, hint="keep one of the two; the first is used"))  # fmt: skip
    return tuple(terms.values())


def read_glossary(text: str, path: PurePosixPath, report: Report, *, language: str = "en") -> tuple[Term, ...]:
    """Turn the text of a glossary file into its terms.

    An entry without a usable id or preferred label is reported and left out, and so is a faulty field of an
    entry; all the rest is still returned. ``language`` is the site's: labels in it get an empty tag.
    """
    root = read_yaml(text, path, report)
    return () if root is None else read_terms(root, report, language=language)


def read_terms(root: Node, report: Report, *, language: str = "en") -> tuple[Term, ...]:
    """As :func:`read_glossary`, from nodes."""
    if not isinstance(root, Mapping):
        report(error("invalid-value", "a glossary must be a mapping (id: {prefLabel: …})", root.location))
        return ()
    read = (_read_term(key, node, report, language) for key, node in root.entries)
    return tuple(term for term in read if term is not None)


def _glossary_files(folder: Path) -> Iterator[Path]:
    for name in ("glossary.yml", "glossary.yaml"):
        if (path := folder / name).is_file() or path.is_symlink():
            yield path
    inner = folder / "glossary"
    if inner.is_dir():
        yield from sorted(path for path in inner.iterdir() if path.suffix in _SUFFIXES and not path.is_dir())


def _read_term(key: Scalar, node: Node, report: Report, language: str) -> Term | None:
    if not _is_id(key, report):
        return None
    if not isinstance(node, Mapping):
        report(error("invalid-value", f"the term '{key.value}' must be a mapping (prefLabel: …)", node.location))
        return None
    fields = Fields(node, report, owner="a term")
    note = fields.scalar("note")
    preferred, *translated = _preferred(fields, report, language) or (None,)
    term = Term(
        id=key.value,
        pref_label=preferred.text if preferred else "",
        pref_label_language=preferred.language if preferred else "",
        definition=" ".join(fields.text("definition").split()),
        translated=tuple(filter(None, translated)),
        alt_label=_labels(fields, "altLabel", report, language),
        hidden_label=_labels(fields, "hiddenLabel", report, language),
        type=TermType(fields.choice("type", tuple(TermType), default=TermType.CONCEPT)),
        note=note.value.rstrip() if note else "",
        note_line=note.text_line if note else 1,
        sources=fields.texts("sources"),
        as_of=_date(fields, "asOf", report),
        review_by=_date(fields, "reviewBy", report),
        related=fields.texts("related"),
        broader=fields.texts("broader"),
        match=_rules(fields, report),
        location=key.location,
    )
    fields.report_unknown()
    if preferred is None:
        _report_nameless(fields, key, report)
        return None
    return term


def _is_id(key: Scalar, report: Report) -> bool:
    proposed = slug(key.value)
    if key.value == _RESERVED:
        report(error("reserved-name", f"'{_RESERVED}' is the page that lists the terms", key.location,
                     hint="give the term another id"))  # fmt: skip
        return False
    if key.value == proposed:
        return True
    report(error("invalid-id", f"'{key.value}' cannot be an id: lower-case letters, digits and hyphens only",
                 key.location, hint=f"write '{proposed}'"))  # fmt: skip
    return False


def _report_nameless(fields: Fields, key: Scalar, report: Report) -> None:
    """Say that the preferred label is missing, unless it is there and its fault has been said."""
    if fields.node("prefLabel") is None:
        report(error("missing-field", f"the term '{key.value}' needs 'prefLabel'", key.location,
                     hint="add 'prefLabel: its name'"))  # fmt: skip


def _preferred(fields: Fields, report: Report, language: str) -> tuple[Label, ...]:
    """The label in the site's language, or else the first; then those in other languages."""
    node = fields.node("prefLabel")
    if node is None:
        return ()
    for value in [value for _, value in node.entries] if isinstance(node, Mapping) else [node]:
        if not isinstance(value, Scalar):
            report(error("invalid-value", "'prefLabel' must be one text, or a map by language with one text each",
                         value.location, hint="put the other names under 'altLabel'"))  # fmt: skip
            return ()
    by_language: dict[str, Label] = {}
    for label in _labels_in(node, "prefLabel", report, language):
        if by_language.setdefault(label.language.lower(), label) is not label:
            report(error("invalid-value", "'prefLabel' has two names in one language", label.location or node.location,
                         hint="put the other one under 'altLabel'"))  # fmt: skip
    return tuple(sorted(by_language.values(), key=lambda label: label.language != ""))


def _labels(fields: Fields, name: str, report: Report, language: str) -> tuple[Label, ...]:
    node = fields.node(name)
    return tuple(_labels_in(node, name, report, language)) if node else ()


def _labels_in(node: Node, name: str, report: Report, language: str, *, tag: str = "") -> Iterator[Label]:
    """The labels under a node: of a text one, of a list and of a map by language those of each entry."""
    if isinstance(node, Scalar):
        yield from _label(node, name, report, tag)
    elif isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Sequence):
                report(error("invalid-value", f"'{name}' must be {_EXPECTED_LABELS}", item.location))
            else:
                yield from _labels_in(item, name, report, language, tag=tag)
    elif tag:
        report(error("invalid-value", f"'{name}' must be {_EXPECTED_LABELS}", node.location))
    else:
        for key, labelled in node.entries:
            if _is_language(key, report):
                yield from _tagged(labelled, name, report, language, key.value)


def _tagged(node: Node, name: str, report: Report, language: str, tag: str) -> Iterator[Label]:
    for label in _labels_in(node, name, report, language, tag=tag):
        yield replace(label, language="" if tag.lower() == language.lower() else tag)


def _label(node: Scalar, name: str, report: Report, tag: str) -> Iterator[Label]:
    text = " ".join(node.value.split())
    if text and not node.is_null:
        yield Label(text=text, language=tag, location=node.location)
    else:
        report(error("invalid-value", f"a label under '{name}' is empty", node.location))


def _is_language(key: Scalar, report: Report) -> bool:
    if _LANGUAGE.fullmatch(key.value):
        return True
    report(error("invalid-language", f"'{key.value}' is no language tag", key.location,
                 hint="expected a BCP 47 tag, such as 'ru'; a label with ': ' needs quotation marks"))  # fmt: skip
    return False


def _date(fields: Fields, name: str, report: Report) -> str:
    """A field that holds an EDTF date, as it is written; an empty string where it holds none."""
    found = fields.scalar(name)
    if found is None:
        return ""
    text = found.value.strip()
    try:
        parse_edtf(text)
    except EdtfError as fault:
        report(error("invalid-date", f"'{name}': {fault}", found.location, hint=fault.hint))
        return ""
    return text


def _rules(fields: Fields, report: Report) -> MatchRules:
    mapping = fields.mapping("match")
    if mapping is None:
        return MatchRules()
    rules = Fields(mapping, report, owner="'match'")
    found = MatchRules(
        case=Case(rules.choice("case", tuple(Case), default=Case.SMART)),
        inflect=rules.flag("inflect", default=True),
        auto=rules.flag("auto", default=True),
    )
    rules.report_unknown()
    return found
