"""The proof on a finished site that of a guarded text nothing is published but quotations."""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from pathlib import Path, PurePosixPath

import pytest
from annotated_briefings.briefing.model import CheckedQuotation, Library
from annotated_briefings.publishing.proof import BEYOND, check_site
from annotated_briefings.quotes.verify import verify_quotation
from annotated_briefings.sources.model import Copy, Reuse, Source
from annotated_briefings.text.diagnostic import Diagnostic
from annotated_briefings.text.place import Location

PLACE = Location(PurePosixPath("briefings/sources.yml"))
WORDS = [f"word{number}" for number in range(200)]
TEXT = " ".join(WORDS)
MUCH, LITTLE = " ".join(WORDS[40:80]), " ".join(WORDS[40 : 40 + BEYOND])


def check(site: Path, *quoted: str, reuse: Reuse = Reuse.QUOTATIONS, title: str = "") -> list[Diagnostic]:
    copy = Copy(text="sources/a.txt", sha256=hashlib.sha256(TEXT.encode()).hexdigest())
    source = Source(id="a", location=PLACE, reuse=reuse, copy=copy, title=title)
    quotations = [
        CheckedQuotation(text=words, source="a", verdict=verify_quotation(words, TEXT), citation=0, location=PLACE)
        for words in quoted
    ]
    return list(check_site(site, Library(sources=(source,), texts=(("a", TEXT),)), quotations))


def publish(site: Path, name: str, content: str | bytes) -> None:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page/index.html", f"<p>{MUCH}</p>"),
        ("page/index.html", "<p>" + MUCH.replace("word50", '<a href="#t">word50</a><sup>1</sup>') + "</p>"),
        ("page/index.html", f'<meta name="description" content="{MUCH}">'),
        ("page/index.html", f'<script type="application/ld+json">{json.dumps({"text": MUCH})}</script>'),
        ("data/a.json", json.dumps({"body": [{"text": MUCH.upper()}]})),
        ("data/a.json", "{broken " + MUCH),
        ("data/a.md", MUCH.replace(" ", "\n")),
        ("feed.xml", f"<entry>&lt;p&gt;{MUCH}&lt;/p&gt;</entry>"),
        ("search/fragment.pf_fragment", gzip.compress(MUCH.encode(), mtime=0)),
    ],
    ids=["text", "marks", "attribute", "script", "data", "broken data", "lines", "escaped", "packed"],
)
def test_a_text_is_found_in_every_form_that_is_served(name: str, content: str | bytes, tmp_path: Path) -> None:
    publish(tmp_path / "site", name, content)

    (found,) = check(tmp_path / "site")

    assert (found.code, str(found.location.path)) == ("text-published", f"site/{name}")
    assert found.message.startswith("40 words in a row of 'a'")


def test_a_text_is_found_in_a_book(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    with zipfile.ZipFile(tmp_path / "site" / "book.epub", "w") as book:
        book.writestr("text/ch1.xhtml", f"<p>{MUCH}</p>")

    assert [found.code for found in check(tmp_path / "site")] == ["text-published"]


def test_a_finding_says_the_line(tmp_path: Path) -> None:
    publish(tmp_path / "site", "index.html", f"<h1>Head</h1>\n<p>Other words.</p>\n<p>\n{MUCH}</p>")

    (found,) = check(tmp_path / "site")

    assert found.location.line == 4


def test_a_quotation_may_be_published_and_a_phrase_too(tmp_path: Path) -> None:
    publish(tmp_path / "site", "index.html", f"<p>“{MUCH}”</p><p>{LITTLE}</p>")

    assert check(tmp_path / "site", MUCH) == []


def test_what_stands_beyond_a_quotation_counts(tmp_path: Path) -> None:
    publish(tmp_path / "site", "index.html", f"<p>{' '.join(WORDS[10:80])}</p>")

    (found,) = check(tmp_path / "site", MUCH)

    assert found.message.startswith("30 words in a row")


def test_what_a_gap_leaves_out_may_not_be_published(tmp_path: Path) -> None:
    publish(tmp_path / "site", "index.html", f"<p>{MUCH}</p>")

    quotation = f"{' '.join(WORDS[40:45])} … {' '.join(WORDS[75:80])}"

    assert [found.code for found in check(tmp_path / "site", quotation)] == ["text-published"]


def test_what_the_record_says_may_be_published(tmp_path: Path) -> None:
    publish(tmp_path / "site", "index.html", f"<h1>{MUCH}</h1>")

    assert check(tmp_path / "site", title=MUCH) == []


def test_a_text_that_may_be_published_whole_is_not_looked_for(tmp_path: Path) -> None:
    publish(tmp_path / "site", "index.html", f"<p>{TEXT}</p>")

    assert check(tmp_path / "site", reuse=Reuse.FULL) == []


def test_the_frozen_copy_is_never_part_of_a_site(tmp_path: Path) -> None:
    publish(tmp_path / "site", "sources/a.txt", TEXT)

    assert [found.code for found in check(tmp_path / "site", reuse=Reuse.FULL)] == ["copy-published"]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x1f\x8bbroken", b"", b"\x89PNG\r\n\x1a\n\x00\xff"])
@pytest.mark.parametrize("name", ["a.html", "a.json", "a.epub", "a.bin"])
def test_any_bytes_are_read_without_an_exception(name: str, content: bytes, tmp_path: Path) -> None:
    publish(tmp_path / "site", name, content)

    assert check(tmp_path / "site") == []
