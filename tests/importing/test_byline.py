"""By-lines and licence lines."""

from __future__ import annotations

import pytest
from annotated_briefings.importing.byline import read_byline, read_dated_byline
from annotated_briefings.importing.licence import LicenceLine, read_licence


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jane Doe", [("Jane Doe", "", "")]),
        ("by Jane Doe, John van der Roe and Ana de Cruz", [("Jane Doe",), ("John van der Roe",), ("Ana de Cruz",)]),
        (
            "Jane Doe, Professor of War and Peace, University of York and John Roe, Research Fellow, MIT & Harvard",
            [
                ("Jane Doe", "Professor of War and Peace", "University of York"),
                ("John Roe", "Research Fellow", "MIT & Harvard"),
            ],
        ),
        (
            "Jane Doe, Professor of Politics, Philosophy and Law, Department of War, University of York",
            [("Jane Doe", "Professor of Politics, Philosophy and Law", "Department of War, University of York")],
        ),
        ("Jane Doe, PhD Candidate in Peace & Conflict, King’s College London", [
            ("Jane Doe", "PhD Candidate in Peace & Conflict", "King’s College London"),
        ]),
    ],
)  # fmt: skip
def test_authors_are_split_where_a_name_and_a_role_follow(line: str, authors: list[tuple[str, ...]]) -> None:
    found = [(author.name, author.role, author.affiliation) for author in read_byline(line)]

    assert found == [(*author, "", "")[:3] for author in authors]


@pytest.mark.parametrize(
    "line",
    [
        "By the time they came it was over.",
        "By Monday",
        "Jane Doe, who was a professor, came. She left.",
        "Andrei Belousov, the new minister, has experience.",
        "Russia in Ukraine",
        "",
    ],
)
def test_prose_is_no_by_line(line: str) -> None:
    assert read_byline(line) == ()


@pytest.mark.parametrize(
    ("line", "publisher", "licence", "rights"),
    [
        ("This article is republished from The Conversation under a Creative Commons license. Read the original.",
         "The Conversation", "Creative Commons", ""),
        ("Originally published by Global Voices under a CC BY 3.0 licence.", "Global Voices", "CC BY 3.0", "CC-BY-3.0"),
        ("Republished from Meduza.", "Meduza", "", ""),
        ("Licensed under CC BY-SA 4.0", "", "CC BY-SA 4.0", "CC-BY-SA-4.0"),
        ("Text: Creative Commons Attribution-NoDerivatives 4.0", "",
         "Creative Commons Attribution-NoDerivatives 4.0", "CC-BY-ND-4.0"),
        ("https://creativecommons.org/licenses/by-nc-nd/4.0/", "",
         "creativecommons.org/licenses/by-nc-nd/4.0", "CC-BY-NC-ND-4.0"),
        ("CC BY", "", "CC BY", ""),
        ("CC0", "", "CC0", "CC0-1.0"),
        ("Creative Commons Attribution–NonCommercial–ShareAlike 4.0 International", "",
         "Creative Commons Attribution–NonCommercial–ShareAlike 4.0", "CC-BY-NC-SA-4.0"),
        ("Open Government Licence v3.0", "", "Open Government Licence v3.0", "OGL-UK-3.0"),
        ("Public Domain Mark 1.0", "", "public domain mark 1.0", "CC-PDM-1.0"),
        ("© 2024 The Guardian. All rights reserved.", "", "", ""),
    ],
)  # fmt: skip
def test_a_licence_is_recorded_as_it_is_said(line: str, publisher: str, licence: str, rights: str) -> None:
    found = read_licence(line)

    assert found is not None
    assert (found.publisher, found.licence, found.rights) == (publisher, licence, rights)


@pytest.mark.parametrize("line", ["He was under arrest.", "The book was published in 1999.", "A licence was refused."])
def test_prose_is_no_licence(line: str) -> None:
    assert read_licence(line) is None


def test_a_lost_link_to_the_original_is_known() -> None:
    line = (
        "This piece is republished from The Conversation under a Creative Commons license. Read the original article."
    )

    assert read_licence(line) == LicenceLine(
        publisher="The Conversation", licence="Creative Commons", rights="", names_original=True
    )


@pytest.mark.parametrize(
    ("line", "names", "day"),
    [
        ("Elena Petrova, 14 May 2024", ["Elena Petrova"], "2024-05-14"),
        ("By Elena Petrova, May 14, 2024.", ["Elena Petrova"], "2024-05-14"),
        ("Jane Doe and Ana de Cruz | 2024-05-14", ["Jane Doe", "Ana de Cruz"], "2024-05-14"),
        ("Theresa May – 14 May 2024", ["Theresa May"], "2024-05-14"),
    ],
)
def test_a_line_may_hold_names_and_a_day(line: str, names: list[str], day: str) -> None:
    authors, published = read_dated_byline(line)

    assert ([author.name for author in authors], published) == (names, day)


@pytest.mark.parametrize(
    "line",
    [
        "New York, 14 May 2024",
        "Mexico City, 14 May 2024",
        "Geneva, 14 May 2024",
        "European Commission, 14 May 2024",
        "Press Release, 14 May 2024",
        "Prime Minister, 14 May 2024",
        "Middle East, 14 May 2024",
        "Opening Statement, 14 May 2024",
        "Elena Petrova, May 2024",
        "Elena Petrova, 14 May 2024, 10:30 in Geneva",
        "14 May 2024",
        "Elena Petrova was born on 14 May 2024",
        "Elena Petrova, 14 May 2024 to 15 May 2024",
        "Elena Petrova" * 1_000 + ", 14 May 2024",
    ],
)
def test_a_place_a_body_or_half_a_date_makes_no_dated_by_line(line: str) -> None:
    assert read_dated_byline(line) == ((), "")
