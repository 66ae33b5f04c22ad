"""Quotations in prose: their spans, their speakers, and what the marks are for."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from annotated_briefings.quotes.find import find_quotations
from annotated_briefings.quotes.quotation import Quotation, QuotationKind

ARTICLE = Path(__file__).parents[2] / "briefings" / "sources" / "kaczmarski-kuhrt-2024.txt"


def only(text: str) -> Quotation:
    (found,) = find_quotations(text)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "He said: “It is over now.”",
        'He said: "It is over now."',
        "He said: ‘It is over now.’",
        "He said: 'It is over now.'",
        "He said: «It is over now.»",
        "He said: „It is over now.“",
        "He said: »It is over now.«",
        "He said: « It is over now. »",
        'He said: “It is over now."',
        'He said: "It is over now.”',
    ],
)
def test_every_pair_of_marks_holds_a_quotation_without_them(text: str) -> None:
    found = only(text)

    assert found.text == text[found.start : found.end] == "It is over now."


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“We will not go there”, they said.", "they", "said"),
        ("“It is over now,” said Angela Merkel.", "Angela Merkel", "said"),
        ("“It is over now,” the minister told reporters.", "the minister", "told"),
        ("As Putin put it: “We are protected from it.”", "Putin", "put it"),
        ("According to Jane Doe, “this is the end of it”.", "Jane Doe", "According to"),
        ("Chinese support, with Xi stressing his concern that “force still threatens”.", "Xi", "stressing"),
        ("Russia’s foreign minister Sergei Lavrov said that “trade is in yuan”.", "Sergei Lavrov", "said"),
        ("The minister told reporters: “We will not go.”", "The minister", "told"),
        ("Putin and Xi agreed that “it is the same”.", "Putin and Xi", "agreed"),
        ("The two countries “intend to act as one”, they said in a statement.", "The two countries", "said"),
        ("Merkel came late. When Xi arrived he said: “It is over now.”", "Xi", "said"),
        ("“We will not go,” US President Joe Biden said on Monday.", "Joe Biden", "said"),
        ("“We will go,” Taliban spokesman Zabihullah Mujahid said in a tweet.", "Zabihullah Mujahid", "said"),
        ("“It is bad,” Dr. Jane Smith, a professor at MIT, told CNN.", "Jane Smith", "told"),
        ("‘We won’t go,’ said the leaders’ spokesman, John O’Neill.", "John O’Neill", "said"),
        ("The prime minister, Boris Johnson, told MPs: “This is the end of it.”", "Boris Johnson", "told"),
        ("According to his aunt, Jane Starner, “he was brilliant from the start”.", "Jane Starner", "According to"),
        ("Emery retweeted the story, saying, “are there any supporters?”", "Emery", "saying"),
        ("Prime Minister Scott Morrison said in a statement, “We are relieved”.", "Scott Morrison", "said"),
        ("„Wir gehen nicht“, sagte Angela Merkel.", "Angela Merkel", "sagte"),
        ("« Nous partons », a déclaré Emmanuel Macron.", "Emmanuel Macron", "déclaré"),
        ("Путин сказал: «Мы не пойдём туда».", "Путин", "сказал"),
        ("“It is late,” Officer Jo Hall with the Harbour Police said.", "Jo Hall", "said"),
        ("“It is late,” Ann Roe, a partner in Quay Partners said in May.", "Ann Roe", "said"),
        ("“We came by night”, as Ann Roe put it.", "Ann Roe", "put it"),
        ("“We came by night,” local papers quoted Roe as saying.", "Roe", "quoted"),
        ("Roe was quoted as saying, “we came by night”.", "Roe", "saying"),
        ("“We came by night,” said police in a statement.", "police", "said"),
        ("“We came by night,” says a senior Danish port official.", "a senior Danish port official", "says"),
        ("“We came by night,” the ferry captain reminded everybody.", "the ferry captain", "reminded"),
        ("Critics called it “a bad day for all”.", "Critics", "called"),
        ("Roe was quick to say that “it is a bad day”.", "Roe", "was quick to say"),
        ("According to Harbour Bank’s Ann Roe, “it is a bad day”.", "Ann Roe", "According to"),
        ("The port’s CTO, Ann Roe, said that “it is a bad day”.", "Ann Roe", "said"),
    ],
)
def test_the_speaker_is_the_one_whom_the_sentence_names(text: str, speaker: str, cue: str) -> None:
    found = only(text)

    assert (found.speaker, found.cue, found.certain) == (speaker, cue, True)


@pytest.mark.parametrize(
    "text",
    [
        "“It is over,” said Xi. “We will go.”",
        "“It is over,” said Xi, “and we will go.”",
        "Xi called it “a good day for all” but cautioned that “we are not there yet”.",
    ],
)
def test_two_quotations_around_one_speaker_are_both_his(text: str) -> None:
    assert [found.speaker for found in find_quotations(text)] == ["Xi", "Xi"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("It was Andrew. Andrew does not remember it. “It was an unusual thing to do,” he said.", "Andrew"),
        ("Jane Doe told her friends. Ali Raza called his mother. “It was awful,” she said.", "Jane Doe"),
        ("The cell, Herbert said, is sensing them. “It can make a response.”", "Herbert"),
        ("“It was “a bad day” for years, Xi said.", "Xi"),
    ],
)
def test_a_speaker_who_had_to_be_guessed_is_uncertain(text: str, speaker: str) -> None:
    found = find_quotations(text)[-1]

    assert (found.speaker, found.certain) == (speaker, False)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Roe summed up a long day at sea: “It is late and dark.”", "Roe"),
        ("Ann Roe, head of the port, shared her view of it: “It is late and dark.”", "Ann Roe"),
        ("The port asked many but noted that the boats were “late and not clear”.", "The port"),
        ("The bank released a long statement saying, “It is late and dark.”", "The bank"),
        ("Ann Roe took to Facebook asking if it was “too late and dark”.", "Ann Roe"),
        ("Ann Roe’s insistence that “it is too late” was false.", "Ann Roe"),
        ("Ann Roe said nobody came. The hall was “as empty as on a holiday”.", "Ann Roe"),
    ],
)
def test_a_sentence_that_only_implies_its_speaker_is_uncertain(text: str, speaker: str) -> None:
    found = only(text)

    assert (found.speaker, found.certain) == (speaker, False)


@pytest.mark.parametrize(
    "text",
    [
        "It is “dark and cold” and “late for all of us,” said Ann Roe.",
        "“It is late,” said Ann Roe, who knows the port. It has two quays. “It is late for all of us.”",
        "“It is late for all of us.”\n\nNobody came.\n\n“It is late for all of us,” Ann Roe said.",
        "“It is late,” Ann Roe, a partner in Quay Partners wrote in May, “but not for all of us.”",
    ],
)
def test_quotations_around_one_attribution_are_one_speakers(text: str) -> None:
    assert [found.speaker for found in find_quotations(text)] == ["Ann Roe", "Ann Roe"]


@pytest.mark.parametrize(
    "text",
    [
        "“It is late and dark.” — Ann Roe, who was there",
        "“It is late and dark.”\n\n— Ann Roe",
        "“It is late and dark.”\n-- Ann Roe (2019)",
    ],
)
def test_a_signature_names_the_speaker(text: str) -> None:
    assert only(text).speaker == "Ann Roe"


def test_a_pronoun_means_nobody_whom_only_a_quotation_names() -> None:
    found = find_quotations("“Papers are dull, says Tom Berg,” the editor said.\n\n“It is late and dark,” he said.")

    assert [quotation.speaker for quotation in found] == ["the editor", "the editor"]


def test_who_is_called_something_says_nothing() -> None:
    assert only("The group, called Harbour Watch, has run “harm reduction” courses.").speaker == ""


def test_who_is_told_something_does_not_say_it() -> None:
    assert only("The crew pleaded, but they were told that the board “did not want it known”.").speaker == ""


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is late and dark,” Rep. Jo Hall (D-Maine) said.", "Jo Hall"),
        ("“It is late and dark,” Sen. Jo Hall, D-Maine, told reporters.", "Jo Hall"),
        ("Jo Hall, Democrat of Maine, who wrote that it was “late and dark”.", "Jo Hall"),
        ("Deputy Jo Hall, with the Harbour Police explains, “It is late and dark.”", "Jo Hall"),
        ("We met Jo Hall, a retired teacher, who said she was trying to “be calm”.", "Jo Hall"),
        ("The boat sank in the “dark old harbour” at night, said Sgt. Jo Hall, a spokesman.", "Jo Hall"),
        ("The authors of the bill — Jo Hall and Ann Roe — said it was “late and dark”.", "The authors of the bill"),
    ],
)
def test_party_place_and_post_do_not_hide_the_speaker(text: str, speaker: str) -> None:
    assert only(text).speaker == speaker


def test_a_mark_behind_a_space_still_closes() -> None:
    found = find_quotations('"It is late, " Roe said. "We go."')

    assert [(quotation.text, quotation.speaker) for quotation in found] == [("It is late,", "Roe"), ("We go.", "Roe")]


def test_a_sentence_behind_the_quotation_names_no_speaker() -> None:
    assert only("The quay is empty. “It is always late.” In May, a new mast, a plank added later, fell.").speaker == ""


def test_a_colon_at_the_end_of_a_paragraph_announces_the_next() -> None:
    assert only("Xi said in a statement:\n\n“We will go.”").speaker == "Xi"


def test_a_paragraph_that_is_all_quotation_goes_on_with_the_one_before() -> None:
    found = find_quotations("“It is over now,” Xi said.\n\n“We will not go there again.”")

    assert [(quotation.speaker, quotation.certain) for quotation in found] == [("Xi", True), ("Xi", False)]


def test_a_title_has_no_speaker() -> None:
    found = only("Maley said on CNBC's “Trading Nation” that it fell.")

    assert (found.kind, found.speaker) == (QuotationKind.TITLE, "")


def test_the_narrator_is_no_speaker() -> None:
    assert only("I said: “It is over now.”").speaker == ""


def test_a_sentence_before_gives_no_speaker() -> None:
    found = only("Putin said nothing. “It is over now.”")

    assert (found.speaker, found.certain) == ("", False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The “war” goes on.", QuotationKind.SCARE),
        ("he told Putin he had “concerns” , as before", QuotationKind.SCARE),
        ("It’s nicknamed “Little Moscow”, and was home.", QuotationKind.NICKNAME),
        ("known as the “Iron Lady”", QuotationKind.NICKNAME),
        ("His book “The End of History” sold.", QuotationKind.TITLE),
        ("“Never,” he said.", QuotationKind.QUOTATION),
        ("against “destructive and hostile” pressure", QuotationKind.QUOTATION),
    ],
)
def test_scare_quotes_nicknames_and_titles_are_told_apart(text: str, kind: QuotationKind) -> None:
    assert only(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "the leaders’ talks and the ’60s",
        "don't, won't and it's",
        'a 5" pipe and a 6" pipe',
        "rock 'n' roll",
        "“”",
        "“ ”",
    ],
)
def test_apostrophes_inches_and_empty_marks_are_no_quotation(text: str) -> None:
    assert find_quotations(text) == ()


def test_an_apostrophe_does_not_close_single_quotes() -> None:
    assert only("‘The leaders’ talks aren’t over’, he said.").text == "The leaders’ talks aren’t over"


def test_an_inner_quotation_belongs_to_the_outer_one() -> None:
    assert only("He said: “She told me ‘go away’ and left.”").text == "She told me ‘go away’ and left."


def test_a_quotation_may_open_each_of_its_paragraphs_and_close_the_last() -> None:
    found = only("He said: “First of all.\n\n“Then the rest.”\n\nAfterwards he left.")

    assert found.text == "First of all.\n\n“Then the rest."


def test_an_unclosed_mark_does_not_swallow_what_follows() -> None:
    found = find_quotations("He said: “First of all.\n\nThen came “a new day” for all.")

    assert [quotation.text for quotation in found] == ["a new day"]


def test_the_first_article() -> None:
    found = find_quotations(ARTICLE.read_text("utf-8"))

    assert [(quotation.text[:20], quotation.speaker, str(quotation.kind)) for quotation in found] == [
        ("intend to increase i", "The two countries", "quotation"),
        ("the politics of forc", "Xi", "quotation"),
        ("destructive and host", "Putin and Xi", "quotation"),
        ("Little Moscow", "", "nickname"),
        ("We are protected fro", "Putin", "quotation"),
        ("concerns", "Xi", "scare"),
    ]


@pytest.mark.parametrize(
    "hostile",
    [
        "“",
        '"',
        "'a ",
        "“a ",
        "‘a\n",
        "“a\n",
        "A ",
        "A",
        "Aa-",
        "A.",
        '"a ',
        "‘as ’ b",
        "said “",
        '“a" ',
        '"a” ',
        "« a ",
        "“A,” he said. ",
        "X, a, said “b” ",
    ],
)
def test_hostile_repetition_is_read_to_its_end(hostile: str) -> None:
    text = hostile * (40_000 // len(hostile))

    found = find_quotations(text)

    assert all(text[one.start : one.end] for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
