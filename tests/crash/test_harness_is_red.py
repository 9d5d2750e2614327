"""The harness has to find something where there is something to be found."""

import pytest

from .operations import RUN
from .random_kills import RandomKills
from .stage import Stage
from .stepping import Stepper
from .tally import Tally


@pytest.fixture
def tally() -> Tally:
    return Tally("control", is_control=True)


def test_the_control_does_what_the_tool_does_when_nobody_kills_it(
    control: Stage, tally: Tally
) -> None:
    Stepper(control, RUN, tally)
    assert tally.violations == []


def test_random_kills_of_the_control_are_told(control: Stage, tally: Tally) -> None:
    kills = RandomKills(control, RUN, seed=1, tally=tally)
    for number in range(25):
        kills.round(number)
    assert tally.kills > 10
    assert tally.good


def test_kills_of_the_control_at_its_steps_are_told(control: Stage, tally: Tally) -> None:
    stepper = Stepper(control, RUN, tally)
    stepper.kill(stepper.crashes()[0])
    assert "should be old, as HEAD is, but is new" in tally.told
