"""The files that are looked at, as the steps and the contracts see them."""

import os
from collections.abc import Iterable
from functools import cached_property

from migrator.app.checking.looked_at import LookedAt
from migrator.core.tree import Tree
from migrator.shell.staged import StagedFiles


class SearchedTree:
    """The files that are looked at, searched where git would pass them over as well."""

    def __init__(self, at: LookedAt) -> None:
        self._files = at.files
        self._untracked = at.untracked

    def read(self, path: str) -> bytes | None:
        """The bytes of a file."""
        return self._files.read(path)

    def holding(self, words: Iterable[str]) -> list[str]:
        """The files that contain at least one of the words."""
        words = list(words)
        found = [path for path in self._files.holding(words) if path not in self._passed_over]
        return sorted([*found, *holders(self, self._passed_over, words)])

    @cached_property
    def _passed_over(self) -> frozenset[str]:
        """What git does not know, or takes from its index because a person told it to."""
        if isinstance(self._files, StagedFiles):
            return frozenset()
        out = self._files.git.out("ls-files", "-v", "-z")
        trusted = [os.fsdecode(entry[2:]) for entry in out.split(b"\0") if entry[:1].islower()]
        return frozenset((*trusted, *self._untracked))


class SomeFiles:
    """A tree of which no more than some files are searched."""

    def __init__(self, tree: Tree, paths: Iterable[str]) -> None:
        self._tree = tree
        self._paths = sorted(paths)

    def read(self, path: str) -> bytes | None:
        """The bytes of any file."""
        return self._tree.read(path)

    def holding(self, words: Iterable[str]) -> list[str]:
        """Those of the files that contain at least one of the words."""
        return holders(self._tree, self._paths, words)


def holders(tree: Tree, paths: Iterable[str], words: Iterable[str]) -> list[str]:
    """Those of some files that contain at least one of the words."""
    encoded = [word.encode() for word in words]
    contents = ((path, tree.read(path)) for path in paths)
    return [path for path, data in contents if data and any(word in data for word in encoded)]
