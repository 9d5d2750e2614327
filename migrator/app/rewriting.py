"""Rewrite one text, without a repository: for editors, notebooks and tests."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pydantic import ValidationError

from migrator.app.catalogue import named
from migrator.core.cases import MemoryTree
from migrator.core.engine import Engine, Overlay, Serial, Step
from migrator.core.findings import Finding
from migrator.core.layout import Layout
from migrator.core.manifest.mistakes import Mistake, mistakes
from migrator.core.manifest.shape import Shape
from migrator.errors import DefectError, Problem, UsageError
from migrator.shell.environment import InstalledModules
from transforms import Catalogue


class Rewritten(NamedTuple):
    """The new text, and what was found in the old one."""

    text: str
    findings: tuple[Finding, ...]


def rewrite(
    text: str, *, transform: str, options: Mapping[str, object], path: str = "module.py"
) -> Rewritten:
    """Apply one transform to one text.

    ``path`` says which module the text is, so that relative imports resolve. There is no
    project to look in: targets are taken on trust.
    """
    step = _step(transform, options)
    data = text.encode()
    engine = Engine(Layout([]), lambda _path: True, InstalledModules(), Serial())
    result = engine.run(step, Overlay(MemoryTree({path: data})), lambda _path: True)
    for unreadable in result.unreadable:
        raise UsageError(
            Problem("rewrite.unreadable", unreadable.reason, "mend the text first", file=path)
        )
    for defect in result.defects.values():
        raise DefectError(
            Problem("tool.defect", f"migrator would have broken the text: {defect}",
                    "please report this; the text is left as it is", file=path)
        )  # fmt: skip
    outcome = result.outcomes.get(path)
    after = outcome.after if outcome and outcome.after is not None else data
    return Rewritten(after.decode(), outcome.findings if outcome else ())


def _step(transform: str, options: Mapping[str, object]) -> Step:
    found, model = named(transform), Catalogue()[transform]
    try:
        checked = model.model_validate(dict(options))
    except ValidationError as error:
        raise UsageError(*_problems(mistakes(error, options, Shape.of(model)))) from None
    return Step(transform, found, checked)


def _problems(found: Iterable[Mistake]) -> Iterator[Problem]:
    for mistake in found:
        key = ".".join(map(str, mistake.path))
        yield Problem("rewrite.options", mistake.message, mistake.hint, key=key or None)
