"""Runs and rollbacks in any order, among a person's own work: git has what a model predicts.

The model is a list of trees, and a list of what has landed. It says of every command what the next
tree is, or that the command is refused; it never looks at the repository.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha1
from pathlib import Path
from tempfile import mkdtemp
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.e2e.terminal import Ran, run

Tree = Mapping[str, bytes]

MANIFEST = b"""\
[migration]
name = "walk"

[steps.make]
transform = "move_symbols"
move = { "lib.old.make" = "lib.new.make" }

[steps.take]
transform = "move_symbols"
move = { "lib.old.take" = "lib.newer.take" }

[[phases]]
id = "a-makes"
steps = ["make"]
include = ["a/**"]

[[phases]]
id = "b-makes"
steps = ["make"]
include = ["b/**"]

[[phases]]
id = "d-makes"
steps = ["make"]
include = ["d/**"]

[[phases]]
id = "takes"
steps = ["take"]

[gate]
levels = ["syntax"]
"""
BOTH = b"from lib.old import make\nfrom lib.old import take\n\nmake()\ntake()\n"
MAKE = b"from lib.old import make\n\nmake()\n"
TAKE = b"from lib.old import take\n\ntake()\n"
START: Tree = {
    "migration.toml": MANIFEST,
    "README.md": b"Nothing of interest.\n",
    "lib/__init__.py": b"",
    "lib/old.py": b"def make(): ...\n\n\ndef take(): ...\n",
    "lib/new.py": b"def make(): ...\n",
    "lib/newer.py": b"def take(): ...\n",
    "a/both.py": BOTH,
    "a/make.py": MAKE,
    "b/make.py": MAKE,
    "c/take.py": TAKE,
}
#: Each phase: where it is at work, and the one line that it changes there.
PHASES = {
    "a-makes": ("a/", b"from lib.old import make\n", b"from lib.new import make\n"),
    "b-makes": ("b/", b"from lib.old import make\n", b"from lib.new import make\n"),
    "d-makes": ("d/", b"from lib.old import make\n", b"from lib.new import make\n"),
    "takes": ("", b"from lib.old import take\n", b"from lib.newer import take\n"),
}
#: What a person works on: files of one phase, of two, of none, and some that are not there yet.
WORKED_ON = [
    "README.md",
    "a/both.py",
    "a/make.py",
    "a/late.py",
    "b/make.py",
    "c/take.py",
    "d/late.py",
]

paths = st.sampled_from(WORKED_ON)
phases = st.sampled_from(list(PHASES))


def carried_out(phase: str, tree: Tree) -> Tree:
    """A tree after a phase."""
    folder, old, new = PHASES[phase]
    return {
        path: data.replace(old, new) if path.endswith(".py") and path.startswith(folder) else data
        for path, data in tree.items()
    }


def differing(one: Tree, other: Tree) -> set[str]:
    return {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}


@dataclass(frozen=True)
class Landed:
    """A phase in the history, by the number of its commit."""

    phase: str
    run: int
    at: int
    is_standing: bool = True


@dataclass
class Model:
    """What the repository has to be."""

    history: list[Tree] = field(default_factory=lambda: [START])
    landed: list[Landed] = field(default_factory=list)
    runs: int = 0
    #: What only the index has, and what only the checkout has.
    staged: dict[str, bytes] = field(default_factory=dict)
    saved: dict[str, bytes] = field(default_factory=dict)
    untracked: dict[str, bytes] = field(default_factory=dict)

    @property
    def head(self) -> Tree:
        return self.history[-1]

    @property
    def index(self) -> Tree:
        return {**self.head, **self.staged}

    @property
    def checkout(self) -> Tree:
        return {**self.index, **self.saved, **self.untracked}

    @property
    def dirty(self) -> set[str]:
        return {*self.staged, *self.saved}

    @property
    def standing(self) -> list[Landed]:
        """Newest first."""
        return [found for found in reversed(self.landed) if found.is_standing]

    def newest(self, phase: str) -> list[Landed]:
        return [found for found in self.standing if found.phase == phase][:1]

    def paths_of(self, landed: Landed) -> set[str]:
        return differing(self.history[landed.at - 1], self.history[landed.at])

    # Commands: each says whether it is refused

    def run(self, chosen: Sequence[str]) -> bool:
        self.runs += 1
        for phase in (phase for phase in PHASES if phase in chosen):
            tree = carried_out(phase, self.head)
            changed = differing(self.head, tree)
            if not changed:
                continue
            if changed & self.dirty:
                return True
            self.history.append(tree)
            self.landed.append(Landed(phase, self.runs, len(self.history) - 1))
        return False

    def revert(self, taken: Sequence[Landed]) -> bool:
        made: list[Tree] = []
        for landed in taken:
            tip = made[-1] if made else self.head
            own = self.paths_of(landed)
            if own & (differing(self.history[landed.at], tip) | self.dirty):
                return True
            before = {path: self.history[landed.at - 1][path] for path in own}
            made.append({**tip, **before})
        self.history += made
        self.landed = [
            replace(found, is_standing=found.is_standing and found not in taken)
            for found in self.landed
        ]
        return False

    def drop(self, taken: Sequence[Landed]) -> bool:
        if not taken:
            return False
        last = len(self.history) - 1
        first = last + 1 - len(taken)
        if [landed.at for landed in taken] != list(range(last, first - 1, -1)):
            return True
        if differing(self.head, self.history[first - 1]) & self.dirty:
            return True
        del self.history[first:]
        self.landed = [found for found in self.landed if found not in taken]
        return False


class Walk(RuleBasedStateMachine):
    """A person and the tool, in turn, on one repository."""

    template: ClassVar[Path]

    @initialize()
    def begin(self) -> None:
        self.folder = Path(mkdtemp(dir=self.template.parent)) / "repository"
        shutil.copytree(self.template, self.folder)
        self.model = Model()
        #: The runs by their numbers; those that have landed nothing have no name.
        self.names: dict[int, str] = {}
        self.notes = 0

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder.parent)

    # What the tool does

    @rule(phase=phases)
    def a_phase_is_run(self, phase: str) -> None:
        self._run([phase])

    @rule()
    def all_are_run(self) -> None:
        self._run([])

    def _run(self, chosen: list[str]) -> None:
        self._ends(run("-C", self.folder, "run", *chosen), self.model.run(chosen or list(PHASES)))
        mine = [found for found in self.model.landed if found.run == self.model.runs]
        if mine:
            commit = f"HEAD~{len(self.model.history) - 1 - mine[-1].at}"
            body = _git(self.folder, "log", "-1", "--format=%(trailers)", commit).decode()
            trailers = dict(line.split(": ", 1) for line in body.splitlines() if line)
            self.names[self.model.runs] = trailers["Migration-Run"]

    @rule(phase=phases, drop=st.booleans())
    def a_phase_is_taken_back(self, phase: str, drop: bool) -> None:
        taken = self.model.newest(phase)
        self._take_back([phase], taken, drop=drop, is_refused=not taken)

    @precondition(lambda self: self.names)
    @rule(data=st.data(), drop=st.booleans())
    def a_run_is_taken_back(self, data: st.DataObject, drop: bool) -> None:
        number = data.draw(st.sampled_from(sorted(self.names)))
        taken = [found for found in self.model.standing if found.run == number]
        self._take_back(["--run", self.names[number]], taken, drop=drop, is_refused=not taken)

    @rule(drop=st.booleans())
    def all_are_taken_back(self, drop: bool) -> None:
        self._take_back(["--all"], self.model.standing, drop=drop)

    def _take_back(
        self, chosen: list[str], taken: list[Landed], *, drop: bool, is_refused: bool = False
    ) -> None:
        ran = run("-C", self.folder, "rollback", *chosen, *(["--drop"] if drop else []))
        undo = self.model.drop if drop else self.model.revert
        self._ends(ran, is_refused or undo(taken))

    @rule()
    def nothing_is_to_be_recovered(self) -> None:
        ran = run("-C", self.folder, "recover")
        assert (ran.status, ran.out) == (0, "Nothing was cut short.\n")

    @rule()
    def all_is_proved(self) -> None:
        ran = run("-C", self.folder, "verify")
        assert (ran.status, ran.err) == (0, ""), ran.out
        assert ran.out.count(": proved") == len(self.model.landed)

    @rule()
    def the_status_names_what_stands(self) -> None:
        out = run("-C", self.folder, "status").out
        assert out.count("\n    landed ") == len({found.phase for found in self.model.standing})

    def _ends(self, ran: Ran, is_refused: bool) -> None:
        assert ran.status == (2 if is_refused else 0), ran.out + ran.err
        assert ("error[" in ran.err) == is_refused

    # What the person does

    def _note(self) -> bytes:
        self.notes += 1
        return b"# note %d\n" % self.notes

    def _is_free(self, path: str) -> bool:
        return path not in self.model.dirty

    @rule(path=paths)
    def a_note_is_committed(self, path: str) -> None:
        if self._is_free(path):
            self._commit(path, self.model.head.get(path, MAKE) + self._note())

    @rule(path=paths, text=st.sampled_from([MAKE, TAKE, BOTH]))
    def an_old_use_is_committed(self, path: str, text: bytes) -> None:
        if self._is_free(path):
            self._commit(path, text + self._note())

    @precondition(lambda self: "a/late.py" in self.model.head)
    @rule()
    def a_file_is_deleted(self) -> None:
        if self._is_free("a/late.py"):
            self._commit("a/late.py", None)

    def _commit(self, path: str, data: bytes | None) -> None:
        place = self.folder / path
        place.parent.mkdir(exist_ok=True)
        if data is None:
            place.unlink()
        else:
            place.write_bytes(data)
        _git(self.folder, "add", "--", path)
        _git(self.folder, "commit", "-qm", "work", "--only", "--", path)
        tree = {**self.model.head}
        tree.pop(path, None)
        self.model.history.append(tree if data is None else {**tree, path: data})

    @rule(path=paths, is_staged=st.booleans())
    def something_is_left_uncommitted(self, path: str, is_staged: bool) -> None:
        if path not in self.model.head or not self._is_free(path):
            return
        data = self.model.head[path] + self._note()
        (self.folder / path).write_bytes(data)
        if is_staged:
            _git(self.folder, "add", "--", path)
            self.model.staged[path] = data
        else:
            self.model.saved[path] = data

    @rule(path=st.sampled_from(["a/loose.py", "loose.txt"]))
    def something_is_left_untracked(self, path: str) -> None:
        data = self.model.untracked[path] = MAKE + self._note()
        (self.folder / path).write_bytes(data)

    @precondition(lambda self: self.model.dirty)
    @rule(data=st.data())
    def it_is_thrown_away(self, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(sorted(self.model.dirty)))
        _git(self.folder, "checkout", "-q", "HEAD", "--", path)
        self.model.staged.pop(path, None)
        self.model.saved.pop(path, None)

    # What holds after each

    @invariant()
    def git_has_what_the_model_has(self) -> None:
        committed = _git(self.folder, "ls-tree", "-r", "-z", "HEAD")
        assert _objects(committed, 2) == _blobs(self.model.head)
        assert _objects(_git(self.folder, "ls-files", "-s", "-z"), 1) == _blobs(self.model.index)
        count = int(_git(self.folder, "rev-list", "--count", "HEAD"))
        assert count == len(self.model.history)

    @invariant()
    def the_checkout_has_what_the_model_has(self) -> None:
        found = {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file() and ".git" not in path.relative_to(self.folder).parts
        }
        assert found == self.model.checkout

    @invariant()
    def nothing_is_left_behind(self) -> None:
        home = self.folder / ".git"
        assert not list(home.rglob("*.lock"))
        assert not list((home / "migrator").glob("txn/*"))


def _git(folder: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True).stdout


def _objects(listing: bytes, column: int) -> dict[str, str]:
    """Paths with their objects, from lines that end with a tab and the path."""
    rows = [row.partition(b"\t") for row in listing.split(b"\0") if row]
    return {path.decode(): info.decode().split(" ")[column] for info, _tab, path in rows}


def _blobs(tree: Tree) -> dict[str, str]:
    """The names that git gives to contents."""
    return {
        path: sha1(b"blob %d\0%s" % (len(data), data), usedforsecurity=False).hexdigest()
        for path, data in tree.items()
    }


def test_any_order_of_commands_leaves_what_the_model_predicts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    template = tmp_path / "template"
    for path, data in START.items():
        (template / path).parent.mkdir(parents=True, exist_ok=True)
        (template / path).write_bytes(data)
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "start"]):
        _git(template, *arguments)
    Walk.template = template
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=200 if os.environ.get("MIGRATOR_ALL") else 8,
            stateful_step_count=20,
            deadline=None,
            phases=[Phase.explicit, Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
