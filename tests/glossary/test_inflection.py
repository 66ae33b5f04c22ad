"""The forms that a label takes."""

from __future__ import annotations

import pytest
from annotated_briefings.glossary.inflection import inflect
from annotated_briefings.glossary.model import Label, Term, TermType

CONCEPT = Term(id="x", pref_label="x")


def forms_of(text: str, language: str = "", *, kind: TermType = TermType.CONCEPT) -> tuple[str, ...]:
    return inflect(Label(text=text, language=language), Term(id="x", pref_label=text, type=kind))


@pytest.mark.parametrize(
    ("label", "plurals"),
    [
        ("sanction", "sanctions"), ("joint statement", "joint statements"), ("arrest warrant", "arrest warrants"),
        ("treaty", "treaties"), ("embassy", "embassies"), ("attorney", "attorneys"), ("party", "parties"),
        ("crisis", "crises"), ("hypothesis", "hypotheses"), ("virus", "viruses"), ("gas", "gases"),
        ("class", "classes"), ("church", "churches"), ("tax", "taxes"), ("clash", "clashes"), ("monarch", "monarchs"),
        ("life", "lives"), ("half", "halves"), ("thief", "thieves"), ("belief", "beliefs"), ("chief", "chiefs"),
        ("spokesman", "spokesmen"), ("chairwoman", "chairwomen"), ("human", "humans"), ("shaman", "shamans"),
        ("person", "people|persons"), ("child", "children"), ("criterion", "criteria"),
        ("memorandum", "memoranda|memorandums"), ("veto", "vetoes"), ("embargo", "embargoes"), ("euro", "euros"),
        ("volcano", "volcanos|volcanoes"), ("café", "cafés"), ("ceasefire", "ceasefires"),
        ("prisoner of war", "prisoners of war"), ("head of state", "heads of state"),
        ("weapon of mass destruction", "weapons of mass destruction"), ("coup d’état", "coups d’état"),
        ("secretary-general", "secretaries-general"), ("attorney general", "attorneys general"),
        ("general", "generals"), ("Uyghur", "Uyghurs"), ("NGO", "NGOs"), ("co-operative", "co-operatives"),
    ],
)  # fmt: skip
def test_english_plurals(label: str, plurals: str) -> None:
    assert forms_of(label) == tuple(plurals.split("|"))


@pytest.mark.parametrize(
    "label",
    ["sanctions", "news", "economics", "series", "aircraft", "means", "5G", "C++", "U.S.", "x", "", "台湾", "a 2"],
)
def test_what_has_no_english_plural(label: str) -> None:
    assert forms_of(label) == ()


@pytest.mark.parametrize("label", ["Power of Siberia", "International Criminal Court", "iPhone"])
def test_a_name_with_inner_capitals_has_no_plural(label: str) -> None:
    assert forms_of(label) == ()


@pytest.mark.parametrize("kind", [TermType.PERSON, TermType.PLACE, TermType.ORGANISATION])
def test_a_name_by_type_has_no_plural(kind: TermType) -> None:
    assert forms_of("Apple", kind=kind) == ()


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Путин", "Путина Путину Путиным Путине"),
        ("Владимир Путин", "Владимира Путина|Владимиру Путину|Владимиром Путиным"),
        ("Си Цзиньпин", "Си Цзиньпина|Си Цзиньпином"),
        ("Захарова", "Захаровой Захарову"),
        ("Зеленский", "Зеленского Зеленскому Зеленским Зеленском"),
        ("Россия", "России Россию Россией"),
        ("Китай", "Китая Китаю Китаем Китае"),
        ("Москва", "Москвы Москве Москву Москвой"),
        ("Сибирь", "Сибири Сибирью"),
        ("Сила Сибири 2", "Силы Сибири 2|Силе Сибири 2|Силу Сибири 2|Силой Сибири 2"),
        ("Международный уголовный суд", "Международного уголовного суда|Международном уголовном суде"),
        ("Шанхайская организация сотрудничества", "Шанхайской организации сотрудничества"),
        ("Совет Безопасности ООН", "Совета Безопасности ООН|Советом Безопасности ООН"),
        ("Чёрное море", "Черного моря|Черном море"),
        ("санкция", "санкции санкцию санкцией санкций санкциям санкциями санкциях"),
        ("санкции", "санкций санкциям санкциями санкциях"),
        ("ордер на арест", "ордера на арест|ордеров на арест"),
        ("сделка", "сделок сделке сделку"),
        ("рынок", "рынка рынку рынков"),
        ("владелец", "владельца владельцев"),
        ("соглашение", "соглашения соглашений соглашении"),
        ("государство", "государства государств государствам"),
        ("премьер-министр", "премьер-министра премьер-министром"),
        ("Ростов-на-Дону", "Ростова-на-Дону Ростове-на-Дону"),
        ("россиянин", "россияне россиян россиянам"),
        ("земля", "земель землей"),
        ("время", "времени временем"),
        ("вооружённые силы", "вооруженных сил|вооруженными силами"),
        ("данные разведки", "данных разведки"),
        ("ядерное оружие", "ядерного оружия|ядерным оружием"),
        ("письмо", "писем письмом"),
    ],
)
def test_russian_case_forms(label: str, expected: str) -> None:
    wanted = expected.split("|" if " " in label else " ")

    assert set(wanted) <= set(forms_of(label, "ru"))


@pytest.mark.parametrize("label", ["НАТО", "США", "PoS-2", "2024", ""])
def test_abbreviations_have_no_case_forms(label: str) -> None:
    assert forms_of(label, "ru") == ()


def test_a_name_has_no_russian_plural() -> None:
    assert "Москвам" not in forms_of("Москва", "ru", kind=TermType.PLACE)


def test_a_russian_label_gets_no_english_plural() -> None:
    assert not any(form.endswith("s") for form in forms_of("санкция"))


def test_an_untagged_label_in_cyrillic_letters_is_taken_as_russian() -> None:
    assert "санкций" in forms_of("санкция")


def test_a_label_in_another_language_stays_as_it_is() -> None:
    assert forms_of("Sanktion", "de") == ()
    assert inflect(Label(text="Sanktion"), CONCEPT, language="de") == ()


def test_a_form_is_never_the_label_itself() -> None:
    assert "санкции" not in forms_of("санкции", "ru")
