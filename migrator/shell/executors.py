"""Where the work on files is computed: here, or in processes beside this one."""

import gc
import multiprocessing
import os
import pickle
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

SharedT = TypeVar("SharedT")
ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")

#: Below this many files a second process costs more than it saves.
_WORTH_A_PROCESS = 24


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Processes:
    """Computes in a pool of processes, which is started when there is enough to do."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def map(
        self,
        function: Callable[[SharedT, ItemT], ResultT],
        shared: SharedT,
        items: Sequence[ItemT],
    ) -> list[ResultT]:
        """The results, in the order of the items."""
        if self._jobs == 1 or len(items) < _WORTH_A_PROCESS:
            return _batch(function, shared, items)
        size = max(8, len(items) // (self._jobs * 4))
        # What all files share is pickled once, not once a batch.
        packed = pickle.dumps((function, shared), pickle.HIGHEST_PROTOCOL)
        futures = [
            self._started().submit(_unpacked, packed, items[start : start + size])
            for start in range(0, len(items), size)
        ]
        return [result for future in futures for result in future.result()]

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # A fork starts at once with all modules loaded; elsewhere it is not safe.
            method = "fork" if sys.platform == "linux" else "spawn"
            context = multiprocessing.get_context(method)
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=context)
        return self._pool

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None


def _unpacked(packed: bytes, items: Sequence[ItemT]) -> list[Any]:
    function, shared = pickle.loads(packed)  # noqa: S301 - packed by our own parent process
    return _batch(function, shared, items)


def _batch(
    function: Callable[[SharedT, ItemT], ResultT], shared: SharedT, items: Sequence[ItemT]
) -> list[ResultT]:
    # Trees are many small objects without cycles: collecting them again and again is lost time.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        return [function(shared, item) for item in items]
    finally:
        if was_enabled:
            gc.enable()
