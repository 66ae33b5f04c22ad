"""Any citation style, by pandoc's citeproc: what pages cite goes in, trees of inline elements come out.

One process does all pages of a build, or a few share those of a large one. Both ends are pandoc's JSON,
https://hackage.haskell.org/package/pandoc-types.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotated_briefings.citations.model import Citation, CitationItem
from annotated_briefings.citations.render import say_locator
from annotated_briefings.citations.words import EMPHASIS
from annotated_briefings.sources.export import to_csl
from annotated_briefings.sources.model import Source
from annotated_briefings.text.language import Language, UnknownLanguageError, load_language

API_VERSION = [1, 23, 1]
"""Of pandoc-types, as of pandoc 3.0; later ones read it too."""

_FILTER = Path(__file__).parent / "pages.lua"
_ROOM = ("+RTS", "-A128m", "-RTS")
"""Memory to begin with: 1,000 citations take 1.3 s instead of 3.8 s (APA, pandoc 3.9, measured 2026-11-26)."""
_SHARE = 250
"""Citations that are worth a process of their own: to start one takes as long as 50 to 100 of them."""
_MOST_PROCESSES = 4
"""Each takes about 170 MB."""
_SECONDS = 300
_LABELS = {"article-locator": "art.", "page": "p.", "issue": "no.", "sub-verbo": "s.v.", "title-locator": "title"}
_SPACES = re.compile(r"(\s+)")

Node = dict[str, Any]


class EngineError(RuntimeError):
    """Pandoc did not do what was asked of it; the text says why."""


@dataclass(frozen=True, slots=True)
class PageCitations:
    """What one page cites, in its order, and the keys of its list of sources."""

    citations: tuple[Citation, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StyledPage:
    """The same in a style: the inline elements of each citation, and each entry of the list with its key, in order."""

    citations: tuple[list[Node], ...]
    entries: tuple[tuple[str, list[Node]], ...]


def find_pandoc() -> str | None:
    """The path of a pandoc: that of the extra ``csl``, else the one on the path."""
    try:
        import pypandoc  # type: ignore[import-untyped]

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        return shutil.which("pandoc")


def style_pages(
    pages: Sequence[PageCitations], sources: Iterable[Source], *, style: Path, language: str, pandoc: str
) -> list[StyledPage]:
    """Every page in the style, each on its own. Raises :class:`EngineError`."""
    known = {source.id: source for source in sources}
    shares = _shares(pages)

    def style_share(share: Sequence[PageCitations]) -> list[StyledPage]:
        cited = dict.fromkeys(key for page in share for key in page.keys)
        document = _document(share, [known[key] for key in cited], style=style, language=language)
        return [_styled(block, page) for block, page in zip(_run(pandoc, document)["blocks"], share, strict=True)]

    with ThreadPoolExecutor(len(shares)) as pool:
        done = list(pool.map(style_share, shares))
    return [done[number % len(shares)][number // len(shares)] for number in range(len(pages))]


def _shares(pages: Sequence[PageCitations]) -> list[Sequence[PageCitations]]:
    """The pages dealt out to as many processes as are worth while, one page to each in turn."""
    citations = sum(len(page.citations) for page in pages)
    count = max(1, min(citations // _SHARE, len(pages), os.cpu_count() or 1, _MOST_PROCESSES))
    return [pages[start::count] for start in range(count)]


def _document(pages: Sequence[PageCitations], sources: Iterable[Source], *, style: Path, language: str) -> Node:
    return {
        "pandoc-api-version": API_VERSION,
        "meta": {
            "csl": _text(str(style)),
            "lang": _text(language),
            "nocite": {"t": "MetaInlines", "c": [_cite([_nocite()])]},
            "references": {"t": "MetaList", "c": [_meta(to_csl(source)) for source in sources]},
        },
        "blocks": [_page(page, _language(language)) for page in pages],
    }


def _language(tag: str) -> Language:
    """Our words in the language, else in English."""
    try:
        return load_language(tag)
    except UnknownLanguageError:
        return load_language("en")


def _run(pandoc: str, document: Node) -> Node:
    command = [pandoc, "--from=json", "--to=json", f"--lua-filter={_FILTER}"]
    data = json.dumps(document).encode()
    try:
        done = _start([*command, *_ROOM], data)
        if done.returncode == 2:  # this build of pandoc takes no options for its memory
            done = _start(command, data)
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise EngineError(f"pandoc could not run: {fault}") from fault
    if done.returncode:
        raise EngineError(_reason(done.stderr.decode("utf-8", errors="replace")))
    result: Node = json.loads(done.stdout)
    return result


def _start(command: list[str], data: bytes) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "LANG": "C.UTF-8"}
    return subprocess.run(  # noqa: S603  (arguments are our own, without a shell)
        command, input=data, capture_output=True, timeout=_SECONDS, check=False, env=environment
    )


def _reason(errors: str) -> str:
    if "Incompatible API versions" in errors or "attempt to call a nil value" in errors:
        return "this pandoc is too old; version 3 or later is needed, which the extra 'csl' brings"
    return next((line for line in errors.splitlines() if line.strip()), "pandoc failed without a word")


def _page(page: PageCitations, language: Language) -> Node:
    paragraphs = [{"t": "Para", "c": [_cite(_items(citation, language))]} for citation in page.citations]
    return {"t": "Div", "c": [["", [], [["keys", " ".join(page.keys)]]], paragraphs]}


def _cite(items: list[Node]) -> Node:
    return {"t": "Cite", "c": [items, [{"t": "Str", "c": "?"}]]}


def _items(citation: Citation, language: Language) -> list[Node]:
    in_text = [citation.in_text, *[False] * len(citation.items)]
    return [
        _item(item, _suffix(item, language), in_text=first)
        for item, first in zip(citation.items, in_text, strict=False)
    ]


def _item(item: CitationItem, suffix: str, *, in_text: bool) -> Node:
    mode = "SuppressAuthor" if item.suppress_author else "AuthorInText" if in_text else "NormalCitation"
    return {
        "citationId": item.key,
        "citationPrefix": _inlines(item.prefix),
        "citationSuffix": _inlines(suffix),
        "citationMode": {"t": mode},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def _nocite() -> Node:
    """Everything in the page's list, whether its text cites it or not."""
    return _item(CitationItem(key="*"), "", in_text=False)


def _suffix(item: CitationItem, language: Language) -> str:
    """Locator and suffix; the braces tell pandoc where the locator ends.

    Pandoc knows the labels of the style's language only; one that it does not know stays as it is said here.
    """
    if not item.locator:
        return item.suffix
    said = f"{_LABELS.get(item.label, item.label)} {item.locator}"
    if not language.tag.startswith("en"):
        said = say_locator(item, language).replace("\u00a0", " ")
    return f", {{{said}}} {item.suffix}".rstrip()


def _inlines(text: str) -> list[Node]:
    """Words of the editor's; ``*emphasis*`` is kept."""
    parts: list[Node] = []
    done = 0
    for found in EMPHASIS.finditer(text):
        emphasised = {"t": "Emph", "c": list(_plain(found["starred"] or found["scored"]))}
        parts += *_plain(text[done : found.start()]), emphasised
        done = found.end()
    return [*parts, *_plain(text[done:])]


def _plain(text: str) -> Iterator[Node]:
    for part in _SPACES.split(text):
        if part:
            yield {"t": "Space"} if part.isspace() else {"t": "Str", "c": part}


def _meta(value: object) -> Node:
    """A value of CSL-JSON as metadata in which nothing is markup."""
    if isinstance(value, dict):
        return {"t": "MetaMap", "c": {name: _meta(inner) for name, inner in value.items()}}
    if isinstance(value, list):
        return {"t": "MetaList", "c": [_meta(inner) for inner in value]}
    if isinstance(value, bool):
        return {"t": "MetaBool", "c": value}
    return _text(str(value))


def _text(value: str) -> Node:
    return {"t": "MetaString", "c": value}


def _styled(block: Node, page: PageCitations) -> StyledPage:
    """What came back for a page: a paragraph per citation, then the list."""
    blocks = block["c"][1]
    count = len(page.citations)
    cited = tuple(_words_joined(paragraph["c"]) for paragraph in blocks[:count])
    entries = tuple(_entry(entry) for listing in blocks[count:] for entry in listing["c"][1])
    return StyledPage(cited, entries)


def _entry(entry: Node) -> tuple[str, list[Node]]:
    attributes, blocks = entry["c"]
    inlines: list[Node] = []
    for block in blocks:
        inlines += [{"t": "Space"}] * bool(inlines) + block["c"]
    return attributes[0].removeprefix("ref-"), _words_joined(inlines)


def _words_joined(inlines: list[Node]) -> list[Node]:
    """The same with neighbouring words and spaces in one element: it is kept and read a fifth as large."""
    joined: list[Node] = []
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        word = " " if kind == "Space" else content if kind == "Str" else None
        if word is not None and joined and joined[-1]["t"] == "Str":
            joined[-1] = {"t": "Str", "c": joined[-1]["c"] + word}
        elif word is not None:
            joined.append({"t": "Str", "c": word})
        elif kind == "Cite":
            joined += _words_joined(inline["c"][1])
        else:
            joined.append({"t": kind, "c": _inner_joined(content)})
    return joined


def _inner_joined(content: Any) -> Any:
    """The content of an element, with the words of whatever lists of elements it holds joined."""
    if isinstance(content, list) and content and all(isinstance(one, dict) and "t" in one for one in content):
        return _words_joined(content)
    return [_inner_joined(one) for one in content] if isinstance(content, list) else content
