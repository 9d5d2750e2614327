"""Access to a setting that is nothing else: a read, above all."""

import ast
from functools import partial

from transforms.merge_env_vars.python.access import Access, Way
from transforms.merge_env_vars.python.environment import (
    OTHER_MAPPING,
    is_dictionary,
    is_known,
    last_name,
)
from transforms.merge_env_vars.python.file import Answer, File
from transforms.merge_env_vars.python.telling import manual, renamed
from transforms.merge_env_vars.python.transition import falling_back
from transforms.merge_env_vars.python.words import Occurrence

_READS = frozenset({Way.GET, Way.LOAD, Way.POP, Way.CONTAINS, Way.LACKS})
TEXT = "asserts on what may be a text"
TAKEN_TWICE = "the new name is taken out here as well, and the second one finds nothing"


def access(file: File, occurrence: Occurrence) -> Answer | None:
    """An access, whatever it does."""
    found = file.accesses.at(occurrence)
    if found is None:
        return None
    if not file.is_old(occurrence.name):
        return ()
    if _asserts_on_text(file, found):
        # What it checks is prose, and changes with it.
        tell = renamed if file.options.prose else partial(manual, reason=TEXT)
        return tell(file, occurrence, found.shown)
    if file.names.transition and found.way in _READS:
        return falling_back(file, found)
    return renamed(file, occurrence, found.shown, _reason(file, found))


def _reason(file: File, found: Access) -> str:
    if _is_taken_twice(file, found):
        return TAKEN_TWICE
    return "" if is_known(file, found) else OTHER_MAPPING


def _asserts_on_text(file: File, found: Access) -> bool:
    """``assert "OLD" in str(error)``: what is looked into is no mapping."""
    if found.way not in {Way.CONTAINS, Way.LACKS} or is_known(file, found):
        return False
    statement = found.inside.statement()
    is_assertion = isinstance(getattr(statement, "node", None), ast.Assert)
    is_method = isinstance(found.node, ast.Call) and last_name(found.node) == "assertIn"
    return (is_assertion or is_method) and not is_dictionary(file, found.mapping)


def _is_taken_twice(file: File, found: Access) -> bool:
    """Whether a value is taken out under both names in one function."""
    if found.way is not Way.POP:
        return False
    return file.accesses.takes(file.names.new(found.name), found)
