"""The values that settings are given, so far as two of them can be compared."""

import ast

from transforms.merge_env_vars.places import Kind, Value
from transforms.merge_env_vars.python.access import Way
from transforms.merge_env_vars.python.file import File

UNKNOWN = Value(Kind.UNKNOWN)
LISTED = Value(Kind.LISTED)
UNSET = Value(Kind.UNSET)

#: What has the same value when it is asked for twice, if its parts do.
_PLAIN = (
    ast.Constant
    | ast.Name
    | ast.Attribute
    | ast.Subscript
    | ast.JoinedStr
    | ast.FormattedValue
    | ast.BinOp
    | ast.UnaryOp
    | ast.BoolOp
    | ast.Compare
    | ast.IfExp
    | ast.Tuple
    | ast.List
    | ast.Set
    | ast.Dict
    | ast.operator
    | ast.unaryop
    | ast.boolop
    | ast.cmpop
    | ast.expr_context
    | ast.Slice
    | ast.Starred
)
_PURE = frozenset({"str", "int", "repr", "float", "bool", "len"})


def value_of(file: File, name: str, node: ast.expr | None) -> Value:
    """The value that an expression gives a name."""
    if node is None:
        return UNKNOWN
    if _is_other_name(file, name, node):
        return Value(Kind.OTHER_NAME)
    return Value(Kind.TEXT, file.merged(node)) if is_plain(file, node) else UNKNOWN


def _is_other_name(file: File, name: str, node: ast.expr) -> bool:
    """Whether a value is what the other name of the same setting has."""
    access = file.accesses.of(node)
    if access is None or access.way not in {Way.GET, Way.LOAD} or access.given is not None:
        return False
    return access.name != name and file.names.new(access.name) == file.names.new(name)


def is_plain(file: File, node: ast.AST) -> bool:
    """Whether an expression does nothing but give a value."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        is_pure = isinstance(one, ast.Call) and getattr(one.func, "id", "") in _PURE
        access = file.accesses.of(one)
        is_read = access is not None and access.way in {Way.GET, Way.LOAD}
        if not (isinstance(one, _PLAIN) or is_pure or is_read or isinstance(one, ast.keyword)):
            return False
        waiting.extend(ast.iter_child_nodes(one))
    return True
