"""The engine: takes steps through the funnel, file by file, and puts their edits together.

It reads from a `Tree` and computes through an `Executor`; it knows neither disk nor git.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel

from migrator.core.edits import Edit, compose
from migrator.core.failing import blamed
from migrator.core.findings import Finding, State
from migrator.core.globs import matcher
from migrator.core.layout import Layout
from migrator.core.parsed import Parsed
from migrator.core.project import Environment, Project
from migrator.core.source import Unreadable, is_python
from migrator.core.suppression import MARKER
from migrator.core.transform import Needles, Read, Selection, Transform
from migrator.core.tree import Tree
from migrator.core.work import (
    FileInput,
    FileOutcome,
    FileRead,
    FindContext,
    FindInput,
    StepContext,
    find_one,
    read_one,
)

SharedT = TypeVar("SharedT")
ItemT = TypeVar("ItemT", bound="Work")
ResultT = TypeVar("ResultT")

#: For the sources of the files that are looked at between the two passes.
_ROOM = 3_000_000

#: What flows between a transform's own methods is its own business.
AnyTransform = Transform[Any, Any, Any]


class Work(Protocol):
    """Something to be computed about one file."""

    @property
    def path(self) -> str:
        """The file: work on one file is best done where work on it was done before."""
        ...

    @property
    def size(self) -> int:
        """How much it is."""
        ...


class Executor(Protocol):
    """Computes a pure function for many values, here or elsewhere."""

    def map(
        self,
        function: Callable[[SharedT, ItemT], ResultT],
        shared: SharedT,
        items: Sequence[ItemT],
    ) -> list[ResultT]:
        """The results, in the order of the items."""
        ...


class Serial:
    """Computes one after the other in this process."""

    def map(
        self,
        function: Callable[[SharedT, ItemT], ResultT],
        shared: SharedT,
        items: Sequence[ItemT],
    ) -> list[ResultT]:
        """The results, in the order of the items."""
        return [function(shared, item) for item in items]


@dataclass(frozen=True, slots=True)
class Step:
    """A transform with its options, under the name that the manifest gives it."""

    name: str
    transform: AnyTransform
    options: BaseModel

    def needles(self) -> Needles:
        """What a file must contain to matter to it."""
        with blamed(self.transform.name):
            return self.transform.needles(self.options)

    def old_names(self) -> frozenset[str]:
        """The words that should be gone after it."""
        with blamed(self.transform.name):
            return self.transform.old_names(self.options)


@dataclass(frozen=True, slots=True)
class UnusedSuppression:
    """A suppression of a step that suppresses nothing."""

    path: str
    line: int
    step: str


@dataclass(frozen=True, slots=True)
class StepResult:
    """What one step says about a tree."""

    step: str
    outcomes: Mapping[str, FileOutcome] = field(default_factory=dict)
    reads: Mapping[str, FileRead] = field(default_factory=dict)
    #: Files that hold an old name and cannot be worked on.
    unreadable: tuple[Unreadable, ...] = ()
    unused: tuple[UnusedSuppression, ...] = ()
    notes: tuple[str, ...] = ()
    #: What a person has to do outside of the repository before this may land.
    prerequisites: tuple[str, ...] = ()
    #: What the manifest demands of the step, and it does not bring about.
    unmet: tuple[str, ...] = ()

    @property
    def findings(self) -> list[Finding]:
        """All findings, by path and place."""
        return [
            finding for path in sorted(self.outcomes) for finding in self.outcomes[path].findings
        ]

    def only_applied(self) -> "StepResult":
        """Without what was not done: a later round speaks of that again."""
        return replace(
            self,
            outcomes={path: outcome.only_applied() for path, outcome in self.outcomes.items()},
            unreadable=(),
            unused=(),
            unmet=(),
        )

    @property
    def changed(self) -> list[str]:
        """The files that it changes."""
        return [path for path, out in self.outcomes.items() if out.edits or out.is_gone]

    @property
    def created(self) -> frozenset[str]:
        """The files that were not there before."""
        return frozenset(path for path, out in self.outcomes.items() if out.edits and out.is_new)

    @property
    def removed(self) -> frozenset[str]:
        """The files that are not there any more."""
        return frozenset(path for path, outcome in self.outcomes.items() if outcome.is_gone)

    @property
    def defects(self) -> dict[str, str]:
        """Files whose edits did not stand the check, with the reason."""
        return {path: out.defect for path, out in self.outcomes.items() if out.defect}


class Overlay:
    """A tree with some files changed."""

    def __init__(self, base: Tree) -> None:
        self._base = base
        self.changed: dict[str, bytes] = {}
        #: Those of the changed files that the tree below does not have.
        self.created: frozenset[str] = frozenset()
        #: Files of the tree below that are not there any more.
        self.removed: frozenset[str] = frozenset()

    def copy(self) -> "Overlay":
        """The same files, to be changed apart."""
        other = Overlay(self._base)
        other.changed, other.created = dict(self.changed), self.created
        other.removed = self.removed
        return other

    def take(self, result: StepResult) -> None:
        """Be what a step leaves."""
        for path, outcome in result.outcomes.items():
            if outcome.after is not None:
                self.changed[path] = outcome.after
        self.created = (self.created | result.created) - result.removed
        self.removed = (self.removed | result.removed) - result.created
        for path in result.removed:
            self.changed.pop(path, None)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file."""
        if path in self.removed:
            return None
        return self.changed[path] if path in self.changed else self._base.read(path)

    def holding(self, words: Iterable[str]) -> list[str]:
        """The files that contain at least one of the words."""
        words = list(words)
        encoded = [word.encode() for word in words]
        apart = self.changed.keys() | self.removed
        found = [path for path in self._base.holding(words) if path not in apart]
        found += [
            path for path, data in self.changed.items() if any(word in data for word in encoded)
        ]
        return sorted(found)


class Engine:
    """Runs steps over trees of one repository."""

    def __init__(
        self,
        layout: Layout,
        editable: Callable[[str], bool],
        environment: Environment,
        executor: Executor,
    ) -> None:
        self.layout = layout
        self._editable = editable
        self.environment = environment
        self._executor = executor
        #: Each file as a step saw it last, with what it read of it.
        self._known: dict[tuple[str, str], tuple[FileInput, FileRead | Unreadable]] = {}
        self._parsed = Parsed(_ROOM)

    def run(
        self,
        step: Step,
        tree: Overlay,
        selects: Callable[[str], bool],
        *,
        include_review: bool = False,
        only: frozenset[str] | None = None,
    ) -> StepResult:
        """What a step says about a tree; edits for what a selection takes.

        ``only`` limits the second pass to some files.
        """
        layout = self.layout.with_files(tree.created) if tree.created else self.layout
        layout = layout.without_files(tree.removed) if tree.removed else layout
        needles = step.needles()
        read = self._read(step, tree, layout, self._holding(tree, needles))
        while True:
            reads, unreadable = self._sorted(step, read, needles.words)
            facts = {path: self._as_read(step, got) for path, got in reads.items()}
            project = self._project(step, tree, layout, unreadable)
            with blamed(step.transform.name):
                folded = step.transform.fold(facts, project, step.options)
                further = step.transform.further_files(folded) - read.keys()
            unforeseen = self._read(step, tree, layout, sorted(further))
            read |= unforeseen
            if not any(self._is_hindered(step, path, got) for path, got in unforeseen.items()):
                break
        reads, unreadable = self._sorted(step, read, needles.words)
        facts = {path: self._as_read(step, got) for path, got in reads.items()}
        selection = Selection(
            frozenset(path for path in reads if self._editable(path) and selects(path)),
            include_review,
        )
        outcomes = self._find(step, facts, folded, selection, only)
        defects = dict(_defects(outcomes))
        while defects:
            # What follows a file that stays as it is has to stay too.
            anchors = {finding.anchor for out in defects.values() for finding in out.findings}
            selection = Selection(selection.anchors.difference(anchors, defects), include_review)
            outcomes = self._find(step, facts, folded, selection, only)
            more = {path: out for path, out in _defects(outcomes) if path not in defects}
            outcomes |= defects
            if not more:
                break
            defects |= more
        findings = [finding for outcome in outcomes.values() for finding in outcome.findings]
        with blamed(step.transform.name):
            return StepResult(
                step.name,
                outcomes,
                reads,
                tuple(unreadable),
                tuple(self._unused(step, reads, outcomes)),
                step.transform.notes(folded),
                step.transform.prerequisites(folded),
                step.transform.unmet(findings, folded, step.options),
            )

    # Pass one

    def _holding(self, tree: Tree, needles: Needles) -> Iterator[str]:
        """The files that can matter."""
        is_other = matcher(needles.other_files)
        for path in tree.holding([*needles.words, MARKER]):
            data = tree.read(path)
            if data is None:
                continue
            if is_python(path, data[:80]) or (is_other(path) and b"\0" not in data):
                yield path

    def _read(
        self, step: Step, tree: Tree, layout: Layout, paths: Iterable[str]
    ) -> dict[str, FileRead | Unreadable]:
        """What files hold; one that is not there is taken for empty."""
        waiting: list[FileInput] = []
        results: dict[str, FileRead | Unreadable] = {}
        for path in paths:
            data = tree.read(path)
            known = self._known.get((step.name, path))
            if known is not None and known[0].data == (data or b""):
                results[path] = known[1]
            else:
                python = is_python(path, (data or b"")[:80])
                is_new = data is None
                waiting.append(FileInput(path, layout.module(path), data or b"", python, is_new))
        context = StepContext(step.name, step.transform, step.options)
        with blamed(step.transform.name):
            found = self._executor.map(read_one, context, waiting)
        for item, result in zip(waiting, found, strict=True):
            self._known[step.name, item.path] = item, result
            results[item.path] = result
        return results

    def _sorted(
        self, step: Step, results: Mapping[str, FileRead | Unreadable], words: frozenset[str]
    ) -> tuple[dict[str, FileRead], list[Unreadable]]:
        """What could be read, and what could not though it holds an old name."""
        reads = {path: got for path, got in results.items() if isinstance(got, FileRead)}
        unreadable = [
            got
            for path, got in sorted(results.items())
            if isinstance(got, Unreadable) and self._holds(step, path, words)
        ]
        return reads, unreadable

    def _project(
        self, step: Step, tree: Tree, layout: Layout, unreadable: Iterable[Unreadable]
    ) -> Project:
        beyond = {
            found.path: self._file(step, found.path).data
            for found in unreadable
            if found.code == "newer-python"
        }
        return Project(layout, tree, self.environment, beyond, self._parsed)

    def _holds(self, step: Step, path: str, words: frozenset[str]) -> bool:
        data = self._file(step, path).data
        return any(word.encode() in data for word in words)

    def _file(self, step: Step, path: str) -> FileInput:
        """A file as the first pass had it."""
        return self._known[step.name, path][0]

    def _is_hindered(self, step: Step, path: str, got: FileRead | Unreadable) -> bool:
        """Whether a file that was not foreseen cannot be changed at will."""
        if isinstance(got, Unreadable) or not self._editable(path):
            return True
        return any(step.name in suppression.steps for suppression in got.suppressions)

    def _as_read(self, step: Step, read: FileRead) -> Read[Any]:
        spans = tuple(
            suppression.covers
            for suppression in read.suppressions
            if step.name in suppression.steps
        )
        return Read(read.path, read.facts, spans, self._editable(read.path))

    # Pass two

    def _find(
        self,
        step: Step,
        facts: Mapping[str, Read[Any]],
        folded: object,
        selection: Selection,
        only: frozenset[str] | None,
    ) -> dict[str, FileOutcome]:
        items = [
            FindInput(self._file(step, path), read)
            for path, read in facts.items()
            if read.editable and (only is None or path in only)
        ]
        context = FindContext(step.name, step.transform, step.options, folded, selection)
        with blamed(step.transform.name):
            outcomes = self._executor.map(find_one, context, items)
        return {outcome.path: outcome for outcome in outcomes}

    def _unused(
        self,
        step: Step,
        reads: Mapping[str, FileRead],
        outcomes: Mapping[str, FileOutcome],
    ) -> Iterable[UnusedSuppression]:
        for path, read in sorted(reads.items()):
            outcome = outcomes.get(path)
            findings = outcome.findings if outcome else ()
            for suppression in read.suppressions:
                if step.name not in suppression.steps or not self._editable(path):
                    continue
                is_used = any(
                    finding.state is State.SUPPRESSED and suppression.covers.overlaps(finding.span)
                    for finding in findings
                )
                if not is_used:
                    yield UnusedSuppression(path, suppression.line, step.name)


def _defects(outcomes: Mapping[str, FileOutcome]) -> Iterator[tuple[str, FileOutcome]]:
    return ((path, outcome) for path, outcome in outcomes.items() if outcome.defect)


@dataclass(slots=True)
class Changes:
    """The edits of several steps, put together file by file."""

    base: dict[str, bytes] = field(default_factory=dict)
    #: Those of them that were not there.
    created: set[str] = field(default_factory=set)
    #: Those of them that are not there any more.
    removed: set[str] = field(default_factory=set)
    edits: dict[str, Sequence[Edit]] = field(default_factory=dict)

    def add(self, result: StepResult, tree: Tree) -> None:
        """Put the edits of a step behind those that are there."""
        self.created |= result.created - self.base.keys()
        for path in result.removed:
            self._remove(path, tree)
        for path, outcome in result.outcomes.items():
            if not outcome.edits or outcome.after is None:
                continue
            if path not in self.base:
                self.base[path] = tree.read(path) or b""
                self.edits[path] = outcome.edits
            elif path in self.removed:
                self.removed.discard(path)
                self.edits[path] = [Edit(0, len(self.base[path]), outcome.after)]
            else:
                self.edits[path] = compose(self.edits[path], outcome.edits)

    def _remove(self, path: str, tree: Tree) -> None:
        """Let a file go; one that an earlier step has made was never there."""
        self.edits.pop(path, None)
        if path in self.created:
            self.created.discard(path)
            self.base.pop(path, None)
        else:
            self.base.setdefault(path, tree.read(path) or b"")
            self.removed.add(path)
            self.edits[path] = ()
