"""A step that lands in two stages: its phases, their order, and the names that they need."""

import pytest
from pydantic import ConfigDict

from migrator.core.manifest import Manifest, load
from migrator.core.manifest.stages import FirstStage, StagedOptions, is_first_stage
from migrator.errors import ManifestError


class Swap(StagedOptions):
    model_config = ConfigDict(frozen=True, extra="forbid")

    gently: bool = False

    def first_stage(self) -> FirstStage | None:
        if not self.gently:
            return None
        return FirstStage("first", "both hold", self, self.model_copy(update={"gently": False}))


STEPS = """\
[migration]
name = "m"

[steps.swap]
transform = "swap"
gently = true

[steps.plain]
transform = "swap"
"""


def _load(phases: str, steps: str = STEPS) -> Manifest:
    return load(steps + phases, "migration.toml", {"swap": Swap})


def _phase(name: str, *steps: str, more: str = "") -> str:
    return f'[[phases]]\nid = "{name}"\nsteps = {list(steps)}\n{more}\n'


def test_what_lands_first_has_a_phase_of_its_own() -> None:
    manifest = _load(_phase("a", "plain") + _phase("b", "plain", "swap", more='title = "All"'))
    assert [(phase.id, phase.title, phase.steps) for phase in manifest.phases] == [
        ("a", "", ("plain",)),
        ("b-first", "All: both hold", ("swap-first",)),
        ("b", "All", ("plain", "swap")),
    ]


def test_first_stages_of_all_phases_come_before_the_first_last_one() -> None:
    phases = _phase("a", "swap", more='include = ["a/**"]') + _phase("x", "plain")
    manifest = _load(phases + _phase("b", "swap", more='include = ["b/**"]'))
    assert [phase.id for phase in manifest.phases] == ["a-first", "b-first", "a", "x", "b"]
    assert manifest.phases[1].include == ("b/**",)


def test_the_options_of_the_two_stages_differ() -> None:
    steps = _load(_phase("a", "swap", "plain")).steps
    assert is_first_stage(steps["swap-first"].options)
    assert not is_first_stage(steps["swap"].options)
    assert not is_first_stage(steps["plain"].options)


@pytest.mark.parametrize(
    ("phases", "steps", "code", "key"),
    [
        (
            _phase("a", "swap") + _phase("a-first", "plain"),
            STEPS,
            "manifest.taken-name",
            "phases[1].id",
        ),
        (
            _phase("a", "swap", "plain", "swap-first"),
            STEPS + '[steps.swap-first]\ntransform = "swap"\n',
            "manifest.taken-name",
            "steps.swap-first",
        ),
    ],
)
def test_names_that_are_needed_are_not_free(phases: str, steps: str, code: str, key: str) -> None:
    with pytest.raises(ManifestError) as refused:
        _load(phases, steps)
    assert [(problem.code, problem.key) for problem in refused.value.problems] == [(code, key)]
