"""What class an object is of on which a method is called, where the text shows it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from migrator.api import (
    ClassDefinition,
    Definitions,
    Frame,
    Function,
    chain,
    decorators,
    parameters,
)
from transforms.replace_calls.tree import Tree

_COMPREHENSIONS = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


class How(Enum):
    """How it is known of which class an object is."""

    #: It is made by a call of the class, or looked up from a base on.
    MADE = auto()
    #: It is ``self``: of the class at hand, or of one that inherits from it.
    SELF = auto()
    #: An annotation says so.
    TOLD = auto()
    #: It is an attribute of ``self``, and all that its class assigns to it is of that class.
    KEPT = auto()


@dataclass(frozen=True, slots=True)
class Object:
    """The class of an object."""

    owner: ClassDefinition
    how: How
    #: Whether it is the class itself: ``cls``.
    is_class: bool = False


@dataclass(frozen=True, slots=True)
class Objects:
    """Tells the classes of objects in one file."""

    definitions: Definitions
    tree: Tree

    def of(self, node: ast.expr) -> Object | None:
        """The class of what an expression gives."""
        match node:
            case ast.Call(func=ast.Name(id="super"), args=[]):
                return self._of_super(node)
            case ast.Call(func=func):
                return self._made(func, self._frame(node))
            case ast.Name(id=name):
                return self._of_name(node, name)
            case ast.Attribute(value=ast.Name() as owner, attr=name):
                found = self._of_name(owner, owner.id)
                is_self = found is not None and found.how is How.SELF and not found.is_class
                return self._kept(found.owner, name) if found and is_self else self._shared(node)
            case ast.Attribute():
                return self._shared(node)
        return None

    def _shared(self, node: ast.Attribute) -> Object | None:
        """What a variable of another module is: ``state.client``."""
        definitions = self._frame(node).meaning(node).definitions
        if len(definitions) != 1 or not isinstance(definitions[0].value, ast.Call):
            return None
        source = self.definitions.source(definitions[0].path)
        frame = Frame(self.definitions, source.path, source.tree) if source else None
        return self._made(definitions[0].value.func, frame) if frame else None

    def _kept(self, owner: ClassDefinition, name: str) -> Object | None:
        """What the methods of a class, and its body, assign to an attribute."""
        found = {self._value(*one) for one in self._assigned(owner, name)}
        only = found.pop() if len(found) == 1 else None
        return Object(only, How.KEPT) if only else None

    def _assigned(self, owner: ClassDefinition, name: str) -> Iterator[tuple[ast.expr, Frame]]:
        for one in owner.node.body:
            if isinstance(one, ast.Assign) and chain(one.targets[0]) == (name,):
                yield one.value, Frame(self.definitions, owner.path, self.tree.source.tree)
            if isinstance(one, Function):
                attribute = (*parameters(one)[:1], name)
                for node in ast.walk(one):
                    if isinstance(node, ast.Assign) and chain(node.targets[0]) == attribute:
                        yield node.value, Frame(self.definitions, owner.path, one)

    def _value(self, value: ast.expr, frame: Frame) -> ClassDefinition | None:
        """The class of something assigned: made on the spot, or given by an annotated parameter."""
        found = None
        if isinstance(value, ast.Call):
            found = self._made(value.func, frame)
        elif isinstance(value, ast.Name) and isinstance(frame.node, Function):
            is_given = value.id in parameters(frame.node)
            found = self._of_parameter(frame.node, value.id) if is_given else None
        return found.owner if found else None

    @property
    def _path(self) -> str:
        return self.tree.source.path

    def _frame(self, node: ast.AST) -> Frame:
        """The code that an expression is in."""
        functions = (one for one in self.tree.functions(node) if isinstance(one, Function))
        return Frame(self.definitions, self._path, next(functions, self.tree.source.tree))

    def _made(self, func: ast.expr, frame: Frame) -> Object | None:
        """What a call gives, if it is a call of a class that makes its own objects."""
        definitions = frame.meaning(func).definitions
        owner = definitions[0] if len(definitions) == 1 else None
        if not isinstance(owner, ClassDefinition) or not frame.meaning(func).is_certain:
            return None
        is_plain = not (owner.node.keywords or self.definitions.member(owner, "__new__").is_there)
        return Object(owner, How.MADE) if is_plain else None

    def _of_super(self, node: ast.expr) -> Object | None:
        around = self._class_around(node)
        bases = around.bases if around else []
        found = self._class(bases[0]) if len(bases) == 1 else None
        return Object(found, How.MADE) if found else None

    def _class_around(self, node: ast.AST) -> ast.ClassDef | None:
        """The class whose method an expression is in."""
        functions = list(self.tree.functions(node))
        for one, outer in pairwise(functions):
            if isinstance(one, Function) and isinstance(outer, ast.ClassDef):
                return outer
        return None

    def _class(self, node: ast.expr) -> ClassDefinition | None:
        """The class that an expression at the top of the module stands for."""
        frame = Frame(self.definitions, self._path, self.tree.source.tree)
        definitions = frame.meaning(node).definitions
        owner = definitions[0] if len(definitions) == 1 else None
        return owner if isinstance(owner, ClassDefinition) else None

    # Variables

    def _of_name(self, node: ast.expr, name: str) -> Object | None:
        if name in self._bound_in_expressions(node):
            return None
        for function in self.tree.functions(node):
            if not isinstance(function, Function):
                continue
            frame = Frame(self.definitions, self._path, function)
            if name in parameters(function):
                return self._of_parameter(function, name)
            if frame.binds(name):
                return self._of_values(frame, name)
        return self._of_values(Frame(self.definitions, self._path, self.tree.source.tree), name)

    def _bound_in_expressions(self, node: ast.expr) -> Iterator[str]:
        """The names that lambdas and comprehensions around an expression bind."""
        for _part, outer in self.tree.around(node):
            if isinstance(outer, ast.Lambda):
                yield from parameters(outer)
            elif isinstance(outer, _COMPREHENSIONS):
                for one in ast.walk(outer):
                    if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store):
                        yield one.id

    def _of_values(self, frame: Frame, name: str) -> Object | None:
        """The class of all that a variable is ever assigned."""
        found = {
            self._made(value.func, inner) if isinstance(value, ast.Call) else None
            for value, inner in frame.values(name)
        }
        return found.pop() if len(found) == 1 else None

    def _of_parameter(self, function: Function, name: str) -> Object | None:
        stored = (one for one in ast.walk(function) if isinstance(one, ast.Name) and one.id == name)
        if any(not isinstance(one.ctx, ast.Load) for one in stored):
            return None
        owner = self.tree.parent(function)
        is_first = parameters(function)[0] == name and "staticmethod" not in decorators(function)
        if isinstance(owner, ast.ClassDef) and is_first:
            found = self._class(ast.Name(owner.name))
            is_class = "classmethod" in decorators(function)
            is_it = found is not None and found.node is owner
            return Object(found, How.SELF, is_class) if found and is_it else None
        given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
        annotation = next((one.annotation for one in given if one.arg == name), None)
        found = self._class(_read(annotation)) if annotation else None
        return Object(found, How.TOLD) if found else None


def _read(annotation: ast.expr) -> ast.expr:
    """An annotation without quotes, and without ``| None``."""
    match annotation:
        case ast.Constant(value=str(text)):
            try:
                return _read(ast.parse(text, mode="eval").body)
            except SyntaxError:
                return annotation
        case ast.BinOp(left=left, op=ast.BitOr(), right=ast.Constant(value=None)):
            return left
        case ast.Subscript(value=ast.Name(id="Optional"), slice=inner):
            return _read(inner)
    return annotation
