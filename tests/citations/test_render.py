"""Marks and entries."""

from __future__ import annotations

from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

import html5lib
import pytest
from annotated_briefings.citations.locators import LABELS
from annotated_briefings.citations.model import CitationItem
from annotated_briefings.citations.names import author_names, short_name, short_names
from annotated_briefings.citations.numbering import number_sources
from annotated_briefings.citations.render import BackReference, render_entry, render_mark, say_locator
from annotated_briefings.citations.scan import parse_citations
from annotated_briefings.sources.model import Copy, Name, Source, UrlStatus
from annotated_briefings.text.language import load_language
from annotated_briefings.text.place import Location

ENGLISH = load_language("en")
PLACE = Location(PurePosixPath("sources.yml"))
ARTICLE = Source(
    id="kaczmarski-kuhrt-2024",
    location=PLACE,
    type="article-magazine",
    title="Putin and Xi’s “concerns”",
    author=(Name(given="Marcin", family="Kaczmarski"), Name(given="Natasha", family="Kuhrt")),
    container_title="The Conversation",
    issued="2024-05-17",
    url="https://example.org/article?a=1&b=2",
    copy=Copy(text="x.txt", retrieved="2024-05-18", archive="https://archive.example/1"),
)
PRESS = Source(id="kremlin", location=PLACE, title="Statement", container_title="kremlin.ru")
SOURCES = {source.id: source for source in (ARTICLE, PRESS)}


def parsed(html: str) -> Element:
    root: Element = html5lib.parseFragment(html, namespaceHTMLElements=False, treebuilder="etree")
    return root


def text_of(element: Element) -> str:
    return "".join(element.itertext())


def mark(text: str) -> Element:
    (citation,) = parse_citations(text)
    numbers = number_sources([citation], known=SOURCES)
    ids = tuple(f"c-{number}" for number in range(1, len(citation.items) + 1))
    return parsed(render_mark(citation, numbers, sources=SOURCES, language=ENGLISH, mark_ids=ids))


def entry(source: Source, **options: object) -> Element:
    found = parsed(render_entry(source, language=ENGLISH, **options)).find("li")  # type: ignore[arg-type]
    assert found is not None
    return found


def links(element: Element) -> dict[str, Element]:
    return {text_of(link): link for link in element.iter("a")}


def test_a_mark_is_a_link_to_the_entry() -> None:
    (link,) = mark("[@kremlin]").iter("a")

    assert link.attrib == {"role": "doc-biblioref", "id": "c-1", "href": "#s-kremlin"}
    assert link.text == "1"


def test_a_mark_is_short() -> None:
    (citation,) = parse_citations("[@kremlin]")

    html = render_mark(citation, {"kremlin": 1}, sources=SOURCES, language=ENGLISH, mark_ids=("c-1",))

    assert len(html) <= 100


def test_a_cluster_shows_all_its_sources_with_prefix_locator_and_suffix() -> None:
    found = mark("[see @kremlin, pp. 3-4 and *passim*; @kaczmarski-kuhrt-2024, para. 2]")

    assert text_of(found) == "see 1, pp.\u00a03–4 and passim; 2, para.\u00a02"
    assert [element.text for element in found.iter("em")] == ["passim"]
    assert [link.get("id") for link in found.iter("a")] == ["c-1", "c-2"]


def test_plain_numbers_are_parted_by_commas() -> None:
    assert text_of(mark("[@kremlin; @kaczmarski-kuhrt-2024]")) == "1, 2"


def test_a_source_that_runs_on_stands_behind_the_words_that_lead_to_it() -> None:
    assert text_of(mark("[@kremlin, p. 3, and @kaczmarski-kuhrt-2024]")) == "1, p.\u00a03, and 2"
    assert text_of(mark("[@kremlin, [see @kaczmarski-kuhrt-2024] too]")) == "1, [see 2] too"
    assert text_of(mark("[@kremlin @kaczmarski-kuhrt-2024]")) == "1, 2"


def test_an_in_text_citation_names_its_authors() -> None:
    assert text_of(mark("@kaczmarski-kuhrt-2024 [p. 3]")) == "Kaczmarski and Kuhrt1, p.\u00a03"
    assert text_of(mark("-@kaczmarski-kuhrt-2024")) == "1"


def test_an_unknown_key_stays_visible_and_is_no_link() -> None:
    found = mark("[see @krelmin, p. 3; @kremlin]")

    assert text_of(found) == "see ?krelmin, p.\u00a03; 1"
    assert len(list(found.iter("a"))) == 1


def test_a_missing_source_is_said_with_its_words() -> None:
    assert text_of(mark("[@?: the year <b>]")) == "[source needed: the year <b>]"
    assert text_of(mark("[@?]")) == "[source needed]"


def test_every_label_has_words() -> None:
    for label in set(LABELS.values()):
        assert say_locator(CitationItem(key="k", label=label, locator="3"), ENGLISH).endswith("\u00a03")
        assert say_locator(CitationItem(key="k", label=label, locator="3-4"), ENGLISH).endswith("\u00a03–4")


def test_an_entry_is_in_the_house_style() -> None:
    found = entry(ARTICLE, page_href="../sources/x/")

    assert text_of(found) == (
        "Marcin Kaczmarski, Natasha Kuhrt “Putin and Xi’s ‘concerns’”. The Conversation, 17 May 2024. "
        "Original · Archived copy · Copy of 18 May 2024 · Full record"
    )
    assert found.get("id") == "s-kaczmarski-kuhrt-2024"


def test_the_first_element_of_an_entry_is_its_title() -> None:
    first = next(element for element in entry(ARTICLE).iter() if element.get("class") == "ab-entry-title")

    assert first.text == "Marcin Kaczmarski, Natasha Kuhrt"
    assert entry(ARTICLE)[0][0].get("class") == "ab-entry-title"


def test_an_archived_source_has_robust_links() -> None:
    found = links(entry(ARTICLE))

    assert found["Original"].get("href") == "https://example.org/article?a=1&b=2"
    assert found["Original"].get("data-versionurl") == "https://archive.example/1"
    assert found["Original"].get("data-versiondate") == "2024-05-18"
    assert found["Archived copy"].get("href") == "https://archive.example/1"
    assert found["Archived copy"].get("data-originalurl") == "https://example.org/article?a=1&b=2"


def test_a_usurped_address_is_never_linked() -> None:
    usurped = Source(id="x", location=PLACE, title="T", url="https://example.org/", url_status=UrlStatus.USURPED)

    assert links(entry(usurped)) == {}


def test_an_unsafe_address_is_never_linked() -> None:
    hostile = Source(id="x", location=PLACE, title="T", url="javascript:alert(1)")

    assert links(entry(hostile, page_href="javascript:alert(1)"))["Full record"].get("href") == ""
    assert "Original" not in links(entry(hostile))


def test_who_published_it_stands_in_for_a_missing_author_and_nd_for_a_missing_date() -> None:
    assert text_of(entry(PRESS)) == "kremlin.ru “Statement”. n.d."


def test_the_day_of_access_stands_where_there_is_no_copy() -> None:
    read = Source(id="x", location=PLACE, title="T", issued="2024", url="https://example.org/", accessed="2024-05-18")

    assert text_of(entry(read)) == "“T”. 2024. Original · Accessed 18 May 2024"


def test_a_page_that_is_gone_is_said_to_be() -> None:
    gone = Source(id="x", location=PLACE, title="T", url="https://example.org/", url_status=UrlStatus.DEAD)

    assert "Original (no longer there)" in links(entry(gone))


def test_a_source_with_nothing_but_a_title_has_it_first() -> None:
    assert text_of(entry(Source(id="x", location=PLACE, title="Statement", issued="2024"))) == "“Statement”. 2024."


def test_a_date_that_is_no_date_is_shown_as_written() -> None:
    assert text_of(entry(Source(id="x", location=PLACE, title="T", issued="last May"))).endswith("last May.")


def test_one_use_is_an_arrow_and_several_are_letters() -> None:
    once = links(entry(PRESS, back_references=[BackReference(id="c-1")]))
    often = entry(PRESS, back_references=[BackReference(id="c-1", locator="p. 3"), BackReference(id="c-7")])

    assert (once["↩"].get("href"), once["↩"].get("aria-label")) == ("#c-1", "Back to the text")
    assert text_of(often).endswith("↩ a p. 3 b")
    assert links(often)["b"].attrib == {
        "role": "doc-backlink",
        "href": "#c-7",
        "aria-label": "Back to use b",
    }


def test_letters_go_on_behind_z() -> None:
    many = entry(PRESS, back_references=[BackReference(id=f"c-{number}") for number in range(28)])

    assert [text_of(link) for link in many.iter("a")][25:] == ["z", "aa", "ab"]


HOSTILE = '"><script>alert(1)</script>{0}&amp;'


def test_hostile_strings_stay_text() -> None:
    source = Source(
        id="k",
        location=PLACE,
        title=HOSTILE,
        author=(Name(literal=HOSTILE),),
        container_title=HOSTILE + "c",
        publisher=HOSTILE + "p",
        issued=HOSTILE,
        language=HOSTILE,
        copy=Copy(retrieved=HOSTILE, archive="https://example.org/" + HOSTILE),
    )

    found = entry(source, back_references=[BackReference(id=HOSTILE, locator=HOSTILE)])

    assert not list(found.iter("script"))
    assert text_of(found).count("<script>alert(1)</script>") == 7


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (Name(given="Natasha", family="Kuhrt"), "Natasha Kuhrt"),
        (Name(given="Vincent", family="Gogh", non_dropping_particle="van", suffix="Jr."), "Vincent van Gogh Jr."),
        (Name(given="Alexander", family="Humboldt", dropping_particle="von"), "Alexander von Humboldt"),
        (Name(given="近平", family="习"), "习近平"),
        (Name(given="Сергей", family="Лавров"), "Сергей Лавров"),
        (Name(literal="Council of the EU"), "Council of the EU"),
        (Name(family="Homer"), "Homer"),
    ],
)
def test_names_of_any_script_are_said_in_their_own_order(name: Name, said: str) -> None:
    assert author_names(Source(id="x", location=PLACE, author=(name,))) == said


def test_a_short_name_is_never_empty() -> None:
    three = tuple(Name(family=letter) for letter in "ABC")

    assert short_name(Source(id="x", location=PLACE, author=three), ENGLISH) == "A et al."
    assert short_name(PRESS, ENGLISH) == "kremlin.ru"
    assert short_name(Source(id="x", location=PLACE, url="https://example.org/a"), ENGLISH) == "example.org"
    assert short_name(Source(id="x", location=PLACE), ENGLISH) == "x"


def test_sources_of_one_name_are_told_apart_by_year_and_letter() -> None:
    def by(family: str, key: str, issued: str) -> Source:
        return Source(id=key, location=PLACE, author=(Name(family=family),), issued=issued)

    sources = [by("Kuhrt", "a", "2024-05"), by("Kuhrt", "b", "2024"), by("Kuhrt", "c", ""), by("Xi", "d", "2020")]

    assert short_names(sources, ENGLISH) == ["Kuhrt 2024a", "Kuhrt 2024b", "Kuhrt n.d.", "Xi"]
