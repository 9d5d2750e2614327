"""The ways out of a transaction whose files have moved: back, or forward to its end.

They are gone by the process that began it, and by the recovery after a crash.
"""

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from migrator.shell.git import Git
from migrator.shell.transaction.checkout import Checkout
from migrator.shell.transaction.index import IndexLock, entry_of, staged
from migrator.shell.transaction.intent import FileMove, Intent, fingerprint, moves_between
from migrator.shell.transaction.kept import Kept
from migrator.shell.transaction.moments import reached
from migrator.shell.transaction.places import Places
from migrator.shell.transaction.refs import clear_locks, head
from migrator.shell.transaction.refusals import lock_taken_away


def take_back(git: Git, intent: Intent, checkout: Checkout) -> list[str]:
    """Let the files go back, but for those that the person has staged or committed since.

    Those, and others that are not what they were, are given.
    """
    ours = _not_staged(git, as_in(git, intent.files, intent.target.base))
    return sorted([*checkout.go_back(ours), *_changed(intent, ours)])


def _not_staged(git: Git, moves: Sequence[FileMove]) -> list[FileMove]:
    """Those of which the index has what it had."""
    index = staged(git, [move.path for move in moves])
    return [move for move in moves if entry_of(index, move.path) == move.old]


def _changed(intent: Intent, ours: Sequence[FileMove]) -> list[str]:
    """The paths of all others that are not what they were."""
    own, root = {move.path for move in ours}, Path(intent.root)
    theirs = [move for move in intent.files if move.path not in own]
    return [move.path for move in theirs if fingerprint(root / move.path) != move.before]


@dataclass(frozen=True, slots=True)
class PutBack:
    """What came of the files that a trial had shown."""

    #: Paths that were written to meanwhile. They are back, and what was written is set aside.
    written: tuple[str, ...] = ()
    #: Paths that are not back: somebody has staged them since, or taken their originals away.
    left: tuple[str, ...] = ()
    #: Where that is which was written, and the originals of what was left; None if there is none.
    aside: str | None = None


def put_back(git: Git, places: Places, intent: Intent, checkout: Checkout) -> PutBack:
    """Let all files be what they were, wherever the branch is, and keep what was made of them."""
    ours = _not_staged(git, intent.files)
    left = {*checkout.put_back(ours), *_changed(intent, ours)}
    aside = places.abandoned / intent.id
    for move in intent.files:
        beside = Path(intent.staging, move.slot)
        found = fingerprint(beside)
        is_original = found == move.before
        if found not in {None, move.after} and (not is_original or move.path in left):
            place = aside / move.path
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(beside, place)
    # Also what a recovery that was cut short has set aside.
    kept = [move.path for move in intent.files if os.path.lexists(aside / move.path)]
    written = tuple(sorted(set(kept) - left))
    return PutBack(written, tuple(sorted(left)), str(aside) if kept else None)


def as_in(git: Git, moves: Sequence[FileMove], commit: str) -> list[FileMove]:
    """Those paths of which the checkout's commit has what another one has."""
    now = head(git).commit
    if now == commit:
        return list(moves)
    changed = {move.path for move in moves_between(git, commit, now)}
    return [move for move in moves if move.path not in changed]


def bring_index(git: Git, places: Places, folder: Path, moves: Sequence[FileMove]) -> list[str]:
    """Let an index follow that has not done so yet; the paths that somebody has staged since."""
    lock = IndexLock(places.index, folder)
    lock.take()
    reached("index locked again")
    try:
        foreign = lock.build(git, moves, staged(git, [move.path for move in moves]))
        reached("index built again")
        if not lock.publish():
            raise lock_taken_away()
    finally:
        lock.release()
    return foreign


def finish(intent: Intent, checkout: Checkout, folder: Path, places: Places) -> list[str]:
    """Clear up behind a publication; the paths whose displaced file somebody still wrote to."""
    rescued = checkout.disturbed(intent.files)
    if rescued:
        # An editor that had the old file open wrote to it after it had been displaced.
        set_aside(intent, places)
    elif intent.target.keeps_originals:
        Kept(places.kept).keep(intent.target.commit, intent.files, Path(intent.staging))
    reached("originals kept")
    checkout.tidy(intent.files)
    # Git goes on when it cannot take a lock away, once the ref has moved.
    clear_locks(places, intent.target)
    Intent.forget(folder)
    reached("intent retired")
    discard(folder, Path(intent.staging))
    reached("cleared up")
    return rescued


def set_aside(intent: Intent, places: Places) -> str:
    """Keep what was displaced for a person to look at; where it is."""
    aside = places.abandoned / intent.id
    for move in intent.files:
        place = aside / move.path
        place.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            shutil.copy2(Path(intent.staging, move.slot), place, follow_symlinks=False)
    return str(aside)


def discard(folder: Path, staging: Path) -> None:
    """Remove what a transaction has laid out."""
    shutil.rmtree(staging, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
