"""Where the work on files is computed: here, or in processes beside this one."""

import ctypes
import gc
import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from migrator.core.engine import Work
from migrator.core.uncollected import uncollected
from migrator.errors import Problem, ResourceError

#: Below this many files a second process costs more than it saves.
_WORTH_A_PROCESS = 24
#: Into so many pieces each process's share is cut, so that results can be taken in meanwhile.
_PIECES = 4
_PARENT_DEATH = 1  # PR_SET_PDEATHSIG


SharedT = TypeVar("SharedT")
ItemT = TypeVar("ItemT", bound=Work)
ResultT = TypeVar("ResultT")


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Processes:
    """Computes in processes of its own, which are started when there is enough to do.

    A file goes to the process that had it before, which may still have its tree.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._processes: list[ProcessPoolExecutor] = []
        self._homes: dict[str, int] = {}

    def map(
        self,
        function: Callable[[SharedT, ItemT], ResultT],
        shared: SharedT,
        items: Sequence[ItemT],
    ) -> list[ResultT]:
        """The results, in the order of the items."""
        if self._jobs == 1 or (len(items) < _WORTH_A_PROCESS and not self._processes):
            return _batch(function, shared, items)
        try:
            return self._computed(function, shared, items)
        except BrokenProcessPool:
            raise _killed() from None

    def _computed(
        self,
        function: Callable[[SharedT, ItemT], ResultT],
        shared: SharedT,
        items: Sequence[ItemT],
    ) -> list[ResultT]:
        # What all files share is pickled once, not once a piece.
        packed = pickle.dumps((function, shared), pickle.HIGHEST_PROTOCOL)
        results: dict[int, ResultT] = {}
        waiting = []
        for process, indices in self._shares(items):
            batch = [items[index] for index in indices]
            waiting.append((indices, process.submit(_unpacked, packed, batch)))
        for indices, future in waiting:
            results.update(zip(indices, future.result(), strict=True))
        return [results[index] for index in range(len(items))]

    def _shares(self, items: Sequence[ItemT]) -> Iterator[tuple[ProcessPoolExecutor, list[int]]]:
        """Indices of items with the process that is to have them, in pieces."""
        processes = self._started()
        shares: list[list[int]] = [[] for _process in processes]
        loads = [0] * len(processes)
        for index in sorted(range(len(items)), key=lambda index: -items[index].size):
            item = items[index]
            home = self._homes.setdefault(item.path, loads.index(min(loads)))
            shares[home].append(index)
            loads[home] += item.size
        for piece in range(_PIECES):
            for process, share in zip(processes, shares, strict=True):
                if indices := share[piece::_PIECES]:
                    yield process, indices

    def _started(self) -> list[ProcessPoolExecutor]:
        if not self._processes:
            # A fork starts at once with all modules loaded; elsewhere it is not safe.
            method = "fork" if sys.platform == "linux" else "spawn"
            context = multiprocessing.get_context(method)
            self._processes = [
                # Trees are many objects without cycles: collecting them is lost time.
                ProcessPoolExecutor(1, mp_context=context, initializer=_begin)
                for _job in range(self._jobs)
            ]
        return self._processes

    def close(self) -> None:
        """End the processes."""
        for process in self._processes:
            process.shutdown()
        self._processes = []
        self._homes = {}


def _killed() -> ResourceError:
    return ResourceError(
        Problem(
            "process.killed",
            "a process that was looking at files was killed, most likely for want of memory",
            "use fewer processes at once: -j 1",
        )
    )


def _begin() -> None:
    """Begin a process that ends with this one, however this one ends."""
    gc.disable()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH, signal.SIGKILL, 0, 0, 0)


def _unpacked(packed: bytes, items: Sequence[ItemT]) -> list[Any]:
    function, shared = pickle.loads(packed)  # noqa: S301 - packed by our own parent process
    return _batch(function, shared, items)


def _batch(
    function: Callable[[SharedT, ItemT], ResultT], shared: SharedT, items: Sequence[ItemT]
) -> list[ResultT]:
    with uncollected():
        return [function(shared, item) for item in items]
