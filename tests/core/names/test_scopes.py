"""What a name refers to, for every way in which Python binds names.

A use under test is marked with ``$`` in front of it. Scopes are written as the kinds that they
are nested in, from the outside: ``module function``.
"""

import re
import sys

import pytest

from migrator.core.layout import ModuleName
from migrator.core.names import BindingKind, Place, Reading, ScopeKind, read
from migrator.core.source import PythonSource, parse

NEWER = sys.version_info >= (3, 12)


def reading(text: str, *words: str, module: str = "pkg.mod", package: bool = False) -> Reading:
    source = PythonSource("pkg/mod.py", text.encode())
    return read(source, ModuleName(module, package), frozenset(words))


def scope_path(found: Reading, scope: int | None) -> str:
    kinds: list[str] = []
    while scope is not None:
        kinds.insert(0, found.scopes[scope].kind.name.lower())
        scope = found.scopes[scope].parent
    return " ".join(kinds) or "nothing"


def marked_use(text: str) -> tuple[Reading, str, str]:
    """The reading of a marked text, where the marked use resolves to, and how it is bound there."""
    match = re.search(r"\$(\w+)", text)
    assert match, "no use is marked"
    name = match.group(1)
    found = reading(text.replace("$", ""), name)
    offset = len(text[: match.start()].encode())
    (use,) = [use for use in found.uses if use.span.start == offset]
    assert use.name == name
    owner = found.lookup(name, use.scope, use.order)
    indices = found.scopes[owner].bound[name] if owner is not None else []
    kinds = " ".join(sorted({found.bindings[index].kind.name.lower() for index in indices}))
    return found, scope_path(found, owner), kinds


_BINDINGS = [
    # Imports
    ("import x\n$x", "module", "import"),
    ("import x.y.z\n$x.y.z", "module", "import"),
    ("import a.b as x\n$x", "module", "import"),
    ("import x.b as a\n$x", "nothing", ""),
    ("from a import x\n$x", "module", "import"),
    ("from a import b as x\n$x", "module", "import"),
    ("from a import x as b\n$x", "nothing", ""),
    ("from . import x\n$x", "module", "import"),
    ("from ...a.b import (\n    c,\n    x,  # yes\n)\n$x", "module", "import"),
    ("from a import *\n$x", "nothing", ""),
    ("def f():\n    import x\n    $x", "module function", "import"),
    ("def f():\n    from a import x\n$x", "nothing", ""),
    ("class C:\n    import x\n    $x", "module class", "import"),
    ("try:\n    import x\nexcept ImportError:\n    x = None\n$x", "module", "assignment import"),
    ("if a:\n    import x\nelse:\n    def x(): ...\n$x", "module", "definition import"),
    # Definitions
    ("def x(): ...\n$x", "module", "definition"),
    ("async def x(): ...\n$x", "module", "definition"),
    ("class x: ...\n$x", "module", "definition"),
    ("def x():\n    $x", "module", "definition"),
    ("class x:\n    def f(self): $x", "module", "definition"),
    ("class C:\n    def x(self): ...\n    def f(self): $x", "nothing", ""),
    ("@$x\ndef x(): ...", "module", "definition"),
    ("def f():\n    def x(): ...\n    return $x", "module function", "definition"),
    # Assignments
    ("x = 1\n$x", "module", "assignment"),
    ("x = y = 1\n$x", "module", "assignment"),
    ("(a, [*x, b]) = c\n$x", "module", "assignment"),
    ("x: int = 1\n$x", "module", "assignment"),
    ("def f():\n    x: int\n    $x", "module function", "assignment"),
    ("def f():\n    x += 1\n    $x", "module function", "assignment"),
    ("a.x = 1\n$x", "nothing", ""),
    ("a[0] = 1\n$x", "nothing", ""),
    ("x.a = 1\n$x", "nothing", ""),
    ("for x in y: ...\n$x", "module", "assignment"),
    ("for a, (x, b) in y: ...\nelse: $x", "module", "assignment"),
    ("async def f():\n    async for x in y: $x", "module function", "assignment"),
    ("with a as x: $x", "module", "assignment"),
    ("with a as (b, x), c as d: $x", "module", "assignment"),
    ("async def f():\n    async with a as x: $x", "module function", "assignment"),
    ("(x := 1)\n$x", "module", "assignment"),
    ("def f():\n    if (x := a): return $x", "module function", "assignment"),
    ("[x := a for a in b]\n$x", "module", "assignment"),
    (
        "def f():\n    return [[(x := a) for a in b] for c in d], $x",
        "module function",
        "assignment",
    ),
    ("f = lambda: (x := 1, $x)", "module function", "assignment"),
    ("f = lambda: (x := 1)\n$x", "nothing", ""),
    ("x = 1\ndel x\n$x", "module", "assignment deletion"),
    ("x = 1\ndef f():\n    del x\n    $x", "module function", "deletion"),
    # Captures
    ("try: ...\nexcept E as x: $x", "module", "capture"),
    ("try: ...\nexcept* (A, B) as x: $x", "module", "capture"),
    ("match a:\n    case x: $x", "module", "capture"),
    ("match a:\n    case [1, x]: $x", "module", "capture"),
    ("match a:\n    case [1, *x]: $x", "module", "capture"),
    ("match a:\n    case {'k': x}: $x", "module", "capture"),
    ("match a:\n    case {'k': 1, **x}: $x", "module", "capture"),
    ("match a:\n    case {**x}: $x", "module", "capture"),
    ("match a:\n    case C(x): $x", "module", "capture"),
    ("match a:\n    case C(b=x): $x", "module", "capture"),
    ("match a:\n    case C(x=b): $x", "nothing", ""),
    ("match a:\n    case (1 | 2) as x: $x", "module", "capture"),
    ("match a:\n    case [x] | x: $x", "module", "capture"),
    ("import x\nmatch a:\n    case $x.y: ...", "module", "import"),
    ("import x\nmatch $x:\n    case _: ...", "module", "import"),
    ("import x\nmatch a:\n    case $x(): ...", "module", "import"),
    # Parameters
    ("def f(x): $x", "module function", "parameter"),
    ("def f(x, /): $x", "module function", "parameter"),
    ("def f(*x): $x", "module function", "parameter"),
    ("def f(*, x): $x", "module function", "parameter"),
    ("def f(**x): $x", "module function", "parameter"),
    ("def f(a: int = 1, *b, x: str = '', **c): $x", "module function", "parameter"),
    ("lambda x: $x", "module function", "parameter"),
    ("lambda *x, **y: $x", "module function", "parameter"),
    ("x = 1\ndef f(x=$x): ...", "module", "assignment"),
    ("x = 1\ndef f(x: $x): ...", "module", "assignment"),
    ("x = 1\ndef f(x) -> $x: ...", "module", "assignment"),
    ("x = 1\n@d($x)\ndef f(x): ...", "module", "assignment"),
    ("x = 1\nlambda x=$x: 0", "module", "assignment"),
    ("x = 1\nlambda y: $x", "module", "assignment"),
    ("def f(x):\n    def g(): $x", "module function", "parameter"),
    ("def f(x):\n    def g(x=$x): ...", "module function", "parameter"),
    # Comprehensions
    ("[$x for x in a]", "module comprehension", "assignment"),
    ("{$x for x in a}", "module comprehension", "assignment"),
    ("($x for x in a)", "module comprehension", "assignment"),
    ("{1: $x for x in a}", "module comprehension", "assignment"),
    ("{$x: 1 for x in a}", "module comprehension", "assignment"),
    ("[1 for x in a if $x]", "module comprehension", "assignment"),
    ("[b for x in a for b in $x]", "module comprehension", "assignment"),
    ("x = 1\n[x for x in $x]", "module", "assignment"),
    ("[x for x in a]\n$x", "nothing", ""),
    ("[[$x for b in a] for x in a]", "module comprehension", "assignment"),
    ("[[b for b in $x] for x in a]", "module comprehension", "assignment"),
    ("x = 1\n[lambda: $x for b in a]", "module", "assignment"),
    ("async def f():\n    [$x async for x in a]", "module function comprehension", "assignment"),
    # Classes are not seen from inside their methods
    ("class C:\n    x = 1\n    $x", "module class", "assignment"),
    ("x = 1\nclass C:\n    x = 2\n    def f(self): $x", "module", "assignment"),
    ("x = 1\nclass C:\n    x = 2\n    f = lambda self: $x", "module", "assignment"),
    ("x = 1\nclass C:\n    x = 2\n    y = [$x for a in b]", "module", "assignment"),
    ("x = 1\nclass C:\n    x = 2\n    y = [a for a in $x]", "module class", "assignment"),
    ("x = 1\nclass C:\n    x = 2\n    def f(self, y=$x): ...", "module class", "assignment"),
    ("x = 1\nclass C:\n    x = 2\n    class D:\n        $x", "module", "assignment"),
    ("x = 1\nclass C($x):\n    x = 2", "module", "assignment"),
    ("x = 1\nclass C(metaclass=$x): ...", "module", "assignment"),
    ("import x\nclass C:\n    x = $x", "module", "import"),
    ("import x\nclass C:\n    @$x\n    def x(self): ...", "module", "import"),
    ("import x\nclass C:\n    def x(self): ...\n    y = $x", "module class", "definition"),
    ("def f():\n    x = 1\n    class C:\n        def g(self): $x", "module function", "assignment"),
    # Declarations
    ("x = 1\ndef f():\n    global x\n    $x", "module", "assignment"),
    ("def f():\n    global x\n    x = 1\ndef g(): $x", "module", "assignment"),
    ("def f():\n    global x\n    import x\n$x", "module", "import"),
    ("def f():\n    global x\n    def x(): ...\n$x", "module", "definition"),
    ("x = 1\ndef f(x):\n    def g():\n        global x\n        $x", "module", "assignment"),
    (
        "x = 1\ndef f():\n    x = 2\n    def g():\n        global x\n        def h(): $x",
        "module",
        "assignment",
    ),
    ("x = 1\nclass C:\n    global x\n    x = 2\n    $x", "module", "assignment"),
    (
        "def f(x):\n    class C:\n        global x\n        def g(self): $x",
        "module function",
        "parameter",
    ),
    ("global x\nx = 1\n$x", "module", "assignment"),
    (
        "def f():\n    x = 1\n    def g():\n        nonlocal x\n        $x",
        "module function",
        "assignment",
    ),
    (
        "def f(x):\n    def g():\n        nonlocal x\n        x = 2\n    $x",
        "module function",
        "assignment parameter",
    ),
    (
        "def f(x):\n    def g():\n        nonlocal x\n        import x\n    $x",
        "module function",
        "import parameter",
    ),
    (
        "def f(x):\n    class C:\n        x = 1\n        def g(self):\n            nonlocal x\n"
        "            x = 2\n    $x",
        "module function",
        "assignment parameter",
    ),
    (
        "def f(x):\n    def g():\n        def h():\n            nonlocal x\n            x = $x",
        "module function",
        "assignment parameter",
    ),
    # Quoted annotations, and where strings are only data
    ("import x\ndef f(a: '$x'): ...", "module", "import"),
    ("import x\ndef f() -> 'list[$x.y]': ...", "module", "import"),
    ("import x\na: '''$x''' = 1", "module", "import"),
    ("import x\na: Optional['$x']", "module", "import"),
    ("import x\nb = cast('$x', a)", "module", "import"),
    ("import x\nT = TypeVar('T', bound='$x')", "module", "import"),
    ("def f(x):\n    a: 'list[$x]'", "module function", "parameter"),
    ("class C:\n    x = 1\n    a: '$x'", "module class", "assignment"),
    # f-strings and calls
    ("import x\nf'{$x}'", "module", "import"),
    ("import x\nf'{a:{$x}}'", "module", "import"),
    ("import x\nf(x=$x)", "module", "import"),
    ("import x\nf(*$x)", "module", "import"),
    ("import x\nf(**$x)", "module", "import"),
    ("import x\na[$x:1]", "module", "import"),
    ("async def f(x): await $x", "module function", "parameter"),
    ("def f(x): yield from $x", "module function", "parameter"),
    ("import x\nassert a, $x", "module", "import"),
    ("import x\nraise a from $x", "module", "import"),
    # Names that only look like the name
    ("import x\ny.x = $x.x", "module", "import"),
    ("import xx\n$x", "nothing", ""),
]

_TYPE_PARAMETERS = [
    ("def f[x](a: $x): ...", "module type_parameters", "capture"),
    ("def f[x](a): $x", "module type_parameters", "capture"),
    ("def f[*x](*a: *$x): ...", "module type_parameters", "capture"),
    ("def f[**x](a: $x): ...", "module type_parameters", "capture"),
    ("class C[x]($x): ...", "module type_parameters", "capture"),
    ("class C[x]:\n    def f(self): $x", "module type_parameters", "capture"),
    ("type A[x] = list[$x]", "module type_parameters", "capture"),
    ("type x = int\n$x", "module", "assignment"),
    ("import x\ntype A = list[$x]", "module", "import"),
    ("import x\ndef f[T: $x](a): ...", "module", "import"),
    ("import x\ndef f[x](a=$x): ...", "module", "import"),
    ("import x\n@$x\ndef f[x](a): ...", "module", "import"),
    ("import x\ndef f[x](a): ...\n$x", "module", "import"),
]


@pytest.mark.parametrize(
    ("text", "scope", "kinds"), _BINDINGS + (_TYPE_PARAMETERS if NEWER else [])
)
def test_a_use_refers_to_what_python_would_take(text: str, scope: str, kinds: str) -> None:
    _found, where, how = marked_use(text)
    assert (where, how) == (scope, kinds)


@pytest.mark.parametrize(
    ("text", "scope", "kinds"), _BINDINGS + (_TYPE_PARAMETERS if NEWER else [])
)
def test_every_place_that_is_noted_holds_the_name(text: str, scope: str, kinds: str) -> None:
    code = text.replace("$", "")
    found = reading(code, "x")
    data = code.encode()
    assert found.uses or found.bindings
    assert all(data[slice(*use.span)] == b"x" for use in found.uses)
    spans = [binding.span for binding in found.bindings if binding.span is not None]
    spans += [declared.span for declared in found.declarations]
    assert all(data[slice(*span)] == b"x" for span in spans)
    everywhere = [match.span() for match in re.finditer(rb"\bx\b", data)]
    assert [tuple(span) for span, _place in found.occurrences] == everywhere


@pytest.mark.parametrize(("text", "scope", "kinds"), _BINDINGS)
def test_a_reading_of_one_word_is_part_of_a_reading_of_all(
    text: str, scope: str, kinds: str
) -> None:
    code = text.replace("$", "")
    words = frozenset(re.findall(r"[A-Za-z_]\w*", code))
    alone, together = reading(code, "x"), reading(code, *words)
    spans = [use.span for use in together.uses if use.name == "x"]
    assert [use.span for use in alone.uses] == spans
    for use in alone.uses:
        (same,) = [other for other in together.uses if other.span == use.span]
        owner = alone.lookup("x", use.scope, use.order)
        other_owner = together.lookup("x", same.scope, same.order)
        assert scope_path(alone, owner) == scope_path(together, other_owner)


def test_a_class_body_sees_the_outer_name_until_it_binds_its_own() -> None:
    found = reading("x = 1\nclass C:\n    a = x\n    x = 2\n    b = x\n", "x")
    owners = [found.lookup("x", use.scope, use.order) for use in found.uses]
    assert [scope_path(found, owner) for owner in owners] == ["module", "module class"]


def test_a_private_name_in_a_class_is_another_name() -> None:
    found = reading("from a import __x\nclass C:\n    def f(self): return __x\n", "__x")
    assert [found.lookup("__x", use.scope, use.order) for use in found.uses] == [None]


# Imports


@pytest.mark.parametrize(
    ("text", "package", "expected"),
    [
        ("import x", False, "x"),
        ("import x.y", False, "x"),
        ("import a.b as x", False, "a.b"),
        ("from a import x", False, "a.x"),
        ("from a.b import c as x", False, "a.b.c"),
        ("from . import x", False, "pkg.sub.x"),
        ("from .a import x", False, "pkg.sub.a.x"),
        ("from .. import x", False, "pkg.x"),
        ("from ..a.b import x", False, "pkg.a.b.x"),
        ("from ... import x", False, None),
        ("from ...a import x", False, None),
        ("from .... import x", False, None),
        ("from . import x", True, "pkg.sub.mod.x"),
        ("from .. import x", True, "pkg.sub.x"),
        ("from ...a import x", True, "pkg.a.x"),
        ("from ....a import x", True, None),
        (
            "def f(x):\n    def g():\n        nonlocal x\n        from a import x\nimport b",
            False,
            "a.x",
        ),
        ("def f():\n    global x\n    from a import x", False, "a.x"),
    ],
)
def test_an_import_says_what_it_brings(text: str, package: bool, expected: str | None) -> None:
    found = reading(text, "x", module="pkg.sub.mod", package=package)
    (binding,) = [found_ for found_ in found.bindings if found_.kind is BindingKind.IMPORT]
    assert found.imported(binding) == expected


def test_an_import_knows_where_it_stands() -> None:
    text = (
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    import a\nelse:\n    import b\n"
        "try:\n    import c\nexcept ImportError:\n    import d\n"
        "def f():\n    import e\n    return e\n"
        "class G:\n    import h\n"
        "from i import *\n"
    )
    found = reading(text)
    by_name = {statement.aliases[0].name: statement for statement in found.imports}
    assert [name for name, one in by_name.items() if one.type_checking] == ["a"]
    assert [name for name, one in by_name.items() if one.guarded] == ["c", "d"]
    assert [name for name, one in by_name.items() if one.siblings == 1] == ["a", "b", "c", "d", "h"]
    assert [name for name, one in by_name.items() if one.is_star] == ["*"]
    assert [name for name, one in by_name.items() if not found.runs_at_import(one.scope)] == ["e"]
    assert len({by_name[name].block for name in ("TYPE_CHECKING", "*")}) == 1
    assert len({one.block for one in by_name.values()}) == len(by_name) - 1


def test_a_stand_in_is_known_as_one() -> None:
    text = "try:\n    from a import x\nexcept ImportError:\n    x = None\n"
    found = reading(text, "x")
    assert [binding.fallback for binding in found.bindings] == [False, True]


# __all__


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("__all__ = ['a', 'b']", ("a", "b")),
        ("__all__ = ('a', 'b')", ("a", "b")),
        ('__all__ = [\n    "a",  # one\n    # two\n    "b",\n]', ("a", "b")),
        ("__all__: list[str] = ['a']", ("a",)),
        ("__all__ = ['a']\n__all__ += ['b']", ("a", "b")),
        ("__all__ = ['a']\n__all__.extend(['b', 'c'])", ("a", "b", "c")),
        ("__all__ = ['a']\n__all__.append('b')", ("a", "b")),
        ("__all__ = ['a'] + other.__all__ + ['b']", ("a", "b")),
        ("__all__ = []", ()),
        ("if x:\n    __all__ = ['a']", ("a",)),
    ],
)
def test_exports_are_read_in_all_their_forms(text: str, names: tuple[str, ...]) -> None:
    exports = reading(text).exports
    assert exports.defined
    assert exports.names == names
    assert [text[start + 1] for start in exports.starts] == list(names)


@pytest.mark.parametrize(
    "text", ["a = ['__all__']", "def f():\n    __all__ = ['a']", "x.__all__ = ['a']", ""]
)
def test_what_is_no_export_list_is_not_taken_for_one(text: str) -> None:
    assert not reading(text).exports.defined


# Kinds of places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("print($x)", Place.NAME),
        ("$x = 1", Place.NAME),
        ("global $x", Place.NAME),
        ("import $x", Place.IMPORT),
        ("from $x import a", Place.IMPORT),
        ("from a import (\n    b,\n    $x,\n)", Place.IMPORT),
        ("def $x(): ...", Place.DEFINITION),
        ("@a\nasync def $x(): ...", Place.DEFINITION),
        ("class $x: ...", Place.DEFINITION),
        ("def f($x): ...", Place.PARAMETER),
        ("lambda *$x: 0", Place.PARAMETER),
        ("a.$x", Place.ATTRIBUTE),
        ("a().b.$x = 1", Place.ATTRIBUTE),
        ("f($x=1)", Place.KEYWORD),
        ("f('#', $x=1)", Place.KEYWORD),
        ("class C($x=1): ...", Place.KEYWORD),
        ("match a:\n    case C($x=1): ...", Place.KEYWORD),
        ("match a:\n    case {**$x}: ...", Place.NAME),
        ("match a:\n    case [*$x]: ...", Place.NAME),
        ("match a:\n    case b as $x: ...", Place.NAME),
        ("try: ...\nexcept E as $x: ...", Place.NAME),
        ("a = '$x'", Place.STRING),
        ("a = '# $x'", Place.STRING),
        ("a = b'$x'", Place.STRING),
        ("a = b'# $x'", Place.STRING),
        (r"a = '\n$x'", Place.STRING),
        (r"a = 'c:\$x41'", Place.STRING),
        ("a = f'$x {b}'", Place.STRING),
        ("a = f'{$x}'", Place.NAME),
        ("def f():\n    '''$x'''", Place.DOCSTRING),
        ("'''\na # $x\n'''", Place.DOCSTRING),
        ("# $x", Place.COMMENT),
        ("a = 1  # b.$x", Place.COMMENT),
        ("from a import (\n    b,  # $x\n)", Place.COMMENT),
        ("# \u201c$x\u201d", Place.COMMENT),
        ("# b\u2014$x\u2026", Place.COMMENT),
        ("'''see \u00ab$x\u00bb'''", Place.DOCSTRING),
    ],
)
def test_every_occurrence_has_its_kind_of_place(text: str, place: Place) -> None:
    match = re.search(r"\$(\w+)", text)
    assert match
    code = text.replace("$", "")
    parse(code.encode())
    start = len(text[: match.start()].encode())
    found = reading(code, match.group(1))
    assert [at for span, at in found.occurrences if span.start == start] == [place]


def test_scopes_of_a_walk_know_their_parents() -> None:
    found = reading("class C:\n    def f(self):\n        return [x for x in x]\n", "x")
    kinds = [scope.kind for scope in found.scopes]
    assert kinds == [
        ScopeKind.MODULE,
        ScopeKind.CLASS,
        ScopeKind.FUNCTION,
        ScopeKind.COMPREHENSION,
    ]
    assert [scope.parent for scope in found.scopes] == [None, 0, 1, 2]
