"""Transforms that installed packages bring, by the entry-point group ``migrator.transforms``."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from pydantic import BaseModel

from migrator.api import Transform
from migrator.errors import Problem, UsageError

_GROUP = "migrator.transforms"


def third_party() -> Mapping[str, Collection[EntryPoint]]:
    """The entry points of every name; there should be one of each."""
    found: dict[str, dict[str, EntryPoint]] = defaultdict(dict)
    for entry in entry_points(group=_GROUP):
        found[entry.name][entry.value] = entry
    return {name: entries.values() for name, entries in found.items()}


def loaded(name: str, entries: Collection[EntryPoint]) -> Transform[Any, Any, Any]:
    """A transform of somebody else's, which may be anything until it has been looked at."""
    first, *others = entries
    if others:
        several = " and ".join(entry.value for entry in entries)
        raise _broken(name, f"is brought by several packages: {several}", "uninstall all but one")
    try:
        made = first.load()()
    except Exception as error:
        said = f"cannot be loaded from {first.value}: {type(error).__name__}: {error}"
        raise _broken(name, said, _MEND) from error
    if reason := _flaw(name, made):
        raise _broken(name, f"cannot be used: {first.value} {reason}", _MEND)
    transform: Transform[Any, Any, Any] = made
    return transform


_MEND = "mend the package that brings it, or take it out of the environment"


def _flaw(name: str, made: object) -> str | None:
    if not isinstance(made, Transform):
        return "makes no `migrator.api.Transform`"
    for attribute in ("name", "summary", "options"):
        if not hasattr(made, attribute):
            return f"has no `{attribute}`"
    if made.name != name:
        return f"calls itself `{made.name}`"
    if not (isinstance(made.options, type) and issubclass(made.options, BaseModel)):
        return "has `options` that are no pydantic model"
    return None


def _broken(name: str, what: str, hint: str) -> UsageError:
    return UsageError(Problem("transform.broken", f"the transform `{name}` {what}", hint))
