"""E-mail addresses in angle brackets are links that may be followed."""

from __future__ import annotations

from html import unescape
from pathlib import PurePosixPath

from annotated_briefings.briefing.files import read_briefing
from annotated_briefings.briefing.model import Library
from annotated_briefings.markdown.options import Options
from annotated_briefings.markdown.renderer import BodyRenderer


def test_a_mail_address_in_angle_brackets_is_a_link() -> None:
    briefing = read_briefing("---\ntitle: A\n---\n\n<foo@example.org>\n", PurePosixPath("a.md"), lambda _: None)

    body = BodyRenderer(Library(briefings=(briefing,)), Options()).render(briefing)

    assert body.diagnostics == ()
    assert 'href="mailto:foo@example.org"' in unescape(body.html)
