"""One result of an import, written and told: at length for a single source, in a line for one of many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotated_briefings.cli.batch import clear_progress

if TYPE_CHECKING:
    from annotated_briefings.importing.batch import Result
    from annotated_briefings.importing.draft import Draft
    from annotated_briefings.importing.write import Written

_MOST_FAILURES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the editor knows or decides about a text that is imported; "" where nothing is said."""

    published: str = ""
    title: str = ""
    url: str = ""
    reuse: str = ""

    @property
    def settles(self) -> frozenset[str]:
        """Codes of findings that these decisions answer."""
        rights = {"missing-licence", "licence-unclear", "rights-reserved"}
        return frozenset(({"missing-title"} if self.title else set()) | (rights if self.reuse else set()))


@dataclass(slots=True, kw_only=True)
class Import:
    """Takes results one by one, writes their drafts at once, and tells of them; ``failed`` has no draft."""

    folder: Path
    given: Given
    is_single: bool
    imported: list[Path] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)

    def take(self, result: Result) -> None:
        """Write the draft of a result, or note why there is none."""
        from annotated_briefings.importing.write import OutsideFolderError, write_draft

        if self.is_single:
            click.echo(f"{result.input.label}\n")
        if result.failed:
            self._fail(result, "Not imported", [str(fault) for fault in result.article.diagnostics])
            return
        draft = self._draft(result)
        try:
            written = write_draft(draft, self.folder)
        except OSError as fault:
            heading = "Not written"
            said = str(fault) if isinstance(fault, OutsideFolderError) else f"{fault.filename}: {fault.strerror}"
            self._fail(result, heading, [said])
            return
        path = self.folder / f"{draft.key}.md"
        self.imported.append(path)
        if self.is_single:
            self._tell_all(result, draft, written, path)
        else:
            self._tell_in_short(result, written, path)

    def tell_summary(self) -> None:
        """The counts, what failed, and where the drafts are; of a single source all has been said."""
        if self.is_single:
            return
        click.echo(f"\n{_count(len(self.imported), 'source')} imported, {len(self.failed)} failed")
        lines = [f"{label}: {reason}" for label, reason in self.failed]
        more = [f"… and {len(lines) - _MOST_FAILURES} more"] if len(lines) > _MOST_FAILURES else []
        _tell("Failed", [*lines[:_MOST_FAILURES], *more])
        if self.imported:
            click.echo(f"The drafts are in {self.folder}. Read them, then run: briefings check")

    def _draft(self, result: Result) -> Draft:
        from annotated_briefings.importing.draft import draft_article, source_key_of
        from annotated_briefings.importing.freeze import freeze
        from annotated_briefings.importing.write import free_key, free_source_key
        from annotated_briefings.sources.model import Reuse

        article, stem = result.article, result.input.stem
        source_key = free_source_key(source_key_of(article, stem), freeze(article).text, self.folder)
        draft = draft_article(
            article, name=stem, source_key=source_key, found=result.found, title=self.given.title,
            retrieved=date.today(), reuse=Reuse(self.given.reuse),  # noqa: DTZ011
        )  # fmt: skip
        return replace(draft, key=free_key(draft.key, source_key, self.folder))

    def _fail(self, result: Result, heading: str, lines: list[str]) -> None:
        self.failed.append((result.input.label, lines[0].partition("\n")[0]))
        if self.is_single:
            _tell(heading, lines)
        else:
            _echo(f"failed    {result.input.label}")

    def _tell_all(self, result: Result, draft: Draft, written: Written, path: Path) -> None:
        _tell("Found", draft.report_lines)
        open_findings = (found for found in result.article.diagnostics if found.code not in self.given.settles)
        _tell("To know and decide", map(str, open_findings))
        _tell("Written", map(str, (*written.created, *(f"{path} (one record added)" for path in written.extended))))
        _tell("Left as it was", written.kept)
        _tell("Next", _next_steps(path, draft))

    def _tell_in_short(self, result: Result, written: Written, path: Path) -> None:
        _echo(f"imported  {result.input.label} → {path}")
        for line in written.kept:
            if not line.endswith(": unchanged"):
                _echo(f"          {line}")


def _next_steps(path: Path, draft: Draft) -> Iterator[str]:
    yield f"read {path}: accept or correct what is listed under 'proposed', then take it out of the list"
    if draft.terms_yaml:
        yield f"move the terms that you want from {path.stem}.proposed-terms.yml to glossary.yml"
    if draft.is_reuse_open:
        yield "decide on 'reuse:' in sources.yml"
    yield "run: briefings check"


def _tell(heading: str, lines: Iterable[str]) -> None:
    """A heading with indented lines, where there are any."""
    told = list(lines)
    if told:
        click.echo(f"{heading}\n" + "\n".join(f"  {line}".replace("\n", "\n  ") for line in told) + "\n")


def _echo(line: str) -> None:
    clear_progress()
    click.echo(line)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
