"""The record of intent: what a checkout is about to follow, written down before it moves.

It says all that is needed to finish or to undo, whoever reads it after a crash.
"""

import json
import os
import stat
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from migrator.shell.durable import write
from migrator.shell.git import Git, refused

_NAME = "intent.json"
_VERSION = 1
_NOTHING = "0" * 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as git has it."""

    mode: str
    oid: str


@dataclass(frozen=True, slots=True)
class FileMove:
    """One path on its way from one commit to another."""

    path: str
    old: Entry | None
    new: Entry | None
    #: Fingerprints of the bytes in the checkout; None where there is no file there. A path that
    #: a sparse checkout leaves out has neither.
    before: str | None = None
    after: str | None = None
    #: The name in the staging folder of the file that comes, and afterwards of the one that went.
    slot: str = ""
    #: Fingerprint of the bytes that git would check out for what was; None where nobody asks.
    usual: str | None = None

    @property
    def moves(self) -> bool:
        """Whether the checkout has the file at all."""
        return self.before is not None or self.after is not None


@dataclass(frozen=True, slots=True)
class Target:
    """Where a branch is to go, and the records that go with it."""

    #: The full name of the branch; None if HEAD is detached.
    branch: str | None
    base: str
    commit: str
    #: Refs to be made in the same step, each with what it holds.
    records: tuple[tuple[str, str], ...] = ()
    #: What people call it, such as ``phase p0 of run 5f3a``.
    what: str = ""
    #: Whether originals that git could not give back are kept, since this can be taken back.
    keeps_originals: bool = False

    @property
    def ref(self) -> str:
        """The ref that decides."""
        return self.branch or "HEAD"


@dataclass(frozen=True, slots=True)
class Intent:
    """A transaction that has begun to show."""

    id: str
    root: str
    target: Target
    files: tuple[FileMove, ...]
    #: The folder with the staged files, which take the displaced ones in.
    staging: str
    #: Whether the files go back in any case, since the branch is not to move.
    is_trial: bool = False

    def write(self, folder: Path) -> None:
        """Write it down durably."""
        table = {"version": _VERSION, **asdict(self)}
        write(folder / _NAME, json.dumps(table, ensure_ascii=True).encode())

    @classmethod
    def read(cls, folder: Path) -> "Intent | None":
        """The intent of a transaction; None if it had none yet."""
        try:
            table = json.loads((folder / _NAME).read_bytes())
            target = table["target"]
            return cls(
                table["id"],
                table["root"],
                Target(
                    target["branch"],
                    target["base"],
                    target["commit"],
                    tuple((name, held) for name, held in target["records"]),
                    target["what"],
                    target["keeps_originals"],
                ),
                tuple(_move(move) for move in table["files"]),
                table["staging"],
                table["is_trial"],
            )
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError):
            raise refused(
                "repo.recovery-unreadable",
                f"what was cut short cannot be known, since {folder / _NAME} is damaged",
                f"compare what lies in {folder} with git status, and move that folder away",
            ) from None

    @staticmethod
    def forget(folder: Path) -> None:
        """The transaction is over."""
        (folder / _NAME).unlink(missing_ok=True)


def _move(table: dict[str, object]) -> FileMove:
    before, after, usual = (
        None if table[key] is None else str(table[key]) for key in ("before", "after", "usual")
    )
    old, new = _entry(table["old"]), _entry(table["new"])
    return FileMove(str(table["path"]), old, new, before, after, str(table["slot"]), usual)


def _entry(table: object) -> Entry | None:
    return Entry(str(table["mode"]), str(table["oid"])) if isinstance(table, dict) else None


def moves_between(git: Git, base: str, commit: str) -> tuple[FileMove, ...]:
    """The paths in which two commits differ."""
    out = git.out("diff-tree", "-r", "-z", "--raw", "--no-renames", base, commit)
    fields = out.split(b"\0")
    moves: list[FileMove] = []
    for info, path in zip(fields[::2], fields[1::2], strict=False):
        # `:100644 100644 old new M`
        old_mode, new_mode, old, new, _status = info.decode().removeprefix(":").split(" ")
        moves.append(
            FileMove(
                os.fsdecode(path),
                None if old_mode == _NOTHING else Entry(old_mode, old),
                None if new_mode == _NOTHING else Entry(new_mode, new),
                slot=str(len(moves)),
            )
        )
    return tuple(moves)


def fingerprint_of(data: bytes, entry: Entry) -> str:
    """What `fingerprint` gives for a file of such contents."""
    return ("x:" if entry.mode == "100755" else "") + sha256(data).hexdigest()


def fingerprint(path: Path) -> str | None:
    """What tells a file from any other that may stand there; None if there is none."""
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            return f"link:{sha256(os.fsencode(path.readlink())).hexdigest()}"
        if not stat.S_ISREG(status.st_mode):
            return "no file"
        is_program = "x:" if status.st_mode & stat.S_IXUSR else ""
        return is_program + sha256(path.read_bytes()).hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None
