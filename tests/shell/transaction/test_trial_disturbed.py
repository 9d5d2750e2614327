"""What tests, or a person, do to a checkout while a phase is in it: nothing of it is lost."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from migrator.errors import RepositoryError
from migrator.shell.living import Owner
from migrator.shell.transaction.recovery import is_due
from migrator.shell.transaction.trial import Trial
from tests.shell.transaction.trials import (
    BEFORE,
    ID,
    NEW,
    OLD,
    Stage,
    commit_of_somebody,
    stage,
)

__all__ = ["stage"]

Deed = Callable[[Path], object]


def _in_place(path: Path) -> None:
    with path.open("r+") as file:
        file.write("written")
        file.truncate()


def _replaced(path: Path) -> None:
    beside = path.with_name("beside")
    beside.write_text("written")
    beside.replace(path)


def _made_anew(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("written")


def _linked(path: Path) -> None:
    path.unlink()
    path.symlink_to("elsewhere")


def _folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir(parents=True)
    (path / "inside.txt").write_text("written")


class TestWritten:
    """What the tests, or a person, make of the phase's files meanwhile."""

    @pytest.mark.parametrize("deed", [_in_place, _replaced])
    @pytest.mark.parametrize("path", ["app/one.py", "app/tool.py", "come/deep/er/found.py"])
    def test_what_was_written_is_set_aside_and_named(
        self, stage: Stage, path: str, deed: Deed
    ) -> None:
        before = stage.state()
        with stage.trial() as tried:
            deed(stage.root / path)
        stage.check_same(before)
        assert stage.state().folders == before.folders
        assert tried.back.written == (path,)
        assert tried.back.left == tried.changed == ()
        assert stage.aside == {path: "written"}
        assert tried.back.aside == str(stage.places.abandoned / ID)

    @pytest.mark.parametrize("path", ["left/alone.py", "gone/deep/lost.py"])
    def test_a_file_that_the_phase_deletes_and_the_tests_make_is_set_aside(
        self, stage: Stage, path: str
    ) -> None:
        before = stage.state()
        with stage.trial() as tried:
            _made_anew(stage.root / path)
        stage.check_same(before)
        assert tried.back.written == (path,)
        assert stage.aside == {path: "written"}

    @pytest.mark.parametrize("path", ["app/one.py", "come/second.py", "left/alone.py"])
    def test_a_folder_in_the_place_of_a_file_is_set_aside(self, stage: Stage, path: str) -> None:
        before = stage.state()
        with stage.trial() as tried:
            _folder(stage.root / path)
        stage.check_same(before)
        assert tried.back.written == (path,)
        assert stage.aside == {f"{path}/inside.txt": "written"}

    def test_a_link_in_the_place_of_a_file_is_set_aside(self, stage: Stage) -> None:
        before = stage.state()
        with stage.trial() as tried:
            _linked(stage.root / "app/one.py")
        stage.check_same(before)
        assert tried.back.written == ("app/one.py",)
        assert (stage.places.abandoned / ID / "app/one.py").readlink() == Path("elsewhere")

    def test_a_file_that_has_become_a_program_is_set_aside(self, stage: Stage) -> None:
        before = stage.state()
        with stage.trial() as tried:
            (stage.root / "app/one.py").chmod(0o755)
        stage.check_same(before)
        assert tried.back.written == ("app/one.py",)
        assert stage.aside == {"app/one.py": NEW}

    def test_the_very_bytes_from_before_are_nothing_to_set_aside(self, stage: Stage) -> None:
        before = stage.state()
        with stage.trial() as tried:
            stage.write("app/one.py", OLD)
        stage.check_same(before, but=["app/one.py"])
        assert stage.read("app/one.py") == OLD
        assert tried == Trial()

    @pytest.mark.parametrize("path", ["app/one.py", "app/tool.py", "come/second.py"])
    def test_a_file_that_was_deleted_is_there_again(self, stage: Stage, path: str) -> None:
        before = stage.state()
        with stage.trial() as tried:
            (stage.root / path).unlink()
        stage.check_same(before)
        assert tried == Trial()

    def test_a_folder_that_was_deleted_is_there_again(self, stage: Stage) -> None:
        before = stage.state()
        with stage.trial() as tried:
            for folder in ("app", "come", "gone"):
                shutil.rmtree(stage.root / folder)
        lost = ["app/link", "app/ignored.log", "gone/kept.py"]
        stage.check_same(before, but=lost)
        # What is not of the phase is not for us to put back; it is told where git knows it.
        assert tried.changed == ("gone/kept.py",)

    def test_a_folder_that_was_moved_away_is_not_followed(
        self, stage: Stage, tmp_path: Path
    ) -> None:
        """Through a link, files of somewhere else would be written to."""
        with stage.trial() as tried:
            shutil.move(stage.root / "app", tmp_path / "elsewhere")
            (stage.root / "app").symlink_to(tmp_path / "elsewhere")
        moved = ("app/became.py", "app/one.py", "app/private.py", "app/tool.py", "app/two.py")
        assert tried.back.left == moved
        assert (tmp_path / "elsewhere/one.py").read_text() == NEW
        assert stage.aside == {path: BEFORE[path] for path in moved}
        assert set(moved) <= set(tried.changed)
        stage.check_tidy()

    def test_litter_keeps_a_new_folder(self, stage: Stage) -> None:
        with stage.trial() as tried:
            stage.write("come/deep/litter.txt", "litter")
        assert stage.read("come/deep/litter.txt") == "litter"
        assert not (stage.root / "come/deep/er").exists()
        assert tried == Trial()

    def test_it_is_known_also_when_the_tests_are_broken_off(self, stage: Stage) -> None:
        def tests() -> NoReturn:
            _in_place(stage.root / "app/one.py")
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt), stage.trial() as tried:
            tests()
        assert tried.back.written == ("app/one.py",)

    def test_what_is_written_to_the_displaced_file_is_the_persons(self, stage: Stage) -> None:
        with (stage.root / "app/one.py").open("a") as editor, stage.trial() as tried:
            editor.write("mine = 1\n")
            editor.flush()
        assert stage.read("app/one.py") == OLD + "mine = 1\n"
        assert tried.changed == ("app/one.py",)
        stage.check_tidy()


class TestOthers:
    def test_other_tracked_files_are_told_and_not_touched(self, stage: Stage) -> None:
        with stage.trial() as tried:
            stage.write("notes.txt", "by the tests\n")
            (stage.root / "more/notes.txt").unlink()
        assert tried.changed == ("more/notes.txt", "notes.txt")
        assert stage.read("notes.txt") == "by the tests\n"
        assert not (stage.root / "more/notes.txt").exists()
        assert tried.back.written == ()

    def test_what_git_does_not_know_is_not_told(self, stage: Stage) -> None:
        with stage.trial() as tried:
            stage.write("app/__pycache__/one.pyc", "litter")
            stage.write("untracked.txt", "other litter")
        assert tried == Trial()
        assert stage.read("untracked.txt") == "other litter"


class TestSomebodyElse:
    """Git is kept out, but for commands that do not ask for the lock."""

    @pytest.mark.parametrize("is_phase", [False, True])
    def test_a_branch_that_is_moved_leads_back_and_is_told(
        self, stage: Stage, is_phase: bool
    ) -> None:
        before = stage.state()
        commit = stage.target.commit if is_phase else commit_of_somebody(stage)
        with pytest.raises(RepositoryError) as raised, stage.trial():
            stage.git("update-ref", "refs/heads/main", commit)
        assert raised.value.problems[0].code == "repo.branch-moved"
        assert stage.git("rev-parse", "HEAD") == commit
        stage.git("update-ref", "refs/heads/main", stage.target.base)
        stage.check_same(before)

    def test_another_branch_that_is_checked_out_leads_back_and_is_told(self, stage: Stage) -> None:
        stage.git("branch", "other")
        before = stage.state()
        with pytest.raises(RepositoryError) as raised, stage.trial():
            stage.git("symbolic-ref", "HEAD", "refs/heads/other")
        assert raised.value.problems[0].code == "repo.branch-moved"
        stage.git("symbolic-ref", "HEAD", "refs/heads/main")
        stage.check_same(before)

    def test_an_exception_of_the_tests_is_told_before_a_moved_branch(self, stage: Stage) -> None:
        def tests() -> NoReturn:
            stage.git("update-ref", "refs/heads/main", stage.target.commit)
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError), stage.trial():
            tests()
        assert stage.read("app/one.py") == OLD

    def test_what_is_committed_without_the_lock_is_left(self, stage: Stage) -> None:
        def commit() -> None:
            stage.places.index.with_name("index.lock").unlink()
            stage.write("app/one.py", "mine\n")
            stage.git("commit", "-qm", "mine", "app/one.py")

        before = stage.state()
        with pytest.raises(RepositoryError) as raised, stage.trial() as tried:
            commit()
        assert raised.value.problems[0].code == "repo.branch-moved"
        assert stage.read("app/one.py") == "mine\n"
        assert tried.back.left == ("app/one.py",)
        assert stage.aside == {"app/one.py": OLD}
        assert stage.git("status", "--porcelain", "--untracked-files=no") == ""
        now = stage.state().files
        assert {path for path in before.files if now[path] != before.files[path]} == {"app/one.py"}
        stage.check_tidy()

    def test_what_is_staged_without_the_lock_is_left_and_told(self, stage: Stage) -> None:
        with stage.trial() as tried:
            stage.places.index.with_name("index.lock").unlink()
            stage.git("add", "app/one.py", "come/second.py")
        assert tried.back.left == tried.changed == ("app/one.py", "come/second.py")
        assert stage.aside == {"app/one.py": OLD}
        assert stage.read("app/one.py") == NEW

    def test_a_lock_that_somebody_else_has_taken_meanwhile_stays(self, stage: Stage) -> None:
        lock = stage.places.index.with_name("index.lock")
        with stage.trial():
            lock.unlink()
            lock.write_text("theirs")
        assert lock.read_text() == "theirs"
        assert stage.read("app/one.py") == OLD

    def test_a_trial_that_is_under_way_is_not_recovered(
        self, stage: Stage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with stage.trial():
            with monkeypatch.context() as patched:
                patched.setattr(Owner, "is_this", False)
                assert not is_due(stage.places)
                with pytest.raises(RepositoryError) as raised:
                    stage.recover()
            assert raised.value.problems[0].code == "repo.busy"
            assert stage.read("app/one.py") == NEW
