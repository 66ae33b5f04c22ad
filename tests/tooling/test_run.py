"""`run.py` installs what is missing, once, and then does what it is told."""

import ast
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import IO, Any

import pytest


class Machine:
    """Stands in for the machine: notes each command instead of starting it, and makes the environment."""

    def __init__(self, folder: Path) -> None:
        self.commands: list[list[str]] = []
        self.failing: tuple[str, ...] = ()
        self.interrupting = ""
        self.python = folder / ".venv" / "bin" / "python"

    def run(self, command: list[str], folder: Path, *, output: IO[str] | None = None) -> int:
        self.commands.append(command)
        if self.interrupting in command:
            raise KeyboardInterrupt
        if "venv" in command:
            self.python.parent.mkdir(parents=True, exist_ok=True)
            self.python.touch()
        if output is not None:
            output.write("said by the installer\n")
        return int(any(Path(part).name in self.failing for part in command))

    def done(self) -> list[str]:
        """What was done, a word for each command, in order."""
        words = [_word(command) for command in self.commands]
        self.commands.clear()
        return words


def _word(command: list[str]) -> str:
    if "venv" in command:
        return "make"
    if "--requirement" in command:
        return f"install {Path(command[-1]).stem}"
    if "--editable" in command:
        return "install project"
    return " ".join([Path(command[0]).name, *command[1:]])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "locks").mkdir()
    for name in ("pyproject.toml", "locks/run.txt", "locks/test.txt"):
        (tmp_path / name).write_text(f"# {name}\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def machine(folder: Path, run_py: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine with pip and without uv."""
    machine = Machine(folder)
    monkeypatch.setattr(run_py, "run", machine.run)
    monkeypatch.setattr(run_py, "_pip_version", lambda pip: (23, 2) if pip[0] == sys.executable else ())
    monkeypatch.setattr(run_py.shutil, "which", lambda name: None)
    return machine


@pytest.fixture
def environment(folder: Path, run_py: ModuleType) -> Any:
    return run_py.Environment(folder)


def test_a_first_start_makes_the_environment_then_fills_it(
    run_py: ModuleType, environment: Any, machine: Machine
) -> None:
    run_py.prepare(environment, "run")

    assert machine.done() == ["make", "install run", "install project"]


def test_what_is_installed_is_pinned_by_hash_and_never_compiled(
    run_py: ModuleType, environment: Any, machine: Machine
) -> None:
    run_py.prepare(environment, "run")

    _, packages, project = machine.commands
    assert {"--no-deps", "--require-hashes"} < set(packages)
    assert packages[packages.index("--only-binary") + 1] == ":all:"
    assert {"--no-deps", "--no-build-isolation"} < set(project)


def test_a_second_start_installs_nothing(run_py: ModuleType, environment: Any, machine: Machine) -> None:
    run_py.prepare(environment, "run")
    machine.done()

    run_py.prepare(environment, "run")

    assert machine.done() == []


def test_the_tests_add_to_the_environment_of_the_site(run_py: ModuleType, environment: Any, machine: Machine) -> None:
    run_py.prepare(environment, "run")
    machine.done()

    run_py.prepare(environment, "test")

    assert machine.done() == ["install test", "install project"]


def test_the_site_needs_no_more_than_the_tests(run_py: ModuleType, environment: Any, machine: Machine) -> None:
    run_py.prepare(environment, "test")
    machine.done()

    run_py.prepare(environment, "run")

    assert machine.done() == []


@pytest.mark.parametrize("step", ["--requirement", "--editable"])
def test_an_installation_that_was_interrupted_starts_afresh(
    run_py: ModuleType, environment: Any, machine: Machine, step: str
) -> None:
    machine.interrupting = step
    with pytest.raises(KeyboardInterrupt):
        run_py.prepare(environment, "run")
    machine.interrupting = ""
    machine.done()

    run_py.prepare(environment, "run")

    assert machine.done() == ["make", "install run", "install project"]


def test_a_growth_that_was_interrupted_starts_afresh(run_py: ModuleType, environment: Any, machine: Machine) -> None:
    run_py.prepare(environment, "run")
    machine.interrupting = "--requirement"
    with pytest.raises(KeyboardInterrupt):
        run_py.prepare(environment, "test")
    machine.interrupting = ""
    machine.done()

    run_py.prepare(environment, "run")

    assert machine.done() == ["make", "install run", "install project"]


def test_a_changed_lock_starts_afresh(run_py: ModuleType, environment: Any, machine: Machine, folder: Path) -> None:
    run_py.prepare(environment, "run")
    machine.done()
    (folder / "locks" / "run.txt").write_text("# other versions\n", encoding="utf-8")

    run_py.prepare(environment, "run")

    assert machine.done() == ["make", "install run", "install project"]


def test_the_tests_do_not_grow_out_of_an_outdated_lock(
    run_py: ModuleType, environment: Any, machine: Machine, folder: Path
) -> None:
    run_py.prepare(environment, "run")
    machine.done()
    (folder / "locks" / "run.txt").write_text("# other versions\n", encoding="utf-8")

    run_py.prepare(environment, "test")

    assert machine.done() == ["make", "install test", "install project"]


def test_a_changed_pyproject_installs_the_project_alone(
    run_py: ModuleType, environment: Any, machine: Machine, folder: Path
) -> None:
    run_py.prepare(environment, "test")
    machine.done()
    (folder / "pyproject.toml").write_text("# another entry point\n", encoding="utf-8")

    run_py.prepare(environment, "run")
    assert machine.done() == ["install project"]

    run_py.prepare(environment, "test")
    assert machine.done() == []


def test_other_line_ends_are_no_change(run_py: ModuleType, environment: Any, machine: Machine, folder: Path) -> None:
    run_py.prepare(environment, "run")
    machine.done()
    (folder / "locks" / "run.txt").write_bytes(b"# locks/run.txt\r\n")

    run_py.prepare(environment, "run")

    assert machine.done() == []


def test_another_python_starts_afresh(
    run_py: ModuleType, environment: Any, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_py.prepare(environment, "run")
    machine.done()
    monkeypatch.setattr(run_py.sys, "implementation", SimpleNamespace(cache_tag="cpython-399"))

    run_py.prepare(environment, "run")

    assert machine.done() == ["make", "install run", "install project"]


def test_a_project_that_was_moved_starts_afresh(
    run_py: ModuleType, environment: Any, machine: Machine, folder: Path, tmp_path_factory: Any
) -> None:
    run_py.prepare(environment, "run")
    machine.done()
    moved = folder.rename(tmp_path_factory.mktemp("elsewhere") / "project")

    run_py.prepare(run_py.Environment(moved), "run")

    assert machine.done() == ["make", "install run", "install project"]


@pytest.mark.parametrize("note", ["", "[]", "{", "{}"])
def test_a_broken_note_counts_as_none(run_py: ModuleType, environment: Any, machine: Machine, note: str) -> None:
    run_py.prepare(environment, "run")
    machine.done()
    environment.note.write_text(note, encoding="utf-8")

    run_py.prepare(environment, "run")

    assert machine.done() == ["make", "install run", "install project"]


def test_an_environment_whose_python_is_gone_starts_afresh(
    run_py: ModuleType, environment: Any, machine: Machine
) -> None:
    run_py.prepare(environment, "run")
    machine.done()
    machine.python.unlink()

    run_py.prepare(environment, "run")

    assert machine.done() == ["make", "install run", "install project"]


def test_pip_goes_on_where_uv_fails(
    run_py: ModuleType, environment: Any, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_py.shutil, "which", lambda name: "/bin/uv" if name == "uv" else None)
    machine.failing = ("uv",)

    run_py.prepare(environment, "run")

    starts = [command[0] for command in machine.commands if "--requirement" in command]
    assert starts == ["/bin/uv", sys.executable]


def test_a_failed_installation_says_why_and_leaves_no_note(
    run_py: ModuleType, environment: Any, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.failing = ("--requirement",)

    with pytest.raises(run_py.SetupError, match="installation failed"):
        run_py.prepare(environment, "run")

    assert "said by the installer" in capsys.readouterr().err
    assert not environment.note.exists()


def test_an_installation_that_succeeds_is_quiet(
    run_py: ModuleType, environment: Any, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    run_py.prepare(environment, "run")

    assert "said by the installer" not in capsys.readouterr().err


@pytest.mark.parametrize("version", [(), (22, 2)])
def test_without_a_pip_that_is_new_enough_the_word_is_what_to_install(
    run_py: ModuleType,
    environment: Any,
    machine: Machine,
    monkeypatch: pytest.MonkeyPatch,
    version: tuple[int, ...],
) -> None:
    monkeypatch.setattr(run_py, "_pip_version", lambda pip: version)

    with pytest.raises(run_py.SetupError, match=r"(?s)neither pip 22\.3 or newer nor uv .*python3-pip"):
        run_py.prepare(environment, "run")

    assert machine.done() == []


def test_the_version_of_pip_is_read_from_pip_itself(run_py: ModuleType, tmp_path: Path) -> None:
    double = tmp_path / "pip.py"
    double.write_text("print('pip 23.2.1 from somewhere (python 3.11)')", encoding="utf-8")

    assert run_py._pip_version([sys.executable, str(double)]) == (23, 2)
    assert run_py._pip_version([sys.executable, "-c", "raise SystemExit('No module named pip')"]) == ()
    assert run_py._pip_version([str(tmp_path / "no-such-program")]) == ()


def test_programs_are_found_where_windows_puts_them(
    run_py: ModuleType, environment: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_py, "os", SimpleNamespace(name="nt"))

    assert Path(environment.program("python")).parts[-3:] == (".venv", "Scripts", "python.exe")


def test_every_check_runs_and_pytest_comes_last(run_py: ModuleType, environment: Any, machine: Machine) -> None:
    machine.failing = ("ruff",)
    run_py.prepare(environment, "test")
    machine.done()

    status = run_py.run_tests(environment, [])

    assert machine.done() == [
        "ruff check",
        "ruff format --check",
        "mypy",
        "lint-imports",
        "python -m pytest -n auto",
    ]
    assert status == 1


@pytest.mark.parametrize(("failing", "status"), [((), 0), (("pytest",), 1), (("mypy",), 1)])
def test_one_failure_fails_the_whole(
    run_py: ModuleType, environment: Any, machine: Machine, failing: tuple[str, ...], status: int
) -> None:
    machine.failing = failing

    assert run_py.run_tests(environment, []) == status


def test_with_arguments_pytest_runs_alone(run_py: ModuleType, environment: Any, machine: Machine) -> None:
    run_py.prepare(environment, "test")
    machine.done()

    run_py.run_tests(environment, ["tests/timeline", "-k", "foo"])

    assert machine.done() == ["python -m pytest tests/timeline -k foo"]


@pytest.mark.parametrize("arguments", [["site", "--strict"], ["site", "--", "--strict"]])
def test_further_arguments_are_passed_on(
    run_py: ModuleType, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setitem(run_py.COMMANDS, "site", lambda _, rest: 0 if rest == ["--strict"] else 1)

    assert run_py.main(arguments) == 0


def test_help_names_every_command(run_py: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_py.main(["--help"]) == 0

    shown = capsys.readouterr().out
    assert set(re.findall(r"^  (\w+) ", shown, re.MULTILINE)) == set(run_py.COMMANDS)


@pytest.mark.parametrize("arguments", [[], ["biuld"]])
def test_misuse_has_a_status_of_its_own(run_py: ModuleType, arguments: list[str]) -> None:
    assert run_py.main(arguments) == 2


def test_what_cannot_be_done_is_said_without_a_traceback(
    run_py: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run_py.shutil, "which", lambda name: None)

    assert run_py.main(["lock"]) == 1
    assert capsys.readouterr().err.startswith("run.py: `lock` needs uv")


def test_an_old_python_is_told_which_it_needs(run_py: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_py.sys, "version_info", (3, 10, 14))

    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer; this is Python 3\.10\.14"):
        run_py.main(["site"])


def test_an_old_python_can_read_the_file(root: Path) -> None:
    source = (root / "run.py").read_text(encoding="utf-8")

    tree = ast.parse(source, feature_version=(3, 8))

    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert imported <= sys.stdlib_module_names
    assert "from __future__ import annotations" in source


@pytest.mark.skipif(os.name == "nt", reason="Windows ends processes without a signal")
def test_a_command_does_not_outlive_the_one_that_started_it(root: Path, tmp_path: Path) -> None:
    noted = tmp_path / "pid"
    child = f"import os, pathlib, time; pathlib.Path({str(noted)!r}).write_text(str(os.getpid())); time.sleep(60)"
    parent = (
        "import pathlib, run, signal, sys\n"
        "signal.signal(signal.SIGTERM, run._end)\n"
        f"run.run([sys.executable, '-c', {child!r}], pathlib.Path())\n"
    )
    process = subprocess.Popen([sys.executable, "-c", parent], cwd=root)
    _wait_until(lambda: noted.exists() and noted.read_text() != "")

    process.terminate()

    assert process.wait(timeout=20) == 128 + signal.SIGTERM
    with pytest.raises(ProcessLookupError):
        os.kill(int(noted.read_text()), 0)


def _wait_until(condition: Any) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)
