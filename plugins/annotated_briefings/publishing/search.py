"""The search of a site, by Pagefind: what each page gives to its index, and the program that makes the index.

Pagefind reads documents of ours, not the pages of the site: they hold what is to be found and what it is narrowed
down by, and nothing of the theme. https://pagefind.app/docs/
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

from markupsafe import Markup

from annotated_briefings.briefing.model import Briefing
from annotated_briefings.citations.names import short_names
from annotated_briefings.citations.render import author_names
from annotated_briefings.dates.calendar import from_ordinal
from annotated_briefings.dates.edtf import EdtfError, parse_edtf
from annotated_briefings.dates.model import EdtfDate
from annotated_briefings.dates.words import say_date
from annotated_briefings.glossary.model import Term
from annotated_briefings.publishing.addresses import briefing_path, source_path, term_path
from annotated_briefings.publishing.context import Context
from annotated_briefings.publishing.reproducible import put_in_order
from annotated_briefings.sources.model import Source
from annotated_briefings.text.language import Language
from annotated_briefings.text.normalised import UNSPACED

INDEX = "pagefind"
"""The folder of the index in the site."""

KINDS = ("briefing", "term", "source", "event", "page")
"""What a page is; one with events is of that kind too."""

_EXCLUDED = ", ".join(
    (
        "[data-search-exclude]:not(img)",
        *(".ab-kicker", ".ab-cite", ".ab-verified", ".ab-external", "svg", ".headerlink"),
        *(".ab-names", "#names", ".ab-related", "#related", "#broader", "#narrower", ".ab-record"),
    )
)
"""What is no text of a page, or that of another page. Never an element without an end: Pagefind drops its page."""

_KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_PROGRAMS = ("pagefind_extended", "pagefind")
_SEGMENTED = ("zh", "ja", "th")
"""Languages that Pagefind itself parts into words, on sites in these languages only."""

_UNSPACED = re.compile(f"<[^<>]*>|([{UNSPACED}])")
"""A tag, or a letter of a script that puts no spaces between words."""

_DOCUMENT = Markup(
    '<!doctype html><html lang="{language}"><head><title>{title}</title></head><body>\n'
    '<main data-pagefind-body data-pagefind-weight="{weight}">\n'
    "{facets}\n{html}\n</main></body></html>\n"
)
_FILTER = Markup('<i data-pagefind-filter="{name}[data-v]" data-v="{value}"></i>')
_META = Markup('<i data-pagefind-meta="{name}[data-v]" data-v="{value}"></i>')
_SORT = Markup('<i data-pagefind-sort="date[data-v]" data-v="{value}"></i>')
_NAMES = Markup('<p data-pagefind-weight="10">{names}</p>')
_ORIGIN = Markup("<p>{origin}</p>")

BETWEEN = " · "
"""Between names in the metadata of a page; the dialog parts them there."""

_WEIGHTS = {"briefing": 2, "page": 0.5}
"""What a word counts in the text of a kind of page: readers look for briefings first, and for the guide last."""


class SearchError(Exception):
    """The index could not be made; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What a page is found and narrowed down by.

    ``date`` is a day's ordinal, ``said`` the same in words; ``text`` is what a result shows instead of an excerpt: of
    a term its definition, of a source who made it.
    """

    kinds: tuple[str, ...] = ("page",)
    topics: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    text: str = ""
    date: int | None = None
    said: str = ""


def facets_of(context: Context) -> Mapping[str, Facets]:
    """The facets of the pages of briefings, terms and sources, by their paths."""
    sources = context.library.sources
    names = dict(zip((one.id for one in sources), short_names(sources, context.language), strict=True))
    return {
        **{briefing_path(one.key): _of_briefing(context, one, names) for one in context.newest},
        **{term_path(term.id): _of_term(term, names) for term in context.library.terms},
        **{source_path(source.id): _of_source(context, source, names) for source in sources},
    }


def _of_briefing(context: Context, briefing: Briefing, names: Mapping[str, str]) -> Facets:
    return Facets(
        kinds=("briefing", "event") if context.bodies[briefing.key].events else ("briefing",),
        topics=briefing.front.topics,
        terms=tuple(context.terms[term_id].pref_label for term_id in context.used_in(briefing.key)),
        sources=tuple(names[key] for key in context.cited_in(briefing.key)),
        **_dated(briefing.front.date, context.language),
    )


def _of_term(term: Term, names: Mapping[str, str]) -> Facets:
    return Facets(
        kinds=("term",),
        terms=(term.pref_label,),
        sources=tuple(names[key] for key in term.sources if key in names),
        names=tuple(dict.fromkeys(label.text for label in term.alt_labels if label.text != term.pref_label)),
        text=term.definition,
    )


def _of_source(context: Context, source: Source, names: Mapping[str, str]) -> Facets:
    origin = (author_names(source), source.container_title or source.publisher)
    return Facets(
        kinds=("source",),
        sources=(names[source.id],),
        text=BETWEEN.join(part for part in origin if part),
        **_dated(_read_date(source.issued), context.language),
    )


def _read_date(text: str) -> EdtfDate | None:
    """A record's date; none where it is not EDTF (that has been reported)."""
    try:
        return parse_edtf(text) if text else None
    except EdtfError:
        return None


class _Dated(TypedDict, total=False):
    years: tuple[str, ...]
    date: int
    said: str


def _dated(date: EdtfDate | None, language: Language) -> _Dated:
    """What a date gives: the year that it begins in, as in the archive, and its last day."""
    days = [day for day in (date.earliest, date.latest) if day is not None] if date else []
    if date is None or not days:
        return {}
    return {"years": (str(from_ordinal(days[0])[0]),), "date": days[-1], "said": say_date(date, language.tag)}


def render_document(html: str, *, title: str, facets: Facets, language: str) -> str:
    """What the index takes of a page. ``html`` is finished; letters that stand without spaces are set apart.

    So any run of them is found as a phrase; Pagefind parts words only where the whole site is in such a language.
    """
    heading = Markup("") if "<h1" in html else Markup("<h1>{}</h1>").format(title)
    content = heading + Markup(_with_ends(html)) + _added(title, facets)  # noqa: S704  (finished HTML)
    return _DOCUMENT.format(
        language=language,
        title=title,
        weight=_WEIGHTS.get(facets.kinds[0], 1),
        facets=Markup("").join(_facets(facets, title)),
        html=Markup(_spaced(content, language)),  # noqa: S704
    )


def _added(title: str, facets: Facets) -> Markup:
    """What a page is found by beside its own text: a term by all its names, a source by who made it."""
    if facets.kinds[0] == "term":
        return _NAMES.format(names=", ".join((title, *facets.names)))
    return _ORIGIN.format(origin=facets.text) if facets.text else Markup("")


def _with_ends(html: str) -> str:
    """Mark where sections and lists end: what stands behind belongs to no heading, and to no event, before them."""
    return html.replace("</section>", '</section><i id="end-section"></i>').replace(
        "</ol>", '</ol><i id="end-list"></i>'
    )


def _facets(facets: Facets, title: str) -> Iterator[Markup]:
    held = {
        "kind": facets.kinds,
        "topic": facets.topics,
        "term": facets.terms,
        "source": facets.sources,
        "year": facets.years,
    }
    for name, values in held.items():
        for value in values:
            yield _FILTER.format(name=name, value=value)
    said = {
        "title": title,
        "kind": facets.kinds[0],
        "date": facets.said,
        "names": BETWEEN.join(facets.names),
        "text": facets.text,
    }
    for name, value in said.items():
        if value:
            yield _META.format(name=name, value=value)
    yield _SORT.format(value=facets.date or 0)  # a page without the key would be missing when sorted by it


def _spaced(html: str, language: str) -> str:
    if language.partition("-")[0] in _SEGMENTED:
        return html
    return _UNSPACED.sub(lambda found: f" {found[1]} " if found[1] else found[0], html)


def find_program() -> str:
    """Where Pagefind's program is; "" where it is not installed."""
    if find_spec("pagefind") is not None:
        from pagefind.service import get_executable

        found = get_executable()
        return str(found) if found else ""
    return next(filter(None, map(shutil.which, _PROGRAMS)), "")


class Indexing:
    """The program at work; the index is in ``output`` when :meth:`wait` has returned."""

    def __init__(self, documents: Path, output: Path) -> None:
        self._output = output
        program = find_program()
        if not program:
            raise SearchError("Pagefind is not installed; install it with: pip install 'annotated-briefings[search]'")
        command: list[str | Path] = [
            program,
            "--site",
            documents,
            "--output-path",
            output,
            "--exclude-selectors",
            _EXCLUDED,
            "--quiet",
        ]
        try:
            self._process = subprocess.Popen(  # noqa: S603  (the program of our extra, on a folder of ours)
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
            )
        except OSError as fault:
            raise SearchError(f"Pagefind does not start: {fault}") from fault

    def wait(self) -> None:
        """Let it finish; raises :class:`SearchError`, also where it was cancelled."""
        said, _ = self._process.communicate()
        if self._process.returncode:
            words = " ".join(said.decode(errors="replace").split())
            raise SearchError(f"Pagefind ended with status {self._process.returncode}: {words[-400:]}")
        _clear(self._output)
        put_in_order(self._output)

    def cancel(self) -> None:
        """End it at once."""
        self._process.kill()


def _clear(output: Path) -> None:
    """Remove what our own dialog has no use for: three quarters of what Pagefind writes, whatever is indexed."""
    entry = json.loads((output / "pagefind-entry.json").read_text("utf-8"))
    wasm = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in entry["languages"].values()}
    for file in output.iterdir():
        if file.is_file() and file.suffix != ".pf_meta" and file.name not in {*_KEPT, *wasm}:
            file.unlink()
