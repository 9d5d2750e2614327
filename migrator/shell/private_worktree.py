"""The private worktree: a checkout of our own, where phases are made and looked at.

It is made once and kept, since moving it to another commit is a hundred times faster. Nobody works
in it but the one run that holds the lock.
"""

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from migrator.core.ledger import parsed_trailers
from migrator.errors import MigratorError
from migrator.shell.commit_hooks import CommitHooks
from migrator.shell.git import Git, listed, opened_git, records, refused
from migrator.shell.quarantine import Quarantine
from migrator.shell.transaction.index import take_up
from migrator.shell.transaction.intent import Entry
from migrator.shell.transaction.moments import reached
from migrator.shell.transaction.places import Places

#: Another one each time that the system is started.
_SYSTEM_START = Path("/proc/sys/kernel/random/boot_id")
#: Nobody asks where its HEAD has been, and what it was may never have come to the repository.
_FORGETFUL = "core.logAllRefUpdates=false"
#: The worktree has all files, whatever the person's checkout leaves out.
#: So many lines of what hooks and git say are told.
_QUOTED = 20
_WHOLE = ("core.sparseCheckout=false", "index.sparse=false")


class PrivateWorktree:
    """A checkout apart, with its own HEAD and index."""

    def __init__(self, root: Path, git: Git, places: Places) -> None:
        self.root = root
        self._quarantine = _quarantine(places)
        self._quarantine.settle()
        self.git = self._quarantine.applied(git)
        self._places = places
        #: Whether only we have written to it since it was last cleaned.
        self._is_clean = False

    @classmethod
    def ready(cls, git: Git, places: Places, commit: str) -> "PrivateWorktree":
        """The worktree with a commit checked out, and nothing else in it."""
        root = places.private_worktree
        # What a partial clone has left out would have to be fetched.
        settings = (_FORGETFUL, *(() if git.is_partial else _WHOLE))
        if not _is_usable(root, places):
            remove(git, places)
            root.parent.mkdir(parents=True, exist_ok=True)
            git.within(*settings).without_hooks.out(
                "worktree", "add", "--force", "--lock", "--detach", str(root), commit
            )
            reached("worktree made")
        clear_locks(places)
        _distrust_after_restart(places)
        own = opened_git(root).within(*settings).without_hooks
        worktree = cls(root, own, places)
        worktree.clean(commit)
        reached("worktree ready")
        return worktree

    def clean(self, commit: str) -> None:
        """Have exactly the files of a commit, and no others, whatever commands have left."""
        if not self._is_clean:
            if not _is_usable(self.root, self._places):
                raise refused(
                    "repo.worktree-gone",
                    f"the worktree in which phases are made, {self.root}, was taken away",
                    "see whether a command of the gate does it; run again, and it is made anew",
                )
            clear_locks(self._places)
            # A branch that somebody has checked out here must not follow.
            self.git.out("update-ref", "--no-deref", "HEAD", commit)
            self._forget_flags()
            self._reset(commit)
        self._is_clean = True

    def _forget_flags(self) -> None:
        """Trust no file that git was told not to look at, and no index that it cannot read."""
        told = self.git.answer("ls-files", "-v", "-z")
        entries = told.out.split(b"\0")
        if told.status or any(entry and not entry.startswith(b"H ") for entry in entries):
            distrust(self._places)

    def _reset(self, commit: str) -> None:
        commands = (("reset", "--hard", "--quiet", commit), ("clean", "-ffdxq"))
        if any(self.git.answer(*words).status for words in commands):
            _make_writable(self.root)
            for words in commands:
                self.git.out(*words)

    def lend(self) -> Path:
        """Its folder, for commands of the person's own, which may leave anything behind."""
        self._is_clean = False
        return self.root

    def take_back(self, paths: Iterable[str], commit: str) -> None:
        """Have files as git checks them out of a commit, and not as they were written."""
        for path in paths:
            (self.root / path).unlink(missing_ok=True)
        self._is_clean = False
        self.clean(commit)

    # Making a commit

    def write(self, files: Mapping[str, bytes], removed: Iterable[str] = ()) -> None:
        """Write files, take others away, and stage that."""
        gone = list(removed)
        for path in gone:
            (self.root / path).unlink(missing_ok=True)
        for path, data in files.items():
            place = self.root / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        given = listed([*gone, *files])
        self.git.out("update-index", "--add", "--remove", "-z", "--stdin", given=given)

    def put(self, entries: Sequence[tuple[str, Entry | None]]) -> None:
        """Stage objects that git has, and check them out."""
        take_up(self.git, entries)
        for path, entry in entries:
            if entry is None:
                (self.root / path).unlink(missing_ok=True)
        there = [path for path, entry in entries if entry is not None]
        self.git.out("checkout-index", "-f", "-u", "-z", "--stdin", given=listed(there))

    def tree(self) -> str:
        """The tree of what is staged."""
        return self.git.line("write-tree")

    def commit(self, message: str, hooks: CommitHooks) -> str:
        """Commit what is staged, as the person would; the commit."""
        # Only a hook could make it something else.
        tree = self.tree() if hooks.any else None
        git = hooks.applied(self.git.within(**_own_language()))
        if hooks.any:
            self.lend()
            # Many a hook drops git's settings from its environment, and has to find what is staged.
            self._quarantine.release()
        verify = () if hooks.any else ("--no-verify",)
        answer = git.answer(
            "commit", "--quiet", "--allow-empty", "--cleanup=whitespace", "--file=-", *verify,
            given=message.encode(),
        )  # fmt: skip
        if answer.status:
            raise self._refused(answer.err or os.fsdecode(answer.out), hooks)
        self._quarantine.release()
        made = self.git.line("rev-parse", "HEAD")
        if tree is not None:
            self._check_made(made, message, tree)
        reached("committed")
        return made

    def _refused(self, said: str, hooks: CommitHooks) -> MigratorError:
        if "empty ident" in said or "tell me who you are" in said:
            return refused(
                "commit.no-identity",
                "git does not know who you are, so it makes no commit",
                'say so: git config --global user.name "Your Name", and '
                "git config --global user.email you@example.org",
            )
        said = _quoted(said)
        changed = records(self.git.out("diff", "--name-only", "-z"))
        also = f"\n    it changed: {', '.join(changed[:5])}" if changed else ""
        if hooks.any:
            return refused(
                "hook.refused",
                f"a commit hook of this repository refuses the commit:{said}{also}",
                "see to what it says, or leave the hooks out: --no-verify; nothing was changed",
            )
        return refused(
            "commit.failed", f"git made no commit:{said}", "see to what it says, and run again"
        )

    def _check_made(self, made: str, message: str, tree: str) -> None:
        held = self.git.line("rev-parse", f"{made}^{{tree}}")
        if held != tree:
            diff = _quoted(os.fsdecode(self.git.out("diff", "--stat", tree, held)))
            raise refused(
                "hook.changed-files",
                f"a commit hook of this repository changed what is committed:{diff}",
                "make its change first and commit it, or leave the hooks out: --no-verify; "
                "nothing was changed",
            )
        # As git reads them: what a hook adds behind may hide them.
        said = self.git.line("log", "-1", "--format=%(trailers:only=true,unfold=true)", made)
        lost = parsed_trailers(_last_paragraph(message)).items() - parsed_trailers(said).items()
        if lost:
            raise refused(
                "hook.changed-message",
                "after a commit hook of this repository, the message no longer says "
                f"{': '.join(min(lost))}",
                "let the hook keep it, or leave the hooks out: --no-verify; nothing was changed",
            )


def _quoted(said: str) -> str:
    """The last lines of what another program said, set off from what we say."""
    return "".join(f"\n    {line.strip()}" for line in said.strip().splitlines()[-_QUOTED:])


def _last_paragraph(message: str) -> str:
    return message.strip().rpartition("\n\n")[2]


def _own_language() -> Mapping[str, str]:
    """The person's language again, which hooks and editors are used to: git is asked in English."""
    known = {name: os.environ[name] for name in ("LC_ALL", "LANGUAGE") if name in os.environ}
    return {"LC_ALL": os.environ.get("LANG", "C.UTF-8"), "LANGUAGE": "", **known}


def _make_writable(root: Path) -> None:
    """Undo what keeps us from removing files: the rights of their folders."""
    root.chmod(0o755)
    for folder, names, _files in os.walk(root):
        for inner in (Path(folder, name) for name in names):
            # What a link leads to is somebody else's.
            if not inner.is_symlink():
                inner.chmod(0o755)


def _is_usable(root: Path, places: Places) -> bool:
    """Whether the worktree is there and belongs to this repository."""
    admin = _admin_folder(places)
    if admin is None or not (root / ".git").is_file():
        return False
    try:
        own = opened_git(root)
        return (
            own.path("--git-common-dir").samefile(places.common)
            and not own.answer("rev-parse", "--verify", "--quiet", "HEAD^{commit}").status
        )
    except (MigratorError, OSError):
        return False


def _admin_folder(places: Places) -> Path | None:
    """Where git keeps what it knows of the worktree."""
    pointer = os.fsencode(places.private_worktree / ".git")
    for folder in (places.common / "worktrees").glob("*"):
        with suppress(OSError):
            if (folder / "gitdir").read_bytes().strip() == pointer:
                return folder
    return None


def clear_locks(places: Places) -> None:
    """Remove the locks that a dead run has left in the worktree, which is nobody else's."""
    admin = _admin_folder(places)
    if admin is not None:
        for lock in admin.rglob("*.lock"):
            lock.unlink(missing_ok=True)


def distrust(places: Places) -> None:
    """Have all of its files written anew: a power cut may have emptied them without a trace."""
    admin = _admin_folder(places)
    if admin is not None:
        # Git trusts a file that looks as its index remembers it.
        (admin / "index").unlink(missing_ok=True)


def _distrust_after_restart(places: Places) -> None:
    """Distrust what was written before the system was last started, for nothing was synced."""
    try:
        start = _SYSTEM_START.read_bytes()
    except OSError:
        return
    known = places.home / "system-start"
    if not known.is_file() or known.read_bytes() != start:
        distrust(places)
        known.write_bytes(start)


def _quarantine(places: Places) -> Quarantine:
    return Quarantine(places.objects, places.common / "objects")


def settle(places: Places) -> None:
    """Objects that were on their way to the repository come to it; all others are forgotten."""
    _quarantine(places).settle()


def mend(git: Git, places: Places, commit: str) -> None:
    """After a crash: no locks, nothing that never came to the disk, no half-made worktree."""
    clear_locks(places)
    settle(places)
    if _admin_folder(places) is None or _is_usable(places.private_worktree, places):
        return
    # Its last commit may have been lost on its way to the disk.
    with suppress(MigratorError):
        own = opened_git(places.private_worktree).within(_FORGETFUL, *_WHOLE).without_hooks
        own.out("update-ref", "--no-deref", "HEAD", commit)
        own.out("reset", "--hard", "--quiet", commit)
    if not _is_usable(places.private_worktree, places):
        remove(git, places)


def remove(git: Git, places: Places) -> None:
    """Take the worktree away; it is made anew when it is needed."""
    admin, root = _admin_folder(places), places.private_worktree
    if root.is_dir() and not root.is_symlink():
        _make_writable(root)
        shutil.rmtree(root, ignore_errors=True)
    else:
        root.unlink(missing_ok=True)
    if admin is not None:
        (admin / "locked").unlink(missing_ok=True)
        git.out("worktree", "prune")
        shutil.rmtree(admin, ignore_errors=True)
