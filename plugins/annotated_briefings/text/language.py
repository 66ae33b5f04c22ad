"""The words of the interface, one data file per language (``languages/en.yml``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from babel import Locale
from babel.numbers import format_decimal

from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.yaml import Mapping, Scalar, read_yaml


class UnknownLanguageError(ValueError):
    """A language that has no data file."""


@dataclass(frozen=True, slots=True)
class Language:
    """A BCP 47 tag, the strings of the interface in that language, and how it counts. Its tag tells it from others.

    Standard: plural categories and numbers of CLDR, https://www.unicode.org/reports/tr35/tr35-numbers.html.
    """

    tag: str
    strings: dict[str, str] = field(compare=False)
    locale: Locale = field(compare=False)

    def say(self, key: str, **values: object) -> str:
        """The string under ``key`` with its ``{places}`` filled; plain text, to be escaped by the renderer.

        Whole numbers are written as the language writes them.
        """
        said = {name: self.number(value) if isinstance(value, int) else value for name, value in values.items()}
        return self.strings[key].format(**said)

    def count(self, key: str, number: int, **values: object) -> str:
        """As :meth:`say`, choosing among ``key.one``, ``key.few`` … by ``number``."""
        return self.say(f"{key}.{self.locale.plural_form(number)}", number=number, **values)

    def number(self, number: int) -> str:
        """A number of things: 12,345 in English, 12.345 in German."""
        return format_decimal(number, locale=self.locale)


@cache
def load_language(tag: str) -> Language:
    """The language of a data file, found by the first part of a tag; raises :class:`UnknownLanguageError`."""
    base = tag.replace("_", "-").partition("-")[0].lower()
    resource = files(__package__) / "languages" / f"{base}.yml"
    if not base.isalpha() or not resource.is_file():
        raise UnknownLanguageError(f"expected a language with a file in text/languages/, got '{tag}'")
    faults: list[Diagnostic] = []
    root = read_yaml(resource.read_text("utf-8"), PurePosixPath(f"{base}.yml"), faults.append)
    if faults or not isinstance(root, Mapping):
        raise UnknownLanguageError(f"text/languages/{base}.yml is broken: {faults}")
    strings = {key.value: node.value for key, node in root.entries if isinstance(node, Scalar)}
    return Language(tag, strings, Locale.parse(base))
