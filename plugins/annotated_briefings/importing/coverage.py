"""What the briefings name and the glossary does not explain: acronyms, and names that recur."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from annotated_briefings.briefing.model import Briefing, RenderedBody
from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.importing.candidates import Candidate, find_candidates
from annotated_briefings.importing.yaml_text import yaml_scalar
from annotated_briefings.text.diagnostic import Report, note
from annotated_briefings.text.markup import slug
from annotated_briefings.text.place import LineIndex, Location

_LEAST_BRIEFINGS = 2
"""In how many briefings a name stands before it is worth a term."""
_EVERYBODY_KNOWS = frozenset(
    ("AM", "BBC", "BC", "CEO", "CNN", "DVD", "EU", "FM", "GDP", "GPS", "ID", "IT", "OK", "PC", "PM", "TV", "UK", "UN",
     "US", "USA", "VAT")
)  # fmt: skip
_ROMAN = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class _Text:
    """The prose of a briefing, at ``start`` of the text of all."""

    briefing: Briefing
    body: RenderedBody
    prose: str
    start: int


def check_coverage(
    briefings: Iterable[Briefing], bodies: Mapping[str, RenderedBody], glossary: Glossary, report: Report
) -> None:
    """Note acronyms that a briefing uses and nothing explains, and names in several briefings that are no term.

    Each is noted once, where it first stands. ``bodies`` are by briefing.
    """
    texts = tuple(_texts(briefings, bodies))
    _note_acronyms(texts, glossary, report)
    _note_names(texts, glossary, report)


def _texts(briefings: Iterable[Briefing], bodies: Mapping[str, RenderedBody]) -> Iterator[_Text]:
    start = 0
    for briefing in briefings:
        body = bodies[briefing.key]
        prose = _BREAK.join(paragraph for paragraph in body.paragraphs if not paragraph.isupper())
        yield _Text(briefing, body, prose, start)
        start += len(prose) + len(_BREAK)


def _note_acronyms(texts: Iterable[_Text], glossary: Glossary, report: Report) -> None:
    first: dict[str, _Text] = {}
    where: dict[str, int] = {}
    for text in texts:
        for found in find_candidates(text.prose, glossary.find(text.prose)):
            if found.kind == "acronym" and not found.expansion and not _needs_no_word(found.label, glossary):
                first.setdefault(found.label, text)
                where[found.label] = where.get(found.label, 0) + 1
    for label, text in first.items():
        said = f"the acronym '{label}' is used{_in_several(where[label])} and explained nowhere"
        hint = f"spell it out at its first use, or add to glossary.yml:\n{_entry(label)}"
        report(note("unexplained-acronym", said, _place(text, label), hint=hint))


def _needs_no_word(label: str, glossary: Glossary) -> bool:
    plain = label.replace(".", "")
    return plain in _EVERYBODY_KNOWS or bool(_ROMAN.fullmatch(plain)) or bool(glossary.named(label))


def _note_names(texts: tuple[_Text, ...], glossary: Glossary, report: Report) -> None:
    whole = _BREAK.join(text.prose for text in texts)
    for found in find_candidates(whole, glossary.find(whole)):
        if found.kind != "name" or glossary.named(found.label):
            continue
        holding = _holding(found, texts)
        if len(holding) >= _LEAST_BRIEFINGS:
            said = f"'{found.label}' is named in {len(holding)} briefings and is no term"
            hint = f"if readers need it explained, add to glossary.yml:\n{_entry(found.label, found.other)}"
            report(note("recurring-name", said, _place(holding[0], found.label), hint=hint))


def _holding(found: Candidate, texts: tuple[_Text, ...]) -> list[_Text]:
    """The briefings that the places of a name lie in; both are in order."""
    holding: list[_Text] = []
    row = 0
    for start, _ in found.places:
        while start > texts[row].start + len(texts[row].prose):
            row += 1
        if not holding or holding[-1] is not texts[row]:
            holding.append(texts[row])
    return holding


def _in_several(number: int) -> str:
    return f" in {number} briefings" if number > 1 else ""


def _entry(label: str, other: Iterable[str] = ()) -> str:
    """The lines to paste, with the definition left to the editor."""
    names = ", ".join(yaml_scalar(name, flow=True) for name in other)
    lines = [f"{slug(label)}:", f"  prefLabel: {yaml_scalar(label)}"]
    lines += [f"  altLabel: [{names}]"] if names else []
    return "\n".join((*lines, "  definition: …", "  sources: [KEY]"))


def _place(text: _Text, label: str) -> Location:
    """Where the words first stand in the file; where markup parts them, the beginning of the body."""
    words = r"\s+".join(map(re.escape, label.split(" ")))
    found = re.search(rf"(?<!\w){words}(?!\w)", text.briefing.body)
    lines = LineIndex(text.briefing.body, text.briefing.path, first_line=text.briefing.body_line)
    return lines.locate(found.start() if found else 0)
