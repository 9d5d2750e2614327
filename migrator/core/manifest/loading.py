"""From the text of a manifest to its value, or to all that is wrong with it."""

from collections.abc import Mapping

from pydantic import BaseModel

from migrator.core.manifest.draft import Draft
from migrator.core.manifest.mistakes import Mistake, unknown_key
from migrator.core.manifest.models import Document, Manifest, Step
from migrator.core.manifest.references import check_references
from migrator.core.manifest.shape import Shape
from migrator.core.manifest.stages import Stages
from migrator.core.manifest.wording import choice, quoted

Transforms = Mapping[str, type[BaseModel]]


def load(text: str, file: str, transforms: Transforms, table: tuple[str, ...] = ()) -> Manifest:
    """Read a manifest; raises `ManifestError` with every mistake in it, in line order.

    ``transforms`` gives the options model of each transform that steps may use. ``table``
    says where in the file the manifest is: ``("tool", "migrator")`` in a pyproject.toml.
    """
    draft = Draft(text, file, table)
    document = draft.validated(Document, draft.data)
    steps = _read_steps(draft, transforms)
    check_references(draft)
    stages = Stages(steps)
    if document is not None:
        stages.report_clashes(draft, document.phases)
    if document is None or not draft.sound:
        raise draft.error()
    phases = tuple(stages.phases(document.phases))
    return Manifest.model_construct(**{**dict(document), "steps": stages.steps(), "phases": phases})


def _read_steps(draft: Draft, transforms: Transforms) -> dict[str, Step]:
    tables = draft.data.get("steps")
    steps = {}
    for name, table in tables.items() if isinstance(tables, dict) else ():
        step = _read_step(draft, name, table, transforms)
        if step is not None:
            steps[name] = step
    return steps


def _read_step(draft: Draft, name: str, table: object, transforms: Transforms) -> Step | None:
    if not isinstance(table, dict) or not isinstance(transform := table.get("transform"), str):
        return None  # the document as a whole has been refused for this
    if transform not in transforms:
        draft.report(_unknown_transform(name, transform, transforms))
        return None
    written = {key: value for key, value in table.items() if key != "transform"}
    options = _read_options(draft, name, written, transforms[transform])
    return None if options is None else Step(transform=transform, options=options)


def _read_options(
    draft: Draft, step: str, written: Mapping[str, object], model: type[BaseModel]
) -> BaseModel | None:
    """The options of a step; a model that says nothing of unknown keys refuses them too."""
    if model.model_config.get("extra") == "allow":
        return draft.validated(model, written, ("steps", step))
    known = Shape.of(model).known_keys()
    for key in [key for key in written if key not in known]:
        draft.report(unknown_key((key,), known).below(("steps", step)))
    meant = {key: value for key, value in written.items() if key in known}
    return draft.validated(model, meant, ("steps", step))


def _unknown_transform(step: str, transform: str, transforms: Transforms) -> Mistake:
    return Mistake(
        "unknown-transform",
        ("steps", step, "transform"),
        f"there is no transform {quoted(transform)}",
        choice(transform, sorted(transforms), otherwise="Install the package that brings it."),
    )
