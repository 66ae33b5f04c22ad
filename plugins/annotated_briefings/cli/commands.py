"""The commands. Each imports what it needs when it runs, so that the start stays fast."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

import click

from annotated_briefings.cli.batch import clear_progress, cores, end_if_interrupted, run_batch
from annotated_briefings.cli.export import export
from annotated_briefings.cli.findings import FORMATS, render_findings, summary
from annotated_briefings.cli.policy import policy
from annotated_briefings.cli.sources import sources
from annotated_briefings.cli.timeline import timeline
from annotated_briefings.importing.limits import SECONDS
from annotated_briefings.text.diagnostic import Diagnostic, Severity, in_order

if TYPE_CHECKING:
    from annotated_briefings.importing.batch import Options, Result
    from annotated_briefings.importing.inputs import Input

_FINDINGS = 1
"""Exit status where there are findings; click itself ends with 2 for misuse."""
_FOLDER = click.Path(file_okay=False, path_type=Path)


def _edtf(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The text of an option that holds an EDTF date; anything else is misuse."""
    from annotated_briefings.dates.edtf import EdtfError, parse_edtf

    try:
        if value is not None:
            parse_edtf(value)
    except EdtfError as fault:
        hint = f" ({fault.hint})" if fault.hint else ""
        raise click.BadParameter(f"'{value}' is not an EDTF date: {fault.message}{hint}", context, parameter) from fault
    return value


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="annotated-briefings", prog_name="briefings")
def main() -> None:
    """Publish articles as annotated briefings."""


main.add_command(policy)
main.add_command(export)
main.add_command(sources)
main.add_command(timeline)


@main.command()
@click.argument("folder", metavar="DIR", type=_FOLDER)
def init(folder: Path) -> None:
    """Make a small working site in DIR, which is new or holds hidden files only. Nothing that exists is overwritten."""
    from annotated_briefings.cli.starter import FolderInUseError, copy_starter

    try:
        copied = copy_starter(folder)
    except FolderInUseError as fault:
        raise click.UsageError(str(fault)) from fault
    except OSError as fault:
        raise click.ClickException(f"{fault.filename}: {fault.strerror}") from fault
    for path in copied.written:
        click.echo(f"wrote {path}")
    for path in copied.kept:
        click.echo(f"left {path} as it was")
    click.echo(f"\nNext: cd {folder} && mkdocs serve")


def _batched(command: Callable[..., None]) -> Callable[..., None]:
    """The options of commands that read many sources."""
    command = click.option(
        "--seconds",
        type=click.FloatRange(min=0.1),
        default=SECONDS,
        show_default=True,
        help="Longest time for one source.",
    )(command)
    command = click.option(
        "--jobs", type=click.IntRange(min=1), default=cores, show_default="one for each core", help="Worker processes."
    )(command)
    return click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)(command)


@main.command("import")
@_batched
@click.option(
    "--date", "published", metavar="EDTF", callback=_edtf, help="Day of publication, as EDTF: 2024-05-17, 2024-05~."
)
@click.option("--title", default="", help="The title, where you know better than the text.")
@click.option("--url", default="", help="The address that the text came from.")
@click.option(
    "--reuse", type=click.Choice(["full", "quotations"]), help="Your decision on how much of the text may be published."
)
@click.option("--into", type=_FOLDER, default=Path(), help="The project, or its folder of briefings.")
def import_(
    sources: Sequence[str],
    published: str | None,
    title: str,
    url: str,
    reuse: str | None,
    into: Path,
    jobs: int,
    seconds: float,
) -> None:
    """Make drafts of briefings from articles. Nothing that exists is overwritten.

    A SOURCE is a file, a folder, a pattern such as 'saved/*.html', or - for standard input.
    """
    from annotated_briefings.cli.importing import Given, Import

    inputs = _inputs(sources)
    if len(inputs) != 1 and (title or url):
        raise click.UsageError("--title and --url are for one SOURCE")
    folder = _briefings_folder(into)
    given = Given(published=published or "", title=title, url=url, reuse=reuse or "")
    importing = Import(folder=folder, given=given, is_single=len(inputs) == 1)
    options = _options(folder, given.published, given.url)
    left = run_batch(inputs, options=options, jobs=jobs, seconds=seconds, take=importing.take)
    importing.tell_summary()
    end_if_interrupted(left, len(inputs))
    if importing.failed:
        raise click.exceptions.Exit(_FINDINGS)


@main.command()
@_batched
@click.option("--date", "published", metavar="EDTF", callback=_edtf, help="Day of publication, as EDTF.")
@click.option("--into", type=_FOLDER, default=Path(), help="The project whose glossary counts as known.")
@click.option("--format", "format_name", type=click.Choice(["json"]), default="json", show_default=True)
def inspect(
    sources: Sequence[str], published: str | None, into: Path, format_name: str, jobs: int, seconds: float
) -> None:
    """Say what an import would find, one JSON object per line. Writes nothing.

    A SOURCE is a file, a folder, a pattern such as 'saved/*.html', or - for standard input. The objects are in the
    order of the sources; what could not be read has its reason under 'diagnostics', and the exit status is 1 then.
    """
    from annotated_briefings.importing.inspect import inspect_article

    failed: list[str] = []

    def show(result: Result) -> None:
        if result.failed:
            failed.append(result.input.label)
        seen = inspect_article(result.article, found=result.found)
        clear_progress()
        click.echo(json.dumps({"source": result.input.label, **seen}, ensure_ascii=False))

    del format_name  # there is one so far
    inputs = _inputs(sources)
    options = _options(_briefings_folder(into), published or "")
    left = run_batch(inputs, options=options, jobs=jobs, seconds=seconds, take=show)
    end_if_interrupted(left, len(inputs))
    if failed:
        raise click.exceptions.Exit(_FINDINGS)


def _inputs(sources: Sequence[str]) -> tuple[Input, ...]:
    from annotated_briefings.importing.inputs import expand_sources

    inputs = expand_sources(sources)
    if not inputs:
        raise click.UsageError("there is no file in it that could be read")
    return inputs


def _options(folder: Path, published: str, url: str = "") -> Options:
    """The terms of the project count as known; what is wrong with its glossary is for ``check`` to say."""
    from annotated_briefings.glossary.files import load_glossary
    from annotated_briefings.importing.batch import Options, pack_terms

    faults: list[Diagnostic] = []
    terms = load_glossary(folder, folder.parent, faults.append) if folder.is_dir() else ()
    return Options(published=published, url=url, glossary=pack_terms(terms))


@main.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A site built of it: prove that it publishes no text that it may only quote.",
)
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="text", show_default=True)
def check(paths: Sequence[Path], *, strict: bool, site: Path | None, format_name: str) -> None:
    """Check projects (by default this one), or single files of them."""
    if site is not None and (len(paths) > 1 or any(path.is_file() for path in paths)):
        raise click.UsageError("--site is for one project")
    findings = in_order(found for path in paths or (Path(),) for found in _check_one(path, site))
    output = render_findings(findings, format_name)
    if output:
        click.echo(output)
    if format_name == "github":
        click.echo(summary(findings), err=True)
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(found.severity in failing for found in findings):
        raise click.exceptions.Exit(_FINDINGS)


@main.group()
def glossary() -> None:
    """Work with the glossary."""


@glossary.command("import")
@click.argument("vocabulary", metavar="FILE", type=click.File("rb"))
@click.option("--into", type=_FOLDER, default=Path(), help="The project, or its folder of briefings.")
@click.option("--language", help="The language of texts that name none; by default that of the site.")
def import_glossary(vocabulary: BinaryIO, into: Path, language: str | None) -> None:
    """Add the terms of a table (CSV) or of a SKOS vocabulary to the glossary, in a file of their own.

    FILE ends with .csv, .tsv or .jsonld; with rdflib installed also with .ttl, .rdf or .nt. Terms whose ids are in the
    glossary already are skipped: nothing that exists is changed.
    """
    from annotated_briefings.cli.glossary import import_vocabulary, names_of

    folder = _briefings_folder(into)
    spoken = language or _site_language(into)
    try:
        done = import_vocabulary(vocabulary.read(), folder, name=vocabulary.name, language=spoken)
    except OSError as fault:
        raise click.ClickException(f"{fault.filename}: {fault.strerror}") from fault
    for found in done.findings:
        click.echo(str(found), err=True)
    if done.known:
        click.echo(f"skipped what the glossary has already ({len(done.known)}): {names_of(done.known)}")
    wrote = f"wrote {len(done.new)} term{'s' * (len(done.new) != 1)} to {done.path}"
    click.echo(wrote if done.path else "there is nothing new, so nothing is written")
    if any(found.severity is Severity.ERROR for found in done.findings):
        raise click.exceptions.Exit(_FINDINGS)


@glossary.command("schema")
def show_schema() -> None:
    """Show the JSON Schema of glossary files, by which editors complete and check them."""
    from annotated_briefings.glossary.schema import glossary_schema

    click.echo(json.dumps(glossary_schema(), ensure_ascii=False, indent=2))


def _check_one(path: Path, site: Path | None) -> tuple[Diagnostic, ...]:
    """The findings of a project; of a file, those of its project that concern it."""
    from annotated_briefings.check import check_project
    from annotated_briefings.cli.findings import concerning
    from annotated_briefings.cli.project import NoProjectError, find_project
    from annotated_briefings.markdown.options import HOSTS_OWN, Options, available

    try:
        project = find_project(path)
    except NoProjectError as fault:
        raise click.UsageError(str(fault)) from fault
    options = Options(extensions=available((*HOSTS_OWN, *project.extensions)))
    found = check_project(
        project.briefings,
        options,
        root=project.root,
        docs=project.docs,
        site=site,
        language=project.language,
        citation_style=project.publication.citation_style,
        today=datetime.now().astimezone().date(),
    )
    if not path.is_dir():
        found = concerning(found, {PurePosixPath(path.absolute().relative_to(project.root).as_posix())})
    return (*project.findings, *found)


def _site_language(into: Path) -> str:
    from annotated_briefings.cli.project import NoProjectError, find_project

    try:
        return find_project(into).language
    except NoProjectError:
        return "en"


def _briefings_folder(into: Path) -> Path:
    """The folder of briefings: that of the project that holds ``into``, else a new one within."""
    from annotated_briefings.cli.project import FOLDER, NoProjectError, find_project

    if into.absolute().name == FOLDER:
        return into
    try:
        return find_project(into).briefings
    except NoProjectError:
        return into / FOLDER
