"""Files that are there after a power cut: written through to the disk, replaced at once."""

import ctypes
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

#: A journalling file system puts what several threads wait for into one write.
_THREADS = 16
_FEW = 4


def sync(paths: Iterable[Path]) -> None:
    """Have files and folders written through, and wait for nothing else."""
    paths = list(paths)
    if len(paths) <= _FEW:
        for path in paths:
            _sync(path)
        return
    with ThreadPoolExecutor(_THREADS) as threads:
        list(threads.map(_sync, paths))


def sync_together(paths: Iterable[Path]) -> None:
    """Have many files and folders written through, and whatever else waits on their file systems.

    That takes a tenth of the time, unless somebody else has a great deal to write.
    """
    paths = list(paths)
    if _system_sync() is None or len(paths) <= _FEW:
        sync(paths)
        return
    for one in {path.stat().st_dev: path for path in paths}.values():
        _sync_file_system(one)


def sync_present(files: Iterable[Path]) -> None:
    """Have those files that are there written through, and the folders that they are in."""
    there = [path for path in files if path.is_file()]
    sync([*there, *{path.parent for path in there}])


def write(path: Path, data: bytes) -> None:
    """Put a file in the place of another, or of none, at once and durably."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        fresh.write_bytes(data)
    except OSError as error:
        error.filename = str(path)  # by which a person knows it
        raise
    sync([fresh])
    fresh.replace(path)
    sync([path.parent])


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_file_system(path: Path) -> None:
    system_sync = _system_sync()
    descriptor = os.open(path, os.O_RDONLY)
    try:
        if system_sync is not None and system_sync(descriptor):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(path))
    finally:
        os.close(descriptor)


@cache
def _system_sync() -> Callable[[int], int] | None:
    """Linux alone can write one file system through."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if call is None:
        return None
    call.argtypes = (ctypes.c_int,)

    def sync_one(descriptor: int) -> int:
        return int(call(descriptor))

    return sync_one
