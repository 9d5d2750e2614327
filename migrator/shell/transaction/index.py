"""The index of a checkout: held by its own lock, brought forward path by path, published at once.

Whatever else the person has staged, hidden or marked stays as it is.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copy2

from migrator.shell.durable import sync
from migrator.shell.git import Git, listed
from migrator.shell.transaction.intent import Entry, FileMove
from migrator.shell.transaction.moments import reached
from migrator.shell.transaction.refusals import index_locked

_PATIENCE = 5.0


@dataclass(frozen=True, slots=True)
class Staged:
    """What the index has of a path."""

    entry: Entry
    #: Left out of the checkout by a sparse one, or marked so by hand.
    is_hidden: bool
    #: Marked by hand as one that git need not look at.
    is_assumed: bool


def staged(git: Git, paths: Iterable[str]) -> dict[str, Staged]:
    """What an index has of some paths."""
    wanted = {os.fsencode(path) for path in paths}
    entries = {}
    # Git compares every path with every one that it is asked for; we do not.
    for record in git.out("ls-files", "-s", "-v", "-z").split(b"\0"):
        # `H 100644 object 0<TAB>path`; the letter is S if it is left out, small if assumed
        info, _tab, path = record.partition(b"\t")
        if path in wanted:
            tag, mode, oid, _stage = info.decode().split(" ")
            entries[os.fsdecode(path)] = Staged(Entry(mode, oid), tag in "Ss", tag.islower())
    return entries


def entry_of(index: Mapping[str, Staged], path: str) -> Entry | None:
    """The entry that an index has of a path."""
    return index[path].entry if path in index else None


class IndexLock:
    """Git's own lock of the index, held by a transaction.

    A second name of each file that is put in its place stays in the transaction's folder: by it
    a lock is known as ours, also after a crash.
    """

    def __init__(self, index: Path, folder: Path) -> None:
        self._index = index
        self._lock = index.with_name(f"{index.name}.lock")
        self._folder = folder
        self._own = folder / "lock.own"
        self.fresh = folder / "index.new"

    def take(self) -> None:
        """Take the lock, or say that somebody else holds it."""
        if self.is_ours:
            return
        if not self._own.exists():
            self._own.write_bytes(b"")
        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                os.link(self._own, self._lock)
            except FileExistsError:
                if time.monotonic() > deadline:
                    raise index_locked(self._lock) from None
                time.sleep(0.02)
            else:
                return

    @property
    def is_ours(self) -> bool:
        """Whether the lock is there, and one of our files."""
        return any(_same(self._lock, name) for name in (self._own, *self._published()))

    def _published(self) -> list[Path]:
        """The second names of what was put in the place of the lock, each time another one."""
        return list(self._folder.glob("published.*"))

    def build(self, git: Git, moves: Sequence[FileMove], now: Mapping[str, Staged]) -> list[str]:
        """Make the index that is to be of the one that is; the paths with other things staged."""
        # With its time: by it git knows which files it has to look into.
        copy2(self._index, self.fresh)
        fresh = git.within(GIT_INDEX_FILE=str(self.fresh))
        behind = [move for move in moves if entry_of(now, move.path) == move.old]
        foreign = [
            move.path for move in moves if entry_of(now, move.path) not in {move.old, move.new}
        ]
        take_up(fresh, [(move.path, move.new) for move in behind])
        marked = [now[move.path] for move in behind if move.new and move.path in now]
        if any(found.is_hidden or found.is_assumed for found in marked):
            self._mark_again(fresh, behind, now)
        sync([self.fresh])
        return foreign

    def _mark_again(self, fresh: Git, moves: Sequence[FileMove], was: Mapping[str, Staged]) -> None:
        """Marks are lost with the entry that had them."""
        there = [move.path for move in moves if move.new and move.path in was]
        hidden = [path for path in there if was[path].is_hidden]
        assumed = [path for path in there if was[path].is_assumed]
        fresh.out("update-index", "-z", "--skip-worktree", "--stdin", given=listed(hidden))
        fresh.out("update-index", "-z", "--assume-unchanged", "--stdin", given=listed(assumed))

    def publish(self) -> bool:
        """Put the new index in its place, which gives the lock back; whether it was still ours."""
        os.link(self.fresh, self._folder / f"published.{len(self._published())}")
        reached("index about to be published")
        if not self.is_ours:
            return False
        self.fresh.replace(self._lock)
        reached("index in its lock")
        try:
            self._lock.replace(self._index)
        except FileNotFoundError:
            return False
        reached("index published")
        sync([self._index.parent])
        return True

    def release(self) -> None:
        """Give the lock back, if it is ours."""
        if self.is_ours:
            self._lock.unlink()


def take_up(git: Git, entries: Sequence[tuple[str, Entry | None]]) -> None:
    """Let an index have some paths, and no longer have those that come with nothing."""
    present = [(path, entry) for path, entry in entries if entry is not None]
    gone = [path for path, entry in entries if entry is None]
    # What is gone makes room first: a folder may come where a file was.
    if gone:
        git.out("update-index", "--force-remove", "-z", "--stdin", given=listed(gone))
    if present:
        git.out("update-index", "--add", "-z", "--index-info", given=_index_info(present))


def _index_info(entries: Iterable[tuple[str, Entry]]) -> bytes:
    return b"".join(
        f"{entry.mode} {entry.oid}\t".encode() + os.fsencode(path) + b"\0"
        for path, entry in entries
    )


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except FileNotFoundError:
        return False


@contextmanager
def entries_alone(
    git: Git, folder: Path, entries: Sequence[tuple[str, Entry | None]]
) -> Iterator[Git]:
    """Git with an index of some paths alone, in which no flag or memory hides a change."""
    index = folder / "shadow"
    shadow = git.within("core.fsmonitor=false", GIT_INDEX_FILE=str(index))
    try:
        take_up(shadow, entries)
        yield shadow
    finally:
        index.unlink(missing_ok=True)
