"""One run at a time: a lock that all checkouts of a repository share."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from migrator.shell.git import refused
from migrator.shell.living import MARK, Owner, marked, wait_for_children


class RunLock:
    """The lock while it is held; the system takes it from a process that dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.stat().st_ino
        #: Whether the one who held it before did not live to give it back.
        self.was_left = path.stat().st_size > 0

    @property
    def is_ours(self) -> bool:
        """Whether the file is still the one that is held."""
        try:
            return self._path.stat().st_ino == self._file
        except FileNotFoundError:
            return False

    def check(self) -> None:
        """Refuse to go on if somebody has removed the file, and others could now run as well."""
        if not self.is_ours:
            raise refused(
                "repo.lock-lost",
                f"{self._path} was removed while this run held it",
                "see that no other run is under way, and run again; nothing was changed",
            )


@contextmanager
def held(path: Path) -> Iterator[RunLock]:
    """Hold the lock, or say who does."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - not needed to look

    lock = FileLock(path, timeout=0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        holder = Owner.read(path)
        raise refused(
            "repo.busy",
            f"{holder or 'another process'} is at work on this repository",
            "wait until it has ended, and run again; nothing was changed",
        ) from None
    os.environ[MARK] = Owner.this().mark
    held_lock = RunLock(path)
    try:
        _wait_for_orphans(path)
        # In place: another file would be another lock.
        with path.open("r+b", buffering=0) as file:
            file.write(Owner.this().to_bytes())
            file.truncate()
            os.fsync(file.fileno())
        yield held_lock
    finally:
        if held_lock.is_ours:
            os.truncate(path, 0)
        os.environ.pop(MARK, None)
        lock.release()


def _wait_for_orphans(path: Path) -> None:
    """Wait for what a dead holder has left running."""
    dead = Owner.read(path)
    if dead is not None and not wait_for_children(dead.mark):
        left = " ".join(map(str, marked(MARK, dead.mark)))
        raise refused(
            "repo.busy",
            f"what {dead} has started is still running, though that has ended itself",
            f"wait, or end it: kill {left}; it has {MARK}={dead.mark} in its environment",
        )
