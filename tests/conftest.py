"""What tests of several rooms share: builds of sites, the demonstration's just once, and how a run is divided."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# No test looks at the clock: a busy machine is no fault. Fewer examples than usual keep the whole run short;
# each run tries others.
settings.register_profile("unhurried", deadline=None, max_examples=25)
settings.load_profile("unhurried")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demonstration's site, as ``mkdocs build --strict`` makes it. Change nothing in it.

    All workers of a run share it: the first that asks builds it, the others wait.
    """
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    site, faults = shared / "demo", shared / "demo-faults.txt"
    try:
        (shared / "demo-begun").mkdir()
    except FileExistsError:
        _wait_for(site, faults)
    else:
        _build_demo(site, faults)
    assert site.is_dir(), faults.read_text("utf-8")
    return site


def _build_demo(site: Path, faults: Path) -> None:
    """Build beside the place and move it there, so that nobody sees it half made."""
    making = site.with_name("demo-making")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(making)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=500, check=False)
    if done.returncode == 0:
        making.rename(site)
    else:
        faults.write_text(done.stdout + done.stderr, "utf-8")


def _wait_for(*paths: Path) -> None:
    for _ in range(6000):
        if any(path.exists() for path in paths):
            return
        time.sleep(0.1)
    pytest.fail(f"another worker did not make {paths[0]} within ten minutes")


def build_project(folder: Path, **config: Any) -> Path:
    """Build the project in ``folder`` as ``mkdocs build`` does, but in this process; the folder of the site.

    ``config`` are options that go before those in the project's file, such as ``strict`` and ``site_dir``.
    """
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    loaded = load_config(str(folder / "mkdocs.yml"), **config)
    loaded.plugins.on_startup(command="build", dirty=False)
    log = logging.getLogger("mkdocs")
    try:
        build(loaded)
    finally:
        loaded.plugins.on_shutdown()
        log.handlers = [handler for handler in log.handlers if type(handler).__name__ != "CountHandler"]
    return Path(loaded.site_dir)


@pytest.fixture(scope="session")
def build_site() -> Callable[..., Path]:
    """Builds a project with the host."""
    return build_project


THOROUGH = frozenset({"test_firefox.py", "test_everywhere.py", "test_rights.py"})
"""Files that repeat in another browser, or on whole sites in every setting, what other tests hold already."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give each worker a stretch of tests that stand together, so that few build the same site; idle ones take over.

    A way of dividing that was asked for by ``--dist`` is kept.
    """
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log) if config.getoption("dist") == "load" else None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch for the long run."""
    parser.addoption("--thorough", action="store_true", help="run the long files of tests too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long files out of an everyday run, which should end within ten minutes."""
    if config.getoption("--thorough"):
        return
    left_out = [item for item in items if item.path.name in THOROUGH]
    items[:] = [item for item in items if item.path.name not in THOROUGH]
    config.hook.pytest_deselected(items=left_out)
