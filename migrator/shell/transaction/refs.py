"""Refs: the one step that decides, and what keeps its objects alive until then."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from migrator.shell.durable import sync_present
from migrator.shell.git import Git, refused
from migrator.shell.living import git_is_at_work
from migrator.shell.transaction.intent import Target
from migrator.shell.transaction.places import Places
from migrator.shell.transaction.refusals import branch_moved

#: No migration can have this name.
CANDIDATE = "refs/migrator/_candidate"


@dataclass(frozen=True, slots=True)
class Head:
    """What is checked out."""

    #: The full name of the branch; None if HEAD is detached.
    branch: str | None
    commit: str


def head(git: Git) -> Head:
    """What a checkout has checked out."""
    answer = git.answer("symbolic-ref", "--quiet", "HEAD")
    branch = answer.out.decode("utf-8", "surrogateescape").strip() if answer.status == 0 else None
    return Head(branch, git.line("rev-parse", "--verify", "HEAD^{commit}"))


def held(git: Git, ref: str) -> str | None:
    """The commit that a ref holds, if it is there."""
    answer = git.answer("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
    return answer.out.decode().strip() if answer.status == 0 else None


def propose(git: Git, commit: str) -> None:
    """Keep a commit that is on no branch yet from being collected.

    The ref is written over by the next one and never deleted: deleting locks all packed refs.
    """
    git.durable.out("update-ref", "--no-deref", CANDIDATE, commit)


def decide(git: Git, places: Places, target: Target) -> None:
    """Let the branch go to the target and make its records, if it still is at the base."""
    commands = ["start"]
    if target.branch is None:
        commands.append("option no-deref")
    commands.append(f"update {target.ref} {target.commit} {target.base}")
    commands += [f"create {name} {oid}" for name, oid in target.records]
    commands += ["prepare", "commit"]
    answer = git.durable.answer(
        "update-ref", "--stdin", "-m", f"migrator: {target.what}",
        given="".join(f"{command}\n" for command in commands).encode("utf-8", "surrogateescape"),
    )  # fmt: skip
    if answer.status:
        if held(git, target.ref) != target.base:
            raise branch_moved(target.ref)
        raise refused(
            "repo.ref-refused",
            f"git did not move {target.ref}: {answer.complaint}",
            "see whether a reference-transaction hook objects, or whether a lock of a ref was left "
            "behind, and run again; nothing was changed",
        )
    _sync(places, target)


def _sync(places: Places, target: Target) -> None:
    """Write the refs through: git does so from 2.36 on, but never their folders."""
    folder = places.git_folder if target.branch is None else places.common
    # Some stores of refs keep them elsewhere.
    sync_present([folder / target.ref, *(places.common / name for name, _oid in target.records)])


def clear_own_locks(places: Places) -> None:
    """Remove the locks in the part of the refs that is the tool's own."""
    for lock in (places.common / "refs" / "migrator").rglob("*.lock"):
        lock.unlink(missing_ok=True)


def locks(places: Places, target: Target) -> list[Path]:
    """The locks that there are on the refs which decide."""
    refs = [places.git_folder / "HEAD"]
    if target.branch is not None:
        refs.append(places.common / target.branch)
    return [lock for ref in refs if (lock := ref.with_name(f"{ref.name}.lock")).exists()]


def clear_locks(places: Places, target: Target) -> list[Path]:
    """Remove the locks that a dead git of ours has left on a branch; those that have to stay.

    Such a lock holds what the ref was to become, or nothing yet. None was there at the beginning.
    """
    left = []
    for lock in locks(places, target):
        is_ours = lock.read_bytes().strip() in {b"", target.commit.encode()}
        if is_ours and not git_is_at_work(places.root, places.common):
            lock.unlink(missing_ok=True)
        else:
            left.append(lock)
    return left


def complete(git: Git, target: Target) -> None:
    """Make the records that are missing: git makes one ref after the other."""
    missing = [
        (name, oid)
        for name, oid in target.records
        if git.answer("rev-parse", "--verify", "--quiet", name).status
    ]
    if missing:
        create(git, missing)


def create(git: Git, records: Sequence[tuple[str, str]]) -> None:
    """Make refs that say something without anything else changing."""
    commands = "".join(f"create {name} {oid}\n" for name, oid in records)
    git.durable.out("update-ref", "--stdin", given=commands.encode())
