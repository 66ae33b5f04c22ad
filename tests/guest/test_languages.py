"""A site speaks the language of its theme: words, numbers, dates, quotation marks; a right-to-left one too."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
import pytest
from annotated_briefings.text.language import load_language

BRIEFINGS = {
    "a-german-site": "erster-artikel",
    "a-russian-site": "pamyatnik",
    "an-arabic-site": "udhr",
}


@pytest.fixture
def article(project, build_site):
    """Builds a project and gives the article of one of its pages, by default that of its briefing."""

    def build(name: str, path: str = ""):
        site = build_site(project(name))
        page = site / (path or f"briefings/{BRIEFINGS[name]}/") / "index.html"
        tree = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)
        return next(tree.iter("article"))

    return build


def words(element) -> str:
    """What is read of an element, with single spaces and none before a mark."""
    text = re.sub(r"\s+", " ", "".join(element.itertext())).strip()
    return re.sub(r" (?=[.,])", "", text)


def by_class(element, name: str) -> list[str]:
    return [words(found) for found in element.iter() if name in (found.get("class") or "").split()]


def headings(element) -> list[str]:
    return [words(found) for found in element.iter("h2")]


def test_a_german_briefing_is_german_throughout(article) -> None:
    page = article("a-german-site")

    assert by_class(page, "ab-kicker") == ["Briefing · Recht"]
    assert headings(page) == [
        "Das Wichtigste",
        "Chronologie",
        "Korrekturen und Aktualisierungen",
        "Quellen",
        "Begriffe in diesem Briefing",
        "Dieses Briefing zitieren",
    ]
    dates = ("bis zu den 1950er-Jahren", "1. September 1948 – 8. Mai 1949", "23. Mai 1949", "Herbst 2022")
    assert [date for date in dates if date not in words(page)] == []
    entries = by_class(page, "ab-entry-head")
    assert entries[1].startswith("Erika Beispiel (Hrsg.) Ein Handbuch zum „Grundgesetz“. Musterverlag, um 2019.")
    assert entries[2].startswith("A. Eins, B. Zwei, C. Drei „Über das ‚Grundgesetz‘“. Zeitschrift für Beispiele, o. D.")
    assert "S.\u00a012–14" in "".join(page.itertext())
    assert "Wie Eins u. a." in words(page)
    assert by_class(page, "ab-needs-source") == ["[Beleg fehlt]"]
    assert "„Der erste Artikel“. Erläutert, um den 23. Mai 2024." in words(page)


def test_a_russian_briefing_is_russian_throughout(article) -> None:
    page = article("a-russian-site")

    assert by_class(page, "ab-kicker") == ["Разбор · Литература"]
    assert headings(page) == [
        "Главное",
        "Хронология",
        "Исправления и обновления",
        "Источники",
        "Термины в этом разборе",
        "Как цитировать этот разбор",
    ]
    assert "3 источника" in by_class(page, "ab-facts")[0]
    entries = by_class(page, "ab-entry-head")
    assert entries[0].startswith(
        "Александр Пушкин «Я памятник себе воздвиг нерукотворный…». 21 августа 1836 г. Дата копии"
    )
    assert "«О „Памятнике“». Журнал примеров, б. д." in entries[2]
    assert "с.\u00a012–14" in "".join(page.itertext())
    assert "Как пишет Первый и др." in words(page)
    assert "«Нерукотворный памятник». С пояснениями, ок. 6 июня 2024 г." in words(page)
    assert "г.." not in words(page)


def test_a_russian_name_is_found_in_another_case(article) -> None:
    page = article("a-russian-site")

    assert by_class(page, "ab-term")[0] == "Пушкина"


@pytest.mark.parametrize(
    ("name", "path", "said"),
    [
        ("a-german-site", "glossary/grundgesetz", {"Englisch": "Basic Law", "Russisch": "Основной закон"}),
        ("a-russian-site", "glossary/pushkin", {"английский": "Alexander Pushkin", "китайский": "普希金"}),
    ],
)
def test_other_names_have_their_language_in_words_and_in_the_page(article, name: str, path: str, said: dict) -> None:
    page = article(name, path)

    shown = {}
    for item in (item for listed in page.iter("ul") if listed.get("class") == "ab-names" for item in listed):
        spans = list(item.iter("span"))
        if spans[0].get("lang"):
            shown[words(spans[1])] = words(spans[0])
    assert shown == said


@pytest.mark.parametrize("name", sorted(BRIEFINGS))
def test_no_word_of_the_interface_is_missing_or_unfilled(name: str, project, build_site) -> None:
    site = build_site(project(name))

    keys = load_language("en").strings
    for page in sorted(Path(site).rglob("index.html")):
        tree = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)
        article = next(tree.iter("article"))
        text = words(article)
        assert re.findall(r"\{[a-z]+\}", text) == [], page
        assert [key for key in keys if "." in key and key in text] == [], page


def test_folders_without_a_navigation_of_the_users_are_named_in_the_language_of_the_site(project, build_site) -> None:
    site = build_site(project("a-german-site"))

    tree = html5lib.parse((site / "index.html").read_text("utf-8"), namespaceHTMLElements=False)
    nav = next(found for found in tree.iter("nav") if "md-nav--primary" in found.get("class", ""))
    titles = {words(found) for found in nav.iter() if "md-nav__link" in found.get("class", "").split()}
    assert {"Start", "Briefings", "Alle Briefings", "Glossar", "Chronologie", "Quellen", "Themen"} <= titles
    assert not {"Glossary", "Timeline", "Sources", "Topics"} & titles


def test_a_site_whose_language_has_no_interface_has_the_english_one(article) -> None:
    page = article("an-arabic-site")

    assert "Sources" in headings(page)
    assert "التسلسل الزمني" in headings(page)
