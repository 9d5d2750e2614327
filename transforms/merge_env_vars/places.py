"""What the readers of all formats tell: the places that speak of a setting, as small values.

A `Place` is judged by itself. A `Setting` gives a name a value, or lists it; where an old and a
new name are set in one group, they meet, and `meeting.py` decides what becomes of them.

No text in here that a report may print (`shown`, `reason`, `note`) holds a value.
"""

from dataclasses import dataclass
from enum import Enum, auto

from migrator.api import Edit, Safety, Span


class Kind(Enum):
    """What a setting does to its name."""

    #: Gives it a value that is written there: two are equal if their texts are.
    TEXT = auto()
    #: Gives it a value that cannot be compared.
    UNKNOWN = auto()
    #: Gives it the value that the other name of the same setting has: ``ENV OLD=$NEW``.
    OTHER_NAME = auto()
    #: Takes it away: ``del os.environ["OLD"]``, ``unset OLD``.
    UNSET = auto()
    #: Only names it, as an element of a list of names does: two of them are one too many.
    LISTED = auto()


@dataclass(frozen=True, slots=True)
class Value:
    """What a setting sets its name to; old names in the text are written as the new ones."""

    kind: Kind
    text: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """A place that gives an old or a new name a value, beside others of its group."""

    #: As it stands there.
    name: str
    #: Where the name stands, without quotes.
    span: Span
    #: The place as its language writes it, without a value: ``ENV OLD``, ``"OLD": …``.
    shown: str
    #: Settings of one group meet: a mapping, a list, a block of statements. Any number that no
    #: other group of the file has; the offset at which the mapping starts is a good one.
    group: int
    value: Value
    #: Where the value stands, to be shown if a person asks for it.
    value_span: Span | None
    #: What gives the place the new name; nothing where it has it.
    renaming: tuple[Edit, ...] = ()
    #: What takes the place out, whole; nothing where that cannot be done.
    removal: tuple[Edit, ...] = ()
    #: Where the value comes from, if that is outside of the repository: ``GitHub secrets``.
    outside: str = ""
    #: In a few words, why a person has to look even where it could be renamed, or taken out.
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that speaks of an old name, whatever stands beside it."""

    old: str
    span: Span
    shown: str
    #: What makes it speak of the new name.
    edits: tuple[Edit, ...] = ()
    safety: Safety = Safety.SAFE
    #: In a few words, why a person has to look: "a test that it is gone".
    reason: str = ""
    #: What else is to be said of the change: "the old name had precedence".
    note: str = ""
    #: Where the value comes from, if that is outside of the repository: ``GitHub secrets``.
    outside: str = ""
    #: The file that it follows, if that is another one: they change together.
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """All that a reader found in one file, in no particular order."""

    places: tuple[Place, ...] = ()
    settings: tuple[Setting, ...] = ()


NOTHING = Places()


def renamed(span: Span, new: str) -> tuple[Edit, ...]:
    """Write another name in a place."""
    return (Edit(span.start, span.end, new.encode()),)
