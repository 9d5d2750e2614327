"""A checkout of a git repository, to look at: which files there are, and which hold a word."""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from shutil import copy2
from tempfile import TemporaryDirectory

from migrator.shell.git import Git, listed, opened_git, records, refused

LINK, SUBMODULE = "120000", "160000"
#: Up to so many words are searched one by one; an expression for all is faster beyond.
_FEW_WORDS = 3
#: Up to so many files are named to git one by one.
_FEW_FILES = 500


class Repository:
    """A checkout of a git repository, read only."""

    def __init__(self, git: Git, root: Path) -> None:
        self.git = git
        self.root = root
        self._hidden: list[str] = []
        self._folders: dict[Path, bool] = {}

    @classmethod
    def open(cls, folder: Path) -> "Repository":
        """The repository that a folder lies in."""
        git = opened_git(folder)
        if git.repo.bare or git.repo.working_tree_dir is None:
            raise refused(
                "repo.bare",
                f"{folder.resolve()} is a repository without a checkout",
                "run migrator in a clone that has its files checked out",
            )
        found = cls(git, Path(str(git.repo.working_tree_dir)))
        found._check_commit()
        return found

    def _check_commit(self) -> None:
        answer = self.git.answer("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        if "dubious ownership" in answer.err:
            raise refused(
                "repo.not-yours",
                f"{self.root} belongs to somebody else, and git does not trust it",
                f"if you do, run: git config --global --add safe.directory {self.root}",
            )
        if answer.status:
            raise refused(
                "repo.no-commit",
                "the repository has no commit yet",
                "commit what is there, so that there is something to return to: git add -A, then "
                "git commit",
            )

    def close(self) -> None:
        """End the processes that GitPython keeps."""
        self.git.repo.close()

    # Files

    @cached_property
    def _entries(self) -> dict[str, str]:
        """Mode by path of every tracked file."""
        entries = {}
        for record in self.git.out("ls-files", "-s", "-t", "-z").split(b"\0"):
            if record:
                # `H 100644 object 0<TAB>path`; an S in front is hidden by a sparse checkout.
                info, _tab, path = record.partition(b"\t")
                entries[os.fsdecode(path)] = info[2:8].decode()
                if info[:1] == b"S":
                    self._hidden.append(os.fsdecode(path))
        return entries

    @property
    def paths(self) -> list[str]:
        """The tracked regular files."""
        return [path for path, mode in self._entries.items() if mode not in {LINK, SUBMODULE}]

    @property
    def submodules(self) -> list[str]:
        """The paths of submodules, which are not looked into."""
        return [path for path, mode in self._entries.items() if mode == SUBMODULE]

    @property
    def hidden(self) -> list[str]:
        """Tracked files that a sparse checkout leaves out."""
        return self._hidden if self._entries else []

    def unseen(self) -> Iterator[str]:
        """What is not looked into, in words."""
        if self.submodules:
            yield f"submodules {', '.join(self.submodules)}"
        if self.hidden:
            yield f"{len(self.hidden)} files that the sparse checkout leaves out"

    def mode(self, path: str) -> str:
        """The mode that git has of a file."""
        return self._entries.get(path, "100644")

    def read(self, path: str) -> bytes | None:
        """The bytes of a file of the checkout; None if it is no regular file there."""
        full = self.root / path
        try:
            if not self._is_inside(full.parent) or not stat.S_ISREG(full.lstat().st_mode):
                return None
            return full.read_bytes()
        except OSError:
            return None

    def _is_inside(self, folder: Path) -> bool:
        """Whether the way to a folder goes through no link."""
        if folder not in self._folders:
            is_real = folder == self.root or (
                not folder.is_symlink() and self._is_inside(folder.parent)
            )
            self._folders[folder] = is_real
        return self._folders[folder]

    def holding(self, words: Iterable[str]) -> list[str]:
        """The tracked files of the checkout that contain one of the words."""
        tracked = self._entries
        return [path for path in self._grep(words) if tracked.get(path) not in {None, LINK}]

    def untracked_holding(self, words: Iterable[str]) -> list[str]:
        """The untracked, not ignored files that contain one of the words."""
        tracked = self._entries
        return [path for path in self._grep(words, "--untracked") if path not in tracked]

    def _grep(self, words: Iterable[str], *options: str) -> list[str]:
        words = sorted(set(words))
        if len(words) <= _FEW_WORDS:
            search = ["-F", *(part for word in words for part in ("-e", word))]
        else:
            search = ["-E", "-e", "|".join(map(_escaped, words))]
        # Bytes are bytes: in the C locale expressions are searched several times faster.
        out = self.git.within(LC_ALL="C").out(
            "grep", "-l", "-z", "--full-name", *options, *search, "--", ":/", none=1
        )
        return records(out)

    def large(self, paths: Iterable[str]) -> list[str]:
        """Those paths whose contents git-lfs keeps elsewhere."""
        out = self.git.out("check-attr", "-z", "--stdin", "filter", given=listed(paths))
        fields = records(out)
        return [
            path for path, value in zip(fields[::3], fields[2::3], strict=True) if value == "lfs"
        ]

    def uncommitted(self) -> list[str]:
        """All files that differ from the last commit, or that git does not know."""
        unknown = self.git.out("ls-files", "--others", "--exclude-standard", "-z")
        return [*self._differing(), *records(unknown)]

    def _differing(self, *names: str) -> list[str]:
        # `git diff` alone looks into every file that may have changed. It locks the index on the
        # way and writes to it, though it is asked not to: so it gets a copy of its own, with
        # the time of the first, by which git knows which files it has to look into.
        with TemporaryDirectory() as folder:
            index = copy2(self.git.path("--git-path", "index"), folder)
            git = self.git.within(GIT_INDEX_FILE=index)
            out = git.out("diff", "--name-only", "--no-renames", "-z", "HEAD", "--", *names)
        return records(out)

    def changed(self, paths: Iterable[str]) -> list[str]:
        """Those of some tracked files that differ from the last commit, staged or not."""
        asked = sorted(paths)
        # A few files are named one by one, so that git need not look at all the others.
        names = [f":(top,literal){path}" for path in asked] if len(asked) <= _FEW_FILES else []
        if not asked:
            return []
        found = set(self._differing(*names))
        return [path for path in asked if path in found]


def _escaped(word: str) -> str:
    # Only what is special: to git, a backslash before another character has a meaning too.
    return "".join(f"\\{char}" if char in r".[]{}()*+?^$|\\" else char for char in word)


@contextmanager
def opened(folder: Path) -> Iterator[Repository]:
    """A repository whose helper processes are ended afterwards."""
    repository = Repository.open(folder)
    try:
        yield repository
    finally:
        repository.close()
