"""Publication: a checkout and its branch follow to another commit, wholly or not at all.

```
staged           what comes lies beside the checkout, durably
index locked     git's own lock keeps every other git out
checked          the branch, the index and every byte are what they are taken for
index built      what is to be the index lies ready
intent written   from here on a crash is seen, and can be undone or finished
moved            the files have changed places
ref moved        the one step that decides
index published  the lock is given back with it
cleared up       nothing is left behind
```

Up to the step that decides, every failure and every crash leads back; after it, forward.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from migrator.errors import MigratorError
from migrator.shell.git import Git, records
from migrator.shell.living import Owner, wait_for_children
from migrator.shell.transaction.aftermath import bring_index, discard, finish, take_back
from migrator.shell.transaction.beginning import Beginning
from migrator.shell.transaction.checkout import Checkout
from migrator.shell.transaction.index import IndexLock, Staged, entries_alone, staged
from migrator.shell.transaction.intent import FileMove, Intent, Target, fingerprint
from migrator.shell.transaction.moments import reached
from migrator.shell.transaction.places import Places
from migrator.shell.transaction.refs import clear_locks, clear_own_locks, decide, head, held, locks
from migrator.shell.transaction.refusals import (
    branch_moved,
    changed_meanwhile,
    failed,
    landed_untidily,
    ref_locked,
    uncommitted,
    unfinished,
)
from migrator.shell.transaction.staging import Staging, staging_folder


class Publication:
    """One transaction on a checkout."""

    def __init__(self, transaction: str, git: Git, places: Places) -> None:
        self._id = transaction
        self._git = git.durable
        self._places = places
        self._folder = places.transactions / transaction

    def publish(self, target: Target, private: Git, restored: Sequence[str] = ()) -> list[str]:
        """Let the checkout follow.

        ``private`` is git in a worktree that has the target, ``restored`` are commits whose
        displaced originals come back. The paths whose displaced file somebody still wrote to, and
        which is set aside, are given.
        """
        folder = staging_folder(self._places, self._id)
        try:
            Beginning.make(self._folder, self._places.root)
            staging = Staging(folder, self._places, self._git, private, restored)
            moves = staging.lay_out(target)
            reached("staged")
            with self._locked() as lock:
                intent = self._checked(target, moves, folder, lock)
                return self._follow(intent, lock)
        except BaseException as error:
            # Without an intent nothing shows; with one, the way back has not succeeded.
            if Intent.read(self._folder) is None:
                discard(self._folder, folder)
            if isinstance(error, OSError):
                raise failed(error) from error
            raise

    @contextmanager
    def _locked(self) -> Iterator[IndexLock]:
        lock = IndexLock(self._places.index, self._folder)
        lock.take()
        reached("index locked")
        try:
            yield lock
        finally:
            lock.release()

    # Under the lock, before anything shows

    def _checked(
        self, target: Target, moves: Sequence[FileMove], staging: Path, lock: IndexLock
    ) -> Intent:
        """See that all is as it is taken for, and write down what is about to happen."""
        now = head(self._git)
        if (now.branch, now.commit) != (target.branch, target.base):
            raise branch_moved(target.ref)
        # What is there now is somebody else's; what is there later, nobody else's.
        if others := locks(self._places, target):
            raise ref_locked(others[0])
        index = staged(self._git, [move.path for move in moves])
        files = self._fingerprinted(moves, staging, index)
        dirty = self._dirty(files)
        reached("checked")
        foreign = lock.build(self._git, files, index)
        if dirty or foreign:
            raise uncommitted([*dirty, *foreign])
        reached("index built")
        intent = Intent(self._id, str(self._places.root), target, tuple(files), str(staging))
        intent.write(self._folder)
        reached("intent written")
        return intent

    def _fingerprinted(
        self, moves: Sequence[FileMove], staging: Path, index: dict[str, Staged]
    ) -> list[FileMove]:
        files = []
        for move in moves:
            before = fingerprint(self._places.root / move.path)
            is_left_out = before is None and move.path in index and index[move.path].is_hidden
            after = None if is_left_out else fingerprint(staging / move.slot)
            files.append(replace(move, before=before, after=after))
        return files

    def _dirty(self, moves: Sequence[FileMove]) -> list[str]:
        """Those paths that are not in the checkout what the base has; nothing hides a change."""
        added = [move.path for move in moves if move.old is None and self._is_in_the_way(move)]
        entries = [(move.path, move.old) for move in moves if move.old and move.moves]
        if not entries:
            return added
        with entries_alone(self._git, self._folder, entries) as alone:
            alone.answer("update-index", "-q", "--refresh")
            return added + records(alone.out("diff-files", "-z", "--name-only"))

    def _is_in_the_way(self, move: FileMove) -> bool:
        """Whether something is where a file is to come, or the way there leads elsewhere."""
        root = self._places.root
        parents = list((root / move.path).parents)
        ways = parents[: parents.index(root)]
        return os.path.lexists(root / move.path) or any(way.is_symlink() for way in ways)

    # The step that decides, and what it stands between

    def _follow(self, intent: Intent, lock: IndexLock) -> list[str]:
        checkout = Checkout(self._places.root, Path(intent.staging))
        try:
            checkout.follow(intent.files)
            _refuse_disturbed(checkout, intent)
            reached("displaced checked")
            decide(self._git, self._places, intent.target)
        except BaseException as error:
            self._undo(intent, checkout, error)
            raise
        reached("ref moved")
        try:
            if not lock.publish():
                bring_index(self._git, self._places, self._folder, intent.files)
            return finish(intent, checkout, self._folder, self._places)
        except (OSError, MigratorError) as error:
            raise landed_untidily(error) from error

    def _undo(self, intent: Intent, checkout: Checkout, error: BaseException) -> None:
        """Go back after a failure, unless the branch has moved after all."""
        wait_for_children(Owner.this().mark)
        if held(self._git, intent.target.ref) == intent.target.commit:
            raise landed_untidily(error) from error
        try:
            changed = take_back(self._git, intent, checkout)
            # A git that was killed has left its locks, which nobody would know as ours later.
            clear_own_locks(self._places)
            left = clear_locks(self._places, intent.target)
            if not left:
                Intent.forget(self._folder)
        except (OSError, MigratorError):
            raise unfinished() from error
        if left:
            raise unfinished() from error
        if changed:
            raise changed_meanwhile(changed) from error


def _refuse_disturbed(checkout: Checkout, intent: Intent) -> None:
    disturbed = checkout.disturbed(intent.files)
    if disturbed:
        raise changed_meanwhile(disturbed)
