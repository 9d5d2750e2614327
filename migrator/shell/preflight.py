"""What must not be under way in a checkout for anything to land in it."""

import time

from migrator.shell.git import Git, records, refused
from migrator.shell.transaction.places import Places
from migrator.shell.transaction.refs import head
from migrator.shell.transaction.refusals import index_locked

_PATIENCE = 5.0
#: What git leaves in its folder while something is going on, and how it is ended.
_UNDER_WAY = {
    "MERGE_HEAD": ("a merge", "git merge --continue, or --abort"),
    "rebase-merge": ("a rebase", "git rebase --continue, or --abort"),
    "rebase-apply": ("a rebase or `git am`", "git rebase --continue, or --abort"),
    "CHERRY_PICK_HEAD": ("a cherry-pick", "git cherry-pick --continue, or --abort"),
    "REVERT_HEAD": ("a revert", "git revert --continue, or --abort"),
    "sequencer": ("a row of cherry-picks or reverts", "git cherry-pick --continue, or --abort"),
    "BISECT_LOG": ("a bisection", "git bisect reset"),
}


def check(git: Git, places: Places) -> None:
    """Refuse a checkout that is in the middle of something."""
    for name, (what, end) in _UNDER_WAY.items():
        if (places.git_folder / name).exists():
            raise refused("repo.in-progress", f"{what} is under way", f"end it first: {end}")
    unmerged = records(git.out("ls-files", "--unmerged", "-z"))
    conflicts = sorted({record.partition("\t")[2] for record in unmerged})
    if conflicts:
        raise refused(
            "repo.unmerged",
            f"not merged yet: {', '.join(conflicts[:5])}",
            "resolve the conflicts and commit; see them: git status",
        )
    _check_alone(git, places)
    _check_unlocked(places)


def _check_alone(git: Git, places: Places) -> None:
    """A branch that is checked out twice would leave the other checkout behind."""
    branch = head(git).branch
    if branch is None:
        return
    main, *linked = git.worktrees()
    # Of the main one git may tell where its git folder is, not where its files are.
    others = [] if places.git_folder == places.common else [main]
    others += [found for found in linked if not _is_same(found["worktree"], places)]
    others = [found for found in others if found.get("branch") == branch]
    if others:
        raise refused(
            "repo.checked-out-twice",
            f"{branch.removeprefix('refs/heads/')} is checked out in "
            f"{others[0]['worktree']} as well",
            "check out another branch there, or detach it: git switch --detach",
        )


def _is_same(checkout: str, places: Places) -> bool:
    try:
        return places.root.samefile(checkout)
    except OSError:
        return False


def _check_unlocked(places: Places) -> None:
    lock = places.index.with_name(f"{places.index.name}.lock")
    deadline = time.monotonic() + _PATIENCE
    while lock.exists():
        if time.monotonic() > deadline:
            raise index_locked(lock)
        time.sleep(0.05)
