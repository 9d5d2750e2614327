"""What is found in a program before it is known what else the program does with a variable."""

from dataclasses import dataclass, field
from enum import Enum, auto

from tree_sitter import Node

from migrator.api import Safety, Span
from transforms.merge_env_vars.places import Place, Setting


class Role(Enum):
    """What a program does with a variable of its own."""

    READ = auto()
    #: Gives it a value that does not come from the setting itself.
    WRITE = auto()
    #: Gives it what it has by the other name: ``NEW=$OLD``.
    COPY = auto()
    #: Gives it what it has by the other name, if it has no value: ``NEW=${NEW:-$OLD}``.
    KEPT = auto()
    #: Gives it a value where it has none: ``NEW=${OLD:-x}``.
    DEFAULT = auto()
    UNSET = auto()
    #: Only names it: ``export OLD``.
    DECLARED = auto()


@dataclass(frozen=True, slots=True)
class Use:
    """One thing that a program does with a variable."""

    name: str
    role: Role
    at: int
    #: It stands in a function, which may be called from anywhere.
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Assignment:
    """A variable gets a value in a list of statements."""

    setting: Setting
    role: Role
    #: Its statement in a tree, if what lies between two of them has to be seen.
    statement: Node | None = None
    #: The keyword that declares it, as ``export``; nothing if none does.
    keyword: str = ""
    #: It fails where what it reads is not set.
    stops_at_unset: bool = False

    @property
    def is_exported(self) -> bool:
        """Whether programs that are started later see it."""
        return self.keyword == "export"


@dataclass
class Found:
    """All that is found in a program."""

    #: Places and settings that have nothing to do with the program's own variables.
    places: list[Place] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=list)
    #: Settings of a text that is a program, or a file of settings, of its own.
    written: list[Setting] = field(default_factory=list)
    #: Places that speak of the program's own variables.
    own: list[Place] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    #: What a person has to look at as a whole, and why.
    untouched: list[tuple[Span, str]] = field(default_factory=list)

    def used(self, name: str, role: Role, at: int, *, is_late: bool = False) -> None:
        """Remember what the program does with a variable."""
        self.uses.append(Use(name, role, at, is_late))


def without_safety(place: Place, safety: Safety, reason: str) -> Place:
    """The same place, to be looked at by a person."""
    edits = () if safety is Safety.MANUAL else place.edits
    return Place(place.old, place.span, place.shown, edits, safety, reason, outside=place.outside)
