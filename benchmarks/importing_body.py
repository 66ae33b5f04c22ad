"""Main text of web pages: precision, recall and F1 of its words, its structure, and what it costs beside trafilatura.

Reads pages from ``../shared/data``, which are not part of the project. Words are multisets of four-word shingles, F1
that of mean precision and mean recall; blocks are compared by their first 50 normalised characters, ours as Markdown
renders them. ``--half`` measures even and odd pages apart.

    python benchmarks/importing_body.py
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import lxml.html
import markdown
import trafilatura
from annotated_briefings.importing.article import Article
from annotated_briefings.importing.html.body import read_body
from annotated_briefings.importing.html.parse import parse_page
from annotated_briefings.importing.raw import Raw

DATA = Path(__file__).parents[2] / "shared" / "data"
NEWS, STRUCTURE = DATA / "aeb-dev", DATA / "mozilla-dev"
KINDS = {"block quotes": ("blockquote",), "headings": ("h1", "h2", "h3", "h4", "h5", "h6"), "list items": ("li",)}
_WORD = re.compile(r"\w+")
_COMPARED = 50
_RUNS = 5


@dataclass(frozen=True)
class Page:
    """A page with the body that it should give."""

    data: bytes
    url: str
    body: str


def main() -> int:
    """Print the figures."""
    if not NEWS.is_dir() or not STRUCTURE.is_dir():
        print(f"no data: {DATA} is missing, so nothing was measured")
        return 0
    pages = list(news())
    halves = [pages[::2], pages[1::2]] if "--half" in sys.argv else [pages]
    for half in halves:
        print(f"words, {len(half)} pages")
        print(f"  ours         {shingle_line(half, our_text)}")
        print(f"  trafilatura  {shingle_line(half, their_text)}")
    print("structure")
    for kind, line in structure():
        print(f"  {kind:12} {line}")
    ours, theirs = seconds(pages)
    print(f"time a page: {ours * 1000:.1f} ms, trafilatura alone {theirs * 1000:.1f} ms, ratio {ours / theirs:.2f}")
    return 0


def news() -> Iterator[Page]:
    """The news pages."""
    truth = json.loads((NEWS / "ground-truth.json").read_text("utf-8"))
    for name, wanted in truth.items():
        data = gzip.decompress((NEWS / "html" / f"{name}.html.gz").read_bytes())
        yield Page(data, wanted["url"], wanted["articleBody"])


def read(data: bytes, url: str) -> Article:
    """The body alone, without the metadata."""
    raw = Raw(data=data, url=url, media_type="text/html")
    page = parse_page(raw)
    return Article(blocks=read_body(page.tree, url=url, place=raw.location).blocks) if page else Article()


def our_text(page: Page) -> str:
    """What we take for the article."""
    return read(page.data, page.url).text


def their_text(page: Page) -> str:
    """What trafilatura takes for it."""
    return trafilatura.extract(page.data, url=page.url, favor_precision=True, include_comments=False) or ""


def shingle_line(pages: Iterable[Page], read: Callable[[Page], str]) -> str:
    """Precision, recall, F1, and how many results are empty."""
    scores = []
    empty = 0
    for page in pages:
        text = read(page)
        empty += not text.strip()
        got, wanted = shingles(text), shingles(page.body)
        shared = (got & wanted).total()
        scores.append((shared / got.total() if text.strip() else 0.0, shared / wanted.total()))
    precision, recall = (statistics.fmean(column) for column in zip(*scores, strict=True))
    return f"{figures(precision, recall)}  empty {empty}"


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """All runs of four words; the whole where there are fewer."""
    words = _WORD.findall(text.lower())
    return Counter(tuple(words[row : row + 4]) for row in range(max(1, len(words) - 3)))


def figures(precision: float, recall: float) -> str:
    """One line."""
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.4f}"


def structure() -> Iterator[tuple[str, str]]:
    """Each kind of block with its figures over all pages."""
    right, given, wanted = Counter[str](), Counter[str](), Counter[str]()
    for folder in sorted(STRUCTURE.iterdir()):
        title = json.loads((folder / "expected-metadata.json").read_text("utf-8"))["title"] or ""
        gold = blocks((folder / "expected.html").read_text("utf-8"), leave_out=normalised(title))
        article = read((folder / "source.html").read_bytes(), "http://fakehost/test/page.html")
        ours = blocks(markdown.markdown(article.body, extensions=["tables", "fenced_code", "footnotes"]))
        for kind in KINDS:
            right[kind] += (ours[kind] & gold[kind]).total()
            given[kind] += ours[kind].total()
            wanted[kind] += gold[kind].total()
    for kind in KINDS:
        yield kind, figures(right[kind] / max(given[kind], 1), right[kind] / wanted[kind])


def blocks(html: str, leave_out: str = "") -> dict[str, Counter[str]]:
    """The beginnings of all blocks of each kind."""
    tree = lxml.html.fromstring(f"<div>{html}</div>")
    return {
        kind: Counter(
            said for found in tree.iter(*tags) if (said := normalised(found.text_content())) not in {"", leave_out}
        )
        for kind, tags in KINDS.items()
    }


def normalised(text: str) -> str:
    """Words in lower case, the first characters of them."""
    return " ".join(_WORD.findall(text.lower()))[:_COMPARED]


def seconds(pages: list[Page]) -> tuple[float, float]:
    """Mean processor time a page, ours and trafilatura's, taken in turn; of each page the least of several runs."""
    ours = theirs = 0.0
    for page in pages:
        runs = [(_time(our_text, page), _time(their_text, page)) for _ in range(_RUNS)]
        ours += min(run[0] for run in runs)
        theirs += min(run[1] for run in runs)
    return ours / len(pages), theirs / len(pages)


def _time(read: Callable[[Page], str], page: Page) -> float:
    started = time.process_time()
    read(page)
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
