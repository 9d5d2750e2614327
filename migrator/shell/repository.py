"""The git repository: the one file that knows git.

GitPython starts the commands and reads the configuration. Its index and its commits are not
used: they ignore attributes and filters. All paths go as bytes, separated by NUL.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from migrator.errors import Problem, RepositoryError

if TYPE_CHECKING:
    from git import Repo

_OLDEST_GIT = (2, 34)
_LINK, _SUBMODULE = "120000", "160000"
#: What may be in the environment and would turn git to another repository or index.
_FOREIGN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX")
#: What a person's configuration must not change.
_PLAIN = ("-c", "submodule.recurse=false", "-c", "color.ui=false", "-c", "color.grep=false")
#: Up to so many words are searched one by one; an expression for all is faster beyond.
_FEW_WORDS = 3
#: Up to so many files are named to git one by one.
_FEW_FILES = 500


class Repository:
    """A checkout of a git repository, read only."""

    def __init__(self, repo: "Repo") -> None:
        self._repo = repo
        self.root = Path(str(repo.working_tree_dir))
        self._hidden: list[str] = []
        self._folders: dict[Path, bool] = {}

    @classmethod
    def open(cls, folder: Path) -> "Repository":
        """The repository that a folder lies in."""
        for name in _FOREIGN:
            os.environ.pop(name, None)
        git = _git_python()
        try:
            repo = git.Repo(folder, search_parent_directories=True)
        except (git.InvalidGitRepositoryError, git.NoSuchPathError):
            raise _refused(
                "repo.not-a-repository",
                f"{folder} is not in a git repository",
                "go to one, or name one with -C; a new one is made by `git init`",
            ) from None
        if repo.bare or repo.working_tree_dir is None:
            raise _refused(
                "repo.bare",
                f"{folder} is a repository without a checkout",
                "run migrator in a clone that has its files checked out",
            )
        found = cls(repo)
        found._check_version()
        found._check_commit()
        return found

    def _check_version(self) -> None:
        version = self._repo.git.version_info[:2]
        if version < _OLDEST_GIT:
            raise _refused(
                "git.too-old",
                f"git {'.'.join(map(str, version))} is older than 2.34",
                "install a newer git",
            )

    def _check_commit(self) -> None:
        status, err = self._tried("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        if "dubious ownership" in err:
            raise _refused(
                "repo.not-yours",
                f"{self.root} belongs to somebody else, and git does not trust it",
                f"if you do, run: git config --global --add safe.directory {self.root}",
            )
        if status:
            raise _refused(
                "repo.no-commit",
                "the repository has no commit yet",
                "commit what is there, so that there is something to return to",
            )

    def close(self) -> None:
        """End the processes that GitPython keeps."""
        self._repo.close()

    # Commands

    def _git(self, *arguments: str, environment: dict[str, str] | None = None) -> bytes:
        """Run git and give what it prints; status 1 without output means nothing was found."""
        status, out, err = self._repo.git.execute(
            ["git", *_PLAIN, *arguments],
            with_extended_output=True,
            with_exceptions=False,
            stdout_as_string=False,
            strip_newline_in_stdout=False,
            env=environment,
        )
        if status not in {0, 1}:
            last_line = (str(err).strip() or f"status {status}").splitlines()[-1]
            raise _refused(
                "git.failed",
                f"git {arguments[0]} failed: {last_line}",
                "run the same command by hand to see more",
            )
        return bytes(out)

    def _tried(self, *arguments: str) -> tuple[int, str]:
        """How a command ends, and what it complains of."""
        status, _out, err = self._repo.git.execute(
            ["git", *arguments], with_extended_output=True, with_exceptions=False
        )
        return int(status), str(err)

    # Files

    @cached_property
    def _entries(self) -> dict[str, str]:
        """Mode by path of every tracked file."""
        entries = {}
        for record in self._git("ls-files", "-s", "-t", "-z").split(b"\0"):
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
        return [path for path, mode in self._entries.items() if mode not in {_LINK, _SUBMODULE}]

    @property
    def submodules(self) -> list[str]:
        """The paths of submodules, which are not looked into."""
        return [path for path, mode in self._entries.items() if mode == _SUBMODULE]

    @property
    def hidden(self) -> list[str]:
        """Tracked files that a sparse checkout leaves out."""
        return self._hidden if self._entries else []

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
        return [path for path in self._grep(words) if tracked.get(path) not in {None, _LINK}]

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
        environment = {"LC_ALL": "C"}
        out = self._git(
            "grep", "-l", "-z", "--full-name", *options, *search, "--", ":/",
            environment=environment,
        )  # fmt: skip
        return [os.fsdecode(path) for path in out.split(b"\0") if path]

    def changed(self, paths: Iterable[str]) -> list[str]:
        """Those of some tracked files that differ from the last commit, staged or not."""
        asked = sorted(paths)
        # A few files are named one by one, so that git need not look at all the others.
        names = [f":(top,literal){path}" for path in asked] if len(asked) <= _FEW_FILES else []
        if not asked:
            return []
        out = self._git("diff", "--name-only", "--no-renames", "-z", "HEAD", "--", *names)
        found = {os.fsdecode(path) for path in out.split(b"\0") if path}
        return [path for path in asked if path in found]


def _escaped(word: str) -> str:
    # Only what is special: to git, a backslash before another character has a meaning too.
    return "".join(f"\\{char}" if char in r".[]{}()*+?^$|\\" else char for char in word)


def _refused(code: str, message: str, hint: str) -> RepositoryError:
    return RepositoryError(Problem(code, message, hint))


def _git_python() -> "_GitPython":
    try:
        import git  # noqa: PLC0415 - 60 ms, and not needed to print a help page
    except ImportError:
        # GitPython looks for git when it is imported.
        raise _refused(
            "git.not-found", "git is not installed", "install git 2.34 or later"
        ) from None
    return git  # type: ignore[return-value]


if TYPE_CHECKING:
    from typing import Protocol

    class _GitPython(Protocol):
        """What we use of GitPython."""

        Repo: type[Repo]
        InvalidGitRepositoryError: type[Exception]
        NoSuchPathError: type[Exception]


@contextmanager
def opened(folder: Path) -> Iterator[Repository]:
    """A repository whose helper processes are ended afterwards."""
    repository = Repository.open(folder)
    try:
        yield repository
    finally:
        repository.close()
