"""Names of fixtures in the bytes of files: looked for before a file is parsed."""

import re
from collections.abc import Iterable
from functools import lru_cache

#: A name that may be among the parameters of a function, by what follows it.
_PARAMETER = rb"%b(?<![\w.]%b)\s*[,):]"
#: The longest that the parameters of a function are taken to be.
_LONGEST = 4000
#: A name that is given to pytest as a string.
_NAMED = rb"\b(?:usefixtures|getfixturevalue|getfixture)\s*\([^)]*?['\"]%b['\"]"
_QUOTED = rb"['\"]%b['\"]"
_DEFINED = rb"\bdef\s+%b\b|\bname\s*=\s*['\"]%b['\"]"
_OVERRIDDEN = rb"\bdef\s+%b\s*\((?:[^()]|\([^()]*\))*?(?<![\w.])%b\s*[,:)]"
#: Or a name that is imported, assigned, or one of the words of a string, as in ``parametrize``.
_BOUND = (
    rb"|\bimport\b[^\n]*(?<!\w)%b\b|^[ \t]*%b[ \t]*(?:,|=(?!=)|:|$)|"
    rb"['\"][\w\s,]*\b%b\b[\w\s,]*['\"]"
)
#: Where one of these is, a string may be the name of a fixture; with one of the first, any string.
_LOOKS_UP = (b"getfixturevalue", b"lazy_fixture", b"fixture_ref", b" lf(")
_NAMES = (b"getfixture", b"usefixtures", *_LOOKS_UP[1:])
_BRACKET = re.compile(rb"[()]")
_FUNCTION = re.compile(rb"\bdef[ \t]+(\w+)")
_DEFINITIONS = re.compile(
    rb"^[ \t]*@[^\n]*fixture[^\n]*\n(?:[^\n]*\n)*?[ \t]*(?:async[ \t]+)?def[ \t]+\w+", re.MULTILINE
)


def asks_for(data: bytes, name: str, *, by_any_string: bool = False) -> bool:
    """Whether a file may ask for a fixture."""
    return has_parameter(data, name) or names_as_string(data, name, by_any_string=by_any_string)


def has_parameter(data: bytes, name: str) -> bool:
    """Whether a function of a file has a parameter of a name."""
    if name.encode() not in data:
        return False
    found = (match.start() for match in _parameter(name).finditer(data))
    return any(_is_parameter(data, at) for at in found)


def _is_parameter(data: bytes, at: int) -> bool:
    """Whether a place lies in the brackets that follow a ``def``."""
    start = data.rfind(b"def ", max(at - _LONGEST, 0), at)
    depth = 0
    for bracket in _BRACKET.findall(data, start, at) if start >= 0 else ():
        depth += 1 if bracket == b"(" else -1
        if depth == 0:
            return False
    return depth > 0


def names_as_string(data: bytes, name: str, *, by_any_string: bool = False) -> bool:
    """Whether a file may ask for a fixture by a string; any may do where one is looked up."""
    word = name.encode()
    if word not in data or not (by_any_string or _has_one(_NAMES, data)):
        return False
    pattern = _QUOTED if by_any_string or _has_one(_LOOKS_UP, data) else _NAMED
    return re.search(pattern % re.escape(word), data) is not None


def _has_one(parts: Iterable[bytes], data: bytes) -> bool:
    return any(part in data for part in parts)


def redefines(data: bytes, name: str) -> bool:
    """Whether a file defines a name, and asks for no other definition of it while it does."""
    word = name.encode()
    return _found(_DEFINED, 2, word, data) and not _found(_OVERRIDDEN, 2, word, data)


def provides(data: bytes, name: str) -> bool:
    """Whether a file may bring a fixture, or a value that ``parametrize`` gives in its place."""
    return _found(_DEFINED + _BOUND, 5, name.encode(), data)


def definitions(data: bytes) -> frozenset[bytes]:
    """The fixtures of a file as they are written: equal sets define the same."""
    return frozenset(_DEFINITIONS.findall(data)) if b"fixture" in data else frozenset()


def functions(data: bytes) -> set[str]:
    """The names of all functions of a file."""
    return {name.decode(errors="replace") for name in _FUNCTION.findall(data)}


def _found(pattern: bytes, holes: int, word: bytes, data: bytes) -> bool:
    if word not in data:
        return False
    return re.search(pattern % ((re.escape(word),) * holes), data, re.MULTILINE) is not None


@lru_cache(maxsize=256)
def _parameter(name: str) -> re.Pattern[bytes]:
    word = re.escape(name.encode())
    return re.compile(_PARAMETER % (word, word))
