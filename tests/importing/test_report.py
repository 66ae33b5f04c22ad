"""What an import tells of an article."""

from __future__ import annotations

import pytest
from annotated_briefings.importing.found import find_all
from annotated_briefings.importing.read import read_article
from annotated_briefings.importing.report import report_import

PROSE = (
    "The committee met for a long time and then it said that it would meet again, as nothing at all had been agreed."
)
QUOTED = "We shall build this harbour, whatever it may cost, together with our neighbours."


def told(text: str, *, name: str) -> list[str]:
    article = read_article(text.encode(), name=name)
    return list(report_import(article, find_all(article), title=article.title))


def test_a_block_quote_is_told_with_its_words() -> None:
    page = f"<h1>A harbour</h1><p>{PROSE}</p><blockquote><p>{QUOTED}</p></blockquote><p>{PROSE}</p>"

    lines = told(f"<html><body><article>{page}</article></body></html>", name="a.html")

    assert lines[lines.index("block quotes: 1") + 1] == f"  {QUOTED}"


@pytest.mark.parametrize("notice", ["All rights reserved", "Alle Rechte vorbehalten"])
def test_rights_that_are_reserved_are_told_where_no_licence_is_named(notice: str) -> None:
    page = f"<article><h1>A harbour</h1><p>{PROSE}</p><p>{PROSE}</p></article><footer>© 2024 X. {notice}.</footer>"

    assert f"licence: none; “{notice}”" in told(f"<html><body>{page}</body></html>", name="a.html")


def test_a_text_that_says_nothing_of_rights_is_told_to_do_so() -> None:
    lines = told(f"{PROSE}\n", name="a.txt")

    assert "licence: not said" in lines
    assert not any(line.startswith("block quotes") for line in lines)


@pytest.mark.parametrize(("links", "said"), [(1, "1 link is relative"), (2, "2 links are relative")])
def test_one_is_told_as_one(links: int, said: str) -> None:
    linked = "".join(f'<p>{PROSE} See <a href="../{number}.html">there</a>.</p>' for number in range(links))

    article = read_article(f"<html><body><article><h1>A</h1>{linked}</article></body></html>".encode(), name="a.html")

    assert [found.message.partition(",")[0] for found in article.diagnostics if found.code == "relative-link"] == [said]
