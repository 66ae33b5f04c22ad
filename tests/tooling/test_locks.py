"""The locks pin what `pyproject.toml` asks for, on every supported system, and name no registry."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ("run", "test")
PYTHONS = ("3.11.0", "3.11.9", "3.12.0", "3.13.0", "3.14.0")
SYSTEMS = {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}
MACHINES = ("x86_64", "arm64")


def _places() -> Iterator[dict[str, str]]:
    for python in PYTHONS:
        for platform, system in SYSTEMS.items():
            for machine in MACHINES:
                yield {
                    "python_full_version": python,
                    "python_version": python.rpartition(".")[0],
                    "sys_platform": platform,
                    "platform_system": system,
                    "platform_machine": machine,
                    "platform_python_implementation": "CPython",
                    "implementation_name": "cpython",
                    "os_name": "nt" if platform == "win32" else "posix",
                }


@cache
def _read(root: Path, lock: str) -> list[tuple[Requirement, int]]:
    """The pins of a lock, each with its number of hashes."""
    text = (root / "locks" / f"{lock}.txt").read_text(encoding="utf-8")
    joined = re.sub(r"(?m)^\s*#.*\n", "", text).replace("\\\n", " ")
    return [
        (Requirement(line.split("--hash")[0].strip()), line.count("--hash=sha256:"))
        for line in joined.splitlines()
        if line.strip()
    ]


def _versions(root: Path, lock: str, place: dict[str, str]) -> dict[str, str]:
    """What the lock installs in that place: canonical names with their versions."""
    versions: dict[str, str] = {}
    for pin, _ in _read(root, lock):
        if pin.marker is None or pin.marker.evaluate(place):
            name = canonicalize_name(pin.name)
            assert name not in versions, f"{name} is pinned twice for {place}"
            versions[name] = str(pin.specifier).removeprefix("==")
    return versions


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_exact_and_has_its_hashes(root: Path, lock: str) -> None:
    pins = _read(root, lock)

    assert pins
    assert [str(pin) for pin, hashes in pins if hashes == 0 or not str(pin.specifier).startswith("==")] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_registry_and_no_place_on_a_disk(root: Path, lock: str) -> None:
    text = (root / "locks" / f"{lock}.txt").read_text(encoding="utf-8")

    assert re.findall(r"://|^--\S+|^[^#]* @ .*$|(?<!\w)/\w+", text, re.MULTILINE) == []


def test_the_tests_install_all_that_the_site_installs_in_the_same_versions(root: Path) -> None:
    missing = [
        (place["python_full_version"], place["sys_platform"], name)
        for place in _places()
        for tested in [_versions(root, "test", place)]
        for name, version in _versions(root, "run", place).items()
        if tested.get(name) != version
    ]

    assert missing == []


@pytest.mark.parametrize(("lock", "groups"), [("run", ["build"]), ("test", ["build", "test"])])
def test_a_lock_satisfies_the_project(root: Path, lock: str, groups: list[str]) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"]]
    for group in groups:
        wanted += project["dependency-groups"][group]

    unsatisfied = {
        str(requirement)
        for place in _places()
        for versions in [_versions(root, lock, place)]
        for requirement in map(Requirement, wanted)
        if not requirement.specifier.contains(versions.get(canonicalize_name(requirement.name), "0"))
    }

    assert unsatisfied == set()
