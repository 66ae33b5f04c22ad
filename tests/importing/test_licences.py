"""Licences as publishers state them: an exact SPDX id where the page settles one, else none."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from annotated_briefings.importing.read import read_article

pytest.importorskip("trafilatura")

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "importing" / "licences.yml").read_text("utf-8"))


@pytest.mark.parametrize("page", CASES["pages"], ids=lambda page: page["name"])
def test_the_licence_of_a_page_is_that_of_its_article(page: dict[str, str]) -> None:
    body = page.get("body", "{article}").replace("{article}", CASES["article"])
    html = f"<!doctype html><title>The weir at Holm</title>{page.get('head', '')}<body>{body}"

    article = read_article(html.encode(), media_type="text/html")

    assert article.rights == page["rights"]


def test_words_without_a_version_are_kept_as_words() -> None:
    line = "<p>This is an open access article under the CC BY license.</p>"
    html = f"<!doctype html><title>The weir at Holm</title><body>{CASES['article']}{line}"

    article = read_article(html.encode(), media_type="text/html")

    assert (article.license, article.rights) == ("CC BY", "")
    assert "licence-unclear" in {found.code for found in article.diagnostics}
