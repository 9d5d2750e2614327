"""What git holds of a migration: its commits, and the refs that record them."""

import os
from collections.abc import Iterable

from migrator.core.ledger import (
    MIGRATION,
    Commit,
    Ledger,
    Record,
    parsed_trailers,
    read_records,
    records_folder,
)
from migrator.shell.git import Git, records

_FORMAT = "%H%x00%T%x00%P%x00%cI%x00%s%x00%(trailers:only=true,unfold=true)"
_FIELDS = 6


def ledger(git: Git, migration: str, revision: str = "HEAD") -> Ledger:
    """The landings of a migration in the history of a revision."""
    out = git.within("log.showSignature=false").out(
        "log", "-z", "--topo-order", f"--format={_FORMAT}",
        "--fixed-strings", f"--grep={MIGRATION}: {migration}", revision, "--",
    )  # fmt: skip
    fields = os.fsdecode(out).split("\0")
    rows = [fields[at : at + _FIELDS] for at in range(0, len(fields) - 1, _FIELDS)]
    commits = [_commit(row) for row in rows]
    return Ledger.read([commit for commit in commits if commit.migration == migration])


def commit(git: Git, revision: str) -> Commit | None:
    """One commit; None if git does not have it."""
    answer = git.within("log.showSignature=false").answer(
        "log", "-1", "-z", f"--format={_FORMAT}", revision, "--"
    )
    fields = os.fsdecode(answer.out).split("\0")
    return _commit(fields[:_FIELDS]) if answer.status == 0 and len(fields) >= _FIELDS else None


def _commit(row: list[str]) -> Commit:
    name, tree, parents, date, title, trailers = row
    return Commit(name, tree, tuple(parents.split()), date, title, parsed_trailers(trailers))


def all_records(git: Git, migration: str) -> list[Record]:
    """The records of a migration in this repository."""
    out = git.out(
        "for-each-ref", "--format=%(refname) %(objectname)", records_folder(migration)
    ).decode()
    refs = dict(line.rsplit(" ", 1) for line in out.splitlines())
    return read_records(migration, refs)


def commits_touching(git: Git, since: str, until: str, paths: Iterable[str]) -> list[str]:
    """The commits between two that touch some paths: short name and title of each."""
    names = [f":(top,literal){path}" for path in paths]
    out = git.out("log", "-z", "--format=%h %s", f"{since}..{until}", "--", *names)
    return records(out)


def branches_with(git: Git, commit: str, *kinds: str) -> list[str]:
    """The branches that have a commit, here or as they were last fetched."""
    kinds = kinds or ("refs/heads", "refs/remotes")
    out = git.out("for-each-ref", "--format=%(refname:short)", f"--contains={commit}", *kinds)
    return out.decode(errors="replace").splitlines()


def tree_of(git: Git, revision: str) -> str:
    """The tree of a commit."""
    return git.line("rev-parse", "--verify", f"{revision}^{{tree}}")
