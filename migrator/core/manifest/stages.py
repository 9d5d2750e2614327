"""Steps that land in two stages: what lands first gets phases of its own.

A setting that is read in one phase and set in another has to be readable under both names before
either of them lands; so the first stages of all phases of a step stand before all of these.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from migrator.core.manifest.draft import Draft
from migrator.core.manifest.mistakes import Mistake
from migrator.core.manifest.models import Phase, Step
from migrator.core.manifest.wording import quoted
from migrator.core.toml_places import Path


@dataclass(frozen=True, slots=True)
class FirstStage:
    """What lands before a step."""

    #: What is put behind the names of the step and of its phases.
    suffix: str
    #: What the titles of its phases say.
    title: str
    options: "StagedOptions"
    #: The options of the step itself.
    following: "StagedOptions"


class StagedOptions(BaseModel):
    """Options of a step that may have to land in two stages."""

    def first_stage(self) -> FirstStage | None:
        """What lands before the step itself; None if it lands at once."""
        return None


def is_first_stage(options: BaseModel) -> bool:
    """Whether a step only prepares for another one, which speaks of the same places."""
    return isinstance(options, StagedOptions) and options.first_stage() is not None


class Stages:
    """The steps of a manifest that land in two stages."""

    def __init__(self, steps: Mapping[str, Step]) -> None:
        self._steps = steps
        self._firsts = {
            name: stage
            for name, step in steps.items()
            if isinstance(step.options, StagedOptions) and (stage := step.options.first_stage())
        }

    def steps(self) -> dict[str, Step]:
        """All steps, with those that land first."""
        found = dict(self._steps)
        for name, stage in self._firsts.items():
            transform = self._steps[name].transform
            found[f"{name}-{stage.suffix}"] = Step(transform=transform, options=stage.options)
            found[name] = Step(transform=transform, options=stage.following)
        return found

    def first(self) -> dict[str, Step]:
        """What lands of each step at first."""
        all_steps = self.steps()
        names = {
            name: f"{name}-{stage.suffix}" if (stage := self._firsts.get(name)) else name
            for name in self._steps
        }
        return {name: all_steps[name] for name in names.values()}

    def phases(self, phases: Sequence[Phase]) -> Iterator[Phase]:
        """All phases, with those that land first."""
        waiting = [phase for phase in phases if self._mine(phase)]
        for phase in phases:
            steps = set(self._mine(phase))
            for first in [one for one in waiting if steps.intersection(one.steps)]:
                waiting.remove(first)
                yield self._first(first)
            yield phase

    def _mine(self, phase: Phase) -> dict[str, FirstStage]:
        return {name: self._firsts[name] for name in phase.steps if name in self._firsts}

    def _first(self, phase: Phase) -> Phase:
        """The phase that lands the first stages of a phase's steps."""
        stages = self._mine(phase)
        one = next(iter(stages.values()))
        return phase.model_copy(
            update={
                "id": f"{phase.id}-{one.suffix}",
                "title": f"{phase.title or phase.id}: {one.title}",
                "steps": tuple(f"{name}-{stage.suffix}" for name, stage in stages.items()),
            }
        )

    def report_clashes(self, draft: Draft, phases: Sequence[Phase]) -> None:
        """Report steps and phases whose names are needed for what lands first."""
        for name, stage in self._firsts.items():
            if (taken := f"{name}-{stage.suffix}") in self._steps:
                draft.report(_taken("step", taken, name, ("steps", taken)))
        needed = {self._first(phase).id: phase.id for phase in phases if self._mine(phase)}
        for number, phase in enumerate(phases):
            if phase.id in needed:
                path: Path = ("phases", number, "id")
                draft.report(_taken("phase", phase.id, needed[phase.id], path))


def _taken(what: str, name: str, other: str, path: Path) -> Mistake:
    return Mistake(
        "taken-name",
        path,
        f"{quoted(name)} is the name of what lands before the {what} {quoted(other)}",
        f"give this {what} another name",
    )
