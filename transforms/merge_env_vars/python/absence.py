"""Whether code makes sure that a name is not set."""

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

#: Whether a node is the name, or stands for it.
IsName = Callable[[ast.AST], bool]

_STOPS = frozenset({"fail", "exit", "abort", "skip", "warn", "warning", "error", "critical"})
_RAISES = frozenset({"raises", "assertRaises", "assertRaisesRegex"})
_Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp


def says_absent(node: ast.AST, is_name: IsName) -> bool:
    """Whether an expression is only true where the name is not set."""
    match node:
        case ast.Compare():
            return _compares(node, is_name, ast.NotIn, (ast.Is, ast.Eq))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return says_present(operand, is_name)
        case ast.BoolOp(op=ast.And(), values=values):
            return any(says_absent(one, is_name) for one in values)
        case ast.Call(func=ast.Name(id="all"), args=[argument]):
            each = argument if isinstance(argument, _Comprehension) else None
            return each is not None and says_absent(each.elt, _or_variable(each, is_name))
        case ast.Call(func=ast.Attribute(value=value, attr="isdisjoint")):
            return _holds(value, is_name) or any(_holds(one, is_name) for one in node.args)
    return False


def says_present(node: ast.AST, is_name: IsName) -> bool:
    """Whether an expression is only true where the name, or one of several, is set."""
    match node:
        case ast.Compare():
            return _compares(node, is_name, ast.In, (ast.IsNot, ast.NotEq))
        case ast.BoolOp(values=values):
            return any(says_present(one, is_name) for one in values)
        case ast.Call(func=ast.Name(id="any" | "bool" | "list" | "set"), args=[argument]):
            return says_present(argument, is_name)
        case ast.BinOp(op=ast.BitAnd(), left=left, right=right):
            return _holds(left, is_name) or _holds(right, is_name)
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp():
            inner = _or_variable(node, is_name)
            tests = [test for one in node.generators for test in one.ifs]
            return any(says_present(one, inner) for one in (node.elt, *tests))
    return reads(node, is_name)


def _compares(
    node: ast.Compare, is_name: IsName, within: type[ast.cmpop], like: tuple[type[ast.cmpop], ...]
) -> bool:
    """Whether the name is looked for in something, or its value is compared with none."""
    if len(node.ops) != 1:
        return False
    left, right = node.left, node.comparators[0]
    if isinstance(node.ops[0], within):
        return is_name(left)
    is_like = isinstance(node.ops[0], like)
    return is_like and any(is_nothing(*pair, is_name) for pair in ((left, right), (right, left)))


def reads(node: ast.AST, is_name: IsName) -> bool:
    """Whether an expression asks something for the name."""
    match node:
        case ast.Subscript(slice=index):
            return is_name(index)
        case ast.Call(args=arguments):
            return any(is_name(one) for one in arguments)
        case ast.Await(value=value):
            return reads(value, is_name)
    return False


def is_nothing(node: ast.AST, other: ast.AST, is_name: IsName) -> bool:
    """Whether an expression asks for the name, and another one is what it then gives."""
    if isinstance(node, _Comprehension):
        return says_present(node, is_name) and not getattr(other, "elts", [None])
    if not reads(node, is_name) or not isinstance(other, ast.Constant):
        return False
    defaults = getattr(node, "args", [])[1:]
    is_default = any(isinstance(one, ast.Constant) and one.value == other.value for one in defaults)
    return other.value is None or is_default


def _or_variable(each: _Comprehension, is_name: IsName) -> IsName:
    """The name, or the variable that runs over it."""
    running = {
        one.target.id
        for one in each.generators
        if isinstance(one.target, ast.Name) and _holds(one.iter, is_name)
    }
    return lambda node: is_name(node) or (isinstance(node, ast.Name) and node.id in running)


def _holds(node: ast.AST, is_name: IsName) -> bool:
    return any(is_name(one) for one in ast.walk(node))


def _is_none_of(given: Sequence[ast.expr], is_name: IsName) -> bool:
    pairs = ((given[0], given[1]), (given[1], given[0])) if len(given) > 1 else ()
    return any(is_nothing(*pair, is_name) for pair in pairs)


#: Methods of `unittest.TestCase`, with what their arguments have to be.
_CHECKS: Mapping[str, Callable[[Sequence[ast.expr], IsName], bool]] = {
    "assertNotIn": lambda given, is_name: is_name(given[0]),
    "assertIsNone": lambda given, is_name: reads(given[0], is_name),
    "assertFalse": lambda given, is_name: says_present(given[0], is_name),
    "assertTrue": lambda given, is_name: says_absent(given[0], is_name),
    "assertEqual": _is_none_of,
    "assertIs": _is_none_of,
    "assertRaises": lambda given, is_name: is_key_error(given[0]) and any(map(is_name, given)),
}


def checks_absent(call: ast.Call, is_name: IsName) -> bool:
    """``self.assertNotIn("OLD", env)`` and its like."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    return name in _CHECKS and bool(call.args) and _CHECKS[name](call.args, is_name)


def stops(body: Iterable[ast.stmt]) -> bool:
    """Whether statements do nothing but end it, or warn."""
    return all(isinstance(one, ast.Raise) or _is_stop(one) for one in body)


def _is_stop(node: ast.stmt) -> bool:
    call = getattr(node, "value", None)
    func = getattr(call, "func", None)
    return getattr(func, "attr", getattr(func, "id", "")) in _STOPS


def expects_key_error(items: Iterable[ast.withitem]) -> bool:
    """Whether a block has to raise `KeyError`."""
    for item in items:
        call = item.context_expr
        func = getattr(call, "func", None)
        if getattr(func, "attr", getattr(func, "id", "")) in _RAISES:
            return any(is_key_error(one) for one in getattr(call, "args", ()))
    return False


def is_key_error(node: ast.AST) -> bool:
    """Whether an expression is `KeyError`, or has it among others."""
    parts = node.elts if isinstance(node, ast.Tuple) else [node]
    return any(getattr(one, "id", "") in {"KeyError", "LookupError"} for one in parts)


def asserts_absent(body: Iterable[ast.stmt], variable: str) -> bool:
    """Whether statements make sure that what a variable names is gone."""
    for node in _statements(body):
        if any(_is_check(one, variable) for one in (node, getattr(node, "value", None))):
            return True
    return False


def _is_check(node: ast.AST | None, variable: str) -> bool:
    def is_name(one: ast.AST) -> bool:
        return isinstance(one, ast.Name) and one.id == variable

    match node:
        case ast.Assert(test=test):
            return says_absent(test, is_name)
        case ast.Call():
            return checks_absent(node, is_name)
        case ast.If(test=test, body=body):
            return says_present(test, is_name) and stops(body)
        case ast.With(items=items, body=body) if expects_key_error(items):
            return any(reads(one, is_name) for child in body for one in ast.walk(child))
    return False


def _statements(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    for node in body:
        for one in ast.walk(node):
            if isinstance(one, ast.stmt):
                yield one
