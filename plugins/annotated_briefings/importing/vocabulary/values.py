"""Names and values of JSON-LD, as far as vocabularies use them.

Standard: https://www.w3.org/TR/json-ld11/ (sections 3.1, 4.2 and 4.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

_WELL_KNOWN = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "dcterms": "http://purl.org/dc/terms/",
}
_KEYWORDS = ("@id", "@type", "@graph", "@value", "@language", "@list", "@set")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A literal with its language, or the address of something."""

    text: str = ""
    language: str = ""
    iri: str = ""


class Context:
    """What names stand for. Never changed: :meth:`with_all` makes another one."""

    def __init__(self, definitions: dict[str, Any] | None = None) -> None:
        self._definitions = definitions or {}

    def with_all(self, contexts: Iterable[object]) -> Context:
        """This one with further definitions; a context at an address is passed over."""
        merged = dict(self._definitions)
        for context in contexts:
            merged.update(context if isinstance(context, dict) else {})
        return Context(merged)

    def expand(self, name: str) -> str | None:
        """The address that a name stands for, a keyword, or nothing where the context takes its meaning away."""
        for _ in range(8):  # an alias of an alias of …
            if name in _KEYWORDS:
                return name
            if name not in self._definitions:
                return self._from_parts(name)
            found = self._definitions[name]
            found = found.get("@id", name) if isinstance(found, dict) else found
            if not isinstance(found, str) or found == name:
                return self._from_parts(name) if found == name else None
            name = found
        return None

    def _from_parts(self, name: str) -> str:
        prefix, colon, rest = name.partition(":")
        if colon and not rest.startswith("//"):
            start = self._definitions.get(prefix, _WELL_KNOWN.get(prefix))
            start = start.get("@id") if isinstance(start, dict) else start
            return f"{start}{rest}" if isinstance(start, str) else name
        vocabulary = self._definitions.get("@vocab")
        return name if colon else f"{vocabulary}{name}" if isinstance(vocabulary, str) else ""

    def resolve(self, node: dict[str, Any]) -> str:
        """The address of a node; "" for one that has none."""
        iri = next((node[name] for name in node if self.expand(name) == "@id"), "")
        return self.address(iri) if isinstance(iri, str) and iri else ""

    def address(self, iri: str) -> str:
        """An address written out: a prefix put in full, a relative one joined to the base where there is one."""
        base = self._definitions.get("@base")
        full = self._from_parts(iri) if ":" in iri else iri
        try:
            return urljoin(base, full) if isinstance(base, str) else full
        except ValueError:  # a base that is no address
            return full

    def rule(self, name: str, keyword: str) -> Any:
        """What the context says of the values of a name, such as their ``@type``."""
        found = self._definitions.get(name)
        default = self._definitions.get(keyword) if keyword == "@language" else None
        return found.get(keyword, default) if isinstance(found, dict) else default


def values_of(value: object, context: Context, name: str) -> Iterator[Value]:
    """The values under a name; what is neither text nor a node counts for nothing."""
    if isinstance(value, list):
        for item in value:
            yield from values_of(item, context, name)
    elif isinstance(value, dict):
        yield from _of_object(value, context, name)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        if context.rule(name, "@type") in {"@id", "@vocab"}:
            yield Value(iri=context.address(str(value)))
        else:
            yield Value(text=str(value), language=str(context.rule(name, "@language") or ""))


def _of_object(value: dict[str, Any], context: Context, name: str) -> Iterator[Value]:
    if "@value" in value:
        yield Value(text=str(value["@value"]), language=str(value.get("@language") or ""))
    elif (inner := value.get("@list", value.get("@set"))) is not None:
        yield from values_of(inner, context, name)
    elif context.rule(name, "@container") == "@language":
        for language, texts in value.items():
            yield from (Value(text=str(text), language=language) for text in _texts(texts))
    else:
        yield Value(iri=context.resolve(value))


def _texts(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def literal_in(values: Iterable[Value], language: str) -> str:
    """The text in a language; else one without a language, one in a variety of it, the first."""
    texts = [value for value in values if value.text]
    base = language.partition("-")[0].lower()
    for suits in (
        lambda value: value.language.lower() == language.lower(),
        lambda value: not value.language,
        lambda value: value.language.partition("-")[0].lower() == base,
    ):
        if found := next(filter(suits, texts), None):
            return found.text
    return texts[0].text if texts else ""
