"""Version control leaves out what is built, and never a folder of sources."""

from pathlib import Path

import pytest
from pathspec import GitIgnoreSpec


@pytest.fixture(scope="module")
def ignored(root: Path) -> GitIgnoreSpec:
    lines = (root / ".gitignore").read_text(encoding="utf-8").splitlines()
    return GitIgnoreSpec.from_lines(lines)


@pytest.mark.parametrize(
    "path",
    [
        "site/index.html",
        ".site-1234/index.html",
        ".venv/bin/python",
        "dist/annotated_briefings-0.1.0-py3-none-any.whl",
        "plugins/annotated_briefings/text/__pycache__/place.cpython-311.pyc",
        ".mypy_cache/3.11/x.json",
        ".hypothesis/examples/x",
    ],
)
def test_what_is_built_is_left_out(ignored: GitIgnoreSpec, path: str) -> None:
    assert ignored.match_file(path)


@pytest.mark.parametrize(
    "path",
    [
        "briefings/sources/key.txt",
        "plugins/annotated_briefings/sources/model.py",
        "tests/sources/test_files.py",
        "tests/projects/a-site/site/page.md",
        "docs/site/page.md",
    ],
)
def test_what_is_written_by_hand_is_kept(ignored: GitIgnoreSpec, path: str) -> None:
    assert not ignored.match_file(path)
