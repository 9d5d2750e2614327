"""Classes that add nothing to their bases, and whether the bases take notice of them."""

import ast
import re
from functools import cached_property

from migrator.api import (
    ClassDefinition,
    Definitions,
    Found,
    Outside,
    Project,
    chain,
    is_known_class,
)
from transforms.remove_legacy.shims.idle import is_decorated, is_idle
from transforms.remove_legacy.shims.wrappers import OWN_LOGIC, is_passed_up

_WORD = re.compile(rb"\w+")


def own_logic(node: ast.ClassDef) -> str:
    """What a class has that its bases have not; nothing if there is none."""
    if is_decorated(node):
        return "it is decorated"
    if not node.bases or node.keywords:
        return "it is a class of its own"
    adds_nothing = all(is_idle(one) or is_passed_up(one) for one in node.body)
    return "" if adds_nothing else OWN_LOGIC


class Subclasses:
    """Knows who may know of a class that nobody names."""

    def __init__(self, project: Project, definitions: Definitions) -> None:
        self._project = project
        self._definitions = definitions

    def doubt(self, node: ast.ClassDef, path: str) -> str:
        """Who may know of an empty subclass only because there is one; nothing if nobody."""
        names: set[str] = set()
        seen: set[ast.ClassDef] = set()
        waiting = [(node, path)]
        while waiting:
            current, place = waiting.pop()
            seen.add(current)
            for base in current.bases:
                found = self._found(base, place)
                if found is None or not found.ends or not all(map(_keeps_no_list, found.ends)):
                    return f"`{ast.unparse(base)}` may keep a list of its subclasses"
                classes = [end for end in found.ends if isinstance(end, ClassDefinition)]
                names.update(one.node.name for one in classes)
                waiting += [(one.node, one.path) for one in classes if one.node not in seen]
        asking = (one for one, words in self._asking if not words.isdisjoint(names))
        return next((f"{one} asks for subclasses" for one in asking), "")

    def _found(self, base: ast.expr, path: str) -> Found | None:
        names = chain(base.value if isinstance(base, ast.Subscript) else base)
        if not names:
            return None
        return self._definitions.attributes(self._definitions.inside(path, names[0]), names[1:])

    @cached_property
    def _asking(self) -> list[tuple[str, frozenset[str]]]:
        """The files that ask classes for their subclasses, each with all its words."""
        found = []
        for path in self._project.files.holding(("__subclasses__",)):
            words = _WORD.findall(self._project.files.read(path) or b"")
            found.append((path, frozenset(word.decode() for word in words)))
        return found


def _keeps_no_list(end: object) -> bool:
    """Whether a class surely takes no notice of its subclasses, whatever its bases do."""
    if isinstance(end, Outside):
        return is_known_class(end.dotted)
    if not isinstance(end, ClassDefinition) or end.node.keywords:
        return False
    functions = (one for one in end.node.body if isinstance(one, ast.FunctionDef))
    return not any(one.name == "__init_subclass__" for one in functions)
