"""How an instance is made: what the factory takes and gives, by its own definition."""

import ast
from dataclasses import dataclass
from functools import cached_property

from migrator.api import (
    Awaitables,
    ClassDefinition,
    Definition,
    Definitions,
    Function,
    Project,
    decorators,
)
from transforms.extract_fixtures.cannot_take import CannotTake
from transforms.extract_fixtures.creations import Creation
from transforms.extract_fixtures.dotted_text import Code, renamed, with_imports
from transforms.extract_fixtures.options import FixtureOptions, cleanup_tree


@dataclass(frozen=True)
class Cleanup:
    """What is done when a test has ended."""

    text: str
    #: The names in it that stand for the instance; there has to be one.
    instances: tuple[str, ...]
    code: Code

    @property
    def is_async(self) -> bool:
        """Whether it waits for something."""
        nodes = ast.walk(cleanup_tree(self.text))
        return any(isinstance(node, ast.Await | ast.AsyncFor | ast.AsyncWith) for node in nodes)

    def lines(self, name: str) -> list[str]:
        """Its lines, for an instance of some name."""
        tree = cleanup_tree(self.code.text)
        return renamed(tree, self.code.text, self.instances[0], name).strip().splitlines()


@dataclass(frozen=True)
class Arguments:
    """What a factory can be given by position."""

    fewest: int
    most: float
    #: The name of the first one.
    first: str = ""
    #: Whether there are such as can only be given by name, and no others.
    is_only_named: bool = False


_UNKNOWN = Arguments(0, float("inf"))


class Making:
    """Knows the factories of a project, and what the manifest gives them."""

    def __init__(self, options: FixtureOptions, project: Project, definitions: Definitions) -> None:
        self._options = options
        self._project = project
        self._definitions = definitions
        self._awaitables = Awaitables(definitions)

    @cached_property
    def context(self) -> Code | None:
        """The argument that the manifest gives."""
        text = self._options.context
        if text is None:
            return None
        tree = ast.parse(text, mode="eval")
        return with_imports(tree, text, self._project, by_name=True)

    @cached_property
    def cleanup(self) -> Cleanup | None:
        """What the manifest has done after each test."""
        text = self._options.cleanup
        if text is None:
            return None
        code = with_imports(cleanup_tree(text), text, self._project, by_name=False)
        return Cleanup(text, code.others, code)

    def is_coroutine(self, factory: str) -> bool:
        """Whether what a factory gives has to be awaited."""
        found = self._definitions.look_up(factory)
        return self._awaitables.are_coroutines(found) or self._awaitables.give_coroutines(found)

    def takes_context(self, creation: Creation) -> bool:
        """Whether the first call of a creation is to be given the context.

        Raises `CannotTake` where a call asks for more than it will be given.
        """
        call = creation.calls[0]
        taken = self._taken(creation.factory)
        if any(isinstance(one, ast.Starred) for one in call.args):
            return False
        count = len(call.args) + len(call.keywords)
        named = {keyword.arg for keyword in call.keywords}
        is_open = not call.args and taken.first not in named
        is_given = self.context is not None and is_open and taken.most >= 1
        if taken.fewest > count + is_given:
            how = "`context` gives but one" if is_given else "give it by `context`"
            raise CannotTake(f"`{creation.factory}` asks for an argument: {how}")
        if self.context is not None and not count and taken.is_only_named:
            raise CannotTake(f"`{creation.factory}` takes nothing by position, as `context` is")
        return is_given

    def _taken(self, factory: str) -> Arguments:
        found = self._definitions.look_up(factory)
        if not found.is_certain or len(found.definitions) != 1:
            return _UNKNOWN
        definition = found.definitions[0]
        if isinstance(definition, ClassDefinition):
            return self._of_class(definition)
        return _of_function(definition)

    def _of_class(self, owner: ClassDefinition) -> Arguments:
        made = self._definitions.member(owner, "__init__")
        if owner.node.decorator_list:
            return _UNKNOWN
        if not made.definitions and not owner.node.bases:
            return Arguments(0, 0)
        if not made.is_certain or len(made.definitions) != 1:
            return _UNKNOWN
        return _of_function(made.definitions[0])


def _of_function(definition: Definition) -> Arguments:
    node = definition.node
    if not isinstance(node, Function) or decorators(node) - {"classmethod", "staticmethod"}:
        return _UNKNOWN
    given = node.args
    is_method = "." in definition.name
    bound = int(is_method and "staticmethod" not in decorators(node))
    count = len(given.posonlyargs) + len(given.args) - bound
    needed = count - len(given.defaults) + sum(one is None for one in given.kw_defaults)
    names = [one.arg for one in (*given.posonlyargs, *given.args)][bound : bound + 1]
    most = float("inf") if given.vararg else count
    is_only_named = not most and bool(given.kwonlyargs)
    return Arguments(max(needed, 0), most, "".join(names), is_only_named)
