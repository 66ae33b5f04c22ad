#!/usr/bin/env python3
"""Set the project up in `.venv`, then build, serve or test it: `python3 run.py --help`.

Needs Python 3.11 or newer and its pip (or uv), and of Python itself only the standard library. The file
stays readable to Python 3.8, so that an old one can be told so.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import FrameType
    from typing import IO, NoReturn

    Command = list[str]
    State = dict[str, str]

OLDEST_PYTHON = (3, 11)
OLDEST_PIP = (22, 3)  # the first that installs into another environment: --python

HELP = """\
usage: python3 run.py COMMAND [ARGUMENT...]

Sets everything up in .venv on the first start, and does what the command says:

  site  [ARGUMENT...]   build the site into site/; arguments go to `mkdocs build`, e.g. --strict
  serve [ARGUMENT...]   show the site at http://127.0.0.1:8000/ and build it again whenever a file
                      changes; arguments go to `mkdocs serve`, e.g. --dev-addr 127.0.0.1:8001
  test                run every check and every test: ruff, mypy, import-linter, pytest
  test  ARGUMENT...     run pytest alone, with these arguments, e.g. tests/timeline -k leap
  lock  [ARGUMENT...]   pin the dependencies of pyproject.toml anew in locks/ (needs uv); arguments go
                      to `uv pip compile`, e.g. --upgrade

Arguments may be set apart by `--`. Nothing is installed unless locks/, pyproject.toml or Python have
changed. In the environment itself (`. .venv/bin/activate`) plain `mkdocs build` works as well.
"""

VARIABLES = {
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_USER": "0",  # a default of `pip install --user` would refuse every environment
    "NO_MKDOCS_2_WARNING": "1",  # Material's banner; pyproject.toml keeps to MkDocs 1
}

LOCKS = ("run", "test")  # each holds all that the ones before it hold, in the same versions

# The widest lock is resolved first, and the others are cut out of it.
RESOLUTIONS = {
    "test": ("--all-extras", "--group", "build", "--group", "test"),
    "run": (
        *("--extra", "import", "--extra", "search", "--extra", "cards"),
        *("--group", "build", "--constraint", "locks/test.txt"),
    ),
}

CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("lint-imports",),
)


class SetupError(Exception):
    """The command cannot be carried out here; the message says why, and what helps."""


@dataclass(frozen=True)
class Environment:
    """The project's own virtual environment, and the note in it of what it holds."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / ".venv"

    @property
    def note(self) -> Path:
        """Written last and removed first: without it the environment is half made."""
        return self.folder / "installed.json"

    def program(self, name: str) -> str:
        if os.name == "nt":
            return str(self.folder / "Scripts" / f"{name}.exe")
        return str(self.folder / "bin" / name)

    def lock(self, name: str) -> Path:
        return self.root / "locks" / f"{name}.txt"

    def wanted(self, lock: str) -> State:
        """What the note says when the environment holds this lock."""
        held = LOCKS[: LOCKS.index(lock) + 1]
        return {
            "folder": str(self.root),  # scripts in an environment do not survive a move
            "python": f"{sys.implementation.cache_tag} {sys.platform}",
            "pyproject": _digest(self.root / "pyproject.toml"),
            **{name: _digest(self.lock(name)) for name in held},
        }

    def present(self) -> State:
        """What the environment holds; nothing where it is missing, broken or half made."""
        if not Path(self.program("python")).exists():
            return {}
        try:
            noted = json.loads(self.note.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return noted if isinstance(noted, dict) else {}


def main(arguments: Sequence[str]) -> int:
    """Carry out the command, and return the exit status: 0 fine, 1 failed, 2 misused."""
    _require_python()
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(HELP, end="")
        return 0 if arguments else 2
    name, *rest = arguments
    command = COMMANDS.get(name)
    if command is None:
        print(f"run.py: there is no command {name!r}\n\n{HELP}", end="", file=sys.stderr)
        return 2
    try:
        return command(Environment(Path(__file__).resolve().parent), rest[1:] if rest[:1] == ["--"] else rest)
    except SetupError as error:
        print(f"run.py: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("run.py: interrupted", file=sys.stderr)
        return 130


def build_site(environment: Environment, arguments: Sequence[str]) -> int:
    """Build the site into `site/`."""
    prepare(environment, "run")
    return run([environment.program("python"), "-m", "mkdocs", "build", *arguments], environment.root)


def serve_site(environment: Environment, arguments: Sequence[str]) -> int:
    """Show the site, with live reload, until interrupted."""
    prepare(environment, "run")
    try:
        return run([environment.program("python"), "-m", "mkdocs", "serve", *arguments], environment.root)
    except KeyboardInterrupt:
        return 0


def run_tests(environment: Environment, arguments: Sequence[str]) -> int:
    """Run every check, then pytest (whose summary is the last line); or, with arguments, pytest alone."""
    prepare(environment, "test")
    pytest = [environment.program("python"), "-m", "pytest"]
    if arguments:
        return run([*pytest, *arguments], environment.root)
    failed = [check for check in CHECKS if _check(environment, check) != 0]
    for check in failed:
        print(f"run.py: failed: {' '.join(check)}", flush=True)
    status = run([*pytest, "-n", "auto"], environment.root)
    return status or int(bool(failed))


def write_locks(environment: Environment, arguments: Sequence[str]) -> int:
    """Resolve the dependencies for all supported systems and Pythons, and pin them with their hashes."""
    uv = shutil.which("uv")
    if uv is None:
        raise SetupError("`lock` needs uv, which was not found; install it with: python3 -m pip install uv")
    for name, groups in RESOLUTIONS.items():
        command = [
            *(uv, "pip", "compile", "pyproject.toml", *groups, "--output-file", f"locks/{name}.txt"),
            *("--universal", "--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:"),
            *("--no-emit-index-url", "--no-emit-find-links", "--quiet"),
            *("--custom-compile-command", "python3 run.py lock"),
        ]
        status = run([*command, *arguments], environment.root)
        if status != 0:
            return status
    return 0


COMMANDS: dict[str, Callable[[Environment, Sequence[str]], int]] = {
    "site": build_site,
    "serve": serve_site,
    "test": run_tests,
    "lock": write_locks,
}


def prepare(environment: Environment, lock: str) -> None:
    """Make the environment hold the lock and the project; do nothing where it does already."""
    present, wanted = environment.present(), environment.wanted(lock)
    if wanted.items() <= present.items():
        return
    installers = find_installers(environment)
    if not _can_grow(present, wanted):
        present = {}
    environment.note.unlink(missing_ok=True)
    if not present:
        _say("making .venv")
        _make_environment(environment)
    if present.get(lock) != wanted[lock]:
        _say(f"installing locks/{lock}.txt (a minute on the first start)")
        pinned = ["--no-deps", "--only-binary", ":all:", "--require-hashes"]
        _install(environment, installers, [*pinned, "--requirement", str(environment.lock(lock))])
    _say("installing the project itself")
    project = ["--no-deps", "--no-build-isolation", "--editable", str(environment.root)]
    _install(environment, installers, project)
    environment.note.write_text(json.dumps({**present, **wanted}, indent=2), encoding="utf-8")


def find_installers(environment: Environment) -> list[Command]:
    """The beginnings of commands that install into the environment, the quickest first."""
    python = environment.program("python")
    installers = []
    uv = shutil.which("uv")
    if uv is not None:
        installers.append([uv, "pip", "install", "--quiet", "--python", python])
    pip = _find_pip()
    if pip is not None:
        installers.append([*pip, "--python", python, "install", "--quiet", "--progress-bar", "off", "--no-input"])
    if not installers:
        oldest = ".".join(map(str, OLDEST_PIP))
        raise SetupError(
            f"neither pip {oldest} or newer nor uv was found for {sys.executable}\n"
            "  Debian, Ubuntu: apt install python3-pip\n"
            "  elsewhere:      python3 -m ensurepip --upgrade"
        )
    return installers


def run(command: Command, folder: Path, *, output: IO[str] | None = None) -> int:
    """Run the command to its end and return its status; it never outlives this process.

    What it says goes into `output`, where given.
    """
    errors = None if output is None else subprocess.STDOUT
    try:
        process = subprocess.Popen(command, cwd=folder, env={**os.environ, **VARIABLES}, stdout=output, stderr=errors)
    except OSError as error:
        raise SetupError(f"cannot start {command[0]}: {error.strerror}") from error
    try:
        return process.wait()
    except KeyboardInterrupt:
        # The same key press has reached the command: let it end in its own way.
        process.wait()
        raise
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()


def _can_grow(present: State, wanted: State) -> bool:
    """Whether what is missing can be added to what is there.

    A package that an older lock or Python left behind could be imported unnoticed, so those start afresh;
    only the project itself is installed again in place.
    """
    return bool(present) and all(
        present.get(name, value) == value for name, value in wanted.items() if name != "pyproject"
    )


def _make_environment(environment: Environment) -> None:
    # In an environment (this one, even), the Python that it was made from makes the new one.
    python = getattr(sys, "_base_executable", None) or sys.executable
    making = [python, "-m", "venv", "--without-pip", "--clear", str(environment.folder)]
    if run(making, environment.root) != 0:
        raise SetupError(f"{python} could not make {environment.folder}")


def _install(environment: Environment, installers: list[Command], arguments: Command) -> None:
    """Install with the first installer that can; only one that cannot is heard."""
    for installer in installers:
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
            if run([*installer, *arguments], environment.root, output=said) == 0:
                return
            said.seek(0)
            sys.stderr.write(said.read())
        if installer is not installers[-1]:
            _say("uv did not succeed; trying pip")
    raise SetupError("the installation failed, for the reason above; start again to go on")


def _find_pip() -> Command | None:
    pythons = [sys.executable, getattr(sys, "_base_executable", sys.executable)]
    programs = [shutil.which("pip3"), shutil.which("pip")]
    candidates = [[python, "-m", "pip"] for python in pythons] + [[path] for path in programs if path]
    return next((pip for pip in candidates if _pip_version(pip) >= OLDEST_PIP), None)


def _pip_version(pip: Command) -> tuple[int, ...]:
    """The version, as far as it is needed; empty where this is no pip."""
    try:
        said = subprocess.run([*pip, "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return ()
    found = re.match(r"pip (\d+)\.(\d+)", said)
    return tuple(map(int, found.groups())) if found else ()


def _check(environment: Environment, check: Sequence[str]) -> int:
    print(f"run.py: {' '.join(check)}", flush=True)
    return run([environment.program(check[0]), *check[1:]], environment.root)


def _digest(file: Path) -> str:
    # Git may have given the file other line ends.
    try:
        return hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
    except FileNotFoundError as error:
        raise SetupError(f"{file} is missing") from error


def _require_python() -> None:
    if sys.version_info[:2] < OLDEST_PYTHON:
        here, oldest = (".".join(map(str, version)) for version in (sys.version_info[:3], OLDEST_PYTHON))
        sys.exit(f"run.py: needs Python {oldest} or newer; this is Python {here} ({sys.executable})")


def _say(message: str) -> None:
    print(f"run.py: {message}", file=sys.stderr, flush=True)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)
    sys.exit(main(sys.argv[1:]))
