"""The fingerprint of all that an answer about a tree depends on: one that differs says nothing.

Of files it takes what the system keeps of them, to the nanosecond, and not what git's index says,
which a person can tell to trust in files (`assume-unchanged`, `core.fsmonitor`). What has been
written a moment ago may be written again without a trace: then there is no fingerprint.
"""

import os
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import chain
from pathlib import Path

from migrator.shell.git import Git
from migrator.shell.repository import Repository

#: The coarsest clock of a common file system counts two seconds.
_SETTLED = 2_000_000_000
#: Modules, packages, and what is told of distributions; no caches.
_MODULE = re.compile(r"(?!__pycache__)[^\W\d]\w*(\.(pyi?|pyc|.*\.?so|.*\.?pyd))?|.*\.dist-info")
_PROGRAM = Path(__file__).parents[1], Path(__file__).parents[2] / "transforms"


class _UnsettledError(Exception):
    """Something has been written a moment ago."""


def of_checkout(repository: Repository, path: Sequence[str]) -> str | None:
    """The fingerprint of the files of a checkout; None while they are not settled.

    The path is where modules are installed.
    """
    return _digest(chain(_surroundings(repository.git, path), _files(repository)))


def of_index(repository: Repository, path: Sequence[str]) -> str | None:
    """The fingerprint of what is staged; None while the surroundings are not settled."""
    return _digest(_surroundings(repository.git, path))


def of_program() -> str | None:
    """The fingerprint of this program and the Python that runs it."""
    return _digest(_program())


def _digest(marks: Iterable[str]) -> str | None:
    try:
        return sha256("\0".join(marks).encode(errors="surrogateescape")).hexdigest()
    except _UnsettledError:
        return None


def _surroundings(git: Git, path: Sequence[str]) -> Iterator[str]:
    """This program, what is installed, what is staged, and what has landed."""
    yield from _program()
    for entry in path:
        yield entry
        yield from _listed(_inside(Path(entry or os.curdir)))
    yield os.fsdecode(git.out("ls-files", "-s", "-t", "-z"))
    yield git.answer("rev-parse", "--verify", "--quiet", "HEAD").out.decode()
    yield os.fsdecode(git.out("for-each-ref", "refs/migrator", "refs/replace"))
    # A history that is cut off, or no longer so, has other landings.
    shallow = Path(git.repo.common_dir) / "shallow"
    yield shallow.read_text() if shallow.is_file() else ""


def _program() -> Iterator[str]:
    yield sys.version
    for folder in _PROGRAM:
        yield from _listed(folder.rglob("*.py"))


def _inside(folder: Path) -> Iterator[Path]:
    """The modules and packages in a folder: a module that comes or goes changes its package."""
    if folder.is_dir():
        yield from (path for path in folder.iterdir() if _MODULE.fullmatch(path.name))


def _listed(paths: Iterable[Path]) -> Iterator[str]:
    return (f"{path}\0{_status(os.fspath(path))}" for path in sorted(paths))


def _files(repository: Repository) -> Iterator[str]:
    """The tracked files, and whether the way to each goes through a link."""
    top, paths = f"{repository.root}/", repository.paths
    for path in paths:
        yield _status(top + path)
    yield from sorted(folder for folder in _folders(paths) if Path(top + folder).is_symlink())


def _folders(paths: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _status(path: str) -> str:
    try:
        found = os.lstat(path)
    except OSError:
        return ""
    if max(found.st_mtime_ns, found.st_ctime_ns) > time.time_ns() - _SETTLED:
        raise _UnsettledError
    return f"{found.st_mtime_ns} {found.st_ctime_ns} {found.st_size} {found.st_ino} {found.st_mode}"
