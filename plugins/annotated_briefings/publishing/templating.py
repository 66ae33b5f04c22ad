"""Our templates: Jinja with everything escaped, and nothing undefined."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("annotated_briefings.publishing", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


def render(template: str, **values: object) -> Markup:
    """The template filled; strings are escaped, :class:`markupsafe.Markup` is not."""
    return Markup(_environment().get_template(template).render(**values))  # noqa: S704  (autoescape is on)
