"""What draws a project: choices that are counted under their names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from hypothesis import strategies as st

ChosenT = TypeVar("ChosenT")
Lines = list[str]


@dataclass(frozen=True, slots=True)
class Instance:
    """A name that holds a thing, and the kind by which the thing is known."""

    name: str
    kind: str
    #: Until it is awaited it is no thing.
    is_async: bool = False


@dataclass(frozen=True, slots=True)
class Helper:
    """A function that tests call, and the kind that comes of it."""

    name: str
    call: str
    kind: str
    is_async: bool = False
    #: The name of the thing that it reads.
    about: str = "nothing"
    #: Whether the thing itself comes back, and not its kind.
    gives_thing: bool = False


@dataclass
class Drawing:
    """One project in the making."""

    draw: st.DrawFn
    #: What the project is made of: all choices that were made, by the names of their tables.
    shapes: list[str] = field(default_factory=list)
    _counted: dict[str, int] = field(default_factory=dict)

    def shape(self, table: str, choices: Mapping[str, ChosenT]) -> ChosenT:
        """One of some shapes."""
        name = self.draw(st.sampled_from(list(choices)))
        self.shapes.append(f"{table}: {name}")
        return choices[name]

    def named(self, table: str, names: Iterable[str]) -> str:
        """One of some shapes that are known by their names."""
        return self.shape(table, {name: name for name in names})

    def of(self, choices: Sequence[ChosenT]) -> ChosenT:
        """One of some things that it is not worth counting."""
        return self.draw(st.sampled_from(choices))

    def some(self, choices: Sequence[ChosenT], most: int) -> list[ChosenT]:
        """One or more different ones."""
        indexes = st.lists(st.integers(0, len(choices) - 1), min_size=1, max_size=most, unique=True)
        return [choices[index] for index in self.draw(indexes)]

    def number(self, least: int, most: int) -> int:
        """How many there are of something."""
        return self.draw(st.integers(least, most))

    def chance(self, percent: int) -> bool:
        """Whether something is so, which in the simplest project it is not."""
        return self.draw(st.integers(0, 99)) >= 100 - percent

    def fresh(self, stem: str) -> str:
        """A name that nothing else has."""
        self._counted[stem] = self._counted.get(stem, 0) + 1
        return f"{stem}_{self._counted[stem]}"


def indented(lines: Iterable[str]) -> Lines:
    """Lines one level deeper."""
    return [f"    {line}" if line else line for line in lines]
