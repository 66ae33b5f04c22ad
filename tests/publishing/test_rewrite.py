"""Pages taken out of their site: what runs stays behind, and what is left can be read."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest
from annotated_briefings.briefing.load import load_library
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.export.chapter import ChapterRewriter
from annotated_briefings.publishing.export.pages import outside
from annotated_briefings.publishing.export.rewrite import Outside, Rewriter
from annotated_briefings.publishing.site import build_context, render_library
from hypothesis import given
from hypothesis import strategies as st

ANYWHERE = Outside(address=lambda href: f"at:{href}", image=lambda src: f"file:{src}", without=frozenset({"gone"}))
NOWHERE = Outside(address=lambda _: "", image=lambda _: "")

PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<div class=gone>", "</div>", "<b onclick='x()'>", "</b>", "<script>", "</script>",
        "<li id='a b'>", "<a href='#x'>", "<a href=y>", "</a>", "<img src=z alt='<'>", "<br/>", "&amp;",
        "&#8212;", "<", "text", "<iframe>", "<dl class=ab-terms>", "<div class=ab-entry id=t-1>",
        "<dt lang=ru>", "</dt>", "<dd>", "</dd>", "</dl>", "<!--",
    ]
)  # fmt: skip


def rewritten(html: str) -> str:
    return Rewriter(ANYWHERE).rewrite(html)


def chapter(html: str) -> str:
    return ChapterRewriter(ANYWHERE, "b1-").rewrite(html)


def tree_of(html: str):
    return html5lib.parse(html, namespaceHTMLElements=False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p onclick='x()' id=a>Tom &amp; Ann &lt;3</p>", '<p id="a">Tom &amp; Ann &lt;3</p>'),
        ("a<script>alert(1)</script>b", "ab"),
        ("a<div class='x gone'><div>b</div></div>c", "ac"),
        ("<form>a<button>b</button></form>c", "c"),
        ("<br>a<hr/>", "<br>a<hr>"),
        ('<a href="y" title="&quot;">a</a>', '<a href="at:y" title="&quot;">a</a>'),
        ('<a href="#y">a</a>', '<a href="#y">a</a>'),
        ('<img src="z" srcset="q" alt="A">', '<img src="file:z" alt="A">'),
        ("<p><b>open", "<p><b>open</b></p>"),
        ("a</p>", "a"),
    ],
)
def test_a_page_keeps_what_is_read_and_nothing_that_runs(before: str, after: str) -> None:
    assert rewritten(before) == after


def test_what_leads_nowhere_is_no_link_and_what_is_nowhere_is_named() -> None:
    html = Rewriter(NOWHERE).rewrite('<a href="x">a</a> <img src="y" alt="A <map>">')

    assert html == "<a>a</a> [A &lt;map&gt;]"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<li id="ev-1">a</li>', '<li><span id="b1-ev-1"></span>a</li>'),
        ('<p lang="ru">a</p>', '<div lang="ru"><p>a</p></div>'),
        ('<i lang="ru">a</i>', '<span lang="ru"><i>a</i></span>'),
        ('<h1>a</h1><h2 id="x">b</h2>', '<h2>a</h2><h2 id="b1-x">b</h2>'),
        ('<aside class="ab-note" role="note">a</aside>', '<div class="ab-note" role="note">a</div>'),
        ('<section role="doc-endnotes">a</section>', "<section>a</section>"),
        ('<a href="#s-a:1/2">1</a>', '<a href="#b1-s-a_3a_1_2f_2">1</a>'),
        ("a<svg><title>b</title></svg>c", "ac"),
        (
            '<dl><div class="ab-entry" id="t-a"><dt lang="ru">a</dt><dd>b</dd></div></dl>',
            '<dl><dt><span id="b1-t-a" lang="ru">a</span></dt><dd>b</dd></dl>',
        ),
        (
            '<ol class="ab-timeline"><li id="ev-1"><time class="ab-date">a</time><div class="ab-event">b</div></ol>',
            (
                '<div class="ab-timeline"><dl><dt class="ab-date"><span id="b1-ev-1"></span>a</dt>'
                '<dd class="ab-event">b</dd></dl></div>'
            ),
        ),
    ],
)
def test_a_chapter_says_everything_where_pandoc_keeps_it(before: str, after: str) -> None:
    found, wanted = ([_said(element) for element in tree_of(html).iter()] for html in (chapter(before), after))

    assert found == wanted


def _said(element) -> tuple:
    return element.tag, sorted(element.attrib.items()), element.text, element.tail


@given(st.lists(PIECES, max_size=30).map("".join))
def test_whatever_comes_nothing_runs_and_every_element_is_closed(html: str) -> None:
    for out in (rewritten(html), chapter(html)):
        assert not {"script", "iframe"} & {element.tag for element in tree_of(out).iter()}
        assert "onclick" not in {name for element in tree_of(out).iter() for name in element.attrib}
        assert rewritten(out).count("<") == out.count("<")


@pytest.fixture
def place(tmp_path: Path):
    """Where things are outside of a small project, with and without a known address of its site."""
    home = tmp_path / "briefings"
    (home / "img").mkdir(parents=True)
    (home / "img/map.png").write_bytes(b"\x89PNG")
    (home / "img/notes.txt").write_text("secret", "utf-8")
    (home / "talks.md").write_text("---\ntitle: Talks\n---\n\nText.\n", "utf-8")
    (tmp_path / "outside.png").write_bytes(b"\x89PNG")

    def find(base: str = "") -> Outside:
        library, _ = load_library(home, root=tmp_path)
        context = build_context(render_library(library), addresses=Addresses(base=base), site_name="S")
        return outside(
            context, context.briefings["talks"], show_image=lambda path: path.name, chapters={"visit": "#b2"}
        )

    return find


def test_a_link_into_the_site_is_absolute_or_none(place) -> None:
    assert place("https://example.org/s/").address("../../glossary/x/#a") == "https://example.org/s/glossary/x/#a"
    assert place().address("../../glossary/x/") == ""
    assert place().address("https://example.org/") == "https://example.org/"
    assert place().address("../visit/#anywhere") == "#b2"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "http://[", "file:///etc/passwd"])
def test_an_address_that_no_reader_should_follow_is_none(place, address: str) -> None:
    assert place().address(address) == ""


@pytest.mark.parametrize("base", ["", "https://example.org/s/"])
def test_an_image_is_a_file_beside_the_briefings_and_nothing_else(place, base: str) -> None:
    found = place(base)

    assert found.image("../img/map.png") == "map.png"
    for src in ("../img/notes.txt", "../../outside.png", "../../../outside.png", "https://elsewhere.org/img/map.png"):
        assert found.image(src) == ""
