"""By which names others know what a script declares: other files, and callers of its functions."""

import re
from collections import defaultdict
from collections.abc import Iterator

from tree_sitter import Node, Tree

from migrator.api import Span
from transforms.merge_env_vars.formats.script.syntax import FUNCTIONS, called, field, near
from transforms.merge_env_vars.formats.trees import innermost

_DECLARED = re.compile(
    rb"\b(?:const|let|var)\s+([\w$]+)\s*(?::[^=;\n]{1,100})?=(?![=>])\s*(?:await\s+)?([\w$]+)\b"
    rb"(?=\s*\(|[!?]*\.(?:data|value|output|\w*[pP]arse\w*|validate\w*|cast)\b|\s*[;\r\n]|\s*\Z)"
)
_EXPORTED = re.compile(rb"\bexport\s+(?:const|let|var)\s+([\w$]+)")
_EXPORTED_TOGETHER = re.compile(rb"\b(?:export|module\.exports\s*=)\s*\{([^{}]*)\}(?!\s*from\b)")
_ONE_OF_THEM = re.compile(rb"([\w$]+)(?:\s*:\s*([\w$]+)|\s+as\s+([\w$]+))?")
_DEFAULT = re.compile(rb"\bexport\s+default\s+([\w$]+)\b(?=\s*(?:;|\r?\n|\Z)|\.)")
_MODULE = re.compile(rb"(?:\bmodule\.exports|\bexport)\s*=\s*([\w$]+)\b(?=\s*(?:;|\r?\n|\Z)|\.)")
_BY_PROPERTY = re.compile(rb"\bexports\.([\w$]+)\s*=\s*([\w$]+)\b(?=\s*(?:;|\r?\n|\Z)|\.data)")
_RETURNED = re.compile(
    rb"(?:\breturn\s|=>)\s*(?:await\s+)?([\w$]+)"
    rb"(?=\s*(?:[;}\r\n]|\Z)|\.(?:data|value|output|\w*[pP]arse\w*|validate\w*)\b)"
)

_NONE: frozenset[str] = frozenset()
#: Nobody returns a variable more often by hand.
_MOST = 100


class Exposure:
    """The names by which others know the variables of one script."""

    def __init__(self, code: bytes, tree: Tree, stem: str) -> None:
        self._tree = tree
        #: Where variables are returned.
        self._returned: dict[bytes, list[int]] = defaultdict(list)
        #: The names under which they are exported; nothing is the name of a whole module.
        self._exported: dict[str, set[str]] = defaultdict(set)
        #: The variables that are made from them.
        self._made: dict[str, set[str]] = defaultdict(set)
        #: What is known of them already.
        self._names: dict[str, frozenset[str]] = {}
        for found in _RETURNED.finditer(code):
            self._returned[found.group(1)].append(found.start(1))
        for found in _DECLARED.finditer(code):
            self._made[found.group(2).decode()].add(found.group(1).decode())
        for local, name in _exports(code, stem):
            self._exported[local].add(name)

    def names_of(self, local: str) -> frozenset[str]:
        """By which names others know a variable, and what is made from it."""
        if local not in self._names:
            self._names[local] = frozenset(self._looked_up(local))
        return self._names[local]

    def _looked_up(self, local: str) -> Iterator[str]:
        for one in self.made_from(local):
            yield from self._exported.get(one, ())
            yield from map(self._function_around, self._returned.get(one.encode(), ())[:_MOST])

    def made_from(self, local: str) -> frozenset[str]:
        """A variable, and all that is made from it."""
        found, waiting = {local}, [local]
        while waiting:
            new = self._made.get(waiting.pop(), _NONE) - found
            found |= new
            waiting += new
        return frozenset(found)

    @property
    def sources(self) -> Iterator[tuple[str, str]]:
        """Every variable that is made from another name, and that name."""
        for source, locals_ in self._made.items():
            yield from ((local, source) for local in locals_)

    def _function_around(self, at: int) -> str:
        for one in near(innermost(self._tree, Span(at, at + 1))):
            if one.type in FUNCTIONS:
                return name_of_function(one)
        return ""


def name_of_function(function: Node) -> str:
    """How a function is called; nothing if it has no name."""
    own = field(function, "name")
    if own is not None:
        return called(own)
    holder = function.parent
    return called(field(holder, "name") or field(holder, "key") or field(holder, "left"))


def _exports(code: bytes, stem: str) -> Iterator[tuple[str, str]]:
    """The variables that a module exports, and as what."""
    for found in _EXPORTED.finditer(code):
        yield found.group(1).decode(), found.group(1).decode()
    for found in _EXPORTED_TOGETHER.finditer(code):
        for one in _ONE_OF_THEM.finditer(found.group(1)):
            first, value, alias = ((group or b"").decode() for group in one.groups())
            yield value or first, stem if alias == "default" else alias or first
    for found in _DEFAULT.finditer(code):
        yield found.group(1).decode(), stem
    for found in _MODULE.finditer(code):
        yield found.group(1).decode(), ""
    for found in _BY_PROPERTY.finditer(code):
        yield found.group(2).decode(), found.group(1).decode()
