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
retired          nothing is left behind
```

Up to the step that decides, every failure and every crash leads back; after it, forward.
"""

import errno
import os
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import normalize

from migrator.errors import MigratorError, Problem, RepositoryError
from migrator.shell.durable import sync_present, write
from migrator.shell.git import Git, records, refused
from migrator.shell.living import Owner, wait_for_children
from migrator.shell.transaction.checkout import Checkout
from migrator.shell.transaction.contents import checked_out
from migrator.shell.transaction.index import IndexLock, Staged, entries_alone, entry_of, staged
from migrator.shell.transaction.intent import (
    Entry,
    FileMove,
    Intent,
    Target,
    fingerprint,
    moves_between,
)
from migrator.shell.transaction.kept import Kept
from migrator.shell.transaction.moments import reached
from migrator.shell.transaction.places import Places
from migrator.shell.transaction.refs import branch_moved, decide, head, held, new_objects, propose

_SHOWN = 5
_PROGRAM, _MAY_RUN = "100755", 0o111


@dataclass(frozen=True, slots=True)
class Beginning:
    """Which checkout a transaction is about, and whose it is: written before anything else."""

    root: str
    owner: Owner | None

    def write(self, folder: Path) -> None:
        """Write it down durably."""
        (folder / "owner").write_bytes(self.owner.to_bytes() if self.owner else b"")
        write(folder / "checkout", os.fsencode(self.root))

    @classmethod
    def read(cls, folder: Path) -> "Beginning | None":
        """What was written; None if it had not come so far."""
        try:
            root = (folder / "checkout").read_bytes()
        except FileNotFoundError:
            return None
        return cls(os.fsdecode(root), Owner.read(folder / "owner"))


class Publication:
    """One transaction on a checkout."""

    def __init__(self, id: str, git: Git, places: Places, private: Git) -> None:  # noqa: A002
        self._id = id
        self._git = git.durable
        self._places = places
        #: Git in the private worktree, which has the attributes of the target checked out.
        self._private = private
        self._folder = places.transactions / id
        self._kept = Kept(places.kept)

    def publish(self, target: Target, restored: Sequence[str] = ()) -> tuple[FileMove, ...]:
        """Let the checkout follow; ``restored`` are commits whose displaced originals return."""
        self._folder.mkdir(parents=True)
        Beginning(str(self._places.root), Owner.this()).write(self._folder)
        staging = staging_folder(self._places, self._id)
        try:
            moves = self._stage(target, staging, restored)
            with self._locked() as lock:
                intent = self._checked(target, moves, staging, lock)
                self._follow(intent, lock)
        except BaseException as error:
            # Without an intent nothing shows; with one, the way back has not succeeded.
            if Intent.read(self._folder) is None:
                discard(self._folder, staging)
            if isinstance(error, OSError):
                raise _failed(error) from error
            raise
        return moves

    # Before anything shows

    def _stage(
        self, target: Target, staging: Path, restored: Sequence[str]
    ) -> tuple[FileMove, ...]:
        """Lay what comes beside the checkout, just as git would check it out."""
        moves = moves_between(self._git, target.base, target.commit)
        refuse_odd(moves)
        self._refuse_collisions(moves, target)
        staging.mkdir(parents=True, exist_ok=True)
        coming = [(move, move.new) for move in moves if move.new]
        blobs = [(entry.oid, move.path) for move, entry in coming]
        for (move, entry), data in zip(coming, checked_out(self._private, blobs), strict=True):
            self._lay(staging / move.slot, move, entry, data, restored)
        # Git would wait for the disk once an object; here all wait together.
        staged_files = [staging / move.slot for move, _entry in coming]
        sync_present([*staged_files, *new_objects(self._git, self._places, target)])
        propose(self._git, target.commit)
        reached("staged")
        return moves

    def _refuse_collisions(self, moves: Sequence[FileMove], target: Target) -> None:
        """Refuse names that a file system which knows no case cannot hold side by side."""
        if self._git.answer("config", "--bool", "core.ignoreCase").out.strip() != b"true":
            return
        names = records(self._git.out("ls-tree", "-r", "-z", "--name-only", target.commit))
        folded = Counter(map(_folded, names))
        colliding = [move.path for move in moves if folded[_folded(move.path)] > 1]
        if colliding:
            raise refused(
                "repo.case-collision",
                f"names that differ in case alone: {_some(colliding)}",
                "rename one of them first: this file system cannot hold both",
            )

    def _lay(
        self, place: Path, move: FileMove, entry: Entry, data: bytes, restored: Sequence[str]
    ) -> None:
        """Write a file that comes, with what git does not know of it: exact bytes, permissions."""
        original = self._kept.find(restored, move.path, entry.oid)
        place.write_bytes(data if original is None else original.read_bytes())
        here = self._places.root / move.path
        if move.old and move.old.mode == entry.mode and here.is_file():
            shutil.copymode(here, place)
        elif entry.mode == _PROGRAM:
            place.chmod(place.stat().st_mode | _MAY_RUN & ~_umask())

    @contextmanager
    def _locked(self) -> Iterator[IndexLock]:
        lock = IndexLock(self._places.index, self._folder)
        lock.take()
        reached("index locked")
        try:
            yield lock
        finally:
            lock.release()

    def _checked(
        self, target: Target, moves: Sequence[FileMove], staging: Path, lock: IndexLock
    ) -> Intent:
        """See that all is as it is taken for, and write down what is about to happen."""
        now = head(self._git)
        if (now.branch, now.commit) != (target.branch, target.base):
            raise branch_moved(target.ref)
        index = staged(self._git, [move.path for move in moves])
        files = self._fingerprinted(moves, staging, index)
        dirty = dirty_paths(self._git, self._places.root, self._folder, files)
        reached("checked")
        foreign = [*dirty, *lock.build(self._git, files, index)]
        if foreign:
            raise uncommitted(foreign)
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

    # The step that decides, and what it stands between

    def _follow(self, intent: Intent, lock: IndexLock) -> None:
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
            finish(intent, checkout, self._folder, self._places)
        except (OSError, MigratorError) as error:
            raise _landed_untidily(error) from error

    def _undo(self, intent: Intent, checkout: Checkout, error: BaseException) -> None:
        """Go back after a failure, unless the branch has moved after all."""
        wait_for_children(Owner.this().mark)
        if held(self._git, intent.target.ref) == intent.target.commit:
            raise _unfinished() from error
        try:
            changed = take_back(self._git, intent, checkout)
            Intent.forget(self._folder)
        except OSError:
            raise _unfinished() from error
        if changed:
            raise changed_meanwhile(changed) from error


def _refuse_disturbed(checkout: Checkout, intent: Intent) -> None:
    disturbed = checkout.disturbed(intent.files)
    if disturbed:
        raise changed_meanwhile(disturbed)


def take_back(git: Git, intent: Intent, checkout: Checkout) -> list[str]:
    """Let the files go back, but for those that the person has staged or committed since.

    Those, and others that are not what they were, are given.
    """
    index = staged(git, [move.path for move in intent.files])
    unchanged = as_in(git, intent.files, intent.target.base)
    ours = [move for move in unchanged if entry_of(index, move.path) == move.old]
    left = checkout.go_back(ours)
    theirs = {move.path: move for move in intent.files}.keys() - {move.path for move in ours}
    return sorted([*left, *theirs])


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
        lock.publish()
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


def _folded(path: str) -> str:
    return normalize("NFC", path).casefold()


def _umask() -> int:
    """What the system takes from the permissions of a new file; it only tells when it is set."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def staging_folder(places: Places, id: str) -> Path:  # noqa: A002 - it is one
    """Where files wait: on the checkout's file system, or they could not change places."""
    places.transactions.mkdir(parents=True, exist_ok=True)
    if places.transactions.stat().st_dev == places.root.stat().st_dev:
        return places.transactions / id / "files"
    return places.root / f".migrator-{id}"


def dirty_paths(git: Git, root: Path, folder: Path, moves: Sequence[FileMove]) -> list[str]:
    """Those paths that are not in the checkout what the base has; nothing can hide a change."""
    in_the_way = [
        move.path for move in moves if move.old is None and (root / move.path).parent.exists()
        and _is_there(root / move.path)
    ]  # fmt: skip
    looked_at = [move for move in moves if move.old and move.moves]
    if not looked_at:
        return in_the_way
    entries = [(move.path, move.old) for move in looked_at]
    with entries_alone(git, folder, entries) as alone:
        alone.answer("update-index", "-q", "--refresh")
        changed = records(alone.out("diff-files", "-z", "--name-only"))
    return sorted({*in_the_way, *changed})


def _is_there(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def refuse_odd(moves: Sequence[FileMove]) -> None:
    """Refuse what is no regular file on both sides."""
    odd = [
        move.path
        for move in moves
        for entry in (move.old, move.new)
        if entry and not entry.mode.startswith("100")
    ]
    if odd:
        raise refused(
            "phase.not-a-file",
            f"links and submodules are not moved: {_some(odd)}",
            "take these paths back by hand, with git",
        )


def uncommitted(paths: Sequence[str]) -> RepositoryError:
    """The error of paths that hold something which only the checkout has."""
    return refused(
        "repo.dirty",
        f"not committed yet, and in the way: {_some(paths)}",
        "commit, stash or remove them, and run again; nothing was changed",
    )


def changed_meanwhile(paths: Sequence[str]) -> RepositoryError:
    """The error of paths that somebody changed at the very moment."""
    return refused(
        "repo.changed-meanwhile",
        f"changed by somebody else at the same time: {_some(paths)}",
        "these files are as they were saved, all others as they were; run again",
    )


def _some(paths: Sequence[str]) -> str:
    paths = sorted(dict.fromkeys(paths))
    more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
    return ", ".join(paths[:_SHOWN]) + more


def _failed(error: OSError) -> MigratorError:
    if error.errno == errno.EXDEV:
        return refused(
            "repo.other-filesystem",
            f"{error.filename2 or error.filename} lies on another file system than its checkout",
            "migrate a clone that lies on one file system; nothing was changed",
        )
    return refused(
        "publish.failed",
        f"the checkout could not follow: {error.strerror}: {error.filename2 or error.filename}",
        "nothing was changed; see to the cause, and run again",
    )


def _landed_untidily(error: OSError | MigratorError) -> MigratorError:
    return RepositoryError(
        Problem(
            "recovery.due",
            f"the branch has moved, but not all could be cleared up: {error}",
            "see to the cause, then: migrator recover",
        )
    )


def _unfinished() -> MigratorError:
    return RepositoryError(
        Problem(
            "recovery.due",
            "the phase could neither be finished nor undone",
            "see to the cause (a full disk?), then: migrator recover",
        )
    )
