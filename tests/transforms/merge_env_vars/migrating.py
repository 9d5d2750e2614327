"""Small projects, migrated in memory and imported before and after."""

import importlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from migrator.core.cases import MemoryTree
from migrator.core.engine import Engine, Overlay, Serial, Step, StepResult
from migrator.core.layout import Layout
from migrator.core.project import NoEnvironment
from transforms import Catalogue

Files = Mapping[str, bytes]
_Seen = TypeVar("_Seen")


def ran(
    files: Files, options: Mapping[str, object], *, include_review: bool = True
) -> tuple[dict[str, bytes], StepResult]:
    """A project after the step, and what the step says of it."""
    transform = Catalogue().transform("merge_env_vars")
    step = Step("step", transform, transform.options(**options))
    engine = Engine(Layout(files), lambda _path: True, NoEnvironment(), Serial())
    result = engine.run(
        step, Overlay(MemoryTree(files)), lambda _path: True, include_review=include_review
    )
    after = {path: out.after for path, out in result.outcomes.items() if out.after is not None}
    return {**files, **after}, result


def seen(
    files: Files,
    folder: Path,
    module: str,
    environment: Mapping[str, str],
    look: Callable[[ModuleType], _Seen],
) -> _Seen:
    """What one sees of a module of a project that runs in an environment."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    with _process(folder, environment):
        return look(importlib.import_module(module))


@contextmanager
def _process(folder: Path, environment: Mapping[str, str]) -> Iterator[None]:
    """The process as if it were a new one, in a folder."""
    known, variables = set(sys.modules), dict(os.environ)
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    os.environ.update(environment)
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        os.environ.clear()
        os.environ.update(variables)
        for name in set(sys.modules) - known:
            if str(folder) in str(vars(sys.modules[name]).get("__spec__")):
                del sys.modules[name]
