"""How fast terms are found: a glossary of 10,000 terms with three labels each, against prose made with it.

Run ``python benchmarks/glossary.py``. The bars: building takes at most 1 s, and at least 5 MB of text are
searched in a second, normalisation included; in a site of 1,000 briefings and 1,000 terms, finding and rendering
terms takes at most 3 ms a page (what the site takes more than the same one without a glossary). The words are made
up by a seeded generator; every tenth one of the text is a label. Prose has a vocabulary, used by Zipf's law, in which
are the words that labels consist of; in the other texts no word comes twice, which is harder than anything written.
A line tells how fast the machine is at this moment: plain Python, to which all figures may be held.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from functools import partial
from itertools import accumulate
from pathlib import PurePosixPath

from annotated_briefings.briefing.model import Briefing, FrontMatter, Library
from annotated_briefings.glossary.matching import Glossary
from annotated_briefings.glossary.model import Label, Term
from annotated_briefings.publishing.addresses import Addresses
from annotated_briefings.publishing.pages.briefings import build_briefings
from annotated_briefings.publishing.site import build_context, render_library
from annotated_briefings.text.place import Location

_ONSETS = (
    "b",
    "br",
    "c",
    "ch",
    "d",
    "f",
    "g",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "w",
)
_RHYMES = ("a", "an", "ar", "e", "el", "en", "er", "i", "in", "is", "o", "on", "or", "u", "un")
_VOCABULARY = 50_000
_CYRILLIC = str.maketrans("abcdefghiklmnoprstuvw", "абцдефгхиклмнопрстувв")


def main() -> None:
    """Print one line for each kind of text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--terms", type=int, default=10_000)
    parser.add_argument("--megabytes", type=float, default=2.0)
    parser.add_argument("--pages", type=int, default=1_000)
    asked = parser.parse_args()
    print(f"plain Python counts to ten million in {_seconds(_count):.2f} s")
    words = random.Random(20240516)
    terms = tuple(_term(index, words) for index in range(asked.terms))
    glossary = Glossary(terms)
    building = _seconds(lambda: Glossary(terms).find("Nothing."))
    glossary.find("Nothing.")
    print(f"terms {len(terms):,}, labels {sum(len(term.labels) for term in terms):,}, built in {building:.2f} s")
    print(f"{'text':<12}{'MB':>6}{'s':>8}{'MB/s':>8}{'matches':>10}")
    for name, paragraphs in _texts(terms, words, int(asked.megabytes * 1_000_000)).items():
        size = sum(len(paragraph.encode()) for paragraph in paragraphs) / 1_000_000
        seconds = _seconds(partial(_find_all, glossary, paragraphs))
        found = _find_all(glossary, paragraphs)
        print(f"{name:<12}{size:>6.1f}{seconds:>8.2f}{size / seconds:>8.1f}{found:>10,}")
    if asked.pages:
        _time_pages(asked.pages, words)


def _count() -> int:
    total = 0
    for number in range(10_000_000):
        total += number
    return total


def _time_pages(count: int, words: random.Random) -> None:
    """Print what a page costs with a glossary of as many terms as there are briefings, and without."""
    terms = tuple(_term(index, words) for index in range(count))
    bodies = [_body(terms, words) for _ in range(count)]
    with_terms, without = (_build(bodies, known) for known in (terms, ()))
    pages = f"{count:,} briefings, {count:,} terms"
    own = 1000 * (with_terms - without) / count
    print(f"{pages}: {own:.2f} ms a page for terms, {1000 * without / count:.1f} ms for all else")


def _body(terms: tuple[Term, ...], words: random.Random) -> str:
    """5,000 characters under three headings, every tenth word a label of one of 30 terms: as dense as the demo's."""
    paragraphs = _paragraphs(tuple(words.sample(terms, 30)), words, 5_000, partial(_word, words))
    third = max(1, len(paragraphs) // 3)
    parts = [paragraphs[start : start + third] for start in range(0, len(paragraphs), third)]
    return "\n\n".join("\n\n".join([f"## Part {number}", *part]) for number, part in enumerate(parts))


def _build(bodies: list[str], terms: tuple[Term, ...]) -> float:
    """The processor time of rendering the briefings and making their pages, without building the matcher once."""
    library = Library(briefings=tuple(map(_briefing, range(len(bodies)), bodies)), terms=terms)
    begin = time.process_time()
    context = build_context(render_library(library), addresses=Addresses(), site_name="A site")
    list(build_briefings(context))
    taken = time.process_time() - begin
    return taken - _seconds(lambda: Glossary(terms).find("Nothing."))


def _briefing(number: int, body: str) -> Briefing:
    path = PurePosixPath(f"briefings/b-{number}.md")
    front = FrontMatter(title=f"Briefing {number}", location=Location(path))
    return Briefing(key=f"b-{number}", path=path, front=front, body=body, body_line=1)


def _find_all(glossary: Glossary, paragraphs: list[str]) -> int:
    return sum(len(glossary.find(each)) for each in paragraphs)


def _seconds(work: Callable[[], object]) -> float:
    """The least processor time of three runs."""
    taken = []
    for _ in range(3):
        begin = time.process_time()
        work()
        taken.append(time.process_time() - begin)
    return min(taken)


def _word(words: random.Random) -> str:
    return "".join(words.choice(_ONSETS) + words.choice(_RHYMES) for _ in range(words.randint(2, 4)))


def _term(index: int, words: random.Random) -> Term:
    """A name of two or three words, a common noun and its acronym or Russian name."""
    name = " ".join(_word(words).title() for _ in range(words.randint(2, 3)))
    third = _word(words).upper()[:4] if index % 2 else Label(text=_word(words).translate(_CYRILLIC), language="ru")
    return Term(id=f"term-{index}", pref_label=name, alt_label=(f"{_word(words)} {_word(words)}", third))


def _texts(terms: tuple[Term, ...], words: random.Random, size: int) -> dict[str, list[str]]:
    paragraphs = _paragraphs(terms, words, size, partial(_word, words))
    whole = "\n\n".join(paragraphs)
    return {
        "prose": _paragraphs(terms, words, size, _vocabulary(terms, words)),
        "paragraphs": paragraphs,
        "one text": [whole],
        "plain ASCII": [whole.encode("ascii", "ignore").decode()],
    }


def _vocabulary(terms: tuple[Term, ...], words: random.Random) -> Callable[[], str]:
    """Gives words as often as a language does: each by one over its rank (Mandelbrot's form of Zipf's law)."""
    of_labels = {word for term in terms for label in term.labels if " " in label.text for word in label.text.split()}
    known = sorted({*map(str.lower, of_labels), *(_word(words) for _ in range(_VOCABULARY))})
    words.shuffle(known)
    cumulated = list(accumulate(1 / (rank + 2.7) for rank in range(1, len(known) + 1)))
    return lambda: words.choices(known, cum_weights=cumulated)[0]


def _paragraphs(terms: tuple[Term, ...], words: random.Random, size: int, word: Callable[[], str]) -> list[str]:
    """Paragraphs of four sentences, about 700 characters, with curly apostrophes and wrapped lines."""
    paragraphs: list[str] = []
    while size > 0:
        parts = [words.choice(words.choice(terms).labels).text if words.random() < 0.1 else word() for _ in range(80)]
        sentences = (parts[start : start + 20] for start in range(0, len(parts), 20))
        paragraphs.append("\n".join(map(_sentence, sentences)))
        size -= len(paragraphs[-1].encode())
    return paragraphs


def _sentence(words: list[str]) -> str:
    first, second = " ".join(words[:12]), " ".join(words[12:])
    return f"{first[0].upper()}{first[1:]}’s\n{second}."


if __name__ == "__main__":
    main()
