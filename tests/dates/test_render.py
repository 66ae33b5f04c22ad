"""A date in HTML."""

from __future__ import annotations

import html5lib
import pytest
from annotated_briefings.dates.edtf import parse_edtf
from annotated_briefings.dates.render import render_date


@pytest.mark.parametrize(
    ("text", "tag", "attributes", "words"),
    [
        ("2024-05", "time", {"datetime": "2024-05", "data-edtf": "2024-05"}, "May 2024"),
        ("2024-05~", "span", {"data-edtf": "2024-05~"}, "c. May 2024"),
        ("../196X", "span", {"data-edtf": "../196X"}, "until the 1960s"),
    ],
)
def test_a_date_is_a_time_where_html_can_say_it(text: str, tag: str, attributes: dict[str, str], words: str) -> None:
    body = html5lib.parse(render_date(parse_edtf(text), language="en"), namespaceHTMLElements=False)
    element = body.find(f".//{tag}")

    assert element is not None
    assert element.attrib == {"class": "ab-date", **attributes}
    assert element.text == words
