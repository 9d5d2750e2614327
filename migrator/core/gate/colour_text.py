"""Which calls of a file look suspicious in its text: awaits of ``def``, ``async def`` without."""

import ast
import builtins
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from migrator.core.definitions.look_up import Definitions
from migrator.core.gate.view import View
from migrator.core.layout import ModuleName

_CHAIN = rb"([A-Za-z_][\w.]*)"
_AWAITED = re.compile(rb"\bawait[\s(]+%s\s*\(" % _CHAIN)
#: A call at the beginning of a statement.
_DROPPED = re.compile(rb"(?:^|[:;])[ \t]*%s[ \t]*\(" % _CHAIN, re.MULTILINE)
_CALLED = re.compile(rb"%s\(" % _CHAIN)
_BRACKET = re.compile(rb"[()]")
_TAKES = re.compile(rb"[\s)]*[.\[]")
_FROM = re.compile(
    rb"^[ \t]*from[ \t]+([.\w]+)[ \t]+import[ \t]*(\([^)]*\)|(?:\\\r?\n|[^\r\n#;])*)", re.MULTILINE
)
_IMPORT = re.compile(rb"^[ \t]*import[ \t]+((?:\\\r?\n|[^\r\n#;])*)", re.MULTILINE)
_ALIAS = re.compile(rb"([\w.]+)(?:[\s\\]+as[\s\\]+(\w+))?")
_COMMENT = re.compile(rb"#[^\r\n]*")
_STAR = re.compile(rb"import[\s(]*\*")
_DEFINED = re.compile(rb"^[ \t]*(async[ \t]+)?(def|class)[ \t]+(\w+)", re.MULTILINE)
_ASSIGNED = re.compile(rb"^(\w+)[ \t]*(?::[^=\r\n]*)?=[ \t]*([\w.]*)([^\r\n]?)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Colours:
    """What the definitions of a name may be."""

    is_sync: bool = False
    is_async: bool = False


@dataclass(slots=True)
class _Text:
    """What the text of a file defines, in whatever place."""

    sync: set[bytes] = field(default_factory=set)
    asynchronous: set[bytes] = field(default_factory=set)
    #: Variables of the module, each with the one name that it stands for, if it is one.
    assigned: dict[bytes, bytes] = field(default_factory=dict)
    has_star: bool = False

    def of(self, name: str) -> _Colours:
        """What the definitions of a name may be."""
        word = name.encode()
        return _Colours(word in self.sync, word in self.asynchronous)


class ColourText:
    """Looks at texts only, and says rather too much than too little."""

    def __init__(self, view: View, definitions: Definitions) -> None:
        self._tree = view.tree
        self._layout = view.project.layout
        self._definitions = definitions
        self._texts: dict[str, _Text] = {}
        self._known: dict[str, _Colours] = {}

    def suspicious(self, path: str) -> frozenset[str]:
        """The callees in a file, as written, whose calls look wrong."""
        code = self._tree.read(path) or b""
        called = set(_CALLED.findall(code))
        if not called:
            return frozenset()
        awaited = set(_AWAITED.findall(code)) if b"await" in code else set()
        imported = _imported(code, self._layout.module(path))
        colours = {callee: self._of_callee(callee.decode(), path, imported) for callee in called}
        found = {callee for callee in awaited if callee in called and colours[callee].is_sync}
        coroutines = {callee for callee in called if colours[callee].is_async}
        if coroutines:
            found |= coroutines.intersection(_DROPPED.findall(code))
            found |= {callee for callee in coroutines - found if _is_taken_from(code, callee)}
        return frozenset(callee.decode() for callee in found)

    def _of_callee(self, callee: str, path: str, imported: Mapping[str, str]) -> _Colours:
        """What a callee may be that is written in a file."""
        root, dot, rest = callee.partition(".")
        text = self._text(path)
        alias = text.assigned.get(root.encode())
        if root in imported:
            return self._elsewhere(f"{imported[root]}{dot}{rest}")
        if alias and alias.partition(b".")[0] not in text.assigned:
            return self._of_callee(f"{alias.decode()}{dot}{rest}", path, imported)
        if text.of(root) != _Colours():
            return text.of(rest.rpartition(".")[2] or root)
        is_brought = text.has_star and not hasattr(builtins, root)
        return _Colours(is_sync=is_brought, is_async=is_brought)

    def _elsewhere(self, dotted: str) -> _Colours:
        """What a name of another module may be."""
        if dotted not in self._known:
            module = self._layout.longest_module(dotted)
            path = self._layout.path(module) if module else None
            self._known[dotted] = _Colours()
            if path and module:
                names = dotted[len(module) + 1 :].split(".")
                self._known[dotted] = self._in_module(dotted, path, names)
        return self._known[dotted]

    def _in_module(self, dotted: str, path: str, names: list[str]) -> _Colours:
        text = self._text(path)
        if text.assigned.get(names[0].encode()) == b"":
            return _Colours()  # a variable: of what it holds, nothing is known
        if text.of(names[0]) != _Colours():
            return text.of(names[-1])
        nodes = [one.node for one in self._definitions.look_up(dotted).definitions]
        return _Colours(
            any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in nodes),
            any(isinstance(node, ast.AsyncFunctionDef) for node in nodes),
        )

    def _text(self, path: str) -> _Text:
        if path not in self._texts:
            self._texts[path] = _read(self._tree.read(path) or b"")
        return self._texts[path]


def _is_taken_from(code: bytes, callee: bytes) -> bool:
    """Whether something is taken from the result of a call, as in ``callee(…).name``."""
    place = code.find(callee + b"(")
    while place >= 0:
        depth, place = 1, place + len(callee) + 1
        for bracket in _BRACKET.finditer(code, place):
            depth += 1 if bracket.group() == b"(" else -1
            if depth == 0:
                if _TAKES.match(code, bracket.end()):
                    return True
                break
        place = code.find(callee + b"(", place)
    return False


def _read(code: bytes) -> _Text:
    text = _Text(has_star=_STAR.search(code) is not None)
    for is_async, _keyword, name in _DEFINED.findall(code):
        (text.asynchronous if is_async else text.sync).add(name)
    for name, value, more in _ASSIGNED.findall(code):
        is_name = more in {b"", b"#"} and value != name
        text.assigned[name] = value if is_name else b""
    return text


def _imported(code: bytes, module: ModuleName) -> dict[str, str]:
    """What the names stand for that a file imports anywhere."""
    found = {}
    for written, names in _FROM.findall(code):
        bare = written.lstrip(b".")
        source = module.absolute(len(written) - len(bare), bare.decode())
        for name, asname in _ALIAS.findall(_COMMENT.sub(b"", names)) if source else ():
            found[(asname or name).decode()] = f"{source}.{name.decode()}"
    for names in _IMPORT.findall(code):
        for name, asname in _ALIAS.findall(names):
            top = name.partition(b".")[0]
            found[(asname or top).decode()] = (name if asname else top).decode()
    return found
