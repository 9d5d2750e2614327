"""The control: write the files in place, `git add`, `git commit`, as anybody would.

It says its steps as the tool does, so that it can be killed in the same way. It has no recovery.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from .scenes import NEW_IMPORT, OLD_IMPORT

_MESSAGE = """\
Move make

Migration: crash
Migration-Phase: p0
Migration-Run: 1
Migration-Manifest: sha256:0
"""


def main() -> None:
    """Change, add and commit every file that holds the old import, if asked to `run`."""
    if sys.argv[1:] != ["run"]:
        return
    paths = list(_holders())
    for path in paths:
        sys.audit("migrator.reached", "moving")
        Path(path).write_bytes(Path(path).read_bytes().replace(OLD_IMPORT, NEW_IMPORT))
    sys.audit("migrator.reached", "written")
    _git("add", "--", *paths)
    sys.audit("migrator.reached", "added")
    _git("commit", "-q", "-m", _MESSAGE, "--", *paths)
    sys.audit("migrator.reached", "committed")


def _holders() -> Iterator[str]:
    found = _git("grep", "-l", "-z", "-F", OLD_IMPORT.decode(), "--", "*.py")
    return (os.fsdecode(path) for path in found.split(b"\0") if path)


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], check=True, stdout=subprocess.PIPE).stdout
