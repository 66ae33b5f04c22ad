"""How fast pages are imported: one by one against trafilatura alone, and many with two workers against one.

Reads the development pages from ``../shared/data``, which are not part of the project; the batch is copies of them.
What is compared is measured in turns within one run, so that a busy machine slows both alike; it still hides what a
second core brings, so the load of the machine is printed.

    python benchmarks/importing_speed.py
"""

from __future__ import annotations

import gzip
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from annotated_briefings.importing.batch import Options, import_all, read_one
from annotated_briefings.importing.inputs import Input, expand_sources
from annotated_briefings.importing.read import read_article
from annotated_briefings.importing.workers import WorkerPool

DATA = Path(__file__).parents[2] / "shared" / "data"
BATCH = 181
ROUNDS = 3
LEAST_RATIO = 1.7


def main() -> int:
    """Print the figures; 1 where two workers bring too little."""
    pages = list(_pages())
    if not pages:
        print(f"no data: {DATA} has no pages, so nothing was measured")
        return 0
    logging.disable()
    _compare_page_by_page(pages)
    return 0 if _compare_workers(pages) >= LEAST_RATIO else 1


def _pages() -> Iterator[bytes]:
    yield from (gzip.decompress(path.read_bytes()) for path in sorted(DATA.glob("aeb-dev/html/*.html.gz")))
    yield from (path.read_bytes() for path in sorted(DATA.glob("mozilla-dev/*/source.html")))


def _compare_page_by_page(pages: Sequence[bytes]) -> None:
    import trafilatura

    ways: dict[str, Callable[[bytes], object]] = {
        "trafilatura alone": lambda page: trafilatura.bare_extraction(page, with_metadata=True),
        "read_article": lambda page: read_article(page, media_type="text/html"),
        "with what is found in it": lambda page: read_one(page, "page.html", Options()),
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for page in pages:
        for name, way in ways.items():
            seconds[name].append(_timed(lambda way=way, page=page: way(page)))  # type: ignore[misc]
    alone = sum(seconds["trafilatura alone"])
    for name, measured in seconds.items():
        each, slowest = 1000 * sum(measured) / len(pages), 1000 * max(measured)
        print(
            f"{name:<26}{each:7.1f} ms a page (slowest {slowest:.0f} ms), {sum(measured) / alone:.2f} times trafilatura"
        )


def _compare_workers(pages: Sequence[bytes]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        for number, page in enumerate(islice(cycle(pages), BATCH)):
            Path(folder, f"{number:03}.html").write_bytes(page)
        inputs = expand_sources([folder])
        best: dict[int, float] = {}
        for number in range(ROUNDS):
            one, two = (_timed(lambda jobs=jobs: _import(inputs, jobs)) for jobs in (1, 2))  # type: ignore[misc]
            best = {1: min(one, best.get(1, one)), 2: min(two, best.get(2, two))}
            load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
            print(
                f"round {number + 1}: {BATCH} pages, one worker {one:.1f} s, two {two:.1f} s: {one / two:.2f}  {load}"
            )
    ratio = best[1] / best[2]
    print(f"two workers against one: {ratio:.2f}, the best rounds of each (wanted: {LEAST_RATIO} on two free cores)")
    return ratio


def _import(inputs: Sequence[Input], jobs: int) -> None:
    with WorkerPool(jobs) as pool:
        done = sum(1 for _ in import_all(inputs, executor=pool))
    if done != len(inputs):
        raise RuntimeError(f"expected {len(inputs)} results, got {done}")


def _timed(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
