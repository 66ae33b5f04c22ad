"""The numbers of sources on one page."""

from __future__ import annotations

from collections.abc import Container, Iterable

from annotated_briefings.citations.model import Citation


def number_sources(citations: Iterable[Citation], *, known: Container[str] | None = None) -> dict[str, int]:
    """The number of each source, from 1, in the order of its first use; ``known`` keys only, where given."""
    keys = dict.fromkeys(item.key for citation in citations for item in citation.items)
    numbered = (key for key in keys if known is None or key in known)
    return {key: number for number, key in enumerate(numbered, start=1)}
