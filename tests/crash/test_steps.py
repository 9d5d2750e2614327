"""Killed at its steps: at all of them on the plain shape, at each once on every other shape."""

import pytest

from .conftest import StageOf
from .operations import BLAME, DROP, ROLLBACK, RUN, TRIAL, UNBLAME, Operation
from .scenes import SHAPES
from .stepping import Stepper
from .tally import Tally

_OTHERS = [shape for shape in SHAPES if shape != "plain"]


@pytest.mark.parametrize("operation", [RUN, ROLLBACK], ids=str)
def test_a_kill_at_every_step_is_recovered_from(operation: Operation, stage_of: StageOf) -> None:
    tally = Tally("steps")
    stepper = Stepper(stage_of("plain"), operation, tally)
    for step in stepper.steps:
        stepper.kill(step)
    assert tally.kills == len(stepper.steps) > 10
    assert tally.violations == [], tally.told


@pytest.mark.parametrize("operation", [BLAME, DROP, UNBLAME, TRIAL], ids=str)
def test_what_is_left_at_every_step_is_recovered_from(
    operation: Operation, stage_of: StageOf
) -> None:
    tally = Tally("steps")
    stepper = Stepper(stage_of("plain"), operation, tally)
    stepper.picture(stepper.steps)
    assert tally.violations == [], tally.told


@pytest.mark.parametrize("is_odd", [False, True], ids=["forward", "backward"])
@pytest.mark.parametrize("shape", _OTHERS)
def test_every_step_is_recovered_from_on_every_shape(
    shape: str, is_odd: bool, stage_of: StageOf
) -> None:
    """Half of the steps on the way forward, the other half on the way back."""
    turn = _OTHERS.index(shape)
    operation = (ROLLBACK, DROP, UNBLAME)[turn % 3] if is_odd else (RUN, BLAME)[turn % 2]
    tally = Tally("steps")
    stepper = Stepper(stage_of(shape), operation, tally)
    stepper.picture(stepper.steps[is_odd::2])
    assert tally.violations == [], tally.told


@pytest.mark.parametrize("operation", [RUN, DROP, TRIAL], ids=str)
def test_a_kill_of_the_recovery_at_every_step_is_recovered_from(
    operation: Operation, stage_of: StageOf
) -> None:
    tally = Tally("steps")
    stepper = Stepper(stage_of("plain"), operation, tally)
    for crash in stepper.crashes():
        stepper.kill_recovery(crash)
    assert tally.recoveries_killed > 10
    assert tally.violations == [], tally.told


@pytest.mark.parametrize("shape", _OTHERS)
def test_a_killed_recovery_is_recovered_from_on_every_shape(shape: str, stage_of: StageOf) -> None:
    turn = _OTHERS.index(shape)
    tally = Tally("steps")
    stepper = Stepper(stage_of(shape), (RUN, ROLLBACK)[turn % 2], tally)
    stepper.kill_recovery(stepper.crashes()[turn // 2 % 2], slice(turn % 3, None, 3))
    assert tally.recoveries_killed > 0
    assert tally.violations == [], tally.told
