"""Access to a setting: an expression that asks a mapping, or a function, for a name.

Any mapping counts: ``env.get("OLD")`` is access whatever ``env`` is. Whether that is the
environment is asked in `environment.py`.
"""

import ast
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from transforms.merge_env_vars.python.meanings import Meanings
from transforms.merge_env_vars.python.words import Inside, Occurrence

ENVIRON = "os.environ"


class Way(Enum):
    """What an access does."""

    #: Gives the value, or else a default.
    GET = auto()
    #: Gives the value, or raises.
    LOAD = auto()
    #: Takes it away, and gives it.
    POP = auto()
    CONTAINS = auto()
    LACKS = auto()
    #: Gives the setting a value.
    STORE = auto()
    SET_DEFAULT = auto()
    DELETE = auto()


@dataclass(frozen=True, slots=True, eq=False)
class Access:
    """One access."""

    way: Way
    occurrence: Occurrence
    #: The whole expression.
    inside: Inside
    #: What is asked: two accesses with equal ones ask the same thing.
    receiver: str
    shown: str
    #: What is given beside the name: a default, or the value that it is to have.
    given: ast.expr | None = None
    #: The mapping that is asked, where that need not be the environment.
    mapping: ast.expr | None = None

    @property
    def name(self) -> str:
        """The name that is asked for."""
        return self.occurrence.name

    @property
    def node(self) -> ast.AST:
        """The whole expression."""
        return self.inside.node


#: Functions that take a name, with what they do and what to.
_FUNCTIONS: Mapping[str, Way] = {
    "os.getenv": Way.GET,
    "os.getenvb": Way.GET,
    "os.putenv": Way.STORE,
    "os.unsetenv": Way.DELETE,
}
#: Methods of mappings.
_METHODS: Mapping[str, Way] = {
    "get": Way.GET,
    "pop": Way.POP,
    "setdefault": Way.SET_DEFAULT,
    "__getitem__": Way.LOAD,
    "__contains__": Way.CONTAINS,
    "__setitem__": Way.STORE,
    "__delitem__": Way.DELETE,
}
#: Methods of `pytest.MonkeyPatch` that change the environment.
_PATCHES: Mapping[str, Way] = {"setenv": Way.STORE, "delenv": Way.DELETE}
#: Methods of `pytest.MonkeyPatch` that change the mapping that they are given.
_ITEM_PATCHES: Mapping[str, Way] = {"setitem": Way.STORE, "delitem": Way.DELETE}
#: What the parameter for the name is called.
_NAME_PARAMETERS = frozenset({"key", "name"})
_ATTRIBUTES_OF = frozenset({"globals", "locals", "vars"})
#: Behind these, brackets hold types.
TYPES = frozenset({"Annotated", "Literal", "NotRequired", "Required"})
_OF_SUBSCRIPT: Mapping[type[ast.expr_context], Way] = {
    ast.Load: Way.LOAD,
    ast.Store: Way.STORE,
    ast.Del: Way.DELETE,
}


class Accesses:
    """The accesses of a file, by their expressions."""

    def __init__(
        self, occurrences: Iterable[Occurrence], meanings: Meanings, readers: Collection[str]
    ) -> None:
        self._meanings = meanings
        self._readers = readers
        self._known: dict[ast.AST, Access] = {}
        self._named: dict[int, Access] = {}
        self._taken: set[tuple[object, ...]] = set()
        for occurrence in occurrences:
            access = self._access(occurrence) if occurrence.constant is not None else None
            if access is not None:
                self._known[access.node] = access
                self._named[occurrence.span.start] = access
            if access is not None and access.way is Way.POP:
                self._taken.add(_taking(access.name, access))

    def of(self, node: ast.AST | None) -> Access | None:
        """The access that an expression is."""
        return None if node is None else self._known.get(node)

    def at(self, occurrence: Occurrence) -> Access | None:
        """The access that asks for a name."""
        return self._named.get(occurrence.span.start)

    def takes(self, name: str, beside: Access) -> bool:
        """Whether a name is taken out of the mapping of another access, in its function."""
        return _taking(name, beside) in self._taken

    def receiver(self, node: ast.expr) -> str:
        """What tells a mapping from others; bytes and text are one environment."""
        meaning = self._meanings.of(node)
        return ENVIRON if meaning == "os.environb" else meaning or ast.dump(node)

    def _access(self, occurrence: Occurrence) -> Access | None:
        constant, around = occurrence.inside.node, occurrence.inside.outer
        match around:
            case Inside(node=ast.keyword(arg=arg), outer=Inside(node=ast.Call()) as call):
                return self._call(occurrence, call, 0) if arg in _NAME_PARAMETERS else None
            case Inside(node=ast.Subscript(slice=index)) if index is constant:
                return self._subscript(occurrence, around)
            case Inside(node=ast.Compare(left=left)) if left is constant:
                return self._comparison(occurrence, around)
            case Inside(node=ast.Call(args=arguments)) if constant in arguments:
                return self._call(occurrence, around, arguments.index(constant))
        return None

    def _subscript(self, occurrence: Occurrence, around: Inside) -> Access | None:
        node = around.node
        if not isinstance(node, ast.Subscript) or is_of_attributes(node.value):
            return None
        if self._meanings.of(node.value).rpartition(".")[2] in TYPES:
            return None
        way = _OF_SUBSCRIPT[type(node.ctx)]
        shown = f'{shown_as(node.value)}["{occurrence.name}"]'
        given = _assigned(around) if way is Way.STORE else None
        receiver = self.receiver(node.value)
        return Access(way, occurrence, around, receiver, shown, given, node.value)

    def _comparison(self, occurrence: Occurrence, around: Inside) -> Access | None:
        match around.node:
            case ast.Compare(ops=[ast.In() | ast.NotIn() as operator], comparators=[right]):
                if isinstance(right, ast.List | ast.Tuple | ast.Set | ast.Constant):
                    return None
                is_negated = isinstance(operator, ast.NotIn)
                way = Way.LACKS if is_negated else Way.CONTAINS
                asks = "not in" if is_negated else "in"
                shown = f'"{occurrence.name}" {asks} {shown_as(right)}'
                receiver = self.receiver(right)
                return Access(way, occurrence, around, receiver, shown, mapping=right)
        return None

    def _call(self, occurrence: Occurrence, around: Inside, position: int) -> Access | None:
        call, name = around.node, occurrence.name
        if not isinstance(call, ast.Call):
            return None
        given = _given(call, occurrence.inside.node)
        func = call.func
        if position == 1 and isinstance(func, ast.Attribute) and func.attr in _ITEM_PATCHES:
            patched, way = call.args[0], _ITEM_PATCHES[func.attr]
            shown = f'{shown_as(func)}({shown_as(patched)}, "{name}"{_more(given[1:])})'
            receiver = self.receiver(patched)
            return Access(way, occurrence, around, receiver, shown, _first(given[1:]), patched)
        if position == 0 and isinstance(func, ast.Attribute) and func.attr == "assertIn":
            shown = f'{shown_as(func)}("{name}"{_more(given)})'
            mapping = _first(given)
            receiver = "" if mapping is None else self.receiver(mapping)
            return Access(Way.CONTAINS, occurrence, around, receiver, shown, mapping=mapping)
        found = self._asks(func) if position == 0 else None
        if found is None:
            return None
        shown = f'{shown_as(func)}("{name}"{_more(given)})'
        way, receiver, mapping = found
        return Access(way, occurrence, around, receiver, shown, _first(given), mapping)

    def _asks(self, func: ast.expr) -> tuple[Way, str, ast.expr | None] | None:
        """What a callable does to the name that is its first argument, and to what mapping."""
        meaning = self._meanings.of(func)
        if meaning in _FUNCTIONS:
            return _FUNCTIONS[meaning], ENVIRON, None
        if meaning in self._readers:
            return Way.GET, meaning, None
        if not isinstance(func, ast.Attribute):
            return None
        if func.attr in _PATCHES:
            return _PATCHES[func.attr], ENVIRON, None
        if func.attr in _METHODS and not is_of_attributes(func.value):
            return _METHODS[func.attr], self.receiver(func.value), func.value
        return None


def _taking(name: str, access: Access) -> tuple[object, ...]:
    function = access.inside.nearest(ast.FunctionDef, ast.AsyncFunctionDef)
    return name, access.receiver, None if function is None else function.node


def _given(call: ast.Call, name: ast.AST) -> list[ast.expr]:
    """What a call is given beside the name."""
    values = [*call.args, *(keyword.value for keyword in call.keywords)]
    return [value for value in values if value is not name]


def _assigned(around: Inside) -> ast.expr | None:
    match around.parent:
        case ast.Assign(value=value, targets=targets) if around.node in targets:
            return value
        case ast.AnnAssign(value=value):
            return value
    return None


def _first(nodes: list[ast.expr]) -> ast.expr | None:
    return nodes[0] if nodes else None


def _more(given: list[ast.expr]) -> str:
    return ", …" if given else ""


def is_of_attributes(node: ast.expr) -> bool:
    """Whether a mapping holds the attributes of something: ``globals()``, ``x.__dict__``."""
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return name in _ATTRIBUTES_OF
        case ast.Attribute(attr="__dict__"):
            return True
    return False


def shown_as(node: ast.AST) -> str:
    """An expression, as a report may show it: no values."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            return f"{shown_as(value)}.{attr}"
        case ast.Call(func=func, args=[], keywords=[]):
            return f"{shown_as(func)}()"
        case ast.Call(func=func):
            return f"{shown_as(func)}(…)"
        case ast.Await(value=value):
            return shown_as(value)
    return "…"


def is_steady(node: ast.AST) -> bool:
    """Whether an expression may be written twice and means the same both times."""
    match node:
        case ast.Name() | ast.Constant():
            return True
        case ast.Attribute(value=value) | ast.Call(func=value, args=[], keywords=[]):
            return is_steady(value)
        case ast.Subscript(value=value, slice=index):
            return is_steady(value) and is_steady(index)
    return False
