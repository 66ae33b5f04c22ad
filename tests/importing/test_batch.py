"""Many sources at once: in their order, each for itself, whatever becomes of the others."""

from __future__ import annotations

import io
import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from annotated_briefings.cli import main
from annotated_briefings.cli.batch import run_batch
from annotated_briefings.glossary.model import Term
from annotated_briefings.importing.batch import Options, Result, import_all, pack_terms, read_one
from annotated_briefings.importing.inputs import expand_sources
from annotated_briefings.importing.workers import WorkerCrashedError, WorkerTimedOutError
from click.testing import CliRunner

PLUGINS = Path(__file__).parents[2] / "plugins"
PROSE = "In May 2024 the committee met, and “nothing at all was agreed upon” said the chair of it afterwards.\n"


class Sabotaged(Executor):
    """Runs what it is given at once, but for the files whose names say what becomes of them."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.sent.append(args[1])
        faults = {"hang.txt": WorkerTimedOutError("slow"), "crash.txt": WorkerCrashedError("SIGSEGV"),
                  "bug.txt": ZeroDivisionError("ours")}  # fmt: skip
        if args[1] in faults:
            future.set_exception(faults[args[1]])
        elif args[1] != "never.txt":
            future.set_result(fn(*args, **kwargs))
        return future


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    def make(*names: str) -> Path:
        place = tmp_path / "articles"
        for name in names:
            path = place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{path.stem}\n\n{PROSE}", "utf-8")
        return place

    return make


def run(*arguments: object, data: bytes | None = None) -> Any:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=data)


def labels(*sources: object) -> list[str]:
    return [found.label for found in expand_sources(map(str, sources))]


def test_a_folder_gives_its_articles_at_any_depth_in_a_fixed_order(folder: Callable[..., Path]) -> None:
    place = folder("b.txt", "a.HTML", "deep/er/c.md", "d.png", ".hidden/e.txt", ".f.txt")

    assert labels(place) == [str(place / name) for name in ("a.HTML", "b.txt", "deep/er/c.md")]


def test_a_pattern_gives_what_it_matches_and_a_name_what_it_names(folder: Callable[..., Path]) -> None:
    place = folder("a.txt", "b[1].txt", "c.md")

    assert labels(place / "*.txt") == [str(place / "a.txt"), str(place / "b[1].txt")]
    assert labels(place / "b[1].txt", place / "c.md") == [str(place / "b[1].txt"), str(place / "c.md")]


def test_what_is_not_there_is_a_finding_and_the_rest_is_imported(folder: Callable[..., Path], tmp_path: Path) -> None:
    place, project = folder("a.txt", "b.txt"), tmp_path / "project"

    result = run("import", place / "a.txt", place / "no.txt", place / "*.pdf", place / "b.txt", "--into", project)

    assert result.exit_code == 1
    assert "2 sources imported, 2 failed" in result.output
    for name in ("no.txt", "*.pdf"):
        assert f"{place / name}: {name}:1:1: error [unreadable-file] the file cannot be read: No such" in result.output
    assert len(list((project / "briefings").glob("*.md"))) == 2


def test_what_is_not_there_is_inspected_as_what_cannot_be_read(folder: Callable[..., Path]) -> None:
    place = folder("a.txt")

    result = run("inspect", place / "no.txt", place / "a.txt")

    seen = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert ["unreadable-file" in str(one["diagnostics"]) for one in seen] == [True, False]


@pytest.mark.parametrize("name", ["a" * 5_000, "no[thing.txt", "a.txt/b"])
def test_a_name_that_no_file_can_have_is_an_input_too(name: str, folder: Callable[..., Path]) -> None:
    source = folder("a.txt") / name

    assert labels(source) == [str(source)]


def test_one_bad_file_never_stops_the_rest(folder: Callable[..., Path]) -> None:
    place = folder("1.txt", "bug.txt", "crash.txt", "hang.txt", "z.txt")

    results = list(import_all(expand_sources([str(place)]), executor=Sabotaged()))

    faults = {result.input.name: [found.code for found in result.article.diagnostics if found.severity == "error"]
              for result in results}  # fmt: skip
    assert faults == {
        "1.txt": [],
        "bug.txt": ["import-crashed"],
        "crash.txt": ["import-crashed"],
        "hang.txt": ["import-timed-out"],
        "z.txt": [],
    }


def test_a_file_that_cannot_be_read_is_a_finding_of_its_own(folder: Callable[..., Path]) -> None:
    place = folder("a.txt", "b.txt")
    inputs = expand_sources([str(place)])
    (place / "a.txt").unlink()

    first, second = import_all(inputs, executor=Sabotaged())

    assert [found.code for found in first.article.diagnostics] == ["unreadable-file"]
    assert not second.failed


def test_an_executor_that_breaks_down_is_a_finding_for_each_file_that_is_left(folder: Callable[..., Path]) -> None:
    class Broken(Sabotaged):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            raise BrokenExecutor("gone")

    results = list(import_all(expand_sources([str(folder("a.txt", "b.txt"))]), executor=Broken()))

    assert [found.code for result in results for found in result.article.diagnostics] == ["import-crashed"] * 2


def test_results_come_in_the_order_of_the_sources(folder: Callable[..., Path]) -> None:
    names = [f"{number:02}.txt" for number in range(20)]
    place = folder(*names)
    (place / "00.txt").write_text(f"00\n\n{PROSE * 200}", "utf-8")

    with ThreadPoolExecutor(4) as executor:
        results = list(import_all(expand_sources([str(place)]), executor=executor))

    assert [result.input.name for result in results] == names


def test_no_more_is_read_ahead_than_may_be(folder: Callable[..., Path]) -> None:
    place = folder("a.txt", "never.txt", *(f"z{number}.txt" for number in range(9)))
    executor, stop = Sabotaged(), threading.Event()
    results = import_all(expand_sources([str(place)]), executor=executor, ahead=3, stop=stop)

    first = next(results)
    threading.Timer(0.5, stop.set).start()
    rest = list(results)

    assert (first.input.name, [result.input.name for result in rest]) == ("a.txt", ["z0.txt", "z1.txt"])
    assert executor.sent == ["a.txt", "never.txt", "z0.txt", "z1.txt"]


def test_the_unit_of_work_can_be_sent_and_so_can_what_it_returns(pool: Executor) -> None:
    term = Term(id="committee", pref_label="committee", definition="Some people.")
    options = Options(published="2024-05-17", glossary=pack_terms((term,)))

    alone = read_one(PROSE.encode(), "a.txt", options)

    assert pool.submit(read_one, PROSE.encode(), "a.txt", options).result(timeout=30) == alone
    assert pickle.loads(pickle.dumps(alone)) == alone
    assert [match.term_id for match in alone[1].terms] == ["committee"]


def test_the_result_has_the_bytes_as_they_came(folder: Callable[..., Path]) -> None:
    place = folder("a.txt")

    (result,) = import_all(expand_sources([str(place)]), executor=Sabotaged())

    assert result.article.original == (place / "a.txt").read_bytes()


def test_one_worker_and_two_give_the_same_drafts(folder: Callable[..., Path], tmp_path: Path) -> None:
    place = folder(*(f"{number}/same.txt" for number in range(6)))
    for jobs in (1, 2):
        assert run("import", place, "--jobs", jobs, "--into", tmp_path / f"jobs-{jobs}").exit_code == 0

    one, two = (
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (tmp_path / "jobs-1", tmp_path / "jobs-2")
    )
    assert one == two


def test_two_articles_of_one_title_become_two_briefings(tmp_path: Path) -> None:
    for number, words in enumerate(("rivers and boats", "trees")):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "same.txt").write_text(f"A long text about {words}. {PROSE}\n", "utf-8")

    run("import", tmp_path / "0", tmp_path / "1", "--into", tmp_path)

    briefings = sorted((tmp_path / "briefings").glob("*.md"))
    assert [path.name for path in briefings] == ["same-b.md", "same.md"]
    assert "about trees" in briefings[0].read_text("utf-8")


def test_an_import_of_many_ends_with_what_failed_and_where_the_drafts_are(
    folder: Callable[..., Path], tmp_path: Path
) -> None:
    place = folder("a.txt", "b.txt")
    (place / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")

    result = run("import", place, "--into", tmp_path)

    assert result.exit_code == 1
    assert "2 sources imported, 1 failed" in result.output
    assert f"{place / 'broken.pdf'}: broken.pdf:1:1: error [broken-file]" in result.output
    assert f"The drafts are in {tmp_path / 'briefings'}" in result.output


def test_inspect_keeps_the_order_and_says_what_is_wrong_with_each(folder: Callable[..., Path]) -> None:
    place = folder("b.txt", "d.txt")
    (place / "a.docx").write_bytes(b"PK\x03\x04 nothing")
    (place / "c.pdf").write_bytes(b"%PDF-1.4")

    result = run("inspect", place)

    objects = [json.loads(line) for line in result.output.splitlines()]
    assert [Path(one["source"]).name for one in objects] == ["a.docx", "b.txt", "c.pdf", "d.txt"]
    assert [one["diagnostics"][0]["code"] == "broken-file" for one in objects] == [True, False, True, False]
    assert objects[1]["events"][0]["edtf"] == "2024-05"


def test_a_hyphen_is_standard_input() -> None:
    result = run("inspect", "-", data=PROSE.encode())

    (found,) = [json.loads(line) for line in result.output.splitlines()]
    assert (found["source"], found["text"]) == ("-", PROSE.strip())


def test_what_a_second_reading_changes_is_not_blamed_on_the_source(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><article><h1>One</h1><p>{PROSE * 4}</p></article></body></html>", "utf-8")
    run("import", page, "--into", tmp_path)
    (frozen,) = (tmp_path / "briefings" / "sources").glob("*.txt")
    frozen.write_text(frozen.read_text("utf-8") + "\nMore.\n", "utf-8")

    result = run("import", page, "--into", tmp_path)

    assert "the source is the same, but is read differently now" in result.output


def test_an_interruption_keeps_what_is_done_and_names_what_is_not(folder: Callable[..., Path]) -> None:
    inputs = expand_sources([str(folder(*(f"{number:03}.txt" for number in range(200))))])
    taken: list[Result] = []

    def take(result: Result) -> None:
        taken.append(result)
        if len(taken) == 3:
            signal.raise_signal(signal.SIGINT)

    left = run_batch(inputs, options=Options(), jobs=1, seconds=30, take=take)

    assert 3 <= len(taken) < 200
    assert [result.input for result in taken] + list(left) == list(inputs)
    assert not any(result.failed for result in taken)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_ends_with_130_and_every_draft_that_was_told_of_is_whole(
    folder: Callable[..., Path], tmp_path: Path
) -> None:
    place = folder(*(f"{number:03}.txt" for number in range(400)))
    command = [sys.executable, "-c", "from annotated_briefings.cli import main; main()", "import", str(place),
               "--jobs", "1", "--into", str(tmp_path)]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(PLUGINS)}
    running = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 30
    while not list(tmp_path.glob("briefings/*.md")) and time.monotonic() < deadline:
        time.sleep(0.01)

    running.send_signal(signal.SIGINT)
    output, errors = running.communicate(timeout=30)

    told = output.count("imported  ")
    assert running.returncode == 130, errors
    assert f"Interrupted: {400 - told} of 400 not done" in errors
    assert len(list(tmp_path.glob("briefings/*.md"))) == told
    assert "Traceback" not in errors


def test_a_bar_is_shown_on_a_terminal_only(folder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    inputs = expand_sources([str(folder("a.txt", "b.txt"))])
    for stream, is_shown in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)

        run_batch(inputs, options=Options(), jobs=1, seconds=30, take=lambda result: None)

        assert ("Importing" in stream.getvalue()) is is_shown
