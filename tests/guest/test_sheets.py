"""The style sheets that a page's content asks for are linked in its head."""

from __future__ import annotations

import html5lib
import pytest
from mkdocs_briefings.sheets import lift_sheets

SHEET = '<link rel="stylesheet" href="../assets/briefings/timeline.css">'


def sheets_of(html: str) -> dict[str, list[str]]:
    """The addresses of the style sheets, by the part of the page."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return {part.tag: [link.get("href") for link in part.iter("link")] for part in tree}


def test_a_sheet_of_the_content_goes_into_the_head_once() -> None:
    html = f"<html><head><title>T</title></head><body>{SHEET}\n<p>One</p>{SHEET}\n</body></html>"

    lifted = lift_sheets(html)

    assert sheets_of(lifted) == {"head": ["../assets/briefings/timeline.css"], "body": []}
    assert "<p>One</p>" in lifted


@pytest.mark.parametrize(
    "content",
    [
        '<link rel="stylesheet" href="my.css">',
        '<link rel="stylesheet" media="print" href="assets/briefings/print.css">',
        "<code>&lt;link rel=&quot;stylesheet&quot;&gt;</code>",
    ],
)
def test_what_is_not_ours_stays(content: str) -> None:
    html = f"<html><head></head><body>{content}</body></html>"

    assert lift_sheets(html) == html


def test_a_site_links_each_sheet_of_ours_in_the_head(project, build_site) -> None:
    site = build_site(project("a-small-site"))

    for page in site.rglob("*.html"):
        sheets = sheets_of(page.read_text("utf-8"))
        assert sheets["body"] == []
        assert len(set(sheets["head"])) == len(sheets["head"])
    assert "../assets/briefings/timeline.css" in sheets_of((site / "timeline/index.html").read_text("utf-8"))["head"]
