"""Whom news prose names as speaker: datelines, roles, pronouns, and the sentences around a quotation."""

from __future__ import annotations

import pytest
from annotated_briefings.quotes.find import find_quotations
from hypothesis import given
from hypothesis import strategies as st


def speakers(text: str) -> list[str]:
    return [found.speaker for found in find_quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "BERGEN, Norway (Reuters) - Mayor Ann Roe met the crew.\n\n“It is late for all of us,” she said.",
        "BERGEN, May 3. /TASS/. Mayor Ann Roe met the crew.\n\n“It is late for all of us,” she said.",
        "Bergen, Dec 06: Mayor Ann Roe met the crew.\n\n“It is late for all of us,” she said.",
        "BERGEN, N.H. — Ann Roe opened a long debate, calling it “a day that is late for all of us”.",
    ],
)
def test_a_dateline_names_nobody(text: str) -> None:
    assert speakers(text) == ["Ann Roe"]


@pytest.mark.parametrize(
    "text",
    [
        "''It is late,'' Roe said.",
        "‘‘It is late,’’ Roe said.",
        "“It is late,’’ Roe said.",
        "”It is late,” Roe said.",
    ],
)
def test_marks_made_of_other_marks_still_hold_a_quotation(text: str) -> None:
    (found,) = find_quotations(text)

    assert found.text == text[found.start : found.end] == "It is late,"
    assert found.speaker == "Roe"


def test_a_quotation_may_begin_with_cause() -> None:
    (found,) = find_quotations("The strike would 'cause real damage' to the port, Roe said.")

    assert (found.text, found.speaker) == ("cause real damage", "Roe")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is late,” says Green Party councillor and Quay resident Jo Hall.", "Jo Hall"),
        ("“It is late,” said Maine state Sen. Jo Hall, who lives there.", "Jo Hall"),
        ("“It is late,” an elder official from the City said.", "an elder official"),
        ("The chief of Quay and Harbour Police, Jo Hall, said it was “late for all of us”.", "Jo Hall"),
        ("In her reply, the Harbour Stars Coach, Jo Hall, said it was “late for all of us”.", "Jo Hall"),
        (
            "A lawyer for the man charged with robbing a Maine sheriff Friday called it “late for us”.",
            "A lawyer for the man",
        ),
        ("The crew met barrister Jo Hall KC who began her speech by asking: “Is it late?”", "Jo Hall"),
        ("A letter seen by the Quay Post says the pier is “late for all of us”.", "A letter"),
        ("A spokeswoman for Quay Bank said it was “late for all of us”.", "A spokeswoman for Quay Bank"),
        ("Residents of Quay said it was “late for all of us”.", "Residents"),
        ("Quay Fire section chief Jo Hall had good news for all, saying that it was “not late for us”.", "Jo Hall"),
        ("The port’s boss, Jo Hall, called it “late for all of us”.", "Jo Hall"),
        ("“It is late,” said Quay Care administrator Jo Hall.", "Jo Hall"),
        ("“Is it late?” Jo Hall, the child who was on the last boat from Quay asked the crew.", "Jo Hall"),
        ("Jo Hall, head of Quay and Harbour Care added: “It is late for all of us.”", "Jo Hall"),
        ("Jo Hall, who nearly won the day for Quay with a late goal said: “It is late for us.”", "Jo Hall"),
        ("His friend sobs back, “It is late for all of us.”", "His friend"),
        ("Jo Hall waves back, “It is late for all of us.”", "Jo Hall"),
        ("“It is late,” his mother said Thursday, but the crew told it otherwise, saying so.", "his mother"),
        ("Judge Jo Hall told Roe, who had denied it on Friday: “It is late for all of us.”", "Jo Hall"),
        ("Jo Hall added that the Norwegian army would continue to “sail late for all of us”.", "Jo Hall"),
        ("Residents in parts of Bergen say it was “late for all of us”.", "Residents"),
        ("As Hall puts it, “it is late for all of us”.", "Hall"),
        ("The report found that the pier was “late for all of us”.", "The report"),
        ("Clerks at Quay Bank said in a note that it was “late for all of us”.", "Clerks"),
    ],
)
def test_roles_houses_and_objects_do_not_stand_for_the_speaker(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_a_colon_before_the_marks_settles_who_speaks() -> None:
    text = "The captain added: “It is late,” reported the Quay Post. Roe replied: “Is it?” Mr Hall noted that."

    assert speakers(text) == ["The captain", "Roe"]


def test_who_replies_is_not_the_one_who_spoke_last() -> None:
    text = "Ann Roe asked: “Is it late?”\n\nJo Hall sighed: “It is late.”\n\nShe replied: “Then we go home.”"

    assert speakers(text) == ["Ann Roe", "Jo Hall", "Ann Roe"]


def test_who_was_told_something_did_not_say_it_in_the_second_half_either() -> None:
    found = find_quotations("Roe asked the crew “are we late for it?” after being told that the trip was “too long”.")

    assert [quotation.speaker for quotation in found] == ["Roe", ""]


@pytest.mark.parametrize(
    "text",
    [
        "Marchers held up signs reading, “It is late for us,” and “Go home now,” according to the Quay Post.",
        "In Bergen, crews marched in red with placards that read: “It is late for us” and “Go home now”.",
    ],
)
def test_nobody_says_what_banners_say(text: str) -> None:
    assert speakers(text) == ["", ""]


@pytest.mark.parametrize(
    "above",
    [
        "Ann Roe spoke on Monday.\n\nShe explained that Quay Police had told Jo Hall of a certain Tom Berg.",
        "Ann Roe spoke on Monday.\n\nAccording to her, Tom Berg left the Quay Hotel with Jo Hall.",
        "Ann Roe, of Bergen, Norway, was on board when the storm began.",
        "Speaking in Bergen, the head of the port, Ann Roe, confirmed the delay.",
        "Ann Roe was at sea.\n\nWater came over the deck and then it rose.",
        "Ann Roe’s home in Bergen was among the worst hit.",
        "Ann Roe spoke.\n\nStill, the former Port Minister made the case for a new quay.",
        "Ann Roe, tired and wet, bore the countenance of a happy woman.",
        "Norway fielded port captain Ann Roe to meet the press.",
        "Jo Hall lost the vote.\n\nMeanwhile, Ann Roe came back from Bergen with a new crew.",
    ],
)
def test_a_pronoun_means_whom_the_sentences_before_are_about(above: str) -> None:
    found = find_quotations(f"{above}\n\n“It is late for all of us,” she said.")

    assert [(quotation.speaker, quotation.certain) for quotation in found] == [("Ann Roe", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Roe said the port was late.\n\n“If they had asked, we would be home by now.”",
        "Quay warden Ann Roe was pleased with it. “The port was late but it is open now.”",
        "Ann Roe came to the port in May.\n\n“We left home at night and we walked.”",
        "Ann Roe met the crew.\n\nShe went on to praise them.\n\n“They are late but they are good.”",
    ],
)
def test_sentences_behind_one_on_somebody_are_most_likely_hers(text: str) -> None:
    (found,) = find_quotations(text)

    assert (found.speaker, found.certain) == ("Ann Roe", False)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Quay Police Chief Ann Roe came late. “It was a long night,” the chief said.", "Ann Roe"),
        ("Sen. Ann Roe (D-Maine) came late. “It was a long night,” the senator said.", "Ann Roe"),
        ("The head coach of the Stars, Ann Roe has left. “It was a long night,” the coach said.", "Ann Roe"),
        ("Chief Ann Roe met Chief Jo Hall. “It was a long night,” the chief said.", "the chief"),
        ("Chief Ann Roe slept. “It was a long night,” the chief said. Chief Jo Hall woke.", "Ann Roe"),
        ("Officer Ann Roe met an officer of the port. “It was a long night,” the officer said.", "the officer"),
    ],
)
def test_the_chief_is_named_where_the_text_has_one(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_a_pronoun_behind_the_marks_means_whom_the_words_before_them_are_about() -> None:
    text = "“It is late,” said Jo Hall.\n\nAnn Roe (51) had the same view: “It is dark and late,” she said."

    assert speakers(text) == ["Jo Hall", "Ann Roe"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Is it not late for us?” the old captain protested.", "the old captain"),
        ("“No late boats for Bergen!” Norwegian protesters increasingly want the port to close.", ""),
    ],
)
def test_behind_a_question_only_a_verb_of_the_past_may_name_the_speaker(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_the_object_of_the_clause_before_is_not_who_speaks() -> None:
    text = "Ann Roe won a prize last night. After leading Wales to a win she said: “It is late for all of us.”"

    assert speakers(text) == ["Ann Roe"]


@pytest.mark.parametrize(
    "text",
    [
        "In Ann Roe’s first speech to the crew, she testified that it was “late for all of us”.",
        "Ann Roe spoke of a quarrel with Jo Hall, who she says was “late for all of us”.",
    ],
)
def test_a_pronoun_means_who_owns_or_acts_and_not_of_whom_it_speaks(text: str) -> None:
    assert speakers(text) == ["Ann Roe"]


def test_a_pronoun_with_two_verbs_means_whom_the_text_is_about() -> None:
    text = "Ann Roe had a treat.\n\nShe met the crew and said it was a lovely day, adding: “It is late for us.”"

    assert speakers(text) == ["Ann Roe"]


def test_a_quotation_may_open_its_second_paragraph_with_a_straight_mark() -> None:
    (found,) = find_quotations('Ann Roe said, “It is late.\n\n"It is dark.”')

    assert (found.speaker, found.text) == ("Ann Roe", 'It is late.\n\n"It is dark.')


def test_a_participle_behind_a_scare_quote_goes_with_the_subject_of_the_sentence() -> None:
    text = "Roe also criticised the “late night” rumours in the press, saying, “Is it late for us?”"

    assert speakers(text)[1] == "Roe"


def test_a_sentence_behind_an_american_full_stop_is_a_new_one() -> None:
    text = "The note from Quay reads, “It is late for all of us.” Roe shared the note, saying, “Is it late?”"

    assert speakers(text)[1] == "Roe"


def test_whose_lawyer_speaks_is_no_speaker() -> None:
    assert speakers("“It is very late now,” said Jane Roe’s lawyer.") != ["Jane"]


def test_a_pronoun_that_begins_a_text_stays_a_pronoun() -> None:
    assert speakers("He summed up a long day: “It is late and dark.”") == ["He"]


_PIECES = st.sampled_from(
    ["Ann Roe", " said", ": ", "“It is late,”", "“We go.”", " he", " she added", "\n\n", ". ", ", ", "The chief",
     " (AP) — ", "OSLO", "''", "’’", "reading ", "who ", "by ", "Sen. ", "according to ", "replied"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_no_order_of_news_phrases_breaks_the_search(text: str) -> None:
    found = find_quotations(text)

    assert all(one.text == text[one.start : one.end] for one in found)
    assert all(one.speaker or not one.certain for one in found)
