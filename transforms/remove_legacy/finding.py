"""Pass two: the findings of one file."""

from dataclasses import replace

from migrator.api import Finding, PythonSource, Read, Reading, Safety, Selection, State
from transforms.remove_legacy.folded import Decided, Folded, Reference, Standing
from transforms.remove_legacy.writing import Writing

_WAITS = "what refers to it goes in another phase"
_STANDINGS = {
    Standing.KEEPS_IT: "in use here, so it stays",
    Standing.LACKS_IT: "in use here, and is not there any more",
    Standing.WAIVED: "named here, which a person has said does not count",
}


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
    references = folded.references.get(read.path, ())
    return [*found, *(_referring(one, read) for one in references)]


def is_reference(finding: Finding) -> bool:
    """Whether a finding is about a place that only speaks of what is named."""
    return finding.reason in _STANDINGS.values()


def unmet(finding: Finding) -> str:
    """What a person reads of something that should have gone."""
    match finding.state:
        case State.NEEDS_REVIEW:
            return f"{finding.message}; it goes with --include-review"
        case State.SUPPRESSED:
            return f"{finding.old} stays: a person has told the step to stay away"
    return finding.message


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
        _message(one, state, reason),
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


def _message(one: Decided, state: State, reason: str) -> str:
    if one.edits:
        return f"the fallback to {one.dotted} goes: what is tried is always there"
    if one.stays or state is State.MANUAL:
        return f"{one.dotted} stays: {one.stays or reason}"
    along = " with its file" if one.is_file else " with its entry in `__all__`"
    what = f"{along if one.is_file or one.is_listed else ''}: {one.what}"
    if not one.doubts:
        return f"{one.dotted} goes{what}, and nothing refers to it"
    if state is State.NEEDS_REVIEW:
        return f"{one.dotted} may go{what}, but {'; '.join(one.doubts)}"
    return f"{one.dotted} goes{what}, though {'; '.join(one.doubts)}"


def _referring(one: Reference, read: Read[Reading | None]) -> Finding:
    return Finding(
        read.path,
        one.span,
        Safety.MANUAL,
        f"{one.dotted} is {_STANDINGS[one.standing]}",
        one.dotted,
        state=State.SUPPRESSED if read.is_suppressed(one.span) else State.MANUAL,
        reason=_STANDINGS[one.standing],
    )
