"""Kills and errors at the n-th call that writes, of a command and of every git that it starts.

A tracer of our own counts the calls of all its processes together: `strace` counts for each process
and each kind of call apart, and most calls of later processes would never be reached. Writes to
pipes and to what the command prints do not count, nor do files that are opened to be read.
"""

import ctypes
import errno
import os
import platform
import re
import signal
import stat
import struct
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from threading import Timer

from .invariants import Before, has_landed
from .operations import ROLLBACK, RUN, Operation
from .options import Options
from .recovering import killed, recovered
from .stage import Stage
from .tally import Tally
from .warm import Ended, Running

_PATIENCE = 60.0
_DENIAL = "nothing was changed"
_STEM = re.compile(r"(objdir-|tmp_obj_|part_)\w+|/[0-9a-f]{2}(?=/|$)|[0-9a-f]{16,}|/tmp\w+$")
"""What differs in the names of files that are alike."""

# The calls, by their numbers on x86-64, and the argument that tells of what they write to.

_BY_DESCRIPTOR = {
    1: "write", 18: "pwrite64", 20: "writev", 40: "sendfile", 74: "fsync", 75: "fdatasync",
    77: "ftruncate", 91: "fchmod", 285: "fallocate", 306: "syncfs",
}  # fmt: skip
_BY_NAME = {
    76: "truncate", 82: "rename", 83: "mkdir", 84: "rmdir", 85: "creat", 86: "link", 87: "unlink",
    88: "symlink", 90: "chmod",
}  # fmt: skip
_BY_FOLDER_AND_NAME = {
    258: "mkdirat", 263: "unlinkat", 264: "renameat", 265: "linkat", 268: "fchmodat",
    280: "utimensat", 316: "renameat2",
}  # fmt: skip
_OPENING = {2: "open", 257: "openat"}
_KINDS = _BY_DESCRIPTOR | _BY_NAME | _BY_FOLDER_AND_NAME | _OPENING
_WRITING = os.O_CREAT | os.O_TRUNC

# What <linux/ptrace.h> says.

_GO_ON, _TO_NEXT_CALL, _POKE_USER, _SEIZE, _INTERRUPT = 7, 24, 6, 0x4206, 0x4207
_EVENT_MESSAGE, _CALL_INFORMATION = 0x4201, 0x420E
_FOLLOW = 0x1 | 0x2 | 0x4 | 0x8 | 0x10 | 1 << 20  # calls, forks, vforks, clones, execs; exit kills
_NEW_PROCESS = {1, 2, 3}
_ENTRY, _EXIT = 1, 2
_RESULT, _NUMBER = 10 * 8, 15 * 8  # of the registers: rax, orig_rax
_ALL_CHILDREN = 0x40000000  # __WALL
_INFORMATION = struct.Struct("=BxxxIQQQ6Q")  # up to the arguments of a call
_LIBRARY = ctypes.CDLL(None, use_errno=True)


class Fault(Enum):
    """What happens in the place of a call."""

    KILL = "all are killed"
    ORPHAN = "the command is killed, what it has started goes on"
    CHILD = "the process that makes the call is killed, the command goes on"
    EIO = "it fails with EIO"
    ENOSPC = "it fails with ENOSPC"
    EACCES = "it fails with EACCES"

    @property
    def error(self) -> int:
        """The number of the error; 0 if this is a kill."""
        number: int = getattr(errno, self.name, 0)
        return number


@dataclass(frozen=True, slots=True)
class Call:
    """A call that writes."""

    number: int
    """Counted from 1, over all processes."""
    maker: str
    """The program that makes it."""
    by_command: bool
    """Whether it is the command itself, not something that it has started."""
    kind: str
    place: str

    def __str__(self) -> str:
        return f"call {self.number} ({self.maker}: {self.kind} {self.place})"


def unable() -> str:
    """Why nothing can be traced here; nothing if it can."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return f"the calls of {sys.platform} on {platform.machine()} are not known by number"
    child = os.fork()
    if child == 0:
        signal.pause()
        os._exit(0)
    try:
        _ptrace(_SEIZE, child)
    except OSError as error:
        return f"processes cannot be traced: {error.strerror}"
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, _ALL_CHILDREN)
    return ""


class Tracer:
    """Follows a command and all that it starts, and lets a fault happen at one of its calls."""

    def __init__(self, running: Running, ignored: Path, at: int = 0, fault: Fault = Fault.KILL):
        self._running, self._ignored = running, str(ignored)
        self._at, self._fault = at, fault
        self._alive, self._ended = {running.pid}, set[int]()
        self._failing: int | None = None
        self._count = 0
        self.calls: list[Call] = []
        """All calls; with a fault only the one that it hits."""

    def follow(self) -> Ended:
        """Follow until all have ended."""
        watchdog = Timer(_PATIENCE, self._running.kill)
        watchdog.start()
        with suppress(ProcessLookupError):
            _ptrace(_SEIZE, self._running.pid, data=_FOLLOW)
            _ptrace(_INTERRUPT, self._running.pid)
        while self._alive:
            pid, status = os.waitpid(-1, _ALL_CHILDREN)
            if os.WIFSTOPPED(status):
                self._alive.add(pid)
                with suppress(ProcessLookupError):  # killed meanwhile
                    self._resume(pid, status)
            else:
                self._alive.discard(pid)
                self._ended.add(pid)
        watchdog.cancel()
        return self._running.wait()

    def _resume(self, pid: int, status: int) -> None:
        signal_given = self._stopped(pid, status)
        is_over = self._failing is None and 0 < self._at <= self._count
        _ptrace(_GO_ON if is_over else _TO_NEXT_CALL, pid, data=signal_given)

    def _stopped(self, pid: int, status: int) -> int:
        """Look at why a process has stopped; the signal that it is to get when it goes on."""
        event, what = status >> 16, os.WSTOPSIG(status)
        if event in _NEW_PROCESS:
            message = ctypes.c_ulong()
            _ptrace(_EVENT_MESSAGE, pid, data=ctypes.addressof(message))
            self._alive |= {message.value} - self._ended  # it may have been quicker than its parent
        elif what == signal.SIGTRAP | 0x80:
            self._at_call(pid)
        return 0 if event or what == signal.SIGTRAP | 0x80 else what

    def _at_call(self, pid: int) -> None:
        buffer = ctypes.create_string_buffer(_INFORMATION.size + 8)
        _ptrace(_CALL_INFORMATION, pid, len(buffer), ctypes.addressof(buffer))
        way, _architecture, _pointer, _stack, number, *given = _INFORMATION.unpack_from(buffer)
        if way == _EXIT and pid == self._failing:
            self._failing = None
            _ptrace(_POKE_USER, pid, _RESULT, -self._fault.error)
        elif way == _ENTRY and number in _KINDS and self._counts(pid, number, given):
            self._count += 1
            if self._at in {0, self._count}:
                self.calls.append(self._seen(pid, number, given))
            if self._at == self._count:
                self._strike(pid)

    def _counts(self, pid: int, number: int, given: Sequence[int]) -> bool:
        if number in _OPENING:
            writes = given[_opened(number)] & _WRITING
            return bool(writes) and _place(pid, number, given) not in {os.devnull, self._ignored}
        if number not in _BY_DESCRIPTOR:
            return True
        return _is_on_disk(pid, given[0]) and _described(pid, given[0]) != self._ignored

    def _seen(self, pid: int, number: int, given: Sequence[int]) -> Call:
        place = _place(pid, number, given)
        maker = Path(f"/proc/{pid}/comm").read_text().strip()
        return Call(self._count, maker, _process(pid) == self._running.pid, _KINDS[number], place)

    def _strike(self, pid: int) -> None:
        if self._fault.error:
            self._failing = pid
            _ptrace(_POKE_USER, pid, _NUMBER, -1)  # no such call: it is passed over
        elif self._fault is Fault.KILL:
            for victim in self._alive:
                _kill(victim)
        else:
            _kill(self._running.pid if self._fault is Fault.ORPHAN else pid)


class Injector:
    """Lets faults happen to one operation on one stage, and looks at what becomes of it."""

    def __init__(self, stage: Stage, operation: Operation, tally: Tally) -> None:
        self._stage, self._operation, self._tally = stage, operation, tally
        stage.set_for(operation)
        ended, self.calls = self._traced()
        if ended.status:
            raise RuntimeError(f"{operation} does not work undisturbed, but traced: {ended}")

    def inject(self, number: int, fault: Fault) -> bool:
        """One fault, the recovery from it, a look; whether there is such a call."""
        before = self._stage.set_for(self._operation)
        ended, hit = self._traced(number, fault)
        self._tally.rounds += bool(hit)
        self._tally.kills += bool(hit) and not fault.error
        wrong = [] if ended.killed else answered(ended, self._stage, before)
        wrong += [*killed(self._stage, before), *recovered(self._stage, before)]
        place = str(hit[0]) if hit else "not hit"
        where = f"{self._stage.scene.shape}, {self._operation}"
        self._tally.add(f"{where}, {place}: {fault.value}", wrong)
        return bool(hit)

    def _traced(self, at: int = 0, fault: Fault = Fault.KILL) -> tuple[Ended, list[Call]]:
        scene = self._stage.scene
        running = self._stage.interpreter.start(scene, self._operation.arguments)
        tracer = Tracer(running, scene.folder / "output", at, fault)
        return tracer.follow(), tracer.calls


def answered(ended: Ended, stage: Stage, before: Before) -> list[str]:
    """What is wrong with the answer of a command that has met an error."""
    landed, said = has_landed(stage.scene, before), ended.output
    if ended.status == 0:
        is_right = landed or not before.operation.lasts
        return [] if is_right else [f"it did not land, and ended with {ended}"]
    wrong = [f"it landed, and ended with {ended}"] if landed and _DENIAL in said else []
    is_clear = ended.status in {1, 2} and all(word in said for word in ("error[", "hint: "))
    return wrong if is_clear and "Traceback" not in said else [*wrong, f"unclear: {ended}"]


def long(options: Options) -> Iterator[Tally]:
    """Every call of a run and of a rollback on the plain shape; the telling ones of all others."""
    tally = Tally("faults at calls")
    reason = unable()
    if reason:
        options.say(f"left out: {reason}")
        return
    with options.stages("syscalls") as stages:
        for stage in stages:
            for operation in options.operations:
                injector = Injector(stage, operation, tally)
                every = stage.scene.shape == "plain" and operation in {RUN, ROLLBACK}
                _inject_all(injector, options.nth, every=every)
                options.say(f"{stage.scene.shape}, {operation}: {tally.rounds} rounds so far")
    yield tally


def _inject_all(injector: Injector, nth: int, *, every: bool) -> None:
    """All faults, at every call until there are no more, or at some of them."""
    for turn, fault in enumerate(Fault):
        # Each fault begins at another call, so that together they hit more.
        calls = (injector.calls if every else telling(injector.calls))[turn % nth :: nth]
        by_command = {call.number for call in calls if call.by_command}
        for call in calls:
            # Where the command makes the call itself, killing one of both is killing all.
            if fault not in {Fault.ORPHAN, Fault.CHILD} or call.number not in by_command:
                injector.inject(call.number, fault)
        beyond = len(injector.calls) + 1
        while every and nth == 1 and fault.error and injector.inject(beyond, fault):
            beyond += 1


def telling(calls: Sequence[Call]) -> list[Call]:
    """Of calls that are made for every file only the first, the middle and the last."""
    alike = defaultdict(list)
    for call in calls:
        alike[call.maker, call.kind, _STEM.sub("*", call.place)].append(call)
    chosen = {
        call.number: call
        for same in alike.values()
        for call in (same[0], same[len(same) // 2], same[-1])
    }
    return [chosen[number] for number in sorted(chosen)]


def _place(pid: int, number: int, given: Sequence[int]) -> str:
    """What a call writes to."""
    if number in _BY_DESCRIPTOR:
        return _described(pid, given[0])
    at_folder = number in _BY_FOLDER_AND_NAME or _KINDS[number] == "openat"
    return _text(pid, given[1 if at_folder else 0])


def _opened(number: int) -> int:
    """Which argument holds the flags."""
    return 2 if _OPENING[number] == "openat" else 1


def _is_on_disk(pid: int, descriptor: int) -> bool:
    """Whether it is a file or a folder, not a pipe or a device."""
    try:
        mode = Path(f"/proc/{pid}/fd/{descriptor}").stat().st_mode
    except OSError:
        return False
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


def _described(pid: int, descriptor: int) -> str:
    try:
        return os.fsdecode(Path(f"/proc/{pid}/fd/{descriptor}").readlink())
    except OSError:
        return ""


def _text(pid: int, address: int) -> str:
    """A name in the memory of a process."""
    with suppress(OSError), Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        memory.seek(address)
        return os.fsdecode(memory.read(256).split(b"\0")[0])
    return "?"


def _process(thread: int) -> int:
    """The process that a thread belongs to."""
    for line in Path(f"/proc/{thread}/status").read_text().splitlines():
        if line.startswith("Tgid:"):
            return int(line.split()[1])
    return 0


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def _ptrace(request: int, pid: int, address: int = 0, data: int = 0) -> None:
    values = (ctypes.c_long(request), ctypes.c_long(pid), ctypes.c_void_p(address))
    if _LIBRARY.ptrace(*values, ctypes.c_void_p(data & (1 << 64) - 1)) == -1:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
