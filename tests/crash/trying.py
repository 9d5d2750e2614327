"""Two commands more, for the harness alone: a phase is tried in the checkout, and nothing else."""

import os
import secrets
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from migrator.cli.common import Common, with_common

from .scenes import NEW_IMPORT, OLD_IMPORT

#: The commit that is tried; it is on no branch.
_TRIED = "refs/tried"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("prepare")(prepare)
    app.command("trial")(tried)


@with_common
def prepare(common: Common) -> None:
    """Commit what the user has tracked, for a trial needs that, and the phase on no branch."""
    _git("add", "-u")
    _git("commit", "-q", "-m", "My work")
    base = _git("rev-parse", "HEAD").decode().strip()
    with TemporaryDirectory() as folder:
        index = str(Path(folder) / "index")
        _git("read-tree", base, index=index)
        for path in _holders(base):
            text = _git("cat-file", "blob", os.fsencode(f"{base}:") + path)
            blob = _git("hash-object", "-w", "--stdin", given=text.replace(OLD_IMPORT, NEW_IMPORT))
            mode = _git("ls-tree", base, "--", path)[:6]
            entry = mode + b" " + blob.strip() + b"\t" + path + b"\0"
            _git("update-index", "-z", "--index-info", index=index, given=entry)
        tree = _git("write-tree", index=index).decode().strip()
    commit = _git("commit-tree", tree, "-p", base, "-m", "The phase").decode().strip()
    _git("update-ref", _TRIED, commit)


@with_common
def tried(common: Common) -> None:
    """Have the phase in the checkout for a moment, in which nothing may be as before."""
    from migrator.app.session import session  # noqa: PLC0415 - as in every command
    from migrator.shell.repository import opened  # noqa: PLC0415
    from migrator.shell.transaction.intent import Target  # noqa: PLC0415
    from migrator.shell.transaction.trial import trial  # noqa: PLC0415

    with opened(common.repo) as repository, session(repository) as begun:
        now, commit = begun.head, repository.git.line("rev-parse", _TRIED)
        target = Target(now.branch, now.commit, commit, what="Phase p0")
        private = begun.worktree(commit).git
        with trial(secrets.token_hex(8), repository, begun.places, target, private):
            sys.audit("migrator.reached", "tests begin")
            left = [path for path in _holders(commit, new=True) if not _is_new(path)]
            if left:
                raise typer.Exit(3)
            sys.audit("migrator.reached", "tests end")


def _is_new(path: bytes) -> bool:
    """Whether a file is as after the phase, or not checked out at all."""
    place = Path(os.fsdecode(path))
    return not place.exists() or NEW_IMPORT in place.read_bytes()


def _holders(commit: str, *, new: bool = False) -> list[bytes]:
    """The Python files of a commit that hold an import."""
    word = (NEW_IMPORT if new else OLD_IMPORT).decode()
    found = _git("grep", "-l", "-z", "-F", word, commit, "--", "*.py")
    return [record.partition(b":")[2] for record in found.split(b"\0") if record]


def _git(*words: str | bytes, index: str | None = None, given: bytes | None = None) -> bytes:
    env = {**os.environ, **({"GIT_INDEX_FILE": index} if index else {})}
    done = subprocess.run(["git", *words], env=env, input=given, check=True, stdout=subprocess.PIPE)
    return done.stdout
