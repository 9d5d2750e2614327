"""What a worker computes for one file: values in, values out.

Only where a transform fails to read a file, that is raised: without the facts of one file, what is
said of the others is not to be trusted.
"""

from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from migrator.core.check import names_defect, tree_defect
from migrator.core.edits import Edit, OverlapError, apply, in_order
from migrator.core.failing import described, failed
from migrator.core.findings import Finding, State
from migrator.core.imports import ImportLayoutError
from migrator.core.layout import ModuleName
from migrator.core.source import (
    CannotReadError,
    PythonSource,
    Source,
    Unreadable,
    known_python,
    read_python,
    read_text,
)
from migrator.core.suppression import Suppression, suppressions, text_suppressions
from migrator.core.transform import Edited, Read, Selection, Transform


@dataclass(frozen=True, slots=True)
class StepContext:
    """What all files of a step's first pass share."""

    step: str
    transform: Transform[Any, Any, Any]
    options: BaseModel


@dataclass(frozen=True, slots=True)
class FileInput:
    """One file as it comes to a worker."""

    path: str
    module: ModuleName
    data: bytes
    python: bool
    #: Not there yet: to the transform it is empty.
    is_new: bool = False

    @property
    def size(self) -> int:
        """How much work it is."""
        return len(self.data)


@dataclass(frozen=True, slots=True)
class FileRead:
    """What the first pass knows of a file."""

    path: str
    facts: Any
    suppressions: tuple[Suppression, ...] = ()


@dataclass(frozen=True, slots=True)
class FindContext:
    """What all files of a step's second pass share."""

    step: str
    transform: Transform[Any, Any, Any]
    options: BaseModel
    folded: Any
    selection: Selection


@dataclass(frozen=True, slots=True)
class FindInput:
    """One file with what was read of it."""

    file: FileInput
    read: Read[Any]

    @property
    def path(self) -> str:
        """The file."""
        return self.file.path

    @property
    def size(self) -> int:
        """How much work it is."""
        return self.file.size


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What the second pass says of a file."""

    path: str
    findings: tuple[Finding, ...] = ()
    #: Edits of the file's own bytes, in order.
    edits: tuple[Edit, ...] = ()
    after: bytes | None = None
    #: Whether the file was not there before.
    is_new: bool = False
    #: Whether the file goes.
    is_gone: bool = False
    #: Why the edits were thrown away: a fault of the transform.
    defect: str | None = None

    def only_applied(self) -> "FileOutcome":
        """With the findings whose edits were made."""
        applied = tuple(found for found in self.findings if found.state is State.APPLIED)
        return replace(self, findings=applied)


def read_one(context: StepContext, item: FileInput) -> FileRead | Unreadable:
    """Pass one over one file."""
    source = _source(item)
    if isinstance(source, Unreadable):
        return source
    try:
        facts = context.transform.read(source, item.module, context.options)
        found = _suppressions(source)
    except CannotReadError as error:
        return Unreadable(item.path, "unparsable", f"unparsable: {error}")
    except RecursionError:
        return Unreadable(item.path, "unparsable", "unparsable: nested too deeply")
    except Exception as error:
        raise failed(context.transform.name, error, item.path) from error
    return FileRead(item.path, facts, found)


def _suppressions(source: Source) -> tuple[Suppression, ...]:
    if isinstance(source, PythonSource):
        return suppressions(source)
    return text_suppressions(source)


def find_one(context: FindContext, item: FindInput) -> FileOutcome:
    """Pass two over one file: its findings, and the edited text once it is proved.

    Where the transform fails, the file is left as it is; the others have nothing to do with it.
    """
    try:
        return _found(context, item)
    except Exception as error:
        reason = f"`{context.transform.name}` has failed: {described(error)}"
        return FileOutcome(item.path, defect=reason)


def _found(context: FindContext, item: FindInput) -> FileOutcome:
    file = item.file
    source = _source_again(file)
    if isinstance(source, Unreadable):
        return FileOutcome(file.path, defect=source.reason)
    try:
        found = context.transform.find(
            source, item.read, context.folded, context.options, context.selection
        )
    except ImportLayoutError as error:
        return FileOutcome(file.path, defect=f"an import cannot be taken apart: {error}")
    findings = tuple(_located(context.step, source, finding) for finding in found)
    if any(found.removes_file and found.state is State.APPLIED for found in findings):
        return FileOutcome(file.path, findings, is_gone=True)
    edits = [
        edit
        for finding in findings
        if finding.state is State.APPLIED
        for edit in finding.edits
        if source.code[edit.start : edit.end] != edit.text
    ]
    if not edits:
        return FileOutcome(file.path, findings)
    return _edited(context, item, source, findings, edits)


#: Bytes of source text whose trees a process keeps; a tree takes some thirty times as much.
_KEPT = 3_000_000


class _Recent:
    """The files that were parsed last: the second pass comes back to them."""

    def __init__(self) -> None:
        self._sources: dict[str, PythonSource] = {}
        self._size = 0

    def get(self, path: str, data: bytes) -> PythonSource | None:
        """A file with its tree, if it was parsed lately and is still the same."""
        source = self._sources.get(path)
        return source if source is not None and source.data == data else None

    def add(self, source: PythonSource) -> None:
        """Keep a file, and let go of those that came first."""
        self._forget(source.path)
        self._sources[source.path] = source
        self._size += len(source.data)
        while self._size > _KEPT and len(self._sources) > 1:
            self._forget(next(iter(self._sources)))

    def _forget(self, path: str) -> None:
        gone = self._sources.pop(path, None)
        self._size -= len(gone.data) if gone else 0


_recent = _Recent()


def _source(file: FileInput) -> Source | Unreadable:
    if not file.python:
        return read_text(file.path, file.data)
    known = _recent.get(file.path, file.data)
    if known is not None:
        return known
    source = read_python(file.path, file.data)
    if isinstance(source, PythonSource):
        _recent.add(source)
    return source


def _source_again(file: FileInput) -> Source | Unreadable:
    """A file that was read before: its tree, if nobody has it any more, is made when asked for."""
    if not file.python:
        return read_text(file.path, file.data)
    return _recent.get(file.path, file.data) or known_python(file.path, file.data)


def _located(step: str, source: Source, finding: Finding) -> Finding:
    start = finding.span.start
    line = source.line_of(start)
    return finding.located(step, line, source.column_of(start), source.excerpt(line))


def _edited(
    context: FindContext,
    item: FindInput,
    source: Source,
    findings: tuple[Finding, ...],
    edits: list[Edit],
) -> FileOutcome:
    try:
        ordered = in_order(edits)
        file_edits = source.file_edits(ordered)
    except OverlapError:
        return FileOutcome(item.file.path, findings, defect="two of its edits overlap")
    except UnicodeError:
        reason = f"its encoding, {source.encoding}, has no bytes for the new text"
        return FileOutcome(item.file.path, findings, defect=reason)
    after = apply(source.data, file_edits)
    defect = _defect(context, item, source, ordered, after)
    if defect is not None:
        return FileOutcome(item.file.path, findings, defect=defect)
    return FileOutcome(item.file.path, findings, tuple(file_edits), after, item.file.is_new)


def _defect(
    context: FindContext, item: FindInput, before: Source, edits: list[Edit], after: bytes
) -> str | None:
    """What is wrong with the edited file."""
    result = _source(replace(item.file, data=after))
    if isinstance(result, Unreadable):
        return f"the result does not parse: {result.reason}"
    if isinstance(before, PythonSource) and isinstance(result, PythonSource):
        reason = _python_defect(context, item, before, edits, result)
        if reason is not None:
            return reason
    try:
        edited = Edited(before, result, item.file.module)
        return context.transform.flaw(edited, item.read, context.options)
    except CannotReadError as error:
        return f"the result does not parse: {error}"


def _python_defect(
    context: FindContext,
    item: FindInput,
    before: PythonSource,
    edits: list[Edit],
    result: PythonSource,
) -> str | None:
    reason = tree_defect(before, result, edits)
    reading = context.transform.reading(item.read.facts)
    if reason is not None or reading is None:
        return reason
    return names_defect(
        before,
        result,
        item.file.module,
        edits,
        reading,
        lambda old, new: context.transform.same_meaning(old, new, context.folded),
    )
