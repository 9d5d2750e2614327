"""A checkout with a phase to land in it, seen as a person sees it: through git and the terminal."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.terminal import Ran, run

OLD = b"from app.old import make\n\nx = make()\n"
NEW = b"from app.new import make\n\nx = make()\n"
BLAME = ".git-blame-ignore-revs"

MANIFEST = """\
[migration]
name = "moving"

[steps.move]
transform = "move_symbols"
move = { "app.old.make" = "app.new.make" }

[[phases]]
id = "p0"
steps = ["move"]
include = ["app/**"]

[[phases]]
id = "p1"
steps = ["move"]
include = ["lib/**"]

[gate]
levels = ["syntax"]
"""

FILES = {
    "migration.toml": MANIFEST.encode(),
    "app/__init__.py": b"",
    "app/old.py": b"def make(): ...\n",
    "app/new.py": b"def make(): ...\n",
    "app/one.py": OLD,
    "app/two.py": OLD,
    "lib/__init__.py": b"",
    "lib/three.py": OLD,
    "notes.txt": b"one\ntwo\nthree\n",
    ".gitignore": b"*.log\n",
}


@dataclass(frozen=True, slots=True)
class State:
    """All that a person could miss: the refs, the index, and every byte, link and mode."""

    head: str
    refs: bytes
    index: bytes
    config: bytes
    files: Mapping[str, tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class Checkout:
    """A checkout of a repository."""

    root: Path

    # Git

    def tried(
        self, *arguments: str | Path, given: bytes | None = None, **environment: str
    ) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            check=False,
            capture_output=True,
            input=given,
            env={**os.environ, **environment},
        )

    def git(self, *arguments: str | Path, given: bytes | None = None, **environment: str) -> bytes:
        done = self.tried(*arguments, given=given, **environment)
        assert done.returncode == 0, (arguments, os.fsdecode(done.stderr))
        return done.stdout

    def line(self, *arguments: str | Path) -> str:
        return os.fsdecode(self.git(*arguments)).strip()

    @property
    def head(self) -> str:
        return self.line("rev-parse", "HEAD")

    @property
    def git_folder(self) -> Path:
        return Path(self.line("rev-parse", "--absolute-git-dir"))

    @property
    def common(self) -> Path:
        return Path(self.line("rev-parse", "--path-format=absolute", "--git-common-dir"))

    @property
    def index_lock(self) -> Path:
        return self.git_folder / "index.lock"

    @property
    def status(self) -> bytes:
        return self.git("status", "--porcelain", "--untracked-files=all")

    def config(self, *settings: str) -> None:
        for setting in settings:
            name, _equals, value = setting.partition("=")
            self.git("config", name, value)

    def commit(self, *paths: str, message: str = "work") -> str:
        """Commit what some paths hold now, or everything."""
        self.git("add", "-A", "--", *(paths or (".",)))
        self.git("commit", "-qm", message)
        return self.head

    def hook(self, name: str, script: str, folder: str = ".git/hooks") -> Path:
        place = self.root / folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"#!/bin/sh\n{script}\n")
        place.chmod(0o755)
        return place

    # Files

    def write(self, path: str, data: bytes, mode: int | None = None) -> Path:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        if mode is not None:
            place.chmod(mode)
        return place

    def read(self, path: str) -> bytes:
        return (self.root / path).read_bytes()

    def mode(self, path: str) -> int:
        return (self.root / path).lstat().st_mode & 0o7777

    def committed(self, path: str, revision: str = "HEAD") -> bytes:
        return self.git("cat-file", "blob", f"{revision}:{path}")

    # The tool

    def run(self, *arguments: str | Path) -> Ran:
        command, *rest = arguments
        return run("-C", self.root, command, "-j", "1", *rest)

    def lands(self, *arguments: str) -> Ran:
        """A command that has to do what it is for."""
        before = self.head
        ran = self.run(*arguments)
        assert ran.status == 0, ran.err + ran.out
        assert self.head != before, ran.out
        self.check_sound()
        return ran

    def refuses(self, *arguments: str, code: str) -> Ran:
        """A command that has to say why not, and to leave everything as it is."""
        before = self.state()
        ran = self.run(*arguments)
        assert ran.status == 2, (ran.status, ran.out, ran.err)
        assert f"error[{code}]" in ran.err, ran.err
        assert "hint: " in ran.err
        self.check_same(before)
        return ran

    # What it has left

    def state(self) -> State:
        found = self.tried("rev-parse", "--verify", "--quiet", "HEAD").stdout.decode()
        refs = self.git("for-each-ref", "--format=%(refname) %(objectname)")
        return State(
            head=self.tried("symbolic-ref", "-q", "HEAD").stdout.decode() + found,
            refs=b"\n".join(ref for ref in refs.split(b"\n") if not ref.startswith(TOOLS_REFS)),
            index=self.git("ls-files", "-s", "-t", "-v", "-z", GIT_OPTIONAL_LOCKS="0"),
            config=(self.common / "config").read_bytes(),
            files=dict(self._files()),
        )

    def _files(self) -> list[tuple[str, tuple[int, bytes]]]:
        files = []
        for folder, folders, names in os.walk(self.root):
            if ".git" in folders:
                folders.remove(".git")
            links = [name for name in folders if Path(folder, name).is_symlink()]
            for name in [*names, *links]:
                path = Path(folder, name)
                data = os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()
                relative = os.fspath(path.relative_to(self.root))
                files.append((relative, (path.lstat().st_mode, data)))
        return files

    def check_same(self, before: State) -> None:
        now = self.state()
        assert now.files == before.files
        assert now == before
        self.check_tidy()

    def check_tidy(self) -> None:
        """Neither locks nor anything of a transaction are left."""
        common = self.common
        assert [*common.rglob("*.lock"), *self.git_folder.glob("*.lock")] == []
        transactions = common / "migrator" / "txn"
        assert not transactions.exists() or list(transactions.iterdir()) == []
        assert list(self.root.glob(".migrator-*")) == []

    def check_sound(self) -> None:
        """Tidy, and git finds nothing wrong."""
        self.check_tidy()
        checked = self.tried("fsck", "--no-dangling", "--strict")
        assert checked.returncode == 0, checked.stderr


TOOLS_REFS = b"refs/migrator/"


def cloned(source: Path, target: Path, *options: str) -> Checkout:
    """A clone of a repository, made through git's own transport."""
    subprocess.run(
        ["git", "clone", "-q", *options, f"file://{source}", target],
        check=True,
        capture_output=True,
    )
    return Checkout(target)


@contextmanager
def mounted(folder: Path, size: str = "4m") -> Iterator[None]:
    """A small file system in memory, mounted on a folder, where that is allowed."""
    folder.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    try:
        done = subprocess.run(mount, check=False, capture_output=True)
    except FileNotFoundError:
        pytest.skip("mount is not there")
    if done.returncode:
        pytest.skip("mounting is not allowed here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
