"""How long a date takes to be read and to be said: ``python benchmarks/dates.py``. At most 0.1 ms each.

The dates are those of the table that is compared with edtf.js, and as many that are no dates, whose hint is looked for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "plugins"))

from annotated_briefings.dates.edtf import EdtfError, parse_edtf  # noqa: E402
from annotated_briefings.dates.words import say_date  # noqa: E402

LIMIT = 0.1
ROUNDS = 50
WRONG = ("1960s", "Spring 2022", "17 May 2024", "1985-13", "2019–2021", "1900-02-29", "since 24 February 2022", "today")


def expressions() -> list[str]:
    """The expressions of the golden table that are EDTF."""
    lines = (ROOT / "tests" / "cases" / "edtf" / "edtf-js.txt").read_text("utf-8").splitlines()
    return [text for text in (line.split(" | ")[0].strip() for line in lines if " | " in line) if _is_read(text)]


def _is_read(text: str) -> bool:
    try:
        parse_edtf(text)
    except EdtfError:
        return False
    return True


def milliseconds(act: Callable[[str], object], texts: list[str]) -> tuple[float, float, str]:
    """The median and the greatest time of one call, and for which text that was; the best of several rounds each."""
    times = {text: min(_time(act, text) for _ in range(ROUNDS)) for text in texts}
    slowest = max(texts, key=lambda text: times[text])
    return median(times.values()), times[slowest], slowest


def _time(act: Callable[[str], object], text: str) -> float:
    start = perf_counter()
    act(text)
    return (perf_counter() - start) * 1000


def main() -> int:
    """Print the figures; 1 where a limit is broken."""
    texts = expressions()
    rows = {
        "read": milliseconds(parse_edtf, texts),
        "read and said": milliseconds(lambda text: say_date(parse_edtf(text)), texts),
        "refused, with a hint": milliseconds(_is_read, list(WRONG)),
    }
    for name, (middle, greatest, slowest) in rows.items():
        print(f"{name:<22} median {middle:.4f} ms, at most {greatest:.4f} ms ({slowest})")
    return int(any(middle > LIMIT for middle, _, _ in rows.values()) or rows["read"][1] > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
