"""Git as a program, started through GitPython: the one file that knows either's manners.

GitPython starts the commands and finds the folders. Its index and its commits are not used: they
ignore attributes and filters, and they lose what others write at the same time. All paths go as
bytes, separated by NUL.
"""

import os
import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO

from migrator.errors import Problem, RepositoryError

if TYPE_CHECKING:
    from typing import Protocol

    from git import Repo

    class _GitPython(Protocol):
        """What we use of GitPython."""

        Repo: type[Repo]
        InvalidGitRepositoryError: type[Exception]
        NoSuchPathError: type[Exception]


_OLDEST_GIT = (2, 34)
#: The first that can be told to write everything through to the disk.
_DURABLE_GIT = (2, 36)
#: What may be in the environment and would turn git to another repository, index or reading.
_FOREIGN = (
    "GIT_DIR GIT_COMMON_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_OBJECT_DIRECTORY GIT_NAMESPACE "
    "GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_PREFIX GIT_LITERAL_PATHSPECS GIT_GLOB_PATHSPECS "
    "GIT_NOGLOB_PATHSPECS GIT_ICASE_PATHSPECS GIT_EXTERNAL_DIFF"
).split()
#: What a person's configuration must not change.
_PLAIN = (
    "submodule.recurse=false",
    "color.ui=false",
    "color.grep=false",
    "core.quotePath=false",
    "core.safecrlf=false",
    "core.commentChar=#",
    "trailer.separators=:",
    "gc.auto=0",
    "maintenance.auto=false",
)
#: Git waits for no lock that somebody else holds, and refreshes no index on the way.
_CALM = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


_COMPLAINT = re.compile(r"^(?:error|fatal): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Answer:
    """How a command ended, and what it printed."""

    status: int
    out: bytes
    err: str

    @property
    def complaint(self) -> str:
        """What it complains of first, which is the cause of the rest."""
        if found := _COMPLAINT.search(self.err):
            return found.group(1)
        lines = self.err.strip().splitlines()
        return lines[-1].strip() if lines else f"it ended with {self.status}"


@dataclass(frozen=True, slots=True)
class Git:
    """Runs git in one folder, with settings and an environment of its own."""

    repo: "Repo"
    settings: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)

    def within(self, *settings: str, **environment: str) -> "Git":
        """The same git with more settings and environment."""
        return Git(self.repo, (*self.settings, *settings), {**self.environment, **environment})

    def answer(self, *arguments: str, given: bytes | None = None) -> Answer:
        """Run a command, whatever becomes of it."""
        # Were the folder gone, GitPython would run it where we are; were its repository gone, git
        # would look for another one further up. Both would be somebody else's.
        folder = str(self.repo.working_dir)
        ceiling = {"GIT_CEILING_DIRECTORIES": str(Path(folder).resolve().parent)}
        with _as_file(given) as stream:
            ended = self.repo.git.execute(
                ["git", "-C", folder, *_options((*_PLAIN, *self.settings)), *arguments],
                istream=stream,
                with_extended_output=True,
                with_exceptions=False,
                stdout_as_string=False,
                strip_newline_in_stdout=False,
                env={**_CALM, **ceiling, **self.environment},
            )
        status, out, err = ended
        return Answer(status, out, err)

    def out(self, *arguments: str, given: bytes | None = None, none: int = 0) -> bytes:
        """What a command prints; ``none`` is a status that only means that nothing was found."""
        answer = self.answer(*arguments, given=given)
        if answer.status not in {0, none}:
            command = shlex.join(["git", "-C", str(self.repo.working_dir), *arguments])
            raise refused(
                "git.failed",
                f"git {arguments[0]} failed: {answer.complaint}",
                f"see what ails the repository: git fsck; what was asked: {command}",
            )
        return answer.out

    def line(self, *arguments: str, given: bytes | None = None) -> str:
        """The one line that a command prints."""
        return os.fsdecode(self.out(*arguments, given=given)).strip("\n")

    def path(self, *arguments: str) -> Path:
        """The path that `git rev-parse` prints, absolute."""
        return Path(self.line("rev-parse", "--path-format=absolute", *arguments))

    @property
    def is_partial(self) -> bool:
        """Whether the clone fetches objects only when they are asked for."""
        return self.answer("config", "--get-regexp", r"^remote\..*\.promisor$").status == 0

    def worktrees(self) -> list[dict[str, str]]:
        """All checkouts of the repository, the main one first: what git tells of each, by word."""
        odd = self.repo.git.version_info[:2] >= _DURABLE_GIT
        out = self.out("worktree", "list", "--porcelain", *(["-z"] if odd else []))
        text = os.fsdecode(out) if odd else os.fsdecode(out).replace("\n", "\0")
        blocks = text.strip("\0").split("\0\0")
        return [
            {word: rest for word, _space, rest in (line.partition(" ") for line in lines)}
            for lines in (block.split("\0") for block in blocks)
        ]

    @property
    def durable(self) -> "Git":
        """The same git, told to write through to the disk whatever it writes."""
        if self.repo.git.version_info[:2] >= _DURABLE_GIT:
            return self.within("core.fsync=all", "core.fsyncMethod=batch")
        return self.within("core.fsyncObjectFiles=true")

    @property
    def without_hooks(self) -> "Git":
        """The same git, running no hooks."""
        return self.within(f"core.hooksPath={os.devnull}")


def opened_git(folder: Path) -> Git:
    """Git in the repository that a folder lies in."""
    for name in _FOREIGN:
        os.environ.pop(name, None)
    git = _git_python()
    if not folder.exists():
        raise refused("path.not-found", f"there is no folder {folder}", "name one that is: -C DIR")
    try:
        repo = git.Repo(folder, search_parent_directories=True)
    except (git.InvalidGitRepositoryError, git.NoSuchPathError):
        raise refused(
            "repo.not-a-repository",
            f"{folder.absolute()} is not in a git repository",
            "go to one, or name one: -C DIR; to make one here: git init",
        ) from None
    return _new_enough(repo)


def created_git(folder: Path) -> Git:
    """Git in a new repository, made of a folder that is in none of its own."""
    for name in _FOREIGN:
        os.environ.pop(name, None)
    return _new_enough(_git_python().Repo.init(folder, initial_branch="main"))


def _new_enough(repo: "Repo") -> Git:
    if repo.git.version_info[:2] < _OLDEST_GIT:
        version = ".".join(map(str, repo.git.version_info[:2]))
        raise refused("git.too-old", f"git {version} is older than 2.34", "install 2.34 or later")
    return Git(repo)


def refused(code: str, message: str, hint: str) -> RepositoryError:
    """An error about the repository."""
    return RepositoryError(Problem(code, message, hint))


def records(out: bytes) -> list[str]:
    """What git printed with a NUL after each."""
    return [os.fsdecode(record) for record in out.split(b"\0") if record]


def listed(paths: Iterable[str]) -> bytes:
    """Paths as git reads them with ``-z``."""
    return b"".join(os.fsencode(path) + b"\0" for path in paths)


def _options(settings: Iterable[str]) -> Iterator[str]:
    for setting in settings:
        yield from ("-c", setting)


@contextmanager
def _as_file(given: bytes | None) -> Iterator[BinaryIO | None]:
    """Input as a real file: a pipe would have to be fed while the output is read."""
    if given is None:
        yield None
        return
    with TemporaryFile() as stream:
        stream.write(given)
        stream.seek(0)
        yield stream


def _git_python() -> "_GitPython":
    try:
        import git  # noqa: PLC0415 - 60 ms, and not needed to print a help page
    except ImportError:
        # GitPython looks for git when it is imported.
        raise refused(
            "git.not-found",
            "git is not installed, or not on the PATH",
            "install git 2.34 or later",
        ) from None
    return git  # type: ignore[return-value]
