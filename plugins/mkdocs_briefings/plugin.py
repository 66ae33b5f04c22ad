"""The plugin: hooks only. Everything that is made is made by the library."""

from __future__ import annotations

import dataclasses
import logging
import re
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from annotated_briefings.briefing.load import load_library
from annotated_briefings.briefing.model import Library
from annotated_briefings.citations.style import load_style
from annotated_briefings.markdown.options import Annotate, Options
from annotated_briefings.publishing.addresses import SEARCH, Addresses
from annotated_briefings.publishing.assets import SCRIPT, STYLE, asset_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.head import feed_links, print_sheet
from annotated_briefings.publishing.model import Site
from annotated_briefings.publishing.pages.home import newest_briefings
from annotated_briefings.publishing.search import facets_of
from annotated_briefings.publishing.site import Rendered, build_context, build_site, render_library, style_citations
from annotated_briefings.text.diagnostic import Diagnostic, Severity, in_order
from annotated_briefings.text.language import UnknownLanguageError, load_language
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils import get_relative_url

from mkdocs_briefings.cards import SiteCards
from mkdocs_briefings.config import BriefingsConfig
from mkdocs_briefings.material import name_search
from mkdocs_briefings.pages import BriefingsPage, NavigationWindow, add_files, write_copies
from mkdocs_briefings.search import PAGEFIND, SiteSearch, add_trigger, choose_search
from mkdocs_briefings.sheets import lift_sheets
from mkdocs_briefings.staging import Staging, strict_warnings

_log = logging.getLogger("mkdocs.plugins.briefings")
_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.NOTE: logging.DEBUG}
_NEWEST = re.compile(r'<div data-briefings="newest"(?: data-count="(\d{1,3})")?>\s*</div>')

CACHE = Path(".cache", "briefings", "citations")
"""Beside the configuration; not for version control."""

LATE = -90
LAST = -100


class BriefingsPlugin(BasePlugin[BriefingsConfig]):
    """Builds the briefings of a folder into the host's site."""

    _context: Context
    _site: Site
    _window: NavigationWindow

    def __init__(self) -> None:
        self._serving = False
        self._rendered: Rendered | None = None
        self._staged: _StagedBuild | None = None
        self._cards = SiteCards()
        self._search = SiteSearch()
        self._has_search = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Know whether the site is served: then nothing is staged, and a fault stops nothing."""
        self._serving = command == "serve"

    @event_priority(LATE)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load, render and check everything; when strict, stop before anything is written."""
        folder = self._folder(config)
        library, found = load_library(
            folder, root=_project_folder(config), docs=config.docs_dir, language=self._spoken(config)
        )
        if not self._serving:
            library = _without_drafts(library)
        rendered = render_library(
            library, self._options(config), preview=self._serving, previous=self._rendered if self._serving else None
        )
        self._rendered = rendered
        self._context = build_context(
            rendered,
            addresses=Addresses(config.use_directory_urls, base=_base(config)),
            site_name=config.site_name,
        )
        looks = (*self._style(config), *self._prepare_cards(config))
        self._tell(in_order((*found, *rendered.diagnostics, *looks)), strict=config.strict and not self._serving)
        if not (self._serving or folder.is_dir()):
            raise Abort("Aborted: without the folder of the briefings the site would be empty!")
        self._staged = None if self._serving else _StagedBuild(config)
        self._add_to_theme(config, folder)
        self._has_search = choose_search(self.config.search, config) == PAGEFIND
        if self._has_search:
            config.extra_javascript.append(_deferred(asset_path("search-link.js")))
            self._search.begin(facets_of(self._context), self._context.language.tag)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages and files to the user's."""
        self._site = build_site(self._context, search=self._has_search)
        add_files(self._site, files, config)
        return files

    @event_priority(LATE)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Give each of our index pages a section of its own."""
        self._window = NavigationWindow(nav, files, from_folders=config.nav is None)
        return nav

    @event_priority(LATE)
    def on_page_content(self, html: str, *, page: HostPage, config: MkDocsConfig, files: Files) -> str:
        """Put the newest briefings where a page of the user's asks for them; what else it says can be searched."""
        self._search.add(html, page)
        if "data-briefings" not in html:
            return html
        path = page.file.src_uri
        return _NEWEST.sub(lambda found: newest_briefings(self._context, path, count=int(found[1] or 6)), html)

    @event_priority(LATE)
    def on_page_context(self, context: Any, *, page: HostPage, config: MkDocsConfig, nav: Navigation) -> Any:
        """Show the page at hand in the navigation, and none of its siblings."""
        self._window.open(page)
        return context

    def on_post_page(self, output: str, *, page: HostPage, config: MkDocsConfig) -> str:
        """Add what the page has for its head, and mend what the theme leaves out."""
        made = page.made if isinstance(page, BriefingsPage) else None
        if made:
            head = f"{print_sheet(self._context, made.path)}\n{made.head}"
        else:
            head = "\n".join(feed_links(self._context, page.file.src_uri))
        if head:
            output = output.replace("</head>", f"{head}\n</head>", 1)
        return self._with_search(lift_sheets(output), get_relative_url(self._context.addresses.url(SEARCH), page.url))

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Let the page for what is not found be searched from. It is served at any address: its links are absolute."""
        if template_name != "404.html":
            return output_content
        base = urlsplit(config.site_url or "/").path
        return self._with_search(output_content, f"{base}{self._context.addresses.url(SEARCH)}")

    @event_priority(LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let the new site take the place of the old one, unless the host is about to fail the build."""
        write_copies(self._site, Path(config.site_dir))
        if self._staged is None:
            self._search.renew_index(Path(config.site_dir))
            return
        self._cards.write_to(Path(config.site_dir))
        self._search.write_index(Path(config.site_dir))
        if config.strict and strict_warnings():
            self._staged.give_up()
        else:
            self._staged.publish()

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the old site as it was."""
        self._search.cancel()
        if self._staged is not None:
            self._staged.give_up()

    def on_shutdown(self) -> None:
        """Leave nothing running."""
        self._search.close()

    def _with_search(self, output: str, href: str) -> str:
        name = self._context.language.say("publishing.search")
        return add_trigger(output, href=href, name=name) if self._has_search else name_search(output, name)

    def _folder(self, config: MkDocsConfig) -> Path:
        """The folder of the briefings; never within that of the pages, all of whose files the host publishes."""
        folder = _project_folder(config) / self.config.folder
        real, docs = folder.resolve(), Path(config.docs_dir).resolve()
        if real.is_relative_to(docs) or docs.is_relative_to(real):
            raise ConfigurationError(
                f"briefings: 'folder: {self.config.folder}' and docs_dir '{docs.name}' lie one within the other, "
                "so that the host would publish the stored copies of the sources; keep the two side by side"
            )
        return folder

    def _style(self, config: MkDocsConfig) -> tuple[Diagnostic, ...]:
        """Let the pages cite in the publisher's style, if one is chosen; what is wrong with it."""
        if not self.config.citation_style:
            return ()
        found: list[Diagnostic] = []
        root = _project_folder(config)
        style = load_style(root / self.config.citation_style, root, self._context.language.tag, found.append)
        return (*found, *(style_citations(self._context, style, root / CACHE) if style else ()))

    def _prepare_cards(self, config: MkDocsConfig) -> tuple[Diagnostic, ...]:
        """Not for a site that is served, which nobody links to. The host keeps a plugin for its next build."""
        self._cards = SiteCards()
        if self._serving or not self.config.cards:
            return ()
        return self._cards.prepare(self._context, self.config.card_font, _project_folder(config))

    def _options(self, config: MkDocsConfig) -> Options:
        return Options(
            annotate=Annotate(self.config.annotate),
            max_per_100_words=self.config.max_per_100_words,
            annotate_quotations=self.config.annotate_quotations,
            language=self._language(config),
            extensions=tuple(config.markdown_extensions),
            extension_configs=config.mdx_configs or {},
        )

    def _spoken(self, config: MkDocsConfig) -> str:
        """The language of the site: the plugin's, or the theme's."""
        return self.config.language or str(config.theme.get("language") or config.theme.locale or "en")

    def _language(self, config: MkDocsConfig) -> str:
        """That of the interface: the site's, or English where we have no words for it."""
        wanted = self._spoken(config)
        try:
            return load_language(wanted).tag
        except UnknownLanguageError:
            _log.info(f"there is no interface in the language '{wanted}' yet, so English is used ('language: en')")
            return "en"

    def _tell(self, diagnostics: tuple[Diagnostic, ...], *, strict: bool) -> None:
        for found in diagnostics:
            _log.log(_LEVELS[found.severity], str(found))
        faults = sum(found.severity is not Severity.NOTE for found in diagnostics)
        if strict and faults:
            findings = "1 finding" if faults == 1 else f"{faults} findings"
            raise Abort(f"Aborted with {findings} in the briefings in strict mode!")

    def _add_to_theme(self, config: MkDocsConfig, folder: Path) -> None:
        config.extra_css.insert(0, STYLE)
        if self._context.language.tag != self._spoken(config):
            config.extra_css.insert(1, asset_path("foreign.css"))
        config.extra_javascript.append(_deferred(SCRIPT))
        if str(folder) not in config.watch:
            config.watch.append(str(folder))


class _StagedBuild:
    """Leads the host to the staging folder while it builds; what it does afterwards (deploy) it does with its site."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._site_dir = config.site_dir
        self._staging = Staging(Path(config.site_dir))
        config.site_dir = str(self._staging.open())

    def publish(self) -> None:
        """Take the place of the old site."""
        self._config.site_dir = self._site_dir
        self._staging.publish()

    def give_up(self) -> None:
        """Leave the old site where it is."""
        self._config.site_dir = self._site_dir
        self._staging.clear()


def _without_drafts(library: Library) -> Library:
    published = tuple(briefing for briefing in library.briefings if not briefing.front.draft)
    return dataclasses.replace(library, briefings=published)


def _project_folder(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent.absolute() if config.config_file_path else Path.cwd()


def _base(config: MkDocsConfig) -> str:
    """Where the site will stand, with a slash at the end; empty where the user has not said it."""
    url = config.site_url or ""
    return url if not url or url.endswith("/") else f"{url}/"


def _deferred(path: str) -> Any:
    script = ExtraScriptValue(path)
    script.defer = True
    return script
