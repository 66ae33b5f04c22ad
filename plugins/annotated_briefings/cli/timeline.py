"""``briefings timeline``: tables from outside as timelines to paste."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import click

from annotated_briefings.cli.findings import render_findings
from annotated_briefings.text.diagnostic import Diagnostic, Severity, error, in_order
from annotated_briefings.text.disk import MAX_BYTES
from annotated_briefings.text.place import Location

_FINDINGS = 1
"""Exit status where there are findings."""


@click.group()
def timeline() -> None:
    """Work with timelines."""


@timeline.command("import")
@click.argument("table", metavar="FILE", type=click.File("rb"))
@click.option("--title", default="", help="The heading of the timeline.")
@click.option(
    "--into", type=click.Path(file_okay=False, path_type=Path), default=Path(), help="The project whose sources count."
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A new file; else it is shown.")
def import_table(table: BinaryIO, title: str, into: Path, output: Path | None) -> None:
    """Turn a table (CSV) into a timeline to paste into a briefing.

    The first line of FILE names the columns: date (EDTF) and text, and as you like sources and id; other tools' names
    for them are known too. FILE may be - for standard input. What is wrong with a row is said, and the row kept.
    """
    data = table.read(MAX_BYTES + 1)
    text, found = convert_table(data, name=table.name, title=title, sources=_keys_of_sources(into))
    if output is None:
        click.echo(text, nl=False)
    elif text:
        _write_new(output, text)
    if found:
        click.echo(render_findings(found, "text"), err=True)
    if any(one.severity is Severity.ERROR for one in found):
        raise click.exceptions.Exit(_FINDINGS)


def convert_table(
    data: bytes, *, name: str, title: str, sources: Collection[str] | None = None
) -> tuple[str, tuple[Diagnostic, ...]]:
    """The timeline block of a table in any usual encoding, and what is wrong with the table.

    ``sources`` are the keys that may be cited; where they are not known, any may.
    """
    from annotated_briefings.importing.escape import escape_markdown
    from annotated_briefings.importing.raw import Raw, decode
    from annotated_briefings.timeline.files import table_to_timeline

    path = PurePosixPath(name)
    if len(data) > MAX_BYTES:
        return "", (error("file-too-large", f"the file is larger than {MAX_BYTES // 1_000_000} MB", Location(path)),)
    found: list[Diagnostic] = []
    text = decode(Raw(data=data)).text
    block = table_to_timeline(text, path, found.append, escape=escape_markdown, title=title, sources=sources)
    return block, in_order(found)


def _keys_of_sources(into: Path) -> Collection[str] | None:
    """The keys of a project's sources; nothing where there is no project, or where not all of them can be read."""
    from annotated_briefings.cli.project import NoProjectError, find_project
    from annotated_briefings.sources.files import load_sources

    faults: list[Diagnostic] = []
    try:
        project = find_project(into)
    except NoProjectError:
        return None
    keys = frozenset(source.id for source in load_sources(project.briefings, project.root, faults.append))
    return None if any(fault.severity is Severity.ERROR for fault in faults) else keys


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; anything else is misuse."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise click.UsageError(f"'{path}' exists already and is not overwritten") from None
    except OSError as fault:
        raise click.UsageError(f"'{path}' cannot be written: {fault.strerror}") from fault
