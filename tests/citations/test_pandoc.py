"""Our keys beside pandoc's, on strings that are hard to read."""

from __future__ import annotations

import json
import random
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml
from annotated_briefings.citations.pandoc import find_pandoc
from annotated_briefings.citations.scan import parse_citations

CASES = yaml.safe_load((Path(__file__).parent / "pandoc.yml").read_text("utf-8"))
ALPHABET = "[]@?a-;:,.{}()p3i §\n`<>\\é界“*_/!$^~|#& x"


def keys(text: str) -> list[str]:
    return [item.key for citation in parse_citations(text) for item in citation.items]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_the_keys_are_those_of_pandoc_or_the_difference_has_its_reason(case: dict[str, object]) -> None:
    expected = case.get("ours", case["pandoc"])

    assert sorted(keys(str(case["text"]))) == sorted(expected)  # type: ignore[arg-type]
    assert ("ours" in case) is ("why" in case)


def test_the_differences_are_few() -> None:
    assert sum("ours" in case for case in CASES) <= len(CASES) / 12


def test_ten_thousand_random_strings_are_read() -> None:
    chance = random.Random(6)

    for _ in range(10_000):
        text = "".join(chance.choices(ALPHABET, k=chance.randrange(80)))

        assert all(text[one.start : one.end] for one in parse_citations(text))


def test_the_recorded_answers_are_pandoc_s_own() -> None:
    pandoc = find_pandoc()
    if pandoc is None:
        pytest.skip("no pandoc here")
    if not subprocess.run([pandoc, "--version"], capture_output=True, text=True, check=True).stdout.startswith(
        "pandoc 3"
    ):
        pytest.skip("the answers are those of pandoc 3")

    def ask(case: dict[str, object]) -> list[str]:
        command = [pandoc, "-f", "markdown", "-t", "json"]
        done = subprocess.run(command, input=str(case["text"]).encode(), capture_output=True, check=True)
        return list(_cited(json.loads(done.stdout)["blocks"]))

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(ask, CASES))

    assert answers == [case["pandoc"] for case in CASES]


def _cited(node: object):
    if isinstance(node, dict):
        if node.get("t") == "Cite":
            yield from (item["citationId"] for item in node["c"][0])
        yield from _cited(list(node.values()))
    elif isinstance(node, list):
        for inner in node:
            yield from _cited(inner)
