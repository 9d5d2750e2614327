"""What the long form is asked for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .operations import Operation
from .stage import Stage
from .warm import Interpreter


@dataclass(frozen=True, slots=True)
class Options:
    """What to do, how often, and where."""

    seed: int
    kills: int
    shapes: tuple[str, ...]
    operations: tuple[Operation, ...]
    nth: int
    """Of the system calls only each n-th is hit; 1 for all."""
    folder: Path
    """An empty folder for the scenes."""
    say: Callable[[str], None]
    """Tells how far it is."""

    @contextmanager
    def stages(
        self, harness: str, program: str = "migrator", mutation: str = ""
    ) -> Iterator[Iterator[Stage]]:
        """The stages for all shapes, one after the other, in one warmed interpreter."""
        with Interpreter(program, mutation) as warm:
            folder = self.folder / f"{harness}{mutation and '-'}{mutation}"
            yield (Stage(folder / shape, shape, warm) for shape in self.shapes)
