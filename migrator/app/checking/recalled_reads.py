"""What the first pass reads of files, kept from one run to the next.

It depends on nothing but the file, the step and this program. So a run in which five files have
changed reads five, and then knows as much of all as one that reads them all.
"""

import pickle
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from typing import TypeVar, cast

from migrator.core.engine import AnyTransform, Executor, Work
from migrator.core.source import Unreadable
from migrator.core.work import FileInput, FileRead, StepContext, read_one
from migrator.shell import fingerprint
from migrator.shell.memory import Memory

SharedT = TypeVar("SharedT")
ItemT = TypeVar("ItemT", bound=Work)
ResultT = TypeVar("ResultT")

#: So many files that are no longer as they were may be kept besides.
_ROOM = 1_000

_Known = dict[bytes, FileRead | Unreadable]


class RecalledReads:
    """Computes as another executor does, but nothing of the first pass that is known."""

    def __init__(self, executor: Executor, memory: Memory, manifest: str) -> None:
        self._executor = executor
        self._memory = memory
        self._manifest = manifest
        self._program = fingerprint.of_program()

    def map(
        self,
        function: Callable[[SharedT, ItemT], ResultT],
        shared: SharedT,
        items: Sequence[ItemT],
    ) -> list[ResultT]:
        """The results, in the order of the items."""
        if function is read_one and isinstance(shared, StepContext) and self._knows(shared):
            return cast(list[ResultT], self._read(shared, cast(Sequence[FileInput], items)))
        return self._executor.map(function, shared, items)

    def _knows(self, context: StepContext) -> bool:
        return self._program is not None and is_ours(context.transform)

    def _read(
        self, context: StepContext, files: Sequence[FileInput]
    ) -> list[FileRead | Unreadable]:
        known = self._recalled(context)
        marks = [_mark(file) for file in files]
        waiting = {mark: file for mark, file in zip(marks, files, strict=True) if mark not in known}
        found = self._executor.map(read_one, context, list(waiting.values()))
        known.update(zip(waiting, found, strict=True))
        if waiting:
            is_crowded = len(known) > _ROOM + 4 * len(marks)
            self._keep(context, {mark: known[mark] for mark in marks} if is_crowded else known)
        return [known[mark] for mark in marks]

    def _recalled(self, context: StepContext) -> _Known:
        text = self._memory.recall(self._program or "", self._question(context))
        with suppress(ValueError, pickle.PickleError, EOFError, AttributeError, ImportError):
            if text is not None:
                known: _Known = pickle.loads(b64decode(text))  # noqa: S301 - packed by ourselves
                return known
        return {}

    def _keep(self, context: StepContext, known: _Known) -> None:
        text = b64encode(pickle.dumps(known, pickle.HIGHEST_PROTOCOL)).decode()
        self._memory.remember(self._program or "", self._question(context), text)

    def _question(self, context: StepContext) -> str:
        return f"read {context.step} {self._manifest}"


def is_ours(transform: AnyTransform) -> bool:
    """Whether a transform is part of this program: another may change without a trace."""
    return type(transform).__module__.startswith("transforms.")


def _mark(file: FileInput) -> bytes:
    about = f"{file.path}\0{file.module}\0{file.python}\0".encode(errors="surrogateescape")
    return sha256(about + file.data).digest()
