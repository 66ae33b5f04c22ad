"""Dates in prose: how many are found, how many are right, how fast.

Reads the WikiWars texts from ``../shared/data``, which are not part of the project. A mention counts when its span
overlaps a gold one; a value counts when the EDTF is equal, qualifiers ``~ ? %`` aside.

    python benchmarks/dates.py
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from annotated_briefings.dates.find import DateMention, find_dates

DATA = Path(__file__).parents[2] / "shared" / "data" / "wikiwars-dev.json"
_QUALIFIERS = str.maketrans("", "", "~?%")
Mention = dict[str, Any]


@dataclass(frozen=True)
class Score:
    """Counts over all texts."""

    right: int
    given: int
    wanted: int
    reached: int

    def __str__(self) -> str:
        precision, recall = self.right / self.given, self.reached / self.wanted
        f1 = 2 * precision * recall / (precision + recall)
        return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


def main() -> int:
    """Print the figures."""
    if not DATA.is_file():
        print(f"no data: {DATA} is missing, so nothing was measured")
        return 0
    texts = json.loads(DATA.read_text("utf-8"))
    started = time.perf_counter()
    found = [find_dates(text["text"], reference=date.fromisoformat(text["reference"])) for text in texts]
    seconds = time.perf_counter() - started
    gold = [text["mentions"] for text in texts]
    size = sum(len(text["text"].encode()) for text in texts)
    print(f"spans   {score(found, gold, with_value=False)}")
    print(f"values  {score(found, gold, with_value=True)}")
    print(f"speed   {size / 1000 / seconds:.0f} kB/s ({size / 1000:.0f} kB in {seconds:.2f} s)")
    return 0


def score(found: Sequence[Sequence[DateMention]], gold: Sequence[Sequence[Mention]], *, with_value: bool) -> Score:
    """How well mentions agree with the gold ones, in place or in value."""
    right = given = wanted = reached = 0
    for ours, theirs in zip(found, gold, strict=True):
        counted = [mention for mention in ours if mention.edtf or not with_value]
        expected = [mention for mention in theirs if mention["edtf"] or not with_value]
        pairs = list(_agreeing(counted, expected, with_value=with_value))
        right += len({ours_at for ours_at, _ in pairs})
        reached += len({theirs_at for _, theirs_at in pairs})
        given += len(counted)
        wanted += len(expected)
    return Score(right, given, wanted, reached)


def _agreeing(ours: list[DateMention], theirs: list[Mention], *, with_value: bool) -> Iterator[tuple[int, int]]:
    for at, mention in enumerate(ours):
        for gold_at, gold in enumerate(theirs):
            overlaps = gold["start"] < mention.end and mention.start < gold["end"]
            if overlaps and (not with_value or _plain(gold["edtf"]) == _plain(mention.edtf)):
                yield at, gold_at


def _plain(edtf: str) -> str:
    return edtf.translate(_QUALIFIERS)


if __name__ == "__main__":
    sys.exit(main())
