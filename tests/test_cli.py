"""The command line: what it prints, writes and returns."""

from __future__ import annotations

import json
import shutil
from pathlib import Path, PurePosixPath

import pytest
from annotated_briefings.cli import main
from annotated_briefings.cli.findings import render_findings, summary
from annotated_briefings.text.diagnostic import Diagnostic, error, note, warning
from annotated_briefings.text.place import Location
from click.testing import CliRunner, Result

ARTICLE = Path(__file__).parents[1] / "briefings" / "sources" / "kaczmarski-kuhrt-2024.txt"
HOSTILE = "50%, a: b\r\n::error::x"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    assert run("init", folder).exit_code == 0
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def article(tmp_path: Path) -> Path:
    return Path(shutil.copy(ARTICLE, tmp_path / "article.txt"))


@pytest.fixture
def findings() -> list[Diagnostic]:
    place = Location(PurePosixPath("briefings/a b,c.md"), 3, 7)
    return [error("bad", HOSTILE, place, hint="mend it"), warning("odd", "odd", place), note("fyi", "well", place)]


def test_check_proves_a_built_site(site: Path) -> None:
    (site / "built").mkdir()
    shutil.copy(site / "briefings" / "sources" / "lincoln-1863.txt", site / "built" / "copy.txt")

    proved = run("check", "--site", "built", "--format", "json")

    assert proved.exit_code == 1
    assert [(found["code"], found["path"]) for found in json.loads(proved.output)] == [
        ("copy-published", "built/copy.txt")
    ]


def test_a_site_is_proved_for_one_project_only(site: Path) -> None:
    (site / "built").mkdir()

    assert run("check", "--site", "built", "briefings", "docs").exit_code == 2


def test_init_makes_a_site_that_passes_a_strict_check(site: Path) -> None:
    result = run("check", "--strict")

    assert (result.exit_code, result.output) == (0, "no findings\n")


def test_init_makes_a_site_that_builds_strictly(site: Path, build_site) -> None:
    built = build_site(site, strict=True)

    page = (built / "briefings" / "gettysburg-address" / "index.html").read_text("utf-8")
    assert "our fathers brought forth on this continent" in page


def test_init_leaves_a_folder_in_use_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")

    result = run("init", tmp_path)

    assert result.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_import_writes_a_draft_and_says_what_to_do(site: Path, article: Path) -> None:
    result = run("import", article, "--date", "2024-05-17~")

    assert result.exit_code == 0
    assert sorted(path.name for path in (site / "briefings").iterdir() if "kuhrt" in path.name) == [
        "kaczmarski-kuhrt-2024.md",
        "kaczmarski-kuhrt-2024.proposed-terms.yml",
    ]
    for words in ("20 paragraphs, 1 heading", "Natasha Kuhrt", "[missing-title]", "../196X", "run: briefings check"):
        assert words in result.output


def test_import_again_says_that_everything_was_left(site: Path, article: Path) -> None:
    run("import", article, "--date", "2024-05-17~")

    result = run("import", article, "--date", "2024-05-17~")

    assert result.exit_code == 0
    assert "kaczmarski-kuhrt-2024.md: unchanged" in result.output


def test_import_into_another_folder(tmp_path: Path, article: Path) -> None:
    result = run("import", article, "--into", tmp_path / "project", "--title", "A fine line")

    assert result.exit_code == 0
    assert (tmp_path / "project" / "briefings" / "a-fine-line.md").is_file()


def test_what_is_no_article_is_not_imported(site: Path, tmp_path: Path) -> None:
    wall = tmp_path / "wall.txt"
    wall.write_text("Please accept all cookies.", "utf-8")

    result = run("import", wall)

    assert result.exit_code == 1
    assert "[not-an-article]" in result.output
    assert not (site / "briefings" / "wall.md").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("import",),
        ("import", ARTICLE, "--date", "17 May 2024"),
        ("import", ARTICLE, ARTICLE, "--title", "one for two"),
        ("check", "missing"),
        ("check", "--format", "xml"),
        ("nothing",),
    ],
)
def test_misuse_ends_with_two(arguments: tuple[object, ...]) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_a_bad_date_comes_with_the_right_one() -> None:
    result = run("import", ARTICLE, "--date", "17 May 2024")

    assert "2024-05-17" in result.output


def test_inspect_prints_one_object_a_line_and_writes_nothing(site: Path, article: Path) -> None:
    before = sorted(site.rglob("*"))

    result = run("inspect", article, article, "--date", "2024-05-17~", "--format", "json")

    objects = [json.loads(line) for line in result.output.splitlines()]
    assert [event["edtf"] for event in objects[0]["events"]] == ["2022", "../196X", "2024", "2022-23", "2024-05~"]
    assert len(objects) == 2
    assert sorted(site.rglob("*")) == before


def test_check_ends_with_one_for_errors_and_when_strict_for_warnings(site: Path) -> None:
    briefing = site / "briefings" / "gettysburg-address.md"
    good = briefing.read_text("utf-8")

    briefing.write_text(good.replace("summary:", "sumary:"), "utf-8")
    assert (run("check").exit_code, run("check", "--strict").exit_code) == (0, 1)
    briefing.write_text(good.replace("equal.\n", "equal!\n", 1).replace("shall not perish", "shall perish"), "utf-8")
    assert run("check").exit_code == 1


def test_check_of_one_file_tells_of_this_file_only(site: Path) -> None:
    briefing, glossary = site / "briefings" / "gettysburg-address.md", site / "briefings" / "glossary.yml"
    briefing.write_text(briefing.read_text("utf-8").replace("summary:", "sumary:"), "utf-8")
    glossary.write_text(glossary.read_text("utf-8").replace("definition:", "defintion:", 1), "utf-8")

    result = run("check", briefing, "--format", "json")

    assert {found["path"] for found in json.loads(result.output)} == {"briefings/gettysburg-address.md"}


def test_text_is_one_finding_after_the_other_and_a_sum(findings: list[Diagnostic]) -> None:
    lines = render_findings(findings[1:], "text").splitlines()

    assert lines == [
        "briefings/a b,c.md:3:7: warning [odd] odd",
        "briefings/a b,c.md:3:7: note [fyi] well",
        "1 warning, 1 note",
    ]


@pytest.mark.parametrize(("number", "said"), [(0, "no findings"), (1, "1 error"), (3, "1 error, 1 warning, 1 note")])
def test_the_sum_counts_by_severity(findings: list[Diagnostic], number: int, said: str) -> None:
    assert summary(findings[:number]) == said


def test_json_has_every_part_of_a_finding(findings: list[Diagnostic]) -> None:
    (first, *_) = json.loads(render_findings(findings, "json"))

    assert first == {"code": "bad", "severity": "error", "message": HOSTILE, "path": "briefings/a b,c.md", "line": 3,
                     "column": 7, "hint": "mend it"}  # fmt: skip


def test_sarif_names_rule_level_and_region(findings: list[Diagnostic]) -> None:
    log = json.loads(render_findings(findings, "sarif"))

    (sarif_run,) = log["runs"]
    rules = [rule["id"] for rule in sarif_run["tool"]["driver"]["rules"]]
    assert log["version"] == "2.1.0"
    assert [rules[result["ruleIndex"]] for result in sarif_run["results"]] == ["bad", "odd", "fyi"]
    assert [result["level"] for result in sarif_run["results"]] == ["error", "warning", "note"]
    place = sarif_run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "briefings/a%20b%2Cc.md"
    assert place["region"] == {"startLine": 3, "startColumn": 7}


def test_github_commands_cannot_be_broken_out_of(findings: list[Diagnostic]) -> None:
    lines = render_findings(findings, "github").split("\n")

    assert lines == [
        "::error file=briefings/a b%2Cc.md,line=3,col=7,title=bad::50%25, a: b%0D%0A::error::x%0Amend it",
        "::warning file=briefings/a b%2Cc.md,line=3,col=7,title=odd::odd",
        "::notice file=briefings/a b%2Cc.md,line=3,col=7,title=fyi::well",
    ]
