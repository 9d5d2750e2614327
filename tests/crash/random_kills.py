"""Kills a command and all it started at a random moment, and then its recovery, up to twice."""

import time
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from .invariants import Before
from .operations import Operation
from .options import Options
from .recovering import RECOVER, goes_on, killed, recovered
from .stage import Stage
from .stepping import steps_of
from .tally import Tally

_RECOVERY_SHARE = 0.6
"""How much of an undisturbed command its recovery may take."""


class RandomKills:
    """Random kills of one operation on one stage. The same seed draws the same moments."""

    def __init__(self, stage: Stage, operation: Operation, seed: int, tally: Tally) -> None:
        self._stage, self._operation, self._tally = stage, operation, tally
        self._name = f"{stage.scene.shape}, {operation.name}, seed {seed}"
        self._random = Random(f"{stage.scene.shape} {operation.name} {seed}")
        stage.set_for(operation)
        start = time.monotonic()
        steps = steps_of(stage, operation.arguments)
        self._duration = time.monotonic() - start
        self._moments = [0.0, *(step.seconds for step in steps), self._duration]

    def round(self, number: int, *, once_more: bool = False) -> None:
        """Kill once, kill the recovery up to twice, recover, and look."""
        before = self._stage.set_for(self._operation)
        where = f"{self._name}, round {number}"
        self._tally.rounds += 1
        moment = self._moment()
        self._tally.kills += self._killed(self._operation.arguments, moment)
        wrong = killed(self._stage, before)
        for _time in range(self._random.randrange(3)):
            wrong += self._kill_recovery(before)
        wrong += recovered(self._stage, before)
        if once_more and not wrong:
            wrong += goes_on(self._stage, before)
        self._tally.add(f"{where}, killed after {moment:.4f} s", wrong)

    def _kill_recovery(self, before: Before) -> list[str]:
        moment = self._random.uniform(0, self._duration * _RECOVERY_SHARE)
        self._tally.recoveries_killed += self._killed(RECOVER, moment)
        return killed(self._stage, before)

    def _moment(self) -> float:
        """Half of them anywhere; half between two steps, short as the time between them may be."""
        if self._random.random() < 0.5:
            return self._random.uniform(0, self._duration)
        return self._random.uniform(*self._random.choice(list(pairwise(self._moments))))

    def _killed(self, arguments: tuple[str, ...], moment: float) -> bool:
        running = self._stage.interpreter.start(self._stage.scene, arguments)
        time.sleep(moment)
        running.kill()
        return running.wait().killed


def long(options: Options) -> Iterator[Tally]:
    """As many kills as asked for, spread over all shapes and operations."""
    tally = Tally("random kills")
    rounds = -(-options.kills // (len(options.shapes) * len(options.operations)))
    with options.stages("random") as stages:
        for stage in stages:
            for operation in options.operations:
                kills = RandomKills(stage, operation, options.seed, tally)
                for number in range(rounds):
                    kills.round(number, once_more=number % 4 == 0)
                options.say(f"{stage.scene.shape}, {operation.name}: {tally.rounds} rounds so far")
    yield tally
