"""Somebody else does something in the middle of a command: at each of its steps, one at a time."""

import sys
from collections.abc import Callable, Iterator, Sequence

from .invariants import Before, check
from .operations import RUN, Operation
from .options import Options
from .recovering import RECOVER
from .stage import Stage
from .stepping import Step, steps_of, telling
from .tally import Tally
from .warm import PROJECT

_SAVED = b"# saved by me in the last moment\n"
_RUN_TOO = 'cd "$1" && "$2" -m migrator -C "$3" run; echo $? > "$4"'


class Meddler:
    """Meddles with one operation on one stage."""

    def __init__(self, stage: Stage, operation: Operation, tally: Tally) -> None:
        self._stage, self._operation, self._tally = stage, operation, tally
        self._scene = stage.scene
        self._told = self._scene.folder / "told"
        stage.set_for(operation)
        self.steps = telling(steps_of(stage, operation.arguments))

    @property
    def deeds(self) -> Sequence[Callable[[Step], None]]:
        """All that can be done at a step."""
        saves = (self.save_first, self.save_last, self.save_after_a_crash)
        # Before what does not last, nothing is left that could be staged.
        stages = (self.stage_another,) if self._operation.lasts else ()
        return (*saves, *stages, self.run_too)

    def save_first(self, step: Step) -> None:
        """The file that moves first is saved."""
        self._save(step, self._scene.phase[0].path)

    def save_last(self, step: Step) -> None:
        """The file that moves last is saved."""
        self._save(step, self._scene.phase[-1].path)

    def save_after_a_crash(self, step: Step) -> None:
        """It is killed; the file that moves first is saved, and only then it is recovered."""
        path = self._scene.phase[0].path
        before = self._meddled(step)
        (self._scene.root / path).write_bytes(_SAVED)
        self._saved(before, step, path, "saved after a crash")

    def _save(self, step: Step, path: str) -> None:
        """Saved in place, as most editors do. Whatever becomes of the phase, it is not lost."""
        before = self._meddled(step, "cp", str(self._scene.folder / "saved"), path)
        lost = [] if self._is_saved(path) else ["what was saved is gone"]
        self._saved(before, step, path, "saved", *lost)

    def _saved(self, before: Before, step: Step, path: str, how: str, *lost: str) -> None:
        wrong = [*lost, *self._recovered(before, path)]
        if not lost and not self._is_saved(path):
            wrong.append("the recovery took away what was saved")
        self._add(f"{path!r} {how}", step, wrong)

    def _is_saved(self, path: str) -> bool:
        """Whether it is there, or set aside where the file is put back in any case."""
        places = [self._scene.root]
        if not self._operation.lasts:
            places += (self._scene.common / "migrator" / "abandoned").glob("*")
        found = [place / path for place in places]
        return any(file.is_file() and file.read_bytes() == _SAVED for file in found)

    def stage_another(self, step: Step) -> None:
        """`git add` of another file: either it is refused, or it stays."""
        path = "mine/unstaged.txt"
        script = 'git add -- "$1" && echo done > "$2"'
        before = self._meddled(step, "sh", "-c", script, "sh", path, str(self._told))
        staged = bool(self._scene.git("diff", "--cached", "--name-only", "--", path))
        wrong = [] if staged == self._told.exists() else [f"`git add {path}` came and went"]
        self._add("`git add`", step, [*wrong, *self._recovered(before, path)])

    def run_too(self, step: Step) -> None:
        """A second run: it is refused, and harms nothing."""
        words = (str(PROJECT), sys.executable, str(self._scene.root), str(self._told))
        before = self._meddled(step, "sh", "-c", _RUN_TOO, "sh", *words)
        status = self._told.read_text().strip() if self._told.exists() else "none"
        wrong = [] if status == "2" else [f"a second run ended with status {status}"]
        self._add("a second run", step, [*wrong, *self._recovered(before)])

    def _meddled(self, step: Step, *deed: str) -> Before:
        """Do a deed at a step; without one, it is killed there."""
        before = self._stage.set_for(self._operation)
        (self._scene.folder / "saved").write_bytes(_SAVED)
        self._stage.interpreter.run(
            self._scene, self._operation.arguments, at=[step.number], deed=deed
        )
        self._tally.rounds += 1
        return before

    def _recovered(self, before: Before, *apart: str) -> list[str]:
        ended = self._stage.interpreter.run(self._scene, RECOVER)
        failed = [f"recover ended with {ended}"] if ended.status else []
        return [*failed, *check(self._scene, before, frozenset(apart))]

    def _add(self, deed: str, step: Step, wrong: Sequence[str]) -> None:
        place = f"{self._scene.shape}, {self._operation.name}"
        self._tally.add(f"{place}, {deed} at {step.number} ({step.name})", wrong)


def long(options: Options) -> Iterator[Tally]:
    """Every deed at every step of a run and of every other operation, on every shape."""
    tally = Tally("somebody else at every step")
    with options.stages("meddling") as stages:
        for stage in stages:
            for operation in options.operations:
                meddle(stage, operation, tally)
                options.say(f"{stage.scene.shape}, {operation.name}: {tally.rounds} rounds so far")
    yield tally


def meddle(stage: Stage, operation: Operation = RUN, tally: Tally | None = None) -> Tally:
    """Every deed at every step."""
    tally = tally or Tally("somebody else at every step")
    meddler = Meddler(stage, operation, tally)
    for step in meddler.steps:
        for deed in meddler.deeds:
            deed(step)
    return tally
