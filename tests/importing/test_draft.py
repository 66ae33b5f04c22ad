"""A draft: what it holds, and how it reaches the disk without touching what is there."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from annotated_briefings.briefing.load import load_library
from annotated_briefings.check import check_project
from annotated_briefings.importing.draft import Draft, draft_article, source_key_of
from annotated_briefings.importing.freeze import freeze
from annotated_briefings.importing.read import read_article
from annotated_briefings.importing.write import OutsideFolderError, free_source_key, write_draft
from annotated_briefings.sources.model import Reuse

TEXT = (Path(__file__).parents[2] / "briefings" / "sources" / "kaczmarski-kuhrt-2024.txt").read_bytes()
HOSTILE = 'Title: "x" [y]\n\nA *star*, a_b, `tick`, [@key] and [[term]], <b>x</b> & # sign, long enough to be prose.\n'


SPOKEN = (
    "The minister came late.\n\n"
    "“We will not give up the northern valley,” Jane Doe said on Monday, and left the room.\n\n"
    "She called it a “mess”.\n\nBy Associated Press\n\n{}\n"
)


def draft_of(data: bytes, *, name: str = "article", title: str = "", published: str = "2024-05-17~") -> Draft:
    article = read_article(data, published=published)
    return draft_article(article, name=name, title=title, retrieved=date(2024, 5, 18))


def errors_in(folder: Path) -> list[str]:
    return [str(found) for found in check_project(folder) if found.severity == "error"]


def test_the_draft_of_the_first_article_passes_its_check(tmp_path: Path) -> None:
    write_draft(draft_of(TEXT), tmp_path / "briefings")

    findings = check_project(tmp_path)

    assert [found.code for found in findings if found.severity != "note"] == [
        "proposed",  # the title
        "proposed",  # the timeline
        "proposed",  # the terms
        "reuse-undecided",
    ]


def test_what_is_proposed_is_marked_as_proposed() -> None:
    head = draft_of(TEXT).briefing_markdown.partition("\n---\n")[0]

    assert "proposed: [title, timeline]" in head
    assert 'title: "Russia’s Vladimir Putin and China’s Xi Jinping have announced they …"' in head


def test_a_title_that_is_given_is_not_proposed() -> None:
    draft = draft_of(TEXT, title="Walking a fine line")

    assert draft.key == "walking-a-fine-line"
    assert "proposed: [timeline]" in draft.briefing_markdown


def test_the_frozen_text_is_the_bytes_as_they_came() -> None:
    draft = draft_of(TEXT)

    assert draft.frozen_text == TEXT
    assert f"sha256: {hashlib.sha256(TEXT).hexdigest()}" in draft.source_yaml
    assert draft.original is None


def test_a_legacy_encoding_is_frozen_in_utf_8_beside_its_original(tmp_path: Path) -> None:
    text = "Россия и Китай договорились о том, что будут вместе работать над новым проектом."
    draft = draft_of(text.encode("cp1251"))

    write_draft(draft, tmp_path / "briefings")

    assert (draft.frozen_text, draft.original) == (text.encode(), text.encode("cp1251"))
    assert errors_in(tmp_path) == []


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (HOSTILE.encode(), "hostile.txt"),
        (HOSTILE.replace("\n", "\r\n").encode("utf-8-sig"), "crlf.txt"),
        (b"The committee met for a long time and then it\nsaid that it would meet again, for nothing was\nagreed.\n",
         "wrapped.txt"),
        (b"# A day\n\nSome *prose*, `code`, and a [link](https://x.org).\n\n- one\n- two\n\n> quoted", "a.md"),
    ],
)  # fmt: skip
def test_a_draft_stands_up_to_the_verbatim_check(data: bytes, name: str, tmp_path: Path) -> None:
    article = read_article(data, published="2024-05-17", name=name)

    write_draft(draft_article(article, name="article"), tmp_path / "briefings")

    assert errors_in(tmp_path) == []


def test_a_hostile_text_makes_no_citation_and_no_term(tmp_path: Path) -> None:
    write_draft(draft_of(HOSTILE.encode(), title="a: b # {x}"), tmp_path / "briefings")

    library, _ = load_library(tmp_path)

    assert library.briefings[0].front.title == "a: b # {x}"
    assert "&#64;key" in library.briefings[0].body


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("By Jane Doe", "doe-2024"),
        ("By Jane Doe and John Roe", "doe-roe-2024"),
        ("By Jane Doe, John Roe and Ann Poe", "doe-et-al-2024"),
        ("Republished from Global Voices.", "global-voices-2024"),
        ("", "some-file-2024"),
    ],
)
def test_a_source_is_named_by_its_authors_and_year(text: str, key: str) -> None:
    article = read_article(f"Some prose of the article.\n\n{text}".encode(), published="2024-05-17")

    assert source_key_of(article, "some file") == key


def test_nothing_that_exists_is_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "kaczmarski-kuhrt-2024.md").write_text("mine", "utf-8")
    (folder / "sources.yml").write_text("# mine\nother:\n  type: book", "utf-8")

    written = write_draft(draft_of(TEXT), folder)

    assert (folder / "kaczmarski-kuhrt-2024.md").read_text("utf-8") == "mine"
    assert (
        (folder / "sources.yml").read_text("utf-8").startswith("# mine\nother:\n  type: book\n\nkaczmarski-kuhrt-2024:")
    )
    assert "kaczmarski-kuhrt-2024.md: exists and was left as it is" in written.kept
    assert [path.name for path in written.extended] == ["sources.yml"]


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "briefings"
    write_draft(draft_of(TEXT), folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    written = write_draft(draft_of(TEXT), folder)

    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert (written.created, written.extended) == ((), ())


def test_a_source_that_has_changed_is_told_and_so_are_the_quotations_that_fell(tmp_path: Path) -> None:
    folder = tmp_path / "briefings"
    write_draft(draft_of(TEXT), folder)
    (folder / "own.md").write_text(
        "He said “We are protected from the influence of third” [@kaczmarski-kuhrt-2024], and “the politics of "
        "force still threaten peace and security” [@kaczmarski-kuhrt-2024].",
        "utf-8",
    )

    written = write_draft(draft_of(TEXT.replace(b"politics of force", b"politics of power")), folder)

    told = "\n".join(written.kept)
    assert "the source has changed: 1 line gone, 1 line new" in told
    assert "own.md quotes what is gone: “the politics of force still threaten peace and security”" in told
    assert "own.md quotes what is gone: “We are protected" not in told
    assert (folder / "sources" / "kaczmarski-kuhrt-2024.txt").read_bytes() == TEXT


def test_another_article_by_the_same_authors_gets_a_key_of_its_own(tmp_path: Path) -> None:
    write_draft(draft_of(TEXT), tmp_path)
    other = read_article(b"Something else altogether.\n\nBy Marcin Kaczmarski and Natasha Kuhrt", published="2024")
    key = source_key_of(other, "x")

    assert free_source_key(key, freeze(other).text, tmp_path) == "kaczmarski-kuhrt-2024-b"
    assert free_source_key(key, TEXT.replace(b"ICC", b"Court"), tmp_path) == "kaczmarski-kuhrt-2024"


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "sources").symlink_to(outside, target_is_directory=True)

    with pytest.raises(OutsideFolderError):
        write_draft(draft_of(TEXT), folder)

    assert list(outside.iterdir()) == []


def test_proposed_terms_are_written_beside_the_briefing_and_read_by_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "briefings"

    write_draft(draft_of(TEXT), folder)

    proposed = (folder / "kaczmarski-kuhrt-2024.proposed-terms.yml").read_text("utf-8")
    assert "international-criminal-court:" in proposed
    assert "altLabel: [ICC]" in proposed
    assert load_library(tmp_path)[0].terms == ()


def licensed(line: str, reuse: Reuse = Reuse.UNDECIDED) -> Draft:
    article = read_article(SPOKEN.format(line).encode(), published="2024-05-17")
    return draft_article(article, name="valley", title="The valley", reuse=reuse)


def codes_of(draft: Draft, folder: Path) -> list[str]:
    write_draft(draft, folder / "briefings")
    return [found.code for found in check_project(folder)]


def test_a_licence_with_its_version_settles_reuse_and_asks_nothing(tmp_path: Path) -> None:
    draft = licensed("Licensed under CC BY-ND 4.0")

    assert "rights: CC-BY-ND-4.0" in draft.source_yaml
    assert "reuse:" not in draft.source_yaml
    assert "verbatim: true" in draft.briefing_markdown
    assert not draft.is_reuse_open
    assert "reuse-undecided" not in codes_of(draft, tmp_path)


@pytest.mark.parametrize(
    "line", ["This is under a Creative Commons licence.", "© 2024 Weather. All rights reserved.", ""]
)
def test_what_does_not_settle_reuse_leaves_it_open_and_says_so(line: str, tmp_path: Path) -> None:
    draft = licensed(line)

    assert "\n  reuse:" not in draft.source_yaml
    assert "how much of the text may be published? Decide." in draft.source_yaml
    assert draft.is_reuse_open
    assert "reuse-undecided" in codes_of(draft, tmp_path)


def test_a_draft_of_quotations_holds_nothing_else_of_the_text(tmp_path: Path) -> None:
    draft = licensed("© 2024 Weather. All rights reserved.", Reuse.QUOTATIONS)

    codes = codes_of(draft, tmp_path)
    library, _ = load_library(tmp_path)

    assert "“We will not give up the northern valley,” [@associated-press-2024]" in draft.briefing_markdown
    assert "came late" not in draft.briefing_markdown
    assert "verbatim" not in draft.briefing_markdown
    assert library.sources[0].reuse is Reuse.QUOTATIONS
    assert [found for found in codes if found.startswith(("quotation", "text-", "reuse"))] == []


def test_the_frozen_copy_of_a_draft_of_quotations_is_not_tracked_and_its_passages_stand_in(tmp_path: Path) -> None:
    (tmp_path / "briefings" / "sources").mkdir(parents=True)
    (tmp_path / "briefings" / "sources" / ".gitignore").write_text("/other.txt", "utf-8")

    write_draft(licensed("", Reuse.QUOTATIONS), tmp_path / "briefings")
    write_draft(licensed("", Reuse.QUOTATIONS), tmp_path / "briefings")
    (tmp_path / "briefings" / "sources" / "associated-press-2024.txt").unlink()

    assert (tmp_path / "briefings" / "sources" / ".gitignore").read_text(
        "utf-8"
    ) == "/other.txt\n/associated-press-2024.txt\n"
    codes = [found.code for found in check_project(tmp_path)]
    assert "copy-not-here" in codes
    assert "quotation-not-found" not in codes


def test_an_institution_is_recorded_as_one_name() -> None:
    assert "- {literal: Associated Press}" in licensed("").source_yaml
