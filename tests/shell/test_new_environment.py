"""The Python that a demonstration's tests run in."""

import subprocess
import sys
from pathlib import Path

import pytest

from migrator.errors import UsageError
from migrator.shell.new_environment import has_modules, new_environment, running_python


def test_the_python_that_runs_comes_first_on_the_path() -> None:
    python = running_python()
    assert python.path == Path(sys.executable)
    assert str(python.environment["PATH"]).startswith(str(python.path.parent))


def test_modules_are_looked_for_without_importing_them() -> None:
    assert has_modules(["this", "tomllib"])
    assert "this" not in sys.modules
    assert not has_modules(["tomllib", "no_such_module_anywhere"])


def test_an_environment_is_made_for_what_is_asked_for(tmp_path: Path) -> None:
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("")  # nothing to fetch
    python = new_environment(tmp_path, requirements)
    assert python.environment["VIRTUAL_ENV"] == str(tmp_path / ".venv")
    prefix = [str(python.path), "-c", "import sys; print(sys.prefix)"]
    said = subprocess.run(prefix, capture_output=True, text=True, check=True).stdout
    assert said.strip() == str(tmp_path / ".venv")


def test_what_cannot_be_had_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        new_environment(tmp_path, tmp_path / "missing.txt")
    (problem,) = caught.value.problems
    assert problem.code == "demo.no-environment"
    assert "missing.txt" in problem.message
