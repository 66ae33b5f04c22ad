"""What is found in prose: dates, quotations with their speakers, acronyms; how much, how right, how fast.

Dates are measured on the WikiWars texts in ``../shared/data``, quotations on saved pages there (neither is part of the
project), and both on reports that were written for it (``importing_language.yml``). Texts annotated elsewhere come in
as files of JSON, one list each: dates as ``{text, reference, mentions: [{start, end, edtf}]}`` (``edtf`` may list more
than one right answer with "|", "?" counts nowhere), quotations as ``{text, quotations: [{text, speakers}]}`` (how each
begins, who may be named).

    python benchmarks/importing_language.py [dates.json] [quotations.json]
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from annotated_briefings.dates.find import find_dates
from annotated_briefings.importing.candidates import find_candidates
from annotated_briefings.importing.read import read_article
from annotated_briefings.quotes.find import find_quotations

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "shared" / "data"
WIKIWARS = DATA / "wikiwars-dev.json"
_QUALIFIERS = str.maketrans("", "", "~?%")
_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]]+)\]")
Text = dict[str, Any]


def main(paths: Sequence[str]) -> int:
    """Print the figures."""
    written = yaml.safe_load((HERE / "importing_language.yml").read_text("utf-8"))
    reports = [text for text in written if "text" in text]
    pages = [_read(text) for text in written if "page" in text and (DATA / text["page"]).is_file()]
    given = [json.loads(Path(path).read_text("utf-8")) for path in paths]
    dated = [("reports", [_dated(report) for report in reports])]
    dated += [(Path(path).stem, texts) for path, texts in zip(paths, given, strict=True) if "mentions" in texts[0]]
    if WIKIWARS.is_file():
        dated.insert(0, ("WikiWars", json.loads(WIKIWARS.read_text("utf-8"))))
    else:
        print(f"no data: {WIKIWARS} is missing, so nothing was measured on it")
    for name, texts in dated:
        print(f"dates       {name:<12} {score_dates(texts)}")
    quoted = [("reports", [_undated(report) for report in reports])]
    if pages:
        quoted.append(("pages", pages))
    else:
        print(f"no data: {DATA} has none of the pages, so no quotation was measured on them")
    quoted += [(Path(path).stem, texts) for path, texts in zip(paths, given, strict=True) if "quotations" in texts[0]]
    for name, texts in quoted:
        print(f"quotations  {name:<12} {score_quotations(texts)}")
    print(f"acronyms    {'reports':<12} {score_acronyms([_undated(report) for report in reports])}")
    _print_speed("\n\n".join(text["text"] for _, texts in dated for text in texts))
    return 0


def _dated(report: Text) -> Text:
    """A report with its marks ("[Tuesday|2024-05-14]") taken out and the places of the dates in their stead."""
    text, mentions, end = "", [], 0
    for found in _MARK.finditer(report["text"]):
        text += report["text"][end : found.start()]
        mentions.append({"start": len(text), "end": len(text) + len(found[1]), "edtf": found[2]})
        text, end = text + found[1], found.end()
    return report | {"text": text + report["text"][end:], "mentions": mentions, "reference": str(report["reference"])}


def _read(page: Text) -> Text:
    """The text of a saved page, beside what is known of its quotations."""
    data = (DATA / page["page"]).read_bytes()
    return page | {"text": read_article(data, name=page["page"]).text}


def _undated(report: Text) -> Text:
    return report | {"text": _MARK.sub(r"\1", report["text"])}


def score_dates(texts: Sequence[Text]) -> str:
    """Values: a mention is right where it overlaps a gold one of the same EDTF, qualifiers aside."""
    right = given = reached = wanted = 0
    for text in texts:
        gold = [mention for mention in text["mentions"] if mention["edtf"]]
        found = find_dates(text["text"], reference=date.fromisoformat(text["reference"]))
        open_ones = [mention for mention in gold if mention["edtf"] == "?"]
        ours = [(said.start, said.end, said.edtf) for said in found if said.edtf]
        ours = [said for said in ours if not any(_overlap(said, mention) for mention in open_ones)]
        gold = [mention for mention in gold if mention["edtf"] != "?"]
        pairs = [
            (at, place) for at, said in enumerate(ours) for place, mention in enumerate(gold) if _agree(said, mention)
        ]
        right, given = right + len({at for at, _ in pairs}), given + len(ours)
        reached, wanted = reached + len({place for _, place in pairs}), wanted + len(gold)
    return _line(right, given, reached, wanted)


def _overlap(said: tuple[int, int, str], mention: Text) -> bool:
    return bool(mention["start"] < said[1] and said[0] < mention["end"])


def _agree(said: tuple[int, int, str], mention: Text) -> bool:
    return _overlap(said, mention) and said[2].translate(_QUALIFIERS) in mention["edtf"].translate(_QUALIFIERS).split(
        "|"
    )


def score_quotations(texts: Sequence[Text]) -> str:
    """How many are found, and of their speakers how many given ones are right and how many wanted ones given."""
    total = seen = right = given = wanted = 0
    for text in texts:
        found = find_quotations(text["text"])
        for gold in text["quotations"]:
            total, wanted = total + 1, wanted + bool(gold["speakers"])
            ours = next((quoted for quoted in found if quoted.text.startswith(gold["text"])), None)
            if ours is not None:
                seen, given = seen + 1, given + bool(ours.speaker)
                right += any(_same_name(ours.speaker, name) for name in gold["speakers"])
    return f"found {seen}/{total}  speakers: {_line(right, given, right, wanted)}"


def _same_name(ours: str, gold: str) -> bool:
    return bool(ours) and ours.lower().split()[-1] == gold.lower().split()[-1]


def score_acronyms(texts: Sequence[Text]) -> str:
    """Expansions that are right."""
    right = given = wanted = 0
    for text in texts:
        gold = text.get("acronyms", {})
        found = {named.label: named.expansion for named in find_candidates(text["text"]) if named.expansion}
        agreed = sum(gold.get(label) == expansion for label, expansion in found.items())
        right, given, wanted = right + agreed, given + len(found), wanted + len(gold)
    return _line(right, given, right, wanted)


def _line(right: int, given: int, reached: int, wanted: int) -> str:
    precision, recall = right / max(1, given), reached / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({wanted} wanted, {given} given)"


def _print_speed(text: str) -> None:
    for name, seconds in _timed(text):
        size = len(text.encode()) / 1000
        print(f"speed       {name:<12} {size / seconds:.0f} kB/s ({size:.0f} kB in {seconds:.2f} s)")


def _timed(text: str) -> Iterator[tuple[str, float]]:
    ways: dict[str, Callable[[str], object]] = {
        "dates": lambda text: find_dates(text, reference=date(2024, 5, 17)),
        "quotations": find_quotations,
        "candidates": find_candidates,
    }
    for name, way in ways.items():
        way(text[:1000])
        started = time.perf_counter()
        way(text)
        yield name, time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
