"""How right the quotation lock is, and how fast. Run ``python benchmarks/quotations.py``.

Quotations are made from real texts by rule (``tests/quotes/mutations.py``): what must pass, and what must not. The
texts are the project's own frozen copies and, where they are there, the articles in ``../shared``. The bars: in each
class at least .98 of the verdicts are right, no forgery is verified, and a quotation takes at most 5 ms in a source
of 100 kB. Prints one line a class, then what was judged wrong.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from annotated_briefings.quotes.verify import SourceText

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SEED = 20240516


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=2, help="mutations of each class from one text")
    parser.add_argument("--wrong", type=int, default=10, help="how many wrong verdicts to show")
    asked = parser.parse_args()
    mutations = _load_mutations()
    _print_verdicts(mutations, asked.each, asked.wrong)
    _print_speed(mutations)


def _load_mutations() -> ModuleType:
    """The module that makes them; the folders of tests are no packages."""
    path = ROOT / "tests" / "quotes" / "mutations.py"
    spec = importlib.util.spec_from_file_location("mutations", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["mutations"] = module
    spec.loader.exec_module(module)
    return module


def _texts() -> Iterator[str]:
    for path in sorted((*ROOT.glob("briefings/sources/*.txt"), *SHARED.glob("articles/*.txt"))):
        yield path.read_text("utf-8")
    bodies = SHARED / "data" / "aeb-dev" / "ground-truth.json"
    if bodies.is_file():
        yield from (entry["articleBody"] for entry in json.loads(bodies.read_text("utf-8")).values())
    else:
        print(f"only the project's own texts: {bodies.name} is not here")


def _print_verdicts(mutations: ModuleType, each: int, show: int) -> None:
    dice = random.Random(SEED)
    made, right, verified = Counter[str](), Counter[str](), Counter[str]()
    wrong: list[str] = []
    for text in _texts():
        source = SourceText(text)
        paragraphs = tuple(line for line in text.split("\n") if line.strip())
        for one in mutations.make_mutations(paragraphs, dice, each=each):
            verdict = source.verify(one.quotation)
            made[one.name] += 1
            right[one.name] += verdict.kind in one.expected
            verified[one.name] += verdict.verified
            if verdict.kind not in one.expected:
                wrong.append(f"{one.name}: {verdict.kind}: {one.quotation!r}")
    print(f"{'class':<34}{'made':>6}{'right':>8}{'verified':>10}")
    for name in mutations.CLASSES:
        share = right[name] / made[name] if made[name] else 0
        print(f"{name:<34}{made[name]:>6}{share:>8.3f}{verified[name]:>10}")
    forged = sum(verified[name] for name in mutations.FORGERIES)
    print(f"{'all':<34}{made.total():>6}{right.total() / made.total():>8.3f}   forgeries verified: {forged}")
    print("\n".join(wrong[:show]))


def _print_speed(mutations: ModuleType) -> None:
    dice = random.Random(SEED)
    text = "\n".join(_texts())
    text = (text * (100_000 // len(text) + 1))[:100_000]
    source = SourceText(text)
    begin = time.process_time()
    source.verify("words that stand nowhere, so that every index is built")
    print(f"source of {len(text):,} characters made ready in {(time.process_time() - begin) * 1000:.0f} ms")
    paragraphs = tuple(line for line in text.split("\n") if line.strip())
    times = []
    for one in mutations.make_mutations(paragraphs, dice, each=20):
        begin = time.process_time()
        source.verify(one.quotation)
        times.append((time.process_time() - begin) * 1000)
    worst = max(times)
    print(f"{len(times)} quotations: median {statistics.median(times):.2f} ms, worst {worst:.2f} ms (bar 5 ms)")


if __name__ == "__main__":
    main()
