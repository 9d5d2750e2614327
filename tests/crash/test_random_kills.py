"""Killed at random moments, with all that it started; a hundred times, from fixed seeds."""

import pytest

from .conftest import StageOf
from .operations import BLAME, DROP, ROLLBACK, RUN, TRIAL, Operation
from .random_kills import RandomKills
from .scenes import SHAPES
from .tally import Tally

_PAIRS = [(shape, operation) for shape in SHAPES for operation in (RUN, ROLLBACK)]
_PAIRS += [("plain", BLAME), ("plain", DROP), ("plain", TRIAL)]
_ROUNDS = 7  # 17 pairs: 119 rounds


@pytest.mark.parametrize(("shape", "operation"), _PAIRS, ids=str)
def test_a_kill_at_any_moment_is_recovered_from(
    shape: str, operation: Operation, stage_of: StageOf
) -> None:
    tally = Tally("random")
    kills = RandomKills(stage_of(shape), operation, seed=1, tally=tally)
    for number in range(_ROUNDS):
        kills.round(number)
    assert tally.violations == [], tally.told
