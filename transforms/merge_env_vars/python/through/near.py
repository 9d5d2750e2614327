"""The names of a file that may be asked of the environment: those near to where it is spoken of."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from migrator.api import ModuleName, PythonSource
from transforms.merge_env_vars.options import MergeOptions
from transforms.merge_env_vars.python.file import File
from transforms.merge_env_vars.python.through.route import as_names, named
from transforms.merge_env_vars.python.words import Occurrence, occurrences

_ENVIRONMENT = rb"environ|getenv|putenv|unsetenv"
_ALIASES = re.compile(rb"\b(?:%b)\s+as\s+(\w+)" % _ENVIRONMENT)
_QUOTED = re.compile(rb"[\"']([A-Za-z_][A-Za-z0-9_]*)[\"']")
#: How far from a name the environment may be spoken of: the rest of a statement may lie between.
_WINDOW = 400


class NearFile(File):
    """A file of which only the names that stand near the environment are looked at.

    Where every name is to go through an object, most words in quotes are no names at all.
    """

    @cached_property
    def occurrences(self) -> list[Occurrence]:
        """The names near to the environment, in order."""
        starts = mentions(self.source)
        return [
            one for one in occurrences(self.source, self.names) if _is_near(one.span.start, starts)
        ]


def mentions(source: PythonSource) -> list[int]:
    """Where a file speaks of the environment, by whatever name it has imported it."""
    words = b"|".join([_ENVIRONMENT, *map(re.escape, _ALIASES.findall(source.code))])
    return [found.start() for found in re.finditer(rb"\b(?:%b)\b" % words, source.code)]


def file_of(source: PythonSource, module: ModuleName, options: MergeOptions) -> File | None:
    """A file with the names in it that are to go through the object; None where there are none."""
    words = named(options)
    starts = mentions(source) if words is None or words else []
    if not starts:
        return None
    if words is None:
        return NearFile(source, module, as_names(_quoted(source, starts)), options)
    return File(source, module, as_names(words), options)


def _quoted(source: PythonSource, starts: Sequence[int]) -> frozenset[str]:
    """The words in quotes near to some places."""
    found: set[bytes] = set()
    for start in starts:
        found.update(_QUOTED.findall(source.code, max(0, start - _WINDOW), start + _WINDOW))
    return frozenset(word.decode() for word in found)


def _is_near(place: int, starts: Sequence[int]) -> bool:
    index = bisect_left(starts, place - _WINDOW)
    return index < len(starts) and starts[index] <= place + _WINDOW
