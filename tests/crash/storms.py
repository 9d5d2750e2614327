"""A storm: two tools land and take back, while the user commits and an editor saves.

Each does what it does without regard to the others, and tries again where git says that somebody
holds a lock. Afterwards nothing that was saved, staged or committed may be lost.
"""

import hashlib
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from random import Random
from threading import Event

from . import invariants
from .git import tried
from .invariants import Before
from .operations import RUN
from .options import Options
from .recovering import RECOVER
from .scenes import PhaseFile, Scene
from .stage import Stage
from .tally import Tally
from .warm import PROJECT, Ended

_COMMANDS = (("run",), ("rollback", "p0"), ("run",), ("rollback", "p0", "--merge"))
_REFUSALS = frozenset(
    (
        "repo.busy repo.dirty repo.changed-meanwhile repo.branch-moved repo.index-locked "
        "repo.switched repo.in-progress repo.ref-refused phase.not-landed rollback.touched-since "
        "rollback.conflict"
    ).split()
)
"""What may be said when somebody else is at work in the same place."""
_LOCKED = re.compile(r"\.lock|cannot lock|could not write index|gc is already running")
"""What git says of a lock, if it says anything: `git stash` does not."""
_UNABLE = "Cannot save the current"
"""No stash is made where something is added in intent only."""
_PATIENCE = 20.0
_PAUSE = 0.4
"""How long the user rests, on average: now and then there has to be time to land in."""
_FOLDER = "storm"
_KILLS_A_STORM = 100
"""How many random kills of the long form there are for one storm."""


class Saves:
    """All that is saved in a storm, by whom ever: the last of each path."""

    def __init__(self, scene: Scene, name: str) -> None:
        self._root, self._name = scene.root, name
        self._count = 0
        self.last: dict[str, bytes] = {}

    def fresh(self, path: str, text: bytes = b"", *, in_place: bool = False) -> bytes:
        """Save what nobody has saved before."""
        self._count += 1
        data = text + b"# %s saved this as number %d\n" % (self._name.encode(), self._count)
        self.save(path, data, in_place=in_place)
        return data

    def save(self, path: str, data: bytes, *, in_place: bool = False) -> None:
        """Save a file, as one editor or as another."""
        full = self._root / path
        if in_place:
            full.write_bytes(data)
        else:
            beside = full.with_name(f".{full.name}.{self._name}")
            beside.write_bytes(data)
            beside.replace(full)
        self.last[path] = data


class Editor:
    """Saves files of the phase and others, and takes back what it did to the phase's."""

    def __init__(self, scene: Scene, random: Random) -> None:
        self._scene, self._random = scene, random
        self._busy = busy(scene)
        self.saves = Saves(scene, "editor")

    def act(self) -> None:
        """Save once; a moment later the phase's files are again what HEAD has."""
        file = self._random.choice(self._busy)
        in_place = self._random.random() < 0.5
        if self._random.random() < 0.6:
            note = f"{_FOLDER}/note_{self._random.randrange(5)}.txt"
            self.saves.fresh(note, in_place=in_place)
        else:
            self.saves.fresh(file.path, file.old, in_place=in_place)
            time.sleep(self._random.uniform(0, 0.01))
            self._take_back()
        time.sleep(self._random.uniform(0, 0.12))

    def _take_back(self) -> None:
        for file in self._busy:
            committed = self._scene.git("cat-file", "blob", f"HEAD:{file.path}")
            if (self._scene.root / file.path).read_bytes() != committed:
                self.saves.save(file.path, committed)


class User:
    """Adds, commits, makes branches, stashes and collects garbage."""

    def __init__(self, scene: Scene, random: Random) -> None:
        self._scene, self._random = scene, random
        self._count = 0
        self.saves = Saves(scene, "user")
        self.staged: dict[str, str] = {}
        """The object that was last staged for a path."""
        self.commits: list[str] = []
        """The messages of all commits that git has acknowledged."""
        self.stashes = 0
        self.wrong: list[str] = []

    def act(self) -> None:
        """Do one thing, until git does it."""
        self._count += 1
        action = self._random.choices(
            (self._commit, self._add, self._branch, self._stash, self._collect), (8, 5, 2, 2, 1)
        )[0]
        action()
        time.sleep(self._random.expovariate(1 / _PAUSE))

    def _add(self) -> str:
        path = f"{_FOLDER}/added_{self._random.randrange(4)}.txt"
        data = self.saves.fresh(path)
        if self._done("add", "--", path):
            self.staged[path] = blob(data)
        return path

    def _commit(self) -> None:
        path, message = self._add(), f"Number {self._count} of the user"
        if self._done("commit", "-q", "-m", message, "--", path):
            self.commits.append(message)

    def _branch(self) -> None:
        self._done("checkout", "-q", "-b", f"side-{self._count}")

    def _stash(self) -> None:
        path = f"{_FOLDER}/shelf.txt"
        self.saves.fresh(path)
        self.stashes += self._done("stash", "push", "--", path)

    def _collect(self) -> None:
        self._done("gc", "-q")

    def _done(self, *words: str) -> bool:
        """Try until git does it; what else it may say than that something is locked is wrong."""
        deadline = time.monotonic() + _PATIENCE
        while True:
            ended = tried(self._scene.root, *words, env=self._scene.environment)
            if not ended.returncode:
                return True
            said = os.fsdecode(ended.stderr).strip()
            if _UNABLE in said:
                return False
            if said and not _LOCKED.search(said):
                self.wrong.append(f"the user's git {words[0]} failed: {said}")
                return False
            if time.monotonic() > deadline:
                self.wrong.append(f"git {words[0]} is locked for {_PATIENCE:.0f} seconds: {said}")
                return False
            time.sleep(0.01)


class Storm:
    """One storm on one stage."""

    def __init__(self, stage: Stage, seed: int, tally: Tally) -> None:
        self._stage, self._scene, self._tally = stage, stage.scene, tally
        self._name = f"{stage.scene.shape}, seed {seed}"
        self._random = Random(self._name)
        self._before = self._ready()
        self._editor = Editor(self._scene, Random(f"{self._name}, editor"))
        self._user = User(self._scene, Random(f"{self._name}, user"))
        self.outcomes: Counter[str] = Counter()
        """What became of the tool's commands: `done`, or the code of the refusal."""

    def blow(self, commands: int) -> None:
        """Blow for as long as a number of commands takes; then look."""
        over = Event()
        others = (self._second_tool, self._editor.act, self._user.act)
        with ThreadPoolExecutor(len(others)) as threads:
            blowing = [threads.submit(_until, over, act) for act in others]
            try:
                for _command in range(commands):
                    words = self._random.choice(_COMMANDS)
                    self._heard(self._stage.interpreter.run(self._scene, words))
            finally:
                over.set()
        for done in blowing:
            done.result()
        self._tally.add(self._name, list(self._found()))

    def _ready(self) -> Before:
        """The stage, with the files that the storm is about to be in."""
        self._stage.set_for(RUN)
        folder = self._scene.root / _FOLDER
        folder.mkdir()
        (folder / "shelf.txt").write_bytes(b"as committed\n")
        self._scene.git("add", _FOLDER)
        self._scene.git("commit", "-q", "-m", "Before the storm", "--", _FOLDER)
        return invariants.capture(self._scene)

    def _second_tool(self) -> None:
        words = [sys.executable, "-m", "migrator", "-C", str(self._scene.root)]
        ended = subprocess.run(
            [*words, *self._random.choice(_COMMANDS)],
            cwd=PROJECT,
            env=self._scene.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        time.sleep(self._random.uniform(0, _PAUSE))
        self._heard(Ended(ended.returncode, os.fsdecode(ended.stdout)))

    def _heard(self, ended: Ended) -> None:
        """Take in what a command of the tool has said; each of both threads may do so."""
        self._tally.rounds += 1
        found = re.search(r"error\[([\w.-]+)\]", ended.output)
        code = "done" if not ended.status else found[1] if found else "?"
        self.outcomes[code] += 1
        is_clear = ended.status in {1, 2} and "hint: " in ended.output and code in _REFUSALS
        if ended.status and not (is_clear and "Traceback" not in ended.output):
            self._user.wrong.append(f"no clear refusal: {ended}")

    # Afterwards

    def _found(self) -> Iterator[str]:
        yield from self._user.wrong
        ended = self._stage.interpreter.run(self._scene, RECOVER)
        if ended.status:
            yield f"recover ended with {ended}"
        yield from self._lost_saves()
        yield from self._lost_commits()
        yield from self._others_changed()
        yield from self._half_landed()
        yield from invariants._git_is_sound(self._scene)
        yield from invariants._nothing_is_left(self._scene)

    def _lost_saves(self) -> Iterator[str]:
        """Whatever was saved last is in the checkout, in a commit, staged, or set aside."""
        kept = self._objects() | set(self._set_aside())
        for path, data in {**self._editor.saves.last, **self._user.saves.last}.items():
            full = self._scene.root / path
            is_there = full.is_file() and full.read_bytes() == data
            if not is_there and blob(data) not in kept:
                yield f"what was saved to {path!r} is lost: {data[-60:]!r}"

    def _objects(self) -> set[str]:
        """All objects that can be reached from refs, stashes and the index."""
        stashes = os.fsdecode(self._scene.git("stash", "list", "--format=%H")).split()
        listed = self._scene.git("rev-list", "--objects", "--all", "--indexed-objects", *stashes)
        return {os.fsdecode(line.split()[0]) for line in listed.splitlines()}

    def _set_aside(self) -> Iterator[str]:
        for place in (self._scene.common / "migrator" / "abandoned").rglob("*"):
            if place.is_file():
                yield blob(place.read_bytes())

    def _lost_commits(self) -> Iterator[str]:
        subjects = Counter(os.fsdecode(self._scene.git("log", "--all", "--format=%s")).split("\n"))
        for message in self._user.commits:
            if subjects[message] != 1:
                yield f"the commit {message!r} is there {subjects[message]} times"
        stashes = len(self._scene.git("stash", "list").splitlines())
        if stashes < self._user.stashes:
            yield f"{self._user.stashes} stashes were made, {stashes} are left"

    def _others_changed(self) -> Iterator[str]:
        """What nobody has touched is as it was; what was staged is staged."""
        files, entries = invariants._files(self._scene.root), invariants._entries(self._scene)
        phase = set(self._scene.phase_paths)
        touched = phase | {path for path in {*files, *entries} if path.startswith(f"{_FOLDER}/")}
        yield from invariants._changed("file", self._before.files, files, touched)
        yield from invariants._changed("index entry", self._before.entries, entries, touched)
        for path, name in self._user.staged.items():
            if name not in entries.get(path, ""):
                yield f"{path!r} was staged as {name}, is {entries.get(path, 'not there')}"

    def _half_landed(self) -> Iterator[str]:
        """The files of the phase that no editor touches are one with HEAD, all old or all new."""
        quiet = tuple(file for file in self._scene.phase if file not in busy(self._scene))
        scene = replace(self._scene, phase=quiet)
        yield from invariants._phase_agrees_with_git(scene, self._before)
        sides = {invariants._is(scene, file) for file in invariants._visible(scene)}
        if sides not in ({"old"}, {"new"}):
            yield f"the phase's files are {sorted(sides)}"


def busy(scene: Scene) -> Sequence[PhaseFile]:
    """The files of the phase that the editor saves."""
    return [file for file in scene.phase if not file.hidden][::3]


def blob(data: bytes) -> str:
    """The name that git has for a content."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _until(over: Event, act: Callable[[], None]) -> None:
    while not over.is_set():
        act()


def long(options: Options) -> Iterator[Tally]:
    """Storms of twenty commands on every shape; the rounds are the commands of both tools."""
    tally = Tally("storms")
    storms = -(-options.kills // (_KILLS_A_STORM * len(options.shapes)))
    with options.stages("storms") as stages:
        for stage in stages:
            outcomes: Counter[str] = Counter()
            for number in range(storms):
                storm = Storm(stage, options.seed * 1_000 + number, tally)
                storm.blow(commands=20)
                outcomes += storm.outcomes
            told = ", ".join(f"{code} {count}" for code, count in outcomes.most_common())
            options.say(f"{stage.scene.shape}: {told}")
    yield tally
