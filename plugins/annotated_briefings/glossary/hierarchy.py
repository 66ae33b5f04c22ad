"""What stands above what: the transitive closure of ``broader``.

Standard: SKOS, https://www.w3.org/TR/skos-reference/ (section 8, ``skos:broaderTransitive``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from annotated_briefings.glossary.model import Term


class Hierarchy:
    """The terms above each term; names of terms that are not there count for nothing."""

    def __init__(self, terms: Collection[Term]) -> None:
        ids = frozenset(term.id for term in terms)
        self._above = {term.id: tuple(name for name in term.broader if name in ids) for term in terms}

    def above(self, term_id: str) -> frozenset[str]:
        """The ids of all terms above this one; itself among them where the relation runs in a circle."""
        found: set[str] = set()
        waiting = list(self._above[term_id])
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting.extend(self._above[name])
        return frozenset(found)

    def lineage(self, term: Term) -> frozenset[str]:
        """Of the terms that it is related to, those above or below it, and itself."""
        above = self.above(term.id) if term.related else frozenset()
        return frozenset(
            name
            for name in term.related
            if name == term.id or name in above or (name in self._above and term.id in self.above(name))
        )

    def related(self, term: Term) -> Iterator[str]:
        """The known related terms that stand neither above nor below the term (SKOS, condition S27)."""
        lineage = self.lineage(term)
        return (name for name in term.related if name in self._above and name not in lineage)
