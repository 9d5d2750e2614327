"""Recovery: what a crash has left is finished or undone, by what the branch says.

At the target, or beyond it: forward. Anywhere else: back, for each file that the person has not
taken a step further since. What is left as it is, is named, and what it displaced is set aside.
A trial goes back wherever the branch is.
"""

from collections.abc import Iterator
from pathlib import Path

from migrator.core.outcomes import Recovered
from migrator.errors import MigratorError
from migrator.shell.git import Git, opened_git, refused
from migrator.shell.transaction.aftermath import (
    as_in,
    bring_index,
    discard,
    finish,
    put_back,
    set_aside,
    take_back,
)
from migrator.shell.transaction.beginning import Beginning
from migrator.shell.transaction.checkout import Checkout
from migrator.shell.transaction.index import IndexLock
from migrator.shell.transaction.intent import Intent, Target
from migrator.shell.transaction.moments import reached
from migrator.shell.transaction.places import Places
from migrator.shell.transaction.refs import clear_locks, clear_own_locks, complete, held
from migrator.shell.transaction.refusals import ref_locked, some
from migrator.shell.transaction.staging import staging_folder


def is_due(places: Places) -> bool:
    """Whether a crash has left something; a run that is under way is none."""
    return not all(_is_under_way(folder) for folder in _cut_short(places))


def _is_under_way(folder: Path) -> bool:
    beginning = Beginning.read(folder)
    return beginning is not None and beginning.is_under_way


def recover(git: Git, places: Places) -> list[Recovered]:
    """Finish or undo all that was cut short; the run lock must be held."""
    done = [_recovered(git, places, folder) for folder in _cut_short(places)]
    clear_own_locks(places)
    return done


def _cut_short(places: Places) -> Iterator[Path]:
    if places.transactions.is_dir():
        yield from sorted(places.transactions.iterdir())


def _recovered(git: Git, places: Places, folder: Path) -> Recovered:
    beginning = Beginning.read(folder)
    if beginning is not None:
        _refuse_living(beginning)
        git, places = _of_checkout(git, places, beginning.root)
    intent = Intent.read(folder)
    if intent is None:
        IndexLock(places.index, folder).release()
        discard(folder, staging_folder(places, folder.name))
        return Recovered("A transaction that had changed nothing yet was cleared up.")
    return _decided(git.durable, places, folder, intent)


def _refuse_living(beginning: Beginning) -> None:
    if beginning.is_under_way:
        raise refused(
            "repo.busy",
            f"{beginning.owner} is at work on this repository, without its lock",
            "somebody has removed the lock; wait until that process has ended, and run again",
        )


def _of_checkout(git: Git, places: Places, root: Path) -> tuple[Git, Places]:
    """Git and places of the checkout that a transaction was about."""
    if root == places.root:
        return git, places
    try:
        theirs = opened_git(root)
    except MigratorError:
        # The checkout is gone, and with it all that could be put right in it.
        return git, places
    return theirs, Places.of(theirs, root)


def _decided(git: Git, places: Places, folder: Path, intent: Intent) -> Recovered:
    target = intent.target
    checkout = Checkout(places.root, Path(intent.staging))
    if intent.is_trial:
        # Wherever the branch is now, it was not moved by us.
        return _put_back(git, places, folder, intent, checkout)
    if left := clear_locks(places, target):
        raise ref_locked(left[0])
    if _has_arrived(git, target):
        return _forward(git, places, folder, intent, checkout)
    return _back(git, places, folder, intent, checkout)


def _has_arrived(git: Git, target: Target) -> bool:
    now = held(git, target.ref)
    if now is None or now in {target.base, target.commit}:
        return now == target.commit
    # Of a branch that was to go to an earlier commit, every later one is a descendant.
    is_ahead = not _is_ancestor(git, target.commit, target.base)
    return is_ahead and _is_ancestor(git, target.commit, now)


def _is_ancestor(git: Git, one: str, other: str) -> bool:
    return git.answer("merge-base", "--is-ancestor", one, other).status == 0


def _forward(
    git: Git, places: Places, folder: Path, intent: Intent, checkout: Checkout
) -> Recovered:
    # Where the person has gone on since, the index is theirs.
    settled = as_in(git, intent.files, intent.target.commit)
    complete(git, intent.target)
    reached("going forward")
    left = bring_index(git, places, folder, settled)
    rescued = finish(intent, checkout, folder, places)
    aside = str(places.abandoned / intent.id) if rescued else None
    return Recovered(
        f"{intent.target.what} had landed when it was cut short: finished.",
        tuple(dict.fromkeys([*left, *rescued])),
        aside,
    )


def _back(git: Git, places: Places, folder: Path, intent: Intent, checkout: Checkout) -> Recovered:
    reached("going back")
    left = take_back(git, intent, checkout)
    aside = set_aside(intent, places) if left else None
    _retire(places, folder, intent)
    return Recovered(
        f"{intent.target.what} had not landed when it was cut short: undone.",
        tuple(left),
        aside,
    )


def _put_back(
    git: Git, places: Places, folder: Path, intent: Intent, checkout: Checkout
) -> Recovered:
    reached("going back")
    back = put_back(git, places, intent, checkout)
    reached("trial taken back")
    _retire(places, folder, intent)
    said = f"{intent.target.what} was in the checkout to be tested when it was cut short: put back"
    if back.written:
        said += f"; what was written to {some(back.written)} meanwhile is in {back.aside}"
    return Recovered(f"{said}.", back.left, back.aside if back.left else None)


def _retire(places: Places, folder: Path, intent: Intent) -> None:
    IndexLock(places.index, folder).release()
    reached("index unlocked")
    Intent.forget(folder)
    reached("intent retired")
    discard(folder, Path(intent.staging))
    reached("cleared up")
