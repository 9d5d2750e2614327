"""What tests put in the place of a callable, and what they ask of it afterwards."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from migrator.api import chain
from transforms.replace_calls.facts import Patch, StandIn
from transforms.replace_calls.kinds import Kind
from transforms.replace_calls.mocks import given_by, meant_by, uses_of_mock
from transforms.replace_calls.pairs import Pair
from transforms.replace_calls.tree import Tree, called

#: Mocks by what a call of them gives.
_PLAIN_MOCKS = frozenset({"Mock", "MagicMock", "NonCallableMock", "NonCallableMagicMock"})
_ASYNC_MOCK = "AsyncMock"
#: What tests ask of mocks about the arguments that they were given.
_ABOUT_ARGUMENTS = frozenset(
    """
    assert_called_with assert_called_once_with assert_any_call assert_has_calls
    assert_awaited_with assert_awaited_once_with assert_any_await assert_has_awaits
    call_args call_args_list mock_calls await_args await_args_list
    """.split()
)
#: What only async mocks have.
_ABOUT_AWAITS = frozenset(
    """
    assert_awaited assert_awaited_once assert_awaited_with assert_awaited_once_with
    assert_any_await assert_has_awaits assert_not_awaited
    await_count await_args await_args_list
    """.split()
)


@dataclass(frozen=True, slots=True)
class StandIns:
    """What is to be told of a patch of an old callable."""

    tree: Tree
    patch: Patch
    pair: Pair

    def of(self, call: ast.Call) -> Iterator[StandIn]:
        """What does not fit the new callable."""
        given = given_by(call)
        for reason in self._misfits(given) if given else ():
            yield self._told(given, f"{_named(given)} stands in for {self.pair.new}, {reason}")
        effects = [one.value for one in call.keywords if one.arg == "side_effect"]
        for node in uses_of_mock(self.tree, call):
            yield from self._asked(node)
            above = self.tree.parent(node)
            if node.attr == "side_effect" and isinstance(above, ast.Assign):
                effects.append(above.value)
        for effect in effects if self.pair.template is not None else ():
            if _is_function(effect):
                what = f"{_named(effect)} runs in the place of {self.pair.new}"
                yield self._told(effect, f"{what}, which is called with other arguments")

    def _told(self, node: ast.expr | None, message: str) -> StandIn:
        assert node is not None  # noqa: S101 - what is told of is there
        reason = "what a test puts there, or asks of it"
        return StandIn(self.tree.span(node), self.pair.old, message, reason, self.patch.span)

    def _misfits(self, given: ast.expr) -> Iterator[str]:
        """Why something cannot stand in for the new callable as it did for the old one."""
        meant, pair = meant_by(self.tree, given), self.pair
        word = called(meant) if isinstance(meant, ast.Call) else called(given)
        is_mock = word in _PLAIN_MOCKS or word == _ASYNC_MOCK
        is_async = word == _ASYNC_MOCK or isinstance(meant, ast.AsyncFunctionDef)
        if pair.has_other_kind and pair.new_kind is Kind.COROUTINE and not is_async:
            hint = f"`{_ASYNC_MOCK}` is what can be awaited" if is_mock else "it has to be one, too"
            yield f"which is a coroutine function: {hint}"
        if pair.has_other_kind and pair.new_kind is Kind.PLAIN and word not in _PLAIN_MOCKS:
            hint = "`MagicMock` is what gives its value at once" if is_mock else "nor may it be"
            yield f"which is not async: {hint}"
        if pair.template is not None and not is_mock:
            yield "which is called with other arguments"

    def _asked(self, node: ast.Attribute) -> Iterator[StandIn]:
        pair, text = self.pair, f"`{'.'.join(chain(node))}`"
        if pair.has_other_kind and pair.new_kind is Kind.PLAIN and node.attr in _ABOUT_AWAITS:
            yield self._told(node, f"{text} counts awaits, and {pair.new} is not async")
        elif pair.template is not None and node.attr in _ABOUT_ARGUMENTS:
            yield self._told(
                node, f"{text} is about arguments, and {pair.new} is called with others"
            )


def _named(node: ast.expr | None) -> str:
    word = called(node) if node else ""
    return f"`{word}`" if word else "this"


def _is_function(node: ast.expr) -> bool:
    """Whether a side effect can be a function: it is no error, and no list of results."""
    word = called(node)
    is_error = word[:1].isupper() or word.endswith(("error", "exception"))
    return isinstance(node, ast.Lambda) or (
        isinstance(node, ast.Name | ast.Attribute) and not is_error
    )
