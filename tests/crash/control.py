"""The controls of the long form: what is unsafe has to be found unsafe."""

from collections.abc import Iterator

from .operations import RUN
from .options import Options
from .random_kills import RandomKills
from .tally import Tally

_ROUNDS = 100


def long(options: Options) -> Iterator[Tally]:
    """Random kills of the naive program."""
    tally = Tally("files in place, add, commit", is_control=True)
    with options.stages("control", "naive") as stages:
        kills = RandomKills(next(stages), RUN, options.seed, tally)
        for number in range(_ROUNDS):
            kills.round(number)
    yield tally
