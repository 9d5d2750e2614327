"""Names of fixtures in the bytes of files: looked for before a file is parsed."""

import re
from collections.abc import Iterable
from functools import lru_cache

#: A name among the parameters of a function.
_PARAMETER = rb"\bdef\s+\w+\s*\((?:[^()]|\([^()]*\))*?(?<![\w.])(?:%b)\s*[,:)]"
#: A name that is given to pytest as a string.
_NAMED = rb"\b(?:usefixtures|getfixturevalue|getfixture)\s*\([^)]*?['\"](?:%b)['\"]"
_QUOTED = rb"['\"]%b['\"]"
_DEFINED = rb"\bdef\s+%b\b|\bname\s*=\s*['\"]%b['\"]"
_OVERRIDDEN = rb"\bdef\s+%b\s*\((?:[^()]|\([^()]*\))*?(?<![\w.])%b\s*[,:)]"
#: Or a name that is imported, assigned, or one of the words of a string, as in ``parametrize``.
_BOUND = (
    rb"|\bimport\b[^\n]*(?<!\w)%b\b|^[ \t]*%b[ \t]*(?:,|=(?!=)|:|$)|"
    rb"['\"][\w\s,]*\b%b\b[\w\s,]*['\"]"
)
#: Where one of these is, any string may be the name of a fixture.
_LOOKS_UP = re.compile(rb"\bgetfixturevalue\b|\blazy_fixture\b|\bfixture_ref\b|\blf\(")
_DEFINITIONS = re.compile(
    rb"^[ \t]*@[^\n]*fixture[^\n]*\n(?:[^\n]*\n)*?[ \t]*(?:async[ \t]+)?def[ \t]+\w+", re.MULTILINE
)


def asks(data: bytes, names: Iterable[str]) -> bool:
    """Whether a function of a file may ask for one of some fixtures."""
    found = tuple(name for name in sorted(names) if name.encode() in data)
    return bool(found) and _asks(found).search(data) is not None


def names_as_string(data: bytes, name: str) -> bool:
    """Whether a file may ask for a fixture by a string."""
    word = name.encode()
    pattern = _QUOTED if _LOOKS_UP.search(data) else _NAMED
    return word in data and re.search(pattern % re.escape(word), data) is not None


def redefines(data: bytes, name: str) -> bool:
    """Whether a file defines a name, and asks for no other definition of it while it does."""
    word = name.encode()
    return _found(_DEFINED, 2, word, data) and not _found(_OVERRIDDEN, 2, word, data)


def provides(data: bytes, name: str) -> bool:
    """Whether a file may bring a fixture, or a value that ``parametrize`` gives in its place."""
    return _found(_DEFINED + _BOUND, 5, name.encode(), data)


def definitions(data: bytes) -> list[bytes]:
    """The fixtures of a file as they are written: equal lists define the same."""
    return _DEFINITIONS.findall(data) if b"fixture" in data else []


def _found(pattern: bytes, holes: int, word: bytes, data: bytes) -> bool:
    if word not in data:
        return False
    return re.search(pattern % ((re.escape(word),) * holes), data, re.MULTILINE) is not None


@lru_cache(maxsize=64)
def _asks(names: tuple[str, ...]) -> re.Pattern[bytes]:
    word = b"|".join(re.escape(name.encode()) for name in names)
    return re.compile(b"|".join((_PARAMETER % word, _NAMED % word)))
