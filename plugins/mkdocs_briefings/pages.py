"""Pages of ours as pages of the host: finished HTML instead of a Markdown file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from annotated_briefings.briefing.model import Heading
from annotated_briefings.publishing.model import Page, Site
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import get_toc
from mkdocs.utils import is_markdown_file


class BriefingsPage(HostPage):
    """A page whose content is there already; the host reads and renders nothing."""

    def __init__(self, page: Page, title: str | None, file: File, config: MkDocsConfig) -> None:
        super().__init__(title, file, config)
        self.made = page

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the metadata; the host never parses front matter of ours, and themes put it into HTML as it is."""
        self.markdown = ""
        self.meta = {"title": str(escape(self.made.title))}
        if self.made.description:
            self.meta["description"] = str(escape(self.made.description))
        if not self.made.searchable:
            self.meta["search"] = {"exclude": True}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the content and the table of contents."""
        self.content = str(self.made.html)
        self.toc = get_toc(_toc_tokens(self.made.headings))
        self.present_anchor_ids = {heading.id for heading in self.made.headings}
        self.links_to_anchors = {}


def add_files(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Put the site's pages and files among the host's. A file of the user's at the same place stays.

    The host would make a page of a Markdown file: such ones are left to :func:`write_copies`.
    """
    titles = dict(_nav_titles(config.nav))
    for page in site.pages:
        if files.get_file_from_path(page.path) is None:
            inclusion = InclusionLevel.NOT_IN_NAV if page.section else InclusionLevel.INCLUDED
            file = File.generated(config, page.path, content="", inclusion=inclusion)
            files.append(file)
            BriefingsPage(page, titles.get(page.path), file, config)
    for asset in site.assets:
        if not is_markdown_file(asset.path) and files.get_file_from_path(asset.path) is None:
            files.append(File.generated(config, asset.path, content=asset.content))


def write_copies(site: Site, folder: Path) -> None:
    """Write the pages' copies in Markdown into the finished site."""
    for asset in site.assets:
        target = folder / asset.path
        if is_markdown_file(asset.path) and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(asset.content)


class NavigationWindow:
    """Shows, in the theme's navigation, the page at hand below its index page, and no other page of ours.

    A thousand briefings in the tree would be repeated on each of a thousand pages. Where the host has made the
    navigation from folders (``from_folders``), their names are said in the language of the interface.
    """

    def __init__(self, nav: Navigation, files: Files, *, from_folders: bool) -> None:
        self._with_pages = {file.page.made.section for file in files if isinstance(file.page, BriefingsPage)}
        self._sections: dict[str, Section] = {}
        self._siblings: dict[str, list[Any]] = {}
        nav.items[:] = [self._in_section(item) for item in nav.items]
        for page in nav.pages:
            if isinstance(page, BriefingsPage) and _is_index(page) and page.parent is not None:
                self._sections[page.file.src_uri] = page.parent
                self._siblings[page.file.src_uri] = page.parent.children
                if from_folders:
                    page.parent.title, page.title = page.made.title, page.made.listed_as or page.made.title
        for file in files:
            if isinstance(file.page, BriefingsPage) and file.page.made.section in self._sections:
                file.page.parent = self._sections[file.page.made.section]

    def open(self, page: HostPage) -> None:
        """Put ``page`` below its index page, and take away the one that stood there before."""
        for path, section in self._sections.items():
            shown = isinstance(page, BriefingsPage) and page.made.section == path
            section.children = [*self._siblings[path], page] if shown else self._siblings[path]

    def _in_section(self, item: Any) -> Any:
        """An index page of ours at the top of the navigation gets a section, to have a place below it."""
        if not _is_index(item) or item.made.path not in self._with_pages:
            return item
        section = Section(str(item.title or item.made.title), [item])
        item.title = item.made.listed_as
        item.parent = section
        return section


def _is_index(item: Any) -> bool:
    return isinstance(item, BriefingsPage) and not item.made.section


def _nav_titles(nav: Any) -> list[tuple[str, str]]:
    """The titles that the user's navigation gives to paths."""
    if isinstance(nav, list):
        return [pair for item in nav for pair in _nav_titles(item)]
    if isinstance(nav, dict):
        return [
            pair
            for title, value in nav.items()
            for pair in ([(value, title)] if isinstance(value, str) else _nav_titles(value))
        ]
    return []


def _toc_tokens(headings: tuple[Heading, ...]) -> list[Any]:
    """The headings as Python-Markdown's nested tokens."""
    root: list[Any] = []
    open_tokens: list[Any] = []
    for heading in headings:
        token = {"level": heading.level, "id": heading.id, "name": escape(heading.title), "children": []}
        while open_tokens and open_tokens[-1]["level"] >= heading.level:
            open_tokens.pop()
        (open_tokens[-1]["children"] if open_tokens else root).append(token)
        open_tokens.append(token)
    return root
