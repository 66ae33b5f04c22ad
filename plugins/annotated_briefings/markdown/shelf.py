"""What one process keeps at hand of the Library: the matcher, the names of terms, the frozen texts."""

from __future__ import annotations

from functools import cached_property

from annotated_briefings.briefing.model import Library
from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.quotes.verify import SourceText
from annotated_briefings.text.normalised import TERM_TABLE, normalised_string


def label_key(label: str) -> str:
    """What two spellings of one label have in common."""
    return normalised_string(label, TERM_TABLE).casefold()


class Shelf:
    """Built once from a Library; it never changes."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.terms = library.term_by_id
        self.sources = library.source_by_key
        self._texts = dict(library.texts)
        self._source_texts: dict[str, SourceText] = {}

    @cached_property
    def glossary(self) -> Glossary:
        """The matcher for plain prose."""
        return Glossary(self.library.terms)

    def source_text(self, key: str) -> SourceText | None:
        """The frozen text of a source, made ready for comparison; nothing where there is none."""
        if key not in self._source_texts and key in self._texts:
            self._source_texts[key] = SourceText(self._texts[key])
        return self._source_texts.get(key)
