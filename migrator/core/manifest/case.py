"""The ``step.toml`` of a snapshot case: steps as a manifest has them, or one alone, and a table."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import Field

from migrator.core.manifest.draft import Draft
from migrator.core.manifest.fields import Inside, StepName
from migrator.core.manifest.loading import Transforms, read_step
from migrator.core.manifest.models import Step, StepTable
from migrator.core.manifest.stages import Stages
from migrator.core.manifest.table import Table

#: What a step is called that stands alone.
_ALONE = "step"
_TABLE = "case"


class CaseTable(Table):
    """How a case is run."""

    roots: tuple[Inside, ...] = Field(
        (".",), min_length=1, description="The folders where dotted module names start"
    )
    repeatable: bool = Field(True, description="Whether a second run has to change nothing")
    include_review: bool = Field(
        False, description="Whether what needs a person's review is applied"
    )


class _OneStep(StepTable):
    """A step alone."""

    case: CaseTable = Field(default_factory=CaseTable, description="How the case is run")


class _Steps(Table):
    """Several steps."""

    steps: Mapping[StepName, StepTable] = Field(description="The steps by name")
    case: CaseTable = Field(default_factory=CaseTable, description="How the case is run")


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What a ``step.toml`` says."""

    steps: Mapping[str, Step]
    table: CaseTable


def load_case(text: str, file: str, transforms: Transforms) -> CaseFile:
    """Read a ``step.toml``; raises `ManifestError` with every mistake in it.

    Of a step that lands in two stages, a case is about the first.
    """
    draft = Draft(text, file, ())
    document: _Steps | _OneStep | None
    if "steps" in draft.data:
        document = draft.validated(_Steps, draft.data)
        tables = draft.data["steps"]
        names = list(tables) if isinstance(tables, Mapping) else []
        read = {name: read_step(draft, ("steps", name), transforms) for name in names}
    else:
        document = draft.validated(_OneStep, draft.data)
        read = {_ALONE: read_step(draft, (), transforms, beside={_TABLE})}
    if document is None or not draft.sound:
        raise draft.error()
    steps = {name: step for name, step in read.items() if step is not None}
    return CaseFile(Stages(steps).first(), document.case)
