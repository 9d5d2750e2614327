"""What decorators and ``pytestmark`` say of the parameters of tests."""

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from migrator.core.pytest.meanings import Meanings


@dataclass(frozen=True, slots=True)
class Given:
    """The parameters that hypothesis fills in."""

    names: frozenset[str] = frozenset()
    #: How many it fills in from the right.
    count: int = 0
    #: Whether it fills in all that there are.
    all: bool = False


_NOT_GIVEN = Given()


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks and other decorators of a function, a class or a module, taken together."""

    #: The arguments of ``usefixtures``.
    used: tuple[ast.expr, ...] = ()
    #: Parameters that get their values from ``parametrize``.
    direct: frozenset[str] = frozenset()
    #: Parameters whose fixtures get a parameter from it.
    indirect: frozenset[str] = frozenset()
    #: How many parameters ``mock.patch`` fills in, from the left.
    patches: int = 0
    given: Given = _NOT_GIVEN
    #: Whether nothing else can fill in a parameter, as far as is known, and the test is run.
    plain: bool = True
    #: Whether the test is never run.
    skipped: bool = False

    def with_outer(self, outer: "Marks") -> "Marks":
        """Together with what the decorators of a class say."""
        return Marks(
            (*self.used, *outer.used),
            self.direct | outer.direct,
            self.indirect | outer.indirect,
            outer.patches,
            self.given,
            self.plain and outer.plain,
            self.skipped or outer.skipped,
        )


NO_MARKS = Marks()
_UNKNOWN = Marks(plain=False)
_PARAMETRIZE = frozenset({"pytest.mark.parametrize"})
_USEFIXTURES = frozenset({"pytest.mark.usefixtures"})
_SKIP = frozenset({"pytest.mark.skip"})
#: A test that may not run, or that may fail, need not get what it asks for.
_EXCUSED = frozenset({"pytest.mark.skipif", "pytest.mark.xfail"})
_GIVEN = frozenset({"hypothesis.given", "hypothesis.core.given"})
#: Decorators that leave the parameters alone.
_PLAIN = frozenset(
    """
    abc.abstractmethod classmethod staticmethod hypothesis.example hypothesis.seed
    hypothesis.settings hypothesis.reproduce_failure pytest.fixture pytest.yield_fixture
    pytest_asyncio.fixture
    typing.no_type_check unittest.expectedFailure unittest.skip unittest.skipIf unittest.skipUnless
    """.split()
)


def marks_of(decorators: Iterable[ast.expr], meanings: Meanings) -> Marks:
    """What decorators, or the marks in ``pytestmark``, say."""
    found = [_mark(meanings.expanded(node), meanings) for node in decorators]
    return Marks(
        tuple(node for mark in found for node in mark.used),
        frozenset().union(*(mark.direct for mark in found)),
        frozenset().union(*(mark.indirect for mark in found)),
        sum(mark.patches for mark in found),
        next((mark.given for mark in found if mark.given is not _NOT_GIVEN), _NOT_GIVEN),
        all(mark.plain for mark in found),
        any(mark.skipped for mark in found),
    )


def marks_in(values: Sequence[ast.expr | None], meanings: Meanings) -> Marks:
    """What ``pytestmark`` says, given what is assigned to it."""
    marks: list[ast.expr] = []
    for value in values:
        if value is None:
            return _UNKNOWN
        marks += value.elts if isinstance(value, ast.List | ast.Tuple) else [value]
    return marks_of(marks, meanings)


def _mark(node: ast.expr, meanings: Meanings) -> Marks:
    call = node if isinstance(node, ast.Call) else None
    meant = meanings.of(call.func if call else node)
    if call and (found := _filled(call, meant)):
        return found
    if meant & _SKIP:
        return Marks(skipped=True)
    is_plain = meant and not meant & _EXCUSED and all(_is_plain(name) for name in meant)
    return NO_MARKS if is_plain else _UNKNOWN


def _is_plain(name: str) -> bool:
    return name in _PLAIN or name.startswith("pytest.mark.")


def _filled(call: ast.Call, meant: frozenset[str]) -> Marks | None:
    """What a decorator says that has to do with parameters."""
    if meant & _PARAMETRIZE:
        return _parametrized(call)
    if meant & _USEFIXTURES:
        return Marks(used=tuple(call.args))
    if meant & _GIVEN:
        return Marks(given=_given(call))
    return _patched(call, meant)


def words(node: ast.expr) -> tuple[str, ...] | None:
    """The names in a string with commas, or in a list of strings; None where it is neither."""
    match node:
        case ast.Constant(value=str(text)):
            return tuple(name for word in text.split(",") if (name := word.strip()))
        case ast.List(elts=elements) | ast.Tuple(elts=elements) | ast.Set(elts=elements):
            found = [element.value for element in elements if isinstance(element, ast.Constant)]
            names = tuple(name for name in found if isinstance(name, str))
            return names if len(names) == len(elements) else None
    return None


def argument(call: ast.Call, position: int, name: str) -> ast.expr | None:
    """An argument of a call, given by its position or by its name."""
    by_name = next((word.value for word in call.keywords if word.arg == name), None)
    return call.args[position] if len(call.args) > position else by_name


def _parametrized(call: ast.Call) -> Marks:
    given = argument(call, 0, "argnames")
    names = words(given) if given else None
    if names is None:
        return _UNKNOWN
    indirect = argument(call, 2, "indirect")
    match indirect:
        case None | ast.Constant(value=False):
            through: tuple[str, ...] | None = ()
        case ast.Constant(value=True):
            through = names
        case _:
            through = words(indirect)
    if through is None:
        return Marks(direct=frozenset(names), plain=False)
    return Marks(direct=frozenset(names) - frozenset(through), indirect=frozenset(through))


def _given(call: ast.Call) -> Given:
    names = frozenset(word.arg for word in call.keywords if word.arg)
    is_whole = any(isinstance(one, ast.Constant) and one.value is ... for one in call.args)
    return Given(names, len(call.args), is_whole or any(not word.arg for word in call.keywords))


def _patched(call: ast.Call, meant: frozenset[str]) -> Marks | None:
    """What ``mock.patch`` fills in, under whatever name the module goes by."""
    for name in meant:
        match name.split(".")[-2:]:
            case [*_, "patch"]:
                return _patch(call, 1)
            case ["patch", "object"]:
                return _patch(call, 2)
            case ["patch", "dict"]:
                return NO_MARKS
            case ["patch", "multiple"]:
                return _UNKNOWN
    return None


def _patch(call: ast.Call, position: int) -> Marks:
    if any(not word.arg for word in call.keywords):
        return _UNKNOWN
    new = argument(call, position, "new")
    is_default = isinstance(new, ast.Attribute | ast.Name) and ast.unparse(new).endswith("DEFAULT")
    return Marks(patches=1 if new is None or is_default else 0)
