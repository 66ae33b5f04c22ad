"""``briefings sources check``: what has become of addresses, and of the quotations taken from them."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from annotated_briefings.cli import main
from annotated_briefings.cli.project import Project
from annotated_briefings.cli.sources import check_addresses
from annotated_briefings.sources.model import UrlStatus
from annotated_briefings.sources.state import load_states
from annotated_briefings.sources.web import Fetcher
from click.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parents[1]))

from webserver import Server, serving

FIRST = "The parties agree to keep the peace along the whole of the border between them."
SECOND = "Trade between the two countries has grown by a third in the course of the last year."
TODAY = date(2026, 11, 26)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


@pytest.fixture
def project(tmp_path: Path, server: Server) -> Project:
    """A briefing that quotes the first paragraph of a source, of which there is a frozen copy."""
    home = tmp_path / "briefings"
    (home / "sources").mkdir(parents=True)
    copy = f"{FIRST}\n\n{SECOND}\n"
    (home / "sources" / "treaty.txt").write_text(copy, "utf-8", newline="")
    digest = hashlib.sha256(copy.encode()).hexdigest()
    (home / "sources.yml").write_text(
        f"treaty: {{title: T, URL: '{server.url}/treaty', reuse: quotations,\n"
        f"         copy: {{text: sources/treaty.txt, sha256: {digest}}}}}\n"
        f"other: {{title: O, URL: '{server.url}/other'}}\n"
        "book: {title: No address}\n"
    )
    (home / "a.md").write_text(f"---\ntitle: A\ndate: 2026\n---\n\nIt says: “{FIRST}” [@treaty]\n")
    return Project(tmp_path, home, tmp_path / "docs")


def page(*paragraphs: str) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<!doctype html><html lang=en><title>T</title><body><article><h1>T</h1>{text}</article></body></html>"


def look(project: Project, *keys: str, today: date = TODAY, days: int = 0):
    fetcher = Fetcher(delay=0, may_connect=lambda address: True)
    return {one.key: one for one in check_addresses(project, keys, fetcher=fetcher, today=today, days=days)}


def states(project: Project):
    return load_states(project.briefings, project.root, lambda found: None)


def test_a_page_that_still_says_what_the_copy_says_is_live(project, server) -> None:
    server.says("/treaty", 200, page(FIRST, SECOND), Content_Type="text/html", ETag='"1"')

    seen = look(project, "treaty")["treaty"]

    assert (seen.state.status, seen.lost, seen.is_bad) == (UrlStatus.LIVE, (), False)
    assert states(project)["treaty"].checked == "2026-11-26"


def test_a_changed_page_says_what_that_means_for_each_quotation(project, server, capsys) -> None:
    server.says("/treaty", 200, page(FIRST.replace("whole", "half"), SECOND), Content_Type="text/html")

    seen = look(project, "treaty")["treaty"]

    assert seen.state.status is UrlStatus.CHANGED
    assert seen.words == "changed: 1 of 2 paragraphs of the frozen copy is no longer there"
    assert [quotation.text for quotation in seen.lost] == [FIRST]
    assert f"briefings/a.md:6:11: this quotation no longer stands there: “{FIRST}”" in capsys.readouterr().out
    assert seen.is_bad


def test_a_change_that_no_quotation_rests_on_is_told_and_is_not_bad(project, server) -> None:
    server.says("/treaty", 200, page(FIRST, SECOND.replace("third", "tenth")), Content_Type="text/html")

    seen = look(project, "treaty")["treaty"]

    assert (seen.state.status, seen.lost, seen.is_bad) == (UrlStatus.CHANGED, (), False)


def test_a_page_without_a_copy_is_compared_with_what_it_was(project, server) -> None:
    server.says("/other", 200, page(FIRST), Content_Type="text/html")
    server.says("/other", 200, page(SECOND), Content_Type="text/html")

    first, second = look(project, "other")["other"], look(project, "other")["other"]

    assert (first.state.status, second.state.status) == (UrlStatus.LIVE, UrlStatus.CHANGED)


def test_an_unchanged_page_is_not_sent_again(project, server) -> None:
    server.says("/treaty", 200, page(FIRST, SECOND), Content_Type="text/html", ETag='"1"')
    server.says("/treaty", 304)
    look(project, "treaty")

    seen = look(project, "treaty", today=date(2026, 12, 1))["treaty"]

    assert (seen.state.status, seen.state.checked) == (UrlStatus.LIVE, "2026-12-01")
    assert server.asked[-1][1]["If-None-Match"] == '"1"'


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_dead(project, server, status: int) -> None:
    server.says("/treaty", status)

    seen = look(project, "treaty")["treaty"]

    assert (seen.state.status, seen.is_bad) == (UrlStatus.DEAD, True)


def test_the_front_page_in_place_of_a_page_is_no_page(project, server) -> None:
    server.says("/treaty", 301, Location="/")
    server.says("/", 200, page(SECOND), Content_Type="text/html")

    assert look(project, "treaty")["treaty"].state.status is UrlStatus.DEAD


def test_a_page_that_has_moved_says_where(project, server) -> None:
    server.says("/treaty", 301, Location="/treaties/1")
    server.says("/treaties/1", 200, page(FIRST, SECOND), Content_Type="text/html")

    state = look(project, "treaty")["treaty"].state

    assert (state.status, state.location) == (UrlStatus.MOVED, f"{server.url}/treaties/1")


@pytest.mark.parametrize("status", [401, 403, 500])
def test_what_says_nothing_of_the_page_changes_nothing(project, server, status: int) -> None:
    server.says("/treaty", status)

    seen = look(project, "treaty")["treaty"]

    assert (seen.is_known, seen.is_bad) == (False, False)
    assert states(project) == {}


def test_a_page_without_an_article_is_live_and_is_not_compared(project, server) -> None:
    server.says("/treaty", 200, "<html><body></body></html>", Content_Type="text/html")

    assert look(project, "treaty")["treaty"].state.status is UrlStatus.LIVE


def test_all_with_an_address_are_looked_at_but_those_seen_lately(project, server) -> None:
    server.says("/treaty", 200, page(FIRST, SECOND), Content_Type="text/html")
    look(project, "treaty")

    assert set(look(project, days=1)) == {"other"}
    assert set(look(project, days=0)) == {"treaty", "other"}
    assert set(look(project, "treaty", days=9)) == {"treaty"}


def test_the_editor_s_files_stay_as_they_are(project, server) -> None:
    before = (project.briefings / "sources.yml").read_bytes()

    look(project)

    assert (project.briefings / "sources.yml").read_bytes() == before


def test_an_unknown_key_is_misuse(project) -> None:
    result = CliRunner().invoke(main, ["sources", "check", "nobody", "--into", str(project.root)])

    assert result.exit_code == 2
    assert "there is no source 'nobody'" in result.output


def test_a_private_address_is_not_asked_by_the_command(project, server) -> None:
    result = CliRunner().invoke(main, ["sources", "check", "treaty", "--into", str(project.root), "--delay", "0"])

    assert result.exit_code == 0
    assert "treaty: not seen: its address is that of a private network" in result.output
    assert server.asked == []
