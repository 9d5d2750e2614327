"""The index of a checkout: held by its own lock, brought forward path by path, published at once.

Whatever else the person has staged, hidden or marked stays as it is.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copy

from migrator.shell.durable import sync
from migrator.shell.git import Git, listed, refused
from migrator.shell.transaction.intent import Entry, FileMove
from migrator.shell.transaction.moments import reached

_PATIENCE = 5.0
_NOBODY = "0" * 40


@dataclass(frozen=True, slots=True)
class Staged:
    """What the index has of a path."""

    entry: Entry
    #: Left out of the checkout by a sparse one, or marked so by hand.
    is_hidden: bool


def staged(git: Git, paths: Iterable[str]) -> dict[str, Staged]:
    """What an index has of some paths."""
    wanted = {os.fsencode(path) for path in paths}
    entries = {}
    # Git compares every path with every one that it is asked for; we do not.
    for record in git.out("ls-files", "-s", "-t", "-z").split(b"\0"):
        # `H 100644 object 0<TAB>path`
        info, _tab, path = record.partition(b"\t")
        if path in wanted:
            tag, mode, oid, _stage = info.decode().split(" ")
            entries[os.fsdecode(path)] = Staged(Entry(mode, oid), tag == "S")
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
        self._own = folder / "lock.own"
        self.fresh = folder / "index.new"
        self._published = folder / "index.published"

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
                    raise refused(
                        "repo.index-locked",
                        f"another git holds {self._lock}",
                        "let it end; if none is running, remove the file, and run again",
                    ) from None
                time.sleep(0.02)
            else:
                return

    @property
    def is_ours(self) -> bool:
        """Whether the lock is there, and one of our files."""
        return any(_same(self._lock, name) for name in (self._own, self._published))

    def build(self, git: Git, moves: Sequence[FileMove], now: Mapping[str, Staged]) -> list[str]:
        """Make the index that is to be of the one that is; the paths with other things staged."""
        copy(self._index, self.fresh)
        fresh = git.within(GIT_INDEX_FILE=str(self.fresh))
        behind = [move for move in moves if entry_of(now, move.path) == move.old]
        foreign = [
            move.path for move in moves if entry_of(now, move.path) not in {move.old, move.new}
        ]
        if behind:
            info = index_info((move.path, move.new) for move in behind)
            fresh.out("update-index", "-z", "--index-info", given=info)
        hidden = [
            move.path
            for move in behind
            if move.new and move.path in now and now[move.path].is_hidden
        ]
        if hidden:
            fresh.out("update-index", "-z", "--skip-worktree", "--stdin", given=listed(hidden))
        sync([self.fresh])
        return foreign

    def publish(self) -> bool:
        """Put the new index in its place, which gives the lock back; whether it was still ours."""
        if not self.is_ours:
            return False
        self._published.unlink(missing_ok=True)
        os.link(self.fresh, self._published)
        reached("index about to be published")
        self.fresh.replace(self._lock)
        reached("index in its lock")
        self._lock.replace(self._index)
        reached("index published")
        sync([self._index.parent])
        return True

    def release(self) -> None:
        """Give the lock back, if it is ours."""
        if self.is_ours:
            self._lock.unlink()


def index_info(entries: Iterable[tuple[str, Entry | None]]) -> bytes:
    """Paths with what an index is to have of them, as `git update-index` reads it."""
    return b"".join(
        (f"{entry.mode} {entry.oid}" if entry else f"0 {_NOBODY}").encode()
        + b"\t" + os.fsencode(path) + b"\0"
        for path, entry in entries
    )  # fmt: skip


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
        shadow.out("update-index", "-z", "--index-info", given=index_info(entries))
        yield shadow
    finally:
        index.unlink(missing_ok=True)
