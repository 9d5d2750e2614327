"""What is demanded of a command before and after a phase, and whether it did it."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace

from migrator.core.gate.collected import is_below, is_in
from migrator.core.gate.faults import Fault
from migrator.core.manifest import GateTest


@dataclass(frozen=True, slots=True)
class CommandRun:
    """How a command ended."""

    #: None if it could not run its course.
    status: int | None
    #: What single tests came to, where it tells: ``passed``, ``failed`` or ``skipped``.
    outcomes: Mapping[str, str] = field(default_factory=dict)
    #: What those that failed say of it.
    messages: Mapping[str, str] = field(default_factory=dict)

    @property
    def failing(self) -> list[str]:
        """The single tests that failed."""
        return [test for test, outcome in self.outcomes.items() if outcome == "failed"]

    @property
    def passing(self) -> list[str]:
        """The single tests that passed."""
        return [test for test, outcome in self.outcomes.items() if outcome == "passed"]

    def did(self, demanded: str) -> bool:
        """Whether it ended so; one that could not run its course proves nothing."""
        match demanded:
            case "pass":
                return self.status == 0
            case "fail":
                return bool(self.status)
            case _:
                return True

    def without(self, files: Collection[str], gone: Collection[str] = ()) -> "CommandRun":
        """The same without the tests of some files, and others, that go on purpose."""
        kept = {
            test: said
            for test, said in self.outcomes.items()
            if not is_in(test, files) and not is_below(test, gone)
        }
        return replace(self, outcomes=kept)

    def to_json(self) -> str:
        """What `from_json` reads."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "CommandRun | None":
        """From what `to_json` gave; None if it was something else."""
        try:
            table = json.loads(text)
            return cls(table["status"], table["outcomes"], table["messages"])
        except (ValueError, KeyError, TypeError):
            return None


def before_faults(test: GateTest, run: CommandRun) -> Iterator[Fault]:
    """Where a command does not do what it has to do before a phase."""
    if run.did(test.before):
        return
    if test.before == "pass":
        yield from _failures(test, run, run.failing, _FAILS_ALREADY)
    else:
        yield _other_end(test, run, "it has to fail before the phase", _PROVES_NOTHING)


_FAILS_ALREADY = 'mend it first, or say before = "any" and after = "no-worse"'
_UNFINISHED = "see what it says; if it only needs longer, say so: timeout"
_PROVES_NOTHING = "a test that proves the defect has to show it: see to the test, or to `before`"


def after_faults(test: GateTest, before: CommandRun, run: CommandRun) -> Iterator[Fault]:
    """Where a command does not do what it has to do after a phase."""
    lost = _lost(before, run) if test.after != "fail" else []
    if test.after == "fail":
        if not run.did("fail"):
            remedy = "see to the test, or to `after`"
            yield _other_end(test, run, "it has to fail after the phase", remedy)
    elif test.after == "no-worse" and _is_no_worse(before, run):
        pass
    elif run.status != 0:
        failing = set(before.failing) if test.after == "no-worse" else set()
        new = [name for name in run.failing if name not in failing]
        yield from _failures(test, run, new, "see what it says, and look at the phase's diff")
    for name in lost:
        message = f"{name} passed before the phase, and is {run.outcomes.get(name, 'gone')} now"
        remedy = "see why: a test that is skipped or gone proves nothing; if it goes on purpose, "
        remedy += "say so: gate.collection.gone"
        yield Fault("", 0, "test-not-run", message, remedy)


def _lost(before: CommandRun, run: CommandRun) -> list[str]:
    """Tests that passed, and of which nothing is known any more."""
    if not run.outcomes:
        return []
    return [
        name for name in before.passing if run.outcomes.get(name, "gone") in {"gone", "skipped"}
    ]


def _is_no_worse(before: CommandRun, run: CommandRun) -> bool:
    if before.outcomes and run.outcomes:
        return run.status is not None and set(run.failing) <= set(before.failing)
    return run.status == 0 or (before.status != 0 and run.status is not None)


def _failures(test: GateTest, run: CommandRun, names: list[str], remedy: str) -> Iterator[Fault]:
    for name in names:
        said = run.messages.get(name, "")
        yield Fault("", 0, "test-failed", f"{name} fails{': ' if said else ''}{said}", remedy)
    if not names:
        yield _other_end(test, run, "it has to pass", remedy)


def _other_end(test: GateTest, run: CommandRun, demanded: str, remedy: str) -> Fault:
    if run.status is None:
        message = f"`{test.name}` could not run its course; {demanded}"
        return Fault("", 0, "test-unfinished", message, _UNFINISHED)
    message = f"`{test.name}` ended with status {run.status}; {demanded}"
    return Fault("", 0, "test-failed", message, remedy)
