"""The calendar: RFC 5545 to the letter, and only what is known to the day."""

from __future__ import annotations

import re
from datetime import date

import pytest
from annotated_briefings.timeline.export import Named, PublishedEvent
from annotated_briefings.timeline.icalendar import to_icalendar
from annotated_briefings.timeline.merge import merge_events
from hypothesis import given, settings
from hypothesis import strategies as st


@pytest.fixture(scope="session")
def calendar(make_event):
    """The lines of the calendar with one event, unfolded."""

    def make(*dates: str, text: str = "They met", url: str = "https://example.org/b/#ev-met", **fields) -> list[str]:
        told = [make_event(edtf, text, id="ev-met", is_named=True, briefing=f"b{i}") for i, edtf in enumerate(dates)]
        (event,) = merge_events(told)
        place = Named(key="b", title="A briefing", url=url)
        published = PublishedEvent(event=event, places=(place,) * len(told), **fields)
        return _lines(to_icalendar([published], name="A, site", host="example.org", language="en"))

    return make


def _lines(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def _unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value)


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2024-05-16", "20240516", "20240517"),
        ("2024-02-28/2024-02-29", "20240228", "20240301"),
        ("2024-12-31", "20241231", "20250101"),
        ("2024-05-16T23:30:00-11", "20240516", "20240517"),
        ("0476-09-04", "04760904", "04760905"),
    ],
)
def test_a_day_or_days_are_dates_and_the_end_is_the_day_after(edtf: str, start: str, end: str, calendar) -> None:
    lines = calendar(edtf)

    assert f"DTSTART;VALUE=DATE:{start}" in lines
    assert f"DTEND;VALUE=DATE:{end}" in lines
    assert "STATUS:TENTATIVE" not in lines


@pytest.mark.parametrize(
    "edtf",
    [
        "2024",
        "2024-05",
        "2024-05-XX",
        "2022-23",
        "2024-05/2024-06",
        "2024-05-16/2024-06",
        "2024-05-16/..",
        "../2024-05-16",
        "[2024-05-16,2024-05-18]",
        "-0043-03-15",
        "9999-12-31",
    ],
)
def test_what_has_no_day_stays_out_and_an_empty_calendar_is_none(edtf: str, calendar) -> None:
    assert calendar(edtf) == [""]


@pytest.mark.parametrize("edtf", ["2024-05-16~", "2024-05-16?", "2024-05-16~/2024-05-17"])
def test_a_doubtful_day_is_tentative_and_says_so(edtf: str, calendar) -> None:
    lines = calendar(edtf)

    assert "STATUS:TENTATIVE" in lines
    assert any(line.startswith("DESCRIPTION:") and ("c. 16" in line or "uncertain" in line) for line in lines)


def test_days_that_contradict_each_other_are_tentative_and_both_said(calendar) -> None:
    lines = calendar("2024-05-16", "2024-05-17")

    assert "STATUS:TENTATIVE" in lines
    assert any("16 May 2024 / 17 May 2024" in line for line in lines)


def test_a_calendar_has_what_the_standard_asks_for_in_order(calendar) -> None:
    lines = calendar("2024-05-16", revised=date(2021, 7, 28).toordinal())

    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//annotated-briefings//timeline//EN"]
    assert lines[-3:] == ["END:VEVENT", "END:VCALENDAR", ""]
    assert "NAME:A\\, site" in lines
    assert "UID:ev-met@example.org" in lines
    assert "DTSTAMP:20210728T000000Z" in lines
    assert "URL:https://example.org/b/#ev-met" in lines


def test_an_address_that_holds_on_one_machine_only_is_not_given(calendar) -> None:
    assert not any(line.startswith("URL") for line in calendar("2024-05-16", url="briefings/b/"))


def test_an_address_has_no_letters_that_an_address_cannot_have(calendar) -> None:
    assert "URL:https://example.org/%C3%BC%20%0D#x" in calendar("2024-05-16", url="https://example.org/ü \r#x")


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_every_text_is_escaped_folded_and_comes_back(calendar, text: str) -> None:
    lines = calendar("2024-05-16", text=text)

    (summary,) = (line for line in lines if line.startswith("SUMMARY:"))
    without_controls = re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", " ", text)
    assert _unescaped(summary.removeprefix("SUMMARY:")) == without_controls


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_no_line_has_more_than_75_octets_and_every_one_ends_with_cr_lf(make_event, text: str) -> None:
    event = PublishedEvent(
        event=merge_events([make_event("2024-05-16", text)])[0], places=(Named(key="b", title=text, url=""),)
    )

    whole = to_icalendar([event], name=text, host="example.org", language="en")

    assert whole.endswith("\r\n")
    assert max(len(line.encode()) for line in whole.split("\r\n")) <= 75
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", whole)
