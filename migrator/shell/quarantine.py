"""New objects get their names in the repository once they are on the disk, and not before.

Git gives an object its name at once, and waits for the disk once an object, if at all. After a
power cut, a name may stand for nothing. So git writes into a folder of ours, all that is new goes
to the disk together, and then it moves into the repository.
"""

import os
from pathlib import Path

from migrator.shell.durable import sync_together, write
from migrator.shell.git import Git


class Quarantine:
    """A folder of objects that the repository does not have yet."""

    def __init__(self, folder: Path, objects: Path) -> None:
        self._folder = folder
        self._objects = objects
        self._released = folder.with_name(f"{folder.name}.released")

    def applied(self, git: Git) -> Git:
        """Git that writes into the folder, and reads from the repository as well."""
        self._folder.mkdir(parents=True, exist_ok=True)
        return git.within(
            GIT_OBJECT_DIRECTORY=str(self._folder),
            GIT_ALTERNATE_OBJECT_DIRECTORIES=_quoted(self._objects),
        )

    def release(self) -> None:
        """Let the repository have what is new."""
        sync_together(path for folder in self._folder.iterdir() for path in folder.iterdir())
        # From here on the rest has to follow, or a tree may come without what it holds.
        write(self._released, b"")
        self._move()

    def _move(self) -> None:
        homes = [self._objects]
        for folder in self._folder.iterdir():
            home = self._objects / folder.name
            home.mkdir(exist_ok=True)
            homes.append(home)
            # An index names what its pack holds, so it comes last.
            for path in sorted(folder.iterdir(), key=lambda path: path.suffix == ".idx"):
                path.replace(home / path.name)
        sync_together(homes)
        self._released.unlink()

    def settle(self) -> None:
        """Finish a release that was cut short, and forget what was never released."""
        if self._released.exists():
            self._move()
        # The folders stay: in new ones, a file system takes twice as long to make a file.
        for path in self._folder.glob("*/*"):
            path.unlink()


def _quoted(path: Path) -> str:
    """A path in a list of paths, which are divided by colons."""
    text = os.fspath(path)
    for char, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n")):
        text = text.replace(char, escaped)
    return f'"{text}"'
