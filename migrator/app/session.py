"""A session: the one run that a repository may have, on a checkout that is fit for it."""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass

from migrator.core.outcomes import Recovered
from migrator.shell import preflight, private_worktree
from migrator.shell.commit_hooks import CommitHooks, commit_hooks, own_settings
from migrator.shell.git import Git
from migrator.shell.private_worktree import PrivateWorktree
from migrator.shell.repository import Repository
from migrator.shell.run_lock import RunLock, held
from migrator.shell.transaction.intent import Target
from migrator.shell.transaction.places import Places
from migrator.shell.transaction.publish import Publication
from migrator.shell.transaction.recovery import is_due, recover
from migrator.shell.transaction.refs import Head, head
from migrator.shell.transaction.refusals import uncommitted
from migrator.shell.transaction.trial import Trial, trial


@dataclass(frozen=True, slots=True)
class Session:
    """What may change a checkout, while it holds the lock."""

    repository: Repository
    places: Places
    lock: RunLock
    #: What an earlier run had left, and what became of it.
    recovered: Sequence[Recovered]

    @property
    def git(self) -> Git:
        """Git in the person's checkout."""
        return self.repository.git

    @property
    def head(self) -> Head:
        """What is checked out."""
        return head(self.git)

    def check_fit(self) -> None:
        """Refuse a checkout that is in the middle of something else."""
        preflight.check(self.git, self.places)

    def refuse_uncommitted(self, paths: Iterable[str]) -> None:
        """Say early what the transaction would refuse for certain."""
        dirty = self.repository.changed(paths)
        if dirty:
            raise uncommitted(dirty)

    def worktree(self, commit: str) -> PrivateWorktree:
        """The private worktree, at a commit."""
        return PrivateWorktree.ready(self.git, self.places, commit)

    def hooks(self, *, asked: bool) -> CommitHooks:
        """The person's hooks, if they are to be asked."""
        if not asked:
            return CommitHooks(settings=own_settings(self.git))
        return commit_hooks(self.git, self.repository.root, self.places.home)

    def publish(
        self, worktree: PrivateWorktree, target: Target, restored: Sequence[str] = ()
    ) -> list[str]:
        """Let branch, index and files go to a commit that the private worktree has.

        The paths whose displaced file somebody still wrote to, and which is set aside, are given.
        """
        self.lock.check()
        publication = Publication(secrets.token_hex(8), self.git, self.places)
        return publication.publish(target, worktree.git, restored)

    def trial(self, worktree: PrivateWorktree, target: Target) -> AbstractContextManager[Trial]:
        """Have the files of a commit in the checkout for as long as its tests take."""
        self.lock.check()
        return trial(secrets.token_hex(8), self.repository, self.places, target, worktree.git)


def is_recovery_due(repository: Repository) -> bool:
    """Whether an earlier run was cut short."""
    return is_due(Places.of(repository.git, repository.root))


@contextmanager
def session(repository: Repository) -> Iterator[Session]:
    """Take the lock, and finish or undo what an earlier run has left."""
    places = Places.of(repository.git, repository.root)
    with held(places.lock) as lock:
        recovered = recover(repository.git, places)
        if lock.was_left:
            private_worktree.distrust(places)
        private_worktree.mend(repository.git, places, head(repository.git).commit)
        try:
            yield Session(repository, places, lock, recovered)
        finally:
            with suppress(OSError):  # what is left now is dealt with the next time
                private_worktree.settle(places)
