"""The opening of a transaction: staged, locked, looked at, and shown.

A publication and a trial begin alike. Until the intent is written nothing shows, and whatever goes
wrong leaves nothing behind.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from migrator.shell.git import Git, records
from migrator.shell.transaction.aftermath import discard
from migrator.shell.transaction.beginning import Beginning
from migrator.shell.transaction.checkout import Checkout
from migrator.shell.transaction.index import IndexLock, Staged, entries_alone, staged
from migrator.shell.transaction.intent import FileMove, Intent, Target, fingerprint
from migrator.shell.transaction.moments import reached
from migrator.shell.transaction.places import Places
from migrator.shell.transaction.refs import head, locks
from migrator.shell.transaction.refusals import (
    branch_moved,
    changed_meanwhile,
    failed,
    ref_locked,
)
from migrator.shell.transaction.staging import Staging, staging_folder


@dataclass(frozen=True, slots=True)
class Ready:
    """A transaction of which nothing shows yet."""

    lock: IndexLock
    staging: Path
    files: tuple[FileMove, ...]
    #: What the index has of them.
    index: Mapping[str, Staged]
    #: Those that are not what the base has, or that something is in the way of.
    dirty: Sequence[str]


class Opening:
    """One transaction on a checkout, up to where it shows."""

    def __init__(self, transaction: str, git: Git, places: Places) -> None:
        self.id = transaction
        self.git = git.durable
        self.places = places
        self.folder = places.transactions / transaction

    @contextmanager
    def ready(self, target: Target, private: Git, restored: Sequence[str] = ()) -> Iterator[Ready]:
        """Stage, lock and look; afterwards the lock is given back."""
        folder = staging_folder(self.places, self.id)
        try:
            Beginning.make(self.folder, self.places.root)
            moves = Staging(folder, self.places, self.git, private, restored).lay_out(target)
            reached("staged")
            with self._locked() as lock:
                yield self._looked_at(target, moves, folder, lock)
        finally:
            # Without an intent nothing shows; with one, the way back has not succeeded.
            if Intent.read(self.folder) is None:
                discard(self.folder, folder)

    @contextmanager
    def _locked(self) -> Iterator[IndexLock]:
        lock = IndexLock(self.places.index, self.folder)
        lock.take()
        reached("index locked")
        try:
            yield lock
        finally:
            lock.release()

    # Under the lock, before anything shows

    def _looked_at(
        self, target: Target, moves: Sequence[FileMove], staging: Path, lock: IndexLock
    ) -> Ready:
        now = head(self.git)
        if (now.branch, now.commit) != (target.branch, target.base):
            raise branch_moved(target.ref)
        # What is there now is somebody else's; what is there later, nobody else's.
        if others := locks(self.places, target):
            raise ref_locked(others[0])
        index = staged(self.git, [move.path for move in moves])
        files = self._fingerprinted(moves, staging, index)
        dirty = self._dirty(files)
        reached("checked")
        return Ready(lock, staging, files, index, dirty)

    def _fingerprinted(
        self, moves: Sequence[FileMove], staging: Path, index: Mapping[str, Staged]
    ) -> tuple[FileMove, ...]:
        files = []
        for move in moves:
            before = fingerprint(self.places.root / move.path)
            is_left_out = before is None and move.path in index and index[move.path].is_hidden
            after = None if is_left_out else fingerprint(staging / move.slot)
            files.append(replace(move, before=before, after=after))
        return tuple(files)

    def _dirty(self, moves: Sequence[FileMove]) -> list[str]:
        """Those paths that are not in the checkout what the base has; nothing hides a change."""
        added = [move.path for move in moves if move.old is None and self._is_in_the_way(move)]
        entries = [(move.path, move.old) for move in moves if move.old and move.moves]
        if not entries:
            return added
        with entries_alone(self.git, self.folder, entries) as alone:
            alone.answer("update-index", "-q", "--refresh")
            return added + records(alone.out("diff-files", "-z", "--name-only"))

    def _is_in_the_way(self, move: FileMove) -> bool:
        """Whether something is where a file is to come, or the way there leads elsewhere."""
        root = self.places.root
        parents = list((root / move.path).parents)
        ways = parents[: parents.index(root)]
        return os.path.lexists(root / move.path) or any(way.is_symlink() for way in ways)

    # Where it begins to show

    def intended(self, target: Target, ready: Ready, *, is_trial: bool = False) -> Intent:
        """Write down what is about to happen."""
        root, staging = str(self.places.root), str(ready.staging)
        intent = Intent(self.id, root, target, ready.files, staging, is_trial)
        intent.write(self.folder)
        reached("intent written")
        return intent


def show(intent: Intent, checkout: Checkout) -> None:
    """Let the files change places, unless somebody saves one at the very moment."""
    checkout.follow(intent.files)
    disturbed = checkout.disturbed(intent.files)
    if disturbed:
        raise changed_meanwhile(disturbed)
    reached("displaced checked")


@contextmanager
def failures_told() -> Iterator[None]:
    """Say what it means that the system has refused something."""
    try:
        yield
    except OSError as error:
        raise failed(error) from error
