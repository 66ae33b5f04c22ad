"""Terms in plain prose: which uses are linked, by sense, by first use, by budget."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotated_briefings.briefing.model import TermUse
from annotated_briefings.glossary.inflection import inflect
from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.glossary.model import Label, Term, TermMatch
from annotated_briefings.markdown.document import Document
from annotated_briefings.markdown.options import Annotate
from annotated_briefings.markdown.shelf import label_key
from annotated_briefings.markdown.tree import Insertions, Prose, Run
from annotated_briefings.text.diagnostic import warning
from annotated_briefings.text.marked import FORCED_TERM, TERM_END, mark_value, term_mark
from annotated_briefings.text.sentences import Sentences

_CONTEXT = 160
"""Most characters shown before and behind a term in context."""


class _Spans:
    """Stretches of one text that do not overlap, in order."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = list(spans)

    def touches(self, match: TermMatch) -> bool:
        """Whether a match shares at least one character with any of them."""
        before = bisect_left(self._spans, (match.end, 0))
        return before > 0 and self._spans[before - 1][1] > match.start


class TermPlacer:
    """Links terms run by run, in the order of the document."""

    def __init__(self, document: Document, prose: Prose, *, budget: int | None) -> None:
        self._document = document
        self._prose = prose
        self._budget = budget
        self._seen_in: dict[tuple[str, str], set[str]] = {}
        self._seen: set[str] = set()
        self._settled = _settled_glossary(document)
        self._sentences = Sentences("")

    def place(self, run: Run, *, section: str) -> None:
        """Link what is to be linked in one run; ``section`` is the id of the heading above it."""
        if self._document.options.annotate is Annotate.SECTION:
            self._seen = self._seen_in.setdefault((section, run.block), set())
        self._sentences = Sentences(run.text)
        forced = self._note_forced(run, section)
        if run.quoted and not self._document.options.annotate_quotations:
            return
        insertions = Insertions(run)
        for match in self._matches(run.masked):
            if not forced.touches(match):
                self._link(run, match, section, insertions)
        insertions.apply()

    def named_in(self, text: str) -> Iterator[str]:
        """The ids of the terms that a plain text of the document names, whether they are linked there or not."""
        senses = (self._sense(match, text[match.start : match.end]) for match in self._matches(text))
        return (term_id for term_id in senses if term_id)

    def _matches(self, text: str) -> Iterable[TermMatch]:
        settled = self._settled_matches(text)
        found = self._document.shelf.glossary.find(text)
        if not settled:
            return found
        taken = _Spans((match.start, match.end) for match in settled)
        return sorted((*settled, *(match for match in found if not taken.touches(match))))

    def _settled_matches(self, text: str) -> list[TermMatch]:
        found = self._settled.find(text) if self._settled else ()
        named = ((match, self._document.settled[match.term_id]) for match in found)
        return [TermMatch(match.start, match.end, term_id) for match, term_id in named if term_id]

    def _link(self, run: Run, match: TermMatch, section: str, insertions: Insertions) -> None:
        words = run.masked[match.start : match.end]
        term_id = self._sense(match, words)
        if term_id is None or term_id == self._document.own_term:
            return
        if self._document.options.annotate is not Annotate.ALL and term_id in self._seen:
            return
        self._seen.add(term_id)
        if self._budget is not None and len(self._document.term_uses) >= self._budget:
            self._document.left_out += 1
            return
        mark = term_mark(len(self._document.term_uses))
        self._document.term_uses.append(self._use(run, match.start, match.end, term_id, section))
        insertions.wrap(match.start, match.end, mark, TERM_END)

    def _sense(self, match: TermMatch, words: str) -> str | None:
        if not match.rivals and not self._document.settled_keys:
            return match.term_id
        key = self._settled_label(match, words)
        if key in self._document.settled_keys:
            return self._document.settled_keys[key]
        if not match.rivals:
            return match.term_id
        if key not in self._document.said_ambiguous:
            self._document.said_ambiguous.add(key)
            senses = (match.term_id, *match.rivals)
            self._document.report(
                warning(
                    "ambiguous-term",
                    f"'{words}' may be {' or '.join(senses)}",
                    self._document.locate_words(words),
                    hint=f"settle it in the front matter: terms: {{{words}: {senses[0]}}}",
                )
            )
        return None

    def _settled_label(self, match: TermMatch, words: str) -> str:
        """The key of the label that the front matter may settle: the words, or the label that they are a form of."""
        key = label_key(words)
        if self._document.settled_keys and key not in self._document.settled_keys:
            for term_id in (match.term_id, *match.rivals):
                term = self._document.shelf.terms[term_id]
                for label in term.labels:
                    if label_key(label.text) in self._document.settled_keys and key in self._form_keys(label, term):
                        return label_key(label.text)
        return key

    def _form_keys(self, label: Label, term: Term) -> set[str]:
        return {label_key(form) for form in inflect(label, term, language=self._document.shelf.library.language)}

    def _note_forced(self, run: Run, section: str) -> _Spans:
        """The ranges of ``[[…]]`` in the run: they count as a use, and now their sentence is known."""
        ranges = []
        for found in FORCED_TERM.finditer(run.text):
            index = mark_value(found[1])
            use = self._document.term_uses[index]
            self._document.term_uses[index] = self._use(run, found.start(), found.end(), use.term_id, section)
            self._seen.add(use.term_id)
            ranges.append((found.start(), found.end()))
        return _Spans(ranges)

    def _use(self, run: Run, start: int, end: int, term_id: str, section: str) -> TermUse:
        first, last = self._sentences.around(start, end)
        first, last = max(first, start - 2 * _CONTEXT), min(last, end + 2 * _CONTEXT)
        before, after = run.text[first:start], run.text[end:last]
        return TermUse(
            term_id=term_id,
            before=_tail(self._prose.readable(before)) + (" " if before.endswith((" ", "\n")) else ""),
            words=self._prose.readable(run.text[start:end]),
            after=(" " if after.startswith((" ", "\n")) else "") + _head(self._prose.readable(after)),
            section=section,
        )


def _settled_glossary(document: Document) -> Glossary | None:
    """A matcher for the labels that the front matter gives to terms which have them not; its ids are the labels."""
    terms = document.shelf.terms
    named = [(label, terms[term_id]) for label, term_id in document.settled.items() if term_id and term_id in terms]
    settled = [
        replace(term, id=label, pref_label=label, translated=(), alt_label=(), hidden_label=(), pref_label_language="")
        for label, term in named
        if label_key(label) not in _own_labels(term)
    ]
    return Glossary(settled, language=document.shelf.library.language) if settled else None


def _own_labels(term: Term) -> set[str]:
    return {label_key(term.pref_label), *(label_key(label.text) for label in term.alt_labels)}


def _tail(text: str) -> str:
    return text if len(text) <= _CONTEXT else f"… {text[-_CONTEXT:].partition(' ')[2]}"


def _head(text: str) -> str:
    return text if len(text) <= _CONTEXT else f"{text[:_CONTEXT].rpartition(' ')[0]} …"
