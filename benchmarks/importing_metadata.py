"""What web pages say of their articles: how many titles, authors, days and licences are right, how fast.

Reads pages from ``../shared/data``, which are not part of the project: those of mozilla-dev with their own gold, those
of aeb-dev where a gold file is given, ``{"ID or its start": {"title", "authors", "published", "license"}}``, in which
a missing field is not measured. Titles are equal letter by letter, capitals and spaces aside; a gold title may go on
with the name of its site, and how many do not is told, too. Author sets are equal, days are equal. Licences are those
of ``tests/cases/importing/licences.yml``: an SPDX id, or none.

    python benchmarks/importing_metadata.py [GOLD]
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from annotated_briefings.importing.article import Article
from annotated_briefings.importing.read import read_article

DATA = Path(__file__).parents[2] / "shared" / "data"
LICENCES = Path(__file__).parents[1] / "tests" / "cases" / "importing" / "licences.yml"
_FIELDS = ("title", "authors", "published", "license")
_BY = re.compile(r"\s*by\s+", re.IGNORECASE)
_SITE = re.compile(r"\s*(?:[|_（(]|[-–—]\s)")


@dataclass(frozen=True)
class Page:
    """A page and what is known of it; fields without gold are absent."""

    name: str
    data: bytes
    url: str | None
    gold: dict[str, Any]


def main(arguments: list[str]) -> int:
    """Print the figures, and what is wrong."""
    if not DATA.is_dir():
        print(f"no data: {DATA} is missing, so nothing was measured")
        return 0
    pages = [*mozilla_pages(), *(aeb_pages(Path(arguments[0])) if arguments else ()), *licence_pages()]
    right, wanted = Counter[str](), Counter[str]()
    letter_by_letter = 0
    seconds = 0.0
    for page in pages:
        started = time.perf_counter()
        article = read_article(page.data, url=page.url, media_type="text/html")
        seconds += time.perf_counter() - started
        for name in _FIELDS:
            if name not in page.gold:
                continue
            wanted[name] += 1
            ours = said(article)[name]
            letter_by_letter += name == "title" and ours == page.gold[name]
            if agrees(name, ours, page.gold[name]):
                right[name] += 1
            else:
                print(f"  {page.name} {name}: {ours!r}, gold {page.gold[name]!r}")
    for name in _FIELDS:
        print(f"{name:10}{right[name] / max(wanted[name], 1):.3f}  ({right[name]} of {wanted[name]})")
    print(f"          {letter_by_letter} titles without any difference")
    print(f"speed     {len(pages) / seconds:.0f} pages/s, body included")
    return 0


def mozilla_pages() -> Iterator[Page]:
    """Pages with a title; a by-line with digits in it is somebody's date, and no gold."""
    for folder in sorted((DATA / "mozilla-dev").iterdir()):
        expected = json.loads((folder / "expected-metadata.json").read_text("utf-8"))
        gold: dict[str, Any] = {"title": expected["title"]} if expected["title"] else {}
        byline = " ".join((expected["byline"] or "").split())
        if byline and not re.search(r"\d", byline):
            gold["authors"] = [_BY.sub("", byline)]
        if expected["publishedTime"]:
            gold["published"] = expected["publishedTime"][:10]
        yield Page(folder.name, (folder / "source.html").read_bytes(), None, gold)


def aeb_pages(path: Path) -> Iterator[Page]:
    """Pages that the gold file names."""
    known = json.loads((DATA / "aeb-dev" / "ground-truth.json").read_text("utf-8"))
    for start, gold in json.loads(path.read_text("utf-8")).items():
        name = next(name for name in known if name.startswith(start))
        data = gzip.decompress((DATA / "aeb-dev" / "html" / f"{name}.html.gz").read_bytes())
        yield Page(start, data, known[name]["url"], gold)


def licence_pages() -> Iterator[Page]:
    """Pages made by hand."""
    said = yaml.safe_load(LICENCES.read_text("utf-8"))
    for one in said["pages"]:
        body = one.get("body", "{article}").replace("{article}", said["article"])
        html = f"<!doctype html><title>The weir at Holm</title>{one.get('head', '')}<body>{body}"
        yield Page(one["name"], html.encode(), None, {"license": one["rights"]})


def said(article: Article) -> dict[str, Any]:
    """What was found, in the shape of the gold."""
    return {
        "title": article.title,
        "authors": [author.name for author in article.authors],
        "published": article.published,
        "license": article.rights,
    }


def agrees(name: str, ours: Any, gold: Any) -> bool:
    """Whether a field is right."""
    if name == "authors":
        return {plain(author) for author in ours} == {plain(author) for author in gold}
    if name == "title" and ours and plain(gold).startswith(plain(ours)):
        rest = plain(gold)[len(plain(ours)) :]
        return not rest or bool(_SITE.match(rest))
    return bool(plain(ours) == plain(gold))


def plain(text: str) -> str:
    """``text`` without the differences that do not count."""
    return " ".join(text.split()).casefold()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
