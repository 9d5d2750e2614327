"""What `check` found, as text for a person."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from migrator.core.baseline import Comparison, Group
from migrator.core.checking.result import CheckResult
from migrator.core.checking.violations import Key, Standing, UnreadFile, Violation

#: All control characters: what steers a terminal is not for a report.
_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f]")
#: So many things to do are told for one rule.
_HINTS = 5


def text(result: CheckResult) -> str:
    """A line a problem, by rule, and what to do once a rule."""
    return _shown(result, result.comparison.failing)


def full_text(result: CheckResult) -> str:
    """The same, with what is tolerated."""
    return _shown(result, result.comparison.groups)


def _shown(result: CheckResult, groups: Iterable[Group]) -> str:
    lines = chain(_problems(groups), _unread(result.survey.unread))
    return "".join(f"{printable(line)}\n" for line in lines)


def _problems(groups: Iterable[Group]) -> Iterator[str]:
    by_rule: dict[str, list[Group]] = {}
    for group in groups:
        by_rule.setdefault(group.key.rule, []).append(group)
    for alike in by_rule.values():
        placed = sorted(((one, group) for group in alike for one in group.violations), key=_place)
        yield from (_line(violation, group) for violation, group in placed)
        remedies = dict.fromkeys(violation.remedy for violation, _group in placed)
        for remedy in list(remedies)[:_HINTS]:
            yield f"  hint: {remedy}"


def _place(placed: tuple[Violation, Group]) -> tuple[str, int, int]:
    violation, _group = placed
    return violation.path, violation.line, violation.column


def _unread(files: Iterable[UnreadFile]) -> Iterator[str]:
    for file in files:
        lines = ", ".join(map(str, file.lines or [file.first_line]))
        yield f"{file.path}:{file.first_line}:1: unreadable: {file.reason}"
        yield f"  hint: mend it, exclude it, or change its old names by hand: line {lines}"


def _line(violation: Violation, group: Group) -> str:
    place = f"{violation.path}:{violation.line}:{violation.column}"
    return f"{place}: {violation.rule}: {violation.message}{_of_group(violation, group)}"


def _of_group(violation: Violation, group: Group) -> str:
    if group.passes:
        return " (tolerated)"
    if violation.standing is Standing.DUE and violation.phase:
        return f" ({violation.phase} has landed)"
    if group.tolerated:
        return f" ({len(group.violations)} here, {group.tolerated} tolerated)"
    return ""


def summary(result: CheckResult) -> list[str]:
    """What is to be said beside the problems, the totals last."""
    comparison = result.comparison
    said = [*result.survey.notes, *_of_baseline(comparison, result.baseline)]
    problems = sum(len(group.violations) for group in comparison.failing)
    files = {group.key.path for group in comparison.failing}
    total = f"{count(problems, 'problem')} in {count(len(files), 'file')}"
    if result.survey.unread:
        total += f", {count(len(result.survey.unread), 'file')} unreadable"
    if comparison.tolerated:
        total += f", {comparison.tolerated} tolerated"
    return [printable(line) for line in (*said, f"{result.survey.migration}: {total}")]


def _of_baseline(comparison: Comparison, file: str | None) -> Iterator[str]:
    for key in comparison.outdated:
        yield f"{file} is outdated: a phase that has landed forbids {_called(key)}"
    for lower in comparison.lowerings[:_HINTS]:
        yield (
            f"{file} can be lowered: {_called(lower.key)}: {lower.found} here, "
            f"{lower.tolerated} tolerated"
        )
    if len(comparison.lowerings) > _HINTS:
        yield f"… and {len(comparison.lowerings) - _HINTS} more entries can be lowered"


def _called(key: Key) -> str:
    """``rule: old name in file``; not all findings are about a name."""
    return f"{key.rule}: {key.old} in {key.path}" if key.old else f"{key.rule} in {key.path}"


def following(result: CheckResult) -> str | None:
    """The next command of the tool."""
    comparison = result.comparison
    failing = [one for group in comparison.failing for one in group.violations]
    phases = [one.phase for one in failing if one.phase and one.standing is not Standing.DUE]
    if phases:
        return f"diff {phases[0]}"
    if any(one.phase for one in failing):
        return "plan"
    # No phase mends them, so they are there to stay, or for a person.
    is_first_look = bool(failing) and result.baseline is None
    can_be_lowered = result.passed and bool(comparison.lowerings or comparison.outdated)
    return "check --update-baseline" if is_first_look or can_be_lowered else None


def count(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number} {noun}{'s' * (number != 1)}"


def printable(line: str) -> str:
    """A line that any stream takes and no terminal obeys."""
    line = line.encode(errors="surrogateescape").decode(errors="replace")
    return _STEERING.sub("", line)
