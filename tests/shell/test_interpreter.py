"""The project's own Python, found where people keep it."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

from migrator.errors import MigratorError, Problem
from migrator.shell.commands import run
from migrator.shell.interpreter import (
    Interpreter,
    environment_for,
    project_python,
    words_for,
)


@pytest.fixture(autouse=True)
def _nothing_active(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "checkout"
    folder.mkdir()
    return folder


def _environment(folder: Path) -> Path:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    return folder / "bin" / "python"


def _script(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def _refusal(checkout: Path, given: str | None = None) -> Problem:
    with pytest.raises(MigratorError) as caught:
        project_python(checkout, given)
    (problem,) = caught.value.problems
    assert problem.code == "gate.python"
    assert "gate.python" in problem.hint
    return problem


class TestWhichOne:
    def test_what_the_manifest_names_comes_first(self, checkout: Path) -> None:
        _environment(checkout / ".venv")
        named = _environment(checkout / "other")
        assert project_python(checkout, "other/bin/python").path == named
        assert project_python(checkout, str(named)).path == named

    @pytest.mark.parametrize("name", [".venv", "venv"])
    def test_then_an_environment_of_the_checkout(self, checkout: Path, name: str) -> None:
        python = _environment(checkout / name)
        found = project_python(checkout, None)
        assert (found.path, found.prefix, found.is_virtual) == (python, checkout / name, True)

    def test_then_the_active_one(
        self, checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        python = _environment(tmp_path / "active")
        monkeypatch.setenv("VIRTUAL_ENV", str(tmp_path / "active"))
        assert project_python(checkout, None).path == python

    def test_an_active_one_that_is_gone_is_passed_over(
        self, checkout: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("VIRTUAL_ENV", "/no/such/place")
        assert project_python(checkout, None).path.is_file()

    def test_then_the_one_that_a_word_on_the_path_stands_for(
        self, checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = _environment(tmp_path / "real")
        _script(tmp_path / "shims" / "python", f'exec {real} "$@"')
        monkeypatch.setenv("PATH", f"{tmp_path}/shims")
        assert project_python(checkout, None).path == real

    def test_a_python_2_on_the_path_is_passed_over(
        self, checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = _environment(tmp_path / "real")
        old = '{"executable": "/usr/bin/python2", "version": [2, 7], "path": []}'
        _script(tmp_path / "bin" / "python", f"echo 'migrator asks: {old}'")
        (tmp_path / "bin" / "python3").symlink_to(real)
        monkeypatch.setenv("PATH", f"{tmp_path}/bin")
        found = project_python(checkout, None)
        assert found.path.resolve() == real.resolve()

    def test_at_last_the_one_that_runs(
        self, checkout: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(checkout))
        assert project_python(checkout, None).path == Path(sys.executable)


class TestRefusals:
    def test_a_named_one_that_is_not_there(self, checkout: Path) -> None:
        message = _refusal(checkout, "gone/bin/python").message
        assert message == f"there is no Python at {checkout}/gone/bin/python"

    def test_an_environment_whose_python_was_uninstalled(self, checkout: Path) -> None:
        (checkout / ".venv" / "bin").mkdir(parents=True)
        (checkout / ".venv" / "bin" / "python").symlink_to("/no/such/python3.8")
        assert "there is no Python at" in _refusal(checkout).message

    def test_a_program_that_is_no_python(self, checkout: Path) -> None:
        _script(checkout / "tool", "echo what is -c; exit 2")
        message = _refusal(checkout, "tool").message
        assert message == f"{checkout}/tool does not run as a Python: what is -c"

    def test_one_that_says_nothing(self, checkout: Path) -> None:
        _script(checkout / "tool", "exit 3")
        assert "it ended with 3" in _refusal(checkout, "tool").message

    def test_a_folder(self, checkout: Path) -> None:
        (checkout / "tool").mkdir()
        assert "Permission denied" in _refusal(checkout, "tool").message

    def test_one_that_is_too_old(self, checkout: Path) -> None:
        said = '{"executable": "/usr/bin/python2", "version": [2, 7], "path": []}'
        _script(checkout / "tool", f"echo 'migrator asks: {said}'")
        assert "is Python 2.7, which is older than 3.6" in _refusal(checkout, "tool").message


class TestWhatItSays:
    def test_its_version_and_where_it_looks_for_modules(self, checkout: Path) -> None:
        found = project_python(checkout, sys.executable)
        assert found.version == "{}.{}".format(*sys.version_info)
        assert os.path.dirname(os.__file__) in found.sys_path  # noqa: PTH120
        assert "" not in found.sys_path

    def test_what_its_start_prints_does_no_harm(self, checkout: Path) -> None:
        python = _environment(checkout / ".venv")
        (packages,) = (checkout / ".venv").glob("lib/*/site-packages")
        (packages / "noise.pth").write_text("import sys; sys.stdout.write('hello')\n")
        assert project_python(checkout, None).path == python

    def test_a_module_of_the_checkout_is_not_taken_for_its_own(self, checkout: Path) -> None:
        (checkout / "json.py").write_text("raise RuntimeError('imported')\n")
        assert project_python(checkout, sys.executable).version

    def test_folders_of_the_checkout_are_not_installed_ones(self, checkout: Path) -> None:
        _environment(checkout / ".venv")
        (packages,) = (checkout / ".venv").glob("lib/*/site-packages")
        (checkout / "src").mkdir()
        (packages / "editable.pth").write_text(f"{checkout}/src\n")
        found = project_python(checkout, None)
        assert str(packages) in found.sys_path
        assert str(checkout / "src") not in found.sys_path


def _made_up(path: str, *, is_virtual: bool = True) -> Interpreter:
    return Interpreter(Path(path), "3.12", (), Path(path).parents[1], is_virtual)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["python", "-m", "pytest"], ["/env/bin/python", "-m", "pytest"]),
        (["python3", "run.py"], ["/env/bin/python", "run.py"]),
        (["pytest", "python"], ["pytest", "python"]),
        (["python3.9", "x"], ["python3.9", "x"]),
        (["./python"], ["./python"]),
    ],
)
def test_only_a_bare_python_is_the_projects(words: list[str], expected: list[str]) -> None:
    assert words_for(words, _made_up("/env/bin/python")) == expected


class TestEnvironment:
    def test_other_programs_find_the_same_python(self, checkout: Path) -> None:
        python = _environment(checkout / ".venv")
        found = project_python(checkout, None)
        ended = run(["sh", "-c", "command -v python"], checkout, 30, environment_for(found))
        assert ended.output == f"{python}\n"

    def test_a_virtual_environment_is_active(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "/bin")
        changed = environment_for(_made_up("/env/bin/python"))
        assert changed["PATH"] == "/env/bin:/bin"
        assert (changed["VIRTUAL_ENV"], changed["PYTHONHOME"]) == ("/env", None)

    def test_a_python_that_the_path_leads_to_already_changes_nothing(self) -> None:
        path = which("python3")
        assert path
        assert environment_for(_made_up(path, is_virtual=False)) == {}
