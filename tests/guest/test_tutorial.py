"""The tutorial does what it says: its files are written and its commands run, in its order."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest

TUTORIAL = Path(__file__).parents[2] / "docs" / "guide" / "first-briefing.md"
BY_HAND = ("pip ", "mkdocs serve")
"""What installs, and what goes on for ever."""

STEP = re.compile(
    r"(?:(?P<how>Save|Add) this (?:as|to) `(?P<path>[^`]+)`:\n\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def steps() -> Iterator[tuple[str, str, str]]:
    """What to do, with what, in order: "Save" or "Add" a file, or run a command."""
    for found in STEP.finditer(TUTORIAL.read_text("utf-8").replace("save this as", "Save this as")):
        if found["how"]:
            yield found["how"], found["path"], found["text"]
        elif found["kind"] == "console":
            yield from (("run", line.removeprefix("$ "), "") for line in found["text"].splitlines())


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The command in this environment."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        command, shell=True, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of somebody who has done all that the tutorial says."""
    folder = tmp_path_factory.mktemp("tutorial")
    for what, name, text in steps():
        if what == "run" and name.startswith("cd "):
            folder /= name[3:]
        elif what == "run" and not name.startswith(BY_HAND):
            done = run(name, folder)
            assert done.returncode == 0, f"{name}\n{done.stdout}{done.stderr}"
        elif what == "Save":
            (folder / name).write_text(text, "utf-8")
        elif what == "Add":
            (folder / name).write_text(f"{(folder / name).read_text('utf-8')}\n{text}", "utf-8")
    return folder


def test_it_ends_with_the_page_that_it_promises(followed: Path) -> None:
    page = followed / "site/briefings/kennedys-wager-on-the-moon/index.html"

    article = next(html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False).iter("article"))

    assert "Kennedy’s wager on the Moon" in "".join(next(article.iter("h1")).itertext())
    terms = [link for link in article.iter("a") if link.get("class") == "ab-term"]
    assert "Apollo 11" in ["".join(link.itertext()) for link in terms]
    assert [element for element in article.iter() if "ab-verified" in (element.get("class") or "")]


def test_the_mistake_that_it_asks_for_is_caught_where_it_says(followed: Path) -> None:
    draft = followed / "briefings/kennedys-wager-on-the-moon.md"
    right = draft.read_text("utf-8")
    draft.write_text(right.replace("because they are hard", "because they are bold"), "utf-8")

    done = run("briefings check --strict", followed)

    draft.write_text(right, "utf-8")
    promised = re.search(r"^briefings/\S+ error \[\S+\]", TUTORIAL.read_text("utf-8"), re.MULTILINE)
    assert promised
    assert done.returncode == 1
    assert promised[0] in done.stdout
    assert "[-hard-] {+bold+}" in done.stdout
    assert "[text-differs]" in done.stdout
