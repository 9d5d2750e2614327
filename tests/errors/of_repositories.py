"""A repository that is not there, in the middle of something, or in somebody else's hands."""

import os
import shutil
from errno import ENOSPC, EXDEV
from pathlib import Path

from migrator.shell import git as shell_git
from migrator.shell.living import Owner
from migrator.shell.run_lock import held
from migrator.shell.transaction import checkout as transaction_checkout
from migrator.shell.transaction.beginning import Beginning
from tests.e2e.situations.checkout import OLD, cloned
from tests.e2e.situations.moments import at
from tests.errors.provoking import Ground, Told, provokes

# What is there


@provokes("repo.not-a-repository")
def no_repository(ground: Ground) -> Told:
    """Neither the folder nor one around it has a `.git`."""
    shutil.rmtree(ground.root / ".git")
    return ground.migrator("scan")


@provokes("repo.bare")
def no_checkout(ground: Ground) -> Told:
    """A bare repository has no files to look at."""
    ground.git("clone", "-q", "--bare", ground.root, ground.outside / "bare.git")
    return ground.migrator("-C", "../bare.git", "scan")


@provokes("repo.no-commit")
def nothing_committed(ground: Ground) -> Told:
    """There is nothing yet that a rollback could return to. `check` does without."""
    ground.git("switch", "-q", "--orphan", "empty")
    return ground.migrator("scan")


@provokes("repo.not-yours")
def somebody_elses(ground: Ground) -> Told:
    """Git asks before it runs what somebody else has configured: a container with a mounted folder,
    for one."""
    ground.patch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    return ground.migrator("scan")


@provokes("repo.shallow")
def a_history_that_is_cut_off(ground: Ground) -> Told:
    """The phase is the oldest commit of this clone, so that what was before it is not there."""
    ground.ok("run", "p0")
    shallow = cloned(ground.root, ground.outside / "shallow", "--depth=1")
    shutil.rmtree(ground.root)
    shallow.root.rename(ground.root)
    return ground.migrator("rollback", "p0")


# What is going on in it


@provokes("repo.dirty")
def work_in_the_way(ground: Ground) -> Told:
    """A file that the phase changes differs from the last commit. It would have to be overwritten,
    or committed with the phase; so nothing is done. Other files may be as they like."""
    ground.write("app/one.py", OLD + b"# mine\n")
    return ground.migrator("run", "p0")


@provokes("repo.in-progress")
def a_merge_that_is_not_ended(ground: Ground) -> Told:
    """A merge, a rebase, a cherry-pick, a revert or a bisection is under way in this checkout."""
    ground.git("bisect", "start")
    return ground.migrator("run")


@provokes("repo.unmerged")
def conflicts(ground: Ground) -> Told:
    """A stash or a patch that was applied has left conflicts."""
    ground.write("notes.txt", b"stashed\n")
    ground.git("stash", "-q")
    ground.write("notes.txt", b"committed\n")
    ground.commit()
    ground.tried("stash", "pop")
    return ground.migrator("run")


@provokes("repo.checked-out-twice")
def a_branch_in_two_worktrees(ground: Ground) -> Told:
    """`git worktree add --force` lets two checkouts have one branch. The other one would be left
    behind."""
    ground.git("worktree", "add", "-q", "--force", ground.outside / "twin", "main")
    return ground.migrator("run")


@provokes("repo.index-locked")
def a_lock_of_git(ground: Ground) -> Told:
    """Another git is at work, or one has died and left its lock. It is waited for some seconds, and
    never removed."""
    ground.index_lock.touch()
    return ground.migrator("run")


@provokes("repo.index-locked")
def a_lock_of_git_in_the_last_moment(ground: Ground) -> Told:
    """The same, when the phase was already on its way."""
    with at("staged", ground.index_lock.touch):
        return ground.migrator("run", "p0")


@provokes("repo.ref-locked")
def a_lock_of_a_branch(ground: Ground) -> Told:
    """Another git is about to move the branch, or one has died and left its lock."""
    (ground.git_folder / "refs/heads/main.lock").touch()
    return ground.migrator("run", "p0")


@provokes("repo.ref-refused", repeats=True)
def a_hook_that_holds_the_branch(ground: Ground) -> Told:
    """Git does not let the branch go, most often since a `reference-transaction` hook objects."""
    ground.hook("reference-transaction", '! grep -q " refs/heads/main$"')
    return ground.migrator("run", "p0")


@provokes("repo.busy")
def another_run(ground: Ground) -> Told:
    """One run at a time works on a repository, in all of its worktrees."""
    with held(ground.common / "migrator/lock"):
        return ground.migrator("run")


@provokes("repo.busy")
def what_another_run_has_left_running(ground: Ground) -> Told:
    """A run was killed, and a command of its gate still runs: it could write to the worktree."""
    lock = ground.common / "migrator/lock"
    lock.parent.mkdir()
    lock.write_bytes(Owner(4711, "laptop", "1", "migrator run p0").to_bytes())
    ground.patch.setattr("migrator.shell.run_lock.wait_for_children", lambda mark: False)
    ground.patch.setattr("migrator.shell.run_lock.marked", lambda name, mark: [4712, 4713])
    return ground.migrator("run")


@provokes("repo.busy")
def a_run_without_its_lock(ground: Ground) -> Told:
    """Somebody has removed the lock of a run that goes on."""
    folder = ground.common / "migrator/txn/0a1b"
    Beginning.make(folder, ground.root)
    ground.patch.setattr(Beginning, "is_under_way", True)
    return ground.migrator("run")


@provokes("repo.lock-lost")
def a_lock_that_is_removed(ground: Ground) -> Told:
    """Somebody removes the lock of this run while it goes on: others could run now as well."""
    with at("committed", (ground.common / "migrator/lock").unlink):
        return ground.migrator("run", "p0")


@provokes("repo.index-unlocked")
def a_lock_of_the_index_that_is_removed(ground: Ground) -> Told:
    """Somebody removes the lock of git's index, which a recovery holds."""
    a_landing_that_is_not_cleared_up(ground)
    ground.index_lock.unlink()
    ground.patch.setattr("migrator.shell.living.Owner.is_alive", False)
    with at("index built again", ground.index_lock.unlink):
        return ground.migrator("recover")


@provokes("repo.branch-moved")
def commits_that_come_in_between(ground: Ground) -> Told:
    """Somebody commits while a phase is made. It is made once more, on what is there now; if that
    happens again, the run ends."""
    with at("staged", lambda: ground.git("commit", "-q", "--allow-empty", "-m", "theirs"), times=2):
        return ground.migrator("run", "p0")


@provokes("repo.switched", status=1)
def another_branch(ground: Ground) -> Told:
    """Somebody checks out another branch between two phases."""
    ground.git("branch", "other")
    with at("cleared up", lambda: ground.git("switch", "-q", "other")):
        return ground.migrator("run")


@provokes("repo.changed-meanwhile")
def a_file_that_is_saved_in_the_last_moment(ground: Ground) -> Told:
    """An editor saves a file while the phase lands. The phase goes back; what was saved stays."""
    with at("moving", lambda: ground.write("app/two.py", b"theirs\n")):
        return ground.migrator("run", "p0")


@provokes("repo.worktree-gone")
def a_worktree_that_is_removed(ground: Ground) -> Told:
    """A command of the gate, or somebody else, removes the folder in which phases are made."""
    with at("committed", lambda: shutil.rmtree(ground.outside / "home/.cache")):
        ground.hook("pre-commit", "exit 0")
        return ground.migrator("run", "p0")


@provokes("repo.recovery-due", status=1)
def a_landing_that_is_not_cleared_up(ground: Ground) -> Told:
    """The branch has moved, and then something fails. What is left to do is written down."""

    def intrude() -> None:
        ground.index_lock.unlink()
        ground.index_lock.write_bytes(b"theirs")

    with at("ref moved", intrude):
        return ground.migrator("run", "p0")


@provokes("repo.recovery-due", status=1, repeats=True)
def neither_forward_nor_back(ground: Ground) -> Told:
    """Files have moved, the branch has not, and the disk refuses the way back."""

    def fails(*_arguments: object) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC), str(ground.root / "app/one.py"))

    with at("moved", lambda: ground.patch.setattr(transaction_checkout, "exchange", fails)):
        ground.hook("reference-transaction", '! grep -q " refs/heads/main$"')
        return ground.migrator("run", "p0")


@provokes("repo.recovery-unreadable")
def a_record_that_is_damaged(ground: Ground) -> Told:
    """What a crash has left to do is written down, and the disk has not kept it."""
    ground.write(".git/migrator/txn/0a1b/intent.json", b"\0\0\0\0")
    return ground.migrator("recover")


# Where it lies


@provokes("repo.other-filesystem")
def a_mount_inside_of_it(ground: Ground) -> Told:
    """A folder of the checkout is a mount, into which no file can be moved in one step."""

    def fails(beside: Path, here: Path) -> None:
        raise OSError(EXDEV, os.strerror(EXDEV), str(here))

    ground.patch.setattr(transaction_checkout, "exchange", fails)
    return ground.migrator("run", "p0")


@provokes("repo.case-collision")
def names_that_differ_in_case(ground: Ground) -> Told:
    """Git says of the file system that it takes both names for one, as on macOS."""
    ground.write("app/One.py", b"x = 1\n")
    ground.commit()
    ground.config("core.ignoreCase=true")
    return ground.migrator("run", "p0")


# Git itself


@provokes("git.not-found")
def no_git(ground: Ground) -> Told:
    """Git is not on the PATH."""

    def missing() -> None:
        raise ImportError

    with ground.patch.context() as patch:
        patch.setitem(__import__("sys").modules, "git", None)
        return ground.migrator("scan")


@provokes("git.too-old")
def an_old_git(ground: Ground) -> Told:
    """What a phase needs of git came with 2.34."""
    ground.patch.setattr(shell_git, "_OLDEST_GIT", (99, 0))
    return ground.migrator("scan")


@provokes("git.failed", repeats=True)
def a_broken_index(ground: Ground) -> Told:
    """Git does not do what it always does: the repository is damaged, or the disk is."""
    ground.write(".git/index", b"junk")
    return ground.migrator("scan")


@provokes("git.object-missing")
def contents_that_git_has_lost(ground: Ground) -> Told:
    """Git has a commit, and not all contents of its files."""
    ground.ok("run", "p0")
    oid = ground.line("rev-parse", "HEAD~:app/one.py")
    ground.git("update-ref", "refs/keep", "HEAD")
    return _without(ground, oid, "rollback", "p0")


def _without(ground: Ground, oid: str, *words: str) -> Told:
    place = ground.git_folder / "objects" / oid[:2] / oid[2:]
    with at("committed", place.unlink):
        return ground.migrator(*words)


# Making the commit


@provokes("commit.no-identity")
def nobody(ground: Ground) -> Told:
    """Git knows neither a name nor an address."""
    for role in ("AUTHOR", "COMMITTER"):
        ground.patch.delenv(f"GIT_{role}_NAME")
        ground.patch.delenv(f"GIT_{role}_EMAIL")
    ground.config("user.useConfigOnly=true")
    return ground.migrator("run", "p0")


@provokes("commit.failed", repeats=True)
def no_signature(ground: Ground) -> Told:
    """Commits are to be signed, and the program for that does not."""
    ground.config("commit.gpgSign=true", "gpg.program=false")
    return ground.migrator("run", "p0")


@provokes("hook.refused")
def a_hook_that_says_no(ground: Ground) -> Told:
    """The repository's own `pre-commit` or `commit-msg` hook does not let the commit pass."""
    ground.hook("pre-commit", "echo 'line 3 is too long' >&2; exit 1")
    return ground.migrator("run", "p0")


@provokes("hook.changed-files")
def a_hook_that_formats(ground: Ground) -> Told:
    """A hook changes files and stages them: what is committed would not be what was proved."""
    ground.hook("pre-commit", "echo '# formatted' >> app/one.py; git add app/one.py")
    return ground.migrator("run", "p0")


@provokes("hook.changed-message")
def a_hook_that_writes_the_message(ground: Ground) -> Told:
    """A hook takes away the lines by which the phase is known later."""
    ground.hook("commit-msg", "sed -i '/^Migration-Phase/d' \"$1\"")
    return ground.migrator("run", "p0")
