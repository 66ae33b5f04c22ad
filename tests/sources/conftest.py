"""A server to ask, and somebody to ask it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from annotated_briefings.sources.web import Fetcher

sys.path.insert(0, str(Path(__file__).parents[1]))

from webserver import Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on this machine."""
    with serving() as found:
        yield found


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    """Time in the hand of the test."""
    return Clock()


@pytest.fixture
def fetcher(clock: Clock) -> Fetcher:
    """One that may ask this machine, and does not really wait."""
    return Fetcher(delay=1, clock=lambda: clock.now, sleep=clock.sleep, may_connect=lambda address: True)
