"""An event's options in a timeline, and the ids of events."""

from __future__ import annotations

import re

import pytest
from markdown import markdown

OPENING, END = "/// timeline\n\n", "\n///"


def _timeline(*events: str) -> str:
    return OPENING + "\n".join(f"{event}\n" for event in events) + END


def _ids(render, *events: str) -> list[str]:
    return [event.id for event in render(_timeline(*events)).events]


def test_options_below_the_words_are_read_with_their_places_and_not_shown(render, shown) -> None:
    body = render(
        _timeline(
            "2024-05-16\n:   They met. [@treaty]\n    id: summit\n    same: other#ev-2024-x\n    not-same: #later"
        )
    )

    (event,) = body.events
    assert (event.id, event.is_named, event.briefing) == ("ev-summit", True, "case")
    assert [(str(one), str(one.location)) for one in event.same] == [("other#ev-2024-x", "briefings/case.md:9:5")]
    assert [(str(one), str(one.location)) for one in event.not_same] == [("#later", "briefings/case.md:10:5")]
    assert event.text == "They met."
    assert "same" not in shown(body)
    assert body.diagnostics == ()


@pytest.mark.parametrize(
    "event",
    [
        "2024\n:   They met. [@treaty]\n\n    id: x\n",
        "2024\n:   They met. [@treaty]\n\n    Then they left.\n    id: x\n",
        "2024\n\n:   They met. [@treaty]\n    id: x  \n",
    ],
    ids=["a paragraph of its own", "end of the second paragraph", "loose"],
)
def test_options_end_an_event_of_several_paragraphs_too(event: str, render, shown) -> None:
    body = render(_timeline(event))

    assert [one.id for one in body.events] == ["ev-x"]
    assert "id: x" not in shown(body)


@pytest.mark.parametrize(
    "text",
    ["It is the\n    same: they met.", "id: x\n    They met.", "Known as\n    identity: x", "`same: a#b`", "- id: x"],
)
def test_words_that_only_look_like_options_stay_words(text: str, render) -> None:
    (event,) = render(_timeline(f"2024\n:   {text}")).events

    assert not event.is_named
    assert event.same == ()
    assert re.search("same: |id: x|identity: x", event.text + event.html)


@pytest.mark.parametrize(
    ("option", "hint"),
    [
        ("same: other", "BRIEFING#ID"),
        ("not-same: a#b#c", "BRIEFING#ID"),
        ("same: other#", "BRIEFING#ID"),
        ("id: Beijing", "small letters"),
        ("id: a--b", "single hyphens"),
        ('id: "><script>', "small letters"),
    ],
)
def test_an_option_that_cannot_be_is_an_error_at_its_line(option: str, hint: str, render) -> None:
    body = render(_timeline(f"2024\n:   They met. [@treaty]\n    {option}"))

    assert [(one.code, one.location.line, one.location.column) for one in body.diagnostics] == [("invalid-value", 8, 5)]
    assert hint in body.diagnostics[0].hint
    assert [event.text for event in body.events] == ["They met."]


def test_an_id_that_stands_twice_in_a_briefing_is_an_error_at_the_second_event(render) -> None:
    body = render(_timeline("2024\n:   One. [@treaty]\n    id: x", "2025\n:   Two. [@treaty]\n    id: x"))

    assert [(one.code, one.location.line) for one in body.diagnostics] == [("duplicate-event-id", 10)]
    assert [(event.id, event.is_named) for event in body.events] == [("ev-x", True), ("ev-2025-two", False)]


def test_an_event_of_a_quoted_timeline_has_options_too(render) -> None:
    body = render("\n".join(f"> {line}" for line in _timeline("2024\n:   One. [@treaty]\n    id: x").split("\n")))

    assert [event.id for event in body.events] == ["ev-x"]


def test_without_the_plugin_an_option_is_readable_text() -> None:
    html = markdown("2024\n:   They met.\n    same: other#ev-2024-they-met", extensions=["def_list"])

    assert "same: other#ev-2024-they-met" in html


BEFORE = "1999\n:   Something older. [@treaty]"
SAME_DAY = "2024\n:   Something else on that day. [@treaty]"
EVENT = "2024\n:   The first few words are its id. [@treaty]"
ALIKE = "2024\n:   The first few words may be another's. [@treaty]"


@pytest.mark.parametrize("events", [(BEFORE, EVENT), (SAME_DAY, EVENT), (EVENT, BEFORE), (EVENT, ALIKE)])
def test_an_event_keeps_its_id_whatever_else_is_told(events: tuple[str, ...], render) -> None:
    (alone,) = _ids(render, EVENT)

    assert _ids(render, *events)[events.index(EVENT)] == alone == "ev-2024-the-first-few-words"


def test_events_that_begin_alike_keep_their_ids_when_one_more_is_told_between_them(render) -> None:
    third = "2024\n:   The first few words of a third. [@treaty]"

    first, last = _ids(render, EVENT, ALIKE)

    assert _ids(render, EVENT, third, ALIKE)[::2] == [first, last]


def test_an_event_keeps_its_id_when_its_end_is_written_anew(render) -> None:
    assert _ids(render, EVENT) == _ids(render, EVENT.replace("are its id", "are enough"))


def test_each_of_several_events_of_one_date_has_its_own_options(render) -> None:
    body = render(_timeline("2024\n:   One. [@treaty]\n    id: x\n:   Two. [@treaty]\n    same: a#x"))

    assert [(event.id, len(event.same)) for event in body.events] == [("ev-x", 0), ("ev-2024-two", 1)]


def test_options_alone_say_nothing_of_what_happened(render) -> None:
    body = render(_timeline("2024\n:   id: x"))

    assert [(one.code, one.location.line) for one in body.diagnostics] == [("event-without-text", 6)]
