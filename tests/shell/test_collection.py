"""What pytest collects, measured with real pytests on real files."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from migrator.core.gate.collected import Collected, collection_faults, differing
from migrator.shell.collection import NotMeasured, collected

_PYTEST = [sys.executable, "-m", "pytest"]
_TESTS = """
import pytest

class TestX:
    @pytest.mark.parametrize("value", [1, 2])
    def test_value(self, value): ...

@pytest.mark.slow
def test_slow(): ...
"""
_IDS = {
    "tests/test_a.py::TestX::test_value[1]",
    "tests/test_a.py::TestX::test_value[2]",
    "tests/test_a.py::test_slow",
}


@pytest.fixture(autouse=True)
def _settings_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTEST_ADDOPTS", "PYTHONPATH", "PYTHONHASHSEED"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def worktree(tmp_path: Path) -> Path:
    folder = tmp_path / "worktree"
    _write(folder, {"tests/test_a.py": _TESTS, "pytest.ini": "[pytest]\nmarkers = slow\n"})
    return folder


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def _measured(worktree: Path, *words: str, **environment: str) -> Collected:
    found = collected([*_PYTEST, *words], worktree, ".", 60, environment)
    assert isinstance(found, Collected), found
    return found


def _not_measured(words: list[str], worktree: Path, seconds: float = 60) -> NotMeasured:
    found = collected(words, worktree, ".", seconds, {})
    assert isinstance(found, NotMeasured), found
    assert found.remedy
    return found


class TestMeasured:
    def test_all_tests_by_their_ids(self, worktree: Path) -> None:
        assert _measured(worktree) == Collected(frozenset(_IDS))

    def test_tests_are_not_run(self, worktree: Path) -> None:
        _write(worktree, {"tests/test_b.py": "def test_b(): open('ran', 'w')\n"})
        assert len(_measured(worktree).ids) == 4
        assert not (worktree / "ran").exists()

    @pytest.mark.parametrize(
        "options",
        [
            "-v -s -x -p no:cacheprovider --tb=no --strict-markers --strict-config",
            "-qq -n 2 --maxfail=1 --lf --junitxml=out.xml --import-mode=importlib",
        ],
    )
    def test_settings_of_the_project_change_nothing(self, worktree: Path, options: str) -> None:
        settings = f"[pytest]\nmarkers = slow\naddopts = {options}\n"
        _write(worktree, {"pytest.ini": settings, "tests/test_b.py": "1 / 0", "a_test.py": "1 / 0"})
        found = _measured(worktree)
        assert found.ids == _IDS
        assert set(found.errors) == {"tests/test_b.py", "a_test.py"}

    def test_noise_changes_nothing(self, worktree: Path) -> None:
        noise = "import atexit\nprint('tests/test_z.py::test_z')\natexit.register(print, 'bye')\n"
        _write(worktree, {"conftest.py": noise, "tests/conftest.py": noise})
        assert _measured(worktree, "-s").ids == _IDS

    def test_what_is_left_out_is_counted(self, worktree: Path) -> None:
        found = _measured(worktree, "-m", "not slow")
        assert (len(found.ids), found.deselected) == (2, 1)

    def test_words_of_the_command_count(self, worktree: Path) -> None:
        assert len(_measured(worktree, "tests/test_a.py::TestX").ids) == 2

    def test_a_folder_without_tests_has_none(self, worktree: Path) -> None:
        (worktree / "empty").mkdir()
        assert _measured(worktree, "empty") == Collected(frozenset())

    def test_it_runs_in_the_folder(self, worktree: Path) -> None:
        found = collected(_PYTEST, worktree, "tests", 60, {})
        assert isinstance(found, Collected)
        assert found.ids == _IDS

    def test_the_path_for_modules_is_the_given_one(self, worktree: Path) -> None:
        _write(worktree, {"src/app.py": "", "tests/test_b.py": "import app\ndef test_b(): ...\n"})
        assert "tests/test_b.py" in _measured(worktree).errors
        assert not _measured(worktree, PYTHONPATH=f"{worktree}/src").errors

    def test_ids_made_from_sets_stay_the_same(self, worktree: Path) -> None:
        text = (
            "import pytest\n"
            "@pytest.mark.parametrize('x', {'one', 'two', 'three', 'four', 'five'})\n"
            "@pytest.mark.parametrize('y', [{'one', 'two', 'three'}], ids=str)\n"
            "def test_set(x, y): ...\n"
        )
        _write(worktree, {"tests/test_b.py": text})
        assert not differing(_measured(worktree), _measured(worktree))

    def test_ids_that_hold_an_address_are_found_to_differ(self, worktree: Path) -> None:
        text = (
            "import pytest, uuid\n"
            "@pytest.mark.parametrize('x', [object()], ids=lambda x: str(uuid.uuid4()))\n"
            "def test_any(x): ...\n"
        )
        _write(worktree, {"tests/test_b.py": text})
        first, second = _measured(worktree), _measured(worktree)
        assert collection_faults(first, second, {}, differing(first, second)) == []


_ERRORS = {
    "import nowhere": "ModuleNotFoundError: No module named 'nowhere'",
    "\n\ndef broken(:\n": "SyntaxError: invalid syntax",
    "1 / 0": "ZeroDivisionError: division by zero",
    "raise RuntimeError": "RuntimeError: no more is said",
    "raise RuntimeError('one\\ntwo')": "RuntimeError: one",
    "raise RuntimeError(object())": "RuntimeError: <object object at 0x…>",
    "raise RuntimeError(__file__)": "RuntimeError: tests/test_6.py",
    "import helper": "ImportError: cannot import name 'x' from 'empty' (empty.py)",
    "class Odd(Exception):\n    __str__ = None\nraise Odd": "Odd: no more is said",
}


class TestErrors:
    def test_each_is_told_in_one_line(self, worktree: Path) -> None:
        _write(worktree, {f"tests/test_{n}.py": text for n, text in enumerate(_ERRORS)})
        _write(worktree, {"helper.py": "from empty import x", "empty.py": ""})
        found = _measured(worktree)
        assert found.errors == {
            f"tests/test_{n}.py": said for n, said in enumerate(_ERRORS.values())
        }
        assert found.ids == _IDS

    def test_one_in_the_settings_of_a_folder(self, worktree: Path) -> None:
        _write(worktree, {"tests/sub/conftest.py": "1 / 0", "tests/sub/test_b.py": ""})
        assert list(_measured(worktree).errors.values()) == ["ZeroDivisionError: division by zero"]

    def test_a_test_that_asks_for_what_it_does_not_take(self, worktree: Path) -> None:
        text = "import pytest\n@pytest.mark.parametrize('x', [1])\ndef test_b(): ...\n"
        _write(worktree, {"tests/test_b.py": text})
        (said,) = _measured(worktree).errors.values()
        assert "function uses no argument 'x'" in said

    def test_a_module_that_leaves_itself_out_is_no_error(self, worktree: Path) -> None:
        texts = [
            "import pytest; pytest.importorskip('nowhere')",
            "import pytest; pytest.skip('nowhere', allow_module_level=True)",
            "import unittest; raise unittest.SkipTest('nowhere')",
        ]
        _write(worktree, {f"tests/test_{n}.py": text for n, text in enumerate(texts)})
        found = _measured(worktree)
        assert not found.errors
        assert len(found.skipped) == 3
        assert all("nowhere" in reason for reason in found.skipped.values())

    def test_a_class_that_pytest_passes_over_is_a_loss(self, worktree: Path) -> None:
        before = _measured(worktree)
        _write(worktree, {"tests/test_a.py": _TESTS.replace("TestX", "XTest")})
        (fault,) = collection_faults(before, _measured(worktree), {}, frozenset())
        assert fault.message == "`tests/test_a.py::TestX` lost 2 tests"


class TestNotMeasured:
    def test_a_python_without_pytest(self, worktree: Path, tmp_path: Path) -> None:
        environment = tmp_path / "env"
        subprocess.run(
            [sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True
        )
        python = str(environment / "bin" / "python")
        found = _not_measured([python, "-m", "pytest"], worktree)
        assert found.message == f"pytest is not installed for `{python}`"
        assert "gate.python" in found.remedy

    def test_a_program_that_is_not_there(self, worktree: Path) -> None:
        found = _not_measured(["no-such-pytest"], worktree)
        assert "cannot be started: no-such-pytest: No such file" in found.message

    def test_words_that_pytest_does_not_take(self, worktree: Path) -> None:
        found = _not_measured([*_PYTEST, "--no-such-option"], worktree)
        assert "pytest cannot begin with" in found.message
        assert "unrecognized arguments: --no-such-option" in found.output

    def test_a_file_that_is_not_there(self, worktree: Path) -> None:
        assert "not found" in _not_measured([*_PYTEST, "tests/gone.py"], worktree).output

    def test_settings_that_cannot_be_imported(self, worktree: Path) -> None:
        _write(worktree, {"conftest.py": "import pytest_nowhere"})
        found = collected(_PYTEST, worktree, ".", 60, {})
        assert isinstance(found, Collected)
        assert found.errors == {
            "conftest.py": "ModuleNotFoundError: No module named 'pytest_nowhere'"
        }

    def test_a_limit(self, worktree: Path) -> None:
        _write(worktree, {"tests/test_b.py": "import time; time.sleep(60)"})
        found = _not_measured(_PYTEST, worktree, 1)
        assert "did not collect its tests in 1 seconds" in found.message
        assert "timeout" in found.remedy

    @pytest.mark.parametrize(
        "text",
        [
            "import pytest\ndef pytest_collection_modifyitems(): pytest.exit('enough', 3)",
            "import os\nos._exit(0)",
            "def pytest_collection_modifyitems(items): 1 / 0",
        ],
    )
    def test_a_collection_that_is_broken_off(self, worktree: Path, text: str) -> None:
        _write(worktree, {"tests/sub/conftest.py": text, "tests/sub/test_b.py": "x = 1"})
        found = _not_measured(_PYTEST, worktree)
        assert "before pytest had collected all tests" in found.message

    def test_a_command_that_is_no_pytest(self, worktree: Path) -> None:
        found = _not_measured(["echo", "hello"], worktree)
        assert "ended with 0" in found.message
        assert found.output.startswith("hello")

    def test_only_the_end_of_what_is_said_is_kept(self, worktree: Path) -> None:
        words = ["sh", "-c", "seq 1000; exit 1"]
        assert _not_measured(words, worktree).output.splitlines()[0] == "971"
