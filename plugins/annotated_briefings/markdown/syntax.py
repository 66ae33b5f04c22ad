"""Our explicit syntax on its way through Python-Markdown.

``[@key]``, ``@key`` and ``[[term]]`` are swapped for raw marks before blocks are parsed (else ``[[a|b]]`` splits a
table cell and ``[@?]: x`` vanishes as a reference definition). In the finished tree a mark in prose becomes a
citation or a term; one that ended in code, in a link or in an attribute is put back as it was written.
"""

from __future__ import annotations

from bisect import bisect_left
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString
from markupsafe import escape

from annotated_briefings.briefing.model import CitationUse, TermUse
from annotated_briefings.citations.scan import parse_cluster
from annotated_briefings.markdown.document import CurrentDocument, Document, RawSyntax
from annotated_briefings.markdown.shelf import label_key
from annotated_briefings.markdown.tree import CLOSED, HEADINGS
from annotated_briefings.text.diagnostic import error, warning
from annotated_briefings.text.marked import TERM_END, citation_mark, raw_mark, replace_raw, term_mark
from annotated_briefings.text.place import Location
from annotated_briefings.text.scanner import TokenKind, scan
from annotated_briefings.text.suggest import did_you_mean


class SwapSyntax(Preprocessor):
    """Runs after fenced code is stashed and before raw HTML is."""

    PRIORITY = 22

    def __init__(self, md: Markdown, document: CurrentDocument) -> None:
        super().__init__(md)
        self._document = document

    def run(self, lines: list[str]) -> list[str]:
        """The lines with a mark for each piece of our syntax."""
        document = self._document()
        text = "\n".join(lines)
        places = _Places(document)
        parts: list[str] = []
        done = 0
        for token in scan(text):
            raw = text[token.start : token.end]
            parts += text[done : token.start], raw_mark(len(document.syntax))
            document.syntax.append(RawSyntax(token=token, raw=raw, location=places.next_place(raw)))
            done = token.end
        return "".join((*parts, text[done:])).split("\n")


class _Places:
    """Finds the author's line and column of each piece, in order: preprocessors have moved the lines by now."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._reached = 0
        self._offsets: dict[str, list[int]] = {}
        for token in document.tokens:
            self._offsets.setdefault(_spaced(document.body[token.start : token.end]), []).append(token.start)

    def next_place(self, raw: str) -> Location:
        offsets = self._offsets.get(_spaced(raw), [])
        index = bisect_left(offsets, self._reached)
        if index == len(offsets):
            return self._document.locate_words(raw)
        self._reached = offsets[index] + 1
        return self._document.lines.locate(offsets[index])


def _spaced(raw: str) -> str:
    """What remains the same when tabs become spaces and lines are indented anew."""
    return " ".join(raw.split())


class ResolveSyntax:
    """Gives every raw mark of a tree its meaning, or its own words back."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._unknown: set[str] = set()

    def run(self, root: Element) -> None:
        """Change the tree."""
        self._resolve(root, closed=False, heading=False)

    def as_written_html(self, html: str) -> str:
        """Finished HTML with every raw mark put back, for what Python-Markdown treated as literal."""
        return replace_raw(html, lambda index: str(escape(self._document.syntax[index].raw)))

    def _resolve(self, element: Element, *, closed: bool, heading: bool) -> None:
        closed = closed or element.tag in CLOSED
        heading = heading or element.tag in HEADINGS
        for name, value in element.items():
            element.set(name, self._document.as_written(value))
        element.text = self._resolved(element.text, closed=closed, heading=heading)
        for child in element:
            self._resolve(child, closed=closed, heading=heading)
            child.tail = self._resolved(child.tail, closed=closed, heading=heading)

    def _resolved(self, text: str | None, *, closed: bool, heading: bool) -> str | None:
        if not text:
            return text
        if closed or isinstance(text, AtomicString):
            return type(text)(self._document.as_written(text))
        return replace_raw(text, lambda index: self._meaning(self._document.syntax[index], heading=heading))

    def _meaning(self, syntax: RawSyntax, *, heading: bool) -> str:
        if syntax.token.kind is TokenKind.TERM:
            return self._term(syntax, linked=not heading)
        return self._citation(syntax)

    def _citation(self, syntax: RawSyntax) -> str:
        citation = parse_cluster(syntax.raw)
        if citation.missing is not None:
            said = f": {citation.missing}" if citation.missing else ""
            hint = "cite a source in its place"
            self._document.report(warning("needs-source", f"a source is needed here{said}", syntax.location, hint=hint))
        for item in citation.items:
            self._check_key(item.key, syntax)
        self._document.citations.append(CitationUse(citation=citation, sentence="", location=syntax.location))
        return citation_mark(len(self._document.citations) - 1)

    def _check_key(self, key: str, syntax: RawSyntax) -> None:
        sources = self._document.shelf.sources
        if key in sources or key in self._unknown or self._document.shelf.may_hold(key):
            return
        self._unknown.add(key)
        lines = self._document.lines
        begin = lines.offset(syntax.location)
        at = self._document.body.find(f"@{key}", begin, begin + len(syntax.raw))
        self._document.report(
            error(
                "unknown-source",
                f"there is no source '{key}'",
                lines.locate(at) if at >= 0 else syntax.location,
                hint=did_you_mean(key, sources) or "add it to sources.yml",
            )
        )

    def _term(self, syntax: RawSyntax, *, linked: bool) -> str:
        inner = syntax.raw[2:-2]
        name, _, words = inner.partition("|")
        shown = (words or name).strip()
        term_id = self._term_id(name.strip(), syntax)
        if term_id is None or not linked:
            return shown
        self._document.term_uses.append(TermUse(term_id=term_id, before="", words=shown, after=""))
        return f"{term_mark(len(self._document.term_uses) - 1)}{shown}{TERM_END}"

    def _term_id(self, name: str, syntax: RawSyntax) -> str | None:
        shelf = self._document.shelf
        found = [term.id for term in shelf.glossary.named(name)]
        if len(found) == 1:
            return found[0]
        if found:
            self._document.said_ambiguous.add(label_key(name))
            named = " or ".join(f"[[{term_id}|{name}]]" for term_id in found)
            self._document.report(
                warning("ambiguous-term", f"'{name}' names {len(found)} terms", syntax.location, hint=f"write {named}")
            )
            return None
        if shelf.may_hold(name):
            return None
        known = (*shelf.terms, *(term.pref_label for term in shelf.library.terms))
        hint = did_you_mean(name, known) or "add it to the glossary"
        self._document.report(error("unknown-term", f"there is no term '{name}'", syntax.location, hint=hint))
        return None
