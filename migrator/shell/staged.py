"""The staged content: the files of the index, whatever the checkout holds."""

import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from migrator.shell.git import records
from migrator.shell.repository import LINK, SUBMODULE, Repository


def named_index() -> Path | None:
    """The index that git has named to us, as it does to a hook of a commit of some files.

    It has to be asked for before git is opened, which forgets what was meant for others.
    """
    named = os.environ.get("GIT_INDEX_FILE")
    return Path(named).absolute() if named else None


def staged(repository: Repository, index: Path | None) -> "StagedFiles":
    """What is staged: in the index that git named, if it is this repository's, or in its own."""
    git = repository.git
    if index is not None and index.is_file():
        folders = {Path(git.repo.git_dir).resolve(), Path(git.repo.common_dir).resolve()}
        if index.resolve().parent in folders:
            git = git.within(GIT_INDEX_FILE=str(index))
    return StagedFiles(git, repository.root)


class StagedFiles(Repository):
    """The files of an index, read only."""

    @cached_property
    def _objects(self) -> dict[str, str]:
        """The object of every regular file; of what is not merged yet, there is none."""
        found = {}
        for record in self.git.out("ls-files", "-s", "-z").split(b"\0"):
            # `100644 object 0<TAB>path`
            info, _tab, path = record.partition(b"\t")
            mode, _space, rest = info.decode().partition(" ")
            if rest.endswith(" 0") and mode not in {LINK, SUBMODULE}:
                found[os.fsdecode(path)] = rest.removesuffix(" 0")
        return found

    @property
    def paths(self) -> list[str]:
        """The regular files that are staged."""
        return list(self._objects)

    @property
    def hidden(self) -> list[str]:
        """None: what a sparse checkout leaves out is staged all the same."""
        return []

    def unseen(self) -> Iterator[str]:
        """What is not looked into, in words."""
        yield from super().unseen()
        if unmerged := self.unmerged():
            yield f"not merged yet: {', '.join(unmerged)}"

    def read(self, path: str) -> bytes | None:
        """The staged bytes of a file; None if it is no regular file there."""
        name = self._objects.get(path)
        if name is None:
            return None
        try:
            # One process answers for all objects, and ends with the repository.
            data: bytes = self.git.repo.git.get_object_data(name)[3]
        except ValueError:
            return None
        return data

    def holding(self, words: Iterable[str]) -> list[str]:
        """The staged files that contain one of the words."""
        return [path for path in self._grep(words, "--cached") if path in self._objects]

    def unmerged(self) -> list[str]:
        """The files whose conflicts nobody has resolved."""
        out = self.git.out("ls-files", "--unmerged", "-z")
        return sorted({record.partition("\t")[2] for record in records(out)})
