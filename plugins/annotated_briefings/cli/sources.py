"""The command ``briefings sources check``: the only one that uses the network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from annotated_briefings.briefing.model import CheckedQuotation, Library
    from annotated_briefings.cli.addresses import Seen
    from annotated_briefings.cli.project import Project
    from annotated_briefings.sources.model import Source
    from annotated_briefings.sources.state import State
    from annotated_briefings.sources.web import Fetcher

_FINDINGS = 1


@click.group()
def sources() -> None:
    """Look after the sources."""


@sources.command("check")
@click.argument("keys", metavar="[KEY]...", nargs=-1)
@click.option(
    "--into", type=click.Path(file_okay=False, path_type=Path), default=Path(), help="The project; by default this one."
)
@click.option(
    "--days", type=click.IntRange(min=0), default=1, show_default=True, help="Pass over what was seen since then."
)
@click.option("--delay", type=click.FloatRange(min=0), default=1.0, show_default=True, help="Seconds between requests.")
def check(keys: Sequence[str], into: Path, days: int, delay: float) -> None:
    """See what has become of the sources' addresses, and whether your quotations still stand there.

    Without a KEY all sources are looked at. What is found goes to sources/state.yml; your own files stay as they are.
    Exit status 1: an address is dead, or a quotation no longer stands on its page.
    """
    from annotated_briefings.cli.project import NoProjectError, find_project
    from annotated_briefings.sources.web import Fetcher

    try:
        project = find_project(into)
    except NoProjectError as fault:
        raise click.UsageError(str(fault)) from fault
    seen = check_addresses(project, keys, fetcher=Fetcher(delay=delay), today=date.today(), days=days)  # noqa: DTZ011
    if any(one.is_bad for one in seen):
        raise click.exceptions.Exit(_FINDINGS)


def check_addresses(
    project: Project, keys: Sequence[str], *, fetcher: Fetcher, today: date, days: int
) -> tuple[Seen, ...]:
    """Look at the addresses, tell of each, and write what was found after each, so that a stop loses nothing."""
    from annotated_briefings.cli.addresses import look_at
    from annotated_briefings.sources.state import STATE_FILE, State, load_states, write_states

    library, quotations = _library(project)
    states = load_states(project.briefings, project.root, _tell_fault)
    texts = dict(library.texts)
    found = []
    for source in _wanted(library, keys, states, today, days):
        seen = look_at(
            source,
            states.get(source.id, State(url=source.url)),
            copy=texts.get(source.id, "") if source.id in library.whole_texts else "",
            quotations=quotations.get(source.id, ()),
            fetcher=fetcher,
            today=today.isoformat(),
        )
        found.append(seen)
        _tell(seen)
        if seen.is_known:
            states[source.id] = seen.state
            write_states(states, project.briefings / STATE_FILE)
    click.echo(_summary(found))
    return tuple(found)


def _library(project: Project) -> tuple[Library, dict[str, list[CheckedQuotation]]]:
    """The project's Library, and the quotations taken from each source."""
    from annotated_briefings.briefing.load import load_library
    from annotated_briefings.markdown.options import HOSTS_OWN, Options, available
    from annotated_briefings.publishing.site import render_library

    library, _ = load_library(project.briefings, root=project.root, docs=project.docs)
    rendered = render_library(library, Options(extensions=available((*HOSTS_OWN, *project.extensions))))
    quotations: dict[str, list[CheckedQuotation]] = {}
    for quotation in rendered.quotations:
        quotations.setdefault(quotation.source, []).append(quotation)
    return library, quotations


def _wanted(
    library: Library, keys: Sequence[str], states: dict[str, State], today: date, days: int
) -> Iterator[Source]:
    """The sources to look at: the named ones, else all with an address that were not seen lately."""
    unknown = [key for key in keys if key not in library.source_by_key]
    if unknown:
        raise click.UsageError(f"there is no source '{unknown[0]}'")
    for source in library.sources:
        if source.url and (source.id in keys if keys else not _is_fresh(states.get(source.id), source, today, days)):
            yield source


def _is_fresh(state: State | None, source: Source, today: date, days: int) -> bool:
    if state is None or state.url != source.url:
        return False
    try:
        return (today - date.fromisoformat(state.checked)).days < days
    except ValueError:
        return False


def _tell(seen: Seen) -> None:
    click.echo(f"{seen.key}: {seen.words}")
    for quotation in seen.lost:
        click.echo(f"  {quotation.location}: this quotation no longer stands there: “{quotation.text}”")


def _tell_fault(fault: object) -> None:
    click.echo(str(fault), err=True)


def _summary(found: Iterable[Seen]) -> str:
    seen = list(found)
    lost = sum(len(one.lost) for one in seen)
    unseen = sum(not one.is_known for one in seen)
    counts: dict[str, int] = {}
    for one in seen:
        if one.is_known:
            counts[str(one.state.status)] = counts.get(str(one.state.status), 0) + 1
    parts = [f"{number} {status}" for status, number in sorted(counts.items())]
    parts += [f"{unseen} not seen"] * bool(unseen) + [f"{lost} quotation{'s' * (lost > 1)} lost"] * bool(lost)
    return ", ".join(parts) or "nothing to look at"
