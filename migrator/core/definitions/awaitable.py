"""Whether what a call of the project's own functions gives surely can, or cannot, be awaited."""

import ast
import builtins
import re

from migrator.core.definitions.ends import ClassDefinition, Definition, Found, Nowhere, Outside
from migrator.core.definitions.frames import Frame
from migrator.core.definitions.functions import decorators, is_generator, is_stub, own_nodes
from migrator.core.definitions.look_up import Definitions

#: Decorators that leave a function's result as it is.
_TRANSPARENT = frozenset({"classmethod", "staticmethod"})
#: An annotation that speaks of something to be awaited.
_AWAITABLE = re.compile(r"Await|Corout|Deferred|Future|Generator|Task")
_PLAIN_BUILTINS = frozenset(
    """
    abs all any ascii bin callable chr dir format hash hex id isinstance issubclass len oct ord
    print repr round sorted
    """.split()
)
_PLAIN_NODES = (
    ast.Constant,
    ast.JoinedStr,
    ast.List,
    ast.Tuple,
    ast.Set,
    ast.Dict,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
    ast.Compare,
    ast.Lambda,
    ast.UnaryOp,
)
_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)


class Awaitables:
    """What calls of functions and classes give, judged once each."""

    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions
        #: What has been judged, or is being judged and so is not certain.
        self._judged: dict[ast.stmt, bool] = {}

    def are_coroutines(self, found: Found) -> bool:
        """Whether a call of this surely gives a coroutine."""
        return found.is_certain and all(
            isinstance(definition.node, ast.AsyncFunctionDef)
            and decorators(definition.node) <= _TRANSPARENT
            and not is_generator(definition.node)
            for definition in found.definitions
        )

    def give_coroutines(self, found: Found) -> bool:
        """Whether this is a plain function that surely hands on the coroutine of another one."""
        return found.is_certain and all(map(self._hands_on, found.definitions))

    def _hands_on(self, definition: Definition) -> bool:
        node = definition.node
        if not isinstance(node, ast.FunctionDef) or is_generator(node):
            return False
        frame = Frame(self._definitions, definition.path, node)
        returned = [one.value for one in own_nodes(node) if isinstance(one, ast.Return)]
        return bool(returned) and all(
            isinstance(value, ast.Call) and self.are_coroutines(frame.meaning(value.func))
            for value in returned
        )

    def are_never(self, found: Found) -> bool:
        """Whether what a call of this gives surely cannot be awaited."""
        return found.is_certain and all(map(self._is_never, found.definitions))

    def _is_never(self, definition: Definition) -> bool:
        node = definition.node
        if node not in self._judged:
            self._judged[node] = False
            if isinstance(definition, ClassDefinition):
                self._judged[node] = self._are_plain_instances(definition)
            elif isinstance(node, ast.FunctionDef) and not definition.path.endswith(".pyi"):
                self._judged[node] = self._gives_plain(node, definition)
        return self._judged[node]

    def _are_plain_instances(self, owner: ClassDefinition) -> bool:
        """Whether instances of a class cannot be awaited, and a call of it gives instances."""
        made_by = self._definitions.member(owner, "__new__").ends
        return self._definitions.member(owner, "__await__").is_missing and all(
            isinstance(end, Outside) or end is Nowhere.MISSING for end in made_by
        )

    def _gives_plain(self, node: ast.FunctionDef, definition: Definition) -> bool:
        """Whether nothing that a function returns can be awaited."""
        annotation = ast.unparse(node.returns) if node.returns else ""
        if not decorators(node) <= _TRANSPARENT or _AWAITABLE.search(annotation) or is_stub(node):
            return False
        if is_generator(node):
            return True
        returned = [inner for inner in own_nodes(node) if isinstance(inner, ast.Return)]
        if not returned and isinstance(node.body[-1], ast.Raise):
            return False  # it gives nothing at all
        frame = Frame(self._definitions, definition.path, node)
        return all(one.value is None or self._is_plain(one.value, frame) for one in returned)

    def _is_plain(self, node: ast.expr, frame: Frame) -> bool:
        """Whether the value of an expression surely cannot be awaited."""
        match node:
            case ast.BinOp(op=op):
                return isinstance(op, _ARITHMETIC)
            case ast.Call(func=func):
                found = frame.meaning(func)
                return _is_plain_builtin(found) or self.are_never(found)
            case ast.Name(id=name):
                values = frame.values(name)
            case _:
                values = [(inner, frame) for inner in _alternatives(node)]
        if values:
            return all(self._is_plain(*value) for value in values)
        return isinstance(node, _PLAIN_NODES)


def _alternatives(node: ast.expr) -> list[ast.expr]:
    """The expressions one of which gives the value of another."""
    match node:
        case ast.BoolOp(values=values):
            return values
        case ast.IfExp(body=body, orelse=orelse):
            return [body, orelse]
        case ast.NamedExpr(value=value):
            return [value]
    return []


def _is_plain_builtin(found: Found) -> bool:
    """Whether it is a builtin whose calls give plain values."""
    return bool(found.ends) and all(
        isinstance(end, Outside) and _is_plain_name(end.dotted) for end in found.ends
    )


def _is_plain_name(dotted: str) -> bool:
    module, _dot, name = dotted.rpartition(".")
    is_class = isinstance(getattr(builtins, name, None), type) and name != "super"
    return module == "builtins" and (is_class or name in _PLAIN_BUILTINS)
