"""The commands. Each imports what it needs when it runs, so that the start stays fast."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotated_briefings.cli.findings import FORMATS, render_findings, summary
from annotated_briefings.text.diagnostic import Diagnostic, Severity, in_order

if TYPE_CHECKING:
    from annotated_briefings.glossary.matching import Glossary
    from annotated_briefings.importing.article import Article

_FINDINGS = 1
"""Exit status where there are findings; click itself ends with 2 for misuse."""
_SOURCE = click.Path(exists=True, dir_okay=False, path_type=Path)
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


@main.command()
@click.argument("folder", metavar="DIR", type=_FOLDER)
def init(folder: Path) -> None:
    """Make a small working site in DIR."""
    from annotated_briefings.cli.starter import FolderInUseError, copy_starter

    try:
        written = copy_starter(folder)
    except FolderInUseError as fault:
        raise click.UsageError(str(fault)) from fault
    for path in written:
        click.echo(f"wrote {path}")
    click.echo(f"\nNext: cd {folder} && mkdocs serve")


@main.command("import")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=_SOURCE)
@click.option(
    "--date", "published", metavar="EDTF", callback=_edtf, help="Day of publication, as EDTF: 2024-05-17, 2024-05~."
)
@click.option("--title", default="", help="The title, where you know better than the text.")
@click.option("--url", default="", help="The address that the text came from.")
@click.option("--into", type=_FOLDER, default=Path(), help="The project, or its folder of briefings.")
def import_(sources: Sequence[Path], published: str | None, title: str, url: str, into: Path) -> None:
    """Make drafts of briefings from articles. Nothing that exists is overwritten."""
    if len(sources) > 1 and (title or url):
        raise click.UsageError("--title and --url are for one SOURCE")
    folder = _briefings_folder(into)
    glossary = _glossary(folder)
    failed = [source for source in sources if not _import_one(source, published, title, url, folder, glossary)]
    if failed:
        raise click.exceptions.Exit(_FINDINGS)


def _import_one(source: Path, published: str | None, title: str, url: str, folder: Path, glossary: Glossary) -> bool:
    """Import one file and report; whether a draft could be made."""
    from annotated_briefings.importing.draft import draft_article, freeze, source_key_of
    from annotated_briefings.importing.write import OutsideFolderError, free_source_key, write_draft

    article = _read(source, published=published, url=url)
    click.echo(f"{source}\n")
    if any(found.severity is Severity.ERROR for found in article.diagnostics):
        _tell("Not imported", map(str, article.diagnostics))
        return False
    key = free_source_key(source_key_of(article, source.stem), freeze(article).text, folder)
    today = date.today()  # noqa: DTZ011
    draft = draft_article(article, name=source.stem, source_key=key, glossary=glossary, title=title, retrieved=today)
    try:
        written = write_draft(draft, folder)
    except OutsideFolderError as fault:
        _tell("Not written", [str(fault)])
        return False
    _tell("Found", draft.report_lines)
    known = {"missing-title"} if title else set()
    _tell("To know and decide", (str(found) for found in article.diagnostics if found.code not in known))
    _tell("Written", map(str, (*written.created, *(f"{path} (one record added)" for path in written.extended))))
    _tell("Left as it was", written.kept)
    _tell("Next", _next_steps(folder / f"{draft.key}.md", has_terms=bool(draft.terms_yaml)))
    return True


def _next_steps(path: Path, *, has_terms: bool) -> list[str]:
    steps = [f"read {path}: accept or correct what is listed under 'proposed', then take it out of the list"]
    if has_terms:
        steps.append(f"move the terms that you want from {path.stem}.proposed-terms.yml to glossary.yml")
    return [*steps, "decide on 'reuse:' in sources.yml", "run: briefings check"]


def _tell(heading: str, lines: Iterable[str]) -> None:
    """A heading with indented lines, where there are any."""
    told = list(lines)
    if told:
        click.echo(f"{heading}\n" + "\n".join(f"  {line}".replace("\n", "\n  ") for line in told) + "\n")


@main.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=_SOURCE)
@click.option("--date", "published", metavar="EDTF", callback=_edtf, help="Day of publication, as EDTF.")
@click.option("--into", type=_FOLDER, default=Path(), help="The project whose glossary counts as known.")
@click.option("--format", "format_name", type=click.Choice(["json"]), default="json", show_default=True)
def inspect(sources: Sequence[Path], published: str | None, into: Path, format_name: str) -> None:
    """Say what an import would find, one JSON object per line. Writes nothing."""
    from annotated_briefings.importing.inspect import inspect_article

    del format_name  # there is one so far
    glossary = _glossary(_briefings_folder(into))
    for source in sources:
        article = _read(source, published=published, url="")
        click.echo(json.dumps({"source": str(source), **inspect_article(article, glossary)}, ensure_ascii=False))


@main.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="text", show_default=True)
def check(paths: Sequence[Path], *, strict: bool, format_name: str) -> None:
    """Check projects (by default this one), or single files of them."""
    findings = in_order(found for path in paths or (Path(),) for found in _check_one(path))
    output = render_findings(findings, format_name)
    if output:
        click.echo(output)
    if format_name == "github":
        click.echo(summary(findings), err=True)
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(found.severity in failing for found in findings):
        raise click.exceptions.Exit(_FINDINGS)


def _check_one(path: Path) -> tuple[Diagnostic, ...]:
    """The findings of a project; of a file, those of its project that concern it."""
    from annotated_briefings.check import check_project

    if path.is_dir():
        return check_project(path)
    folder = _home_of(path)
    name = path.absolute().relative_to(folder.parent).as_posix()
    return tuple(found for found in check_project(folder) if str(found.location.path) == name)


def _home_of(path: Path) -> Path:
    """The folder of briefings that a file belongs to: the nearest one with a bibliography or a glossary, or its own."""
    parents = path.absolute().parents
    marks = ("sources.yml", "sources.json", "glossary.yml", "glossary")
    return next((folder for folder in parents if any((folder / mark).exists() for mark in marks)), parents[0])


def _briefings_folder(into: Path) -> Path:
    """The folder of briefings: ``into`` itself where it is one, else the one within."""
    if into.absolute().name == "briefings" or (into / "sources.yml").is_file():
        return into
    return into / "briefings"


def _glossary(folder: Path) -> Glossary:
    """The project's terms; an unreadable glossary counts as empty here, ``check`` says what is wrong with it."""
    from annotated_briefings.glossary.files import load_glossary
    from annotated_briefings.glossary.matching import Glossary

    faults: list[Diagnostic] = []
    return Glossary(load_glossary(folder, folder.parent, faults.append) if folder.is_dir() else ())


def _read(source: Path, *, published: str | None, url: str) -> Article:
    from annotated_briefings.importing.read import read_article

    return read_article(source.read_bytes(), url=url or None, published=published, name=source.name)
