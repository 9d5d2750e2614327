"""Pass two: the accesses of a file are sent through the object, on top of what else changes."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from migrator.api import (
    Edit,
    Finding,
    ModuleName,
    OffsetMap,
    PythonSource,
    Read,
    Safety,
    Selection,
    Spelling,
    State,
    apply,
    compose,
    generated_reason,
    in_order,
    missing_imports,
    spelled,
)
from transforms.merge_env_vars.facts import Facts
from transforms.merge_env_vars.options import MergeOptions
from transforms.merge_env_vars.python.through.direct import directs
from transforms.merge_env_vars.python.through.imports import spare_imports
from transforms.merge_env_vars.python.through.route import Target
from transforms.merge_env_vars.python.through.values import Direct, told

ANOTHER_THING = "its name means another thing in this file"


@dataclass(frozen=True, slots=True)
class Sending:
    """What all files together say of going through the object."""

    target: Target
    #: Files that cannot import the object, each with the reason.
    barred: Mapping[str, str]
    #: The packages and modules at the top of the project.
    own: frozenset[str]

    def owns(self, dotted: str) -> bool:
        """Whether a module belongs to the project."""
        return dotted.partition(".")[0] in self.own

    def is_same(self, old: str, new: str) -> bool:
        """Whether what asked the environment may be the object after the migration."""
        is_environment = old == "os" or f"{old}.".startswith(("os.environ.", "os.getenv."))
        return is_environment and f"{new}.".startswith(f"{self.target.dotted}.")


def sent(
    source: PythonSource,
    read: Read[Facts],
    others: Sequence[Finding],
    sending: Sending,
    options: MergeOptions,
    selection: Selection,
) -> list[Finding]:
    """The findings of a file, with those of its direct accesses."""
    return _File(source, read, others, sending, options, selection).findings()


class _File:
    def __init__(
        self,
        source: PythonSource,
        read: Read[Facts],
        others: Sequence[Finding],
        sending: Sending,
        options: MergeOptions,
        selection: Selection,
    ) -> None:
        self._source = source
        self._read = read
        self._others = list(others)
        self._sending = sending
        self._options = options
        self._selection = selection
        reading = read.facts.reading
        self._module = reading.name if reading else ModuleName("", is_package=False)
        target = sending.target
        self._spelling = spelled(source, self._module, target.module, target.name)

    def findings(self) -> list[Finding]:
        """All findings, by place."""
        changed = in_order(self._changed())
        after = _after(self._source, changed)
        spelling = self._spelling
        written = self._sending.target.written(spelling.text) if spelling else ""
        again = {one.at: one for one in directs(after, self._module, self._options, written)}
        offsets = OffsetMap(changed)
        own: list[Finding] = []
        edits: list[Edit] = []
        for direct in self._read.facts.direct:
            at = offsets.forward(direct.at)
            there = again.get(at) if at is not None else None
            if there is None:
                continue  # it went with what was around it
            finding = self._finding(direct, self._judged(there))
            own.append(finding)
            if finding.state is State.APPLIED:
                edits += there.edits
        if edits and spelling:
            whole = self._completed(changed, after, in_order(edits), spelling)
            return _distributed(whole, [*self._others, *own])
        return sorted([*self._others, *own], key=lambda finding: finding.span)

    def _changed(self) -> Iterator[Edit]:
        """What changes beside."""
        for finding in self._others:
            if finding.state is State.APPLIED:
                for edit in finding.edits:
                    if self._source.code[edit.start : edit.end] != edit.text:
                        yield edit

    def _judged(self, direct: Direct) -> Direct:
        """An access as the file and the others let it be."""
        if direct.safety is Safety.MANUAL:
            return direct
        barred = self._sending.barred.get(self._read.path, "")
        reason = barred or ("" if self._spelling else ANOTHER_THING)
        if self._read.facts.generated:
            reason = generated_reason(self._read.facts.generated)
        return told(direct, reason) if reason else direct

    def _finding(self, direct: Direct, judged: Direct) -> Finding:
        through = self._options.through
        goes_to = through.object if through else ""
        is_manual = judged.safety is Safety.MANUAL
        message = f"{direct.shown} goes through {goes_to}"
        if is_manual:
            message = f"{direct.shown} does not go through {goes_to}: {judged.reason}"
        elif judged.reason:
            message += f": {judged.reason}"
        return Finding(
            self._read.path,
            direct.span,
            judged.safety,
            message,
            direct.shown,
            None if is_manual else goes_to,
            () if is_manual else direct.edits,
            self._selection.state(self._read, direct.span, judged.safety),
            judged.reason,
            excerpt=direct.shown,
        )

    def _completed(
        self, changed: list[Edit], source: PythonSource, edits: list[Edit], found: Spelling
    ) -> list[Edit]:
        """All edits of the file, with those of its imports."""
        whole, after = compose(changed, edits), _after(source, edits)
        spare = spare_imports(self._source, after, self._module)
        whole, last = compose(whole, spare), _after(after, spare)
        places = _forward(_forward((edit.start for edit in edits), edits), spare)
        wanted = [found.wanted] if found.wanted else []
        more = missing_imports(last, self._module, self._sending.owns, wanted, places)
        return compose(whole, more)


def _forward(places: Iterable[int], edits: Sequence[Edit]) -> list[int]:
    """Where places are after some edits; what is replaced begins where it did."""
    offsets = OffsetMap(edits)
    found = []
    for place in places:
        mapped = offsets.forward(place)
        if mapped is None:
            before = offsets.forward(place - 1) if place else -1
            mapped = None if before is None else before + 1
        if mapped is not None:
            found.append(mapped)
    return found


def _after(source: PythonSource, edits: Sequence[Edit]) -> PythonSource:
    """The file with edits made; as UTF-8, whatever its own encoding."""
    if not edits:
        return source
    return PythonSource(source.path, apply(source.code, edits))


def _distributed(edits: Sequence[Edit], findings: Sequence[Finding]) -> list[Finding]:
    """Let each edit belong to the finding that it was made for."""
    ordered = sorted(findings, key=lambda finding: finding.span)
    taken = [finding for finding in ordered if finding.state is State.APPLIED]
    places = sorted(
        (edit.start, edit.end, index)
        for index, finding in enumerate(taken)
        for edit in finding.edits
    )
    given: dict[int, list[Edit]] = {id(finding): [] for finding in taken}
    for edit in edits:
        # The edits of findings do not overlap: of those that begin before, the last ends last.
        before = bisect_right(places, edit.end, key=lambda place: place[0])
        near = [place for place in places[max(0, before - 2) : before] if place[1] >= edit.start]
        owner = taken[near[0][2] if near else 0]
        given[id(owner)].append(edit)
    return [
        replace(finding, edits=tuple(given[id(finding)])) if id(finding) in given else finding
        for finding in ordered
    ]
