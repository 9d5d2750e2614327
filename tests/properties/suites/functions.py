"""Functions that read things: helpers, fixtures and tests."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.properties.suites.drawing import Drawing, Helper, Instance, Lines, indented
from tests.properties.suites.reads import filled, kind, shadow, statements, thing


@dataclass(frozen=True, slots=True)
class Fixture:
    """A fixture that tests may ask for, and the kind that it gives."""

    name: str
    kind: str


@dataclass
class Around:
    """What a function finds around it."""

    drawing: Drawing
    is_auto: bool
    instances: Sequence[Instance] = ()
    helpers: list[Helper] = field(default_factory=list)
    fixtures: list[Fixture] = field(default_factory=list)


# Bodies


def body(around: Around, *, is_async: bool) -> Lines:
    """Statements about the things that are around: each is read, or the name is another one's."""
    drawing = around.drawing
    lines: Lines = []
    for instance in around.instances:
        role = drawing.of(["reads", "reads", "reads", "shadows", "nothing"])
        if role == "shadows":
            lines += shadow(drawing, instance)
        elif role == "reads":
            if drawing.chance(4):
                drawing.shapes.append("reads: global")
                lines.insert(0, f"global {instance.name}")
            for _ in range(drawing.number(1, 2)):
                lines += _wrapped(drawing, statements(drawing, instance, is_async=is_async))
    for helper in around.helpers:
        if drawing.chance(50):
            lines += called(drawing, helper, is_async=is_async)
    return lines or ["pass"]


_BLOCKS: Mapping[str, str] = {
    "if": "if True:",
    "for": "for _ in (1,):",
    "with": "with nullcontext():",
    "while": "while True:",
}


def _wrapped(drawing: Drawing, lines: Lines) -> Lines:
    if not drawing.chance(15):
        return lines
    head = drawing.shape("block", _BLOCKS)
    return [head, *indented(lines), *(["    break"] if "while" in head else [])]


_CALLS: Mapping[str, str] = {
    "comparison": "assert H == K",
    "comprehension": "assert [H for _ in (1,)] == [K]",
    "lambda": "assert (lambda: H)() == K",
    "argument": "assert same(H) == K",
    "nested function": "def inner():\n    return H\n\nassert inner() == K",
    "default": "def inner(held=H):\n    return held\n\nassert inner() == K",
    "conditional": "assert (H if True else None) == K",
    "statement": "H",
    "namesake": "assert (lambda F: F())(lambda: 'decoy') == 'decoy'\nassert H == K",
    "where a comprehension binds the name": "assert [H for N in (DECOY,)] == [K]",
    "where a lambda binds the name": "assert (lambda N: H)(DECOY) == K",
    "where a nested function binds the name": "def inner(N):\n    return H\n\n"
    "assert inner(DECOY) == K",
    "where a class body binds the name": "class Local:\n    N = DECOY\n    value = H\n\n"
    "assert Local.value == K",
    "in a class body": "class Local:\n    value = H\n\nassert Local.value == K",
    "f-string": 'assert f"{ H }" == K',
    "two calls": "assert (H, H) == (K, K)",
    "iterable": "for held in [H]:\n    assert held == K",
    "first iterable": "assert [held for held in [H]] == [K]",
    "decorator": "@(lambda function, held=H: held)\ndef inner():\n    pass\n\nassert inner == K",
    "method of the name": "held = SimpleNamespace(F=lambda: 'decoy')\n"
    "assert held.F() == 'decoy'\nassert H == K",
}
_RARE_CALLS: Mapping[str, str] = {
    "value": "assert callable(F)",
    "partial": "assert functools.partial(F)",
    "default": "def inner(held=F):\n    return held\n\nassert inner()",
    "keyword": "assert dict(F=F)['F']",
    "raises": "with pytest.raises(TypeError):\n    pytest.raises(TypeError, F, *range(20))\n"
    "    raise TypeError",
    "mapped": "assert list(map(F, ())) == []",
    "another name": "held = F\nassert held",
    "shadowed": "F = SimpleNamespace\nassert F()",
}


def called(drawing: Drawing, helper: Helper, *, is_async: bool) -> Lines:
    """Statements that call a helper."""
    if helper.is_async and not is_async:
        return []
    if helper.is_async or "." in helper.name:
        template = _CALLS["comparison"]
    elif drawing.chance(8):
        template = drawing.shape("helper is", _RARE_CALLS)
    else:
        template = drawing.shape("call", _CALLS)
        # A string cannot be over lines.
        template = _CALLS["comparison"] if "\n" in helper.call and 'f"' in template else template
    call = f"await {helper.call}" if helper.is_async else helper.call
    call += ".kind" if helper.gives_thing else ""
    text = filled(
        re.sub(r"\bH\b", "\0", re.sub(r"\bF\b", "\1", template)),
        Instance(helper.about, helper.kind),
    )
    return (
        text.replace("\0", f"({call})" if helper.is_async else call)
        .replace("\1", helper.name)
        .split("\n")
    )


# Helpers

#: Parameters, what is passed for them, and what must come of it.
_SIGNATURES: Mapping[str, tuple[str, str, str]] = {
    "nothing": ("", "", ""),
    "positional": ("first", "1", "assert first == 1"),
    "by keyword": ("first", "first=1", "assert first == 1"),
    "default": ("first=1", "", "assert first == 1"),
    "default that is given": ("first=2", "1", "assert first == 1"),
    "rest": ("*rest", "1, 2", "assert rest == (1, 2)"),
    "keyword-only": ("*, key", "key=1", "assert key == 1"),
    "positional-only": ("first, /", "1", "assert first == 1"),
    "options": ("**options", "key=1", "assert options == {'key': 1}"),
    "options with the name": ("**options", "N=1", "assert options == {'N': 1}"),
    "all sorts": (
        "first, /, second=2, *rest, key=3, **options",
        "1, 2, 3, key=4, more=5",
        "assert (first, second, rest, key, options) == (1, 2, (3,), 4, {'more': 5})",
    ),
    "starred call": ("first, second", "*(1, 2)", "assert (first, second) == (1, 2)"),
    "call with a dict": ("first", "**{'first': 1}", "assert first == 1"),
    "call with a comma": ("first", "1,", "assert first == 1"),
    "call over lines": ("first", "\n    1,  # first\n", "assert first == 1"),
    "annotated": ("first: int = 1", "", "assert first == 1"),
}
_HELPERS: Mapping[str, str] = {
    "function": "def F(P):\n    V\n    S\n    return R",
    "function on one line": "def F(P): return R",
    "gives the thing": "def F(P):\n    V\n    return T",
    "with a docstring": "def F(P):\n    '''About N.'''\n    S\n    return R",
    "recursion": "def F(P):\n    V\n    if not held_back:\n        held_back.append(1)\n"
    "        return F(A)\n    held_back.clear()\n    return R",
    "nested function": "def F(P):\n    def inner():\n        return R\n\n    return inner()",
    "generator": "def F(P):\n    V\n    yield R",
    "context manager": "@contextmanager\ndef F(P):\n    V\n    S\n    yield R",
    "coroutine": "async def F(P):\n    V\n    S\n    return R",
    "lambda": "F = lambda: R",
    "decorated": "@passed\ndef F(P):\n    V\n    return R",
    "cached": "@functools.cache\ndef F(P):\n    return R",
    "in an if": "if True:\n\n    def F(P):\n        V\n        return R",
    "defined twice": "if DECOY:\n\n    def F(P):\n        return R\n\nelse:\n\n"
    "    def F(P):\n        return 'decoy'",
    "parameter of the name": "def F(N):\n    return N.kind",
    "default of the name": "def F(N=None):\n    return (N or DECOY).kind",
    "looks into the globals": "def F(P):\n    V\n    return globals()['DECOY'].kind",
    "reads nothing": "def F(P):\n    V\n    return 'decoy'",
    "calls another": "def F(P):\n    V\n    return O",
    "calls another twice": "def F(P):\n    V\n    if O:\n        pass\n    return O",
}
_OF_DECOY = ("default of the name", "looks into the globals", "reads nothing")


def helper(around: Around) -> Lines:
    """A function that tests call, put among the helpers."""
    drawing = around.drawing
    others = [other for other in around.helpers if not other.is_async and not other.gives_thing]
    names = [name for name in _HELPERS if others or "calls another" not in name]
    sort = drawing.named("helper", names)
    name = drawing.fresh(drawing.of(["helper", "kind_of"]))
    if not around.instances:
        return []
    instance = drawing.of(around.instances)
    parameters, arguments, check = (
        filled(part, instance) for part in drawing.shape("signature", _SIGNATURES)
    )
    other = drawing.of(others) if "calls another" in sort else None
    if sort in {"lambda", "cached"} or "of the name" in sort:
        parameters, arguments, check = "", "", ""
    if sort == "parameter of the name":
        arguments = drawing.of([instance.name, "DECOY"])
    is_async = sort == "coroutine"
    words = {
        "F": name,
        "P": parameters,
        "A": arguments,
        "V": check,
        "R": kind(drawing, instance, is_async=is_async),
        "T": thing(drawing, instance),
        "N": instance.name,
        "O": other.call if other else "",
    }
    lines: Lines = []
    for line in _HELPERS[sort].split("\n"):
        if line.strip() == "S":
            padding = line[: -len("S")]
            read = statements(drawing, instance, is_async=is_async)
            lines += [padding + text if text else "" for text in read]
        elif line.strip() != "V" or check:
            lines += _worded(line, words).split("\n")
    around.helpers.append(
        Helper(
            name,
            _call(sort, f"{name}({arguments})"),
            _kind(sort, instance, other, arguments),
            is_async=is_async,
            about=instance.name,
            gives_thing=sort == "gives the thing",
        )
    )
    return lines


def _worded(line: str, words: Mapping[str, str]) -> str:
    return re.sub(r"\b[FPAVRTNO]\b", lambda match: words[match.group()], line)


def _call(sort: str, call: str) -> str:
    if sort == "generator":
        return f"next({call})"
    return f"{call}.__enter__()" if sort == "context manager" else call


def _kind(sort: str, instance: Instance, other: Helper | None, arguments: str) -> str:
    if other is not None:
        return other.kind
    if sort in _OF_DECOY or (sort == "parameter of the name" and arguments == "DECOY"):
        return "decoy"
    return instance.kind


# Fixtures

_SCOPES = ("", "", "", "module", "session", "class")
_FIXTURES: Mapping[str, str] = {
    "gives a kind": "@D\ndef F():\n    S\n    return R",
    "yields a kind": "@D\ndef F():\n    S\n    yield R",
    "cleans up": "@D\ndef F():\n    yield R\n    S",
    "of its own accord": "@U\ndef F():\n    S\n    return R",
    "with parameters": "@Q\ndef F(request):\n    assert request.param\n    return R",
    "under another name": "@G\ndef made_F():\n    S\n    return R",
    "asks for another": "@D\ndef F(request, tmp_path_factory):\n    assert tmp_path_factory\n"
    "    return R",
    "coroutine": "@Y\nasync def F():\n    S\n    return R",
    "async generator": "@Y\nasync def F():\n    yield R\n    S",
    "calls a helper": "@D\ndef F():\n    return O",
    "makes it of a parameter": "@D\ndef F():\n    def make(N):\n        return N.kind\n\n"
    "    return make(DECOY)",
}


def fixture(around: Around) -> Lines:
    """A fixture that reads a thing, put among the fixtures."""
    drawing = around.drawing
    others = [other for other in around.helpers if not other.is_async and not other.gives_thing]
    names = [name for name in _FIXTURES if others or "helper" not in name]
    sort = drawing.named("fixture", names)
    if not around.instances:
        return []
    instance = drawing.of(around.instances)
    scope = drawing.shape("scope", {scope or "none": scope for scope in _SCOPES})
    name = drawing.fresh("fix")
    is_async = "async " in _FIXTURES[sort]
    other = drawing.of(others) if "helper" in sort else None
    words = {
        **_decorators(around, name, scope),
        "F": name,
        "R": kind(drawing, instance, is_async=is_async),
        "N": instance.name,
        "O": other.call if other else "",
    }
    lines: Lines = []
    for line in _FIXTURES[sort].split("\n"):
        if line.strip() == "S":
            read = statements(drawing, instance, is_async=is_async)
            lines += [f"    {text}" if text else "" for text in read]
        else:
            lines += _fixture_line(line, words).split("\n")
    found = other.kind if other else "decoy" if "makes it" in sort else instance.kind
    around.fixtures.append(Fixture(name, found))
    return lines


def _fixture_line(line: str, words: Mapping[str, str]) -> str:
    return re.sub(
        r"\b(?:made_F|[DFUQGYRNO])\b",
        lambda match: f"made_{words['F']}" if match.group() == "made_F" else words[match.group()],
        line,
    )


def _decorators(around: Around, name: str, scope: str) -> Mapping[str, str]:
    scoped = f'scope="{scope}"' if scope else ""
    plain = f"pytest.fixture({scoped})" if scope else "pytest.fixture"
    given = f", {scoped}" if scope else ""
    return {
        "D": plain,
        "U": f"pytest.fixture(autouse=True{given})",
        "Q": f"pytest.fixture(params=[1, 2]{given})",
        "G": f'pytest.fixture(name="{name}"{given})',
        "Y": plain if around.is_auto else plain.replace("pytest.", "pytest_asyncio."),
    }


# Tests


@dataclass(frozen=True, slots=True)
class _Dressing:
    """Decorators of a test, the parameters that they fill, and what must come of those."""

    decorators: Lines
    parameters: Lines
    checks: Lines


_FIRST = ["import app.things as patched", "assert patched.FIRST is first"]
_SECOND = ["assert patched.SECOND is second"]
_MANY = (
    "@settings(max_examples=2, database=None, derandomize=True, deadline=None, "
    "suppress_health_check=[HealthCheck.differing_executors])"
)
_DRESSINGS: Mapping[str, _Dressing] = {
    "mark": _Dressing(["@pytest.mark.filterwarnings('ignore')"], [], []),
    "skip that does not apply": _Dressing(["@pytest.mark.skipif(False, reason='no')"], [], []),
    "parametrize": _Dressing(
        ["@pytest.mark.parametrize('value', [1, 2])"], ["value"], ["assert value in (1, 2)"]
    ),
    "parametrize twice": _Dressing(
        [
            "@pytest.mark.parametrize(('value', 'more'), [(1, 2)])",
            "@pytest.mark.parametrize('other', [3])",
        ],
        ["other", "value", "more"],
        ["assert (value, more, other) == (1, 2, 3)"],
    ),
    "indirect": _Dressing(
        ["@pytest.mark.parametrize('tmp_path', [1], indirect=True)"],
        ["tmp_path"],
        ["assert tmp_path"],
    ),
    "patch": _Dressing(["@patch('app.things.FIRST')"], ["first"], _FIRST),
    "two patches": _Dressing(
        ["@patch('app.things.SECOND')", "@patch('app.things.FIRST')"],
        ["first", "second"],
        [*_FIRST, *_SECOND],
    ),
    "patch with new": _Dressing(
        ["@patch('app.things.FIRST', 5)"],
        [],
        ["import app.things as patched", "assert patched.FIRST == 5"],
    ),
    "patch of an object": _Dressing(
        ["@patch.object(things_of_app, 'FIRST')", "@patch.dict('os.environ', {})"],
        ["first"],
        _FIRST,
    ),
    "patch and parametrize": _Dressing(
        ["@pytest.mark.parametrize('value', [1])", "@patch('app.things.FIRST')"],
        ["first", "value"],
        [*_FIRST, "assert value == 1"],
    ),
    "patch and the rest": _Dressing(["@patch('app.things.FIRST')"], ["*mocks"], ["assert mocks"]),
    "given": _Dressing(["@given(st.integers(1, 2))", _MANY], ["drawn"], ["assert drawn in (1, 2)"]),
    "given by keyword": _Dressing(
        [_MANY, "@given(drawn=st.just(1))"], ["drawn"], ["assert drawn == 1"]
    ),
    "patch and given": _Dressing(
        ["@patch('app.things.FIRST', 5)", "@given(st.just(1))", _MANY],
        ["drawn"],
        ["assert drawn == 1"],
    ),
    "default": _Dressing([], ["held=1"], ["assert held == 1"]),
    "keyword-only": _Dressing([], ["*", "tmp_path"], ["assert tmp_path"]),
    "rest and keyword-only": _Dressing([], ["*rest", "tmp_path"], ["assert tmp_path and not rest"]),
    "fixture": _Dressing([], ["tmp_path"], ["assert tmp_path"]),
    "passed on": _Dressing(["@passed"], [], []),
    "passed on without arguments": _Dressing(["@called"], [], []),
    "over lines": _Dressing([], ["\n    tmp_path,  # where\n"], ["assert tmp_path"]),
}
#: Ways in which the name is a parameter's already.
_OF_THE_NAME: Mapping[str, _Dressing] = {
    "default": _Dressing([], ["N=DECOY"], []),
    "parametrize": _Dressing(["@pytest.mark.parametrize('N', [DECOY])"], ["N"], []),
    "parametrize of many": _Dressing(
        ["@pytest.mark.parametrize(['N', 'value'], [(DECOY, 1)])"], ["value", "N"], []
    ),
    "given": _Dressing([_MANY, "@given(N=st.just(DECOY))"], ["N"], []),
    "patch": _Dressing(["@patch('app.decoys.DECOY', **{'kind': 'decoy'})"], ["N"], []),
}


def written_test(around: Around, *, receiver: str = "", may_ask: bool = True) -> Lines:
    """A test, as function or as method; a TestCase's may ask for nothing."""
    drawing = around.drawing
    is_async = drawing.chance(30) if may_ask else receiver == "async self"
    decorators, parameters, checks, rest = _dressed(around, may_ask=may_ask, is_async=is_async)
    asked = [
        found for found in around.fixtures
        if may_ask and not {"*", "\n"} & set("".join(parameters))
        and not {"@given", "@called"} & {line.partition("(")[0] for line in decorators}
        and drawing.chance(25)
    ]  # fmt: skip
    names = [found.name for found in asked]
    plain = [name for name in parameters if "=" not in name]
    defaults = [name for name in parameters if "=" in name]
    head = "self" if receiver else ""
    listed = ", ".join(filter(None, [head, *plain, *names, *defaults]))
    lines = [*decorators]
    if is_async and may_ask and not around.is_auto:
        lines.append("@pytest.mark.asyncio")
    lines.append(f"{'async ' if is_async else ''}def {drawing.fresh('test')}({listed}):")
    lines += indented([*checks, *(f'assert {one.name} == "{one.kind}"' for one in asked)])
    within = Around(drawing, around.is_auto, rest, around.helpers, around.fixtures)
    return [*lines, *indented(body(within, is_async=is_async))]


def _dressed(
    around: Around, *, may_ask: bool, is_async: bool
) -> tuple[Lines, Lines, Lines, Sequence[Instance]]:
    """Decorators, parameters and their checks; and the things whose names are still free."""
    drawing = around.drawing
    if around.instances and may_ask and drawing.chance(10):
        instance = drawing.of(around.instances)
        found = drawing.shape("parameter of the name", _OF_THE_NAME)
        rest = [other for other in around.instances if other != instance]
        lists = [found.decorators, found.parameters]
        filled_in = [[filled(line, instance) for line in lines] for lines in lists]
        check = [f'assert {instance.name}.kind == "decoy"']
        return filled_in[0], filled_in[1], check, rest
    if drawing.chance(40):
        table = _DRESSINGS if may_ask else {"patch": _DRESSINGS["patch"]}
        found = drawing.shape("test", table)
        return found.decorators, found.parameters, found.checks, around.instances
    drawing.shapes.append("test: plain async" if is_async else "test: plain")
    return [], [], [], around.instances
