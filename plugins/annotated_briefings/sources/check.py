"""What is wrong with sources that were read, one by one and side by side."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from annotated_briefings.sources.model import Reuse, Source
from annotated_briefings.sources.rights import settles_reuse
from annotated_briefings.text.diagnostic import Report, note, warning


def check_sources(sources: Sequence[Source], report: Report, *, cited: Collection[str] | None = None) -> None:
    """Check every source; ``cited`` are the keys that anything cites, where that is known."""
    _check_keys(sources, report)
    _check_urls(sources, report)
    for source in sources:
        _check_source(source, report)
        if cited is not None and source.id not in cited:
            report(note("uncited-source", f"nothing cites '{source.id}'", source.location))


def _check_source(source: Source, report: Report) -> None:
    if not source.issued:
        report(note("undated-source", f"'{source.id}' has no date and is shown as n.d.", source.location,
                    hint="add 'issued:' (EDTF), if the source says when it appeared"))  # fmt: skip
    if not source.title:
        report(note("untitled-source", f"'{source.id}' has no title", source.location))
    if source.copy and source.reuse is Reuse.UNDECIDED and not settles_reuse(source):
        said = f"'{source.rights}' does not settle" if source.rights else "no licence settles"
        report(warning("reuse-undecided", f"{said} how much of '{source.id}' may be published", source.location,
                       hint="decide with 'reuse: full', 'quotations' or 'none'"))  # fmt: skip


def _check_keys(sources: Sequence[Source], report: Report) -> None:
    """Keys that differ by case only are one key to a reader."""
    seen: dict[str, Source] = {}
    for source in sources:
        first = seen.setdefault(source.id.casefold(), source)
        if first is not source:
            report(warning("similar-keys", f"'{source.id}' and '{first.id}' differ by case only", source.location,
                           hint=f"the other is in {first.location}"))  # fmt: skip


def _check_urls(sources: Sequence[Source], report: Report) -> None:
    seen: dict[str, Source] = {}
    for source in sources:
        if not source.url:
            continue
        first = seen.setdefault(_address(source.url), source)
        if first is not source:
            report(warning("duplicate-url", f"'{source.id}' has the same address as '{first.id}'", source.location,
                           hint=f"is it the same source? the other is in {first.location}"))  # fmt: skip


def _address(url: str) -> str:
    """A web address without what does not tell two pages apart."""
    return url.partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/")
