"""The one step that decides: a branch moves with its records, or nothing does."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from migrator.errors import RepositoryError
from migrator.shell.git import Git, opened_git
from migrator.shell.transaction.intent import Target
from migrator.shell.transaction.places import Places
from migrator.shell.transaction.refs import (
    CANDIDATE,
    clear_locks,
    clear_own_locks,
    create,
    decide,
    head,
    held,
    propose,
)
from tests.conftest import MakeRepository

RECORD = "refs/migrator/walk/001-a/commit"


@dataclass(frozen=True)
class Stage:
    """A repository with a commit that `main` may go to."""

    git: Git
    places: Places
    target: Target

    def decide(self) -> None:
        decide(self.git, self.places, self.target)

    def refused(self) -> str:
        before = self.git.out("for-each-ref"), head(self.git)
        with pytest.raises(RepositoryError) as raised:
            self.decide()
        assert (self.git.out("for-each-ref"), head(self.git)) == before
        return raised.value.problems[0].code


@pytest.fixture
def stage(git_repository: MakeRepository) -> Iterator[Stage]:
    root = git_repository({"a.py": b""})
    git = opened_git(root)
    base = head(git).commit
    commit = git.line("commit-tree", "HEAD^{tree}", "-p", base, given=b"next")
    target = Target("refs/heads/main", base, commit, ((RECORD, commit),), "Phase a")
    yield Stage(git, Places.of(git, root), target)
    git.repo.close()


class TestHead:
    def test_a_branch_has_its_name(self, stage: Stage) -> None:
        assert head(stage.git).branch == "refs/heads/main"

    def test_a_detached_one_has_none(self, stage: Stage) -> None:
        stage.git.out("checkout", "-q", "--detach")
        assert head(stage.git).branch is None
        assert head(stage.git).commit == stage.target.base

    def test_a_ref_that_is_not_there_holds_nothing(self, stage: Stage) -> None:
        assert held(stage.git, "refs/heads/none") is None
        assert held(stage.git, "refs/heads/main") == stage.target.base


class TestDecide:
    def test_the_branch_moves_with_its_records(self, stage: Stage) -> None:
        stage.decide()
        assert head(stage.git).commit == held(stage.git, RECORD) == stage.target.commit
        assert "Phase a" in stage.git.line("log", "-g", "-1", "--format=%gs")

    def test_a_detached_head_moves_alone(self, stage: Stage) -> None:
        stage.git.out("checkout", "-q", "--detach")
        detached = replace(stage, target=replace(stage.target, branch=None))
        detached.decide()
        assert head(stage.git).commit == stage.target.commit
        assert held(stage.git, "refs/heads/main") == stage.target.base

    def test_a_branch_that_somebody_moved_stays(self, stage: Stage) -> None:
        stage.git.out("commit", "-q", "--allow-empty", "-m", "theirs")
        assert stage.refused() == "repo.branch-moved"

    def test_a_record_that_is_there_already_stops_it(self, stage: Stage) -> None:
        stage.git.out("update-ref", RECORD, stage.target.base)
        assert stage.refused() == "repo.ref-refused"

    def test_a_lock_of_somebody_else_stops_it(self, stage: Stage) -> None:
        (stage.places.common / "refs/heads/main.lock").touch()
        assert stage.refused() == "repo.ref-refused"

    def test_a_hook_may_object(self, stage: Stage) -> None:
        hook = stage.places.common / "hooks/reference-transaction"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text('#!/bin/sh\ntest "$1" != prepared\n')
        hook.chmod(0o755)
        assert stage.refused() == "repo.ref-refused"


def test_a_proposed_commit_is_not_collected(stage: Stage) -> None:
    propose(stage.git, stage.target.commit)
    stage.git.out("gc", "-q", "--prune=now")
    assert held(stage.git, CANDIDATE) == stage.target.commit
    propose(stage.git, stage.target.base)
    assert held(stage.git, CANDIDATE) == stage.target.base


def test_records_can_be_made_alone(stage: Stage) -> None:
    create(stage.git, stage.target.records)
    assert held(stage.git, RECORD) == stage.target.commit
    assert head(stage.git).commit == stage.target.base


class TestLocks:
    @pytest.mark.parametrize("name", ["refs/heads/main.lock", "HEAD.lock"])
    @pytest.mark.parametrize("text", ["", "{commit}", "{commit}\n"])
    def test_those_that_a_dead_git_of_ours_left_go(
        self, stage: Stage, name: str, text: str
    ) -> None:
        lock = stage.places.common / name
        lock.write_text(text.format(commit=stage.target.commit))
        assert clear_locks(stage.places, stage.target) == []
        assert not lock.exists()
        stage.decide()

    def test_that_of_somebody_else_stays_and_is_named(self, stage: Stage) -> None:
        lock = stage.places.common / "refs/heads/main.lock"
        lock.write_text("1" * 40 + "\n")
        assert clear_locks(stage.places, stage.target) == [lock]
        assert lock.exists()

    def test_that_of_another_branch_is_none_of_our_business(self, stage: Stage) -> None:
        lock = stage.places.common / "refs/heads/other.lock"
        lock.touch()
        assert clear_locks(stage.places, stage.target) == []
        assert lock.exists()

    def test_our_own_part_of_the_refs_has_none_afterwards(self, stage: Stage) -> None:
        folder = Path(stage.places.common, RECORD).parent
        folder.mkdir(parents=True)
        lock, other = folder / "commit.lock", stage.places.common / "refs/heads/main.lock"
        lock.touch()
        other.touch()
        clear_own_locks(stage.places)
        assert (lock.exists(), other.exists()) == (False, True)
