"""New first arguments: where they are written, and that the others stay what they are."""

import ast
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrator.core.edits import apply, in_order
from migrator.core.signatures import first_argument
from migrator.core.source import PythonSource
from tests.properties import stdlib

#: So many files of the standard library give their calls.
FILES = 40


def call(source: PythonSource) -> ast.Call:
    return next(node for node in ast.walk(source.tree) if isinstance(node, ast.Call))


def with_first(code: str, names: Sequence[str] = ("new",)) -> str | None:
    source = PythonSource("a.py", code.encode())
    edits = first_argument(source, call(source), names)
    return apply(source.code, in_order(edits)).decode() if edits is not None else None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("f()", "f(new)"),
        ("f(1)", "f(new, 1)"),
        ("f(1,)", "f(new, 1,)"),
        ("f( 1 )", "f( new, 1 )"),
        ("f((1))", "f(new, (1))"),
        ("f((1), (2))", "f(new, (1), (2))"),
        ("f(*a, **k)", "f(new, *a, **k)"),
        ("f(**k)", "f(new, **k)"),
        ("f(k=1, *a)", "f(new, k=1, *a)"),
        ("f(k=(1))", "f(new, k=(1))"),
        ("f(a, (b for c in d))", "f(new, a, (b for c in d))"),
        ("f(')', \"#(\")", "f(new, ')', \"#(\")"),
        ("(f)()", "(f)(new)"),
        ("((f) )  (1)", "((f) )  (new, 1)"),
        ("f \\\n ( \\\n 1)", "f \\\n ( \\\n new,\n 1)"),
        ("f  (  # c\n )", "f  (new  # c\n )"),
        ("self.f(1)", "self.f(new, 1)"),
        ("f(1)(2)", "f(1)(new, 2)"),
        ("f['(']()", "f['('](new)"),
        ("é = ü.f('é')", "é = ü.f(new, 'é')"),
        ("f(lambda a, b: (a, b))", "f(new, lambda a, b: (a, b))"),
        ("f(a := 1)", "f(new, a := 1)"),
    ],
)
def test_an_argument_is_put_first(before: str, after: str) -> None:
    assert with_first(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("f(\n    1,\n    2,\n)", "f(\n    new,\n    1,\n    2,\n)"),
        ("f(\n    1\n)", "f(\n    new,\n    1\n)"),
        ("f(\n    1, 2\n)", "f(\n    new, 1, 2\n)"),
        ("f(1,\n  2)", "f(new,\n  1,\n  2)"),
        ("f(1, [\n    2,\n])", "f(new, 1, [\n    2,\n])"),
        ("f({\n    1: 2,\n})", "f(new, {\n    1: 2,\n})"),
        ("f('''\na\n''', 2)", "f(new, '''\na\n''', 2)"),
        ("f(  # f\n  # 1\n  1,  # one\n)", "f(  # f\n  new,\n  # 1\n  1,  # one\n)"),
        ("if a:\r\n\tf(\r\n\t\t1,\r\n\t)", "if a:\r\n\tf(\r\n\t\tnew,\r\n\t\t1,\r\n\t)"),
    ],
)
def test_the_layout_is_kept(before: str, after: str) -> None:
    assert with_first(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("f(a for a in b)", "f(new, (a for a in b))"),
        ("f(  a for a in b )", "f(  new, (a for a in b) )"),
        ("f((a for a in b))", "f(new, (a for a in b))"),
        ("f((a) for a, c in (b) if (d))", "f(new, ((a) for a, c in (b) if (d)))"),
        ("f(')' for a in '#(' if a)", "f(new, (')' for a in '#(' if a))"),
        ("(f)(a for a in b for c in a)", "(f)(new, (a for a in b for c in a))"),
        ("f(\n    a for a in b  # )\n)", "f(\n    new,\n    (a for a in b)  # )\n)"),
        ("f(\n    a\n    for a in b\n)", "f(\n    new,\n    (a\n    for a in b)\n)"),
        ("async def g(): f(a async for a in b)", "async def g(): f(new, (a async for a in b))"),
    ],
)
def test_a_bare_generator_gets_parentheses(before: str, after: str) -> None:
    assert with_first(before) == after


def test_a_call_in_a_formatted_string_is_changed_in_its_place() -> None:
    assert with_first("f'é{f(1)}'") == "f'é{f(new, 1)}'"
    code = "x = f'{g()} {f(1)}'"
    source = PythonSource("a.py", code.encode())
    calls = [node for node in ast.walk(source.tree) if isinstance(node, ast.Call)]
    edits = [edit for one in calls for edit in first_argument(source, one, ["new"]) or ()]
    assert apply(source.code, in_order(edits)).decode() == "x = f'{g(new)} {f(new, 1)}'"


def test_a_call_that_is_not_where_its_node_says_is_left() -> None:
    source = PythonSource("a.py", b"f(1)  ")
    found = call(source)
    found.col_offset += 1
    assert first_argument(source, found, ["new"]) is None
    found.col_offset -= 1
    found.args = []
    assert first_argument(source, found, ["new"]) is None


def test_what_is_passed_by_its_name_already_is_not_passed_first() -> None:
    assert with_first("f(1, new=2)") is None


def test_several_are_put_together() -> None:
    assert with_first("f(1)", ["new", "other"]) == "f(new, other, 1)"
    assert with_first("f()", ["new", "other"]) == "f(new, other)"
    assert with_first("f(\n  1,\n)", ["new", "other"]) == "f(\n  new,\n  other,\n  1,\n)"
    assert with_first("f(a for a in b)", ["self.new"]) == "f(self.new, (a for a in b))"


ARGUMENTS = ("1", "(a, b)", "*[1]", "k=(1)", "**{}", "')'", "f'{a}('", "[\n1,\n]", "lambda x, y: x")
SPACES = ("", " ", "\n    ", "  # on (,\n    ", "\n\n\t")


@given(st.lists(st.tuples(st.sampled_from(ARGUMENTS), st.sampled_from(SPACES)), max_size=3))
def test_the_other_arguments_stay(drawn: list[tuple[str, str]]) -> None:
    ranked = sorted(drawn, key=lambda one: (one[0].startswith("**"), one[0].startswith("k=")))
    code = f"f({', '.join(space + text for text, space in ranked)}{'' if drawn else ' '})"
    after = with_first(code)
    assert after is not None
    old, new = call(PythonSource("a.py", code.encode())), call(PythonSource("a.py", after.encode()))
    first, *others = new.args
    assert isinstance(first, ast.Name)
    assert first.id == "new"
    assert [ast.dump(one) for one in others] == [ast.dump(one) for one in old.args]
    assert [ast.dump(one) for one in new.keywords] == [ast.dump(one) for one in old.keywords]
    assert after.count("#") == code.count("#")


def test_calls_of_the_standard_library_get_an_argument() -> None:
    for source in stdlib.sources(FILES):
        edits = []
        count = 0
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call):
                found = first_argument(source, node, ["new_é"])
                count += found is not None
                edits += found or []
        changed = PythonSource(source.path, apply(source.code, in_order(edits)))
        calls = [node for node in ast.walk(changed.tree) if isinstance(node, ast.Call)]
        passed = [node for node in calls if node.args and ast.unparse(node.args[0]) == "new_é"]
        for node in passed:
            del node.args[0]
        assert len(passed) == count >= 0.95 * len(calls)
        assert ast.dump(changed.tree) == ast.dump(source.tree)
