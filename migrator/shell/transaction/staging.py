"""Staging: what comes is laid beside the checkout, just as git would check it out, durably."""

import os
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import normalize

from migrator.shell.durable import sync_together
from migrator.shell.git import Git, records
from migrator.shell.transaction.contents import checked_out
from migrator.shell.transaction.intent import (
    Entry,
    FileMove,
    Target,
    fingerprint_of,
    moves_between,
)
from migrator.shell.transaction.kept import Kept
from migrator.shell.transaction.places import Places
from migrator.shell.transaction.refs import propose
from migrator.shell.transaction.refusals import colliding, no_files

_PROGRAM, _MAY_RUN = "100755", 0o111


def staging_folder(places: Places, transaction: str) -> Path:
    """Where files wait: on the checkout's file system, or they could not change places."""
    places.transactions.mkdir(parents=True, exist_ok=True)
    if places.transactions.stat().st_dev == places.root.stat().st_dev:
        return places.transactions / transaction / "files"
    return places.root / f".migrator-{transaction}"


@dataclass(frozen=True, slots=True)
class Staging:
    """Lays out what a target brings."""

    folder: Path
    places: Places
    git: Git
    #: Git in the private worktree, which has the attributes of the target.
    private: Git
    #: Commits whose displaced originals come back with this one.
    restored: Sequence[str]

    def lay_out(self, target: Target) -> tuple[FileMove, ...]:
        """All that differs between base and target; what comes lies in the folder afterwards."""
        moves = moves_between(self.git, target.base, target.commit)
        self._refuse_odd(moves, target)
        self.folder.mkdir(parents=True, exist_ok=True)
        coming = [(move, move.new) for move in moves if move.new]
        blobs = [(entry.oid, move.path) for move, entry in coming]
        for (move, entry), data in zip(coming, checked_out(self.private, blobs), strict=True):
            self._lay(move, entry, data)
        sync_together([*(self.folder / move.slot for move, _entry in coming), self.folder])
        propose(self.git, target.commit)
        return self._with_usual(moves) if target.keeps_originals else moves

    def _with_usual(self, moves: Sequence[FileMove]) -> tuple[FileMove, ...]:
        """With what git would give back for each file that goes."""
        going = [(move, move.old) for move in moves if move.old]
        blobs = [(entry.oid, move.path) for move, entry in going]
        usual = {
            move.path: fingerprint_of(data, entry)
            for (move, entry), data in zip(going, checked_out(self.private, blobs), strict=True)
        }
        return tuple(replace(move, usual=usual.get(move.path)) for move in moves)

    def _lay(self, move: FileMove, entry: Entry, data: bytes) -> None:
        """Write a file, with what git does not know of it: its exact bytes, its permissions."""
        place, here = self.folder / move.slot, self.places.root / move.path
        original = Kept(self.places.kept).find(self.restored, move.path, entry.oid)
        place.write_bytes(data if original is None else original.read_bytes())
        if move.old and move.old.mode == entry.mode and here.is_file():
            shutil.copymode(here, place)
        elif entry.mode == _PROGRAM:
            place.chmod(place.stat().st_mode | _MAY_RUN & ~_umask())

    def _refuse_odd(self, moves: Sequence[FileMove], target: Target) -> None:
        """Refuse what is no regular file, and names that the file system cannot tell apart."""
        odd = [
            move.path
            for move in moves
            for entry in (move.old, move.new)
            if entry and not entry.mode.startswith("100")
        ]
        if odd:
            raise no_files(odd)
        if self.git.answer("config", "--bool", "core.ignoreCase").out.strip() != b"true":
            return
        names = records(self.git.out("ls-tree", "-r", "-z", "--name-only", target.commit))
        folded = Counter(map(_folded, names))
        moving = {_folded(move.path) for move in moves}
        twins = [name for name in names if folded[_folded(name)] > 1 and _folded(name) in moving]
        if twins:
            raise colliding(twins)


def _folded(path: str) -> str:
    return normalize("NFC", path).casefold()


def _umask() -> int:
    """What the system takes from the permissions of a new file; it only tells when it is set."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
