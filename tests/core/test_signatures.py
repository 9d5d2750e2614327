"""New parameters: where they are written, and that all the others stay what they are."""

import ast
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from unittest.mock import patch

import pytest
from _pytest.compat import getfuncargnames
from hypothesis import given
from hypothesis import strategies as st

from migrator.core.definitions.functions import Function
from migrator.core.edits import apply
from migrator.core.signatures import first_parameter, last_parameter
from migrator.core.source import PythonSource
from tests.properties import stdlib

#: So many files of the standard library give their functions.
FILES = 40


def function(source: PythonSource) -> Function:
    found = (node for node in ast.walk(source.tree) if isinstance(node, Function))
    return next(found)


def with_first(code: str, names: Sequence[str] = ("new",), *, is_bound: bool = False) -> str | None:
    source = PythonSource("a.py", code.encode())
    edit = first_parameter(source, function(source), names, is_bound=is_bound)
    return apply(source.code, [edit]).decode() if edit else None


def with_last(
    code: str,
    names: Sequence[str] = ("new",),
    *,
    mocks: int = 0,
    fixed: int = 0,
    is_bound: bool = False,
) -> str | None:
    source = PythonSource("a.py", code.encode())
    edit = last_parameter(
        source, function(source), names, mocks=mocks, given=fixed, is_bound=is_bound
    )
    return apply(source.code, [edit]).decode() if edit else None


# First


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("def f(): pass", "def f(new): pass"),
        ("def f(a): pass", "def f(new, a): pass"),
        ("def f(a=1, b=2): pass", "def f(new, a=1, b=2): pass"),
        ("def f(*a, **k): pass", "def f(new, *a, **k): pass"),
        ("def f(*, a): pass", "def f(new, *, a): pass"),
        ("def f(a, /): pass", "def f(new, a, /): pass"),
        ("async def f(a): pass", "async def f(new, a): pass"),
        ("@d(a, b)\ndef f(a): pass", "@d(a, b)\ndef f(new, a): pass"),
        ("é = 'é('\ndef é(ü: 'é('): pass", "é = 'é('\ndef é(new, ü: 'é('): pass"),
        ("def f (\ta ): pass", "def f (\tnew, a ): pass"),
        ("def f \\\n  (a): pass", "def f \\\n  (new, a): pass"),
        ("def f(\n    a,\n): pass", "def f(\n    new,\n    a,\n): pass"),
        ("def f(\n\ta,\n\tb\n): pass", "def f(\n\tnew,\n\ta,\n\tb\n): pass"),
        ("def f(\n    a, b\n): pass", "def f(\n    new, a, b\n): pass"),
        ("def f(a,\n      b): pass", "def f(new,\n      a,\n      b): pass"),
        ("def f(a,  # on a\n      b): pass", "def f(new,\n      a,  # on a\n      b): pass"),
        (
            "def f(  # on f\n    # on a\n    a,  # a\n    b,\n): pass",
            "def f(  # on f\n    new,\n    # on a\n    a,  # a\n    b,\n): pass",
        ),
        ("def f(\r\n    a,\r\n): pass\r\n", "def f(\r\n    new,\r\n    a,\r\n): pass\r\n"),
    ],
)
def test_a_parameter_is_put_first(before: str, after: str) -> None:
    assert with_first(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("def f(self): return 1", "def f(self, new): return 1"),
        ("def f(self, a=1): pass", "def f(self, new, a=1): pass"),
        ("def f(self, *a): pass", "def f(self, new, *a): pass"),
        ("def f(self, /, a): pass", "def f(self, /, new, a): pass"),
        ("def f(self, a, /): pass", "def f(self, new, a, /): pass"),
        ("def f(\n    self,\n    a,\n): pass", "def f(\n    self,\n    new,\n    a,\n): pass"),
        (
            "def f(\n    self,  # me\n    # on a\n    a,\n): pass",
            "def f(\n    self,  # me\n    new,\n    # on a\n    a,\n): pass",
        ),
        ("def f(self, a,\n      b): pass", "def f(self, new, a,\n      b): pass"),
        ("def f(self\n      , b): pass", "def f(self\n      , new, b): pass"),
        ("def f(*a): pass", None),
        ("def f(self=None): pass", None),
        ("def f(): pass", None),
    ],
)
def test_a_parameter_is_put_behind_self(before: str, after: str | None) -> None:
    assert with_first(before, is_bound=True) == after


# Last


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("def f(): pass", "def f(new): pass"),
        ("def f(\n): pass", "def f(new\n): pass"),
        ("def f(  # on f\n): pass", "def f(new  # on f\n): pass"),
        ("def f(a): pass", "def f(a, new): pass"),
        ("def f(a,): pass", "def f(a, new,): pass"),
        ("def f(a, b=1): pass", "def f(a, new, b=1): pass"),
        ("def f(a=(1, ')')): pass", "def f(new, a=(1, ')')): pass"),
        ("def f(a: 'b)#' = g(')')): pass", "def f(new, a: 'b)#' = g(')')): pass"),
        ("def f(a: (int) = (1)): pass", "def f(new, a: (int) = (1)): pass"),
        ("def f(a: d[b, c]): pass", "def f(a: d[b, c], new): pass"),
        ("def f(a: '''\n)''' , b): pass", "def f(a: '''\n)''' , b, new): pass"),
        ("def f(a, **k): pass", "def f(a, new, **k): pass"),
        ("def f(a=1, **k): pass", "def f(new, a=1, **k): pass"),
        ("def f(a, *b, **k): pass", "def f(a, *b, new, **k): pass"),
        ("def f(a, *b: *c, d=1): pass", "def f(a, *b: *c, d=1, new): pass"),
        ("def f(a, *, b=1): pass", "def f(a, *, b=1, new): pass"),
        ("def f(a, *, b=1, **k): pass", "def f(a, *, b=1, new, **k): pass"),
        ("def f(a, /): pass", "def f(a, /, new): pass"),
        ("def f(a, /, b): pass", "def f(a, /, b, new): pass"),
        ("def f(a, /, b=1): pass", "def f(a, /, new, b=1): pass"),
        ("def f(a, b=1, /): pass", "def f(a, b=1, /, *, new): pass"),
        ("def f(a=1, /, b=2, **k): pass", "def f(a=1, /, b=2, *, new, **k): pass"),
        ("def f(a): pass  # (b)", "def f(a, new): pass  # (b)"),
        ("def f(a) -> g(b): pass", "def f(a, new) -> g(b): pass"),
        ("async def f(a): pass", "async def f(a, new): pass"),
        ("@d((1), ')')\n@e\ndef f(a): pass", "@d((1), ')')\n@e\ndef f(a, new): pass"),
        ("def f(a=lambda x, y: (x, y)): pass", "def f(new, a=lambda x, y: (x, y)): pass"),
    ],
)
def test_a_parameter_is_put_last(before: str, after: str) -> None:
    assert with_last(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("def f(\n    a,\n): pass", "def f(\n    a,\n    new,\n): pass"),
        ("def f(\n    a\n): pass", "def f(\n    a,\n    new\n): pass"),
        ("def f(\n    a): pass", "def f(\n    a,\n    new): pass"),
        ("def f(\n    a,): pass", "def f(\n    a,\n    new,): pass"),
        ("def f(\n    a, b\n): pass", "def f(\n    a, b, new\n): pass"),
        ("def f(a,\n      b): pass", "def f(a,\n      b,\n      new): pass"),
        ("def f(a, b,\n      c): pass", "def f(a, b,\n      c, new): pass"),
        ("def f(a, \\\n      b): pass", "def f(a, \\\n      b,\n      new): pass"),
        ("def f(\n\ta, # on a\n\tb=1,\n): pass", "def f(\n\ta, # on a\n\tnew,\n\tb=1,\n): pass"),
        ("def f(\n  a,\n  # b\n  b=1,\n): pass", "def f(\n  a,\n  new,\n  # b\n  b=1,\n): pass"),
        ("def f(\n  a,  # a\n  # end\n): pass", "def f(\n  a,  # a\n  new,\n  # end\n): pass"),
        ("def f(\n  a  # (a\n  # end\n): pass", "def f(\n  a,  # (a\n  new\n  # end\n): pass"),
        ("def f(\n  a=[\n    1,\n  ],\n): pass", "def f(\n  new,\n  a=[\n    1,\n  ],\n): pass"),
        ("def f(\n    **k\n): pass", "def f(\n    new,\n    **k\n): pass"),
        ("def f(\n  a=1,\n  /,\n): pass", "def f(\n  a=1,\n  /,\n  *,\n  new,\n): pass"),
        ("def f(\r\n  a  # a\r\n): pass\r\n", "def f(\r\n  a,  # a\r\n  new\r\n): pass\r\n"),
        ("if 1:\n\tdef f(\n\t\ta,\n\t): pass", "if 1:\n\tdef f(\n\t\ta,\n\t\tnew,\n\t): pass"),
    ],
)  # fmt: skip
def test_the_layout_is_kept(before: str, after: str) -> None:
    assert with_last(before) == after


@pytest.mark.parametrize(
    ("before", "mocks", "after"),
    [
        ("def f(m): pass", 1, "def f(m, new): pass"),
        ("def f(m, a): pass", 1, "def f(m, a, new): pass"),
        ("def f(m, *, a): pass", 1, "def f(m, *, a, new): pass"),
        ("def f(m, *a): pass", 1, "def f(m, *a, new): pass"),
        ("def f(m, n=None, a=1): pass", 1, "def f(m, new, n=None, a=1): pass"),
        ("def f(m): pass", 2, None),
        # pytest would leave the new name out, and give those to the mocks that are there
        ("def f(m=None): pass", 1, None),
        ("def f(m, n=None, *, a): pass", 2, None),
        ("def f(*m): pass", 2, None),
        ("def f(m, *n, a=1, **k): pass", 2, None),
        ("def f(m, /): pass", 1, None),
    ],
)
def test_mocks_keep_their_parameters(before: str, mocks: int, after: str | None) -> None:
    assert with_last(before, mocks=mocks) == after
    bound = before.replace("f(", "f(self, ")
    expected = after.replace("f(", "f(self, ") if after else None
    assert with_last(bound, mocks=mocks, is_bound=True) == expected


@pytest.mark.parametrize(
    ("before", "mocks", "after"),
    [
        ("def f(self): pass", 0, "def f(self, new): pass"),
        ("def f(self, /): pass", 0, "def f(self, /, new): pass"),
        ("def f(self, /, m): pass", 1, "def f(self, /, m, new): pass"),
        ("def f(self, m, /): pass", 1, None),
        ("def f(*a): pass", 0, None),
        ("def f(self=None): pass", 0, None),
    ],
)
def test_self_stays_what_is_passed_first(before: str, mocks: int, after: str | None) -> None:
    assert with_last(before, mocks=mocks, is_bound=True) == after


@pytest.mark.parametrize(
    ("before", "mocks", "fixed", "after"),
    [
        ("def f(x): pass", 0, 1, "def f(new, x): pass"),
        ("def f(a, x): pass", 0, 1, "def f(a, new, x): pass"),
        ("def f(a, x, y=1): pass", 0, 2, "def f(a, new, x, y=1): pass"),
        ("def f(m, x): pass", 1, 1, "def f(m, new, x): pass"),
        ("def f(x, *, a): pass", 0, 1, "def f(new, x, *, a): pass"),
        ("def f(m, x): pass", 1, 2, None),
        ("def f(a=1, x=2): pass", 0, 1, None),
        ("def f(x, /): pass", 0, 1, None),
        ("def f(x): pass", 0, 2, None),
    ],
)
def test_what_is_given_stays_rightmost(
    before: str, mocks: int, fixed: int, after: str | None
) -> None:
    assert with_last(before, mocks=mocks, fixed=fixed) == after


def test_several_are_put_together() -> None:
    names = ["new", "other"]
    assert with_first("def f(a): pass", names) == "def f(new, other, a): pass"
    assert with_last("def f(a=1): pass", names) == "def f(new, other, a=1): pass"
    assert with_last("def f(a=1, /): pass", names) == "def f(a=1, /, *, new, other): pass"
    listed = with_last("def f(\n    a,\n): pass", names)
    assert listed == "def f(\n    a,\n    new,\n    other,\n): pass"


@pytest.mark.parametrize(
    "code",
    [
        "def f(new): pass",
        "def f(*new): pass",
        "def f(a, *, new=1): pass",
        "def f(**new): pass",
        "def f():\n    global new\n    new = 1",
    ],
)
def test_a_name_that_is_taken_is_not_written(code: str) -> None:
    assert with_first(code) is None
    assert with_last(code) is None


# Properties


@dataclass(frozen=True)
class Drawn:
    """A function as text."""

    code: str
    #: So many parameters are positional, and have no default.
    required: int


ANNOTATIONS = ("", ": int", ": 'a),#'", ": (int)", ": dict[str, (int)]")
DEFAULTS = ("=1", " = ')'", "=(1, (2))", "=dict(a='#')", "=[\n1,\n]")


@st.composite
def functions(draw: st.DrawFn) -> Drawn:
    """Functions of every kind of parameters, in several layouts."""
    sizes = [draw(st.integers(0, 2)) for _kind in range(3)]
    names = [f"p{number}é" for number in range(sum(sizes))]
    default_from = draw(st.integers(0, sizes[0] + sizes[1]))
    written = []
    for number, name in enumerate(names):
        is_keyword = number >= sizes[0] + sizes[1]
        has_default = draw(st.booleans()) if is_keyword else number >= default_from
        default = draw(st.sampled_from(DEFAULTS)) if has_default else ""
        written.append(name + draw(st.sampled_from(ANNOTATIONS)) + default)
    star = draw(st.sampled_from(["", "*args"]))
    if sizes[2]:
        written.insert(sizes[0] + sizes[1], star or "*")
    elif star:
        written.append(star)
    if sizes[0]:
        written.insert(sizes[0], "/")
    if draw(st.booleans()):
        written.append("**kwargs")
    code = f"def f({_laid_out(draw, written)}):\n    return dict(locals())\n"
    if draw(st.booleans()):
        code = code.replace("\n", "\r\n")
    return Drawn(code, default_from)


def _laid_out(draw: st.DrawFn, written: list[str]) -> str:
    layout = draw(st.sampled_from(["line", "listed", "aligned", "filled"]))
    may_end = bool(written) and not written[-1].startswith(("**", "/")) and written[-1] != "*"
    comma = "," if may_end and draw(st.booleans()) else ""
    if layout == "line":
        return ", ".join(written) + comma
    if layout == "aligned":
        return ",\n      ".join(written) + comma
    if layout == "filled":
        return "\n    " + ", ".join(written) + comma + "\n"
    last = len(written) - 1
    lines = ["\n"]
    for number, text in enumerate(written):
        above = draw(st.sampled_from(["", f"    # above {text!r}\n"]))
        behind = draw(st.sampled_from(["", f"  # on {number} (,"]))
        lines.append(f"{above}    {text}{',' if number < last else comma}{behind}\n")
    return "".join(lines)


def made(code: str) -> Callable[..., dict[str, object]]:
    names: dict[str, Callable[..., dict[str, object]]] = {}
    exec(code, {}, names)  # noqa: S102 - the test has drawn it
    return names["f"]


def parameters(code: str) -> list[inspect.Parameter]:
    return list(inspect.signature(made(code)).parameters.values())


def comments(code: str) -> dict[str, str]:
    """What stands on the lines of comments, by the comment."""
    lines = [line for line in code.splitlines() if "# on" in line]
    return {line.partition("# on")[2]: line.split()[0].strip(",") for line in lines}


def check(before: str, after: str) -> list[inspect.Parameter]:
    """The new parameter alone is new; what comments stand beside is the same."""
    old, changed = parameters(before), parameters(after)
    assert [str(one) for one in changed if one.name != "new"] == [str(one) for one in old]
    assert [one.kind for one in changed if one.name != "new"] == [one.kind for one in old]
    assert comments(after) == comments(before)
    return changed


def asked_for(code: str, mocks: int, *, is_bound: bool) -> tuple[str, ...]:
    """The fixtures that pytest gives a function."""
    function = made(code)
    for _number in range(mocks):
        function = patch("json.loads")(function)
    owner = type("Test", (), {"f": function}) if is_bound else None
    return getfuncargnames(function, name="f", cls=owner)


@given(functions())
def test_a_first_parameter_is_the_first(drawn: Drawn) -> None:
    after = with_first(drawn.code)
    assert after is not None
    assert check(drawn.code, after)[0].name == "new"


@given(functions(), st.integers(0, 3), st.integers(0, 2), st.booleans())
def test_a_last_parameter_changes_no_other(
    drawn: Drawn, mocks: int, fixed: int, is_bound: bool
) -> None:
    after = with_last(drawn.code, mocks=mocks, fixed=fixed, is_bound=is_bound)
    if after is None:
        is_short = mocks + is_bound > drawn.required
        assert fixed or is_short or (mocks and "/" in drawn.code)
        return
    changed = check(drawn.code, after)
    new = next(one for one in changed if one.name == "new")
    assert new.kind is not inspect.Parameter.POSITIONAL_ONLY
    assert new.default is inspect.Parameter.empty
    positional = [one.name for one in changed if one.kind is one.POSITIONAL_OR_KEYWORD]
    assert fixed == 0 or "new" not in positional[len(positional) - fixed :]
    values = [f"m{number}" for number in range(mocks + is_bound)]
    keywords = {
        one.name: one.name
        for one in parameters(drawn.code)[len(values) :]
        if one.kind in {one.POSITIONAL_OR_KEYWORD, one.KEYWORD_ONLY}
    }
    asked = asked_for(drawn.code, mocks, is_bound=is_bound)
    assert sorted(asked_for(after, mocks, is_bound=is_bound)) == sorted([*asked, "new"])
    if not any(one.kind is one.POSITIONAL_ONLY for one in parameters(drawn.code)[len(values) :]):
        bound = made(drawn.code)(*values, **keywords)
        assert made(after)(*values, **keywords, new=0) == bound | {"new": 0}


@pytest.mark.parametrize("mocks", [0, 1])
def test_functions_of_the_standard_library_get_a_parameter(mocks: int) -> None:
    for source in stdlib.sources(FILES):
        edits = []
        for node in ast.walk(source.tree):
            if isinstance(node, Function):
                is_bound = bool(node.args.args) and node.args.args[0].arg == "self"
                edit = last_parameter(
                    source, node, ["new_é"], mocks=mocks, given=0, is_bound=is_bound
                )
                required = len(node.args.args) - len(node.args.defaults)
                assert edit is not None or required < mocks + is_bound
                edits += [edit] if edit else []
        changed = PythonSource(source.path, apply(source.code, sorted(edits)))
        taken_out = sum(
            take_out(node.args, "new_é")
            for node in ast.walk(changed.tree)
            if isinstance(node, Function)
        )
        assert taken_out == len(edits)
        assert ast.dump(changed.tree) == ast.dump(source.tree)


def take_out(found: ast.arguments, name: str) -> bool:
    """Take a parameter without a default out, and say whether it was there."""
    named = [one for one in (*found.args, *found.kwonlyargs) if one.arg == name]
    for one in named:
        assert one.annotation is None
        if one in found.args:
            found.args.remove(one)
        else:
            assert found.kw_defaults.pop(found.kwonlyargs.index(one)) is None
            found.kwonlyargs.remove(one)
    return bool(named)
