"""What is there only for the sake of an old name: aliases, wrappers, empty subclasses, modules."""

import ast
from dataclasses import dataclass

from migrator.api import Definitions, Function, chain, is_type_checking
from transforms.remove_legacy.shims import wrappers
from transforms.remove_legacy.shims.fallbacks import is_about_imports
from transforms.remove_legacy.shims.idle import is_idle
from transforms.remove_legacy.shims.subclasses import Subclasses, own_logic


@dataclass(frozen=True, slots=True)
class Judged:
    """What a statement is, as a removal sees it."""

    #: Such as ``an alias of `New```; empty where it is none of these.
    what: str = ""
    #: Why it is none of them.
    reason: str = ""
    #: Why a person ought to look at it.
    doubt: str = ""


class Shims:
    """Judges the statements of modules."""

    def __init__(self, definitions: Definitions, subclasses: Subclasses) -> None:
        self._definitions = definitions
        self._subclasses = subclasses

    def judged(self, node: ast.stmt, path: str) -> Judged:
        """Whether a statement at module level only keeps an old name alive."""
        if value := _aliased(node):
            return Judged(f"an alias of `{value}`")
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                return self._wrapper(node, path)
            case ast.ClassDef():
                bases = ", ".join(map(ast.unparse, node.bases))
                reason = own_logic(node)
                doubt = "" if reason else self._subclasses.doubt(node, path)
                return Judged("" if reason else f"an empty subclass of `{bases}`", reason, doubt)
        return Judged(reason="it is neither an alias, nor a wrapper, nor an empty subclass")

    def _wrapper(self, node: Function, path: str) -> Judged:
        found = wrappers.wrapped(node)
        if isinstance(found, str):
            return Judged(reason=found)
        reason = wrappers.own_logic(found, path, self._definitions)
        called = ast.unparse(found.call.func)
        return Judged("" if reason else f"a wrapper around `{called}`", reason)

    def in_module(self, node: ast.stmt, path: str) -> Judged:
        """Whether a statement does no more for a module than to give it names from elsewhere."""
        is_idle_here = is_idle(node) or _sets(node) in {"__all__", "sys.modules[__name__]"}
        match node:
            case ast.If(test=test, orelse=[]) if is_type_checking(test):
                is_idle_here = all(map(is_idle, node.body))
            case ast.Try():
                is_idle_here = is_about_imports(node)
            case ast.FunctionDef(name="__getattr__"):
                is_idle_here = _is_forwarding(node)
        return Judged("a re-export") if is_idle_here else self.judged(node, path)


def _aliased(node: ast.stmt) -> str:
    """What a statement gives another name; nothing if it is none that does."""
    match node:
        case ast.Assign(targets=[ast.Name()], value=value) if chain(value):
            return ast.unparse(value)
        case ast.AnnAssign(target=ast.Name(), value=ast.expr() as value) if chain(value):
            return ast.unparse(value)
    return ""


def _sets(node: ast.stmt) -> str:
    """The list of exports, or the module itself, if a statement sets one of them."""
    match node:
        case ast.Assign(targets=[ast.Subscript() as target], value=value) if chain(value):
            return ast.unparse(target)
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.AugAssign(target=ast.Name(id=name)):
            return name
    return ""


def _is_forwarding(node: ast.FunctionDef) -> bool:
    """Whether a ``__getattr__`` takes all names from another module, perhaps after a warning."""
    body = [one for one in node.body if not is_idle(one)]
    match body:
        case [
            ast.Return(
                value=ast.Call(
                    func=ast.Name(id="getattr"), args=[module, ast.Name(id=name)], keywords=[]
                )
            )
        ]:
            called = module.func if isinstance(module, ast.Call) else module
            return bool(chain(called)) and [name] == [one.arg for one in node.args.args]
    return False
