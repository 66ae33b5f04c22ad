"""BibTeX and BibLaTeX: what each field becomes, and what is said of what cannot be read."""

from __future__ import annotations

import builtins
from pathlib import Path, PurePosixPath

import pytest
from annotated_briefings.sources.bibtex import TYPES
from annotated_briefings.sources.bibtex_export import to_bibtex
from annotated_briefings.sources.csl import TYPES as CSL_TYPES
from annotated_briefings.sources.files import load_sources, read_bibtex, read_sources
from annotated_briefings.sources.latex import plain_text
from annotated_briefings.sources.model import Name, Source
from annotated_briefings.text.diagnostic import Diagnostic
from hypothesis import given, settings
from hypothesis import strategies as st

PATH = PurePosixPath("briefings/sources.bib")


def read(text: str) -> tuple[tuple[Source, ...], list[Diagnostic]]:
    found: list[Diagnostic] = []
    return read_bibtex(text, PATH, found.append), found


def only(fields: str, kind: str = "article") -> Source:
    (source,), found = read(f"@{kind}{{k,\n{fields}\n}}")
    assert found == []
    return source


FULL = r"""
@string{jx = "Journal of "}
@Article{mueller2020,
  author    = {M{\"u}ller, J{\"o}rg and {World Bank} and van der Berg, Jan and others},
  title     = "The {NATO} \emph{Question} \& more",
  subtitle  = {A {\'E}tude},
  journal   = jx # "{X}",
  year      = 2020,
  month     = may,
  number    = {4},
  pages     = {1--9},
  url       = {https://example.org/a_b?c=%20&d},
  urldate   = {2021-03-04},
  doi       = {10.1000/a_b},
  keywords  = {a, b},
  file      = {secret.pdf},
}
"""


def test_an_entry_is_read_with_everything_that_csl_has_a_word_for() -> None:
    (source,), found = read(FULL)

    assert found == []
    assert (source.id, source.type) == ("mueller2020", "article-journal")
    assert source.title == "The NATO Question & more: A Étude"
    assert source.container_title == "Journal of X"
    assert source.author == (
        Name(family="Müller", given="Jörg"),
        Name(literal="World Bank"),
        Name(family="Berg", given="Jan", non_dropping_particle="van der"),
    )
    assert (source.issued, source.accessed) == ("2020-05", "2021-03-04")
    assert (source.url, source.doi) == ("https://example.org/a_b?c=%20&d", "10.1000/a_b")
    assert source.extra == (("issue", "4"), ("keyword", "a, b"), ("page", "1-9"))
    assert (source.location.line, source.location.path) == (3, PATH)


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ("date = {2024-05~}", "2024-05~"),
        ("date = {2020-05/..}", "2020-05/.."),
        ("date = {199X}", "199X"),
        ("date = {2004-06?/2004-08?}", "2004-06?/2004-08?"),
        ("year = 2020", "2020"),
        ("year = {c. 1890}", "1890~"),
        ("year = {1890?}", "1890?"),
        ('year = 2020, month = "12"', "2020-12"),
        ("year = 2020, month = {September}", "2020-09"),
        ("year = 2020, month = {spring}", "2020"),
        ("year = {in press}", ""),
    ],
)
def test_dates_keep_what_is_known_of_them(fields: str, issued: str) -> None:
    assert only(fields).issued == issued


def test_a_year_in_words_is_a_status() -> None:
    assert ("status", "in press") in only("year = {in press}").extra


def test_a_date_that_is_none_is_reported_at_its_line() -> None:
    _, found = read("@book{k,\n  title = {T},\n  date = {2024-13}\n}")

    assert [(one.code, one.location.line) for one in found] == [("invalid-date", 3)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Ludwig van Beethoven", Name(family="Beethoven", given="Ludwig", non_dropping_particle="van")),
        ("de la Cruz, Jr, Maria", Name(family="Cruz", given="Maria", non_dropping_particle="de la", suffix="Jr")),
        ("{Barnes and Noble, Inc.}", Name(literal="Barnes and Noble, Inc.")),
        ("family=Gogh, given=Vincent, prefix=van", Name(family="Gogh", given="Vincent", non_dropping_particle="van")),
        ("{\\'E}mile Zola", Name(family="Zola", given="Émile")),
        ("习近平", Name(family="习近平")),
    ],
)
def test_names_are_taken_apart_as_bibtex_does(names: str, expected: Name) -> None:
    assert only(f"author = {{{names}}}").author == (expected,)


def test_every_type_is_one_of_csl_s() -> None:
    assert set(TYPES.values()) <= CSL_TYPES
    assert only("title = {T}", "hologram").type == "document"
    assert only("title = {T}, entrysubtype = {newspaper}").type == "article-newspaper"


def test_a_chapter_takes_from_its_book_what_it_lacks() -> None:
    (chapter, _), found = read(
        "@inbook{c, crossref = {b}, title = {C}}\n@book{b, title = {B}, publisher = {P}, year = 1990}"
    )

    assert found == []
    assert (chapter.title, chapter.container_title, chapter.publisher, chapter.issued) == ("C", "B", "P", "1990")


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ("howpublished = {\\url{https://example.org/x}}", "https://example.org/x"),
        ("note = {Online at https://example.org/x.}", "https://example.org/x"),
        ("eprint = {2101.00001}, archivePrefix = {arXiv}", "https://arxiv.org/abs/2101.00001"),
        ("url = {https://example.org/a\\_b\\%20c~d}", "https://example.org/a_b%20c~d"),
    ],
)
def test_the_address_is_found_where_older_files_keep_it(fields: str, url: str) -> None:
    assert only(fields, "misc").url == url


BROKEN = """\
@book{first, title = {First}}
@book{open, title = {never closed
}
@book{second, title = {Second}}
@book{second, title = {Again}}
@book{twice, title = {x}, title = {y}}
words between
@book{, title = {No key}}
@book{third, title = {Third}, url = {javascript:alert(1)}}
"""


def test_what_is_broken_is_said_with_its_line_and_hides_nothing() -> None:
    sources, found = read(BROKEN)

    assert [source.id for source in sources] == ["first", "second", "third"]
    assert sorted((one.location.line, one.code) for one in found) == [
        (2, "invalid-entry"),
        (5, "duplicate-key"),
        (6, "invalid-entry"),
        (8, "missing-field"),
        (9, "invalid-url"),
    ]


HOSTILE = [
    "@" * 5_000,
    "@a{" * 2_000,
    "@a{x," + "{" * 5_000,
    "@a{x, title={" + "{" * 2_000 + "}" * 2_000 + "}}",
    "@a{x, author={" + " and " * 2_000 + "}}",
    "@a{x, title={" + "\\begin{a}" * 500 + "}}",
    "@a{x, title={" + "$" * 501 + "}}",
    "@a{x, title={" + "\\textbf" * 500 + "}}",
    "@a{x, url= a # " + "b # " * 2_000 + "}",
    "@string{a = a}@a{x, title = a # a}",
    "@a{x, crossref = {x}}",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_file_is_read_to_its_end(text: str) -> None:
    sources, found = read(text + "\n@book{last, title = {L}}")

    assert sources or found


def test_latex_reads_no_file() -> None:
    assert "root" not in plain_text(r"\input{/etc/passwd} \include{/etc/passwd}")


@given(st.text(alphabet='@{}=,"#\\ab1%\n -~', max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_an_exception(text: str) -> None:
    read(text)


def test_without_the_extra_there_is_a_clear_word(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name, *rest, **options):
        if name.partition(".")[0] == "bibtexparser":
            raise ModuleNotFoundError(f"No module named '{name}'", name="bibtexparser")
        return real(name, *rest, **options)

    monkeypatch.setattr(builtins, "__import__", without)

    sources, found = read("@book{a, title = {T}}")

    assert sources == ()
    assert [(one.code, "bib" in one.hint) for one in found] == [("missing-extra", True)]


YAML = r"""
a: {type: book, title: 'T {x} \ 50% & $5 #1 a_b ~ ^ -- "q" ``', author: [{family: Gogh, given: Vincent Willem,
    non-dropping-particle: van, suffix: Jr.}, 'Barnes and Noble, Ltd'], issued: 2020~, DOI: 10.1/a_b,
    URL: 'https://example.org/a_b?c=%20&d#~e', translator: [{family: Doe, given: J.}, NGO], original-date: 1999-02,
    ISBN: 978-3, note: 100% true, publisher: P, publisher-place: X, language: de, collection-title: S,
    collection-number: 7}
b: {type: article-newspaper, container-title: J, volume: 3, issue: 4, page: 1-9, issued: 2021-05/2021-06,
    accessed: 2022-01-01, title: 习近平}
c: {type: webpage, title: x, container-title: Site, publisher: Org, status: in press}
d: {type: report, title: y, publisher: Institute, number: 12, issued: 196X}
e: {type: chapter, title: z, container-title: Book, editor: [{family: E, given: F.}]}
"""


def test_what_is_exported_is_read_again() -> None:
    sources = read_sources(YAML, PATH, lambda found: None)

    again, found = read(to_bibtex(sources))

    assert found == []
    assert [_values(source) for source in again] == [_values(source) for source in sources]


@given(st.text(alphabet="ab{}\\%&#$_~^-`'\" <>é习", min_size=1, max_size=30))
@settings(max_examples=150, deadline=None)
def test_any_title_comes_back_from_latex(title: str) -> None:
    title = " ".join(title.split()) or "x"
    source = Source(id="k", location=read_sources("k: {}", PATH, print)[0].location, title=title)

    (again,), found = read(to_bibtex([source]))

    assert (found, again.title) == ([], title)


def test_all_files_of_a_folder_are_one_bibliography(tmp_path: Path) -> None:
    (tmp_path / "sources.yml").write_text("a: {title: A}\n")
    (tmp_path / "sources.json").write_text('[{"id": "b", "title": "B"}]')
    (tmp_path / "sources.bib").write_text("@book{c, title = {C}}\n@book{a, title = {Another}}\n")
    (tmp_path / "sources.ris").write_text("TY  - BOOK\nID  - d\nTI  - D\nER  - \n")
    found: list[Diagnostic] = []

    sources = load_sources(tmp_path, tmp_path, found.append)

    assert [(source.id, source.title) for source in sources] == [("a", "A"), ("b", "B"), ("c", "C"), ("d", "D")]
    assert [(one.code, one.location.path.name, one.location.line) for one in found] == [
        ("duplicate-key", "sources.bib", 2)
    ]


def _values(source: Source) -> dict[str, object]:
    return {name: getattr(source, name) for name in Source.__dataclass_fields__ if name != "location"}
