"""What the classes of a project have, inherited members among it."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from migrator.core.definitions.ends import (
    MISSING,
    UNKNOWN,
    ClassDefinition,
    End,
    Found,
    Outside,
    chain,
    defined,
    either,
)
from migrator.core.definitions.known_classes import (
    brings,
    is_added_by_decorators,
    is_known,
    is_plain_decorator,
    is_plain_metaclass,
)
from migrator.core.definitions.scopes import Body, Bound, class_body
from migrator.core.layout import ModuleName
from migrator.core.source import PythonSource

#: What ``__name`` is called in fact.
_MANGLED = re.compile(r"_[^_]\w*?__\w*(?<!__)\Z")
#: With one of these, a class or what inherits from it can have any attribute.
_BRING_ATTRIBUTES = ("__getattr__", "__getattribute__", "__init_subclass__")


class Names(Protocol):
    """What the members of classes need to know of the names around them."""

    def look_up(self, dotted: str) -> Found:
        """Where a dotted name ends."""
        ...

    def inside(self, path: str, name: str) -> Found:
        """What a name means in the code of a module."""
        ...

    def attributes(self, found: Found, names: Iterable[str]) -> Found:
        """Where attributes of something end."""
        ...

    def module(self, path: str) -> ModuleName:
        """The module that a file is."""
        ...

    def source(self, path: str) -> PythonSource | None:
        """The source of a module's file."""
        ...


class Members:
    """The members of classes, each looked up once."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._bodies: dict[ast.ClassDef, Body] = {}
        #: The class around a nested class.
        self._outer: dict[ast.ClassDef, ClassDefinition] = {}
        #: What has been found, or is being looked for and so cannot be known.
        self._found: dict[tuple[ast.ClassDef, str], Found] = {}

    def of(self, owner: ClassDefinition, name: str) -> Found:
        """Where an attribute of a class ends; if several bases have it, at each of theirs."""
        key = owner.node, name
        if key not in self._found:
            self._found[key] = UNKNOWN
            bound = self._body(owner).bound.get(name, ())
            found = [self._own(owner, name, one) for one in bound]
            if all(one.conditional for one in bound):
                found.append(self._inherited(owner, name))
            self._found[key] = either(found)
        return self._found[key]

    def bases(self, owner: ClassDefinition) -> Iterator[Found]:
        """What each base of a class is."""
        for base in owner.node.bases:
            # `Generic[T]` inherits from `Generic`.
            yield self._in_head(owner, base.value if isinstance(base, ast.Subscript) else base)

    def _in_head(self, owner: ClassDefinition, node: ast.expr) -> Found:
        """What an expression in the head of a class stands for."""
        return self._around(self._outer.get(owner.node), owner.path, chain(node))

    def _around(self, around: ClassDefinition | None, path: str, names: tuple[str, ...]) -> Found:
        """What a chain of names stands for in the body of a class, or of a module."""
        if not names:
            return UNKNOWN
        if around is not None and names[0] in self._body(around).bound:
            found = self.of(around, names[0])
        else:
            found = self._names.inside(path, names[0])
        return self._names.attributes(found, names[1:])

    def _body(self, owner: ClassDefinition) -> Body:
        if owner.node not in self._bodies:
            self._bodies[owner.node] = class_body(owner.node, self._names.module(owner.path))
        return self._bodies[owner.node]

    def _own(self, owner: ClassDefinition, name: str, bound: Bound) -> Found:
        if bound.target is not None:
            return self._names.look_up(bound.target) if bound.target else UNKNOWN
        if isinstance(bound.node, ast.ClassDef):
            self._outer[bound.node] = owner
        names = chain(bound.value) if bound.value else ()
        if names and names[0] != name:
            found = self._around(owner, owner.path, names)
            if not found.is_unknown:
                return found
        inner = f"{owner.name}.{name}"
        return Found((defined(owner.module, owner.path, inner, bound.node, bound.value),))

    def _inherited(self, owner: ClassDefinition, name: str) -> Found:
        bases: list[End] = [end for found in self.bases(owner) for end in found.ends]
        found = either(self._of_base(base, name) for base in bases or [Outside("builtins.object")])
        return UNKNOWN if found.is_missing and self._may_have(owner, name) else found

    def _of_base(self, base: End, name: str) -> Found:
        if isinstance(base, ClassDefinition):
            return self.of(base, name)
        if isinstance(base, Outside) and is_known(base.dotted):
            is_there = brings(base.dotted, name)
            return Found((Outside(f"{base.dotted}.{name}"),)) if is_there else MISSING
        return UNKNOWN

    # What the text of a class does not show

    def _may_have(self, owner: ClassDefinition, name: str) -> bool:
        """Whether something could give a class an attribute that it neither binds nor inherits."""
        return (
            (is_added_by_decorators(name) and bool(owner.node.decorator_list))
            or _MANGLED.match(name) is not None
            or not self._is_plain(owner)
            or self._makes_attributes(owner, name)
            or _is_set_on_instances(owner.node, name)
            or self._is_set_from_outside(owner, name)
        )

    def _is_plain(self, owner: ClassDefinition) -> bool:
        """Whether nothing in the head of a class is known to give it more than its bases do."""
        metaclasses = [
            keyword.value
            for keyword in owner.node.keywords
            if keyword.arg == "metaclass" or keyword.arg is None
        ]
        return all(
            self._is_one(owner, decorator, is_plain_decorator)
            for decorator in owner.node.decorator_list
        ) and all(self._is_one(owner, value, is_plain_metaclass) for value in metaclasses)

    def _is_one(
        self, owner: ClassDefinition, node: ast.expr, is_plain: Callable[[str], bool]
    ) -> bool:
        """Whether an expression, called or not, stands for one of some things from outside."""
        found = self._in_head(owner, node.func if isinstance(node, ast.Call) else node)
        return all(isinstance(end, Outside) and is_plain(end.dotted) for end in found.ends)

    def _makes_attributes(self, owner: ClassDefinition, name: str) -> bool:
        return name not in _BRING_ATTRIBUTES and any(
            self.of(owner, special).is_there for special in _BRING_ATTRIBUTES
        )

    def _is_set_from_outside(self, owner: ClassDefinition, name: str) -> bool:
        source = self._names.source(owner.path)
        own = owner.node.name
        given = (
            rf"\b{own}\.{name}\s*=(?!=)|[\"']{name}[\"']"
            rf"|\w(?<!\bsuper)(?<!\bissubclass)\(\s*{own}\s*,"
        )
        return source is None or re.search(given.encode(), source.code) is not None


def _is_set_on_instances(node: ast.ClassDef, name: str) -> bool:
    """Whether the methods of a class assign an attribute, or attributes by computed names."""
    for inner in ast.walk(node):
        match inner:
            case ast.Attribute(attr=attribute, ctx=ast.Store()) if attribute == name:
                return True
            case ast.Call(func=ast.Name(id="setattr")):
                return True
            case ast.Attribute(attr="__dict__"):
                return True
    return False
