"""What the readers of vocabularies make: the nodes that a glossary file would hold, so that one reader judges all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Dictionary
from itertools import count

from annotated_briefings.text.disk import as_text
from annotated_briefings.text.markup import slug
from annotated_briefings.text.place import Location
from annotated_briefings.text.yaml import Mapping, Node, Scalar, Sequence

LABELS = ("prefLabel", "altLabel", "hiddenLabel")
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.1 (section 5.1) lets no file hold."""


def text_node(text: str, place: Location) -> Scalar:
    """A string; what no file may hold is replaced."""
    return Scalar(_UNPRINTABLE.sub("\ufffd", as_text(text)), place, text_line=place.line)


def list_node(texts: Iterable[str], place: Location) -> Sequence:
    """A list of strings."""
    return Sequence(tuple(text_node(text, place) for text in texts), place)


def mapping_node(fields: Dictionary[str, Node], place: Location) -> Mapping:
    """Names with what they hold."""
    return Mapping(tuple((Scalar(name, place), node) for name, node in fields.items()), place)


def label_nodes(
    labels: Dictionary[str, Iterable[tuple[str, str]]], place: Location, *, language: str
) -> Iterator[tuple[str, Mapping]]:
    """The fields of labels, each a map by language, from pairs of language and text; "" stands for ``language``.

    Of several preferred labels in one language the first is kept, and the others become other labels (SKOS, S14).
    """
    found: dict[str, dict[str, list[str]]] = {field: {} for field in LABELS}
    for field in LABELS:
        for tag, text in labels.get(field, ()):
            texts = found[field].setdefault(tag or language, [])
            if field == "prefLabel" and texts:
                texts = found["altLabel"].setdefault(tag or language, [])
            texts.append(text)
    preferred = {tag: text_node(texts[0], place) for tag, texts in found.pop("prefLabel").items()}
    if preferred:
        yield "prefLabel", mapping_node(preferred, place)
    for field, lists in found.items():
        if lists:
            yield field, mapping_node(_lists(lists, place), place)


def _lists(texts: Dictionary[str, Iterable[str]], place: Location) -> dict[str, Sequence]:
    return {tag: list_node(dict.fromkeys(each), place) for tag, each in texts.items()}


def free_id(label: str, taken: Iterable[str]) -> str:
    """An id made of a label, with a number where another has it: ``turkey-2``."""
    used = set(taken)
    own = slug(label)
    names = (own if number == 1 else f"{own}-{number}" for number in count(1))
    return next(name for name in names if name not in used and name != "index")
