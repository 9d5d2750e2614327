"""What is known of the files that speak of old callables: small values that can be pickled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from migrator.api import Destination, Edit, Safety, Span, Use

#: A variable: its scope and its name.
Key = tuple[int, str]


class Way(Enum):
    """How a file reaches what it calls."""

    #: By an import of its own name.
    IMPORTED = auto()
    #: Through a module: ``factory.make()``.
    THROUGH = auto()
    #: Through a class, ``Factory.make()``, or a module whose import is not exchanged: the new
    #: one is imported by its own name.
    NAMED = auto()
    #: Through a class or an object that has the new one as well: only the last word changes.
    MEMBER = auto()
    #: Through an object, and the new one is no method of it.
    OBJECT = auto()
    #: It is defined here, or a star brings it.
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Site:
    """One place that calls an old callable, or refers to it."""

    #: The callee as it is written.
    span: Span
    old: str
    new: str
    message: str
    use: Use
    way: Way
    #: The variable that the callee starts at.
    key: Key
    #: The callee in full, as the file's imports say.
    dotted: str
    #: All dotted names that are passed on the way to the definition.
    hops: frozenset[str]
    safety: Safety = Safety.MANUAL
    reason: str = ""
    #: Whether it is evaluated when a function runs, so that it gets what is patched by then.
    is_late: bool = False
    #: What is to be done beside exchanging the callee.
    edits: tuple[Edit, ...] = ()
    #: What the new arguments need.
    needs: tuple[Destination, ...] = ()

    @property
    def is_call(self) -> bool:
        """Whether it could become a call of the new callable."""
        return self.safety is not Safety.MANUAL


@dataclass(frozen=True, slots=True)
class Imported:
    """One imported name that leads to an old callable."""

    statement: int
    alias: int
    key: Key
    span: Span
    old: str
    dotted: str
    hops: frozenset[str]
    #: Whether it is given another name here on purpose.
    is_renamed: bool
    #: Why it has to stay whatever becomes of its uses.
    fixed: str = ""


@dataclass(frozen=True, slots=True)
class Owner:
    """An import that is there for calls that do not need it any more, and for nothing else."""

    statement: int
    alias: int
    key: Key
    span: Span
    dotted: str


@dataclass(frozen=True, slots=True)
class Obstacles:
    """Why the new callable cannot have its name where an old one is called."""

    #: In the place of the old name.
    instead: str = ""
    #: Beside the old name.
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Patch:
    """A string that names an old callable, to be replaced while a test runs."""

    span: Span
    old: str
    value: str
    #: The same by the module or class that the name is taken from in the end.
    aim: str
    #: Where the name alone stands; None where it is not written in one piece.
    text: Span | None
    #: Whether the module is given beside the string: only the last name can change.
    is_beside: bool
    #: The file whose variable is patched, and the variable's name.
    owner: str
    name: str
    #: Why it cannot be changed.
    fixed: str = ""


@dataclass(frozen=True, slots=True)
class StandIn:
    """What a test puts in the place of an old callable, and has to be another thing now."""

    span: Span
    old: str
    message: str
    reason: str
    #: The string that says what it stands for.
    patch: Span


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file says of old callables."""

    path: str
    module: str
    sites: tuple[Site, ...] = ()
    imports: tuple[Imported, ...] = ()
    owners: tuple[Owner, ...] = ()
    obstacles: Mapping[tuple[Key, str], Obstacles] = field(default_factory=dict)
    patches: tuple[Patch, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()
    #: Dotted names that it looks up by strings.
    looked_up: frozenset[str] = frozenset()
