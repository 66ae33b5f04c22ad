"""How bodies are rendered: the choices of the publisher."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from markdown import Markdown

_OF_MARKDOWN = frozenset(
    {
        *(
            "abbr",
            "admonition",
            "attr_list",
            "codehilite",
            "def_list",
            "extra",
            "fenced_code",
            "footnotes",
            "legacy_attrs",
        ),
        *("legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks"),
    }
)
_READ_FILES = frozenset({"pymdownx.b64", "pymdownx.snippets"})


class Annotate(StrEnum):
    """Which uses of a term are linked."""

    SECTION = "section"
    PAGE = "page"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """``max_per_100_words`` is the budget of linked terms (0: none); ``extensions`` are Python-Markdown's, by name.

    It pickles, so that bodies can be rendered in worker processes.
    """

    annotate: Annotate = Annotate.SECTION
    max_per_100_words: int = 0
    annotate_quotations: bool = False
    language: str = "en"
    extensions: tuple[object, ...] = ("toc", "tables", "fenced_code", "attr_list", "footnotes")
    extension_configs: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    @property
    def is_closed(self) -> bool:
        """Whether the Library and these options alone decide what a body becomes; of some extensions nobody knows."""
        return all(isinstance(name, str) and _reads_no_files(name) for name in self.extensions)


def _reads_no_files(extension: str) -> bool:
    module = extension.partition(":")[0]
    if module.startswith("pymdownx."):
        return module not in _READ_FILES
    return module.removeprefix("markdown.extensions.") in _OF_MARKDOWN


HOSTS_OWN = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs always has."""


def available(names: Iterable[str]) -> tuple[str, ...]:
    """Those extensions that are installed here, each once, in order."""
    return tuple(name for name in dict.fromkeys(names) if _is_installed(name))


def _is_installed(name: str) -> bool:
    try:
        Markdown().build_extension(name, {})
    except (ImportError, AttributeError, TypeError, ValueError):
        return False
    return True
