"""Events for tests of the timeline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

import pytest
from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.text.place import Location
from annotated_briefings.timeline.model import Event

MakeEvent = Callable[..., Event]


@pytest.fixture(scope="session")
def make_event() -> MakeEvent:
    """An event from its EDTF text; its id and text are the name."""

    def make(edtf: str, name: str = "it happened", **fields: object) -> Event:
        values: dict[str, object] = {
            "id": f"ev-{name.replace(' ', '-')}",
            "text": name,
            "html": name,
            "sources": ("someone-2024",),
            "location": Location(PurePosixPath("briefings/a.md"), 3, 1),
            **fields,
        }
        return Event(date=parse_edtf(edtf), **values)  # type: ignore[arg-type]

    return make
