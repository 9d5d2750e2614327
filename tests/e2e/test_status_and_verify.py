"""`status` tells how far a migration is; `verify` proves that git holds what is recorded."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.migration import (
    MAKE,
    MANIFEST,
    MakeRepository,
    Scene,
    cache_apart,
    clone,
    killed,
    scene,
)

__all__ = ["cache_apart"]

NEW_MAKE = MAKE.replace("old", "new")


@pytest.fixture
def walk(git_repository: MakeRepository) -> Scene:
    return scene(git_repository)


class TestStatus:
    def test_it_tells_every_phase_in_the_manifests_order(self, walk: Scene) -> None:
        walk.ok("run", "a", "none")
        landed = walk.git("rev-parse", "HEAD")
        date, run = walk.git("log", "-1", "--format=%cI"), walk.trailers()["Migration-Run"]
        shown = walk.ok("status")
        assert shown.out == (
            "walk\n"
            "  a: The makes of a\n"
            f"    landed {landed[:10]} on {date}, run {run}, 2 edits in 2 files\n"
            "    rolling back brings the very tree from before back\n"
            "  b\n"
            "    pending\n"
            "  none\n"
            "    nothing to do\n"
            "  takes\n"
            "    pending\n"
        )
        assert shown.next == "run b"

    def test_a_phase_with_nothing_to_do_is_not_what_comes_next(self, walk: Scene) -> None:
        walk.ok("run", "a", "b", "none")
        assert walk.ok("status").next == "run takes"
        walk.ok("run")
        assert walk.ok("status").err == ""

    def test_json_says_the_same(self, walk: Scene) -> None:
        walk.ok("run", "a")
        landed = walk.git("rev-parse", "HEAD")
        shown = _json(walk, "status")
        assert (shown["version"], shown["command"], shown["migration"]) == (1, "status", "walk")
        assert shown["unfinished"] is False
        assert [phase["state"] for phase in shown["phases"]] == ["landed", *["pending"] * 3]
        assert shown["phases"][0] == {
            "id": "a",
            "title": "The makes of a",
            "state": "landed",
            "commit": landed,
            "date": walk.git("log", "-1", "--format=%cI"),
            "run": walk.trailers()["Migration-Run"],
            "files": 2,
            "edits": 2,
            "rollback": "brings the very tree from before back",
            "report": None,
        }

    def test_a_fresh_clone_knows_what_landed(self, walk: Scene, tmp_path: Path) -> None:
        walk.ok("run", "a", "b")
        walk.ok("rollback", "b")
        copy = clone(walk, tmp_path / "copy")
        assert not [ref for ref in copy.refs() if "refs/migrator" in ref]
        assert copy.ok("status").out == walk.ok("status").out

    def test_a_phase_that_went_back_is_told(self, walk: Scene) -> None:
        walk.ok("run", "a")
        walk.ok("rollback", "a")
        undo = walk.git("rev-parse", "HEAD")
        assert f"    rolled back {undo[:10]} on " in walk.ok("status").out

    def test_a_phase_that_was_dropped_is_told(self, walk: Scene) -> None:
        walk.ok("run", "a")
        landed = walk.git("rev-parse", "HEAD")
        walk.ok("rollback", "a", "--drop")
        assert f"    dropped {landed[:10]}\n" in walk.ok("status").out

    def test_a_rebase_takes_nothing_away(self, walk: Scene) -> None:
        walk.ok("run", "a", "b")
        _rebased(walk)
        states = [phase["state"] for phase in _json(walk, "status")["phases"]]
        assert states == ["landed", "landed", "pending", "pending"]

    def test_what_rolling_back_would_do_is_what_it_does(self, walk: Scene) -> None:
        walk.ok("run", "a", "b")
        walk.commit(title="my work", b__make=NEW_MAKE + "# mine\n")
        first, second = _json(walk, "status")["phases"][:2]
        assert first["rollback"] == "gives 2 files back, later work elsewhere stays"
        assert second["rollback"].startswith("refused: 1 of its files changed since, by ")
        assert second["rollback"].endswith("my work")
        walk.refused("rollback.touched-since", "rollback", "b")
        walk.ok("rollback", "a")

    def test_a_phase_that_the_manifest_forgot_is_told(self, walk: Scene) -> None:
        walk.ok("run", "b")
        walk.write("migration.toml", MANIFEST.replace('id = "b"', 'id = "bee"'))
        out = walk.ok("status").out
        assert "  b: no longer in the manifest\n    landed " in out
        assert "  bee\n    pending\n" in out

    def test_another_migration_is_none_of_its_business(self, walk: Scene) -> None:
        walk.ok("run", "a")
        walk.write("migration.toml", MANIFEST.replace('"walk"', '"walk2"'))
        assert "landed" not in walk.ok("status").out
        walk.write("migration.toml", MANIFEST.replace('"walk"', '"wal"'))
        assert "landed" not in walk.ok("status").out

    def test_it_changes_nothing(self, walk: Scene) -> None:
        walk.ok("run", "a")
        before = walk.all()
        walk.ok("status")
        assert walk.all() == before


class TestUnfinished:
    """A run that was killed half way; its worktree has the phase, the branch has not."""

    @pytest.fixture
    def cut_short(self, walk: Scene) -> Scene:
        killed(walk, ["run", "a"], "displaced checked")
        return walk

    @pytest.mark.parametrize("command", ["scan", "plan", "diff", "status"])
    def test_it_is_told_by_every_command_that_looks(self, cut_short: Scene, command: str) -> None:
        shown = cut_short.migrator(command)
        assert "migrator recover" in shown.err
        assert "cut short" in shown.out + shown.err

    @pytest.mark.parametrize("command", ["scan", "plan", "diff", "status"])
    def test_looking_leaves_it_as_it_is(self, cut_short: Scene, command: str) -> None:
        before = cut_short.files()
        cut_short.migrator(command)
        assert cut_short.files() == before
        assert list((cut_short.folder / ".git/migrator/txn").iterdir())

    def test_json_tells_it_too(self, cut_short: Scene) -> None:
        assert _json(cut_short, "status")["unfinished"] is True
        cut_short.ok("recover")
        assert _json(cut_short, "status")["unfinished"] is False

    def test_a_dry_run_tells_it_too(self, cut_short: Scene) -> None:
        assert "migrator recover" in cut_short.migrator("run", "--dry-run").err


class TestVerify:
    def test_nothing_has_landed(self, walk: Scene) -> None:
        assert walk.ok("verify").out == "nothing has landed yet\n"

    def test_all_that_landed_is_proved(self, walk: Scene) -> None:
        walk.ok("run")
        walk.ok("rollback", "takes")
        names = [line.split(" ")[0] for line in walk.ok("verify").out.splitlines()]
        assert names == ["a", "b", "takes"]
        assert walk.ok("verify").out.count(": proved\n") == 3

    def test_a_phase_with_nothing_to_do_spoils_nothing(self, walk: Scene) -> None:
        walk.ok("run", "a", "none")
        assert walk.ok("verify").out.count(": proved\n") == 1

    def test_json_says_the_same(self, walk: Scene) -> None:
        walk.ok("run", "a")
        landed = walk.git("rev-parse", "HEAD")
        assert _json(walk, "verify") == {
            "version": 1,
            "command": "verify",
            "migration": "walk",
            "landings": [{"phase": "a", "commit": landed, "faults": []}],
        }
        walk.git("update-ref", "refs/migrator/walk/001-a/base", "HEAD")
        shown = walk.migrator("verify", "--format", "json")
        assert shown.status == 1
        assert json.loads(shown.out)["landings"][0]["faults"]

    def test_a_fresh_clone_is_proved(self, walk: Scene, tmp_path: Path) -> None:
        walk.ok("run", "--blame-ignore")
        walk.ok("rollback", "takes")
        copy = clone(walk, tmp_path / "copy")
        assert copy.ok("verify").out == walk.ok("verify").out

    def test_a_run_that_goes_on_in_a_clone_is_proved(self, walk: Scene, tmp_path: Path) -> None:
        walk.ok("run", "a")
        copy = clone(walk, tmp_path / "copy")
        copy.ok("run", "b")
        assert copy.ok("verify").out.count(": proved\n") == 2

    def test_a_manifest_that_went_on_spoils_nothing(self, walk: Scene, tmp_path: Path) -> None:
        walk.ok("run", "a")
        walk.write("migration.toml", MANIFEST.replace('include = ["a/**"]', 'include = ["c/**"]'))
        walk.commit(title="another manifest")
        assert walk.ok("verify").out.count(": proved\n") == 1
        assert clone(walk, tmp_path / "copy").ok("verify").out.count(": proved\n") == 1

    def test_a_comment_about_the_other_place_spoils_nothing(
        self, git_repository: MakeRepository
    ) -> None:
        walk = scene(git_repository, MANIFEST + "# not in [tool.migrator]\n")
        walk.ok("run", "a")
        assert walk.ok("verify").out.count(": proved\n") == 1

    def test_a_manifest_in_the_other_place_is_as_good(self, walk: Scene, tmp_path: Path) -> None:
        lines = MANIFEST.replace("[[phases", "[[tool.migrator.phases").splitlines()
        own = [
            f"[tool.migrator.{line[1:]}" if line[:1] == "[" != line[1:2] else line for line in lines
        ]
        walk.write("pyproject.toml", '[project]\nname = "x"\n\n' + "\n".join(own) + "\n")
        walk.git("rm", "-q", "migration.toml")
        walk.commit(title="the other place")
        walk.ok("run", "a")
        assert walk.ok("verify").out.count(": proved\n") == 1
        assert clone(walk, tmp_path / "copy").ok("verify").out.count(": proved\n") == 1

    @pytest.mark.parametrize("prefix", ["\ufeff", "# Größe\r\n"])
    def test_a_manifest_may_be_written_on_another_system(
        self, git_repository: MakeRepository, tmp_path: Path, prefix: str
    ) -> None:
        walk = scene(git_repository, prefix + MANIFEST)
        walk.ok("run", "a")
        walk.write("migration.toml", MANIFEST.replace('include = ["a/**"]', 'include = ["c/**"]'))
        walk.commit(title="another manifest")
        assert walk.ok("verify").out.count(": proved\n") == 1
        assert clone(walk, tmp_path / "copy").ok("verify").out.count(": proved\n") == 1

    def test_commits_of_others_spoil_nothing(self, walk: Scene) -> None:
        walk.ok("run", "a")
        walk.commit(a__make="mine = 1\n")
        assert walk.ok("verify").out.count(": proved\n") == 1

    def test_it_changes_nothing(self, walk: Scene) -> None:
        walk.ok("run", "a")
        walk.write("a/make.py", "mine = 1\n")
        before = walk.all()
        walk.ok("verify")
        assert walk.all() == before


def _amend_message(walk: Scene, old: str, new: str) -> None:
    message = walk.git("log", "-1", "--format=%B")
    assert old in message
    walk.git("commit", "-q", "--amend", "-F-", given=message.replace(old, new))


def _amended_base_tree(walk: Scene) -> None:
    _amend_message(walk, walk.tree("HEAD~1"), walk.tree("HEAD"))


def _amended_edits(walk: Scene) -> None:
    _amend_message(walk, "Migration-Edits: 1", "Migration-Edits: 7")


def _amended_manifest(walk: Scene) -> None:
    _amend_message(walk, "sha256:", "sha256:0")


def _amended_phase(walk: Scene) -> None:
    _amend_message(walk, "Migration-Phase: b", "Migration-Phase: takes")


def _amended_title(walk: Scene) -> None:
    _amend_message(walk, "Migrate: b", "Something else")


def _edited_tree(walk: Scene) -> None:
    walk.write("b/make.py", NEW_MAKE + "mine = 1\n")
    walk.git("commit", "-qa", "--amend", "--no-edit")


def _another_file(walk: Scene) -> None:
    walk.write("README.md", "mine\n")
    walk.git("commit", "-qa", "--amend", "--no-edit")


def _emptied(walk: Scene) -> None:
    walk.git("checkout", "-q", "HEAD~1", "--", ".")
    walk.git("commit", "-q", "--amend", "--no-edit", "--allow-empty")


def _lost_ref(kind: str) -> Callable[[Scene], None]:
    def lose(walk: Scene) -> None:
        walk.git("update-ref", "-d", f"refs/migrator/walk/002-b/{kind}")

    return lose


def _moved_ref(kind: str, to: str) -> Callable[[Scene], None]:
    def move(walk: Scene) -> None:
        walk.git("update-ref", f"refs/migrator/walk/002-b/{kind}", to)

    return move


def _lost_manifest(walk: Scene) -> None:
    oid = walk.git("rev-parse", "refs/migrator/walk/002-b/manifest")
    walk.write("migration.toml", MANIFEST + "# mine\n")
    (walk.folder / ".git/objects" / oid[:2] / oid[2:]).unlink()


def _another_manifest(walk: Scene) -> None:
    oid = walk.git("hash-object", "-w", "--stdin", given=MANIFEST + "# mine\n")
    walk.git("update-ref", "refs/migrator/walk/002-b/manifest", oid)


class TestFaults:
    """Phases `a` and `b` have landed, and something happens to `b`."""

    @pytest.mark.parametrize(
        "fault",
        [
            _amended_base_tree,
            _amended_edits,
            _amended_manifest,
            _amended_phase,
            _amended_title,
            _edited_tree,
            _another_file,
            _emptied,
            _lost_ref("base"),
            _lost_ref("commit"),
            _lost_ref("manifest"),
            _moved_ref("base", "HEAD~2"),
            _moved_ref("commit", "HEAD~1"),
            _moved_ref("commit", "HEAD~2"),
            _another_manifest,
        ],
    )
    def test_it_is_found(self, walk: Scene, fault: Callable[[Scene], None]) -> None:
        walk.ok("run", "a", "b")
        fault(walk)
        shown = walk.migrator("verify")
        assert shown.status == 1, shown.out
        assert "b (" in shown.out
        assert "does not agree" in shown.out
        assert "a (" in shown.out
        assert shown.out.partition("\n")[0].endswith(": proved")

    @pytest.mark.parametrize(
        "fault",
        [_amended_base_tree, _amended_edits, _amended_phase, _edited_tree, _another_file, _emptied],
    )
    def test_it_is_found_in_a_clone(
        self, walk: Scene, tmp_path: Path, fault: Callable[[Scene], None]
    ) -> None:
        walk.ok("run", "a", "b")
        fault(walk)
        shown = clone(walk, tmp_path / "copy").migrator("verify")
        assert shown.status == 1, shown.out
        assert "does not agree" in shown.out

    def test_a_manifest_whose_text_is_lost_is_found(self, walk: Scene) -> None:
        # It was not committed, so git has it nowhere else.
        walk.write("migration.toml", MANIFEST + "# not committed\n")
        walk.ok("run", "a", "b")
        _lost_manifest(walk)
        shown = walk.migrator("verify")
        assert shown.status == 1
        assert "is lost" in shown.out

    def test_an_edited_file_is_named(self, walk: Scene) -> None:
        walk.ok("run", "a", "b")
        _edited_tree(walk)
        assert "b/make.py" in walk.migrator("verify").out

    def test_a_commit_that_is_gone_is_found(self, walk: Scene) -> None:
        walk.ok("run", "a", "b")
        walk.git("reset", "-q", "--hard", "HEAD~1")
        shown = walk.migrator("verify")
        assert shown.status == 1
        assert "b (" in shown.out
        assert "recorded" in shown.out

    def test_a_rebased_branch_is_named(self, walk: Scene) -> None:
        walk.ok("run", "a", "b")
        _rebased(walk)
        shown = walk.migrator("verify")
        assert shown.status == 1
        assert "rebased" in shown.out

    def test_kept_originals_that_are_damaged_are_found(self, walk: Scene) -> None:
        walk.write(".gitattributes", "*.py text\n")
        walk.write("a/make.py", "from lib.old import make\r\n\nmake()\r\n")
        walk.commit(title="mixed line ends")
        walk.ok("run", "a")
        walk.ok("verify")
        (kept,) = (walk.folder / ".git/migrator/kept").rglob("make.py")
        kept.write_bytes(b"torn")
        shown = walk.migrator("verify")
        assert shown.status == 1
        assert "a/make.py" in shown.out


class TestFaultsOfAReturn:
    """Phase `a` has landed and gone back, and something happens to what took it back."""

    @pytest.mark.parametrize("is_clone", [False, True])
    @pytest.mark.parametrize(
        ("path", "text"),
        [("a/make.py", NEW_MAKE), ("a/make.py", "mine = 1\n"), ("README.md", "mine\n")],
    )
    def test_it_is_found(
        self, walk: Scene, tmp_path: Path, path: str, text: str, is_clone: bool
    ) -> None:
        walk.ok("run", "a")
        walk.ok("rollback", "a")
        walk.write(path, text)
        walk.git("commit", "-qa", "--amend", "--no-edit")
        shown = (clone(walk, tmp_path / "copy") if is_clone else walk).migrator("verify")
        assert shown.status == 1, shown.out
        assert path in shown.out

    def test_a_ref_that_was_moved_is_found(self, walk: Scene) -> None:
        walk.ok("run", "a")
        walk.ok("rollback", "a")
        walk.git("update-ref", "refs/migrator/walk/001-a/undo", "HEAD~2")
        assert walk.migrator("verify").status == 1

    def test_a_merged_one_may_differ(self, walk: Scene) -> None:
        walk.ok("run", "a")
        walk.commit(a__make=NEW_MAKE + "\n\nmine = 1\n")
        walk.ok("rollback", "a", "--merge")
        walk.ok("verify")

    def test_a_companion_that_changes_more_is_found(self, walk: Scene) -> None:
        walk.ok("run", "a", "--blame-ignore")
        walk.write("README.md", "mine\n")
        walk.git("commit", "-qa", "--amend", "--no-edit")
        shown = walk.migrator("verify")
        assert shown.status == 1
        assert "README.md" in shown.out


def _rebased(walk: Scene) -> None:
    """Put the branch on top of somebody else's work."""
    first = walk.git("rev-list", "--max-parents=0", "HEAD")
    walk.git("switch", "-q", "-c", "other", first)
    walk.commit(c__other="other = 1\n")
    walk.git("rebase", "-q", "other", "main")


def _json(walk: Scene, command: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(walk.ok(command, "--format", "json").out)
    return loaded


def test_a_branch_without_the_migration_has_nothing_landed(walk: Scene) -> None:
    walk.ok("run", "a")
    subprocess.run(["git", "-C", walk.folder, "switch", "-qc", "other", "HEAD~1"], check=True)
    assert "landed" not in walk.ok("status").out
    assert walk.ok("run", "a").out.startswith("a: landed")
