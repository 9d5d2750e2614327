"""Decorators: whether the function under them still takes what it says that it takes."""

import ast

from migrator.api import Definition, Definitions, Function, Meanings, chain, marks_of, own_nodes

#: Under these, a call passes its arguments on from the first one.
_TRANSPARENT = frozenset(
    """
    contextlib.contextmanager contextlib.asynccontextmanager classmethod staticmethod
    typing.no_type_check unittest.mock.patch unittest.mock.patch.object unittest.mock.patch.dict
    mock.patch mock.patch.object mock.patch.dict
    """.split()
)


class Decorators:
    """What is known of the decorators in a file."""

    def __init__(self, definitions: Definitions, path: str) -> None:
        self._definitions = definitions
        self._path = path

    def hiding(self, function: Function, meanings: Meanings) -> str | None:
        """A decorator that may hide a test's parameters from pytest.

        Those of other packages are taken to show them, as `functools.wraps` has them do: pytest
        could ask for no fixture otherwise.
        """
        for decorator in function.decorator_list:
            if marks_of([decorator], meanings).plain or _is_mark(decorator, meanings):
                continue
            if not self._is_open(decorator):
                return ast.unparse(decorator)
        return None

    def changing(self, function: Function, meanings: Meanings) -> str | None:
        """A decorator that may not pass a call's first argument on."""
        for decorator in function.decorator_list:
            meant = meanings.of(_called(decorator))
            if not meant or not meant <= _TRANSPARENT:
                return ast.unparse(decorator)
        return None

    def _is_open(self, decorator: ast.expr) -> bool:
        """Whether a decorator is foreign, or wraps functions so that their parameters show."""
        names = chain(_called(decorator))
        if not names:
            return False
        found = self._definitions.inside(self._path, names[0])
        return all(map(_shows, self._definitions.attributes(found, names[1:]).definitions))


def _shows(definition: Definition) -> bool:
    """Whether what a definition defines leaves a function's parameters to be seen."""
    node, value = definition.node, definition.value
    if value is not None:
        return ast.unparse(_called(value)).startswith("pytest.mark.")
    return isinstance(node, Function) and _wraps(node)


def _called(decorator: ast.expr) -> ast.expr:
    return decorator.func if isinstance(decorator, ast.Call) else decorator


def _is_mark(decorator: ast.expr, meanings: Meanings) -> bool:
    return any(name.startswith("pytest.mark.") for name in meanings.of(_called(decorator)))


def _wraps(node: Function) -> bool:
    """Whether a decorator gives back a function under `functools.wraps` that takes all."""
    for inner in ast.walk(node):
        if isinstance(inner, Function) and inner is not node:
            named = {ast.unparse(_called(one)).rpartition(".")[2] for one in inner.decorator_list}
            if "wraps" in named and inner.args.vararg and inner.args.kwarg:
                return True
    returned = [one for one in own_nodes(node) if isinstance(one, ast.Return)]
    own = node.args.args[:1]
    return bool(own) and all(
        isinstance(one.value, ast.Name) and one.value.id == own[0].arg for one in returned
    )
