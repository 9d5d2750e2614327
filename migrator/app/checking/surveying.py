"""A survey: the steps and the contracts of a manifest, asked of a tree."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from migrator.app.checking.contracts import CLAIMS, Broken, broken_contracts, words_of
from migrator.app.checking.looked_at import LookedAt
from migrator.app.checking.recalled_reads import RecalledReads, is_ours
from migrator.app.checking.remembered import memory_of
from migrator.app.checking.trees import SearchedTree, holders
from migrator.app.checking.words import Words
from migrator.app.landed import finished_steps, landed_phases
from migrator.app.manifest_file import ManifestFile
from migrator.app.workspace import assembled
from migrator.core.checking.violations import Standing, Survey, UnreadFile, Violation
from migrator.core.engine import AnyTransform, Executor, Overlay, Step, StepResult
from migrator.core.findings import Finding, Safety, State
from migrator.core.gate.view import View
from migrator.core.manifest import Manifest, load
from migrator.core.manifest.stages import is_first_stage
from migrator.core.parsed import Parsed
from migrator.core.project import Project
from migrator.core.residue import lines_with
from migrator.core.source import Source, read_text
from migrator.core.suppression import MARKER
from migrator.core.transform import Transform
from migrator.core.uncollected import uncollected
from migrator.shell.executors import Processes, cores
from migrator.shell.project_modules import ProjectModules
from transforms import Catalogue

#: For the sources of the files that contracts look at.
_ROOM = 6_000_000


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A survey, and what may be remembered of it."""

    survey: Survey
    #: The words without which a file has no problem; None where words do not tell.
    words: Words | None
    #: Whether it depends on nothing that changes without a trace.
    is_lasting: bool


def survey(written: ManifestFile, at: LookedAt, jobs: int | None) -> Surveyed:
    """All that is found in a tree."""
    manifest = load(written.text, written.name, Catalogue(), written.table)
    processes = Processes(jobs or cores())
    executor = RecalledReads(processes, memory_of(at.files), written.text)
    try:
        with uncollected():
            return _Surveyor(manifest, written, at, executor).surveyed()
    finally:
        processes.close()


class _Surveyor:
    def __init__(
        self, manifest: Manifest, written: ManifestFile, at: LookedAt, executor: Executor
    ) -> None:
        self._at = at
        self._manifest = manifest
        self._tree = SearchedTree(at)
        installed = ProjectModules(at.files.root, manifest.gate.python)
        self._workspace = assembled(at.files, at.paths, manifest, written, executor, installed)
        self._selections = [(phase, self._workspace.selects(phase)) for phase in manifest.phases]

    @cached_property
    def _landed(self) -> frozenset[str]:
        """The phases that have landed; where nothing is wrong, nobody asks."""
        return landed_phases(self._at.files.git, self._manifest)

    def surveyed(self) -> Surveyed:
        """All that is found."""
        is_lasting = all(is_ours(step.transform) for step in self._used_steps())
        return Surveyed(self._survey(), self._words() if is_lasting else None, is_lasting)

    def _survey(self) -> Survey:
        results = [self._run(step) for step in self._used_steps() if self._matters(step)]
        found = [finding for result in results for finding in result.findings]
        return Survey(
            self._manifest.migration.name,
            (
                *(self._used(finding) for finding in found if self._counts(finding)),
                *map(self._broken, self._broken_contracts()),
            ),
            tuple(self._unread(results)),
            tuple(dict.fromkeys(self._notes(results))),
            self._rules(),
        )

    def _rules(self) -> dict[str, str]:
        return {step.name: step.transform.summary for step in self._used_steps()} | CLAIMS

    def _words(self) -> Words | None:
        steps = self._used_steps()
        forbidden = words_of(self._manifest.contracts)
        if forbidden is None or any(_looks_further(step.transform) for step in steps):
            return None
        needles = [step.needles().words for step in steps]
        words = {MARKER, *forbidden}.union(*needles)
        nothing = Survey(self._manifest.migration.name, rules=self._rules())
        return Words(sorted(words), nothing)

    # Steps

    def _used_steps(self) -> list[Step]:
        names = dict.fromkeys(name for phase in self._manifest.phases for name in phase.steps)
        steps = (self._workspace.steps[name] for name in names)
        return [step for step in steps if not is_first_stage(step.options)]

    def _matters(self, step: Step) -> bool:
        """Whether the step can say anything of the files: most hold none of its words."""
        if self._at.only is None or _looks_further(step.transform):
            return True
        words = [*step.needles().words, MARKER]
        return bool(holders(self._tree, self._at.only, words))

    def _run(self, step: Step) -> StepResult:
        engine = self._workspace.engine
        return engine.run(step, Overlay(self._tree), lambda _path: True, only=self._at.only)

    def _counts(self, finding: Finding) -> bool:
        """Whether a finding names something old: others tell what only follows from such."""
        return bool(finding.old) and finding.state is not State.SUPPRESSED

    def _used(self, finding: Finding) -> Violation:
        """A use of an old name."""
        phases = [
            phase.id
            for phase, selects in self._selections
            if finding.step in phase.steps and selects(finding.anchor)
        ]
        is_taken = finding.state is State.APPLIED
        landed = [phase for phase in phases if phase in self._landed and is_taken]
        mending = [] if finding.safety is Safety.MANUAL else [*landed, *phases]
        phase = next(iter(mending), None)
        return Violation(
            finding.path,
            finding.line,
            finding.column,
            finding.step,
            finding.message,
            _remedy(finding),
            finding.old,
            phase,
            Standing.DUE if landed else Standing.OPEN,
            finding.excerpt,
        )

    @cached_property
    def _finished(self) -> frozenset[str]:
        """The steps that nobody is to carry out any more; where there are no notes, nobody asks."""
        return finished_steps(self._manifest, self._landed)

    # Contracts

    def _broken_contracts(self) -> Iterator[Broken]:
        engine = self._workspace.engine
        project = Project(engine.layout, self._tree, engine.environment, parsed=Parsed(_ROOM))
        view = View(self._tree, project)
        return broken_contracts(self._manifest.contracts, view, self._at.only)

    def _broken(self, broken: Broken) -> Violation:
        rule, contract, subject, fault = broken
        if contract.by is None:
            standing = Standing.OPEN
        else:
            standing = Standing.DUE if contract.by in self._landed else Standing.EARLY
        return Violation(
            # What is about no file is about what demands it.
            fault.path or self._workspace.manifest_file,
            fault.line or 1,
            1,
            rule,
            fault.message,
            fault.remedy,
            subject,
            contract.by,
            standing,
            self._line(fault.path, fault.line),
        )

    def _line(self, path: str, line: int) -> str:
        source = read_text(path, self._tree.read(path) or b"") if line else None
        return source.line_text(line).strip() if isinstance(source, Source) else ""

    # What is to be said beside

    def _unread(self, results: list[StepResult]) -> Iterator[UnreadFile]:
        """The files that hold an old name and cannot be looked into."""
        lines: dict[tuple[str, str], set[int]] = {}
        for result in results:
            step = self._workspace.steps[result.step]
            words = step.old_names()
            for one in result.unreadable:
                if self._at.means(one.path) and self._workspace.editable(one.path):
                    found = lines.setdefault((one.path, one.reason), set())
                    found.update(lines_with(one.path, self._tree.read(one.path) or b"", words))
        for (path, reason), numbers in sorted(lines.items()):
            yield UnreadFile(path, reason, tuple(sorted(numbers)))

    def _notes(self, results: list[StepResult]) -> Iterator[str]:
        yield from self._at.notes
        for result in results:
            if result.notes and result.step not in self._finished:
                yield from result.notes
            for unused in result.unused:
                if self._at.means(unused.path):
                    place = f"{unused.path}:{unused.line}"
                    yield f"{place}: nothing to ignore here for the step {unused.step}"
        if self._at.only is None:
            yield from (f"not looked into: {what}" for what in self._at.files.unseen())


def _looks_further(transform: AnyTransform) -> bool:
    """Whether a transform may speak of files that hold none of its words."""
    return type(transform).further_files is not Transform.further_files


def _remedy(finding: Finding) -> str:
    ignored = f"or keep it with `# migrator: ignore[{finding.step}]`"
    if finding.safety is Safety.MANUAL:
        return f"change it by hand, {ignored}"
    if finding.new in {None, finding.old}:
        return f"let `migrator run` change it, {ignored}"
    return f"use {finding.new}, {ignored}"
