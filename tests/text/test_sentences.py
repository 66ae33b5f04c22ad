"""Where sentences begin."""

from __future__ import annotations

import pytest
from annotated_briefings.text.sentences import Sentences, sentence_starts


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One. ", "Two! ", "Three?"]),
        ("He said: “No. Never.” Then he left.", ["He said: “No. Never.” ", "Then he left."]),
        ("The U.S. Senate met. It voted.", ["The U.S. Senate met. ", "It voted."]),
        ("Mr. Smith went. He stayed.", ["Mr. Smith went. ", "He stayed."]),
        ("It is 3.5 per cent. of it.", ["It is 3.5 per cent. of it."]),
        ("第一句。第二句。", ["第一句。", "第二句。"]),
        ("", [""]),
        ('He wrote "" here. Next one.', ['He wrote "" here. ', "Next one."]),
        ("“Open. But here.", ["“Open. ", "But here."]),
    ],
)
def test_sentences_begin_where_a_reader_would_say(text, sentences) -> None:
    starts = sentence_starts(text)

    assert [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)] == sentences


def test_a_sentence_is_found_around_a_word() -> None:
    text = "One is here. The word is there. Another."
    start = text.index("word")

    first, last = Sentences(text).around(start, start + 4)

    assert text[first:last] == "The word is there. "


def test_open_quotation_marks_begin_no_sentence() -> None:
    assert sentence_starts("“a «b " * 20_000) == (0,)
