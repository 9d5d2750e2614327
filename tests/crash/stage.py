"""The place where a scene is played, again and again, from copies of what it was."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from .driver import STEP
from .invariants import Before, capture
from .operations import Operation
from .scenes import SHAPES, Scene
from .warm import Interpreter

_MEMORY, _ENOUGH = Path("/dev/shm"), 4 << 30  # noqa: S108 - only new folders in it


def playground() -> Path | None:
    """Where scenes are played fastest: in memory, for a kill leaves it as it is.

    None is the system's folder for temporary files.
    """
    is_fit = _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK)
    return _MEMORY if is_fit and shutil.disk_usage(_MEMORY).free > _ENOUGH else None


class Stage:
    """One shape of scene, always in the same folder, for worktrees name absolute paths.

    What was made once is kept beside it and copied back: a start of an operation, or a crash.
    """

    def __init__(self, folder: Path, shape: str, interpreter: Interpreter) -> None:
        self.interpreter = interpreter
        self.verify_every = 1
        """After how many recoveries the tool is asked what it thinks of the repository."""
        self.recoveries = 0
        self._kept = folder / "kept"
        self._kept.mkdir(parents=True)
        self._before: dict[str, Before] = {}
        self.scene: Scene = SHAPES[shape](folder / "scene")
        self.keep("fresh")

    def keep(self, name: str) -> None:
        """Keep the scene as it is now."""
        (self._kept / name).mkdir(exist_ok=True)
        for part, folder in self._parts():
            _copy(folder, self._kept / name / part)

    def camera(self, name: str) -> list[str]:
        """A command that keeps the scene, as a deed: under a name with the number of the step."""
        target = f"{shlex.quote(str(self._kept / name))}-${STEP}"
        copies = [
            f"cp -a {shlex.quote(str(folder))} {target}/{part}" for part, folder in self._parts()
        ]
        return ["sh", "-c", " && ".join([f"mkdir {target}", *copies])]

    def forget(self, prefix: str) -> None:
        """Keep no longer what has a name with a prefix."""
        for kept in self._kept.glob(f"{prefix}*"):
            shutil.rmtree(kept)

    def has(self, name: str) -> bool:
        """Whether something was kept under that name."""
        return (self._kept / name).exists()

    def load(self, name: str) -> None:
        """Play on from what was kept."""
        for part, folder in self._parts():
            _copy(self._kept / name / part, folder)

    def _parts(self) -> Iterator[tuple[str, Path]]:
        yield "near", self.scene.folder
        if self.scene.far:
            yield "far", self.scene.far

    def set_for(self, operation: Operation) -> Before:
        """Set the scene for an operation."""
        start = self._start(operation)
        self.load(start)
        if operation.name not in self._before:
            self._before[operation.name] = capture(self.scene, operation)
        return self._before[operation.name]

    def _start(self, operation: Operation) -> str:
        """The name of the state that an operation starts from, made if need be."""
        if operation.start is None:
            return "fresh"
        name = f"after-{operation.start.name}"
        if not self.has(name):
            self.set_for(operation.start)
            ended = self.interpreter.run(self.scene, operation.start.arguments)
            if ended.status:
                raise RuntimeError(f"{operation.start.name} does not work undisturbed: {ended}")
            self.keep(name)
        return name


def _copy(source: Path, target: Path) -> None:
    if target.exists():
        shutil.rmtree(target)
    subprocess.run(["cp", "-a", source, target], check=True)
