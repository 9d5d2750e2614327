"""What is about to happen, written down; and what tells one file from another."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from migrator.shell.git import Git, opened_git
from migrator.shell.transaction.intent import (
    Entry,
    FileMove,
    Intent,
    Target,
    fingerprint,
    moves_between,
)
from tests.conftest import MakeRepository

ODD = "späß\n\udcff"


class TestIntent:
    def test_it_is_read_back_as_it_was_written(self, tmp_path: Path) -> None:
        files = (
            FileMove(ODD, Entry("100644", "1"), Entry("100755", "2"), "b", "x:a", "0"),
            FileMove("came", None, Entry("100644", "3"), None, "c", "1"),
            FileMove("went", Entry("100644", "4"), None, "d", None, "2"),
        )
        target = Target(f"refs/heads/{ODD}", "B", "C", (("refs/x", "1"),), "Phase ä", True)
        intent = Intent("id", f"/root/{ODD}", target, files, "/staging")
        intent.write(tmp_path)
        assert Intent.read(tmp_path) == intent

    def test_there_may_be_none(self, tmp_path: Path) -> None:
        assert Intent.read(tmp_path) is None
        assert Intent.read(tmp_path / "missing") is None

    def test_it_is_forgotten(self, tmp_path: Path) -> None:
        Intent("id", "/", Target(None, "B", "C"), (), "/").write(tmp_path)
        for _time in range(2):
            Intent.forget(tmp_path)
            assert Intent.read(tmp_path) is None

    def test_one_that_is_half_written_is_none(self, tmp_path: Path) -> None:
        Intent("id", "/", Target(None, "B", "C"), (), "/").write(tmp_path)
        (found,) = tmp_path.iterdir()
        assert json.loads(found.read_bytes())["version"] == 1
        found.rename(f"{found}.new")
        assert Intent.read(tmp_path) is None

    def test_a_detached_head_is_its_own_ref(self) -> None:
        assert Target(None, "B", "C").ref == "HEAD"
        assert Target("refs/heads/main", "B", "C").ref == "refs/heads/main"


class TestMoves:
    @pytest.fixture
    def git(self, git_repository: MakeRepository) -> Iterator[Git]:
        git = opened_git(git_repository({"a.py": b"a", "gone.py": b"gone", "same": b"same"}))
        yield git
        git.repo.close()

    def test_they_are_the_paths_in_which_two_commits_differ(self, git: Git) -> None:
        root = git.path("--show-toplevel")
        (root / "a.py").write_text("later")
        (root / "gone.py").unlink()
        odd = Path(os.fsdecode(os.fsencode(root) + b"/" + os.fsencode(ODD)))
        odd.write_text("odd")
        git.out("add", "-A")
        git.out("commit", "-qm", "later")
        moves = {move.path: move for move in moves_between(git, "HEAD~1", "HEAD")}
        assert set(moves) == {"a.py", "gone.py", ODD}
        assert moves["gone.py"].new is None
        assert moves[ODD].old is None
        assert moves["a.py"].old == Entry("100644", git.line("rev-parse", "HEAD~1:a.py"))
        assert moves["a.py"].new == Entry("100644", git.line("rev-parse", "HEAD:a.py"))
        assert not any(move.moves for move in moves.values())

    def test_each_has_a_place_of_its_own_to_wait(self, git: Git) -> None:
        empty = git.line("hash-object", "-t", "tree", "-w", "--stdin", given=b"")
        slots = [move.slot for move in moves_between(git, empty, "HEAD")]
        assert len(slots) == len(set(slots)) == 3

    def test_a_file_that_was_renamed_goes_and_comes(self, git: Git) -> None:
        git.out("mv", "same", "other")
        git.out("commit", "-qm", "renamed")
        assert [move.path for move in moves_between(git, "HEAD~1", "HEAD")] == ["other", "same"]

    def test_permissions_alone_are_a_move(self, git: Git) -> None:
        git.out("update-index", "--chmod=+x", "a.py")
        git.out("commit", "-qm", "program")
        (move,) = moves_between(git, "HEAD~1", "HEAD")
        assert (move.old and move.old.mode, move.new and move.new.mode) == ("100644", "100755")

    def test_the_same_commit_has_none(self, git: Git) -> None:
        assert moves_between(git, "HEAD", "HEAD") == ()


class TestFingerprint:
    def test_it_tells_contents_kinds_and_permissions_apart(self, tmp_path: Path) -> None:
        names = ["plain", "same", "other", "program", "link", "link to other", "folder"]
        plain, same, other, program, link, another, folder = (tmp_path / name for name in names)
        for path, text in ((plain, "x"), (same, "x"), (other, "y"), (program, "x")):
            path.write_text(text)
        program.chmod(0o755)
        link.symlink_to("plain")
        another.symlink_to("other")
        folder.mkdir()
        found = [fingerprint(tmp_path / name) for name in names]
        assert found[0] == found[1]
        assert len(set(found)) == len(names) - 1
        assert None not in found

    def test_what_is_not_there_has_none(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        assert fingerprint(tmp_path / "missing") is None
        assert fingerprint(tmp_path / "file" / "below") is None
