"""The golden cases of ``tests/cases/markdown``: what an editor writes, and the HTML that comes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from annotated_briefings.briefing.model import RenderedBody

CASES = Path(__file__).parents[1] / "cases" / "markdown"
_CASE = re.compile(r"^## (.+?)\n(.*?)~~~~ markdown\n(.*?)~~~~\n+~~~~ html\n(.*?)~~~~", re.MULTILINE | re.DOTALL)


def read_cases() -> Iterator[object]:
    for path in sorted(CASES.glob("*.md")):
        for found in _CASE.finditer(path.read_text("utf-8")):
            yield pytest.param(found[3], found[4], id=f"{path.stem}: {found[1]}")


@pytest.mark.parametrize(("written", "expected"), list(read_cases()))
def test_what_is_written_becomes_what_is_shown(
    written: str,
    expected: str,
    render: Callable[[str], RenderedBody],
    shown: Callable[[RenderedBody], str],
) -> None:
    html = shown(render(written))

    assert html.strip() == expected.strip()
