"""Untracked things of the checkout that tests need, lent to the worktree to be read only.

A file is copied. A folder, which may be large, becomes a link; so a command could write into the
person's own, and whoever does is told of. What was lent is taken back by us, link by link: nothing
is ever removed through one.
"""

import os
import posixpath
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from migrator.shell.git import refused

#: What Python itself leaves behind wherever it reads.
_CACHE = "__pycache__"
_COMPILED = ".pyc"
_READ_ONLY = 0o444

#: Of each path below a folder, what changes when it is written to.
_Fingerprint = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Loan:
    """What is lent, and how the folders among it looked at first."""

    checkout: Path
    _folders: Mapping[str, _Fingerprint]

    def disturbed(self) -> list[str]:
        """The files in the checkout's own folders that somebody has written, made or removed."""
        found = []
        for name, before in self._folders.items():
            after = _fingerprint(self.checkout / name)
            found += [
                f"{name}/{path}"
                for path in before.keys() | after.keys()
                if before.get(path) != after.get(path)
            ]
        return sorted(found)


@contextmanager
def lent(names: Sequence[str], checkout: Path, worktree: Path) -> Iterator[Loan]:
    """Have some untracked files and folders of the checkout in a clean worktree too."""
    with ExitStack() as borrowed:
        folders = {}
        for name in map(posixpath.normpath, names):
            source, place = checkout / name, worktree / name
            _check(name, source, place, worktree)
            borrowed.callback(_take_back, place, _missing_parents(place, worktree))
            place.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                folders[name] = _fingerprint(source)
                place.symlink_to(source.absolute(), target_is_directory=True)
            else:
                shutil.copyfile(source, place)
                place.chmod(_READ_ONLY)
        yield Loan(checkout, folders)


def _check(name: str, source: Path, place: Path, worktree: Path) -> None:
    """Refuse what cannot be lent; the worktree is clean, so what it has is tracked."""
    hint = "take it out of gate.link, or see to its name"
    if _is_behind_link(place, worktree):
        raise refused("gate.link", f"`{name}` cannot be lent: it lies behind a link", hint)
    if os.path.lexists(place):
        raise refused("gate.link", f"`{name}` is tracked, so the tests have it already", hint)
    if not source.exists():
        raise refused("gate.link", f"`{name}` is to be lent, and is not in the checkout", hint)
    if not (source.is_dir() or source.is_file()):
        raise refused("gate.link", f"`{name}` is neither a file nor a folder", hint)


def _is_behind_link(place: Path, worktree: Path) -> bool:
    between = place.relative_to(worktree).parents
    return any((worktree / folder).is_symlink() for folder in between if folder.parts)


def _missing_parents(place: Path, worktree: Path) -> list[Path]:
    """The folders that are made for something that is lent, the innermost first."""
    parents = place.relative_to(worktree).parents
    return [worktree / folder for folder in parents if not (worktree / folder).exists()]


def _take_back(place: Path, parents: Sequence[Path]) -> None:
    """Remove what was lent, or what a command has put in its place."""
    for folder in reversed(parents):
        if folder.is_symlink():
            # What lies behind it is not ours.
            folder.unlink()
            return
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
    for folder in parents:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _fingerprint(folder: Path) -> _Fingerprint:
    """The size and the time of everything below a folder; links are not followed."""
    found: dict[str, tuple[int, int]] = {}
    waiting = [""]
    while waiting:
        inner = waiting.pop()
        with os.scandir(folder / inner) as entries:
            for entry in entries:
                path = f"{inner}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != _CACHE:
                        # Its own time also tells of what Python leaves behind in it.
                        found[path] = (0, 0)
                        waiting.append(f"{path}/")
                elif not entry.name.endswith(_COMPILED):
                    status = entry.stat(follow_symlinks=False)
                    found[path] = (status.st_size, status.st_mtime_ns)
    return found
