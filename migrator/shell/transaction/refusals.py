"""Why a transaction does not go on, each with what to do."""

import errno
import shlex
from collections.abc import Sequence
from pathlib import Path

from migrator.errors import IncompleteError, MigratorError, Problem, RepositoryError
from migrator.shell.git import refused

_SHOWN = 5


def uncommitted(paths: Sequence[str]) -> RepositoryError:
    """Paths hold something which only the checkout has."""
    return refused(
        "repo.dirty",
        f"not committed yet, and in the way: {some(paths)}",
        "commit, stash or remove them, and run again; nothing was changed",
    )


def changed_meanwhile(paths: Sequence[str]) -> RepositoryError:
    """Somebody changed paths at the very moment."""
    return refused(
        "repo.changed-meanwhile",
        f"changed by somebody else at the same time: {some(paths)}",
        "these files are as they were saved, all others as they were; run again",
    )


def branch_moved(ref: str) -> RepositoryError:
    """A branch is not where it is taken to be any more."""
    return refused(
        "repo.branch-moved",
        f"{ref} was moved by somebody else in the meantime",
        "run again; nothing was changed by this phase",
    )


def no_files(paths: Sequence[str]) -> RepositoryError:
    """Paths are no regular files on both sides."""
    return refused(
        "phase.not-a-file",
        f"links and submodules are not moved: {some(paths)}",
        "take these paths back by hand, with git",
    )


def colliding(paths: Sequence[str]) -> RepositoryError:
    """Paths that the file system takes for one another."""
    return refused(
        "repo.case-collision",
        f"names that differ in case alone: {some(paths)}",
        "rename one of them first, by git mv: this file system cannot hold both",
    )


def failed(error: OSError) -> MigratorError:
    """The system refused something, and all is as it was."""
    place = error.filename2 or error.filename
    if error.errno == errno.EXDEV:
        return refused(
            "repo.other-filesystem",
            f"{place} lies on another file system than its checkout",
            "migrate a clone that lies on one file system; nothing was changed",
        )
    return refused(
        "disk.failed",
        f"the checkout could not follow: {_cause(error)}",
        "see to the cause, and run again; nothing was changed",
    )


def index_locked(lock: Path) -> RepositoryError:
    """Another git is about to write the index."""
    return refused("repo.index-locked", f"another git holds {lock}", _let_go(lock))


def ref_locked(lock: Path) -> RepositoryError:
    """Another git is about to move a ref."""
    return refused("repo.ref-locked", f"another git holds {lock}", _let_go(lock))


def _let_go(lock: Path) -> str:
    return f"let it end, and run again; if no git is running here: rm {shlex.quote(str(lock))}"


def lock_taken_away() -> RepositoryError:
    """Somebody removed the lock of the index while it was held."""
    return refused(
        "repo.index-unlocked",
        "somebody has removed the lock of git's index at the very moment",
        "see that nothing else is at work, then: migrator recover",
    )


def landed_untidily(error: BaseException) -> IncompleteError:
    """The branch has moved, and something behind it failed."""
    return _left(f"the branch has moved, but not all could be cleared up: {_cause(error)}")


def unfinished(error: BaseException) -> IncompleteError:
    """Neither way could be gone to its end."""
    return _left(f"the phase could neither be finished nor undone: {_cause(error)}")


def not_alone(paths: Sequence[str]) -> RepositoryError:
    """What is not committed would be tested with a phase."""
    return refused(
        "gate.dirty",
        f"not committed yet, and would be tested with the phase: {some(paths)}",
        "commit, stash or remove them, and run again; nothing was changed",
    )


def not_put_back(error: BaseException) -> IncompleteError:
    """The files of a trial are still there, or some of them."""
    return _left(
        f"the files of the phase could not all be put back after the tests: {_cause(error)}"
    )


def _left(message: str) -> IncompleteError:
    """Something is half done, and written down, so that it can be finished or undone."""
    hint = "see to the cause, then finish or undo it: migrator recover"
    return IncompleteError(Problem("repo.recovery-due", message, hint))


def _cause(error: BaseException) -> str:
    """What went wrong, in the words of the system or in ours."""
    if isinstance(error, OSError) and error.strerror:
        place = error.filename2 or error.filename
        return f"{error.strerror}: {place}" if place else error.strerror
    return str(error) or "it was interrupted"


def some(paths: Sequence[str]) -> str:
    """A few of many paths."""
    paths = sorted(dict.fromkeys(paths))
    more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
    return ", ".join(paths[:_SHOWN]) + more
