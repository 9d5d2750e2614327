"""From the text of a manifest to its value, or to all that is wrong with it."""

from collections.abc import Collection, Mapping

from pydantic import BaseModel

from migrator.core.manifest.draft import Draft
from migrator.core.manifest.mistakes import Mistake, unknown_key, value_at
from migrator.core.manifest.models import Document, Manifest, Step
from migrator.core.manifest.references import check_references
from migrator.core.manifest.shape import Shape
from migrator.core.manifest.stages import Stages
from migrator.core.manifest.wording import choice, quoted
from migrator.core.toml_places import Path

Transforms = Mapping[str, type[BaseModel]]


def load(text: str, file: str, transforms: Transforms, table: tuple[str, ...] = ()) -> Manifest:
    """Read a manifest; raises `ManifestError` with every mistake in it, in line order.

    ``transforms`` gives the options model of each transform that steps may use. ``table``
    says where in the file the manifest is: ``("tool", "migrator")`` in a pyproject.toml.
    """
    draft = Draft(text, file, table)
    draft.put_names_in()
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
    for name in tables if isinstance(tables, dict) else ():
        step = read_step(draft, ("steps", name), transforms)
        if step is not None:
            steps[name] = step
    return steps


def read_step(
    draft: Draft, at: Path, transforms: Transforms, beside: Collection[str] = ()
) -> Step | None:
    """The step at a path; ``beside`` are the keys there that are none of its own."""
    table = value_at(draft.data, at)
    if not isinstance(table, dict) or not isinstance(transform := table.get("transform"), str):
        return None  # the document as a whole has been refused for this
    if transform not in transforms:
        draft.report(_unknown_transform(transform, transforms).below(at))
        return None
    written = {key: value for key, value in table.items() if key not in {"transform", *beside}}
    options = _read_options(draft, at, written, transforms[transform])
    return None if options is None else Step(transform=transform, options=options)


def _read_options(
    draft: Draft, at: Path, written: Mapping[str, object], model: type[BaseModel]
) -> BaseModel | None:
    """The options of a step; a model that says nothing of unknown keys refuses them too."""
    if model.model_config.get("extra") == "allow":
        return draft.validated(model, written, at)
    known = Shape.of(model).known_keys()
    for key in [key for key in written if key not in known]:
        draft.report(unknown_key((key,), known).below(at))
    meant = {key: value for key, value in written.items() if key in known}
    return draft.validated(model, meant, at)


def _unknown_transform(transform: str, transforms: Transforms) -> Mistake:
    return Mistake(
        "unknown-transform",
        ("transform",),
        f"there is no transform {quoted(transform)}",
        choice(transform, sorted(transforms), otherwise="install the package that brings it"),
    )
