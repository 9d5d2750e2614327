"""What a manifest holds, as frozen values."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, InstanceOf

from migrator.core.manifest.contracts import Contracts
from migrator.core.manifest.fields import (
    GIVEN_NAME,
    STEP_NAME_PATTERN,
    GivenName,
    Glob,
    Inside,
    MigrationName,
    OneLine,
    PhaseId,
    PythonVersion,
    StepName,
    mistake,
)
from migrator.core.manifest.gates import Gate
from migrator.core.manifest.table import Table


class Migration(Table):
    """What the migration is called, and which files it is about."""

    name: MigrationName = Field(
        description="The name of the migration; commits, records and refs carry it",
        examples=["one-manager"],
    )
    roots: tuple[Inside, ...] = Field(
        (".",),
        min_length=1,
        description="The folders where dotted module names start",
        examples=[["src"]],
    )
    include: tuple[Glob, ...] = Field(
        ("**",),
        min_length=1,
        description="Globs of the files that the migration looks at",
        examples=[["src/**", "tests/**"]],
    )
    exclude: tuple[Glob, ...] = Field(
        (),
        description="Globs of files to leave alone, though they are included",
        examples=[["src/vendored/**"]],
    )
    python: PythonVersion | None = Field(
        None,
        description='The oldest Python that the code must run under, such as "3.12"',
        examples=["3.11"],
    )


class Step(Table):
    """A transform with its options."""

    transform: str
    options: InstanceOf[BaseModel]


def _some_steps(steps: tuple[str, ...]) -> tuple[str, ...]:
    if steps:
        return steps
    raise mistake(
        "empty",
        "this phase has no steps, so there is nothing for it to do",
        'list the steps that land together, such as steps = ["canonical-imports"]',
    )


class Phase(Table):
    """Steps, and a selection of files, that land as one commit."""

    # Its absence has a problem of its own, so pydantic must not find it first.
    model_config = ConfigDict(json_schema_extra={"required": ["id", "steps"]})

    id: PhaseId = Field(
        description="The short name of the phase, for the command line and for refs",
        examples=["p0-imports"],
    )
    title: OneLine = Field(
        "",
        description="The subject line of the phase's commit",
        examples=["Take the manager from its canonical module"],
    )
    steps: Annotated[tuple[str, ...], AfterValidator(_some_steps)] = Field(
        default_factory=tuple,
        validate_default=True,
        description="The names of the steps that land together",
        examples=[["move-symbols"]],
        json_schema_extra={"minItems": 1},
    )
    priorities: tuple[str, ...] = Field(
        (),
        description="The priorities whose files this phase is about; all files where it is empty",
        examples=[["P0"]],
    )
    include: tuple[Glob, ...] = Field(
        ("**",),
        min_length=1,
        description="Globs of the files that this phase is about",
        examples=[["tests/**"]],
    )
    exclude: tuple[Glob, ...] = Field(
        (),
        description="Globs of files that this phase leaves alone",
        examples=[["tests/old/**"]],
    )
    gate: Gate | None = Field(
        None, description="What this phase's gate does differently, key by key, from [gate]"
    )


def _some_phases(phases: tuple[Phase, ...]) -> tuple[Phase, ...]:
    if phases:
        return phases
    raise mistake(
        "empty",
        "the manifest has no phases, so there is nothing to run",
        "add a [[phases]] table with an id and the steps that land together",
    )


class _Frame(Table):
    """All of a manifest but its steps, which every transform shapes in its own way."""

    migration: Migration = Field(description="What the migration is called, and its files")
    priorities: Mapping[str, tuple[Glob, ...]] = Field(
        default_factory=dict,
        description="Names for groups of files, each with its globs. A file is in the first that "
        "matches, or else in the last one",
        examples=[{"P0": ["tests/mission_critical/**"], "P1": ["src/**"], "P2": ["**"]}],
    )
    phases: Annotated[tuple[Phase, ...], AfterValidator(_some_phases)] = Field(
        default_factory=tuple,
        validate_default=True,
        description="The phases, in the order in which they land",
        json_schema_extra={"minItems": 1},
    )
    gate: Gate = Field(default_factory=Gate, description="What must hold before any phase may land")
    contracts: Contracts = Field(
        default_factory=Contracts, description="What must be there after every phase"
    )


class StepTable(BaseModel):
    """A step as it is written: the options stand beside the transform."""

    model_config = ConfigDict(frozen=True, strict=True, extra="allow")

    transform: str = Field(description="The transform that this step uses")


class Document(_Frame):
    """A manifest as it is written."""

    model_config = ConfigDict(json_schema_extra={"required": ["migration", "phases"]})

    names: Mapping[GivenName, str] = Field(
        default_factory=dict,
        description='Names for what is said again and again: "{{old}}" in any string or key of the '
        "manifest stands for the entry old",
        examples=[{"old": "app.ws.factory"}],
        json_schema_extra={"propertyNames": {"pattern": f"^{GIVEN_NAME}$"}},
    )
    steps: Mapping[StepName, StepTable] = Field(
        default_factory=dict,
        description="The steps by name, each a transform with its options",
        json_schema_extra={"propertyNames": {"pattern": STEP_NAME_PATTERN}},
    )


class Manifest(_Frame):
    """A manifest that has been read and checked."""

    steps: Mapping[str, Step]

    def due_with(self, phase: Phase) -> frozenset[str]:
        """The phases that have landed once this one has, as the manifest has them in order."""
        ids = [one.id for one in self.phases]
        return frozenset(ids[: ids.index(phase.id) + 1])

    def gate_of(self, phase: Phase) -> Gate:
        """The gate that a phase has to pass."""
        return self.gate.overridden_by(phase.gate)
