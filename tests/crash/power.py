"""Cuts the power: what had not been written through to the disk is gone.

The scene lies in an ext4 file system inside a file. At a random moment all processes are stopped,
and that file is copied as it is, without what the system still has in memory. The copy is mounted,
which replays its journal, and recovered. The file system writes nothing by itself for as long as a
round takes, and takes no rename over a file for a wish to write the file first. What a disk may
lose from a cache of its own is not lost here.
"""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import iglob
from pathlib import Path
from random import Random

from .invariants import has_landed
from .mutations import MUTATIONS
from .operations import RUN, Operation
from .options import Options
from .recovering import killed, recovered
from .stage import Stage
from .tally import Tally
from .warm import Ended, Interpreter, Running

_SIZE = "64M"
_MOUNT = "loop,commit=600,noauto_da_alloc"
_KILLS_A_CUT = 10
"""How many random kills of the long form there are for one cut."""
_CONTROL_ROUNDS = 60
_BEYOND = 1.15
"""So much of a command's duration is drawn from, for what has just ended has to stay."""
_PATIENCE = 10.0


class Disk:
    """A file system in a file, with a scene on it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._image = folder / "image"
        self.mount_point = folder / "mounted"
        self.mount_point.mkdir()
        _command("truncate", "-s", _SIZE, self._image)
        _command("mkfs.ext4", "-q", "-F", self._image)

    @contextmanager
    def mounted(self) -> Iterator[None]:
        """The file system as it is in its file."""
        _command("mount", "-o", _MOUNT, self._image, self.mount_point)
        try:
            yield
        finally:
            _command("umount", self.mount_point)

    def keep(self, name: str) -> None:
        """Keep what has been written through so far."""
        _command("cp", "--sparse=always", self._image, self._image.with_name(name))

    def load(self, name: str) -> None:
        """Have what was kept, and nothing that came later. It must not be mounted."""
        fresh = self._image.with_name("fresh")
        _command("cp", "--sparse=always", self._image.with_name(name), fresh)
        fresh.replace(self._image)


class PowerCuts:
    """Cuts of the power in one operation."""

    def __init__(
        self, disk: Disk, operation: Operation, warm: Interpreter, seed: int, tally: Tally
    ) -> None:
        self._disk, self._operation, self._tally = disk, operation, tally
        self._name = f"{operation}, seed {seed}"
        self._random = Random(self._name)
        with disk.mounted():
            self._stage = Stage(disk.mount_point / "stage", "plain", warm)
            self._before = self._stage.set_for(operation)
        disk.keep("start")
        with disk.mounted():
            start = time.monotonic()
            self._started().wait()
            self._duration = time.monotonic() - start

    def round(self, number: int) -> None:
        """Cut once, mount what is left, recover, and look."""
        moment = self._random.uniform(0, self._duration * _BEYOND)
        self._disk.load("start")
        with self._disk.mounted():
            ended = self._cut_after(moment)
        self._tally.rounds += 1
        self._tally.kills += ended.killed
        self._disk.load("cut")
        with self._disk.mounted():
            try:
                wrong = self._found(ended)
            except RuntimeError as error:
                wrong = [f"git cannot be asked any more: {error}"]
        self._tally.add(f"{self._name}, round {number}, cut after {moment:.4f} s", wrong)

    def _cut_after(self, moment: float) -> Ended:
        running = self._started()
        try:
            early = self._random.uniform(0, moment)
            time.sleep(early)
            self._write_something_through()
            time.sleep(moment - early)
            _stop(running)
            self._disk.keep("cut")
        finally:
            running.kill()
        return running.wait()

    def _started(self) -> Running:
        return self._stage.interpreter.start(self._stage.scene, self._operation.arguments)

    def _write_something_through(self) -> None:
        """What the system may do at any time: nothing, all of it, or a file with the journal."""
        what = self._random.choice(["nothing", "all", "a file"])
        if what == "all":
            _command("sync", "--file-system", self._disk.mount_point)
        elif what == "a file":
            path = self._random.choice(self._stage.scene.phase_paths)
            with suppress(subprocess.CalledProcessError):  # where a control has torn it
                _command("sync", self._stage.scene.root / path)

    def _found(self, ended: Ended) -> list[str]:
        stage, before = self._stage, self._before
        wrong = [] if ended.killed or not ended.status else [f"it ended with {ended}"]
        is_over = ended.status == 0 and before.operation.lasts
        if is_over and not has_landed(stage.scene, before):
            wrong.append("it had said that it was done, and the branch has not moved")
        return [*wrong, *killed(stage, before), *recovered(stage, before)]


def unable() -> str:
    """Why no power can be cut here; nothing if it can."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            with Disk(Path(folder)).mounted():
                return ""
        except FileNotFoundError as error:
            return f"{error.filename} is missing"
        except subprocess.CalledProcessError as error:
            return f"{error.cmd[0]} is refused: {os.fsdecode(error.stderr).strip()}"


def long(options: Options) -> Iterator[Tally]:
    """Cuts in all operations; the control and a mutation, which must not stand them."""
    reason = unable()
    if reason:
        options.say(f"left out: {reason}")
        return
    tally = Tally("power cuts")
    rounds = -(-options.kills // (_KILLS_A_CUT * len(options.operations)))
    with Interpreter() as warm:
        for operation in options.operations:
            disk = Disk(options.folder / "power" / operation.name)
            cuts = PowerCuts(disk, operation, warm, options.seed, tally)
            for number in range(rounds):
                cuts.round(number)
            options.say(f"{operation}: {tally.rounds} rounds so far")
    yield tally
    yield _control(options, "files in place, add, commit", Interpreter("naive"))
    for name, mutation in MUTATIONS.items():
        if mutation.seen_by == "power":
            yield _control(options, name, Interpreter(mutation=name))


def _control(options: Options, name: str, interpreter: Interpreter) -> Tally:
    """Cuts in a run of something that is not safe, up to the first violation."""
    tally = Tally(f"power cuts: {name}", is_control=True)
    with interpreter as warm:
        disk = Disk(options.folder / "power" / name.replace(" ", "-"))
        cuts = PowerCuts(disk, RUN, warm, options.seed, tally)
        while tally.rounds < _CONTROL_ROUNDS and not tally.violations:
            cuts.round(tally.rounds)
    return tally


def _stop(running: Running) -> None:
    """Stop a command and all that it has started, and wait until none of them does anything."""
    deadline = time.monotonic() + _PATIENCE
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGSTOP)
    while not _is_at_rest(running.pid):
        if time.monotonic() > deadline:
            raise RuntimeError(f"the process group {running.pid} does not stop")
        time.sleep(0.001)


def _is_at_rest(group: int) -> bool:
    """Whether all threads of a process group are stopped, or ended."""
    states, parents = [], set()
    for thread in map(Path, iglob("/proc/[0-9]*/task/*/stat")):  # noqa: PTH207 - gone meanwhile
        with suppress(OSError):
            # The name may hold anything; behind its bracket stand state, parent, group.
            state, parent, its_group = thread.read_text().rpartition(")")[2].split()[:3]
            if int(its_group) == group:
                states.append((thread.parts[2], state))
                parents |= {parent} if state == "T" else set()
    # Until its child has started a program of its own, the parent cannot even be stopped.
    return all(state in "TZX" or (state == "D" and pid in parents) for pid, state in states)


def _command(*words: str | Path) -> None:
    subprocess.run(words, check=True, capture_output=True)
