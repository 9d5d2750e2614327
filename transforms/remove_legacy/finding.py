"""Pass two: the findings of one file."""

from dataclasses import replace

from migrator.api import Finding, PythonSource, Read, Reading, Safety, Selection, State
from transforms.remove_legacy.folded import Decided, Folded
from transforms.remove_legacy.writing import Writing

_WAITS = "what refers to it goes in another phase"


def findings(
    source: PythonSource, read: Read[Reading | None], folded: Folded, selection: Selection
) -> list[Finding]:
    """What was decided of a file, with the edits of what goes now."""
    decided = folded.decided.get(read.path, ())
    found = [_finding(one, read, selection) for one in decided]
    going = [
        number
        for number, finding in enumerate(found)
        if finding.state is State.APPLIED and not finding.removes_file
    ]
    if going and read.facts is not None and not any(map(_removes, found)):
        writing = Writing(source, read.facts.name, folded.taken.get(read.path, ()))
        several = writing.edits([decided[number] for number in going])
        for number, edits in zip(going, several, strict=True):
            found[number] = replace(found[number], edits=tuple(edits))
    return found


def _removes(finding: Finding) -> bool:
    return finding.removes_file and finding.state is State.APPLIED


def _finding(one: Decided, read: Read[Reading | None], selection: Selection) -> Finding:
    state = _state(one, read, selection)
    safety = Safety.REVIEW if one.doubts else Safety.SAFE
    reason = one.reason
    if state is State.MANUAL:
        safety, reason = Safety.MANUAL, reason or _WAITS
    return Finding(
        read.path,
        one.span,
        safety,
        _message(one, reason if state is State.MANUAL else ""),
        one.dotted,
        state=state,
        reason=reason,
        removes_file=one.is_file and not one.stays,
    )


def _state(one: Decided, read: Read[Reading | None], selection: Selection) -> State:
    if any(map(read.is_suppressed, one.regions or (one.span,))):
        return State.SUPPRESSED
    if one.stays:
        return State.MANUAL
    if read.path not in selection.anchors:
        return State.ELSEWHERE
    if not one.needs <= selection.anchors:
        return State.MANUAL
    if one.doubts and not selection.include_review:
        return State.NEEDS_REVIEW
    return State.APPLIED


def _message(one: Decided, reason: str) -> str:
    if one.edit is not None:
        return f"the fallback to {one.dotted} goes: what is tried is always there"
    if one.stays or reason:
        return f"{one.dotted} stays: {one.stays or reason}"
    doubts = "".join(f"; {doubt}" for doubt in one.doubts)
    goes = "goes with its file" if one.is_file else "goes"
    return f"{one.dotted} {goes}: {one.what}, and nothing refers to it{doubts}"
