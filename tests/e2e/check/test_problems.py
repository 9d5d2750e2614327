"""What `check` finds, and what it does not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from migrator.app.checking import contracts
from tests.e2e.check.scenery import FILES, MANIFEST, USES, Checked, MakeRepository, checked
from tests.e2e.terminal import run

CONTRACTS = """
[[contracts.exports]]
module = "app.new"
names = ["get", "lost"]

[[contracts.interface]]
class = "app.svc.Manager"
methods = ["close"]

[[contracts.forbid]]
names = ["app.old.make"]
paths = ["tests/**"]

[[contracts.imports_clean]]
factories = ["app.new.get"]

[[contracts.mentions]]
paths = ["app/clean.py"]
names = ["marker"]
"""
BROKEN = {
    "app/svc.py": "class Manager: ...\n",
    "tests/test_svc.py": "from app.new import get\nfrom app.old import make\n\nm = get()\nmake\n",
}


class TestSteps:
    def test_every_use_is_a_problem(self, chat: Checked) -> None:
        assert chat.places() == USES
        assert chat.check().status == 1

    def test_a_line_a_problem_and_a_hint_a_rule(self, chat: Checked) -> None:
        shown = chat.check()
        lines = shown.out.splitlines()
        assert lines[0].startswith("app/svc.py:1:")
        assert all(": imports: " in line for line in lines[:2])
        assert lines[2:] == [
            "  hint: use app.new.get, or keep it with `# migrator: ignore[imports]`"
        ]
        assert shown.err.startswith("ws: 2 problems in 2 files\n")
        assert shown.next == "diff p1"

    def test_a_clean_tree_passes(self, git_repository: MakeRepository) -> None:
        clean = checked(git_repository, {"app/svc.py": "", "tests/test_svc.py": ""})
        shown = clean.check()
        assert (shown.status, shown.out) == (0, "")
        assert shown.err == "ws: 0 problems in 0 files\n"

    def test_what_no_phase_mends_leads_to_the_baseline(
        self, git_repository: MakeRepository
    ) -> None:
        told = checked(
            git_repository, {"app/svc.py": 'SEE = "app.old.make"\n', "tests/test_svc.py": ""}
        )
        assert told.check().err.endswith(" check --update-baseline\n")
        assert told.check("--update-baseline").status == 0
        assert told.check().status == 0

    def test_quiet_says_only_the_problems(self, chat: Checked) -> None:
        shown = chat.check("-q")
        assert shown.out
        assert shown.err == ""

    def test_what_is_suppressed_is_no_problem(self, git_repository: MakeRepository) -> None:
        kept = "from app.old import make  # migrator: ignore[imports]\n"
        repository = checked(git_repository, {"app/svc.py": kept})
        assert {path for path, _line in repository.places()} == {"tests/test_svc.py"}

    def test_a_suppression_of_nothing_is_told(self, git_repository: MakeRepository) -> None:
        idle = "VALUE = 1  # migrator: ignore[imports]\n"
        repository = checked(git_repository, {"app/clean.py": idle})
        assert "app/clean.py:1: nothing to ignore here" in repository.check().err
        assert "nothing to ignore" not in repository.check(repository.folder / "app/svc.py").err

    def test_crlf_and_a_mark_at_the_beginning(self, git_repository: MakeRepository) -> None:
        text = "\ufeff" + FILES["app/svc.py"].replace("\n", "\r\n")
        assert checked(git_repository, {"app/svc.py": text}).places() == USES

    def test_what_the_manifest_excludes(self, git_repository: MakeRepository) -> None:
        manifest = MANIFEST.replace('name = "ws"', 'name = "ws"\nexclude = ["tests/**"]')
        repository = checked(git_repository, {"migration.toml": manifest})
        assert {path for path, _line in repository.places()} == {"app/svc.py"}

    def test_names_that_steer_a_terminal(self, git_repository: MakeRepository) -> None:
        repository = checked(git_repository, {"app/\x1b[31m.py": FILES["app/svc.py"]})
        for form in ("text", "json", "sarif", "github"):
            assert "\x1b" not in repository.check("--format", form).out


class TestUnreadable:
    def test_a_file_with_an_old_name_that_does_not_parse(
        self, git_repository: MakeRepository
    ) -> None:
        repository = checked(
            git_repository,
            {"app/svc.py": "from app.old import make\ndef (\n", "tests/test_svc.py": ""},
        )
        shown = repository.check()
        assert shown.status == 1
        assert shown.out.startswith("app/svc.py:1:1: unreadable: unparsable: line 2")
        assert "1 file unreadable" in shown.err
        for form in ("json", "sarif", "github"):
            assert "unreadable" in repository.check("--format", form).out

    def test_one_without(self, git_repository: MakeRepository) -> None:
        repository = checked(
            git_repository, {"app/svc.py": "def (\n", "tests/test_svc.py": "\0\xff"}
        )
        assert repository.check().status == 0


class TestContracts:
    def test_each_sort(self, git_repository: MakeRepository) -> None:
        found = checked(git_repository, {**BROKEN, "migration.toml": MANIFEST + CONTRACTS}).json()
        told = {
            (one["rule"], one["path"], one["line"], one["old"])
            for one in found["problems"]
            if one["rule"].startswith("contract.")
        }
        assert told == {
            ("contract.exports", "app/new.py", 1, "app.new.lost"),
            ("contract.interface", "app/svc.py", 1, "app.svc.Manager.close"),
            ("contract.forbid", "tests/test_svc.py", 2, "app.old.make"),
            ("contract.imports_clean", "tests/test_svc.py", 4, "app.new.get"),
            ("contract.mentions", "app/clean.py", 1, "marker"),
        }

    @pytest.mark.parametrize("path", ["app/new.py", "app/svc.py", "tests/test_svc.py"])
    def test_only_of_the_given_file(self, git_repository: MakeRepository, path: str) -> None:
        repository = checked(git_repository, {**BROKEN, "migration.toml": MANIFEST + CONTRACTS})
        whole = {place for place in repository.places() if place[0] == path}
        assert whole
        assert repository.places(repository.folder / path) == whole

    def test_of_many_given_files(
        self, git_repository: MakeRepository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(contracts, "_FEW", 1)
        repository = checked(git_repository, {**BROKEN, "migration.toml": MANIFEST + CONTRACTS})
        whole = {place for place in repository.places() if place[0].startswith("app/")}
        assert repository.places(repository.folder / "app") == whole

    def test_what_is_about_no_file_is_about_the_manifest(
        self, git_repository: MakeRepository
    ) -> None:
        lost = '\n[[contracts.exports]]\nmodule = "app.lost"\nnames = ["get"]\n'
        repository = checked(git_repository, {"migration.toml": MANIFEST + lost})
        assert ("migration.toml", 1) in repository.places()

    def test_one_that_is_not_due_is_tolerated(self, git_repository: MakeRepository) -> None:
        later = '\n[[contracts.forbid]]\nnames = ["app.old.make"]\nby = "p1"\n'
        repository = checked(git_repository, {"migration.toml": MANIFEST + later})
        early = [one for one in repository.json()["problems"] if one["rule"] == "contract.forbid"]
        assert early
        assert all(one["tolerated"] and one["standing"] == "early" for one in early)
        assert "contract" not in repository.check().out

    def test_one_that_is_due(self, git_repository: MakeRepository) -> None:
        later = '\n[[contracts.forbid]]\nnames = ["app.clean.VALUE"]\nby = "p1"\n'
        repository = checked(
            git_repository,
            {
                "migration.toml": MANIFEST + later,
                "app/svc.py": "from app.clean import VALUE\n",
                "tests/test_svc.py": "",
            },
        )
        assert repository.check().status == 0
        repository.land()
        shown = repository.check()
        assert shown.status == 1
        assert "(p1 has landed)" in shown.out


class TestRefusals:
    def test_no_manifest(self, git_repository: MakeRepository) -> None:
        shown = checked(git_repository, {"migration.toml": None}).check()
        assert (shown.status, shown.out) == (2, "")
        assert "error[manifest.not-found]" in shown.err

    def test_a_manifest_with_a_mistake(self, chat: Checked) -> None:
        chat.write("migration.toml", MANIFEST.replace("steps =", "stesp ="))
        shown = chat.check()
        assert shown.status == 2
        assert "error[manifest." in shown.err

    def test_no_repository(self, tmp_path: Path) -> None:
        shown = run("-C", tmp_path, "check")
        assert shown.status == 2
        assert "error[repo.not-a-repository]" in shown.err

    def test_a_repository_without_a_commit(self, chat: Checked) -> None:
        chat.git("update-ref", "-d", "HEAD")
        assert chat.places() == USES
        assert chat.places("--staged") == USES


def test_a_stream_that_has_few_letters(chat: Checked) -> None:
    chat.write("app/svc.py", "from app.old import make as gemäß\n")
    chat.git("mv", "app/svc.py", "app/svç.py")
    command = [sys.executable, "-m", "migrator", "-C", str(chat.folder), "check"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    shown = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert shown.returncode == 1
    assert b"app/sv\\xe7.py:1:" in shown.stdout
    assert b"Traceback" not in shown.stderr


def test_a_reader_that_goes_away(chat: Checked) -> None:
    command = [sys.executable, "-m", "migrator", "-C", str(chat.folder), "check"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.close()
        assert b"Traceback" not in started.stderr.read()
