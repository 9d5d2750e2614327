"""A small repository on its way from old names to new ones, and what a person asks git about it."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from tests.e2e.terminal import Ran, run

MakeRepository = Callable[[Mapping[str, bytes]], Path]

NAMES = """\
[migration]
name = "walk"

[steps.make]
transform = "move_symbols"
move = { "lib.old.make" = "lib.new.make" }

[steps.take]
transform = "move_symbols"
move = { "lib.old.take" = "lib.newer.take" }
"""
#: `a` and `b` have nothing in common; `takes` goes over the files of both; `none` has no files.
PHASES = """
[[phases]]
id = "a"
title = "The makes of a"
steps = ["make"]
include = ["a/**"]

[[phases]]
id = "b"
steps = ["make"]
include = ["b/**"]

[[phases]]
id = "none"
steps = ["make"]
include = ["none/**"]

[[phases]]
id = "takes"
steps = ["take"]
"""
GATE = """
[gate]
levels = ["syntax"]
"""
MANIFEST = NAMES + PHASES + GATE
MAKE = "from lib.old import make\n\nmake()\n"
BOTH = "from lib.old import make\nfrom lib.old import take\n\nmake()\ntake()\n"
FILES = {
    "migration.toml": MANIFEST,
    "README.md": "Nothing of interest.\n",
    "lib/__init__.py": "",
    "lib/old.py": "def make(): ...\n\n\ndef take(): ...\n",
    "lib/new.py": "def make(): ...\n",
    "lib/newer.py": "def take(): ...\n",
    "a/both.py": BOTH,
    "a/make.py": MAKE,
    "b/make.py": MAKE,
}
#: A program that runs `migrator`, and dies at the moment that it is told first.
_DYING = """
import os, signal, sys

moment = sys.argv.pop(1)


def hook(event, told):
    if event == "migrator.reached" and told[0] == moment:
        os.kill(os.getpid(), signal.SIGKILL)


sys.addaudithook(hook)
from migrator.cli import main

main()
"""


class Scene:
    """The repository, with what a person does in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def migrator(self, *arguments: str | Path) -> Ran:
        return run("-C", self.folder, *arguments)

    def ok(self, *arguments: str | Path) -> Ran:
        """A command that has to end well."""
        ran = self.migrator(*arguments)
        assert ran.status == 0, ran.out + ran.err
        return ran

    def refused(self, code: str, *arguments: str | Path) -> Ran:
        """A command that has to be refused, and to change nothing."""
        before = self.all()
        ran = self.migrator(*arguments)
        assert ran.status == 2, ran.out + ran.err
        assert f"error[{code}]" in ran.err
        assert "hint: " in ran.err
        assert self.all() == before
        return ran

    def git(self, *arguments: str, given: str | None = None) -> str:
        done = subprocess.run(
            ["git", "-C", self.folder, *arguments],
            check=True, capture_output=True, text=True, input=given,
        )  # fmt: skip
        return done.stdout.removesuffix("\n")

    def commit(self, *, title: str = "work", **files: str) -> str:
        """Commit files; `a__b` is called `a/b.py`."""
        for name, text in files.items():
            self.write(f"{name.replace('__', '/')}.py", text)
        self.git("add", "-A")
        self.git("commit", "-qm", title)
        return self.git("rev-parse", "HEAD")

    def write(self, path: str, text: str) -> None:
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())

    def read(self, path: str) -> str:
        return (self.folder / path).read_bytes().decode()

    def all(self) -> tuple[object, ...]:
        """All that a person could see: commits, records, the index, and every file."""
        return self.refs(), self.git("ls-files", "-s", "-t"), self.files()

    def files(self) -> dict[str, bytes]:
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file() and ".git" not in path.relative_to(self.folder).parts
        }

    def refs(self) -> list[str]:
        """All refs but the one that is written over each time."""
        refs = self.git("for-each-ref", "--format=%(refname) %(objectname)").splitlines()
        return [ref for ref in refs if not ref.startswith("refs/migrator/_candidate ")]

    def titles(self) -> list[str]:
        """Of all commits, oldest first."""
        return self.git("log", "--reverse", "--format=%s").splitlines()

    def tree(self, revision: str = "HEAD") -> str:
        return self.git("rev-parse", f"{revision}^{{tree}}")

    def trailers(self, revision: str = "HEAD") -> dict[str, str]:
        lines = self.git("log", "-1", "--format=%(trailers:only,unfold)", revision).splitlines()
        return dict(line.split(": ", 1) for line in lines if line)

    def is_clean(self) -> bool:
        """Whether index, checkout and the last commit agree, and nothing lies about."""
        home = self.folder / ".git"
        litter = [*home.rglob("*.lock"), *(home / "migrator").glob("txn/*")]
        return not litter and not self.git("status", "--porcelain", "--ignored")


def scene(make: MakeRepository, manifest: str = MANIFEST, **files: str) -> Scene:
    """The repository with another manifest or more files; `a__b` is called `a/b.py`."""
    more = {f"{name.replace('__', '/')}.py": text for name, text in files.items()}
    texts = {**FILES, "migration.toml": manifest, **more}
    return Scene(make({path: text.encode() for path, text in texts.items()}))


def gated(test: str, phase: str = "b") -> str:
    """The manifest with a test in the gate of one phase."""
    head, found, tail = MANIFEST.partition(f'include = ["{phase}/**"]\n')
    return f'{head}{found}[phases.gate]\nlevels = ["tests"]\ntests = [{{ {test} }}]\n{tail}'


def command(*words: str) -> str:
    """A command as a manifest names it."""
    return f"run = {json.dumps(words)}"


def python(program: str) -> str:
    """A Python program as a manifest names it."""
    return command(sys.executable, "-c", program)


def clone(original: Scene, folder: Path) -> Scene:
    """A clone, which has none of the records."""
    subprocess.run(["git", "clone", "-q", original.folder, folder], check=True)
    return Scene(folder)


def killed(scene: Scene, arguments: Sequence[str], moment: str) -> None:
    """Run a command in a process of its own that is killed when it reaches a moment."""
    ended = subprocess.run(
        [sys.executable, "-c", _DYING, moment, "-C", scene.folder, *arguments],
        check=False, capture_output=True,
    )  # fmt: skip
    assert ended.returncode == -9, ended.stderr.decode()


@pytest.fixture(autouse=True)
def cache_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the private worktree is: not with the person's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
