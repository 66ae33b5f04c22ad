"""The options of the plugin in ``mkdocs.yml``."""

from __future__ import annotations

from mkdocs.config import base
from mkdocs.config import config_options as c


class BriefingsConfig(base.Config):
    """Documented in ``docs/reference/options.md``."""

    folder = c.Type(str, default="briefings")
    annotate = c.Choice(("section", "page", "all"), default="section")
    max_per_100_words = c.Type(int, default=0)
    annotate_quotations = c.Type(bool, default=False)
    language = c.Optional(c.Type(str))
