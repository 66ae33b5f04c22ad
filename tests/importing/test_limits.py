"""Hostile and broken files: each ends in a finding, within its limits, and concerns no other file."""

from __future__ import annotations

import random
import signal
import sys
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor
from pathlib import Path

import pytest
from annotated_briefings.importing import read as reading
from annotated_briefings.importing.article import Article
from annotated_briefings.importing.batch import Options, import_all, read_one
from annotated_briefings.importing.inputs import expand_sources
from annotated_briefings.importing.limits import MAX_BYTES, MAX_XML_BYTES
from annotated_briefings.importing.read import read_article
from annotated_briefings.importing.workers import WorkerCrashedError, WorkerFaultError, WorkerPool, WorkerTimedOutError

Make = Callable[..., bytes]
NOISE = random.Random(1).randbytes(100_000)
LINE = [(72.0, 700.0, 11.0, False, "Some words on a page.")]
ENTITIES = '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'
ENCRYPTED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ({'o' * 32}) /U ({'u' * 32}) >> /ID [(a)(a)]"


def codes(article: Article) -> list[str]:
    return [found.code for found in article.diagnostics if found.severity == "error"]


@pytest.mark.parametrize("name", ["a.docx", "a.pdf"])
@pytest.mark.parametrize("start", [b"", b"%PDF-1.7\n", b"PK\x03\x04"])
def test_noise_is_a_broken_file(name: str, start: bytes) -> None:
    assert codes(read_article(start + NOISE, name=name)) == ["broken-file"]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_document_that_is_cut_off_is_a_broken_file(share: float, make_docx: Make) -> None:
    whole = make_docx("<w:p><w:r><w:t>Words.</w:t></w:r></w:p>")

    assert codes(read_article(whole[: int(len(whole) * share)], name="a.docx")) == ["broken-file"]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_pdf_that_is_cut_off_gives_its_words_or_a_finding(share: float, make_pdf: Make) -> None:
    whole = make_pdf([LINE])

    article = read_article(whole[: int(len(whole) * share)], name="a.pdf")

    assert "Some words" in article.text or codes(article) in (["broken-file"], ["no-text"])


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("word/document.xml", b"<w:document"),
        ("word/document.xml", b"<other/>"),
        ("word/document.xml", b""),
        ("_rels/.rels", b"no XML"),
        ("docProps/core.xml", b"<a><b></a>"),
    ],
)
def test_a_document_with_a_broken_part_is_a_broken_file(part: str, content: bytes, make_docx: Make) -> None:
    assert codes(read_article(make_docx("", parts={part: content}), name="a.docx")) == ["broken-file"]


def test_a_zip_archive_of_something_else_is_a_broken_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("readme.txt", "words")

    assert codes(read_article((tmp_path / "a.docx").read_bytes(), name="a.docx")) == ["broken-file"]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(make_docx: Make) -> None:
    bomb = make_docx("", parts={"word/document.xml": b" " * (MAX_XML_BYTES + 1)})

    assert len(bomb) < 100_000
    assert codes(read_article(bomb, name="a.docx")) == ["file-too-large"]


def test_a_zip_bomb_that_lies_about_its_size_is_not_unpacked_further(make_docx: Make) -> None:
    honest = make_docx("", parts={"word/document.xml": b" " * 1_000_000})
    size = (1_000_000).to_bytes(4, "little")

    assert codes(read_article(honest.replace(size, (5).to_bytes(4, "little")), name="a.docx")) == ["broken-file"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_that_declares_entities_is_refused(encoding: str, make_docx: Make) -> None:
    article = read_article(make_docx("", parts={"word/styles.xml": ENTITIES.encode(encoding)}), name="a.docx")

    assert codes(article) == ["broken-file"]


def test_a_deeply_nested_document_is_a_broken_file(make_docx: Make) -> None:
    nested = "<w:smartTag>" * 5_000 + "</w:smartTag>" * 5_000

    assert codes(read_article(make_docx(nested), name="a.docx")) == ["broken-file"]


def test_a_file_under_a_password_is_said_to_be(make_pdf: Make) -> None:
    closed = make_pdf([LINE]).replace(b"/Info 3 0 R", f"/Info 3 0 R {ENCRYPTED}".encode())

    assert codes(read_article(closed, name="a.pdf")) == ["encrypted-file"]
    assert codes(read_article(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE, name="a.docx")) == ["encrypted-file"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"/Kids [7 0 R]", b"/Kids [2 0 R]"),
        (b"/Count 1", b"/Count 999999999"),
        (b"/Contents 6 0 R", b"/Contents 7 0 R"),
        (b"/Length", b"/Filter /FlateDecode /Length"),
        (b"BT\n", b"/X Do BT\n"),
        (b"trailer <<", b"trailer << /Prev 9"),
    ],
)
def test_a_pdf_that_runs_in_circles_comes_to_an_end(old: bytes, new: bytes, make_pdf: Make, pool: Executor) -> None:
    data = make_pdf([LINE]).replace(old, new)
    data = data.replace(b"/Resources <<", b"/Resources << /XObject << /X 6 0 R >>")

    article, _ = pool.submit(read_one, data, "a.pdf", Options()).result(timeout=20)

    assert "Some words" in article.text or codes(article) in (["broken-file"], ["no-text"])


def test_pages_beyond_the_limit_are_said_to_be_left_out(make_pdf: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotated_briefings.importing.readers.pdf.MAX_PAGES", 1)

    article = read_article(make_pdf([LINE, LINE]), name="a.pdf")

    assert article.text == "Some words on a page."
    assert "file-cut" in {found.code for found in article.diagnostics}


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.pdf", "a.docx"])
def test_a_file_that_is_too_large_is_not_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 10)
    monkeypatch.setattr(reading, "MAX_TEXT_BYTES", 10)

    assert codes(read_article(b"more than ten bytes", name=name)) == ["file-too-large"]


def test_of_a_hundred_million_zeros_no_more_than_the_limit_is_read(tmp_path: Path, pool: Executor) -> None:
    path = tmp_path / "zeros.txt"
    path.touch()
    with path.open("r+b") as file:
        file.truncate(100_000_000)

    (result,) = import_all(expand_sources([str(path)]), executor=pool)

    assert codes(result.article) == ["file-too-large"]
    assert path.stat().st_size > MAX_BYTES


@pytest.mark.parametrize("tag", ["div", "blockquote", "ul><li", "table><tr><td", "b"])
def test_deeply_nested_pages_come_to_an_end(tag: str, pool: Executor) -> None:
    page = f"<html><body>{f'<{tag}>' * 20_000}words".encode()

    article, _ = pool.submit(read_one, page, "a.html", Options()).result(timeout=20)

    assert article.blocks == () or "words" in article.text


@pytest.mark.parametrize(("module", "name"), [("mammoth", "a.docx"), ("pypdfium2", "a.pdf")])
def test_without_the_extra_a_format_has_no_reader(
    module: str, name: str, make_docx: Make, make_pdf: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    data = make_docx("") if name.endswith("docx") else make_pdf([LINE])

    (fault,) = read_article(data, name=name).diagnostics

    assert (fault.code, fault.hint) == ("no-reader", "pip install 'annotated-briefings[import]'")


@pytest.fixture
def impatient() -> WorkerPool:
    return WorkerPool(1, seconds=1.0)


def test_a_task_that_hangs_is_ended_and_the_next_one_runs(impatient: WorkerPool) -> None:
    with impatient:
        hanging = impatient.submit(time.sleep, 60)
        following = impatient.submit(abs, -1)

        with pytest.raises(WorkerTimedOutError, match="longer than 1 second"):
            hanging.result(timeout=20)
        assert following.result(timeout=20) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_task_that_crashes_says_by_what_and_the_next_one_runs(impatient: WorkerPool) -> None:
    with impatient:
        crashing = impatient.submit(signal.raise_signal, signal.SIGSEGV)
        following = impatient.submit(abs, -1)

        with pytest.raises(WorkerCrashedError, match="SIGSEGV"):
            crashing.result(timeout=20)
        assert following.result(timeout=20) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its address space")
def test_a_task_that_wants_too_much_memory_says_so(impatient: WorkerPool) -> None:
    with impatient:
        greedy = impatient.submit(bytes, 8_000_000_000)

        with pytest.raises(WorkerCrashedError, match="memory"):
            greedy.result(timeout=20)


def test_a_task_that_raises_leaves_its_worker_alive(impatient: WorkerPool) -> None:
    with impatient:
        with pytest.raises(WorkerFaultError, match="ValueError"):
            impatient.submit(int, "x").result(timeout=20)
        assert impatient.submit(int, "1").result(timeout=20) == 1


def test_what_cannot_be_sent_is_a_fault_of_its_task(impatient: WorkerPool) -> None:
    with impatient:
        with pytest.raises((WorkerFaultError, BrokenExecutor)):
            impatient.submit(lambda: 1).result(timeout=20)
        assert impatient.submit(int, "1").result(timeout=20) == 1


def test_a_pool_that_is_shut_down_takes_nothing_more(impatient: WorkerPool) -> None:
    impatient.shutdown()

    with pytest.raises(RuntimeError, match="shut down"):
        impatient.submit(int, "1")


def test_cancelling_ends_what_runs_and_what_waits() -> None:
    pool = WorkerPool(1, seconds=60)
    running, waiting = pool.submit(time.sleep, 60), pool.submit(time.sleep, 60)
    while not running.running():
        time.sleep(0.01)
    time.sleep(0.5)

    pool.shutdown(cancel_futures=True)

    assert isinstance(running.exception(timeout=0), WorkerCrashedError)
    assert waiting.cancelled()


def test_what_is_cancelled_while_its_worker_starts_does_not_run() -> None:
    pool = WorkerPool(1, seconds=60)
    starting = pool.submit(time.sleep, 60)

    pool.shutdown(cancel_futures=True)

    assert starting.cancelled() or isinstance(starting.exception(timeout=0), WorkerCrashedError)
