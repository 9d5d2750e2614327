"""Kills an operation at each step that it names, and its recovery at each step of its own."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .invariants import Before, check
from .operations import Operation
from .options import Options
from .recovering import RECOVER, goes_on, killed, recovered, verified
from .stage import Stage
from .tally import Tally

_MANY = 3


class BrokenError(Exception):
    """What is to be disturbed does not even work undisturbed."""


@dataclass(frozen=True, slots=True)
class Step:
    """A place where a command can be killed."""

    number: int
    """Counted from 1."""
    name: str
    seconds: float
    """Since the start of the command."""


def steps_of(stage: Stage, arguments: Sequence[str]) -> list[Step]:
    """All the steps of a command, which is carried out to its end."""
    log = stage.scene.folder / "steps"
    ended = stage.interpreter.run(stage.scene, arguments, log=log)
    if ended.status:
        raise BrokenError(f"{' '.join(arguments)} does not work undisturbed: {ended}")
    return _read(log)


def _read(log: Path) -> list[Step]:
    steps = []
    for number, line in enumerate(log.read_text().splitlines(), 1):
        seconds, _space, name = line.partition(" ")
        steps.append(Step(number, name, float(seconds)))
    return steps


def telling(steps: Iterable[Step]) -> list[Step]:
    """Of steps taken for every file only those for the first, the middle and the last."""
    by_name = defaultdict(list)
    for step in steps:
        by_name[step.name].append(step)
    chosen = [
        step
        for same in by_name.values()
        for step in (same if len(same) <= _MANY else (same[0], same[len(same) // 2], same[-1]))
    ]
    return sorted(chosen, key=lambda step: step.number)


class Stepper:
    """Kills one operation on one stage."""

    def __init__(self, stage: Stage, operation: Operation, tally: Tally) -> None:
        self._stage, self._operation, self._tally = stage, operation, tally
        before = stage.set_for(operation)
        self.all_steps = steps_of(stage, operation.arguments)
        self.steps = telling(self.all_steps)
        # What is wrong when nobody kills it is wrong with the operation, or with us.
        tally.add(self._where("undisturbed"), [*check(stage.scene, before), *verified(stage)])

    def kill(self, step: Step, *, once_more: bool = False) -> None:
        """Kill the operation at a step, recover, and look; then perhaps do it to the end."""
        before = self._killed_at(step)
        wrong = [*killed(self._stage, before), *recovered(self._stage, before)]
        self._tally.add(self._where(step), wrong)
        if once_more and not wrong:
            self._tally.add(self._where(step), goes_on(self._stage, before))

    def picture(self, steps: Sequence[Step]) -> None:
        """Recover from what a kill would leave at some steps: pictures taken in a single run."""
        name = f"{self._operation.name}-at"
        before = self._stage.set_for(self._operation)
        self._stage.interpreter.run(
            self._stage.scene,
            self._operation.arguments,
            at=[step.number for step in steps],
            deed=self._stage.camera(name),
        )
        for step in steps:
            self._stage.load(f"{name}-{step.number}")
            self._tally.rounds += 1
            wrong = [*killed(self._stage, before), *recovered(self._stage, before)]
            self._tally.add(self._where(step), wrong)
        self._stage.forget(name)

    def kill_recovery(self, step: Step, chosen: slice = slice(None)) -> None:
        """Kill the recovery from a kill at a step, at each step of its own or at some of them."""
        crash = f"{self._operation.name}-{step.number}"
        before = self._killed_at(step)
        self._stage.keep(crash)
        for inner in telling(steps_of(self._stage, RECOVER))[chosen]:
            self._stage.load(crash)
            self._tally.rounds += 1
            ended = self._stage.interpreter.run(self._stage.scene, RECOVER, at=[inner.number])
            self._tally.recoveries_killed += ended.killed
            wrong = [*killed(self._stage, before), *recovered(self._stage, before)]
            place = f"{self._where(step)}, recovery killed at {inner.number} ({inner.name})"
            self._tally.add(place, wrong)

    def crashes(self) -> list[Step]:
        """Two steps that leave most to recover: half of the files moved, and the branch as well.

        Where the branch stays, all of the files moved.
        """
        if self._operation.lasts:
            return [self._halfway(), self._decided()]
        return [self._halfway(), next(step for step in self.steps if step.name == "tests begin")]

    def _decided(self) -> Step:
        """The first step at which the branch has moved: git is asked at each, in a single run."""
        before = self._stage.set_for(self._operation)
        told = self._stage.scene.folder / "heads"
        self._stage.interpreter.run(
            self._stage.scene,
            self._operation.arguments,
            at=[step.number for step in self.steps],
            deed=["sh", "-c", 'git rev-parse HEAD >> "$0"', str(told)],
        )
        heads = zip(self.steps, told.read_text().split(), strict=True)
        return next(step for step, head in heads if head != before.top.id)

    def _halfway(self) -> Step:
        """The middle one of the steps that are taken most often: half of the files have moved."""
        count = defaultdict(list)
        for step in self.all_steps:
            count[step.name].append(step)
        most = max(count.values(), key=len)
        return most[len(most) // 2]

    def _killed_at(self, step: Step) -> Before:
        before = self._stage.set_for(self._operation)
        ended = self._stage.interpreter.run(
            self._stage.scene, self._operation.arguments, at=[step.number]
        )
        self._tally.rounds += 1
        self._tally.kills += ended.killed
        if not ended.killed:
            self._tally.add(self._where(step), [f"not reached: {ended}"])
        return before

    def _where(self, at: Step | str) -> str:
        at = f"killed at {at.number} ({at.name})" if isinstance(at, Step) else at
        return f"{self._stage.scene.shape}, {self._operation.name}, {at}"


def long(options: Options) -> Iterator[Tally]:
    """Every step of every operation on every shape, and every step of the recoveries from four."""
    tally = Tally("every step")
    with options.stages("steps") as stages:
        for stage in stages:
            for operation in options.operations:
                _all_steps(Stepper(stage, operation, tally))
                options.say(f"{stage.scene.shape}, {operation.name}: {tally.rounds} rounds so far")
    yield tally


def _all_steps(stepper: Stepper) -> None:
    for step in stepper.steps:
        stepper.kill(step, once_more=True)
    for step in dict.fromkeys((*stepper.crashes(), stepper.all_steps[0], stepper.all_steps[-1])):
        stepper.kill_recovery(step)
