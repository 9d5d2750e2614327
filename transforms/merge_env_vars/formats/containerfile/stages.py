"""The stages of a build: which one starts from which."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from migrator.api import CannotReadError, Source
from transforms.merge_env_vars.formats.containerfile.instructions import (
    Instruction,
    Instructions,
)

#: What comes before the first stage.
GLOBAL = 0


@dataclass(frozen=True, slots=True)
class _Stage:
    name: bytes
    #: The number of the stage that it starts from, if that is one of this file.
    parent: int | None


class Stages:
    """The stages of a file, by number; the first one is what comes before them."""

    def __init__(self, source: Source, found: Instructions) -> None:
        self._starts: list[int] = []
        self._stages = [_Stage(b"", None)]
        for one in found.all:
            if one.keyword == b"FROM" and not one.on_build:
                self._stages.append(self._started(source, found.text, one))
                self._starts.append(one.span.start)

    def _started(self, source: Source, text: bytes, one: Instruction) -> _Stage:
        words = text[slice(*one.arguments)].replace(b"\0", b"").split()
        if len(words) not in {1, 3}:
            raise CannotReadError(f"line {source.line_of(one.span.start)} starts no stage")
        parent = _last_named(self._stages, words[0].lower())
        return _Stage(words[2].lower() if len(words) == 3 else b"", parent)

    def of(self, offset: int) -> int:
        """The stage that a place belongs to; what starts one does not."""
        return bisect_right(self._starts, offset)

    def ancestors(self, stage: int) -> Iterator[int]:
        """The stages that a stage starts from, one after the other."""
        parent = self._stages[stage].parent
        while parent is not None:
            yield parent
            parent = self._stages[parent].parent


def _last_named(stages: Sequence[_Stage], name: bytes) -> int | None:
    found = (number for number, stage in enumerate(stages) if number and stage.name == name)
    return max(found, default=None)
