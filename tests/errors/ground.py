"""Where errors are provoked: a repository, what a person does in it, and what is said then."""

import io
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from migrator.errors import MigratorError
from migrator.report.terminal import Terminal
from tests.e2e.situations.checkout import FILES, Checkout
from tests.e2e.terminal import run

#: What differs from machine to machine and from day to day, and what stands for it.
_VARYING = (
    (re.compile(r"\d{8}-\d{6}-[0-9a-f]{6}"), "20260314-150926-5358ab"),
    (re.compile(r"\b[0-9a-f]{40}\b"), "3dcd0d15da5f" + "0" * 28),
    (re.compile(r"\b(?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,16}\b"), "3dcd0d15da"),
    (re.compile(r"\b(process|pid) \d+"), r"\1 4711"),
    (re.compile(r"\bgit 2\.\d+ "), "git 2.20 "),
    (re.compile(r"\bfor Python 3\.\d+"), "for Python 3.11"),
    (re.compile(r"\bgit 2\.\d+ "), "git 2.20 "),
    (re.compile(r"\bfor Python 3\.\d+"), "for Python 3.11"),
)
_LONG = 100


@dataclass(frozen=True, slots=True)
class Told:
    """What was typed, what was said to it, and how it ended."""

    typed: str
    said: str
    status: int | None
    #: What of a manifest provoked it.
    toml: str = ""


@dataclass(frozen=True, slots=True)
class Ground(Checkout):
    """A repository of one's own, with a folder around it, and an environment."""

    patch: pytest.MonkeyPatch

    @property
    def outside(self) -> Path:
        """The folder that the repository lies in."""
        return self.root.parent

    def migrator(self, *words: str | Path) -> Told:
        """Run a command in it."""
        ran = run("-C", self.root, *words)
        typed = shlex.join(["migrator", *map(str, words)])
        return Told(self.plain(typed), self.plain(ran.out + ran.err), ran.status)

    def apart(self, *words: str, into: str) -> Told:
        """Run a command in a process of its own, with its output going somewhere."""
        with Path(into).open("w") as stdout:
            done = subprocess.run(
                [sys.executable, "-m", "migrator", *words],
                check=False, stdout=stdout, stderr=subprocess.PIPE, text=True,
            )  # fmt: skip
        typed = f"{shlex.join(['migrator', *words])} > {into}"
        return Told(typed, self.plain(done.stderr), done.returncode)

    def manifest(self, old: str, new: str, *words: str, shown: str | None = None) -> Told:
        """Put something else into the manifest, and run a command that reads it."""
        place = self.root / "migration.toml"
        text = place.read_text()
        assert old in text
        place.write_text(text.replace(old, new, 1))
        told = self.migrator(*(words or ("plan",)))
        return replace(told, toml=_short(new if shown is None else shown))

    def ok(self, *words: str | Path) -> None:
        """Run a command in it that has to end well."""
        told = self.migrator(*words)
        assert told.status == 0, told.said

    def raised(self, typed: str, error: MigratorError) -> Told:
        """What an error says to somebody who has called from Python."""
        stream = io.StringIO()
        Terminal("never", stream).problems(error.problems)
        return Told(typed, self.plain(stream.getvalue()), error.exit_status)

    def plain(self, text: str) -> str:
        """A text as it would be anywhere."""
        places = {
            str(self.root): "~/project",
            str(self.outside / "home"): "~",
            str(self.outside): "~",
            sys.executable: "~/project/.venv/bin/python",
        }
        for place, name in places.items():
            text = text.replace(str(Path(place).resolve()), name).replace(place, name)
        for varying, steady in _VARYING:
            text = varying.sub(steady, text)
        return text


def _short(text: str) -> str:
    """A text without what goes on and on."""
    return "\n".join(f"{line[:60]}…" if len(line) > _LONG else line for line in text.splitlines())


def ground(folder: Path, patch: pytest.MonkeyPatch) -> Ground:
    """The repository, in a folder, with a home beside it and a git that knows nothing."""
    home = folder / "home"
    for name, value in {
        "HOME": home,
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_CACHE_HOME": home / ".cache",
    }.items():
        patch.setenv(name, str(value))
    for module in ("preflight", "transaction.index"):
        patch.setattr(f"migrator.shell.{module}._PATIENCE", 0.05)
    root = folder / "project"
    shutil.copytree(_pattern(), root, symlinks=True)
    patch.chdir(root)
    patch.setattr("socket.gethostname", lambda: "laptop")
    patch.setattr(sys, "argv", ["migrator", "run"])
    return Ground(root, patch)


@cache
def _pattern() -> Path:
    """A repository that others are copied from, since git takes longer."""
    root = Path(mkdtemp(prefix="migrator-"))
    for path, data in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    for words in (
        ["init", "-q", "-b", "main", "--template="],
        ["add", "-A"],
        ["commit", "-qm", "all"],
    ):
        subprocess.run(["git", "-C", root, *words], check=True, capture_output=True)
    return root


Provoke = Callable[[Ground], Told]
