"""A small repository with old names in it, and `check` run over it."""

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.e2e.terminal import Ran, run

MakeRepository = Callable[[Mapping[str, bytes]], Path]

MANIFEST = """\
[migration]
name = "ws"

[priorities]
P0 = ["tests/**"]
P1 = ["**"]

[steps.imports]
transform = "move_symbols"
move = { "app.old.make" = "app.new.get" }

[[phases]]
id = "p0"
steps = ["imports"]
priorities = ["P0"]

[[phases]]
id = "p1"
steps = ["imports"]
priorities = ["P1"]

[gate]
levels = ["syntax"]
"""

FILES = {
    "migration.toml": MANIFEST,
    "app/__init__.py": "",
    "app/old.py": "def make(): ...\n",
    "app/new.py": "def get(): ...\n",
    "app/svc.py": "from app.old import make\n\n\ndef run():\n    return make()\n",
    "app/clean.py": "VALUE = 1\n",
    "tests/test_svc.py": "from app.old import make\n\n\ndef test_it():\n    assert make\n",
}
#: The places in which these files use the old name.
USES = {("app/svc.py", 1), ("tests/test_svc.py", 1)}
BASELINE = "migrator-baseline.json"


class Checked:
    """A repository, and what is done in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, path: str, text: str) -> None:
        """Write a file of it."""
        full = self.folder / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_bytes(text.encode())

    def read(self, path: str) -> str:
        """Read a file of it."""
        return (self.folder / path).read_bytes().decode()

    def git(self, *arguments: str) -> str:
        """Run git in it."""
        done = subprocess.run(
            ["git", "-C", self.folder, *arguments], check=True, capture_output=True, text=True
        )
        return done.stdout

    def check(self, *arguments: str | Path) -> Ran:
        """Check it."""
        return run("-C", self.folder, "check", *arguments)

    def json(self, *arguments: str | Path) -> dict[str, Any]:
        """Check it, for a program."""
        found: dict[str, Any] = json.loads(self.check("--format", "json", *arguments).out)
        return found

    def places(self, *arguments: str | Path) -> set[tuple[str, int]]:
        """The places of all problems that count."""
        problems = self.json(*arguments)["problems"]
        return {(one["path"], one["line"]) for one in problems if not one["tolerated"]}

    def land(self) -> None:
        """Land all phases."""
        ran = run("-C", self.folder, "run", "--quiet")
        assert ran.status == 0, ran.err


def checked(make: MakeRepository, changed: Mapping[str, str | None] | None = None) -> Checked:
    """A repository of the files, some of them changed or left out."""
    files = FILES | dict(changed or {})
    return Checked(make({path: text.encode() for path, text in files.items() if text is not None}))
