"""Somebody else does something at each step of a run: each step another thing, in turn."""

from itertools import cycle

from .conftest import StageOf
from .meddling import Meddler
from .operations import RUN
from .tally import Tally


def test_what_somebody_else_does_stays(stage_of: StageOf) -> None:
    tally = Tally("meddling")
    meddler = Meddler(stage_of("plain"), RUN, tally)
    for step, deed in zip(meddler.steps, cycle(meddler.deeds), strict=False):
        deed(step)
    assert tally.violations == [], tally.told
