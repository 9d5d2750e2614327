"""The oldest Python that a project is for, as its own files say."""

import re
import tomllib
from collections.abc import Callable, Iterator

#: The oldest that a program may be told to be for: nobody supports older ones.
_OLDEST = 7
_LOWER_BOUND = re.compile(r"(>=|>|~=|===?|\^|~)\s*3(?:\.(\d+))?")
_SETUP_CFG = re.compile(r"^python_requires\s*=\s*(.+)$", re.MULTILINE)


def oldest_python(read: Callable[[str], bytes | None]) -> str | None:
    """Such as ``3.9``; None where nothing says so.

    ``read`` gives the bytes of a file at the top of the repository.
    """
    for said in _said(read):
        minors = [int(minor or 0) for _operator, minor in _LOWER_BOUND.findall(said)]
        if minors:
            return f"3.{max(_OLDEST, *minors)}"
    return None


def _said(read: Callable[[str], bytes | None]) -> Iterator[str]:
    project = _table(read("pyproject.toml"))
    for path in (("project", "requires-python"), ("tool", "poetry", "dependencies", "python")):
        said = _value(project, path)
        if isinstance(said, str):
            yield said
    setup = (read("setup.cfg") or b"").decode(errors="replace")
    yield from _SETUP_CFG.findall(setup)


def _table(data: bytes | None) -> object:
    try:
        return tomllib.loads((data or b"").decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return {}


def _value(table: object, path: tuple[str, ...]) -> object:
    for key in path:
        table = table.get(key) if isinstance(table, dict) else None
    return table
