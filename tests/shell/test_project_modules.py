"""What is installed is looked for where the project is worked on."""

import subprocess
import sys
from pathlib import Path

import pytest

from migrator.shell.project_modules import ProjectModules, modules_path


@pytest.fixture(autouse=True)
def _nothing_active(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)


def _environment(folder: Path, module: str) -> None:
    """A virtual environment with one module."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    (library,) = folder.glob("lib/python*/site-packages")
    (library / f"{module}.py").write_text("def made(): ...\n")


def test_the_environment_of_the_project_is_looked_into(tmp_path: Path) -> None:
    _environment(tmp_path / ".venv", "only_there")
    found = ProjectModules(tmp_path, None)
    assert found.longest_module("only_there.made") == "only_there"
    assert found.defines("only_there", "made") is True
    assert found.longest_module("json.tool") == "json.tool"


def test_the_one_that_the_manifest_names_comes_first(tmp_path: Path) -> None:
    _environment(tmp_path / ".venv", "only_there")
    _environment(tmp_path / "other", "elsewhere")
    found = ProjectModules(tmp_path, "other/bin/python")
    assert found.longest_module("elsewhere") == "elsewhere"
    assert found.longest_module("only_there") is None


@pytest.mark.parametrize("given", [None, "no/such/python"])
def test_where_there_is_none_it_is_ours(tmp_path: Path, given: str | None) -> None:
    assert modules_path(tmp_path, given) == tuple(sys.path)


def test_one_that_does_not_run_is_none(tmp_path: Path) -> None:
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\nexit 3\n")
    python.chmod(0o755)
    assert modules_path(tmp_path, None) == tuple(sys.path)
