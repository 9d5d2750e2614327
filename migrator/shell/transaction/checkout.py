"""The files of a checkout follow a commit, one by one, each by one step that nothing can tear.

Before a file moves, the staging folder holds what comes; afterwards it holds what went. So both
are always there, and either way back or forward is open.
"""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from migrator.shell.durable import sync
from migrator.shell.transaction.exchange import exchange, settle
from migrator.shell.transaction.intent import FileMove, fingerprint
from migrator.shell.transaction.moments import reached


class Checkout:
    """The files of a checkout, with the staging folder of a transaction."""

    def __init__(self, root: Path, staging: Path) -> None:
        self._root = root
        self._staging = staging

    def _here(self, move: FileMove) -> Path:
        return self._root / move.path

    def _beside(self, move: FileMove) -> Path:
        return self._staging / move.slot

    def follow(self, moves: Sequence[FileMove]) -> None:
        """Let all files be what they are to be."""
        for move in moves:
            reached("moving")
            if move.moves:
                self._forward(move)
        # An exchange is one entry of a journal: the folder on one side carries both.
        sync(self._folders(moves))
        reached("moved")

    def _forward(self, move: FileMove) -> None:
        here, beside = self._here(move), self._beside(move)
        if move.new is None:
            here.rename(beside)
        elif move.old is None:
            here.parent.mkdir(parents=True, exist_ok=True)
            # A second name is never put in the place of a file that is there.
            os.link(beside, here, follow_symlinks=False)
        else:
            exchange(beside, here)

    def disturbed(self, moves: Iterable[FileMove]) -> list[str]:
        """Paths whose displaced file is not what it was when it was looked at: somebody saved."""
        return [
            move.path
            for move in moves
            if move.before is not None and fingerprint(self._beside(move)) != move.before
        ]

    def go_back(self, moves: Sequence[FileMove]) -> list[str]:
        """Let all files be what they were; the paths that somebody has changed since are left."""
        changed = []
        for move in reversed(moves):
            reached("moving back")
            if move.moves and not self._back(move):
                changed.append(move.path)
        sync(self._folders(moves))
        return changed

    def _back(self, move: FileMove) -> bool:
        """Whether the file is as it was before it moved, or had not moved."""
        here, beside = self._here(move), self._beside(move)
        settle(beside)
        now = fingerprint(here)
        if move.new is None:
            return self._give_back(move, now)
        if now != move.after:
            return now == move.before
        if move.old is None:
            here.unlink()
            self._remove_empty(here.parent)
            return True
        if move.before == move.after:
            return True
        # Whatever was displaced comes back, also what was saved in the last moment.
        exchange(beside, here)
        return True

    def _give_back(self, move: FileMove, now: str | None) -> bool:
        here, beside = self._here(move), self._beside(move)
        if now is not None:
            return now == move.before
        if not beside.exists():
            return False
        here.parent.mkdir(parents=True, exist_ok=True)
        os.link(beside, here)
        return True

    def put_back(self, moves: Sequence[FileMove]) -> list[str]:
        """Let all files be what they were, whatever stands in their place: that is taken beside.

        The paths are given that are left, since their original is not there any more, or no
        folder that it could go back to. Where the system refuses one, all others go back first.
        """
        left, failures = [], []
        for move in reversed(moves):
            reached("moving back")
            try:
                if move.moves and not self._put_back(move):
                    left.append(move.path)
            except OSError as error:
                failures.append(error)
        sync(self._folders(moves))
        if failures:
            raise failures[0]
        return left

    def _put_back(self, move: FileMove) -> bool:
        """Whether the file is as it was before it moved."""
        here, beside = self._here(move), self._beside(move)
        settle(beside)
        if not self._is_inside(here):
            return False
        now, aside = fingerprint(here), fingerprint(beside)
        if move.old is None:
            return self._take_away(move, now, aside)
        if now == move.before:
            return True
        # Without the original beside, the file was back already, and somebody has gone on with it.
        if aside is None or (now != move.after and aside != move.before):
            return False
        if now is None:
            here.parent.mkdir(parents=True, exist_ok=True)
            os.link(beside, here)
        else:
            exchange(beside, here)
        return True

    def _take_away(self, move: FileMove, now: str | None, aside: str | None) -> bool:
        """Let a file that was added be no longer there; what was made of it is beside then."""
        here, beside = self._here(move), self._beside(move)
        if now not in {None, move.after}:
            if aside is None:
                return False
            # Two names of one file stay what they are.
            exchange(beside, here)
        here.unlink(missing_ok=True)
        self._remove_empty(here.parent)
        return True

    def _is_inside(self, here: Path) -> bool:
        """Whether nothing but folders of the checkout is on the way to a file."""
        ways = [way for way in here.parents if self._root in way.parents]
        return all(way.is_dir() and not way.is_symlink() for way in ways if os.path.lexists(way))

    def tidy(self, moves: Iterable[FileMove]) -> None:
        """Remove the folders that have lost their last file, as git does."""
        for move in moves:
            if move.new is None and move.moves:
                self._remove_empty(self._here(move).parent)

    def _remove_empty(self, folder: Path) -> None:
        with suppress(OSError):
            while folder != self._root:
                folder.rmdir()
                folder = folder.parent

    def _folders(self, moves: Iterable[FileMove]) -> list[Path]:
        """The folders of the checkout that a move writes to."""
        touched = {self._here(move).parent for move in moves if move.moves}
        return [folder for folder in touched if folder.is_dir()]
