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

from collections.abc import Sequence
from pathlib import Path

from migrator.errors import MigratorError
from migrator.shell.git import Git
from migrator.shell.living import Owner, wait_for_children
from migrator.shell.transaction.aftermath import bring_index, finish, take_back
from migrator.shell.transaction.checkout import Checkout
from migrator.shell.transaction.index import IndexLock
from migrator.shell.transaction.intent import Intent, Target
from migrator.shell.transaction.moments import reached
from migrator.shell.transaction.opening import Opening, Ready, failures_told, show
from migrator.shell.transaction.places import Places
from migrator.shell.transaction.refs import clear_locks, clear_own_locks, decide, held
from migrator.shell.transaction.refusals import (
    changed_meanwhile,
    landed_untidily,
    uncommitted,
    unfinished,
)


class Publication:
    """One transaction on a checkout."""

    def __init__(self, transaction: str, git: Git, places: Places) -> None:
        self._opening = Opening(transaction, git, places)
        self._git = self._opening.git
        self._places = places
        self._folder = self._opening.folder

    def publish(self, target: Target, private: Git, restored: Sequence[str] = ()) -> list[str]:
        """Let the checkout follow.

        ``private`` is git in a worktree that has the target, ``restored`` are commits whose
        displaced originals come back. The paths whose displaced file somebody still wrote to, and
        which is set aside, are given.
        """
        with failures_told(), self._opening.ready(target, private, restored) as ready:
            self._build_index(ready)
            return self._follow(self._opening.intended(target, ready), ready.lock)

    def _build_index(self, ready: Ready) -> None:
        foreign = ready.lock.build(self._git, ready.files, ready.index)
        if ready.dirty or foreign:
            raise uncommitted([*ready.dirty, *foreign])
        reached("index built")

    # The step that decides, and what it stands between

    def _follow(self, intent: Intent, lock: IndexLock) -> list[str]:
        checkout = Checkout(self._places.root, Path(intent.staging))
        try:
            show(intent, checkout)
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
            raise unfinished(error) from error
        if left:
            raise unfinished(error) from error
        if changed:
            raise changed_meanwhile(changed) from error
