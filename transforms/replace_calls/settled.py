"""What of all that could be replaced is replaced, for a selection of files."""

import re
from dataclasses import dataclass, field

from transforms.replace_calls.facts import Key

#: A site or a patch: its file, and its number there.
Place = tuple[str, int]
#: The calls of one file that go through one variable to one old callable.
Group = tuple[str, Key, str]

#: Reasons for which a call stays that are gone, perhaps, once others are replaced.
MAY_PASS = re.compile("something else|wants the name|import cycle|in its arguments")
#: Why an import stays that no call of its file needs.
TAKEN = "others take it from here"
PERHAPS_TAKEN = "others may take it from here"
NOT_CALLED = "nothing here calls it"
#: Why a string cannot name what is called now.
BESIDE = "the module that is named beside it does not have what is called now"
SEVERAL = "what is called now has no name that all these calls look up"


@dataclass(frozen=True, slots=True)
class Followed:
    """What becomes of a string that names an old callable."""

    #: Its new text; None where a person has to look.
    text: str | None
    reason: str
    #: The file that it follows.
    anchor: str


@dataclass(slots=True)
class Settled:
    """What is replaced."""

    applied: set[Place] = field(default_factory=set)
    #: Calls that stay after all, with the reason.
    blocked: dict[Place, str] = field(default_factory=dict)
    #: Groups whose variable the old callable leaves.
    whole: set[Group] = field(default_factory=set)
    #: Those of them whose variable keeps its name.
    keeping: set[Group] = field(default_factory=set)
    followed: dict[Place, Followed] = field(default_factory=dict)
    #: The variables of classes that nothing goes through any more, with their files.
    idle: set[tuple[str, Key]] = field(default_factory=set)
    #: Dotted names that somebody still takes the old callable from.
    needed: set[str] = field(default_factory=set)
