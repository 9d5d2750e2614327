"""Trial: a phase is in the checkout for as long as its tests take, and put back whatever happens.

```
staged            what comes lies beside the checkout, durably
index locked      git's own lock keeps every other git out
checked           the branch, the index and every byte are what they are taken for
intent written    from here on a crash is seen, and undone
moved             the files have changed places
trial shown       the tests run
trial taken back  the files have changed places again
cleared up        nothing is left behind
```

The branch and the index stay where they are, and every failure and every crash leads back. What the
tests, or a person, make of the phase's files meanwhile is set aside. SIGTERM ends the process as a
kill does, and leaves the way back to recovery.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from migrator.errors import MigratorError
from migrator.shell.git import Git
from migrator.shell.repository import Repository
from migrator.shell.transaction.aftermath import PutBack, put_back
from migrator.shell.transaction.checkout import Checkout
from migrator.shell.transaction.index import entry_of
from migrator.shell.transaction.intent import Intent, Target
from migrator.shell.transaction.moments import reached
from migrator.shell.transaction.opening import Opening, Ready, failures_told, show
from migrator.shell.transaction.places import Places
from migrator.shell.transaction.refs import Head, head
from migrator.shell.transaction.refusals import branch_moved, not_alone, not_put_back

_SECOND = 10**9


@dataclass(slots=True)
class Trial:
    """What is known of a trial when it is over."""

    #: What came of the phase's files, also where the tests were broken off.
    back: PutBack = field(default_factory=PutBack)
    #: All tracked files that are not as they were; nobody has touched them again.
    changed: tuple[str, ...] = ()


@contextmanager
def trial(
    transaction: str, repository: Repository, places: Places, target: Target, private: Git
) -> Iterator[Trial]:
    """Have the files of a target in the checkout; ``private`` is git in a worktree that has it.

    What the trial tells is known when it is over.
    """
    opening, tried = Opening(transaction, repository.git, places), Trial()
    with ExitStack() as stack:
        with failures_told():
            ready = stack.enter_context(opening.ready(target, private))
            _refuse_uncommitted(repository, ready)
            _date_apart(ready, places.root)
            intent = opening.intended(target, ready, is_trial=True)
        checkout = Checkout(places.root, ready.staging)
        try:
            with failures_told():
                show(intent, checkout)
                checkout.tidy(intent.files)
            reached("trial shown")
            yield tried
        finally:
            with _uninterrupted():
                tried.back = _taken_back(opening, intent, checkout)
        if head(opening.git) != Head(target.branch, target.base):
            raise branch_moved(target.ref)
        tried.changed = tuple(dict.fromkeys(_differing(repository)))


def _refuse_uncommitted(repository: Repository, ready: Ready) -> None:
    """Refuse what is nowhere but in the checkout: not the phase alone would be tested."""
    foreign = [move.path for move in ready.files if entry_of(ready.index, move.path) != move.old]
    found = [*ready.dirty, *foreign, *_differing(repository)]
    if found:
        raise not_alone(found)


def _differing(repository: Repository) -> list[str]:
    """The tracked files that differ from the last commit."""
    return repository.changed(repository.uncommitted())


def _date_apart(ready: Ready, root: Path) -> None:
    """Date no file that comes like the one that goes.

    Python knows what it has compiled by the second and the size of its source: it would take one
    for the other, both in the tests and afterwards.
    """
    for move in ready.files:
        if move.before is not None and move.after is not None:
            beside = ready.staging / move.slot
            comes, goes = beside.stat(), (root / move.path).stat()
            if comes.st_mtime_ns // _SECOND == goes.st_mtime_ns // _SECOND:
                os.utime(beside, ns=(comes.st_atime_ns, comes.st_mtime_ns + _SECOND))


def _taken_back(opening: Opening, intent: Intent, checkout: Checkout) -> PutBack:
    try:
        back = put_back(opening.git, opening.places, intent, checkout)
        reached("trial taken back")
        Intent.forget(opening.folder)
    except (OSError, MigratorError) as error:
        raise not_put_back(error) from error
    reached("intent retired")
    return back


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait, here and in every git that is started: it is seldom pressed only once."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
