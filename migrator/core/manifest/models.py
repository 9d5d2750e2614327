"""What a manifest holds, as frozen values."""

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, InstanceOf

from migrator.core.manifest.fields import (
    STEP_NAME_PATTERN,
    DottedName,
    Inside,
    MigrationName,
    OneLine,
    PhaseId,
    PythonVersion,
    Seconds,
    StepName,
    mistake,
)

Level = Literal["syntax", "names", "contracts", "collection", "tests"]
Outcome = Literal["pass", "fail"]
#: All levels of a gate, cheapest first.
LEVELS: tuple[Level, ...] = get_args(Level)

_TEN_MINUTES = 600.0


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Migration(_Table):
    """What the migration is called, and which files it is about."""

    name: MigrationName = Field(
        description="The name of the migration; commits, records and refs carry it"
    )
    roots: tuple[Inside, ...] = Field(
        (".",), min_length=1, description="The folders where dotted module names start"
    )
    include: tuple[Inside, ...] = Field(
        ("**",), min_length=1, description="Globs of the files that the migration looks at"
    )
    exclude: tuple[Inside, ...] = Field(
        (), description="Globs of files to leave alone, though they are included"
    )
    python: PythonVersion | None = Field(
        None, description='The oldest Python that the code must run under, such as "3.12"'
    )


class Step(_Table):
    """A transform with its options."""

    transform: str
    options: InstanceOf[BaseModel]


class GateTest(_Table):
    """A command, and how it must end before and after a phase."""

    name: str = Field(description="What reports call this test")
    run: tuple[str, ...] = Field(
        min_length=1,
        description='The command, one string per word, such as ["python", "-m", "pytest", "-q"]',
    )
    timeout: Seconds | None = Field(
        None,
        description='How long it may take, such as "30s"; as long as the gate where it is not said',
    )
    before: Outcome = Field(
        "pass", description='How it ends before the phase; "fail" for one that proves the defect'
    )
    after: Outcome = Field("pass", description="How it must end after the phase")


def _cheapest_first(levels: tuple[Level, ...]) -> tuple[Level, ...]:
    return tuple(level for level in LEVELS if level in levels)


class Gate(_Table):
    """What must hold before a phase may land."""

    levels: Annotated[tuple[Level, ...], AfterValidator(_cheapest_first)] = Field(
        LEVELS, description="The levels of checks to go through, always cheapest first"
    )
    timeout: Seconds = Field(
        _TEN_MINUTES,
        description='How long one command of the gate may take, such as "30s", "10m" or "1h"',
        json_schema_extra={"default": "10m"},
    )
    tests: tuple[GateTest, ...] = Field(
        (), description='The commands of the level "tests", in order'
    )

    def overridden_by(self, other: "Gate | None") -> "Gate":
        """This gate with the keys that the other one sets itself."""
        if other is None:
            return self
        return self.model_copy(update={key: getattr(other, key) for key in other.model_fields_set})


def _some_steps(steps: tuple[str, ...]) -> tuple[str, ...]:
    if steps:
        return steps
    raise mistake(
        "empty-phase",
        "this phase has no steps, so there is nothing for it to do",
        'List the steps that land together, such as steps = ["canonical-imports"].',
    )


class Phase(_Table):
    """Steps, and a selection of files, that land as one commit."""

    # Its absence has a problem of its own, so pydantic must not find it first.
    model_config = ConfigDict(json_schema_extra={"required": ["id", "steps"]})

    id: PhaseId = Field(
        description="The short name of the phase, for the command line and for refs"
    )
    title: OneLine = Field("", description="The subject line of the phase's commit")
    steps: Annotated[tuple[str, ...], AfterValidator(_some_steps)] = Field(
        default_factory=tuple,
        validate_default=True,
        description="The names of the steps that land together",
        json_schema_extra={"minItems": 1},
    )
    priorities: tuple[str, ...] = Field(
        (),
        description="The priorities whose files this phase is about; all files where it is empty",
    )
    include: tuple[Inside, ...] = Field(
        ("**",), min_length=1, description="Globs of the files that this phase is about"
    )
    exclude: tuple[Inside, ...] = Field(
        (), description="Globs of files that this phase leaves alone"
    )
    gate: Gate | None = Field(
        None, description="What this phase's gate does differently, key by key, from [gate]"
    )


class Export(_Table):
    """Names that a module must go on offering."""

    module: DottedName = Field(description="The dotted name of the module")
    names: tuple[str, ...] = Field(
        min_length=1, description="The names that can be imported from it"
    )


class Interface(_Table):
    """Methods that a class must go on having, inherited ones included."""

    class_: DottedName = Field(alias="class", description="The dotted name of the class")
    methods: tuple[str, ...] = Field(
        min_length=1, description="The methods that it has or inherits"
    )


class Contracts(_Table):
    """What must be there after every phase."""

    exports: tuple[Export, ...] = Field((), description="Names that modules must offer")
    interface: tuple[Interface, ...] = Field((), description="Methods that classes must have")


def _some_phases(phases: tuple[Phase, ...]) -> tuple[Phase, ...]:
    if phases:
        return phases
    raise mistake(
        "no-phases",
        "the manifest has no phases, so there is nothing to run",
        "Add a [[phases]] table with an id and the steps that land together.",
    )


class _Frame(_Table):
    """All of a manifest but its steps, which every transform shapes in its own way."""

    migration: Migration = Field(description="What the migration is called, and its files")
    priorities: Mapping[str, tuple[Inside, ...]] = Field(
        default_factory=dict,
        description="Names for groups of files, each with its globs. A file is in the first that "
        "matches, or else in the last one",
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

    steps: Mapping[StepName, StepTable] = Field(
        default_factory=dict,
        description="The steps by name, each a transform with its options",
        json_schema_extra={"propertyNames": {"pattern": STEP_NAME_PATTERN}},
    )


class Manifest(_Frame):
    """A manifest that has been read and checked."""

    steps: Mapping[str, Step]

    def gate_of(self, phase: Phase) -> Gate:
        """The gate that a phase has to pass."""
        return self.gate.overridden_by(phase.gate)
