"""The words of the interface, one data file per language (``languages/en.yml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.yaml import Mapping, Scalar, read_yaml


class UnknownLanguageError(ValueError):
    """A language that has no data file."""


@dataclass(frozen=True, slots=True)
class Language:
    """A BCP 47 tag and the strings of the interface in that language."""

    tag: str
    strings: dict[str, str]

    def say(self, key: str, **values: object) -> str:
        """The string under ``key`` with its ``{places}`` filled; plain text, to be escaped by the renderer."""
        return self.strings[key].format(**values)

    def count(self, key: str, number: int, **values: object) -> str:
        """As :meth:`say`, choosing ``key.one`` or ``key.other`` by ``number``."""
        form = "one" if number == 1 else "other"
        return self.say(f"{key}.{form}", number=f"{number:,}", **values)


@cache
def load_language(tag: str) -> Language:
    """The language of a data file; raises :class:`UnknownLanguageError`."""
    base = tag.partition("-")[0].lower()
    resource = files(__package__) / "languages" / f"{base}.yml"
    if not resource.is_file():
        raise UnknownLanguageError(f"expected a language with a file in text/languages/, got '{tag}'")
    faults: list[Diagnostic] = []
    root = read_yaml(resource.read_text("utf-8"), PurePosixPath(f"{base}.yml"), faults.append)
    if faults or not isinstance(root, Mapping):
        raise UnknownLanguageError(f"text/languages/{base}.yml is broken: {faults}")
    return Language(tag, {key.value: node.value for key, node in root.entries if isinstance(node, Scalar)})
