"""Where code came from that was executed, told by real Pythons in real environments."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from migrator.shell.commands import Ended, run
from migrator.shell.origins import Origins, watched

_TRACKED = {"src/app/__init__.py", "src/app/core.py", "tests/test_core.py", "run.py"}
_MODULES = {"app", "app.core"}
_TEST = "from app.core import answer\ndef test_answer():\n    assert answer() == {}\n"


@dataclass(frozen=True)
class Place:
    """A checkout, with a worktree whose code gives another answer."""

    checkout: Path
    worktree: Path
    python: str = sys.executable

    def told(
        self,
        *words: str,
        roots: tuple[str, ...] = ("src",),
        environment: Mapping[str, str] | None = None,
    ) -> tuple[Origins, Ended]:
        with watched(self.checkout, self.worktree, roots, {"app", "tests"}) as watch:
            given = {**watch.environment, **(environment or {})}
            ended = run([self.python, *words], self.worktree, 60, given)
            return watch.origins(_TRACKED.__contains__, _MODULES.__contains__), ended


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    for name in ("PYTHONPATH", "VIRTUAL_ENV", "PYTEST_ADDOPTS"):
        monkeypatch.delenv(name, raising=False)
    checkout, worktree = tmp_path / "checkout", tmp_path / "worktree"
    _write(checkout, 1)
    _write(worktree, 2)
    return Place(checkout, worktree)


def _write(folder: Path, answer: int) -> None:
    files = {
        "src/app/__init__.py": "",
        "src/app/core.py": f"def answer():\n    return {answer}\n",
        "tests/test_core.py": _TEST.format(answer),
        "run.py": "from app.core import answer\nprint(answer())\n",
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def _environment(place: Place, folder: Path) -> tuple[Place, Path]:
    """A virtual environment, and where its packages go."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    (packages,) = folder.glob("lib/*/site-packages")
    return Place(place.checkout, place.worktree, str(folder / "bin" / "python")), packages


_IMPORT = ("-c", "import app.core; print(app.core.answer())")
_OWN = Origins(told=True, own=True, foreign=())


class TestTheWorktree:
    @pytest.mark.parametrize(
        "words",
        [
            _IMPORT,
            ("run.py",),
            ("-m", "run"),
            ("-m", "pytest", "-q", "tests"),
            ("-m", "pytest", "-q", "-n2", "tests"),
            ("-c", "import subprocess, sys; subprocess.run([sys.executable, 'run.py'])"),
            ("-c", "import app.core, os; print(app.core.answer()); os._exit(0)"),
            ("-c", "import app.core, os; os.kill(os.getpid(), 9)"),
            ("-c", "import sys; sys.path.insert(0, 'src'); import app.core"),
            ("-c", "import runpy; runpy.run_path('run.py')"),
            ("-O", "-B", "-W", "error", *_IMPORT),
        ],
    )
    def test_its_code_is_told_however_it_is_run(self, place: Place, words: tuple[str, ...]) -> None:
        origins, ended = place.told(*words)
        assert origins == _OWN, ended.output

    def test_it_wins_over_the_path_of_the_person(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PYTHONPATH", f"{place.checkout}/src")
        origins, ended = place.told(*_IMPORT)
        assert (origins, ended.output) == (_OWN, "2\n")

    def test_the_path_of_the_person_leads_to_it_too(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PYTHONPATH", f"/elsewhere{os.pathsep}{place.checkout}/src")
        origins, ended = place.told(*_IMPORT, roots=("wrong",))
        assert (origins, ended.output) == (_OWN, "2\n")

    def test_a_relative_path_of_the_person_leads_to_it_too(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(place.checkout / "tests")
        monkeypatch.setenv("PYTHONPATH", "../src")
        assert place.told(*_IMPORT, roots=("wrong",))[0] == _OWN

    def test_a_path_that_only_the_checkout_has_is_kept(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (place.checkout / "vendored").mkdir()
        (place.checkout / "vendored" / "helper.py").write_text("print('helped')\n")
        monkeypatch.setenv("PYTHONPATH", f"{place.checkout}/vendored")
        origins, ended = place.told("-c", "import helper, app.core")
        assert (origins, ended.output) == (_OWN, "helped\n")

    def test_it_is_known_by_another_name_too(self, place: Place, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(place.worktree)
        path = f"{tmp_path}/link/src"
        other = f"import sys; sys.path.insert(0, {path!r}); import app.core"
        assert place.told("-c", other, roots=("wrong",))[0] == _OWN

    def test_it_may_lie_in_the_checkout(self, place: Place) -> None:
        inner = place.checkout / ".git" / "worktree"
        _write(inner, 3)
        origins, ended = Place(place.checkout, inner).told(*_IMPORT)
        assert (origins, ended.output) == (_OWN, "3\n")

    def test_nothing_of_it_may_have_been_run(self, place: Place) -> None:
        origins, _ended = place.told("-c", "import json")
        assert origins == Origins(told=True, own=False, foreign=())


class TestOtherPlaces:
    def test_a_path_that_the_command_sets(self, place: Place) -> None:
        source = f"import sys; sys.path.insert(0, '{place.checkout}/src'); import app.core"
        origins, _ended = place.told("-c", source)
        files = [f"{place.checkout}/src/app/{name}.py" for name in ("__init__", "core")]
        assert origins == Origins(told=True, own=False, foreign=tuple(files))

    def test_an_editable_install(self, place: Place) -> None:
        installed, packages = _environment(place, place.checkout / ".venv")
        (packages / "editable.pth").write_text(f"{place.checkout}/src\n")
        origins, ended = installed.told("run.py", roots=("wrong",))
        assert ended.output == "1\n"
        assert origins.own  # the script itself
        assert f"{place.checkout}/src/app/core.py" in origins.foreign
        origins, ended = installed.told("run.py")
        assert (origins, ended.output) == (_OWN, "2\n")

    def test_an_editable_install_by_another_name_of_the_checkout(
        self, place: Place, tmp_path: Path
    ) -> None:
        installed, packages = _environment(place, tmp_path / "env")
        (tmp_path / "link").symlink_to(place.checkout)
        (packages / "editable.pth").write_text(f"{tmp_path}/link/src\n")
        origins, _ended = installed.told(*_IMPORT, roots=("wrong",))
        assert f"{tmp_path}/link/src/app/core.py" in origins.foreign

    def test_a_copy_among_the_installed_packages(self, place: Place, tmp_path: Path) -> None:
        installed, packages = _environment(place, tmp_path / "env")
        for name in ("app/__init__.py", "app/core.py", "app/plugin.py", "tests/__init__.py"):
            (packages / name).parent.mkdir(exist_ok=True)
            (packages / name).write_text("def answer(): ...\n")
        origins, _ended = installed.told("-c", "import app.core, app.plugin, tests", roots=())
        files = tuple(f"{packages}/app/{name}.py" for name in ("__init__", "core"))
        # What the project does not have is none of its code, whatever it is called.
        assert origins == Origins(told=True, own=False, foreign=files)

    def test_a_copy_in_a_linked_environment(self, place: Place) -> None:
        _installed, packages = _environment(place, place.checkout / ".venv")
        (packages / "app").mkdir()
        (packages / "app" / "core.py").write_text("def answer(): ...\n")
        (place.worktree / ".venv").symlink_to(place.checkout / ".venv")
        linked = Place(place.checkout, place.worktree, str(place.worktree / ".venv/bin/python"))
        origins, _ended = linked.told("-c", "import app.core", roots=())
        assert not origins.own
        assert len(origins.foreign) == 1

    def test_untracked_code_of_the_checkout_is_none_of_the_project(self, place: Place) -> None:
        (place.checkout / "tool.py").write_text("print('tool')\n")
        origins, ended = place.told(f"{place.checkout}/tool.py")
        assert (origins.foreign, ended.output) == ((), "tool\n")

    def test_a_child_of_a_child(self, place: Place) -> None:
        child = (
            f"import subprocess, sys; subprocess.run([sys.executable, '{place.checkout}/run.py'])"
        )
        origins, _ended = place.told("-c", child)
        assert origins.foreign == (f"{place.checkout}/run.py",)

    def test_a_test_file_that_pytest_has_rewritten(self, place: Place) -> None:
        for _again in range(2):  # the second time from the cache
            origins, ended = place.told("-m", "pytest", "-q", f"{place.checkout}/tests")
            assert f"{place.checkout}/tests/test_core.py" in origins.foreign, ended.output

    def test_odd_names(self, place: Place) -> None:
        odd = place.checkout / "new\nline ünïcode.py"
        odd.write_text("")
        with watched(place.checkout, place.worktree, (), ()) as watch:
            run([sys.executable, str(odd)], place.worktree, 60, watch.environment)
            assert watch.origins(lambda path: path == odd.name, lambda _: False).foreign == (
                str(odd),
            )


class TestNoHarm:
    @pytest.mark.parametrize("option", ["-I", "-S", "-E"])
    def test_an_isolated_python_tells_nothing(self, place: Place, option: str) -> None:
        origins, ended = place.told(option, "-c", "print('fine')")
        assert (origins.told, ended.output) == (False, "fine\n")

    def test_the_persons_own_customization_runs(
        self, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        text = "import sys\nprint('mine', __name__, sys.modules[__name__].__file__)\nmark = 1\n"
        (tmp_path / "sitecustomize.py").write_text(text)
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        origins, ended = place.told("-c", "import sitecustomize, app; print(sitecustomize.mark)")
        assert ended.output == f"mine sitecustomize {tmp_path}/sitecustomize.py\n1\n"
        assert origins == _OWN

    def test_one_of_an_environment_runs_too(self, place: Place, tmp_path: Path) -> None:
        installed, packages = _environment(place, tmp_path / "env")
        (packages / "sitecustomize.py").write_text("print('mine')\n")
        assert installed.told("-c", "pass")[1].output == "mine\n"

    def test_one_that_fails_fails_as_ever(
        self, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "sitecustomize.py").write_text("1 / 0\n")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        origins, ended = place.told(*_IMPORT)
        assert "ZeroDivisionError" in ended.output
        assert (origins, ended.passed) == (_OWN, True)

    def test_a_command_that_cannot_write_runs_on(self, place: Place) -> None:
        gone = {"MIGRATOR_ORIGINS": "/no/such/folder/report"}
        origins, ended = place.told(*_IMPORT, environment=gone)
        assert (origins.told, ended.output) == (False, "2\n")

    def test_a_command_that_is_told_nothing_runs_on(self, place: Place) -> None:
        with watched(place.checkout, place.worktree, ("src",), ()) as watch:
            path = {"PYTHONPATH": watch.environment["PYTHONPATH"]}
            assert run([sys.executable, *_IMPORT], place.worktree, 60, path).output == "2\n"

    def test_tests_may_replace_what_they_like(self, place: Place) -> None:
        source = "import os; os.open = os.write = os.close = None; import app.core"
        assert place.told("-c", source)[0] == _OWN

    def test_nothing_of_ours_is_imported_early(self, place: Place) -> None:
        listing = "import sys; print(sorted(sys.modules))"
        plain = run([sys.executable, "-c", listing], place.worktree, 60, {"PYTHONPATH": ""})
        _origins, ended = place.told("-c", listing)
        added = set(ended.output.split()) - set(plain.output.split())
        assert {word.strip("[],'\n") for word in added} <= {"sitecustomize"}
