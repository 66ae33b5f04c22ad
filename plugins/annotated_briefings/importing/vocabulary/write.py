"""Terms as a glossary file, put beside what the editor has; no term that is there is touched."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from annotated_briefings.glossary.export import distinct_labels
from annotated_briefings.glossary.model import Label, MatchRules, Term, TermType
from annotated_briefings.importing.yaml_text import yaml_scalar
from annotated_briefings.text.markup import slug


def glossary_yaml(terms: Iterable[Term], *, language: str = "en") -> str:
    """The text of a glossary file that reads back as the same terms; ``language`` is the site's."""
    return "\n".join("\n".join(_entry(term, language)) + "\n" for term in terms)


def write_glossary(terms: Iterable[Term], folder: Path, *, name: str, language: str = "en") -> Path:
    """Write terms to a new file in the folder ``glossary`` of a folder of briefings; never over one that is there."""
    home = folder / "glossary"
    home.mkdir(parents=True, exist_ok=True)
    stem = slug(name)
    names = (f"{stem}.yml" if number == 1 else f"{stem}-{number}.yml" for number in count(1))
    path = next(home / each for each in names if not (home / each).exists())
    path.write_text(glossary_yaml(terms, language=language), "utf-8", newline="\n")
    return path


def _entry(term: Term, language: str) -> Iterator[str]:
    preferred, other, hidden = distinct_labels(term)
    yield f"{yaml_scalar(term.id)}:"
    yield f"  prefLabel: {_preferred(preferred, language)}"
    yield from _lists((("altLabel", map(_label, other)), ("hiddenLabel", map(_label, hidden))))
    if term.type is not TermType.CONCEPT:
        yield f"  type: {term.type}"
    if term.definition:
        yield f"  definition: {yaml_scalar(term.definition)}"
    if term.note:
        yield f"  note: {json.dumps(term.note, ensure_ascii=False)}" if _is_inline(term.note) else _block(term.note)
    keys = (("sources", term.sources), ("related", term.related), ("broader", term.broader))
    yield from _lists((name, (yaml_scalar(key, flow=True) for key in each)) for name, each in keys)
    yield from (f"  {name}: {yaml_scalar(day)}" for name, day in _dates(term) if day)
    if term.match != MatchRules():
        yield f"  match: {_rules(term.match)}"


def _dates(term: Term) -> tuple[tuple[str, str], ...]:
    return ("asOf", term.as_of), ("reviewBy", term.review_by)


def _preferred(labels: tuple[Label, ...], language: str) -> str:
    """One text in the site's language, or a map by language."""
    first, *others = labels
    if not first.language and not others:
        return yaml_scalar(first.text)
    return "{" + ", ".join(_tagged(label.language or language, label.text) for label in labels) + "}"


def _label(label: Label) -> str:
    return "{" + _tagged(label.language, label.text) + "}" if label.language else yaml_scalar(label.text, flow=True)


def _tagged(language: str, text: str) -> str:
    return f"{yaml_scalar(language, flow=True)}: {yaml_scalar(text, flow=True)}"


def _lists(fields: Iterable[tuple[str, Iterable[str]]]) -> Iterator[str]:
    for name, texts in fields:
        if listed := ", ".join(texts):
            yield f"  {name}: [{listed}]"


def _is_inline(note: str) -> bool:
    """Whether a block would not give the note back: an indented start, or line ends that YAML folds."""
    return note != note.strip() or any(char in note for char in "\x85\u2028\u2029\t\ufeff")


def _block(note: str) -> str:
    lines = (f"    {line}" if line else "" for line in note.split("\n"))
    return "\n".join(("  note: |", *lines))


def _rules(rules: MatchRules) -> str:
    values = {"case": str(rules.case), "inflect": str(rules.inflect).lower(), "auto": str(rules.auto).lower()}
    return "{" + ", ".join(f"{name}: {value}" for name, value in values.items()) + "}"
