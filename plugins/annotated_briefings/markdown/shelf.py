"""What one process keeps at hand of the Library: the matcher, the names of terms, the frozen texts."""

from __future__ import annotations

from functools import cached_property
from pathlib import PurePosixPath

from annotated_briefings.briefing.model import Library
from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.quotes.verify import SourceText
from annotated_briefings.text.normalised import TERM_TABLE, normalised_string

_INDEXES = ("briefings", "glossary", "sources", "timeline", "topics")
_LISTS = frozenset({"sources", "terms", "cite"})


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
        return Glossary(self.library.terms, language=self.library.language)

    def place_of(self, path: PurePosixPath) -> str:
        """Where a file of the folder of briefings would lie in the site's own folder of pages."""
        return f"briefings/{PurePosixPath(*path.parts[1:])}"

    @cached_property
    def targets(self) -> dict[str, str]:
        """What a link may name, by its path beside the site's pages: the page or the file that it leads to."""
        briefings = {self.place_of(one.path): f"briefings/{one.key}.md" for one in self.library.briefings}
        files = {f"briefings/{name}": f"briefings/{name}" for name in self.library.files}
        made = {f"{name}/index.md": f"{name}/index.md" for name in _INDEXES}
        return {**{page: page for page in self.library.pages}, **made, **files, **briefings}

    def target(self, wanted: str) -> str | None:
        """The page or file that a path means, or nothing."""
        if wanted.startswith("../docs/"):
            wanted = wanted.removeprefix("../docs/")
        return self.targets.get(wanted)

    def is_apparatus(self, anchor: str) -> bool:
        """Whether a page will have this place although its body does not: its lists and their entries."""
        kind, _, key = anchor.partition("-")
        return anchor in _LISTS or (kind == "s" and key in self.sources) or (kind == "t" and key in self.terms)

    def may_hold(self, name: str) -> bool:
        """Whether a file that could not be read names this term or source; mostly there is no such file."""
        return bool(self.library.unread) and self.library.may_hold(name)

    def source_text(self, key: str) -> SourceText | None:
        """The frozen text of a source, made ready for comparison; nothing where there is none."""
        if key not in self._source_texts and key in self._texts:
            self._source_texts[key] = SourceText(self._texts[key])
        return self._source_texts.get(key)
