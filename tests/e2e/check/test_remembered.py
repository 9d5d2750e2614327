"""What is remembered is used while nothing has changed, and never after."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import transforms
from migrator.app.checking import surveying
from migrator.shell import fingerprint
from tests.e2e.check.scenery import FILES, MANIFEST, USES, Checked
from transforms.move_symbols import MoveSymbols

OLD = FILES["app/svc.py"]


class Surveys:
    """Counts how often a tree is really looked at."""

    def __init__(self) -> None:
        self.number = 0


@pytest.fixture
def surveys(monkeypatch: pytest.MonkeyPatch) -> Surveys:
    counted, real = Surveys(), surveying.survey

    def survey(*arguments: object) -> surveying.Surveyed:
        counted.number += 1
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(surveying, "survey", survey)
    return counted


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files count as old that were written a moment ago, for tests are quick."""
    monkeypatch.setattr(fingerprint, "_SETTLED", -(10**18))


@pytest.mark.parametrize("option", [[], ["--staged"]])
def test_the_same_tree_is_looked_at_once(
    chat: Checked, surveys: Surveys, option: list[str]
) -> None:
    first = chat.check(*option)
    assert (chat.check(*option), surveys.number) == (first, 1)
    assert chat.places(*option) == USES
    assert surveys.number == 1


def test_what_was_written_a_moment_ago_is_not_remembered(
    chat: Checked, surveys: Surveys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprint, "_SETTLED", 10**18)
    chat.check()
    chat.check()
    assert surveys.number == 2


def test_a_baseline_is_not_part_of_it(chat: Checked, surveys: Surveys) -> None:
    chat.check("--update-baseline")
    assert chat.check().status == 0
    (chat.folder / "migrator-baseline.json").unlink()
    assert chat.check().status == 1
    assert surveys.number == 1


class OfSomebodyElse(MoveSymbols):
    """A transform whose code may change any time."""


def test_what_a_transform_of_somebody_else_says_is_not_remembered(
    chat: Checked, surveys: Surveys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(transforms._BUILT_IN, "theirs", (__name__, "OfSomebodyElse"))
    chat.write("migration.toml", MANIFEST.replace("move_symbols", "theirs"))
    for turn in range(2):
        assert chat.places() == USES
        assert chat.check(chat.folder / "app/clean.py").status == 0
        assert surveys.number == 2 * turn + 2


class TestNamedFiles:
    """Once it is known what a manifest looks for, files without any of it are not looked into."""

    def test_files_without_an_old_name(self, chat: Checked, surveys: Surveys) -> None:
        clean, svc = chat.folder / "app/clean.py", chat.folder / "app/svc.py"
        first = chat.check(clean)
        assert (first.status, surveys.number) == (0, 1)
        assert (chat.check(clean), surveys.number) == (first, 1)
        assert chat.places(clean, svc) == {("app/svc.py", 1)}
        assert surveys.number == 2
        chat.write("app/clean.py", OLD)
        assert chat.places(clean) == {("app/clean.py", 1)}

    def test_what_is_passed_over_is_told_all_the_same(self, chat: Checked) -> None:
        chat.check(chat.folder / "app/clean.py")
        (chat.folder / "app/clean.py").unlink()
        shown = chat.check(chat.folder / "app/clean.py")
        assert "not looked at: app/clean.py: deleted" in shown.err

    def test_a_forbidden_word(self, chat: Checked, surveys: Surveys) -> None:
        forbidden = '\n[[contracts.forbid]]\nnames = ["app.old.gone"]\npatterns = ["lo+k f[ou]r"]\n'
        chat.write("migration.toml", MANIFEST + forbidden)
        clean = chat.folder / "app/clean.py"
        assert chat.check(clean).status == 0
        assert chat.check(clean).status == 0
        assert surveys.number == 1
        for text in ("from app.old import gone\n", "# loook fur\n"):
            chat.write("app/clean.py", text)
            assert chat.places(clean) == {("app/clean.py", 1)}

    def test_a_contract_that_words_do_not_tell_of(self, chat: Checked) -> None:
        mentions = '\n[[contracts.mentions]]\npaths = ["app/clean.py"]\nnames = ["marker"]\n'
        chat.write("migration.toml", MANIFEST + mentions)
        for _turn in range(2):
            assert chat.places(chat.folder / "app/clean.py") == {("app/clean.py", 1)}

    def test_another_manifest(self, chat: Checked) -> None:
        clean = chat.folder / "app/clean.py"
        chat.check(clean)
        chat.write("migration.toml", MANIFEST.replace("app.old.make", "app.clean.VALUE"))
        chat.write("app/clean.py", "from app import clean\n\nclean.VALUE\n")
        assert chat.places(clean) == {("app/clean.py", 3)}


class TestChanges:
    @pytest.fixture(autouse=True)
    def _known(self, chat: Checked) -> None:
        chat.check()
        chat.check("--staged")

    def test_a_file_of_the_same_length_and_time(self, chat: Checked) -> None:
        path = chat.folder / "app/svc.py"
        before = path.stat()
        chat.write("app/svc.py", OLD.replace("make", "mace"))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert ("app/svc.py", 1) not in chat.places()

    def test_only_the_time(self, chat: Checked, surveys: Surveys) -> None:
        os.utime(chat.folder / "app/svc.py")
        assert chat.places() == USES
        assert surveys.number == 1

    @pytest.mark.parametrize("option", ["--assume-unchanged", "--skip-worktree"])
    def test_a_file_that_git_is_told_to_trust(self, chat: Checked, option: str) -> None:
        chat.git("update-index", option, "app/svc.py")
        chat.check()
        chat.write("app/svc.py", "")
        assert ("app/svc.py", 1) not in chat.places()

    def test_a_monitor_that_tells_of_nothing(self, chat: Checked, tmp_path: Path) -> None:
        monitor = tmp_path / "monitor"
        monitor.write_text("#!/bin/sh\nprintf '1\\0'\n")
        monitor.chmod(0o755)
        chat.git("config", "core.fsmonitor", str(monitor))
        chat.git("status")
        chat.check()
        chat.write("app/svc.py", "")
        assert ("app/svc.py", 1) not in chat.places()

    def test_the_manifest(self, chat: Checked) -> None:
        chat.write("migration.toml", MANIFEST.replace("app.old.make", "app.old.other"))
        assert chat.places() == set()

    def test_something_is_installed_for_the_project(
        self, chat: Checked, surveys: Surveys, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("VIRTUAL_ENV", raising=False)
        subprocess.run(
            [sys.executable, "-m", "venv", "--without-pip", ".venv"], cwd=chat.folder, check=True
        )
        chat.check()
        chat.check()
        assert surveys.number == 1
        (library,) = chat.folder.glob(".venv/lib/python*/site-packages")
        (library / "new.py").touch()
        chat.check()
        assert surveys.number == 2

    def test_a_python_of_another_name_is_not_waited_for(
        self, chat: Checked, surveys: Surveys
    ) -> None:
        named = '[names]\nenvironment = "here"\n[gate]\npython = "{{environment}}/bin/python"\n'
        chat.write("migration.toml", f"{MANIFEST}\n{named}")
        chat.check()
        chat.check()
        assert surveys.number == 2

    def test_a_phase_lands(self, chat: Checked) -> None:
        chat.land()
        chat.write("app/svc.py", OLD)
        chat.write("tests/test_svc.py", FILES["tests/test_svc.py"])
        assert {one["standing"] for one in chat.json()["problems"]} == {"due"}

    def test_a_commit_tells_of_a_landing_and_changes_no_file(self, chat: Checked) -> None:
        trailers = "Migration: ws\nMigration-Phase: p1\nMigration-Run: 1"
        chat.git("commit", "-q", "--allow-empty", "-m", f"landed\n\n{trailers}")
        for option in ([], ["--staged"]):
            standings = {one["path"]: one["standing"] for one in chat.json(*option)["problems"]}
            assert standings["app/svc.py"] == "due"

    def test_what_is_staged(self, chat: Checked) -> None:
        chat.write("app/svc.py", "")
        assert chat.places("--staged") == USES
        chat.git("add", "-A")
        assert ("app/svc.py", 1) not in chat.places("--staged")

    def test_a_file_goes(self, chat: Checked) -> None:
        (chat.folder / "app/svc.py").unlink()
        assert ("app/svc.py", 1) not in chat.places()

    def test_a_file_becomes_a_link(self, chat: Checked) -> None:
        path = chat.folder / "app/svc.py"
        path.rename(chat.folder / "elsewhere.py")
        path.symlink_to("../elsewhere.py")
        assert ("app/svc.py", 1) not in chat.places()

    def test_a_folder_becomes_a_link(self, chat: Checked) -> None:
        (chat.folder / "app").rename(chat.folder / "elsewhere")
        (chat.folder / "app").symlink_to("elsewhere")
        assert ("app/svc.py", 1) not in chat.places()

    def test_something_is_installed(
        self, chat: Checked, surveys: Surveys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.syspath_prepend(str(tmp_path))
        chat.check()
        (tmp_path / "fresh.py").write_text("")
        chat.check()
        assert surveys.number == 2

    def test_a_damaged_memory(self, chat: Checked) -> None:
        for path in Path(os.environ["XDG_CACHE_HOME"]).rglob("memory/*"):
            path.write_text("{")
        assert chat.places() == USES
