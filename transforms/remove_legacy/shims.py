"""What is there only for the sake of an old name: aliases, wrappers, empty subclasses."""

import ast
import builtins
from dataclasses import dataclass

from migrator.api import ClassDefinition, Definitions, Function, Outside, chain, decorators

#: Decorators that do nothing to a function but to say that it is old.
_SAY_OLD = frozenset({"deprecated", "deprecate", "deprecation", "warn_deprecated"})
_WARNS = frozenset({"warn", "warning", "warn_explicit", "deprecated", "debug", "info"})


@dataclass(frozen=True, slots=True)
class Judged:
    """What a statement is, as a removal sees it."""

    #: Such as ``an alias of `New```; empty where it is none of these.
    what: str = ""
    #: Why it is none of them.
    reason: str = ""
    #: Why a person ought to look at it.
    doubt: str = ""


def judged(node: ast.stmt, path: str, definitions: Definitions) -> Judged:
    """Whether a statement at module level only keeps an old name alive."""
    match node:
        case ast.Assign(targets=[ast.Name()], value=value) if chain(value):
            return Judged(f"an alias of `{ast.unparse(value)}`")
        case ast.AnnAssign(target=ast.Name(), value=ast.expr() as value) if chain(value):
            return Judged(f"an alias of `{ast.unparse(value)}`")
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return _wrapper(node)
        case ast.ClassDef():
            return _subclass(node, path, definitions)
        case ast.Import() | ast.ImportFrom():
            return Judged("a re-export")
    return Judged(reason="it is neither an alias, nor a wrapper, nor an empty subclass")


def _wrapper(node: Function) -> Judged:
    if decorators(node) - _SAY_OLD:
        return Judged(reason="it is decorated")
    body = [one for one in node.body if not is_idle(one)]
    value: ast.expr | None = None
    if len(body) == 1 and isinstance(body[0], ast.Return | ast.Expr):
        value = body[0].value
    if isinstance(value, ast.Await):
        value = value.value
    if not isinstance(value, ast.Call) or not chain(value.func) or not _hands_on(node, value):
        return Judged(reason="it has logic of its own")
    return Judged(f"a wrapper around `{ast.unparse(value.func)}`")


def _hands_on(node: Function, call: ast.Call) -> bool:
    """Whether all that a call passes are parameters, as they came."""
    own = node.args
    several = [*own.posonlyargs, *own.args, *own.kwonlyargs]
    names = {one.arg for one in several}
    stars = {one.arg for one in (own.vararg, own.kwarg) if one}
    for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
        starred = isinstance(argument, ast.Starred)
        value = argument.value if isinstance(argument, ast.Starred) else argument
        known = stars if starred else names | stars
        if not isinstance(value, ast.Name) or value.id not in known:
            return False
    return chain(call.func)[0] not in names | stars


def _subclass(node: ast.ClassDef, path: str, definitions: Definitions) -> Judged:
    if decorators(node) - _SAY_OLD:
        return Judged(reason="it is decorated")
    if not node.bases or node.keywords:
        return Judged(reason="it is a class of its own")
    if not all(is_idle(one) for one in node.body):
        return Judged(reason="it has logic of its own")
    bases = ", ".join(map(ast.unparse, node.bases))
    doubt = ""
    if not all(_is_plain(base, path, definitions) for base in node.bases):
        doubt = f"`{bases}` may keep a list of its subclasses"
    return Judged(f"an empty subclass of `{bases}`", doubt=doubt)


def _is_plain(base: ast.expr, path: str, definitions: Definitions) -> bool:
    """Whether a class surely takes no notice of its subclasses."""
    names = chain(base)
    if not names:
        return False
    found = definitions.attributes(definitions.inside(path, names[0]), names[1:])
    return bool(found.ends) and all(_keeps_no_list(end, definitions) for end in found.ends)


def _keeps_no_list(end: object, definitions: Definitions) -> bool:
    if isinstance(end, Outside):
        return hasattr(builtins, end.dotted.removeprefix("builtins."))
    if not isinstance(end, ClassDefinition) or end.node.keywords:
        return False
    if any(
        isinstance(one, ast.FunctionDef) and one.name == "__init_subclass__"
        for one in end.node.body
    ):
        return False
    return all(_is_plain(base, end.path, definitions) for base in end.node.bases)


def is_idle(node: ast.stmt) -> bool:
    """Whether a statement does nothing, or warns at most."""
    match node:
        case ast.Pass() | ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom():
            return True
        case ast.Expr(value=ast.Call(func=func, args=args, keywords=keywords)):
            names = chain(func)
            given = [*args, *(keyword.value for keyword in keywords)]
            return bool(names) and names[-1] in _WARNS and not any(map(_runs, given))
    return False


def _runs(node: ast.expr) -> bool:
    """Whether the value of an expression takes more than to read it."""
    return any(isinstance(inner, ast.Call | ast.Await | ast.NamedExpr) for inner in ast.walk(node))
