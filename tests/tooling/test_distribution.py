"""The wheel holds everything, and works where nothing of the repository is."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"

IMPORT_ALL = """
import importlib, pkgutil, sys
import annotated_briefings, mkdocs_briefings
for package in (annotated_briefings, mkdocs_briefings):
    assert package.__file__.startswith(sys.argv[1]), package.__file__
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
"""

LOAD_PLUGIN = """
import importlib, sys
host = importlib.import_module(sys.argv[1] + ".plugins")
plugin = host.get_plugins()["briefings"].load()
print(plugin.__module__, plugin.__name__)
"""

CALL_CLI = """
from importlib.metadata import distribution
points = distribution("annotated-briefings").entry_points
(script,) = points.select(group="console_scripts")
print(script.name, callable(script.load()))
"""


@pytest.fixture(scope="module")
def unpacked(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked wheel, in a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    wheel = _run(root, "-c", BUILD, str(folder)).splitlines()[-1]
    with zipfile.ZipFile(folder / wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def _run(folder: Path, *arguments: str) -> str:
    """What Python prints when started in the folder, which it then imports from first."""
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_every_file_of_the_packages(root: Path, unpacked: Path) -> None:
    expected = {
        file.relative_to(root / "plugins").as_posix()
        for file in (root / "plugins").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and not file.name.startswith(".")
    }

    held = {file.relative_to(unpacked).as_posix() for file in unpacked.rglob("*") if file.is_file()}

    assert expected - held == set()
    assert {name.partition("/")[0] for name in held - expected} == {"annotated_briefings-0.1.0.dist-info"}


def test_every_module_can_be_imported_from_the_wheel(unpacked: Path) -> None:
    _run(unpacked, "-c", IMPORT_ALL, str(unpacked))


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_each_host_finds_the_same_plugin(unpacked: Path, host: str) -> None:
    assert _run(unpacked, "-c", LOAD_PLUGIN, host).split() == ["mkdocs_briefings.plugin", "BriefingsPlugin"]


def test_the_command_line_is_installed_as_briefings(unpacked: Path) -> None:
    assert _run(unpacked, "-c", CALL_CLI).split() == ["briefings", "True"]
