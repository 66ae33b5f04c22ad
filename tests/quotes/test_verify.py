"""The quotation lock."""

from __future__ import annotations

import pytest
from annotated_briefings.quotes.model import VerdictKind
from annotated_briefings.quotes.verify import SourceText, verify_quotation
from hypothesis import assume, given, settings
from hypothesis import strategies as st

VERBATIM, MARKED = VerdictKind.VERBATIM, VerdictKind.VERBATIM_WITH_CHANGES
DIFFERS, NOT_FOUND, AMBIGUOUS = VerdictKind.DIFFERS, VerdictKind.NOT_FOUND, VerdictKind.AMBIGUOUS
TOO_SHORT, NO_TEXT = VerdictKind.TOO_SHORT, VerdictKind.NO_TEXT

SOURCE = """\
The two countries “intend to increase interaction and tighten co-ordination in order to counter Washington’s \
destructive and hostile course”, they said in a joint statement.
Earlier this year, he said that nearly 90% of the trade was now conducted in yuan – about 1,240.5 billion of it. The \
minister, who isn’t young, did not agree to the pipeline. Non-aligned countries were unable to follow 10² steps. \
Are the ministers ready for that?
The ministers can’t leave. Xi told him he had “concerns” , as the claim of a quick victory had failed to materialise. \
It hovered at -5 degrees: a water-tight promise, a −3 per cent slump.
"""

MUTATIONS = [
    # as it stands, and what the listed table lets pass
    ("intend to increase interaction and tighten co-ordination", VERBATIM),
    ("“intend to increase interaction and tighten co-ordination”", VERBATIM),
    ('"intend to increase interaction and tighten co-ordination".', VERBATIM),
    ("in order to counter Washington's destructive", VERBATIM),
    ("he had 'concerns' , as the claim", VERBATIM),
    ("intend  to increase\n    interaction\u00a0and", VERBATIM),
    ("intend to in\u00adcrease interaction and", VERBATIM),
    ("ｉntend to increase interaction and", VERBATIM),
    ("tighten co‑ordination in order", VERBATIM),
    ("now conducted in yuan — about 1,240.5 billion", VERBATIM),
    ("they said in a joint statement. Earlier this year, he said", VERBATIM),
    # the sentence around it
    ("Intend to increase interaction and tighten", VERBATIM),
    ("the two countries “intend to increase", VERBATIM),
    ("intend to increase interaction and tighten.", VERBATIM),
    ("intend to increase interaction and tighten,", VERBATIM),
    ("they said in a joint statement;", VERBATIM),
    ("ministers ready for that?", VERBATIM),
    ("ministers ready for that", VERBATIM),
    ("ministers ready for that.", DIFFERS),
    ("they said in a joint statement?", DIFFERS),
    # marked gaps
    ("intend to increase interaction … in order to counter", MARKED),
    ("intend to increase interaction ... in order to counter", MARKED),
    ("intend to increase interaction […] in order to counter", MARKED),
    ("intend to increase interaction [...] in order to counter", MARKED),
    ("intend to increase . . . in order to counter", MARKED),
    ("… intend to increase interaction and tighten …", MARKED),
    ("intend to increase … tighten … in order to counter", MARKED),
    ("in order to counter … intend to increase", NOT_FOUND),
    ("said in a joint statement. … Earlier this year", DIFFERS),
    ("hostile course”, they said … he said that nearly 90%", DIFFERS),
    ("The minister, who isn’t young, did … agree to the pipeline", DIFFERS),
    ("The minister, who isn’t young, did […] agree to the pipeline", DIFFERS),
    ("The minister … did not agree to the pipeline", MARKED),
    # marked insertions
    ("[They] intend to increase interaction and tighten", MARKED),
    ("intend to increase [mutual] interaction and tighten", MARKED),
    ("[Li] told him he had “concerns”", MARKED),
    ("Xi told [the president] he had “concerns”", MARKED),
    ("he had “concerns” [sic] , as the claim", MARKED),
    ("[t]he two countries “intend to increase", MARKED),
    ("nearly 90% of the trade [is] now conducted in yuan", MARKED),
    ("intend[ed] to increase interaction and", MARKED),
    ("intend to [not] increase interaction and tighten", DIFFERS),
    ("intend to [never] increase interaction and tighten", DIFFERS),
    ("intend to increase [3] interaction and tighten", DIFFERS),
    ("intend to increase [fifty] interaction and tighten", DIFFERS),
    ("[un]aligned countries were unable to follow", DIFFERS),
    ("The minister, who isn’t young, did [indeed] agree to the pipeline", DIFFERS),
    ("The ministers can [’t] leave. Xi told him", DIFFERS),
    ("The ministers can[not] leave. Xi told him", DIFFERS),
    ("nearly [most] of the trade was now conducted in yuan", DIFFERS),
    # what the lock is for
    ("intend to increase interactoin and tighten co-ordination", DIFFERS),
    ("intend not to increase interaction and tighten co-ordination", DIFFERS),
    ("intend to increase and tighten co-ordination", DIFFERS),
    ("intend to tighten co-ordination and increase interaction in order", DIFFERS),
    ("intend to increase Interaction and tighten", DIFFERS),
    ("intend to increase interaction, and tighten", DIFFERS),
    ("nearly 80% of the trade was now conducted in yuan", DIFFERS),
    ("nearly 90% of trade was now conducted in yuan", DIFFERS),
    ("did agree to the pipeline", DIFFERS),
    ("able to follow 10² steps", DIFFERS),
    ("unable to follow 102 steps", DIFFERS),
    ("aligned countries were unable", DIFFERS),
    ("The minister, who is young, did not", DIFFERS),
    ("The ministers can leave", DIFFERS),
    ("The ministers can", DIFFERS),
    ("about 1,240 billion of it", DIFFERS),
    ("240.5 billion of it", DIFFERS),
    ("was now conducted in yuan – about 1,240", DIFFERS),
    ("5 degrees: a water-tight promise", DIFFERS),
    ("3 per cent slump", DIFFERS),
    ("It hovered at -5 degrees: a water", DIFFERS),
    ("Xi told him he had fears about the weather of next summer", NOT_FOUND),
    ("a completely different sentence about gardening and soup", NOT_FOUND),
    # not locked
    ("concerns", TOO_SHORT),
    ("“Li”", TOO_SHORT),
    ("he … it", TOO_SHORT),
    ("[a long insertion by the editor] yuan", TOO_SHORT),
    ("", TOO_SHORT),
    ("…", TOO_SHORT),
]


@pytest.mark.parametrize(("quotation", "kind"), MUTATIONS)
def test_the_mutation_table(quotation: str, kind: VerdictKind) -> None:
    verdict = verify_quotation(quotation, SOURCE)

    assert verdict.kind is kind
    assert verdict.verified is kind.value.startswith("verbatim")


def test_offsets_are_those_of_the_author_s_text() -> None:
    source = "\n\n  “Ça va” :   die\u00a0‘große’\u00ad Frage…\r\nRest"

    verdict = verify_quotation('die "große" Frage...', source)

    assert verdict.kind is VERBATIM
    assert source[verdict.start : verdict.end] == "die\u00a0‘große’\u00ad Frage…"


def test_decomposed_letters_equal_composed_ones() -> None:
    source = "Sie sagte: Die Gro\u0308ße der Fla\u0308che entscheidet."

    verdict = verify_quotation("die Größe der Fläche", source)

    assert verdict.kind is VERBATIM
    assert source[verdict.start : verdict.end] == "Die Gro\u0308ße der Fla\u0308che"


def test_a_diff_shows_what_differs_word_by_word() -> None:
    verdict = verify_quotation("nearly 80% of trade was now conducted in yuan", SOURCE)

    assert verdict.diff == "nearly [-90%-] {+80%+} of [-the-] trade was now conducted in yuan"
    assert SOURCE[verdict.start : verdict.end] == "nearly 90% of the trade was now conducted in yuan"


def test_a_diff_is_silent_about_what_the_table_lets_pass() -> None:
    verdict = verify_quotation("“Intend to 'increase' the interaction and tighten co‑ordination.”", SOURCE)

    assert verdict.diff == "intend to [-increase-] {+'increase' the+} interaction and tighten co-ordination"


def test_a_verdict_without_a_passage_has_no_place() -> None:
    verdict = verify_quotation("a completely different sentence about gardening", SOURCE)

    assert (verdict.start, verdict.end, verdict.diff) == (-1, -1, "")


def test_words_that_stand_twice_are_verbatim() -> None:
    assert verify_quotation("the very same words", "The very same words. And the very same words.").kind is VERBATIM


def test_a_gap_that_fits_two_different_passages_is_ambiguous() -> None:
    source = "The minister spoke at length on Monday.\nThe minister spoke for an hour on Monday."

    assert verify_quotation("The minister spoke … on Monday", source).kind is AMBIGUOUS
    assert verify_quotation("The minister spoke at … on Monday", source).kind is MARKED


def test_a_gap_takes_the_shortest_passage() -> None:
    source = "The bank said that the bank would lend money to the bank."

    verdict = verify_quotation("the bank … lend money to", source)

    assert source[verdict.start : verdict.end] == "the bank would lend money to"


def test_hard_wrapped_lines_are_one_paragraph_for_a_gap() -> None:
    wrapped = (
        "The committee agreed after a long night of talks\n"
        "that the pipeline will be built by the two\n"
        "countries.\n\nThe end."
    )

    assert verify_quotation("The committee agreed … that the pipeline will be built", wrapped).kind is MARKED


BROKEN = "At last the minister left.\n\nTrade rose by a tenth.\n\nNothing else was said that day."


@pytest.mark.parametrize("quotation", ["minister left. Trade", "left. Trade rose", "a tenth. Nothing"])
def test_a_word_beyond_a_paragraph_s_end_belongs_to_no_quotation(quotation: str) -> None:
    assert not verify_quotation(quotation, BROKEN).verified


def test_enough_words_on_both_sides_of_a_paragraph_s_end_are_a_quotation_of_both() -> None:
    assert verify_quotation("the minister left.\n\nTrade rose by", BROKEN).kind is VERBATIM


def test_a_diff_shows_the_end_of_a_paragraph_that_a_quotation_runs_over() -> None:
    verdict = verify_quotation("the minister left. Trade", BROKEN)

    assert verdict.diff == "the minister left. [-¶-] Trade"


def test_an_insertion_does_not_bridge_paragraphs() -> None:
    assert not verify_quotation("At last the minister left. [So] Trade rose by a tenth", BROKEN).verified


def test_lines_of_a_dialogue_are_paragraphs() -> None:
    dialogue = "Q: Will you ever leave the party?\nA: Yes, I go there every day.\nQ: And the election itself?\n"

    assert not verify_quotation("Will you ever leave … Yes", dialogue).verified


@pytest.mark.parametrize(
    ("quotation", "kind"),
    [
        ("两国元首一致同意加强协调", VERBATIM),
        ("同意加强协调", VERBATIM),
        ("两国元首……加强协调", MARKED),
        ("两国元首一致不同意加强协调", DIFFERS),
        ("两国元首一致[不]同意加强协调", DIFFERS),
        ("同意", TOO_SHORT),
    ],
)
def test_chinese_is_locked_without_spaces(quotation: str, kind: VerdictKind) -> None:
    source = "会谈结束后,两国元首一致同意加强协调,并签署联合声明。"

    assert verify_quotation(quotation, source).kind is kind


def test_russian_negation_is_no_insertion() -> None:
    source = "Мы будем продолжать переговоры с партнёрами."

    assert verify_quotation("Мы будем продолжать переговоры", source).kind is VERBATIM
    assert verify_quotation("Мы [не] будем продолжать переговоры", source).kind is DIFFERS


@pytest.mark.parametrize("source", ["", " \n\n "])
def test_an_empty_source_has_no_text(source: str) -> None:
    assert verify_quotation("a quotation of some length", source).kind is NO_TEXT


WORDS = [
    "alpha",
    "beta",
    "gamma",
    "delta",
    "epsilon",
    "zeta",
    "eta",
    "theta",
    "iota",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "xi",
    "omicron",
    "pi",
    "rho",
    "sigma",
]
PARAGRAPHS = st.lists(st.lists(st.sampled_from(WORDS), min_size=6, max_size=20), min_size=1, max_size=4)


@given(PARAGRAPHS, st.data())
def test_any_run_of_words_of_the_source_is_verbatim(paragraphs: list[list[str]], data: st.DataObject) -> None:
    source = "\n\n".join(" ".join(words) for words in paragraphs)
    words = data.draw(st.sampled_from(paragraphs))
    start = data.draw(st.integers(0, len(words) - 4))
    end = data.draw(st.integers(start + 3, len(words)))
    quotation = " ".join(words[start:end])

    verdict = verify_quotation(quotation, source)

    assert verdict.kind is VERBATIM
    assert source[verdict.start : verdict.end].split() == quotation.split()


@given(PARAGRAPHS, st.data())
def test_no_foreign_word_is_ever_verified(paragraphs: list[list[str]], data: st.DataObject) -> None:
    source = "\n\n".join(" ".join(words) for words in paragraphs)
    words = list(data.draw(st.sampled_from(paragraphs)))
    words.insert(data.draw(st.integers(0, len(words))), "not")

    assert not verify_quotation(" ".join(words), source).verified


@given(PARAGRAPHS, st.data())
def test_no_swap_of_neighbours_is_ever_verified(paragraphs: list[list[str]], data: st.DataObject) -> None:
    words = list(data.draw(st.sampled_from(paragraphs)))
    source = " ".join(words)
    index = data.draw(st.integers(0, len(words) - 2))
    words[index], words[index + 1] = words[index + 1], words[index]
    assume(" ".join(words) != source)

    assert not verify_quotation(" ".join(words), source).verified


@given(
    st.text(alphabet="ab .,…[]“”'\"\n-不1", max_size=60), st.text(alphabet="ab .,…[]“”'\"\n-不1\r\u0301", max_size=80)
)
@settings(max_examples=400)
def test_any_two_texts_compare_without_an_exception(quotation: str, source: str) -> None:
    verdict = verify_quotation(quotation, source)

    assert (verdict.start >= 0) == (verdict.kind in {VERBATIM, MARKED, DIFFERS, AMBIGUOUS})
    assert verdict.end <= len(source)


@pytest.mark.parametrize("quotation", ["[" * 20_000, "…" * 20_000, "a [b] " * 3_000, "a … " * 3_000, "'" * 20_000])
def test_a_hostile_quotation_gets_a_verdict(quotation: str) -> None:
    source = SourceText("a b " * 5_000)

    verdict = source.verify(quotation)

    assert verdict.end <= len(source.text)
    assert verdict.kind in VerdictKind


def test_a_quotation_is_compared_with_the_nearest_passage_of_a_long_source() -> None:
    paragraphs = [f"{SOURCE} Paragraph {number} of a very long source." for number in range(130)]
    source = SourceText("\n".join(paragraphs))
    source.verify("the first one prepares the index of words")

    for number in range(20):
        verdict = source.verify(f"Paragraph {number + 50} of a very lengthy source")
        assert verdict.kind is DIFFERS
        assert source.text[verdict.start :].startswith(f"Paragraph {number + 50} ")
