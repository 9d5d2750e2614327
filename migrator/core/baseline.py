"""The baseline: how many violations of which sort are tolerated in which file. It only falls.

Its text has a line for each entry, and every such line ends in a comma, so that two branches that
change different entries merge, and a diff shows what changed and nothing else.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from migrator.core.checking.violations import Key, Standing, Violation
from migrator.errors import Problem, UsageError

VERSION = 1
_FIELDS = {"rule": str, "path": str, "old": str, "count": int}
#: Where it stands, if nothing else is said.
BASELINE = "migrator-baseline.json"


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is tolerated, by rule, file and old name."""

    counts: Mapping[Key, int] = field(default_factory=dict)

    def within(self, is_meant: Callable[[str], bool]) -> "Baseline":
        """The entries of some files."""
        return Baseline({key: count for key, count in self.counts.items() if is_meant(key.path)})


# Its text


def rendered(baseline: Baseline) -> str:
    """The text of a baseline, in the order of rule, path and old name."""
    entries = [
        json.dumps({**key._asdict(), "count": count}) + ",\n"
        for key, count in sorted(baseline.counts.items())
    ]
    # The null at the end spares the last entry a line end of its own.
    return f'{{\n"version": {VERSION},\n"tolerated": [\n{"".join(entries)}null]\n}}\n'


def parsed(text: str, file: str) -> Baseline:
    """The baseline in a text; of two entries for one thing, the smaller one counts."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        what = "holds a conflict of git" if _conflict(text) else f"is not JSON: {error.msg.lower()}"
        line = _conflict(text) or error.lineno
        raise _broken(f"the baseline {what}", file, line) from None
    except RecursionError:
        raise _broken("the baseline is nested too deeply", file, 1) from None
    if not isinstance(document, dict) or not isinstance(document.get("tolerated"), list):
        raise _broken("the baseline has no list `tolerated`", file, 1)
    if document.get("version") != VERSION:
        message = f"the baseline is of version {json.dumps(document.get('version'))}, not {VERSION}"
        raise _broken(message, file, _line_with(text, '"version"'))
    counts: dict[Key, int] = {}
    for entry in document["tolerated"]:
        if entry is not None:
            key, count = _entry(entry, text, file)
            counts[key] = min(count, counts.get(key, count))
    return Baseline(counts)


def _entry(entry: object, text: str, file: str) -> tuple[Key, int]:
    if isinstance(entry, dict) and entry.keys() == _FIELDS.keys():
        rule, path, old, count = (entry[name] for name in _FIELDS)
        kinds = all(type(entry[name]) is kind for name, kind in _FIELDS.items())
        if kinds and count > 0:
            return Key(rule, path, old), count
    wanted = "an entry has rule, path and old, which are strings, and count, which is above 0"
    raise _broken(wanted, file, _line_of(entry, text))


def _line_of(entry: object, text: str) -> int | None:
    """The line that holds an entry and nothing else."""
    for number, line in enumerate(text.splitlines(), 1):
        try:
            if json.loads(line.strip().rstrip(",")) == entry:
                return number
        except ValueError:
            continue
    return None


def _line_with(text: str, piece: str) -> int | None:
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if piece in line), None)


def _conflict(text: str) -> int | None:
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if line.startswith("<<<<<<<")), None)


def _broken(message: str, file: str, line: int | None) -> UsageError:
    hint = f"mend it, or write it anew: rm {file}, then migrator check --update-baseline"
    return UsageError(Problem("baseline.broken", message, hint, file=file, line=line))


# What it tolerates


@dataclass(frozen=True, slots=True)
class Group:
    """The violations of one rule and one old name in one file, and how many are tolerated."""

    key: Key
    violations: tuple[Violation, ...]
    tolerated: int

    @property
    def passes(self) -> bool:
        """Whether there are no more than are tolerated; which one is new cannot be known."""
        return len(self.violations) <= self.tolerated


@dataclass(frozen=True, slots=True)
class Lowering:
    """An entry that tolerates more than there is."""

    key: Key
    tolerated: int
    found: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Violations, held against a baseline."""

    groups: tuple[Group, ...]
    lowerings: tuple[Lowering, ...]
    #: Entries that tolerate what has to be gone.
    outdated: tuple[Key, ...]

    @property
    def failing(self) -> list[Group]:
        """The groups of which there is more than is tolerated."""
        return [group for group in self.groups if not group.passes]

    @property
    def tolerated(self) -> int:
        """How many violations pass."""
        return sum(len(group.violations) for group in self.groups if group.passes)


def compared(violations: Iterable[Violation], baseline: Baseline) -> Comparison:
    """Hold violations against what is tolerated."""
    found: dict[tuple[Key, Standing], list[Violation]] = {}
    for violation in sorted(violations, key=_place):
        found.setdefault((violation.key, violation.standing), []).append(violation)
    allowed = {
        (key, standing): {
            Standing.DUE: 0,
            Standing.OPEN: baseline.counts.get(key, 0),
            Standing.EARLY: len(group),
        }[standing]
        for (key, standing), group in found.items()
    }
    groups = tuple(
        Group(key, tuple(group), allowed[key, standing]) for (key, standing), group in found.items()
    )
    due = {key for key, standing in found if standing is Standing.DUE}
    outdated = tuple(sorted(baseline.counts.keys() & due))
    here = {key: len(found.get((key, Standing.OPEN), ())) for key in baseline.counts}
    lowerings = tuple(
        Lowering(key, count, here[key])
        for key, count in sorted(baseline.counts.items())
        if here[key] < count and key not in due
    )
    return Comparison(groups, lowerings, outdated)


def _place(violation: Violation) -> tuple[str, str, int, int, str]:
    return violation.rule, violation.path, violation.line, violation.column, violation.old


# How it falls


def renewed(
    violations: Iterable[Violation], old: Baseline | None, kept: Baseline | None = None
) -> Baseline:
    """The baseline that tolerates what is there now, and the entries that are kept.

    Raises `UsageError` where there is more of a rule and an old name than the old one tolerates;
    from file to file, it may move.
    """
    now = Counter(violation.key for violation in violations if violation.standing is Standing.OPEN)
    # Of one key there is what is kept or what is found, whichever is more.
    now |= Counter(kept.counts if kept else {})
    if old is not None:
        before, after = _totals(old.counts), _totals(now)
        rises = [pair for pair in sorted(after) if after[pair] > before[pair]]
        if rises:
            raise UsageError(*(_rise(*pair, before[pair], after[pair]) for pair in rises))
    return Baseline(dict(now))


def _totals(counts: Mapping[Key, int]) -> Counter[tuple[str, str]]:
    totals: Counter[tuple[str, str]] = Counter()
    for key, count in counts.items():
        totals[key.rule, key.old] += count
    return totals


def _rise(rule: str, old: str, before: int, after: int) -> Problem:
    return Problem(
        "baseline.would-rise",
        f"{rule}: {old} is there more often than is tolerated: {after}, not {before}",
        "mend the new ones; to tolerate what a changed manifest newly asks for, remove the "
        "baseline and write it anew",
    )
