"""The files that a person, or a hook, named on the command line."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from migrator.errors import Problem, UsageError
from migrator.shell.repository import Repository
from migrator.shell.staged import StagedFiles


@dataclass(frozen=True, slots=True)
class Chosen:
    """Named files of a repository."""

    paths: frozenset[str]
    #: Those of them that git does not know.
    untracked: tuple[str, ...] = ()
    #: What is not looked at, though it was named.
    notes: tuple[str, ...] = ()


def chosen(named: Sequence[Path], files: Repository) -> Chosen:
    """The files that are meant; raises `UsageError` where one surely is a mistake."""
    choosing = _Choosing(files)
    for path in named:
        choosing.add(path)
    return Chosen(
        frozenset(choosing.paths), tuple(sorted(choosing.untracked)), tuple(choosing.notes)
    )


class _Choosing:
    def __init__(self, files: Repository) -> None:
        self._files = files
        self._root = files.root.resolve()
        self._tracked = frozenset(files.paths)
        #: What folders are called without links.
        self._folders: dict[Path, Path] = {}
        self.paths: set[str] = set()
        self.untracked: set[str] = set()
        self.notes: dict[str, None] = {}

    def add(self, named: Path) -> None:
        path = self._inside(named)
        if path in self._tracked:
            self._add_tracked(path)
        elif below := set(_below(path, self._tracked)):
            self.paths |= below
        elif self._is_in_submodule(path):
            self._note(path, "a submodule")
        elif isinstance(self._files, StagedFiles) and self._exists(path):
            self._note(path, "not staged")
        elif self._is_own_file(path):
            self.paths.add(path)
            self.untracked.add(path)
        elif self._exists(path):
            self._note(path, "no file of the repository")
        elif self._was_there(path):
            self._note(path, "deleted")
        else:
            raise _no_such_file(named)

    def _inside(self, named: Path) -> str:
        """The way from the top of the repository; a link is what it is, not what it leads to."""
        full = Path(os.path.abspath(named))  # noqa: PTH100 - takes `..` away and follows no link
        if full.parent not in self._folders:
            self._folders[full.parent] = full.parent.resolve()
        full = self._folders[full.parent] / full.name
        if not full.is_relative_to(self._root):
            raise UsageError(
                Problem(
                    "path.outside",
                    f"{named} is outside of the repository {self._root}",
                    "name files of this repository, or the one that it is in: -C DIR",
                )
            )
        return "" if full == self._root else full.relative_to(self._root).as_posix()

    def _add_tracked(self, path: str) -> None:
        if self._files.read(path) is None:
            self._note(path, "deleted" if not self._exists(path) else "no regular file")
        else:
            self.paths.add(path)

    def _exists(self, path: str) -> bool:
        return os.path.lexists(self._root / path)

    def _is_own_file(self, path: str) -> bool:
        """Whether it is a regular file, and none of git's own."""
        is_gits = path.partition("/")[0] == ".git"
        return not is_gits and self._files.read(path) is not None

    def _is_in_submodule(self, path: str) -> bool:
        return any(f"{path}/".startswith(f"{one}/") for one in self._files.submodules)

    def _was_there(self, path: str) -> bool:
        git = self._files.git
        return git.answer("cat-file", "-e", f"HEAD:{path}").status == 0

    def _note(self, path: str, what: str) -> None:
        self.notes[f"not looked at: {path}: {what}"] = None


def _no_such_file(named: Path) -> UsageError:
    return UsageError(
        Problem(
            "path.not-found",
            f"there is no file {named}",
            "name files from where you are, or none to check all",
        )
    )


def _below(folder: str, paths: Iterable[str]) -> Iterator[str]:
    prefix = f"{folder}/" if folder else ""
    return (path for path in paths if path.startswith(prefix))
