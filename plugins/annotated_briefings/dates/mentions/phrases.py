"""Which rows of tokens say a date, by the patterns of a language's file.

A text is turned into a string with one letter per token and read once by all patterns together, so the cost is linear
in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from annotated_briefings.dates.mentions.builders import BUILDERS, Build
from annotated_briefings.dates.mentions.said import Said, Words
from annotated_briefings.dates.mentions.vocabulary import LETTER, Token, Vocabulary, load_vocabulary

_KIND = re.compile(r"[A-Z]+")


def find_phrases(tokens: Sequence[Token], language: str) -> Iterator[Said]:
    """What the phrases of a text may say, in order; they never overlap. ``plausible.py`` decides which are dates."""
    pattern, builders = _compiled(language)
    letters = "".join([LETTER[token.kind] for token in tokens])
    for found in pattern.finditer(letters):
        build = builders[int((found.lastgroup or "").removeprefix("rule"))]
        yield from build(Words(tokens, found.start(), found.end() - 1))


@cache
def _compiled(language: str) -> tuple[re.Pattern[str], tuple[Build, ...]]:
    """All patterns as one; of two phrases that begin at one place the one that the file has first wins."""
    vocabulary: Vocabulary = load_vocabulary(language)
    rules = (f"(?P<rule{index}>{_lettered(pattern)})" for index, (_, pattern) in enumerate(vocabulary.phrases))
    return re.compile("|".join(rules)), tuple(BUILDERS[name] for name, _ in vocabulary.phrases)


def _lettered(pattern: str) -> str:
    return _KIND.sub(lambda found: LETTER[found[0]], pattern).replace(" ", "").replace("(", "(?:")
