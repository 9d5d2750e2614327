"""Files that are there after a power cut: written through to the disk, replaced at once."""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

#: A journalling file system puts what several threads wait for into one write.
_THREADS = 16
_FEW = 4


def sync(paths: Iterable[Path]) -> None:
    """Have files and folders written through."""
    paths = list(paths)
    if len(paths) <= _FEW:
        for path in paths:
            _sync(path)
        return
    with ThreadPoolExecutor(_THREADS) as threads:
        list(threads.map(_sync, paths))


def sync_present(files: Iterable[Path]) -> None:
    """Have those files that are there written through, and the folders that they are in."""
    there = [path for path in files if path.is_file()]
    sync([*there, *{path.parent for path in there}])


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write(path: Path, data: bytes) -> None:
    """Put a file in the place of another, or of none, at once and durably."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_bytes(data)
    sync([fresh])
    fresh.replace(path)
    sync([path.parent])
