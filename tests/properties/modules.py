"""Small valid modules that import, bind, shadow and use a name, and what they do when they run.

Two modules stand by, ``old`` and ``new``. Whatever is taken from them records how it is called.
"""

import builtins
import re
import sys
from collections.abc import Iterable, Mapping
from types import ModuleType

import pytest
from hypothesis import strategies as st

#: What moves: ``old.thing`` becomes ``new.renamed``.
MOVE: Mapping[str, str] = {"old.thing": "new.renamed"}

# Generating

_NAMES = st.sampled_from(["thing", "thing", "other", "renamed", "a", "b", "old", "new"])
_IMPORTS = st.sampled_from(
    [
        "from old import thing",
        "from old import thing, other",
        "from old import (\n    other,  # one\n    thing,  # two\n)",
        "from old import thing as a",
        "from old import thing as thing",
        "from old import other as thing",
        "import old",
        "import old as a",
        "import old, new",
        "from new import renamed",
        "from new import renamed as b",
        "import new",
    ]
)
_USES = st.sampled_from(
    "thing thing other renamed a b old.thing old.thing old.other a.thing new.renamed a.b".split()
)


def _calls(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(_USES, inner).map("{0[0]}({0[1]})".format),
        st.tuples(_USES, inner).map("{0[0]}(thing={0[1]})".format),
        st.tuples(_NAMES, inner, inner).map("(lambda {0[0]}={0[1]}: {0[2]})()".format),
        st.tuples(_NAMES, inner).map("[{0[1]} for {0[0]} in (1, 2)]".format),
        st.tuples(_NAMES, inner, inner).map("[{0[1]} for {0[0]} in (1, 2) if {0[2]}]".format),
        st.tuples(_NAMES, inner).map("list({0[1]} for x in (1, 2) for {0[0]} in (x,))".format),
        st.tuples(_NAMES, inner).map("({0[0]} := {0[1]})".format),
        st.tuples(inner, inner).map("({0[0]} and {0[1]})".format),
        inner.map("f'{{{}}}'".format),
    )


_EXPRESSIONS = st.recursive(st.one_of(_USES, st.just("1")), _calls, max_leaves=4)


def _indented(lines: Iterable[str]) -> str:
    return "\n".join("    " + line for text in lines for line in text.split("\n"))


def _tried(statement: str) -> str:
    """What goes wrong is part of what a module does, and does not end it."""
    return f"try:\n{_indented([statement])}\nexcept Exception as error:\n    failed(error)"


def _blocks(statements: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    bodies = st.lists(statements, min_size=1, max_size=3).map(_indented)
    declared = st.one_of(st.just(""), st.just(""), _NAMES.map("    global {}\n".format))
    functions = st.tuples(_NAMES, _NAMES, _EXPRESSIONS, declared, bodies).map(
        "def {0[0]}({0[1]}={0[2]}):\n{0[3]}{0[4]}".format
    )
    return st.one_of(
        functions,
        st.tuples(functions, _NAMES).map("{0[0]}\n{0[1]}()".format),
        st.tuples(declared, bodies).map("def run():\n{0[0]}{0[1]}\nrun()".format),
        st.tuples(_NAMES, bodies).map("class {0[0]}:\n{0[1]}".format),
        st.tuples(_EXPRESSIONS, bodies, bodies).map("if {0[0]}:\n{0[1]}\nelse:\n{0[2]}".format),
        st.tuples(_NAMES, bodies).map("for {0[0]} in (1, 2):\n{0[1]}".format),
        st.tuples(_NAMES, bodies).map("match 1:\n  case {0[0]}:\n{0[1]}".format),
        bodies.map("try:\n{}\nexcept ImportError:\n    thing = None".format),
    )


_SIMPLE = st.one_of(
    _IMPORTS,
    _EXPRESSIONS,
    _EXPRESSIONS,
    st.tuples(_NAMES, _EXPRESSIONS).map("{0[0]} = {0[1]}".format),
    st.tuples(_NAMES, _EXPRESSIONS).map("{0[0]}: 'thing' = {0[1]}".format),
    st.tuples(_NAMES, _EXPRESSIONS).map("{0[0]} += {0[1]}".format),
    st.tuples(_USES, _EXPRESSIONS).map("{0[0]}.mark = {0[1]}".format),
    _NAMES.map("del {}".format),
)
_STATEMENTS = st.recursive(_SIMPLE.map(_tried), _blocks, max_leaves=6)


def _is_valid(code: str) -> bool:
    try:
        compile(code, "module.py", "exec")
    except SyntaxError:
        return False
    return True


def modules() -> st.SearchStrategy[str]:
    """Modules that begin with an import and go on with anything."""
    statements = st.lists(_STATEMENTS.map(_tried), min_size=1, max_size=4)
    exports = st.sampled_from(["", "", "", "__all__ = ['thing']\n"])
    parts = st.tuples(st.lists(_IMPORTS, min_size=1, max_size=2), exports, statements)
    return parts.map(
        lambda drawn: "\n".join([*drawn[0], drawn[1] + "\n".join(drawn[2]), ""])
    ).filter(_is_valid)


# Running


class _Recorder:
    """Takes any call, and says so."""

    def __init__(self, label: str, seen: list[str]) -> None:
        self._label = label
        self._seen = seen

    def __call__(self, *arguments: object, **options: object) -> "_Recorder":
        shown = [_shown(argument) for argument in arguments]
        shown += [f"{name}={_shown(option)}" for name, option in options.items()]
        self._seen.append(f"{self._label}({', '.join(shown)})")
        return self

    def __add__(self, other: object) -> "_Recorder":
        self._seen.append(f"{self._label} + {_shown(other)}")
        return self

    def __repr__(self) -> str:
        return f"<{self._label}>"


def _shown(value: object) -> str:
    """A value without what is different in every run: where it lies in memory."""
    return re.sub(r" at 0x\w+", "", str(value))


#: So many things are seen of a module that calls itself without an end.
_LIMIT = 300
_ELSEWHERE = ("other", "a", "b")


def run(code: bytes, *, old_is_gone: bool = False) -> list[str]:
    """What is called, in order, and what fails, when a module is run."""
    seen: list[str] = []
    thing, other = _Recorder("thing", seen), _Recorder("other", seen)
    old, new = ModuleType("old"), ModuleType("new")
    vars(old).update({"other": other} if old_is_gone else {"other": other, "thing": thing})
    vars(new).update({"renamed": thing})

    def failed(error: Exception) -> None:
        seen.append(type(error).__name__)
        if len(seen) > _LIMIT:
            raise KeyboardInterrupt

    # Names that nothing in the module binds are namesakes from elsewhere.
    elsewhere = {name: _Recorder(f"elsewhere.{name}", seen) for name in _ELSEWHERE}
    namespace: dict[str, object] = {"__name__": "module", "failed": failed, **elsewhere}
    namespace["__builtins__"] = dict(vars(builtins))  # a module may write to them
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "old", old)
        patch.setitem(sys.modules, "new", new)
        try:
            exec(compile(code, "module.py", "exec"), namespace)  # noqa: S102 - the whole point
        except KeyboardInterrupt:
            seen.append("goes on and on")
        except Exception as error:
            seen.append(f"ended by {type(error).__name__}")
    return seen[:_LIMIT]
