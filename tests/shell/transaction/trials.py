"""A checkout, and a phase to be tried in it: files change, come, go, and become programs."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest

from migrator.core.outcomes import Recovered
from migrator.errors import RepositoryError
from migrator.shell.repository import Repository, opened
from migrator.shell.transaction.intent import Target
from migrator.shell.transaction.places import Places
from migrator.shell.transaction.recovery import is_due, recover
from migrator.shell.transaction.trial import Trial, trial
from tests.conftest import MakeRepository

ID = "0a1b"
OLD, NEW = "from app.old import make\n", "from app.new import make\n"
BEFORE = {
    "app/one.py": OLD,
    "app/two.py": OLD * 2,
    "app/private.py": OLD * 3,
    "app/tool.py": OLD * 4,
    "app/became.py": "print()\n",
    "gone/deep/lost.py": "lost = 1\n",
    "gone/kept.py": "kept = 1\n",
    "left/alone.py": "the last one of its folder\n",
    "notes.txt": "nobody touches this\n",
    "more/notes.txt": "nor this\n",
    ".gitignore": "*.log\n",
}
AFTER = {
    "app/one.py": NEW,
    "app/two.py": NEW * 2,
    "app/private.py": NEW * 3,
    "app/tool.py": NEW * 4,
    "app/became.py": "print()\n",
    "come/deep/er/found.py": "found = 1\n",
    "come/second.py": "second = 2\n",
}
_PROGRAM = """
import os, signal, sys
from pathlib import Path

from migrator.shell.repository import opened
from migrator.shell.transaction.intent import Target
from migrator.shell.transaction.places import Places
from migrator.shell.transaction.trial import trial

root, base, tip, moment, count, body = sys.argv[1:]
count = int(count)


def hook(event, told):
    global count
    if event == "migrator.reached" and told[0] == moment:
        count -= 1
        if not count:
            os.kill(os.getpid(), signal.SIGKILL)


def die():
    os.kill(os.getpid(), signal.SIGKILL)


os.chdir(root)
sys.addaudithook(hook)
with opened(Path(root)) as repository:
    target = Target("refs/heads/main", base, tip, what="Phase a of run 1")
    places = Places.of(repository.git, repository.root)
    with trial("0a1b", repository, places, target, repository.git) as tried:
        exec(body)
"""
#: Path, kind, permissions, contents, time of change.
_Seen = dict[str, tuple[int, bytes, int]]


@dataclass(frozen=True)
class State:
    """All that is to be afterwards what it was before."""

    files: _Seen
    folders: set[str]
    index: bytes
    refs: list[str]


@dataclass(frozen=True)
class Stage:
    """A checkout, and the commit of a phase that is on no branch."""

    repository: Repository
    places: Places
    target: Target

    @property
    def root(self) -> Path:
        return self.repository.root

    def git(self, *arguments: str, check: bool = True) -> str:
        done = subprocess.run(
            ["git", "-C", self.root, *arguments], check=False, capture_output=True, text=True
        )
        assert not check or not done.returncode, done.stderr
        return (done.stdout + done.stderr).strip()

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text)

    def read(self, path: str) -> str:
        return (self.root / path).read_text()

    def trial(self, target: Target | None = None) -> AbstractContextManager[Trial]:
        git = self.repository.git
        return trial(ID, self.repository, self.places, target or self.target, git)

    def state(self) -> State:
        files, folders = {}, set()
        for folder, inside, names in os.walk(self.root):
            inside[:] = [name for name in inside if name != ".git"]
            folders.add(str(Path(folder).relative_to(self.root)))
            for path in (Path(folder, name) for name in names):
                status = path.lstat()
                data = b"" if path.is_symlink() else path.read_bytes()
                seen = status.st_mode, data, status.st_mtime_ns
                files[str(path.relative_to(self.root))] = seen
        refs = [self.git("for-each-ref", "refs/heads"), self.git("rev-parse", "HEAD")]
        refs.append(self.git("symbolic-ref", "HEAD", check=False))
        return State(files, folders, self.places.index.read_bytes(), refs)

    def check_same(self, before: State, *, but: Sequence[str] = ()) -> None:
        now = self.state()
        theirs = {path: seen for path, seen in now.files.items() if path not in but}
        assert theirs == {path: seen for path, seen in before.files.items() if path not in but}
        assert now.index == before.index
        assert now.refs == before.refs
        self.check_tidy()

    def check_tidy(self) -> None:
        assert [*self.places.common.rglob("*.lock")] == []
        assert [*self.places.transactions.iterdir()] == []
        assert not is_due(self.places)

    @property
    def aside(self) -> dict[str, str]:
        """What was set aside."""
        folder = self.places.abandoned / ID
        return {
            str(path.relative_to(folder)): path.read_text()
            for path in folder.rglob("*")
            if path.is_file() and not path.is_symlink()
        }

    def refused(self, target: Target | None = None) -> str:
        """The code of a trial that is not even begun."""
        before = self.state()
        with pytest.raises(RepositoryError) as raised, self.trial(target):
            pytest.fail("it was shown")
        assert raised.value.problems[0].hint
        now = self.state()
        assert (now.files, now.folders, now.index) == (before.files, before.folders, before.index)
        assert now.refs == before.refs
        assert [*self.places.transactions.iterdir()] == []
        return raised.value.problems[0].code

    def killed(self, moment: str = "", count: int = 1, body: str = "pass") -> None:
        """A trial in a process of its own, which dies at a moment, or in its body."""
        done = self.apart(moment, count, body)
        assert done.returncode == -signal.SIGKILL, done.stderr

    def apart(
        self, moment: str = "", count: int = 1, body: str = "pass"
    ) -> "subprocess.CompletedProcess[str]":
        """A trial in a process of its own."""
        words = [str(self.root), self.target.base, self.target.commit, moment, str(count), body]
        return subprocess.run(
            [sys.executable, "-c", _PROGRAM, *words], check=False, capture_output=True, text=True
        )

    def recover(self) -> Recovered:
        (recovered,) = recover(self.repository.git, self.places)
        return recovered


@pytest.fixture
def stage(git_repository: MakeRepository) -> Iterator[Stage]:
    root = git_repository({path: text.encode() for path, text in BEFORE.items()})
    with opened(root) as repository:
        made = Stage(repository, Places.of(repository.git, root), Target("refs/heads/main", "", ""))
        made = _phase(made)
        made.write("untracked.txt", "never added\n")
        made.write("app/ignored.log", "ignored\n")
        (root / "app/link").symlink_to("one.py")
        # Long ago, so that a time which is not kept is seen.
        for path in BEFORE:
            os.utime(root / path, (1_000_000_000, 1_000_000_000))
        made.git("status")
        yield made


def _phase(stage: Stage) -> Stage:
    """Commit the phase, and go back to where it starts from."""
    for path, mode in (("app/private.py", 0o600), ("app/tool.py", 0o755)):
        (stage.root / path).chmod(mode)
    stage.git("add", "-A")
    stage.git("commit", "-qm", "modes")
    base = stage.git("rev-parse", "HEAD")
    for path, text in AFTER.items():
        stage.write(path, text)
    (stage.root / "app/became.py").chmod(0o755)
    for path in ("gone/deep/lost.py", "left/alone.py"):
        (stage.root / path).unlink()
    stage.git("add", "-A")
    stage.git("commit", "-qm", "phase")
    tip = stage.git("rev-parse", "HEAD")
    stage.git("reset", "-q", "--hard", base)
    (stage.root / "app/private.py").chmod(0o600)
    target = Target("refs/heads/main", base, tip, what="Phase a of run 1")
    return Stage(stage.repository, stage.places, target)


def commit_of_somebody(stage: Stage) -> str:
    """A commit of somebody else that changes a file of the phase; the index knows nothing of it."""
    blob = stage.git("rev-parse", "HEAD:notes.txt")
    tree = stage.git("ls-tree", "HEAD:app").replace(stage.git("rev-parse", "HEAD:app/one.py"), blob)
    made = subprocess.run(
        ["git", "-C", stage.root, "mktree"],
        input=f"{tree}\n", text=True, check=True, capture_output=True,
    )  # fmt: skip
    return stage.git("commit-tree", made.stdout.strip(), "-p", "HEAD", "-m", "theirs")
