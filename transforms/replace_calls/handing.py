"""What takes a coroutine to run it, so that no `await` stands before the call that makes it."""

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass

from migrator.api import Function, chain
from transforms.replace_calls.tree import Tree, called

#: What takes coroutines to run them, by the last word of its name.
_RUNNERS = frozenset(
    """
    gather create_task ensure_future wait_for run_until_complete run_coroutine_threadsafe
    """.split()
)
#: The same, where the name could be anybody's.
_RUNNERS_OF_MODULES = frozenset("run wait shield as_completed".split())
_LOOP_MODULES = frozenset("asyncio anyio trio uvloop nest_asyncio".split())
#: What gives loops, or groups of tasks, by its name.
_LOOP = re.compile(r".*(?:loop|group|tg|runner|nursery)", re.IGNORECASE)
#: How runners call what they run.
_COROUTINE_KEYWORDS = frozenset("coro main fut future aw aws coro_or_future".split())
_FILLING = frozenset({"append", "add"})


@dataclass(frozen=True, slots=True)
class Handed:
    """What a coroutine is handed to."""

    #: The last word of it: ``gather``.
    name: str
    #: Whether it surely is what it is called like.
    is_sure: bool


def handed(tree: Tree, node: ast.expr, function: Function | None) -> Handed | None:
    """What takes a coroutine, in the same expression or from a variable that is kept for it."""
    taker = _taker(tree, node)
    if taker is not None or function is None:
        return taker
    variable = _kept_in(tree, node)
    loads = [one for one in ast.walk(function) if variable and _reads(one, variable)]
    takers = [_taker_of_kept(tree, load) for load in loads if not _is_filled(tree, load)]
    is_certain = all(one is not None and one.is_sure for one in takers)
    return takers[0] if takers and is_certain else None


def _taker(tree: Tree, node: ast.AST) -> Handed | None:
    """What a coroutine is handed to where it is made, alone or with others."""
    for part, outer in tree.around(node):
        if isinstance(outer, ast.Call) and part is not outer.func:
            return _runner(tree, outer, part)
        if part not in _held(outer):
            break
    return None


def _held(outer: ast.AST) -> Sequence[ast.AST]:
    """The parts of an expression that are still there, as they are, in what it gives."""
    found: Sequence[ast.AST] = ()
    match outer:
        case ast.List(elts=several) | ast.Tuple(elts=several) | ast.Set(elts=several):
            found = several
        case ast.Dict(values=several):
            found = several
        case ast.ListComp(elt=only) | ast.SetComp(elt=only) | ast.GeneratorExp(elt=only):
            found = [only]
        case ast.DictComp(value=only) | ast.Starred(value=only):
            found = [only]
        case ast.keyword(arg=name, value=only) if name in _COROUTINE_KEYWORDS:
            found = [only]
        case ast.Attribute(value=ast.Dict() | ast.DictComp() | ast.Name() as only, attr="values"):
            found = [only]
        case ast.Call(func=ast.Attribute(attr="values") as only, args=[]):
            found = [only]
        case ast.IfExp(body=one, orelse=other):
            found = [one, other]
    return found


def _runner(tree: Tree, call: ast.Call, part: ast.AST) -> Handed | None:
    """What is called, if it runs what stands at a place among its arguments."""
    name = called(call)
    if part in call.args[1:] and name != "gather":
        return None
    is_of_loops = _is_of_loops(tree, call.func) or _is_opened(tree, call)
    if name in _RUNNERS:
        return Handed(name, is_of_loops or _is_named_like_a_loop(call))
    return Handed(name, is_sure=True) if name in _RUNNERS_OF_MODULES and is_of_loops else None


def _is_of_loops(tree: Tree, node: ast.expr) -> bool:
    """Whether something comes from a module that runs coroutines."""
    while isinstance(node, ast.Attribute | ast.Call):
        node = node.value if isinstance(node, ast.Attribute) else node.func
    name = node.id if isinstance(node, ast.Name) else ""
    return tree.imported.get(name, name).partition(".")[0] in _LOOP_MODULES


def _is_named_like_a_loop(call: ast.Call) -> bool:
    func = call.func
    return isinstance(func, ast.Attribute) and _LOOP.fullmatch(called(func.value)) is not None


def _is_opened(tree: Tree, call: ast.Call) -> bool:
    """Whether a method is one of what a `with` around it opens: a group of tasks, a runner."""
    names = chain(call.func)
    return len(names) == 2 and any(
        isinstance(item.optional_vars, ast.Name)
        and item.optional_vars.id == names[0]
        and _is_of_loops(tree, item.context_expr)
        for _part, outer in tree.around(call)
        if isinstance(outer, ast.With | ast.AsyncWith)
        for item in outer.items
    )


# Variables


def _kept_in(tree: Tree, node: ast.AST) -> str:
    """The variable in which a coroutine is kept, alone or with others."""
    for part, outer in tree.around(node):
        match outer:
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                return name
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=attribute)):
                return name if attribute in _FILLING and part in outer.args else ""
        if part not in _held(outer):
            break
    return ""


def _reads(node: ast.AST, variable: str) -> bool:
    return isinstance(node, ast.Name) and node.id == variable and isinstance(node.ctx, ast.Load)


def _is_filled(tree: Tree, node: ast.AST) -> bool:
    above = tree.parent(node)
    return isinstance(above, ast.Attribute) and above.attr in _FILLING


def _taker_of_kept(tree: Tree, node: ast.AST) -> Handed | None:
    if isinstance(tree.parent(node), ast.Await):
        return Handed("await", is_sure=True)
    return _taker(tree, node)
