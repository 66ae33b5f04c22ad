"""What publishing makes: pages and files, for any host to put into its theme."""

from __future__ import annotations

from dataclasses import dataclass

from annotated_briefings.briefing.model import Heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. ``path`` is the host's source path (``briefings/key.md``), ``html`` is finished, the rest plain text.

    ``section`` is the path of the index page that it belongs to, "" for an index page itself; only index pages stand
    in a site's navigation. ``listed_as`` is the title of an index page among the pages below it. ``searchable`` is
    false for pages that only list what other pages say. ``head`` is finished HTML for the end of the page's head.
    """

    path: str
    title: str
    html: str
    description: str = ""
    headings: tuple[Heading, ...] = ()
    section: str = ""
    listed_as: str = ""
    searchable: bool = True
    head: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file that the site needs as it is: a style sheet, a script, a data file."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """All that was made."""

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
