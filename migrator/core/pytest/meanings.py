"""What names in a test file stand for: the dotted names behind its imports and aliases."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from migrator.core.definitions.scopes import Body


@dataclass(frozen=True, slots=True)
class Meanings:
    """The names of a module, as expressions on its level mean them."""

    body: Body
    #: The dotted names that have been looked up.
    _known: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def of(self, node: ast.expr) -> frozenset[str]:
        """The dotted names that an expression may stand for; none where it is something else.

        A name that no import brings stands for itself.
        """
        written: list[str] = []
        while isinstance(node, ast.Attribute):
            written.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return frozenset()
        name = ".".join((node.id, *reversed(written)))
        if name not in self._known:
            rest = name[len(node.id) :]
            self._known[name] = frozenset(found + rest for found in self._of_name(node.id))
        return self._known[name]

    def _of_name(self, name: str) -> Iterator[str]:
        for bound in self.body.bound.get(name, ()):
            if bound.target is not None:
                yield bound.target
            elif isinstance(bound.value, ast.Attribute):
                yield from self._aliased(bound.value)
            else:
                yield name
        if name not in self.body.bound:
            yield name

    def _aliased(self, node: ast.Attribute) -> Iterator[str]:
        """Behind ``asyncio = pytest.mark.asyncio``; aliases of aliases are not followed."""
        attributes: list[str] = []
        value: ast.expr = node
        while isinstance(value, ast.Attribute):
            attributes.insert(0, value.attr)
            value = value.value
        if isinstance(value, ast.Name):
            roots = [bound.target or "" for bound in self.body.bound.get(value.id, ())]
            yield from (".".join([root, *attributes]) for root in roots)

    def expanded(self, node: ast.expr) -> ast.expr:
        """What is assigned to a name at module level, or else the expression itself."""
        if isinstance(node, ast.Name):
            bound = self.body.bound.get(node.id, ())
            if len(bound) == 1 and bound[0].value is not None:
                return bound[0].value
        return node
