"""New imports beside others in a block: sorted among them, written as they are."""

import pytest

from migrator.core.edits import apply, in_order
from migrator.core.imports import Destination
from migrator.core.imports.added import imports_beside
from migrator.core.layout import ModuleName
from migrator.core.source import PythonSource

MODULE = ModuleName("app.use", is_package=False)
CTX = Destination("app.ctx", "Ctx")
OS = Destination(None, "os")
NEAR = Destination(".ctx", "Ctx")
#: What stands before and behind a block.
BLOCKS = [
    ("def f():\n", ""),
    ("class A:\n", ""),
    ("if x:\n    def f():\n", ""),
    ("try:\n", "finally:\n    pass\n"),
    ("try:\n    pass\nexcept E:\n", ""),
]


def _owns(module: str) -> bool:
    return module.partition(".")[0] == "app"


def _beside(code: str, marked: str, wanted: tuple[Destination, ...]) -> str | None:
    source = PythonSource("app/use.py", code.encode())
    edits = imports_beside(source, MODULE, _owns, wanted, code.index(marked))
    return None if edits is None else apply(source.code, in_order(edits)).decode()


@pytest.mark.parametrize(
    ("before", "wanted", "after"),
    [
        (["from app.b import b"], (CTX,), ["from app.b import b", "from app.ctx import Ctx"]),
        (["from app.d import b"], (CTX,), ["from app.ctx import Ctx", "from app.d import b"]),
        (
            ["import sys", "", "from app.d import b"],
            (CTX, OS),
            ["import os", "import sys", "", "from app.ctx import Ctx", "from app.d import b"],
        ),
        (["from app.d import b"], (OS,), ["import os", "", "from app.d import b"]),
        (
            ["from app.ctx import other", "from app.d import b"],
            (CTX,),
            ["from app.ctx import Ctx, other", "from app.d import b"],
        ),
        (
            ["from app.ctx import (", "    other,", ")", "from app.d import b"],
            (CTX,),
            ["from app.ctx import (", "    Ctx,", "    other,", ")", "from app.d import b"],
        ),
        (["from .d import b"], (NEAR,), ["from .ctx import Ctx", "from .d import b"]),
        (["from app.ctx import Ctx", "from app.d import b"], (CTX,), None),
        (
            ["x = 1", "from app.d import b"],
            (CTX,),
            ["x = 1", "from app.ctx import Ctx", "from app.d import b"],
        ),
    ],
)
@pytest.mark.parametrize(("head", "foot"), BLOCKS)
def test_it_stands_where_it_is_sorted(
    head: str,
    foot: str,
    before: list[str],
    wanted: tuple[Destination, ...],
    after: list[str] | None,
) -> None:
    indent = "        " if head.startswith("if") else "    "

    def code(lines: list[str]) -> str:
        return head + "".join(f"{indent}{line}\n" if line else "\n" for line in lines) + foot

    assert _beside(code(before), before[-1], wanted) == code(before if after is None else after)


@pytest.mark.parametrize(
    "code",
    [
        "def f():\n    from app.d import b; b()\n",
        "if x: from app.d import b\n",
        "def f():\n    x = 1; from app.d import b\n",
    ],
)
def test_it_does_not_where_lines_are_shared(code: str) -> None:
    assert _beside(code, "from app.d", (CTX,)) is None


def test_long_statements_are_wrapped_within_their_block() -> None:
    names = ", ".join(f"a_rather_long_name_{number}" for number in range(3))
    code = f"def f():\n    from app.ctx import {names}\n"
    after = _beside(code, "from app.ctx", (CTX,))
    lines = [f"        {name}," for name in ["Ctx", *names.split(", ")]]
    assert after == "\n".join(["def f():", "    from app.ctx import (", *lines, "    )", ""])
