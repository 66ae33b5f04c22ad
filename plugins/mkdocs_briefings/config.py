"""The options of the plugin in ``mkdocs.yml``."""

from __future__ import annotations

from mkdocs.config import base
from mkdocs.config import config_options as c


class _Count(c.Type[int]):
    """A whole number from 0."""

    def __init__(self, default: int) -> None:
        super().__init__(int, default=default)

    def run_validation(self, value: object) -> int:
        number = super().run_validation(value)
        if number < 0:
            raise base.ValidationError(f"expected 0 or more, got {number}")
        return number


class BriefingsConfig(base.Config):
    """Documented in ``docs/reference/options.md``."""

    folder = c.Type(str, default="briefings")
    annotate = c.Choice(("section", "page", "all"), default="section")
    max_per_100_words = _Count(default=0)
    annotate_quotations = c.Type(bool, default=False)
    citation_style = c.Type(str, default="")
    cards = c.Type(bool, default=True)
    card_font = c.Type(str, default="")
    language = c.Optional(c.Type(str))
    search = c.Optional(c.Choice(("pagefind", "material", "none")))
