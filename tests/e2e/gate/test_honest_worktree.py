"""What a gate's commands test is the phase's own tree, and they find in it what they need."""

import json
import sys
import sysconfig
import venv
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.e2e.gate.commanded import (
    ALONE,
    PYTEST,
    Commanded,
    manifest,
    sh,
    standing_elsewhere,
    suite,
)
from tests.e2e.migration import MakeRepository

__all__ = ["standing_elsewhere"]

pytestmark = pytest.mark.usefixtures("proofs_up")

#: A second package, below a root that a manifest may have forgotten; a phase changes it.
SOURCES = {
    "src/app/__init__.py": "",
    "src/app/uses.py": "from lib.old import make\n\nKIND = make.__module__\n",
}
PHASE = """
[[phases]]
id = "sources"
steps = ["make"]
include = ["src/**"]
"""
#: Passes on any tree.
IMPORTS = "import app.uses"
#: Passes before the phase and after it, and says of which it is.
SAYS = "import app.uses, os; print(app.uses.__file__, file=open(os.environ['SEEN'], 'a'))"
FOREIGN = "foreign-code"


@pytest.fixture
def seen(tmp_path: Path) -> Path:
    """Where commands leave what they have seen."""
    return tmp_path / "seen"


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """A virtual environment that can use our pytest, and has nothing else."""
    return virtual(tmp_path / "environment")


def virtual(folder: Path) -> Path:
    venv.create(folder, symlinks=True, with_pip=False)
    add_path(folder, Path(sysconfig.get_path("purelib")), "ours")
    return folder


def packages(environment: Path) -> Path:
    return next(environment.glob("lib/python*/site-packages"))


def add_path(environment: Path, folder: Path, name: str = "editable") -> None:
    """What an editable install leaves in an environment."""
    (packages(environment) / f"{name}.pth").write_text(f"{folder}\n")


def add_first(environment: Path, folder: Path) -> None:
    """The same for one that wins over everything else."""
    line = f"import sys; sys.path.insert(0, {str(folder)!r})\n"
    (packages(environment) / "first.pth").write_text(line)


def install(environment: Path, files: Mapping[str, str], below: str = "src/") -> Path:
    """A copy of some modules among the installed packages."""
    for path, text in files.items():
        place = packages(environment) / path.removeprefix(below)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    return packages(environment)


def place(
    make: MakeRepository, *suites: str, roots: tuple[str, ...] = (".",), **gate: object
) -> Commanded:
    """The repository with a phase for what is below `src`, and a manifest that knows some roots."""
    text = manifest(*suites, **gate).replace("\n[gate]\n", f"{PHASE}\n[gate]\n")
    text = text.replace('name = "walk"\n', f'name = "walk"\nroots = {json.dumps(roots)}\n')
    return Commanded.of(make, text, SOURCES).with_uncommitted()


def python(program: str, seen: Path | None = None) -> str:
    told = {"SEEN": str(seen)} if seen else {}
    return suite("it", ["python", "-c", program], environment=told)


def check_lands(walk: Commanded, seen: Path) -> None:
    """The phase lands, and its test has seen the private worktree only."""
    ran = walk.ok("run", "-j", "1", "sources")
    assert "sources: landed as " in ran.out
    files = seen.read_text().split()
    assert len(files) == 2
    assert not [file for file in files if file.startswith(str(walk.folder))]
    assert "lib.new" in walk.read("src/app/uses.py")


def check_foreign(walk: Commanded, *files: Path) -> None:
    """The phase is refused, and each file that was imported from elsewhere is named."""
    told = walk.refuses("sources")
    assert FOREIGN in told.codes
    foreign = [fault for fault in told.faults if fault["code"] == FOREIGN]
    assert all(fault["remedy"] for fault in foreign)
    for file in files:
        assert [fault for fault in foreign if str(file) in fault["message"]], told.messages


class TestEditableInstall:
    def test_with_a_forgotten_root_it_would_be_what_is_tested(
        self, git_repository: MakeRepository, environment: Path
    ) -> None:
        walk = place(git_repository, python(IMPORTS), python=str(environment / "bin/python"))
        add_path(environment, walk.folder / "src")
        check_foreign(walk, walk.folder / "src/app/uses.py")

    def test_the_phases_tree_wins_where_the_roots_are_right(
        self, git_repository: MakeRepository, environment: Path, seen: Path
    ) -> None:
        walk = place(
            git_repository, python(SAYS, seen), roots=(".", "src"),
            python=str(environment / "bin/python"),
        )  # fmt: skip
        add_path(environment, walk.folder / "src")
        check_lands(walk, seen)

    def test_one_of_the_whole_checkout_is_nothing_to_fear(
        self, git_repository: MakeRepository, environment: Path, seen: Path
    ) -> None:
        walk = place(
            git_repository, python(SAYS, seen), roots=(".", "src"),
            python=str(environment / "bin/python"),
        )  # fmt: skip
        add_path(environment, walk.folder)
        check_lands(walk, seen)

    def test_one_that_wins_over_everything_is_refused(
        self, git_repository: MakeRepository, environment: Path
    ) -> None:
        walk = place(
            git_repository, python(IMPORTS), roots=(".", "src"),
            python=str(environment / "bin/python"),
        )  # fmt: skip
        add_first(environment, walk.folder / "src")
        check_foreign(walk, walk.folder / "src/app/uses.py")

    @pytest.mark.parametrize(
        "program",
        [
            "import app.uses, os; os._exit(0)",
            "import app.uses, os, sys; os.execv(sys.executable, [sys.executable, '-c', ''])",
            "import os, subprocess, sys; subprocess.run([sys.executable, '-c', 'import app.uses'])",
            "import os\nif os.fork() == 0:\n    import app.uses; os._exit(0)\nos.wait()",
            "import threading, importlib as i\n"
            "one = threading.Thread(target=i.import_module, args=('app.uses',))\n"
            "one.start(); one.join()",
            "import app.uses, os, sys; del sys.modules['app.uses']",
            "import runpy; runpy.run_module('app.uses')",
            "import os; os.chdir('/'); os.environ.clear(); import app.uses",
        ],
    )
    def test_it_is_noticed_however_the_import_is_made(
        self, git_repository: MakeRepository, environment: Path, program: str
    ) -> None:
        walk = place(git_repository, python(program), python=str(environment / "bin/python"))
        add_path(environment, walk.folder / "src")
        check_foreign(walk, walk.folder / "src/app/uses.py")

    def test_a_test_that_fails_for_another_reason_does_not_hide_it(
        self, git_repository: MakeRepository, environment: Path
    ) -> None:
        walk = place(
            git_repository,
            suite("it", ["python", "-c", "import app.uses; exit(1)"], before="fail"),
            python=str(environment / "bin/python"),
        )
        add_path(environment, walk.folder / "src")
        check_foreign(walk)

    def test_pytest_is_watched_as_well(
        self, git_repository: MakeRepository, environment: Path
    ) -> None:
        walk = place(
            git_repository, suite("it", [*PYTEST, "tests"], environment=ALONE),
            python=str(environment / "bin/python"),
        )  # fmt: skip
        walk.commit(tests__test_uses="def test_uses():\n    import app.uses\n")
        add_path(environment, walk.folder / "src")
        check_foreign(walk, walk.folder / "src/app/uses.py")


class TestPythonPath:
    @pytest.mark.parametrize("roots", [(".",), (".", "src")])
    def test_one_that_leads_into_the_checkout_leads_into_the_worktree(
        self,
        git_repository: MakeRepository,
        monkeypatch: pytest.MonkeyPatch,
        seen: Path,
        roots: tuple[str, ...],
    ) -> None:
        walk = place(git_repository, python(SAYS, seen), roots=roots)
        monkeypatch.setenv("PYTHONPATH", f"{walk.folder / 'src'}:{walk.folder}")
        check_lands(walk, seen)

    def test_one_that_the_manifest_sets_does_not_lead_astray(
        self, git_repository: MakeRepository
    ) -> None:
        walk = place(git_repository)
        sources = str(walk.folder / "src")
        test = suite("it", ["python", "-c", IMPORTS], environment={"PYTHONPATH": sources})
        walk.write("migration.toml", walk.read("migration.toml") + test)
        walk.commit()
        check_foreign(walk)

    def test_what_else_it_has_is_kept(
        self, git_repository: MakeRepository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        (tmp_path / "elsewhere.py").write_text("")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        walk = Commanded.of(git_repository, manifest(python("import elsewhere")))
        walk.lands()


class TestInstalledCopy:
    def test_one_that_wins_is_refused(
        self, git_repository: MakeRepository, environment: Path
    ) -> None:
        installed = install(environment, SOURCES)
        add_first(environment, installed)
        walk = place(
            git_repository, python(IMPORTS), roots=(".", "src"),
            python=str(environment / "bin/python"),
        )  # fmt: skip
        check_foreign(walk, installed / "app/uses.py")

    def test_one_that_does_not_win_is_nothing_to_fear(
        self, git_repository: MakeRepository, environment: Path, seen: Path
    ) -> None:
        install(environment, SOURCES)
        walk = place(
            git_repository, python(SAYS, seen), roots=(".", "src"),
            python=str(environment / "bin/python"),
        )  # fmt: skip
        check_lands(walk, seen)

    def test_another_package_with_the_name_of_a_folder_is_no_copy(
        self, git_repository: MakeRepository, environment: Path
    ) -> None:
        other = {"uses.py": "", "other/__init__.py": "", "other/uses.py": ""}
        install(environment, other)
        program = "import uses, other.uses, app.uses"
        walk = place(
            git_repository, python(program), roots=(".", "src"),
            python=str(environment / "bin/python"),
        )  # fmt: skip
        assert "landed" in walk.ok("run", "-j", "1", "sources").out


class TestPathsIntoTheCheckout:
    @pytest.mark.parametrize("text", ["import app.uses\n", "print('nothing of the project')\n"])
    def test_a_script_of_the_checkout_is_refused(
        self, git_repository: MakeRepository, text: str
    ) -> None:
        walk = place(git_repository, roots=(".", "src"))
        script = walk.folder / "src/run_tests.py"
        test = suite("it", ["python", str(script)])
        walk.write("migration.toml", walk.read("migration.toml") + test)
        walk.commit(src__run_tests=text)
        check_foreign(walk, script)

    @pytest.mark.parametrize("run", ["python -c 'import app.uses'", "python -m app.uses"])
    def test_a_command_that_goes_there_is_refused(
        self, git_repository: MakeRepository, run: str
    ) -> None:
        walk = place(git_repository)
        test = suite("it", sh(f"cd {walk.folder}/src && {run}"))
        walk.write("migration.toml", walk.read("migration.toml") + test)
        walk.commit()
        check_foreign(walk, walk.folder / "src/app/uses.py")

    def test_tests_of_the_checkout_are_refused(self, git_repository: MakeRepository) -> None:
        walk = place(git_repository, roots=(".", "src"))
        file = walk.folder / "tests/test_it.py"
        test = suite("it", [*PYTEST, str(file)], environment=ALONE)
        walk.write("migration.toml", walk.read("migration.toml") + test)
        walk.commit(tests__test_it="def test_it():\n    import app.uses\n")
        check_foreign(walk, file)


class TestEnvironmentInTheCheckout:
    def test_what_is_installed_there_is_no_code_of_the_project(
        self, git_repository: MakeRepository, seen: Path
    ) -> None:
        walk = place(
            git_repository, python(f"import helper; {SAYS}", seen), roots=(".", "src"),
            python=".venv/bin/python",
        )  # fmt: skip
        install(virtual(walk.folder / ".venv"), {"helper.py": ""})
        check_lands(walk, seen)

    def test_what_starts_there_still_starts(
        self, git_repository: MakeRepository, environment: Path, seen: Path
    ) -> None:
        started = "import os; os.environ['STARTED'] = 'yes'\n"
        install(environment, {"sitecustomize.py": started})
        program = f"import os; assert os.environ['STARTED'] == 'yes'; {SAYS}"
        walk = place(
            git_repository, python(program, seen), roots=(".", "src"),
            python=str(environment / "bin/python"),
        )  # fmt: skip
        check_lands(walk, seen)


class TestWhichPython:
    PREFIX = "import os, pathlib, sys; pathlib.Path(os.environ['SEEN']).write_text(sys.prefix)"

    @pytest.fixture(autouse=True)
    def _no_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("VIRTUAL_ENV", raising=False)

    def prefix(self, make: MakeRepository, seen: Path, given: str | None, *made: str) -> str:
        """The environment that a command has run in, as seen from the checkout."""
        text = manifest(python(self.PREFIX, seen))
        line = f"python = {json.dumps(sys.executable)}\n"
        text = text.replace(line, f"python = {json.dumps(given)}\n" if given else "")
        walk = Commanded.of(make, text)
        for name in made:
            virtual(walk.folder / name)
        walk.commit()
        walk.lands()
        return seen.read_text().removeprefix(f"{walk.folder}/")

    def test_it_is_the_one_of_the_manifest(
        self, git_repository: MakeRepository, seen: Path
    ) -> None:
        given = "local/py/bin/python"
        assert self.prefix(git_repository, seen, given, "local/py", ".venv") == "local/py"

    def test_else_it_is_the_one_of_the_checkout(
        self,
        git_repository: MakeRepository,
        seen: Path,
        environment: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv("VIRTUAL_ENV", str(environment))
        assert self.prefix(git_repository, seen, None, ".venv") == ".venv"

    def test_else_it_is_the_one_that_is_active(
        self,
        git_repository: MakeRepository,
        seen: Path,
        environment: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv("VIRTUAL_ENV", str(environment))
        assert self.prefix(git_repository, seen, None) == str(environment)

    def test_one_that_is_not_there_is_refused(self, git_repository: MakeRepository) -> None:
        walk = Commanded.of(git_repository, manifest(python(""), python=".venv/bin/python"))
        walk.refused("gate.python", "run", "b")

    def test_programs_are_looked_for_next_to_it(
        self, git_repository: MakeRepository, seen: Path, environment: Path
    ) -> None:
        for name in ("pytest", "tool"):
            script = environment / "bin" / name
            script.write_text(f"#!/bin/sh\necho {name} >> {seen}\npython -c ''\n")
            script.chmod(0o755)
        suites = [suite("it", ["pytest", "-q"]), suite("sh", sh("tool"))]
        walk = Commanded.of(
            git_repository, manifest(*suites, python=str(environment / "bin/python"))
        )
        walk.lands()
        assert set(seen.read_text().split()) == {"pytest", "tool"}
