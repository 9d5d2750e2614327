"""A tree as the gate looks at it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from migrator.core.diff import FileChange
from migrator.core.project import Project
from migrator.core.source import PythonSource, is_python
from migrator.core.tree import Tree


@dataclass(frozen=True, slots=True)
class View:
    """The files of a tree, and the modules that they make."""

    tree: Tree
    project: Project

    def source(self, path: str) -> PythonSource | None:
        """A Python file that can be read; None for any other."""
        data = self.tree.read(path)
        if data is None or not is_python(path, data[:80]):
            return None
        return self.project.parsed.source(path, data)


def python_before(changes: Sequence[FileChange]) -> list[str]:
    """The changed Python files that were there before."""
    return [change.path for change in changes if _is_python(change.path, change.old)]


def python_after(changes: Sequence[FileChange]) -> list[str]:
    """The changed Python files that are there afterwards."""
    return [change.path for change in changes if _is_python(change.path, change.new)]


def _is_python(path: str, data: bytes | None) -> bool:
    return data is not None and is_python(path, data[:80])


class Earlier:
    """A tree as it was before some changes, seen from the one after them."""

    def __init__(self, later: Tree, changes: Sequence[FileChange]) -> None:
        self._later = later
        self._old = {change.path: change.old for change in changes}

    def read(self, path: str) -> bytes | None:
        """The bytes of a file."""
        return self._old[path] if path in self._old else self._later.read(path)

    def holding(self, words: Iterable[str]) -> list[str]:
        """The files that contain at least one of the words."""
        words = list(words)
        encoded = [word.encode() for word in words]
        found = [path for path in self._later.holding(words) if path not in self._old]
        found += [
            path
            for path, data in self._old.items()
            if data is not None and any(word in data for word in encoded)
        ]
        return sorted(found)
