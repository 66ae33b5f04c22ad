"""What the hosts' other commands, and the other host, do with a site of ours."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

PLUGINS = Path(__file__).parents[2] / "plugins"


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(PLUGINS), "GIT_CONFIG_GLOBAL": os.devnull}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_gh_deploy_publishes_the_site(project, tmp_path) -> None:
    folder = project("a-small-site")
    run(tmp_path, "git", "init", "--bare", "remote.git")
    run(folder, "git", "init")
    for name, value in (("user.name", "Editor"), ("user.email", "editor@example.org")):
        run(folder, "git", "config", name, value)
    run(folder, "git", "remote", "add", "origin", str(tmp_path / "remote.git"))
    run(folder, "git", "commit", "--allow-empty", "--message", "Begin")

    done = run(folder, sys.executable, "-m", "mkdocs", "gh-deploy")

    published = run(tmp_path / "remote.git", "git", "ls-tree", "-r", "--name-only", "gh-pages").stdout.splitlines()
    assert "briefings/the-treaty/index.html" in published, done.stderr


@pytest.mark.parametrize("fails", [False, True])
def test_after_a_build_the_host_knows_the_site_by_its_own_folder(fails, project, monkeypatch) -> None:
    folder = project("a-small-site")
    config = load_config(str(folder / "mkdocs.yml"))
    if fails:
        monkeypatch.setattr("mkdocs_briefings.plugin.add_files", lambda *_: 1 / 0)

    try:
        build(config)
    except ZeroDivisionError:
        assert fails

    assert config.site_dir == str(folder / "site")


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_a_warning_of_either_host_stops_a_strict_build(host, project) -> None:
    pytest.importorskip(host)
    folder = project("a-small-site")
    built = run(folder, sys.executable, "-m", host, "build", "--strict", "-f", "mkdocs.yml")
    assert built.returncode == 0, built.stderr
    (folder / "docs" / "other.md").write_text("# Other\n\n[nowhere](nowhere.md)\n", "utf-8")

    failed = run(folder, sys.executable, "-m", host, "build", "--strict", "-f", "mkdocs.yml")

    assert failed.returncode != 0
    assert not (folder / "site" / "other").exists()
    assert (folder / "site" / "index.html").is_file()
