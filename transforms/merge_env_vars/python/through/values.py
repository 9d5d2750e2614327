"""A direct access as a value."""

from dataclasses import dataclass, replace

from migrator.api import Edit, Safety, Span

NO_ERROR = "raises no KeyError where nothing is set"
CAUGHT = "a KeyError of it is caught"
NO_METHOD = "the object has no method for it"
NO_NAMES = "names its arguments"
A_VARIABLE = "goes by a variable"
NOT_ALONE = "stands with others in one statement"
IN_BYTES = "is in bytes"
LAYOUT = "is laid out in a way that is not understood"
PROCESS = "changes the process, and not os.environ"
TESTS = "tests replace the environment itself"


@dataclass(frozen=True, slots=True)
class Direct:
    """One direct access."""

    name: str
    #: Where the string with the name begins.
    at: int
    span: Span
    shown: str
    edits: tuple[Edit, ...] = ()
    safety: Safety = Safety.SAFE
    #: In a few words, why a person has to look.
    reason: str = ""


def told(found: Direct, reason: str, shown: str = "") -> Direct:
    """The access, left as it is for a reason."""
    return replace(found, edits=(), safety=Safety.MANUAL, reason=reason, shown=shown or found.shown)
