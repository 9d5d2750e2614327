"""Which attributes a class of the project certainly does not have."""

import ast
import builtins
import re
from collections.abc import Iterator

from migrator.core.gate.references.lookup import Lookup
from migrator.core.names import BindingKind

#: Decorators that add no attributes by other names than those in the class.
_HARMLESS = frozenset({"dataclass", "final", "runtime_checkable", "total_ordering"})
#: Bases from outside that have no attributes but those of all classes.
_BARE = frozenset({"object", "abc.ABC"})
#: Attributes that classes have from their metaclass.
_OF_ALL = frozenset({"mro", "register"})
_OPEN = frozenset({"locals", "vars", "exec", "globals"})


def lacking_member(lookup: Lookup, dotted: str) -> tuple[str, str] | None:
    """The class of the project that a dotted name goes through, with what it lacks."""
    module = lookup.view.project.layout.longest_module(dotted)
    rest = dotted[len(module) + 1 :].split(".") if module else []
    if module is None or len(rest) < 2 or lookup.is_hidden(module):
        return None
    owner, member = f"{module}.{rest[0]}", rest[1]
    return (owner, member) if lacks_member(lookup, owner, member) else None


def lacks_member(lookup: Lookup, dotted: str, member: str) -> bool:
    """Whether a name stands for a class that neither binds nor inherits an attribute."""
    if member.startswith("__") or member in _OF_ALL or _plainly_has(lookup, dotted, member):
        return False
    return _lacks(lookup, dotted, member)


def _plainly_has(lookup: Lookup, dotted: str, member: str) -> bool:
    """Whether the text of the module shows such a method in the class: most have it."""
    module, _dot, name = dotted.rpartition(".")
    pattern = rb"^class[ \t]+%b\b(?:.*\n(?!\S))*[ \t]+(?:async[ \t]+)?def[ \t]+%b\b"
    method = re.compile(pattern % (name.encode(), member.encode()), re.MULTILINE)
    return method.search(lookup.text(module)) is not None


def _lacks(lookup: Lookup, dotted: str, member: str, depth: int = 0) -> bool:
    if dotted in _BARE:
        return True
    found = _class(lookup, dotted) if depth < 20 else None
    if found is None:
        return False
    module, node = found
    if not _is_plain(node) or _gets_later(lookup, module, node, member):
        return False
    if not _OPEN.isdisjoint(named := set(_named(node))) or member in named:
        return False
    bases = [_meaning(lookup, module, base) for base in node.bases]
    return all(base is not None and _lacks(lookup, base, member, depth + 1) for base in bases)


def _class(lookup: Lookup, dotted: str, depth: int = 0) -> tuple[str, ast.ClassDef] | None:
    """The one statement that makes a class, with its module, wherever it is imported from."""
    module, _dot, name = dotted.rpartition(".")
    source = lookup.source(module) if lookup.view.project.layout.path(module) else None
    reading = lookup.reading(module, name) if source else None
    bound = reading.scopes[0].bound.get(name, []) if reading else []
    if reading is None or source is None or len(bound) != 1 or depth > 20:
        return None
    binding = reading.bindings[bound[0]]
    if binding.kind is BindingKind.IMPORT:
        target = reading.imported(binding)
        return _class(lookup, target, depth + 1) if target else None
    return next(
        (
            (module, node)
            for node in source.tree.body
            if isinstance(node, ast.ClassDef) and node.name == name
        ),
        None,
    )


def _is_plain(node: ast.ClassDef) -> bool:
    names = {
        ast.unparse(one.func if isinstance(one, ast.Call) else one).rpartition(".")[2]
        for one in node.decorator_list
    }
    return not node.keywords and names <= _HARMLESS


def _named(node: ast.ClassDef) -> Iterator[str]:
    """Everything that a class body names outside of its functions; too many do no harm."""
    waiting: list[ast.AST] = list(node.body)
    while waiting:
        inner = waiting.pop()
        match inner:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
                waiting += inner.decorator_list
                continue
            case ast.ClassDef(name=name):
                yield name
            case ast.Name(id=name) | ast.Constant(value=str(name)):
                yield name
            case ast.alias(name=name, asname=other):
                yield other or name
        waiting += ast.iter_child_nodes(inner)


def _gets_later(lookup: Lookup, module: str, node: ast.ClassDef, member: str) -> bool:
    """Whether the module gives a class attributes after it is made."""
    source = lookup.source(module)
    pattern = rf"\b{node.name}\.{member}\b|\bsetattr\(\s*{node.name}\b"
    return source is not None and re.search(pattern.encode(), source.code) is not None


def _meaning(lookup: Lookup, module: str, base: ast.expr) -> str | None:
    """The dotted name behind a base class; None where it is anything but a name."""
    written = ast.unparse(base)
    if not all(part.isidentifier() for part in written.split(".")):
        return None
    root, _dot, rest = written.partition(".")
    reading = lookup.reading(module, root)
    bound = reading.scopes[0].bound.get(root, []) if reading else []
    if not bound:
        return root if hasattr(builtins, root) and not rest else None
    if reading is None or len(bound) != 1:
        return None
    target = reading.imported(reading.bindings[bound[0]])
    if target is None:
        return None if rest else f"{module}.{root}"
    return f"{target}.{rest}" if rest else target
