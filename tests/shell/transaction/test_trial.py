"""A phase is in the checkout while its tests run, and afterwards all is what it was."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from migrator.errors import RepositoryError
from migrator.shell.transaction import index
from migrator.shell.transaction.exchange import exchange
from migrator.shell.transaction.intent import Target
from migrator.shell.transaction.recovery import is_due
from migrator.shell.transaction.staging import Staging
from migrator.shell.transaction.trial import Trial
from tests.e2e.situations.moments import at
from tests.shell.transaction.trials import AFTER, NEW, OLD, Stage, stage

__all__ = ["stage"]

MODES = {"one": 0o644, "private": 0o600, "tool": 0o755, "became": 0o755}


class TestShown:
    def test_the_files_are_those_of_the_phase(self, stage: Stage) -> None:
        before = stage.state()
        with stage.trial():
            now = stage.state()
            assert {path: stage.read(path) for path in AFTER} == AFTER
            assert not (stage.root / "gone/deep").exists()
            assert not (stage.root / "left").exists()
            modes = [(stage.root / f"app/{name}.py").stat().st_mode & 0o777 for name in MODES]
            assert modes == list(MODES.values())
            others = set(before.files) - set(AFTER) - {"gone/deep/lost.py", "left/alone.py"}
            assert all(now.files[path] == before.files[path] for path in others)

    def test_branch_and_index_stay_and_git_is_kept_out(self, stage: Stage) -> None:
        before = stage.state()
        with stage.trial():
            now = stage.state()
            assert (now.index, now.refs) == (before.index, before.refs)
            assert "index.lock" in stage.git("add", "app/one.py", check=False)
            assert "index.lock" in stage.git("commit", "-am", "mine", check=False)
            assert " M app/one.py" in stage.git("status", "--porcelain")

    def test_no_compiled_file_is_taken_for_another(self, stage: Stage) -> None:
        """Python compares the second and the size alone."""
        stage.write("app/one.py", "NAME = 'old'\n")
        stage.git("commit", "-qam", "base")
        base = stage.git("rev-parse", "HEAD")
        stage.write("app/one.py", "NAME = 'new'\n")
        stage.git("commit", "-qam", "phase")
        tip = stage.git("rev-parse", "HEAD")
        stage.git("reset", "-q", "--hard", base)
        second = int(time.time())

        def date() -> None:
            for path in (stage.root / "app/one.py", *stage.places.transactions.glob("*/files/*")):
                os.utime(path, (second, second))

        def imported() -> bytes:
            words = [sys.executable, "-c", "from app.one import NAME; print(NAME)"]
            own = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
            done = subprocess.run(words, cwd=stage.root, env=own, check=True, capture_output=True)
            return done.stdout

        date()
        found = [imported()]
        with at("staged", date), stage.trial(Target("refs/heads/main", base, tip)):
            found.append(imported())
        found.append(imported())
        assert list((stage.root / "app/__pycache__").iterdir())
        assert found == [b"old\n", b"new\n", b"old\n"]


class TestBack:
    def test_all_is_what_it_was(self, stage: Stage) -> None:
        before = stage.state()
        with stage.trial() as tried:
            pass
        stage.check_same(before)
        assert stage.state().folders == before.folders
        assert tried == Trial()
        assert not stage.places.abandoned.exists()

    def test_an_exception_goes_on_its_way(self, stage: Stage) -> None:
        before, own = stage.state(), OSError(5, "of the tests")
        with pytest.raises(OSError, match="of the tests") as raised, stage.trial():
            raise own
        assert raised.value is own
        stage.check_same(before)

    def test_so_does_an_interrupt(self, stage: Stage) -> None:
        before = stage.state()
        with pytest.raises(KeyboardInterrupt), stage.trial():
            raise KeyboardInterrupt
        stage.check_same(before)

    def test_a_second_interrupt_waits_until_all_is_back(self, stage: Stage) -> None:
        before = stage.state()
        body = (
            "def again(event, told):\n"
            "    if event == 'migrator.reached' and told[0] in {'moving back', 'intent retired'}:\n"
            "        os.kill(os.getpid(), signal.SIGINT)\n"
            "sys.addaudithook(again)\n"
            "os.kill(os.getpid(), signal.SIGINT)"
        )
        assert "KeyboardInterrupt" in stage.apart(body=body).stderr
        stage.check_same(before)

    def test_bytes_that_git_could_not_give_back_return(self, stage: Stage) -> None:
        mixed = b"from app.old import make\r\n\nx = 1\r\n"
        stage.git("config", "core.autocrlf", "input")
        (stage.root / "app/one.py").write_bytes(mixed)
        stage.git("commit", "-qam", "mixed")
        base = stage.git("rev-parse", "HEAD")
        (stage.root / "app/one.py").write_bytes(mixed.replace(b"old", b"new"))
        stage.git("commit", "-qam", "phase")
        tip = stage.git("rev-parse", "HEAD")
        stage.git("reset", "-q", "--hard", base)
        (stage.root / "app/one.py").write_bytes(mixed)
        stage.git("status")
        before = stage.state()
        with stage.trial(Target("refs/heads/main", base, tip)):
            assert stage.read("app/one.py") == "from app.new import make\n\nx = 1\n"
        stage.check_same(before)

    def test_a_detached_checkout_is_tried_as_well(self, stage: Stage) -> None:
        stage.git("checkout", "-q", "--detach")
        target = Target(None, stage.target.base, stage.target.commit)
        files = stage.state().files
        with stage.trial(target):
            assert stage.read("app/one.py") == NEW
        assert stage.state().files == files

    def test_a_phase_that_changes_nothing_is_tried_as_well(self, stage: Stage) -> None:
        before = stage.state()
        with stage.trial(Target("refs/heads/main", stage.target.base, stage.target.base)):
            pass
        stage.check_same(before)

    def test_one_trial_can_follow_another(self, stage: Stage) -> None:
        before = stage.state()
        for _time in range(2):
            with stage.trial():
                assert stage.read("app/one.py") == NEW
        stage.check_same(before)


class TestRefused:
    def test_a_changed_file_anywhere(self, stage: Stage) -> None:
        stage.write("notes.txt", "mine\n")
        assert stage.refused() == "gate.dirty"

    def test_a_staged_file_anywhere(self, stage: Stage) -> None:
        stage.write("added.txt", "mine\n")
        stage.git("add", "added.txt")
        assert stage.refused() == "gate.dirty"

    def test_a_deletion_that_is_only_staged(self, stage: Stage) -> None:
        stage.git("rm", "-q", "--cached", "notes.txt")
        assert stage.refused() == "gate.dirty"

    def test_a_change_that_is_only_staged(self, stage: Stage) -> None:
        stage.write("app/one.py", "mine\n")
        stage.git("add", "app/one.py")
        stage.write("app/one.py", OLD)
        assert stage.refused() == "gate.dirty"

    @pytest.mark.parametrize("mark", ["--assume-unchanged", "--skip-worktree"])
    def test_a_change_of_the_phases_files_that_git_does_not_look_at(
        self, stage: Stage, mark: str
    ) -> None:
        stage.git("update-index", mark, "app/one.py")
        stage.write("app/one.py", "mine\n")
        assert stage.refused() == "gate.dirty"

    def test_something_untracked_where_a_file_comes(self, stage: Stage) -> None:
        stage.write("come/second.py", "mine\n")
        assert stage.refused() == "gate.dirty"

    def test_a_branch_that_is_elsewhere(self, stage: Stage) -> None:
        stage.git("commit", "-q", "--allow-empty", "-m", "mine")
        assert stage.refused() == "repo.branch-moved"

    def test_another_branch_at_the_same_commit(self, stage: Stage) -> None:
        stage.git("switch", "-q", "-c", "other")
        assert stage.refused() == "repo.branch-moved"

    def test_a_lock_of_somebody_else(self, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(index, "_PATIENCE", 0.0)
        lock = stage.places.index.with_name("index.lock")
        lock.touch()
        assert stage.refused() == "repo.index-locked"
        assert lock.exists()

    def test_a_save_at_the_very_moment(self, stage: Stage) -> None:
        before = stage.state()
        with (
            pytest.raises(RepositoryError, match=r"app/one\.py"),
            at("intent written", lambda: stage.write("app/one.py", "mine\n")),
            stage.trial(),
        ):
            pytest.fail("it was shown")
        stage.check_same(before, but=["app/one.py"])
        assert stage.read("app/one.py") == "mine\n"


def _failing(*_given: object) -> NoReturn:
    raise PermissionError(13, "Permission denied", "app/two.py")


class TestFailures:
    @pytest.mark.parametrize("moment", ["moving", "moved", "displaced checked"])
    def test_files_that_cannot_be_shown_go_back(self, stage: Stage, moment: str) -> None:
        before = stage.state()
        with pytest.raises(RepositoryError) as raised, at(moment, _failing), stage.trial():
            pytest.fail("it was shown")
        assert raised.value.problems[0].code == "disk.failed"
        stage.check_same(before)

    def test_files_that_cannot_be_staged_leave_nothing(
        self, stage: Stage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Staging, "lay_out", _failing)
        assert stage.refused() == "disk.failed"

    def test_a_file_that_cannot_go_back_is_told_and_recovered(
        self, stage: Stage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(ours: Path, theirs: Path) -> None:
            if theirs.name == "two.py":
                _failing()
            exchange(ours, theirs)

        before = stage.state()
        with monkeypatch.context() as patched, pytest.raises(RepositoryError) as raised:
            self._tried_with(stage, patched, refuse)
        assert raised.value.problems[0].code == "repo.recovery-due"
        assert "app/two.py" in raised.value.problems[0].message
        now = stage.state().files
        changed = {path for path, seen in before.files.items() if now[path] != seen}
        assert changed == {"app/two.py"}
        assert is_due(stage.places)
        assert stage.recover().left == ()
        stage.check_same(before)

    def _tried_with(
        self, stage: Stage, patched: pytest.MonkeyPatch, other: Callable[[Path, Path], None]
    ) -> None:
        """A trial on the way back from which files change places in another way."""
        with stage.trial():
            patched.setattr("migrator.shell.transaction.checkout.exchange", other)
