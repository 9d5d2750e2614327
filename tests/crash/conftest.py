"""The warmed interpreters and the stages, made once a test session."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .stage import Stage, playground
from .warm import Interpreter

StageOf = Callable[[str], Stage]


@pytest.fixture(scope="session")
def scenes_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="migrator-crash-", dir=playground()) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def interpreter() -> Iterator[Interpreter]:
    with Interpreter() as warm:
        yield warm


@pytest.fixture(scope="session")
def stage_of(interpreter: Interpreter, scenes_folder: Path) -> StageOf:
    """The stage for a shape; the tests of one process use it in turn."""
    stages: dict[str, Stage] = {}

    def make(shape: str) -> Stage:
        if shape not in stages:
            stages[shape] = Stage(scenes_folder / shape, shape, interpreter)
            stages[shape].verify_every = 4
        return stages[shape]

    return make


@pytest.fixture
def control(scenes_folder: Path) -> Iterator[Stage]:
    """The plain shape, played by the control instead of the tool."""
    with (
        Interpreter("naive") as warm,
        tempfile.TemporaryDirectory(prefix="control-", dir=scenes_folder) as folder,
    ):
        yield Stage(Path(folder), "plain", warm)
