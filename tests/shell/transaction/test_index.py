"""An index under its lock: brought forward path by path, with all else as it was."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from migrator.errors import RepositoryError
from migrator.shell.git import Git, opened_git
from migrator.shell.transaction import index as indexing
from migrator.shell.transaction.index import IndexLock, entry_of, staged
from migrator.shell.transaction.intent import Entry, FileMove
from tests.conftest import MakeRepository

PATHS = ["a.py", "b.py", "c.py", "sub/d.py", "new.py"]


@dataclass(frozen=True)
class Stage:
    """A repository, with the folder of a transaction."""

    git: Git
    root: Path
    folder: Path

    @property
    def index(self) -> Path:
        return self.root / ".git" / "index"

    @property
    def taken(self) -> Path:
        return self.root / ".git" / "index.lock"

    @property
    def lock(self) -> IndexLock:
        return IndexLock(self.index, self.folder)

    def entry(self, text: str) -> Entry:
        return Entry("100644", self.git.line("hash-object", "-w", "--stdin", given=text.encode()))

    def move(self, path: str, old: str | None, new: str | None) -> FileMove:
        was, comes = (None if text is None else self.entry(text) for text in (old, new))
        return FileMove(path, was, comes, slot="0")

    def build(self, *moves: FileMove) -> list[str]:
        now = staged(self.git, [move.path for move in moves])
        return self.lock.build(self.git, moves, now)

    def listing(self) -> list[str]:
        lines = self.git.out("ls-files", "-s", "-t").decode().splitlines()
        return [f"{line.partition(' ')[0]} {line.rpartition(chr(9))[2]}" for line in lines]

    def text(self, path: str) -> str:
        return self.git.out("show", f":{path}").decode()


@pytest.fixture
def stage(git_repository: MakeRepository, tmp_path: Path) -> Iterator[Stage]:
    root = git_repository({path: path.encode() for path in PATHS[:-1]})
    folder = root / ".git" / "txn"
    folder.mkdir()
    git = opened_git(root)
    yield Stage(git, root, folder)
    git.repo.close()


class TestStaged:
    def test_what_is_asked_for_and_there_is_told(self, stage: Stage) -> None:
        found = staged(stage.git, ["a.py", "new.py", "sub/d.py"])
        assert set(found) == {"a.py", "sub/d.py"}
        assert entry_of(found, "a.py") == stage.entry("a.py")
        assert entry_of(found, "new.py") is None

    def test_names_are_no_patterns(self, stage: Stage) -> None:
        assert staged(stage.git, ["*", "sub", ":/", "a.p?"]) == {}

    def test_what_is_left_out_of_a_sparse_checkout_is_marked(self, stage: Stage) -> None:
        stage.git.out("update-index", "--skip-worktree", "b.py")
        found = staged(stage.git, ["a.py", "b.py"])
        assert [found[path].is_hidden for path in ("a.py", "b.py")] == [False, True]


class TestLock:
    def test_git_is_kept_out_until_it_is_given_back(self, stage: Stage) -> None:
        stage.lock.take()
        assert stage.lock.is_ours
        assert stage.git.answer("update-index", "--force-remove", "a.py").status == 128
        stage.lock.release()
        assert not stage.taken.exists()
        assert stage.git.answer("update-index", "--force-remove", "a.py").status == 0

    def test_taking_it_twice_is_taking_it_once(self, stage: Stage) -> None:
        stage.lock.take()
        stage.lock.take()
        stage.lock.release()
        assert not stage.taken.exists()

    def test_that_of_another_git_is_respected(
        self, stage: Stage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(indexing, "_PATIENCE", 0.1)
        stage.taken.write_bytes(b"theirs")
        assert not stage.lock.is_ours
        with pytest.raises(RepositoryError) as raised:
            stage.lock.take()
        assert raised.value.problems[0].code == "repo.index-locked"
        stage.lock.release()
        assert stage.taken.read_bytes() == b"theirs"

    def test_one_that_came_in_the_place_of_ours_is_not_ours(self, stage: Stage) -> None:
        stage.lock.take()
        stage.taken.unlink()
        stage.taken.write_bytes(b"theirs")
        assert not stage.lock.is_ours
        stage.lock.release()
        assert stage.taken.exists()


class TestBuild:
    def test_nothing_shows_before_it_is_published(self, stage: Stage) -> None:
        before = stage.index.read_bytes()
        stage.lock.take()
        assert stage.build(stage.move("a.py", "a.py", "later")) == []
        assert stage.index.read_bytes() == before
        assert stage.lock.publish()
        assert not stage.taken.exists()
        assert stage.text("a.py") == "later"

    def test_files_come_and_go(self, stage: Stage) -> None:
        stage.lock.take()
        stage.build(stage.move("new.py", None, "new"), stage.move("b.py", "b.py", None))
        stage.lock.publish()
        assert stage.listing() == ["H a.py", "H c.py", "H new.py", "H sub/d.py"]

    def test_a_folder_may_come_where_a_file_was(self, stage: Stage) -> None:
        stage.lock.take()
        stage.build(stage.move("a.py/x", None, "new"), stage.move("a.py", "a.py", None))
        stage.lock.publish()
        assert stage.listing()[0] == "H a.py/x"

    def test_what_else_is_staged_stays(self, stage: Stage) -> None:
        (stage.root / "b.py").write_text("mine")
        (stage.root / "mine.py").touch()
        stage.git.out("add", "b.py")
        stage.git.out("add", "-N", "mine.py")
        stage.lock.take()
        stage.build(stage.move("a.py", "a.py", "later"))
        stage.lock.publish()
        assert (stage.text("a.py"), stage.text("b.py")) == ("later", "mine")
        assert stage.git.line("diff", "--name-only", "--", "mine.py") == "mine.py"

    def test_paths_with_something_else_staged_are_named(self, stage: Stage) -> None:
        (stage.root / "b.py").write_text("mine")
        stage.git.out("add", "b.py")
        stage.lock.take()
        moves = [stage.move(path, path, "later") for path in ("a.py", "b.py")]
        assert stage.build(*moves) == ["b.py"]

    def test_a_path_that_has_arrived_is_not_in_the_way(self, stage: Stage) -> None:
        stage.lock.take()
        assert stage.build(stage.move("a.py", "earlier", "a.py")) == []
        stage.lock.publish()
        assert stage.text("a.py") == "a.py"

    @pytest.mark.parametrize(
        ("mark", "shown"), [("--skip-worktree", "S"), ("--assume-unchanged", "h")]
    )
    def test_marks_stay(self, stage: Stage, mark: str, shown: str) -> None:
        stage.git.out("update-index", mark, "a.py", "b.py")
        stage.lock.take()
        stage.build(stage.move("a.py", "a.py", "later"), stage.move("c.py", "c.py", "later"))
        stage.lock.publish()
        listing = stage.git.out("ls-files", "-v").decode().splitlines()
        assert listing == [f"{shown} a.py", f"{shown} b.py", "H c.py", "H sub/d.py"]
        assert stage.text("a.py") == "later"

    def test_an_index_that_was_lost_is_not_published(self, stage: Stage) -> None:
        stage.lock.take()
        stage.build(stage.move("a.py", "a.py", "later"))
        stage.taken.unlink()
        assert not stage.lock.publish()
        assert stage.text("a.py") == "a.py"

    def test_after_a_crash_it_is_known_as_ours(self, stage: Stage) -> None:
        stage.lock.take()
        stage.build(stage.move("a.py", "a.py", "later"))
        # Between the two steps of publishing, the lock is the new index already.
        shutil.copy(stage.lock.fresh, stage.folder / "copy")
        (stage.folder / "published.0").hardlink_to(stage.lock.fresh)
        stage.lock.fresh.replace(stage.taken)
        assert stage.lock.is_ours
        stage.lock.release()
        assert not stage.taken.exists()
