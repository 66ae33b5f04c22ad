"""Markdown: front matter, structure kept, hostile parts made text."""

from __future__ import annotations

import pytest
from annotated_briefings.importing.article import BlockKind
from annotated_briefings.importing.read import read_article

FRONT = """---
title: "A day: of talks"
author: [Jane Doe, John Roe]
date: 2024-05-17
url: https://example.org/talks
license: CC BY-SA 4.0
lang: en-GB
---
"""


def test_front_matter_fills_the_fields() -> None:
    article = read_article(f"{FRONT}\nSome prose.\n".encode(), name="a.md")

    assert article.title == "A day: of talks"
    assert [author.name for author in article.authors] == ["Jane Doe", "John Roe"]
    assert (article.published, article.url) == ("2024-05-17", "https://example.org/talks")
    assert (article.rights, article.language) == ("CC-BY-SA-4.0", "en-GB")
    assert dict(article.provenance)["authors"] == "front matter"


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    article = read_article(b"# A *day* of talks\n\nSome prose.\n\n# Another\n\nMore.", media_type="text/markdown")

    assert article.title == "A day of talks"
    assert article.body == "Some prose.\n\n## Another\n\nMore."


def test_structure_survives() -> None:
    body = "> quoted\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\n# no *heading*\n\n<b>\n```\n\n[link](https://x.org)"

    article = read_article(body.encode(), name="a.md")

    assert article.body == body
    assert [block.kind for block in article.blocks][:2] == [BlockKind.QUOTE, BlockKind.LIST]


def test_the_plain_text_has_no_markup() -> None:
    article = read_article(b"Some *emphasis*, `a < b` and a [link](https://x.org).\n\n- one\n- two", name="a.md")

    assert article.text == "Some emphasis, a < b and a link.\n\none\ntwo"


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("a <script>alert(1)</script>", "a &lt;script>alert(1)&lt;/script>"),
        ("[x](javascript:alert)", "[x](#)"),
        ("[x]: javascript:alert", "[x]: #"),
        ("[@smith] says", "[&#64;smith] says"),
        ("[[Xi]] came", "&#91;[Xi]] came"),
        ("/// aside\nx\n///", "&#47;// aside\nx\n&#47;//"),
        ("`<b> @x [[y]]`", "`<b> @x [[y]]`"),
        ("see <https://example.org>", "see <https://example.org>"),
        ("jane@example.org", "jane@example.org"),
    ],
)
def test_html_scripts_and_our_own_syntax_become_text(hostile: str, shown: str) -> None:
    assert read_article(hostile.encode(), name="a.md").body == shown


def test_broken_front_matter_is_reported_and_the_body_kept() -> None:
    article = read_article(b"---\ntitle: a: b: c\n---\n\nSome prose.", name="a.md")

    assert "invalid-yaml" in {found.code for found in article.diagnostics}
    assert article.text == "Some prose."


def test_a_date_of_the_front_matter_that_is_no_edtf_is_an_error() -> None:
    article = read_article(b"---\ntitle: x\ndate: May 17\n---\n\nSome prose.", name="a.md")

    assert article.published == ""
    assert "invalid-date" in {found.code for found in article.diagnostics}
