"""Access to a setting that is nothing else: a read, above all."""

from transforms.merge_env_vars.python.access import Access, Way
from transforms.merge_env_vars.python.file import Answer, File
from transforms.merge_env_vars.python.telling import renamed
from transforms.merge_env_vars.python.transition import falling_back
from transforms.merge_env_vars.python.words import Occurrence

_READS = frozenset({Way.GET, Way.LOAD, Way.POP, Way.CONTAINS, Way.LACKS})
TAKEN_TWICE = "the new name is taken out here as well, and the second one finds nothing"


def access(file: File, occurrence: Occurrence) -> Answer | None:
    """An access, whatever it does."""
    found = file.accesses.at(occurrence)
    if found is None:
        return None
    if not file.is_old(occurrence.name):
        return ()
    if file.names.transition and found.way in _READS:
        return falling_back(file, found)
    reason = TAKEN_TWICE if _is_taken_twice(file, found) else ""
    return renamed(file, occurrence, found.shown, reason)


def _is_taken_twice(file: File, found: Access) -> bool:
    """Whether a value is taken out under both names in one function."""
    if found.way is not Way.POP:
        return False
    return file.accesses.takes(file.names.new(found.name), found)
