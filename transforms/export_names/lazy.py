"""Names that a module gives when they are asked for, by a ``__getattr__`` of its own (PEP 562)."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from migrator.api import Destination, Edit, ModuleName, PythonSource, span_of
from transforms.export_names.listing import Listing, entries_of


def getter(source: PythonSource) -> ast.FunctionDef | None:
    """The ``__getattr__`` of a module, if it has one that is a function of its own."""
    for node in source.tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "__getattr__":
            return node
    return None


def lazily_given(source: PythonSource) -> frozenset[str]:
    """The names that a module surely gives in this way."""
    node = getter(source)
    return (given(node) or frozenset()) if node else frozenset()


def given(node: ast.FunctionDef) -> frozenset[str] | None:
    """The names that it gives; None where it is more than a row of names."""
    parameters = node.args.posonlyargs + node.args.args
    body = [one for one in node.body if not _is_text(one) and not isinstance(one, ast.Global)]
    if node.decorator_list or len(parameters) != 1 or not body:
        return None
    *checks, last = body
    if not isinstance(last, ast.Raise):
        return None
    names: set[str] = set()
    for check in checks:
        found = _checked(check, parameters[0].arg)
        if found is None:
            return None
        names |= found
    return frozenset(names)


def late_imports(node: ast.FunctionDef, module: ModuleName) -> Mapping[str, str]:
    """The modules that it imports, as far as it asks for one name after the other."""
    parameters = node.args.posonlyargs + node.args.args
    found: dict[str, str] = {}
    for check in node.body if parameters else ():
        names = _checked(check, parameters[0].arg) or ()
        inner = [one for one in ast.walk(check) if isinstance(one, ast.ImportFrom)]
        for name, one in product(names, inner):
            found[name] = module.absolute(one.level, one.module or "") or ""
    return found


def told_by_dir(source: PythonSource) -> Listing | None:
    """The list that a `__dir__` of the module gives, if that is written down in it."""
    for node in source.tree.body:
        match node:
            case ast.FunctionDef(name="__dir__", body=[*_, ast.Return(value=ast.List() as value)]):
                return Listing([value], first=node, entries=entries_of(value, node))
    return None


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _checked(node: ast.stmt, parameter: str) -> set[str] | None:
    """The names that an ``if name == "a"`` or ``if name in {"a", "b"}`` speaks of."""
    match node:
        case ast.If(
            test=ast.Compare(left=ast.Name(id=name), ops=[ast.Eq()], comparators=[value]),
            orelse=[],
        ) if name == parameter:
            values = [value]
        case ast.If(
            test=ast.Compare(
                left=ast.Name(id=name),
                ops=[ast.In()],
                comparators=[ast.Tuple(elts=elts) | ast.List(elts=elts) | ast.Set(elts=elts)],
            ),
            orelse=[],
        ) if name == parameter:
            values = elts
        case _:
            return None
    strings = {one.value for one in values if isinstance(one, ast.Constant)}
    is_read = all(isinstance(one, str) for one in strings) and len(strings) == len(values)
    return {str(one) for one in strings} if is_read else None


def lazily(source: PythonSource, wanted: Sequence[Destination]) -> list[Edit] | None:
    """Let a module give names; None where its ``__getattr__`` is more than a row of names."""
    node = getter(source)
    if node is None:
        return [_new(source, wanted)]
    if given(node) is None:
        return None
    last = node.body[-1]
    start = source.line_starts[last.lineno - 1]
    indent = source.code[start : span_of(source, last).start].decode()
    parameter = (node.args.posonlyargs + node.args.args)[0].arg
    lines = [line for one in wanted for line in _check(one, parameter, indent, source.unit)]
    text = "".join(f"{line}{source.newline}" for line in lines)
    return [Edit(start, start, text.encode())] if not indent.strip() else None


def _check(wanted: Destination, parameter: str, indent: str, unit: str) -> Iterator[str]:
    name = wanted.asname or wanted.name
    inner = indent + unit
    yield f'{indent}if {parameter} == "{name}":'
    yield f"{inner}{Destination(wanted.module, wanted.name).statement()}"
    yield ""
    yield f"{inner}return {wanted.name}"


def _new(source: PythonSource, wanted: Sequence[Destination]) -> Edit:
    """A ``__getattr__`` at the end of the module."""
    unit, newline, code = source.unit, source.newline, source.code
    signature = "(name: str) -> object" if _is_typed(source) else "(name)"
    message = "module {__name__!r} has no attribute {name!r}"
    lines = [f"def __getattr__{signature}:"]
    lines += [line for one in wanted for line in _check(one, "name", unit, unit)]
    lines.append(f'{unit}raise AttributeError(f"{message}")')
    text = "".join(f"{line}{newline}" for line in lines)
    if code.strip():
        text = f"{newline}{newline}{text}"
        if not code.endswith((b"\n", b"\r")):
            text = newline + text.removesuffix(newline)
    return Edit(len(code), len(code), text.encode())


def _is_typed(source: PythonSource) -> bool:
    functions = [one for one in ast.walk(source.tree) if isinstance(one, ast.FunctionDef)]
    return any(one.returns for one in functions)
