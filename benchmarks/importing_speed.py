"""How fast pages are imported: one by one against trafilatura alone, and many with two workers against one.

Reads the development pages from ``../shared/data``, which are not part of the project; the batch is copies of them.
What is compared is measured in turns within one run, so that a busy machine slows both alike. It still hides what a
second core brings, so two plain processes that run trafilatura alone are compared with one beside ours: more than the
machine gives to these, nobody gets.

    python benchmarks/importing_speed.py
"""

from __future__ import annotations

import gzip
import logging
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from annotated_briefings.importing.batch import Options, import_all, read_one
from annotated_briefings.importing.inputs import Input, expand_sources
from annotated_briefings.importing.read import read_article
from annotated_briefings.importing.workers import WorkerPool

DATA = Path(__file__).parents[2] / "shared" / "data"
BATCH = 181
ROUNDS = 3
LEAST_RATIO = 1.7
MOST_ALONE, MOST_OF_A_PAGE = 1.15, 3.0
"""Times that an article may take of what trafilatura takes: all pages of its text alone, one page of all it does."""
NOISE = 0.05


def main() -> int:
    """Print the figures; 1 where one of them is not what is wanted."""
    pages = list(_pages())
    if not pages:
        print(f"no data: {DATA} has no pages, so nothing was measured")
        return 0
    logging.disable()
    is_quick, is_shared = _compare_page_by_page(pages), _compare_workers(pages)
    return 0 if is_quick and is_shared else 1


def _pages() -> Iterator[bytes]:
    yield from (gzip.decompress(path.read_bytes()) for path in sorted(DATA.glob("aeb-dev/html/*.html.gz")))
    yield from (path.read_bytes() for path in sorted(DATA.glob("mozilla-dev/*/source.html")))


def _compare_page_by_page(pages: Sequence[bytes]) -> bool:
    import trafilatura

    ways: dict[str, Callable[[bytes], object]] = {
        "trafilatura, text only": lambda page: trafilatura.extract(page, favor_precision=True),
        "trafilatura": lambda page: trafilatura.bare_extraction(page, favor_precision=True, with_metadata=True),
        "read_article": lambda page: read_article(page, media_type="text/html"),
        "with what is found in it": lambda page: read_one(page, "page.html", Options()),
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for page in pages:
        rounds = [[_timed(lambda way=way, page=page: way(page), time.process_time) for way in ways.values()]  # type: ignore[misc]
                  for _ in range(ROUNDS)]  # fmt: skip
        for name, measured in zip(ways, zip(*rounds, strict=True), strict=True):
            seconds[name].append(min(measured))
    text_only, alone = seconds["trafilatura, text only"], seconds["trafilatura"]
    for name, measured in seconds.items():
        each, slowest = 1000 * sum(measured) / len(pages), 1000 * max(measured)
        print(f"{name:<26}{each:7.1f} ms a page (slowest {slowest:.0f} ms), {sum(measured) / sum(text_only):.2f} times "
              f"trafilatura for text only, {sum(measured) / sum(alone):.2f} with metadata "
              f"(at most {_most(measured, alone):.2f} on one page)")  # fmt: skip
    ours = seconds["read_article"]
    return sum(ours) <= MOST_ALONE * sum(text_only) and _most(ours, alone) <= MOST_OF_A_PAGE


def _most(ours: Sequence[float], alone: Sequence[float]) -> float:
    return max(one / other for one, other in zip(ours, alone, strict=True))


def _compare_workers(pages: Sequence[bytes]) -> bool:
    batch = list(islice(cycle(pages), BATCH))
    with tempfile.TemporaryDirectory() as folder:
        for number, page in enumerate(batch):
            Path(folder, f"{number:03}.html").write_bytes(page)
        inputs = expand_sources([folder])
        rounds = [_round(batch, inputs) for _ in range(ROUNDS)]
    best = _Round(*map(min, zip(*rounds, strict=True)))
    wanted = min(LEAST_RATIO, best.machine * (1 - NOISE))
    print(f"two workers against one, the best rounds of each: {best.ratio:.2f}; of this machine {best.machine:.2f} "
          f"(wanted: {LEAST_RATIO}, or what the machine gives)")  # fmt: skip
    return best.ratio >= wanted


class _Round(NamedTuple):
    """Seconds for the batch: plain processes that run trafilatura alone, and our workers."""

    plain_one: float
    plain_two: float
    one: float
    two: float

    @property
    def machine(self) -> float:
        """What a second process brings on this machine, now."""
        return self.plain_one / self.plain_two

    @property
    def ratio(self) -> float:
        return self.one / self.two


def _round(batch: Sequence[bytes], inputs: Sequence[Input]) -> _Round:
    plain = (_timed(lambda jobs=jobs: _extract_plainly(batch, jobs)) for jobs in (1, 2))  # type: ignore[misc]
    ours = (_timed(lambda jobs=jobs: _import(inputs, jobs)) for jobs in (1, 2))  # type: ignore[misc]
    measured = _Round(*plain, *ours)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{BATCH} pages, one worker {measured.one:.1f} s, two {measured.two:.1f} s: {measured.ratio:.2f}; "
          f"trafilatura in plain processes {measured.plain_one:.1f} s, {measured.plain_two:.1f} s: "
          f"{measured.machine:.2f}{load}")  # fmt: skip
    return measured


def _extract_plainly(batch: Sequence[bytes], jobs: int) -> None:
    with multiprocessing.get_context("spawn").Pool(jobs, logging.disable) as pool:
        pool.map(_extract, batch, chunksize=4)


def _extract(page: bytes) -> None:
    import trafilatura

    trafilatura.bare_extraction(page, favor_precision=True, with_metadata=True)


def _import(inputs: Sequence[Input], jobs: int) -> None:
    with WorkerPool(jobs) as pool:
        done = sum(1 for _ in import_all(inputs, executor=pool))
    if done != len(inputs):
        raise RuntimeError(f"expected {len(inputs)} results, got {done}")


def _timed(call: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    started = clock()
    call()
    return clock() - started


if __name__ == "__main__":
    sys.exit(main())
