"""What is told of a place: the few forms that most of it has."""

from migrator.api import Safety
from transforms.merge_env_vars.formats.interpolation import NO_FALLBACK
from transforms.merge_env_vars.places import Place
from transforms.merge_env_vars.python.file import Answer, File
from transforms.merge_env_vars.python.words import Occurrence

BOTH = "asks for both names"


def renamed(
    file: File, occurrence: Occurrence, shown: str, reason: str = "", note: str = ""
) -> Answer:
    """The new name is written there; with a reason, only if a person wants it.

    What is no read cannot fall back to another name.
    """
    if not file.is_old(occurrence.name):
        return ()
    if file.names.transition:
        return manual(file, occurrence, shown, NO_FALLBACK)
    safety = Safety.REVIEW if reason else Safety.SAFE
    edits = file.renaming(occurrence)
    return (Place(occurrence.name, occurrence.span, shown, edits, safety, reason, note),)


def manual(file: File, occurrence: Occurrence, shown: str, reason: str) -> Answer:
    """A person has to look; nothing of a new name."""
    if not file.is_old(occurrence.name):
        return ()
    place = Place(occurrence.name, occurrence.span, shown, safety=Safety.MANUAL, reason=reason)
    return (place,)
