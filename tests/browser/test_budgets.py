"""The front end stays small: sizes as served, compressed as a server does it at its best."""

from __future__ import annotations

import gzip
from importlib.resources import files

import pytest

ASSETS = files("annotated_briefings.publishing") / "assets"


@pytest.mark.parametrize(("name", "budget"), [("briefings.css", 3500), ("popover.js", 2500), ("search.js", 2500)])
def test_an_asset_is_within_its_budget(name: str, budget: int) -> None:
    served = (ASSETS / name).read_bytes()

    assert len(gzip.compress(served, compresslevel=9, mtime=0)) <= budget
