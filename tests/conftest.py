"""What tests of several rooms share: the demonstration, built once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# No test looks at the clock: a busy machine is no fault. Fewer examples than usual keep the whole run short;
# each run tries others.
settings.register_profile("unhurried", deadline=None, max_examples=40)
settings.load_profile("unhurried")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demonstration's site, as ``mkdocs build --strict`` makes it."""
    folder = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


THOROUGH = frozenset({"test_firefox.py", "test_everywhere.py", "test_rights.py"})
"""Files that repeat in another browser, or on whole sites in every setting, what other tests hold already."""


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
