"""The command ``briefings export``: briefings as PDF and as an EPUB book, without building the site."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotated_briefings.publishing.export.pdf import PAPERS

if TYPE_CHECKING:
    from annotated_briefings.briefing.model import Briefing
    from annotated_briefings.cli.project import Project
    from annotated_briefings.markdown.options import Options
    from annotated_briefings.publishing.context import Context
    from annotated_briefings.text.diagnostic import Diagnostic

_FINDINGS = 1
_CACHE = Path(".cache", "briefings", "citations")


@click.group()
def export() -> None:
    """Make files of briefings: PDF or EPUB. The site need not be built."""


def _chosen(command: Callable[..., None]) -> Callable[..., None]:
    """The arguments and options that both formats have."""
    folder = click.Path(file_okay=False, path_type=Path)
    command = click.option("--strict", is_flag=True, help="Write nothing where there are findings.")(command)
    command = click.option("--into", type=folder, default=Path(), help="The project; by default this one.")(command)
    command = click.option("--all", "every", is_flag=True, help="All briefings but drafts, the newest first.")(command)
    return click.argument("keys", metavar="[KEY]...", nargs=-1)(command)


@export.command()
@_chosen
@click.option("--output", "-o", type=click.Path(path_type=Path), help="A folder; for one KEY also a file ending .pdf.")
@click.option("--paper", type=click.Choice(PAPERS, case_sensitive=False), default=PAPERS[0], show_default=True)
@click.option("--browser", default="", help="The program of Chromium, Chrome or Edge, if it is not found by itself.")
def pdf(
    keys: Sequence[str], *, every: bool, into: Path, strict: bool, output: Path | None, paper: str, browser: str
) -> None:
    """Print briefings, each to a file KEY.pdf, by an installed Chromium, Chrome or Edge.

    A KEY is the name of a briefing's file without its ending. An earlier export is overwritten.
    """
    from annotated_briefings.publishing.export.pdf import PrintError, find_browser, paper_html, print_pdf

    context, briefings = _open(into, keys, every=every, strict=strict)
    program = browser or find_browser()
    if program is None:
        raise click.ClickException("no Chromium, Chrome or Edge was found; install one, or name it by --browser")
    targets = _targets(briefings, output)
    failed = 0
    for briefing, target in zip(briefings, targets, strict=True):
        try:
            print_pdf(paper_html(context, briefing, paper=paper), target, program)
        except (PrintError, OSError) as fault:
            click.echo(f"{briefing.key}: {fault}", err=True)
            failed += 1
        else:
            click.echo(f"wrote {target}")
    if failed:
        raise click.exceptions.Exit(_FINDINGS)


@export.command()
@_chosen
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="The book's file.")
@click.option("--title", default="", help="The book's title; by default that of its only briefing, or of the site.")
def epub(keys: Sequence[str], *, every: bool, into: Path, strict: bool, output: Path | None, title: str) -> None:
    """Make one EPUB book, a chapter for each briefing, by pandoc.

    A KEY is the name of a briefing's file without its ending. The chapters are in the order of the KEYs. An earlier
    export is overwritten.
    """
    from annotated_briefings.citations.pandoc import find_pandoc
    from annotated_briefings.publishing.export.epub import BookError, write_epub
    from annotated_briefings.text.markup import slug

    context, briefings = _open(into, keys, every=every, strict=strict)
    pandoc = find_pandoc()
    if pandoc is None:
        raise click.ClickException("EPUB needs pandoc, which is not here; install it, or the extra 'csl'")
    only = briefings[0] if len(briefings) == 1 else None
    name = title or (only.front.title if only else context.site_name)
    target = output or Path(f"{only.key if only else slug(name)}.epub")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_epub(context, briefings, target, title=name, pandoc=pandoc)
    except (BookError, OSError) as fault:
        raise click.ClickException(str(fault)) from fault
    click.echo(f"wrote {target} ({len(briefings)} chapter{'s' * (len(briefings) != 1)})")


def _open(into: Path, keys: Sequence[str], *, every: bool, strict: bool) -> tuple[Context, tuple[Briefing, ...]]:
    """All that the project holds, and the briefings that are meant; what is wrong with these stops a strict export."""
    from annotated_briefings.cli.findings import concerning, render_findings
    from annotated_briefings.cli.project import NoProjectError, find_project
    from annotated_briefings.text.diagnostic import Severity, in_order

    try:
        project = find_project(into)
    except NoProjectError as fault:
        raise click.UsageError(str(fault)) from fault
    context, findings = _load(project)
    briefings = _named(context, keys, every=every)
    told = (*project.findings, *concerning(findings, {briefing.path for briefing in briefings}))
    faults = in_order(found for found in told if found.severity is not Severity.NOTE)
    if faults:
        click.echo(render_findings(faults, "text"), err=True)
    if faults and strict:
        raise click.exceptions.Exit(_FINDINGS)
    return context, briefings


def _load(project: Project) -> tuple[Context, Sequence[Diagnostic]]:
    from annotated_briefings.briefing.load import load_library
    from annotated_briefings.citations.style import load_style
    from annotated_briefings.publishing.addresses import Addresses
    from annotated_briefings.publishing.site import build_context, render_library, style_citations

    library, found = load_library(project.briefings, root=project.root, docs=project.docs, language=project.language)
    rendered = render_library(library, _options(project))
    publication = project.publication
    addresses = Addresses(publication.directory_urls, base=publication.url)
    context = build_context(rendered, addresses=addresses, site_name=publication.name or project.root.name)
    faults = [*found, *rendered.diagnostics]
    if publication.citation_style:
        path = project.root / publication.citation_style
        style = load_style(path, project.root, context.language.tag, faults.append)
        faults += style_citations(context, style, project.root / _CACHE) if style else ()
    return context, faults


def _options(project: Project) -> Options:
    """How the site would render the texts, as far as its configuration can be read without the host."""
    from annotated_briefings.markdown.options import HOSTS_OWN, Annotate, Options, available
    from annotated_briefings.text.language import UnknownLanguageError, load_language

    try:
        language = load_language(project.language).tag
    except UnknownLanguageError:
        language = "en"
    known = project.publication.annotate in list(Annotate)
    return Options(
        annotate=Annotate(project.publication.annotate) if known else Annotate.SECTION,
        language=language,
        extensions=available((*HOSTS_OWN, *project.extensions)),
    )


def _named(context: Context, keys: Sequence[str], *, every: bool) -> tuple[Briefing, ...]:
    """The briefings that are meant, each once; anything else is misuse."""
    from annotated_briefings.text.suggest import did_you_mean

    if every == bool(keys):
        raise click.UsageError("name the briefings by their KEYs, or ask for --all")
    if every:
        found = tuple(briefing for briefing in context.newest if not briefing.front.draft)
        if not found:
            raise click.UsageError("there is no briefing in this project that is not a draft")
        return found
    names = dict.fromkeys(Path(key).name.removesuffix(".md") for key in keys)
    for name in names:
        if name not in context.briefings:
            hint = did_you_mean(name, context.briefings)
            raise click.UsageError(f"there is no briefing '{name}'" + (f"; {hint}" if hint else ""))
    return tuple(context.briefings[name] for name in names)


def _targets(briefings: Sequence[Briefing], output: Path | None) -> list[Path]:
    """The file of each briefing."""
    is_file = output is not None and output.suffix.lower() == ".pdf"
    if is_file and len(briefings) != 1:
        raise click.UsageError("--output names one file; for several briefings name a folder")
    if output is not None and is_file:
        output.parent.mkdir(parents=True, exist_ok=True)
        return [output]
    folder = output or Path()
    folder.mkdir(parents=True, exist_ok=True)
    return [folder / f"{briefing.key}.pdf" for briefing in briefings]
