"""New objects get their names in the repository once they are on the disk, and not before.

Git gives an object its name at once, and waits for the disk once an object, if at all. After a
power cut, a name may stand for nothing. So git writes into a folder of ours, all that is new goes
to the disk together, and then it moves into the repository.
"""

import os
import shutil
from pathlib import Path

from migrator.shell.durable import sync
from migrator.shell.git import Git


class Quarantine:
    """A folder of objects that the repository does not have yet."""

    def __init__(self, folder: Path, objects: Path) -> None:
        self._folder = folder
        self._objects = objects

    def applied(self, git: Git) -> Git:
        """Git that writes into the folder, and reads from the repository as well."""
        return git.within(
            GIT_OBJECT_DIRECTORY=str(self._folder),
            GIT_ALTERNATE_OBJECT_DIRECTORIES=_quoted(self._objects),
        )

    def release(self) -> None:
        """Let the repository have what is new."""
        new = [path for path in self._folder.rglob("*") if path.is_file()]
        # An index names what its pack holds, so it comes last.
        new.sort(key=lambda path: path.suffix == ".idx")
        sync(new)
        homes = {path.parent: self._objects / path.parent.relative_to(self._folder) for path in new}
        for home in homes.values():
            home.mkdir(exist_ok=True)
        for path in new:
            path.replace(homes[path.parent] / path.name)
        sync([*homes.values(), self._objects])

    def clear(self) -> None:
        """Forget what was not released."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)


def _quoted(path: Path) -> str:
    """A path in a list of paths, which are divided by colons."""
    text = os.fspath(path)
    for char, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n")):
        text = text.replace(char, escaped)
    return f'"{text}"'
