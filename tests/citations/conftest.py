"""Citation styles of our own making, and the engine that reads them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from annotated_briefings.citations.pandoc import find_pandoc

STYLES = Path(__file__).parent / "styles"


@pytest.fixture(scope="session")
def pandoc() -> str:
    """The path of a pandoc that is new enough."""
    found = find_pandoc()
    if found is None or not _version(found).startswith("pandoc 3"):
        pytest.skip("no pandoc 3 here")
    return found


def _version(pandoc: str) -> str:
    return subprocess.run([pandoc, "--version"], capture_output=True, text=True, check=True).stdout
