"""Terms as HTML."""

from __future__ import annotations

from statistics import median

import html5lib
from annotated_briefings.glossary.model import Term, TermType
from annotated_briefings.glossary.render import render_entry, render_reference
from annotated_briefings.text.language import load_language
from markupsafe import Markup

ENGLISH = load_language("en")
TERM = Term(
    id="power-of-siberia-2",
    pref_label="Power of Siberia 2",
    definition="Planned gas pipeline.",
    type=TermType.INFRASTRUCTURE,
    as_of="2024-05",
)
SOURCES = Markup('<a href="#s-k">Kaczmarski</a>')


def entry_of(term: Term, **options: object) -> object:
    """The entry as a tree."""
    html = render_entry(term, language=ENGLISH, sources=SOURCES, href="../terms/x/", **options)  # type: ignore[arg-type]
    return html5lib.parseFragment(html, namespaceHTMLElements=False)[0]  # type: ignore[index]


def text_of(element: object) -> str:
    return "".join(element.itertext())  # type: ignore[attr-defined]


def test_an_entry_shows_label_definition_kind_date_sources_and_the_way_on() -> None:
    entry = entry_of(TERM)

    assert (entry.tag, entry.attrib) == ("div", {"class": "ab-entry", "id": "t-power-of-siberia-2"})
    assert text_of(entry.find("dt")) == "Power of Siberia 2"
    definition, foot = entry.findall("dd/p")
    assert text_of(definition) == "Planned gas pipeline."
    assert foot.attrib == {"class": "ab-entry-foot"}
    assert text_of(foot) == "infrastructure · as of May 2024 · Kaczmarski · Full entry"
    assert [link.attrib["href"] for link in foot.findall("a")] == ["#s-k", "../terms/x/"]


def test_what_a_term_lacks_leaves_no_trace() -> None:
    html = render_entry(Term(id="x", pref_label="X", definition="d"), language=ENGLISH, sources=Markup(""), href="x/")

    assert '<p class="ab-entry-foot">concept · <a href="x/">Full entry</a></p>' in html


def test_a_label_in_another_language_says_so() -> None:
    entry = entry_of(Term(id="x", pref_label="Сила Сибири", pref_label_language="ru"))

    assert entry.find("dt").attrib == {"lang": "ru"}


def test_a_ready_definition_is_taken_as_it_is() -> None:
    entry = entry_of(TERM, definition=Markup('A <a href="#t-y">pipe</a>.'))

    assert entry.find("dd/p/a").attrib == {"href": "#t-y"}


def test_every_string_of_a_term_is_escaped() -> None:
    evil = '"><script>alert(1)</script>'

    html = render_entry(
        Term(id=evil, pref_label=evil, pref_label_language=evil, definition=evil),
        language=ENGLISH, sources=Markup(""), href=evil,
    )  # fmt: skip

    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 5


def test_a_reference_is_a_link_to_the_entry_on_the_page() -> None:
    link = html5lib.parseFragment(render_reference("icc", "ICC"), namespaceHTMLElements=False)[0]

    assert link.tag == "a"
    assert link.attrib == {"class": "ab-term", "role": "doc-glossref", "href": "#t-icc"}
    assert link.text == "ICC"


def test_a_reference_escapes_text_and_keeps_markup() -> None:
    assert render_reference("a", "<b>").endswith(">&lt;b&gt;</a>")
    assert render_reference("a", Markup("<em>b</em>")).endswith("><em>b</em></a>")


def test_a_use_costs_at_most_a_hundred_bytes() -> None:
    uses = [
        ("power-of-siberia-2", "Power of Siberia 2"),
        ("sanctions", "sanctions"),
        ("international-criminal-court", "ICC"),
    ]

    assert median(len(render_reference(*use).encode()) for use in uses) <= 100
