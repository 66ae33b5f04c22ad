"""Each language of the interface is whole, and counts as its people do."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from annotated_briefings.text import language as language_module
from annotated_briefings.text.language import Language, UnknownLanguageError, load_language
from babel.plural import PluralRule

FOLDER = Path(language_module.__file__).parent / "languages"
TAGS = sorted(path.stem for path in FOLDER.glob("*.yml"))
CATEGORIES = {"zero", "one", "two", "few", "many", "other"}


def counted(language: Language) -> dict[str, set[str]]:
    """The keys of what is counted, without their last part, and the plural categories that each has."""
    found: dict[str, set[str]] = {}
    bases = {key.removesuffix(".other") for key in language.strings if key.endswith(".other")}
    for key in language.strings:
        base, _, category = key.rpartition(".")
        if base in bases and category in CATEGORIES:
            found.setdefault(base, set()).add(category)
    return found


def uncounted(language: Language) -> set[str]:
    bases = counted(language)
    return {key for key in language.strings if key.rpartition(".")[0] not in bases}


def places(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def test_english_german_and_russian_are_spoken() -> None:
    assert {"en", "de", "ru"} <= set(TAGS)


@pytest.mark.parametrize("tag", TAGS)
def test_a_language_says_what_english_says_and_nothing_else(tag: str) -> None:
    english, language = load_language("en"), load_language(tag)

    assert uncounted(language) ^ uncounted(english) == set()
    assert set(counted(language)) ^ set(counted(english)) == set()
    assert [key for key, words in language.strings.items() if not words.strip()] == []


@pytest.mark.parametrize("tag", TAGS)
def test_a_language_has_the_plural_forms_that_it_needs_and_no_other(tag: str) -> None:
    language = load_language(tag)
    rule = language.locale.plural_form
    assert isinstance(rule, PluralRule)

    needed = {*rule.tags, "other"}

    assert {base: had for base, had in counted(language).items() if had != needed} == {}


@pytest.mark.parametrize("tag", TAGS)
def test_a_language_fills_the_same_places_as_english(tag: str) -> None:
    english, language = load_language("en"), load_language(tag)

    for key, words in language.strings.items():
        base, _, category = key.rpartition(".")
        same = f"{base}.other" if category in CATEGORIES and f"{base}.other" in english.strings else key
        assert places(words) == places(english.strings[same]), key


@pytest.mark.parametrize(
    ("tag", "number", "said"),
    [
        ("en", 1, "1 source"),
        ("en", 1200, "1,200 sources"),
        ("de", 1, "1 Quelle"),
        ("de", 1200, "1.200 Quellen"),
        ("ru", 1, "1 источник"),
        ("ru", 3, "3 источника"),
        ("ru", 11, "11 источников"),
        ("ru", 21, "21 источник"),
        ("ru", 1200, "1\u00a0200 источников"),
    ],
)
def test_things_are_counted_as_people_count_them(tag: str, number: int, said: str) -> None:
    assert load_language(tag).count("publishing.source-count", number) == said


def test_a_number_within_a_phrase_is_written_as_the_language_writes_it() -> None:
    said = load_language("de").say("publishing.single-source", number=1200, of=3400)

    assert said == "nur eine Quelle bei 1.200 von 3.400 Sätzen mit Quelle"


@pytest.mark.parametrize("tag", ["de-AT", "de_CH", "DE"])
def test_a_region_takes_the_words_of_its_language(tag: str) -> None:
    assert load_language(tag).say("publishing.glossary") == "Glossar"


@pytest.mark.parametrize("tag", ["ar", "tlh", "", "../en", "en/../de"])
def test_a_language_without_a_file_is_refused(tag: str) -> None:
    with pytest.raises(UnknownLanguageError):
        load_language(tag)
