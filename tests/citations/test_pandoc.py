"""Our keys beside pandoc's, on strings that are hard to read."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path

import pytest
import yaml
from annotated_briefings.citations.scan import parse_citations

SCRIPT = Path(__file__).parent / "cited.lua"
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


def test_the_recorded_answers_are_pandoc_s_own(pandoc: str) -> None:
    texts = json.dumps([case["text"] for case in CASES])

    done = subprocess.run([pandoc, "lua", str(SCRIPT)], input=texts.encode(), capture_output=True, check=True)

    assert json.loads(done.stdout) == [case["pandoc"] for case in CASES]
