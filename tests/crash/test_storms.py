"""A short storm: what the user saves, stages and commits outlives what the tool does meanwhile."""

from .conftest import StageOf
from .storms import Storm
from .tally import Tally


def test_nothing_is_lost_in_a_storm(stage_of: StageOf) -> None:
    tally = Tally("storms")
    storm = Storm(stage_of("plain"), seed=1, tally=tally)
    storm.blow(commands=8)
    assert tally.violations == [], tally.told
    assert storm.outcomes.total() > 8  # the second tool was there as well
