"""The mutated tool under the harnesses: what is broken on purpose has to be found broken."""

from collections.abc import Iterator

from .meddling import Meddler
from .mutations import MUTATIONS
from .operations import RUN
from .options import Options
from .stage import Stage
from .stepping import BrokenError, Stepper
from .tally import Tally


def long(options: Options) -> Iterator[Tally]:
    """A run on the plain shape under every mutation that can be seen without cutting the power."""
    for name, mutation in MUTATIONS.items():
        if mutation.seen_by != "power":
            with options.stages("mutants", mutation=name) as stages:
                yield examined(next(stages), name)


def examined(stage: Stage, name: str) -> Tally:
    """The harness that has to find a mutation, up to its first violation."""
    tally = Tally(f"mutation: {name}", is_control=True)
    look = _steps if MUTATIONS[name].seen_by == "steps" else _meddling
    try:
        for _round in look(stage, tally):
            if tally.violations:
                break
    except BrokenError as error:
        tally.add(stage.scene.shape, [str(error)])
    return tally


def _steps(stage: Stage, tally: Tally) -> Iterator[None]:
    stepper = Stepper(stage, RUN, tally)
    for step in stepper.steps:
        stepper.kill(step)
        yield


def _meddling(stage: Stage, tally: Tally) -> Iterator[None]:
    meddler = Meddler(stage, RUN, tally)
    for step in meddler.steps:
        for deed in meddler.deeds:
            deed(step)
            yield
