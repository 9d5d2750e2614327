"""New imports: where they are written, and that nothing else is imported."""

import ast
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrator.core.edits import Edit, apply, in_order
from migrator.core.imports import Destination
from migrator.core.imports.added import added_imports
from migrator.core.layout import ModuleName
from migrator.core.source import PythonSource

MODULE = ModuleName("app.sub.mod", is_package=False)
PYTEST = Destination(None, "pytest")
JSON = Destination(None, "json")
CTX = Destination("app.ctx", "Ctx")
NEAR = Destination(".near", "x")


def owns(dotted: str) -> bool:
    return dotted.partition(".")[0] in {"app", "tests"}


def edits_of(
    source: PythonSource, wanted: Sequence[Destination], before: int | None = None
) -> list[Edit]:
    return added_imports(source, MODULE, owns, wanted, before=before)


def added(code: str, *wanted: Destination, before: int | None = None) -> str:
    source = PythonSource("a.py", code.encode())
    return apply(source.code, in_order(edits_of(source, wanted, before))).decode()


@pytest.mark.parametrize(
    ("before", "wanted", "after"),
    [
        # Among those of its own group
        ("import os\n", JSON, "import json\nimport os\n"),
        ("import ast\n", JSON, "import ast\nimport json\n"),
        ("import ast\nimport os\n", JSON, "import ast\nimport json\nimport os\n"),
        ("from os import x\n", JSON, "import json\nfrom os import x\n"),
        (
            "import os\nfrom os import x\n",
            Destination("ast", "parse"),
            "import os\nfrom ast import parse\nfrom os import x\n",
        ),
        ("import os\nimport ast\n", JSON, "import os\nimport ast\nimport json\n"),
        (
            "from os import x\nimport ast\nfrom re import y\n",
            Destination(None, "sys"),
            "from os import x\nimport ast\nfrom re import y\nimport sys\n",
        ),
        ("import os\nimport ast\nfrom a import x\n", JSON, None),
        ("import m10\n", Destination(None, "m9"), "import m9\nimport m10\n"),
        ("import B\n", Destination(None, "a"), "import a\nimport B\n"),
        # Files that sort by the name of the module alone, or put `from` first
        (
            "import ast\nfrom io import x\nimport os\n",
            JSON,
            "import ast\nfrom io import x\nimport json\nimport os\n",
        ),
        (
            "from os import x\nimport ast\n",
            JSON,
            "from os import x\nimport ast\nimport json\n",
        ),
        # A group of its own
        ("import os\n", PYTEST, "import os\n\nimport pytest\n"),
        ("import os\n\nx = 1\n", PYTEST, "import os\n\nimport pytest\n\nx = 1\n"),
        ("from app import x\n", PYTEST, "import pytest\n\nfrom app import x\n"),
        (
            "import os\n\nfrom app import x\n",
            PYTEST,
            "import os\n\nimport pytest\n\nfrom app import x\n",
        ),
        ("import os\nfrom app import x\n", PYTEST, "import os\nimport pytest\nfrom app import x\n"),
        (
            "import os\nimport attr\n\nfrom app import x\n",
            PYTEST,
            "import os\nimport attr\nimport pytest\n\nfrom app import x\n",
        ),
        ("from __future__ import x\n", JSON, "from __future__ import x\n\nimport json\n"),
        ("import os\n", Destination("__future__", "x"), "from __future__ import x\n\nimport os\n"),
        ("from app import x\n", NEAR, "from app import x\n\nfrom .near import x\n"),
        ("from . import x\n", NEAR, "from . import x\nfrom .near import x\n"),
        ("from .. import x\n", NEAR, "from .. import x\nfrom .near import x\n"),
        # With comments
        ("import os  # why\n", PYTEST, "import os  # why\n\nimport pytest\n"),
        (
            "import os  # why\n# x\nx = 1\n",
            PYTEST,
            "import os  # why\n\nimport pytest\n# x\nx = 1\n",
        ),
        ("# Copyright\nimport os\n", JSON, "# Copyright\nimport json\nimport os\n"),
        ("# Copyright\n\nimport attr\n", JSON, "# Copyright\n\nimport json\n\nimport attr\n"),
        (
            "import os\n\n# Ours\nfrom app import x\n",
            PYTEST,
            "import os\n\nimport pytest\n\n# Ours\nfrom app import x\n",
        ),
        (
            "'''Doc.'''\n\n# Others\nimport attr\n",
            JSON,
            "'''Doc.'''\n\nimport json\n\n# Others\nimport attr\n",
        ),
        # Several statements on a line, statements of several lines, and no end of the line
        ("import os; import re\n", PYTEST, "import os; import re\n\nimport pytest\n"),
        ("import os; x = 1\n", PYTEST, "import pytest\n\nimport os; x = 1\n"),
        (
            "from os import (\n    x,\n)\n",
            PYTEST,
            "from os import (\n    x,\n)\n\nimport pytest\n",
        ),
        (
            "import os, \\\n    re\nx = 1\n",
            PYTEST,
            "import os, \\\n    re\n\nimport pytest\nx = 1\n",
        ),
        ("import os", PYTEST, "import os\n\nimport pytest"),
        ("import os\r\n", PYTEST, "import os\r\n\r\nimport pytest\r\n"),
    ],
)
def test_a_statement_is_put_in_its_place(
    before: str, wanted: Destination, after: str | None
) -> None:
    assert added(before, wanted) == (
        after or "import os\nimport ast\nimport json\nfrom a import x\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "import pytest\n"),
        ("\n", "\nimport pytest\n"),
        ("x = 1\n", "import pytest\n\nx = 1\n"),
        ("\n\nx = 1\n", "\nimport pytest\n\nx = 1\n"),
        ("def f(): pass\n", "import pytest\n\n\ndef f(): pass\n"),
        ("@d\ndef f(): pass\n", "import pytest\n\n\n@d\ndef f(): pass\n"),
        ("'''Doc.'''\n", "'''Doc.'''\n\nimport pytest\n"),
        ("'''Doc.'''", "'''Doc.'''\n\nimport pytest"),
        ("'''Doc.\n'''\nx = 1\n", "'''Doc.\n'''\n\nimport pytest\n\nx = 1\n"),
        ("'''Doc.'''\n\nx = 1\n", "'''Doc.'''\n\nimport pytest\n\nx = 1\n"),
        ("'''Doc.'''\n\n\ndef f(): 1\n", "'''Doc.'''\n\nimport pytest\n\n\ndef f(): 1\n"),
        ("# Only\n", "# Only\n\nimport pytest\n"),
        ("# Only", "# Only\n\nimport pytest"),
        ("# One\n\n# Two\n", "# One\n\n# Two\n\nimport pytest\n"),
        ("#!/bin/python\nx = 1\n", "#!/bin/python\n\nimport pytest\n\nx = 1\n"),
        (
            "#!/bin/python\n\n# (c) Copyright\n\nx = 1\n",
            "#!/bin/python\n\n# (c) Copyright\n\nimport pytest\n\nx = 1\n",
        ),
        ("# coding: utf-8\n# on x\nx = 1\n", "# coding: utf-8\n\nimport pytest\n\n# on x\nx = 1\n"),
        ("# About all.\n\n# on x\nx = 1\n", "# About all.\n\nimport pytest\n\n# on x\nx = 1\n"),
        ("# on x\nx = 1\n", "import pytest\n\n# on x\nx = 1\n"),
        (
            "try:\n    import a\nexcept: pass\n",
            "import pytest\n\ntry:\n    import a\nexcept: pass\n",
        ),
        ("def f():\n    import pytest\n", "import pytest\n\n\ndef f():\n    import pytest\n"),
        ("if a:\r\n    import pytest\r\n", "import pytest\r\n\r\nif a:\r\n    import pytest\r\n"),
    ],
)
def test_a_file_without_imports_gets_one_behind_its_header(before: str, after: str) -> None:
    assert added(before, PYTEST) == after


@pytest.mark.parametrize(
    ("before", "wanted", "after"),
    [
        ("from app.ctx import A\n", CTX, "from app.ctx import A, Ctx\n"),
        ("from app.ctx import z\n", CTX, "from app.ctx import Ctx, z\n"),
        ("from app.ctx import A, Z\n", CTX, "from app.ctx import A, Ctx, Z\n"),
        ("from app.ctx import (\n    A,\n)\n", CTX, "from app.ctx import (\n    A,\n    Ctx,\n)\n"),
        ("from app.ctx import (A,\n    B)\n", CTX, "from app.ctx import (A,\n    B, Ctx)\n"),
        (
            "from app.ctx import (\n    A,  # on A\n    Z,\n)\n",
            CTX,
            "from app.ctx import (\n    A,  # on A\n    Ctx,\n    Z,\n)\n",
        ),
        ("from app.ctx import A  # on A\n", CTX, "from app.ctx import A, Ctx  # on A\n"),
        ("from ..ctx import A\n", CTX, "from ..ctx import A, Ctx\n"),
        ("from .near import a\n", NEAR, "from .near import a, x\n"),
        ("import os; from app.ctx import A\n", CTX, "import os; from app.ctx import A, Ctx\n"),
        (
            "from app.ctx import A as B\n",
            CTX,
            "from app.ctx import A as B\nfrom app.ctx import Ctx\n",
        ),
        ("from app.ctx import A as B, D\n", CTX, "from app.ctx import A as B, Ctx, D\n"),
        (
            "from app.ctx import A\n",
            Destination("app.ctx", "B", "C"),
            "from app.ctx import A\nfrom app.ctx import B as C\n",
        ),
        (
            "from app.ctx import A\nfrom app.ctx import D\n",
            CTX,
            "from app.ctx import A\nfrom app.ctx import Ctx\nfrom app.ctx import D\n",
        ),
        ("from app.ctx import *\n", CTX, "from app.ctx import *\nfrom app.ctx import Ctx\n"),
        (
            f"from app.ctx import {'A' * 66}\n",
            CTX,
            f"from app.ctx import (\n    {'A' * 66},\n    Ctx,\n)\n",
        ),
    ],
)
def test_a_statement_gets_one_more_name(before: str, wanted: Destination, after: str) -> None:
    assert added(before, wanted) == after


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("import pytest\n", PYTEST),
        ("import pytest.x\n", PYTEST),
        ("import os; import pytest, re\n", PYTEST),
        ("x = 1\nimport pytest\n", PYTEST),
        ("import pytest as p\n", Destination(None, "pytest", "p")),
        ("from app.ctx import A, Ctx\n", CTX),
        ("from ..ctx import Ctx\n", CTX),
        ("from app.sub.near import x\n", NEAR),
        ("from app.ctx import Ctx as C\n", Destination("app.ctx", "Ctx", "C")),
    ],
)
def test_what_is_imported_already_is_not_imported_again(code: str, wanted: Destination) -> None:
    assert added(code, wanted) == code


@pytest.mark.parametrize(
    ("before", "wanted", "after"),
    [
        ("import pytest as p\n", PYTEST, "import pytest\nimport pytest as p\n"),
        ("import pytest.x as p\n", PYTEST, "import pytest\nimport pytest.x as p\n"),
        (
            "from app.ctx import Ctx as C\n",
            CTX,
            "from app.ctx import Ctx\nfrom app.ctx import Ctx as C\n",
        ),
        ("if x:\n    import pytest\n", PYTEST, "import pytest\n\nif x:\n    import pytest\n"),
        (
            "import os\n\n\ndef f(): 1\n\n\nimport pytest\n",
            PYTEST,
            "import os\n\nimport pytest\n\n\ndef f(): 1\n\n\nimport pytest\n",
        ),
    ],
)
def test_what_may_not_be_there_under_the_name_is_imported(
    before: str, wanted: Destination, after: str
) -> None:
    assert added(before, wanted) == after


PATH = "import sys\n\nsys.path.insert(0, '.')\n"


@pytest.mark.parametrize(
    ("before", "wanted", "after"),
    [
        (
            f"{PATH}\nfrom app import x\n",
            CTX,
            f"{PATH}\nfrom app import x\nfrom app.ctx import Ctx\n",
        ),
        (f"{PATH}\nfrom app import x\n", PYTEST, f"{PATH}\nimport pytest\n\nfrom app import x\n"),
        (f"{PATH}\nfrom app import x\n", JSON, f"import json\n{PATH}\nfrom app import x\n"),
        (
            f"import attr\n{PATH}\nfrom app import x\n",
            PYTEST,
            f"import attr\nimport pytest\n{PATH}\nfrom app import x\n",
        ),
        (PATH, CTX, f"{PATH}\nfrom app.ctx import Ctx\n"),
        (f"{PATH}x = 1\n", CTX, f"{PATH}\nfrom app.ctx import Ctx\n\nx = 1\n"),
        (f"{PATH}\n\ndef f(): 1\n", CTX, f"{PATH}\nfrom app.ctx import Ctx\n\n\ndef f(): 1\n"),
        (
            "import pytest\n\npytest.importorskip('a')\n\nimport app\n",
            CTX,
            "import pytest\n\npytest.importorskip('a')\n\nimport app\nfrom app.ctx import Ctx\n",
        ),
        ("import pytest\n\nx = 1\n", CTX, "import pytest\n\nfrom app.ctx import Ctx\n\nx = 1\n"),
        (
            "if TYPE_CHECKING:\n    import a\n\nimport os\n",
            JSON,
            "if TYPE_CHECKING:\n    import a\n\nimport json\nimport os\n",
        ),
        (
            "from __future__ import x\n\n__all__ = []\n\nimport os\n",
            PYTEST,
            "from __future__ import x\n\n__all__ = []\n\nimport os\n\nimport pytest\n",
        ),
    ],
)
def test_code_between_imports_is_heeded(before: str, wanted: Destination, after: str) -> None:
    assert added(before, wanted) == after


def test_nothing_is_put_behind_its_first_use() -> None:
    code = "import os\n\nx = f()\n\nimport attr\nfrom app.ctx import A\n"
    place = code.index("x =")
    expected = "import os\n\nimport pytest\n\nx = f()\n\nimport attr\nfrom app.ctx import A\n"
    assert added(code, PYTEST, before=place) == expected
    assert added(code, PYTEST) == code.replace("import attr\n", "import attr\nimport pytest\n")
    expected = code.replace("import os\n", "import os\n\nfrom app.ctx import Ctx\n")
    assert added(code, CTX, before=place) == expected
    assert added("x = f()\nimport os\n", JSON, before=0) == "import json\n\nx = f()\nimport os\n"
    guarded = "import os\n\nif a:\n    def f(): 1\n\nimport attr\n"
    assert added(guarded, PYTEST).index("pytest") < guarded.index("def f")


def test_several_statements_at_one_place_are_one_edit() -> None:
    wanted = [CTX, PYTEST, Destination("app.ctx", "A"), NEAR, Destination("app.ctx", "B", "C")]
    source = PythonSource("a.py", b"import os\n\nx = 1\n")
    edits = edits_of(source, [*wanted, PYTEST])
    assert len(edits) == 1
    assert apply(source.code, edits).decode() == (
        "import os\n\nimport pytest\n\nfrom app.ctx import A, Ctx\n"
        "from app.ctx import B as C\n\nfrom .near import x\n\nx = 1\n"
    )
    assert added("import os\n\nfrom app import x\n", JSON, PYTEST) == (
        "import json\nimport os\n\nimport pytest\n\nfrom app import x\n"
    )


# Properties

MODULES = [
    "os",
    "ast",
    "json",
    "attr",
    "requests",
    "app",
    "app.ctx",
    "app.m10",
    "app.m9",
    "tests.a",
]
NAMES = ["a", "B", "CC", "Dd", "e_1", "_f", "g10", "g9"]
destinations = st.one_of(
    st.builds(Destination, st.none(), st.sampled_from(MODULES)),
    st.builds(Destination, st.sampled_from([*MODULES, ".", "..", ".x"]), st.sampled_from(NAMES)),
    st.builds(
        Destination, st.sampled_from(MODULES), st.sampled_from(NAMES), st.sampled_from(["p", "Q"])
    ),
)
TOPS = ("", '"""Doc."""\n\n', "# Copyright\n\n", "#!/usr/bin/python\n", '"""Doc."""\n\nX = 1\n')
TAILS = (
    "",
    "\nx = 1\n",
    "\n\ndef f():\n    pass\n",
    "\n\n@d\nclass C:\n    pass\n",
    "\n# y\ny = 2\n",
)


@st.composite
def modules(draw: st.DrawFn) -> str:
    """Modules with any imports, in no order."""
    lines = draw(st.lists(destinations.map(Destination.statement), max_size=6))
    between = [draw(st.sampled_from(["\n", "\n", "\n\n", "  # why\n", "; "])) for _line in lines]
    imports = "".join(f"{line}{end}" for line, end in zip(lines, between, strict=True))
    imports = imports.removesuffix("; ") + ("\n" if imports.endswith("; ") else "")
    code = draw(st.sampled_from(TOPS)) + imports + draw(st.sampled_from(TAILS))
    return code.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def absolute(module: str | None) -> str | None:
    bare = (module or "").lstrip(".")
    return module and MODULE.absolute(len(module) - len(bare), bare)


def imported(code: str) -> set[tuple[str | None, str, str | None]]:
    found: set[tuple[str | None, str, str | None]] = set()
    for node in ast.parse(code).body:
        if isinstance(node, ast.Import):
            found |= {(None, alias.name, alias.asname) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = absolute("." * node.level + (node.module or ""))
            found |= {(module, alias.name, alias.asname) for alias in node.names}
    return found


def rest(code: str) -> list[str]:
    body = ast.parse(code).body
    return [ast.dump(node) for node in body if not isinstance(node, ast.Import | ast.ImportFrom)]


@given(modules(), st.lists(destinations, max_size=4))
def test_all_that_is_wanted_is_imported_and_nothing_else(
    code: str, wanted: list[Destination]
) -> None:
    changed = added(code, *wanted)
    extra = {(absolute(one.module), one.name, one.asname) for one in wanted}
    assert imported(changed) - extra <= imported(code) <= imported(changed)
    assert added(changed, *wanted) == changed
    assert rest(changed) == rest(code)
    assert changed.count("#") == code.count("#")
    assert ("\r\n" in code) <= ("\n" not in changed.replace("\r\n", ""))


def statements(code: bytes) -> Counter[str]:
    return Counter(map(ast.dump, ast.parse(code.decode()).body))


@given(modules(), st.lists(destinations, max_size=4), st.data())
def test_lines_of_other_imports_can_be_taken_out_beside(
    code: str, wanted: list[Destination], data: st.DataObject
) -> None:
    source = PythonSource("a.py", code.encode())
    edits = edits_of(source, wanted)
    lines = [
        Edit(start, end, b"")
        for start, end in pairwise([*source.line_starts, len(source.code)])
        if source.code[start:end].startswith((b"import ", b"from "))
        and not any(start < edit.end and edit.start < end for edit in edits)
    ]
    taken = data.draw(st.sets(st.sampled_from(lines))) if lines else set()
    changed = apply(source.code, in_order([*edits, *taken]))
    gone = b"".join(source.code[edit.start : edit.end] for edit in sorted(taken))
    whole = apply(source.code, edits)
    assert statements(changed) == statements(whole) - statements(gone)


#: So many files are sorted by ruff, and get imports.
SORTED = 300


def is_mixed(code: str) -> bool:
    """Whether an import statement follows a ``from`` import of its group."""
    return re.search(r"^from .*\nimport ", code, re.MULTILINE) is not None


def joins_names(code: str) -> bool:
    return any("," in line and " as " in line for line in code.splitlines())


#: Settings of isort, and what shows in a file that it is sorted by them.
STYLES: dict[str, Callable[[str], bool]] = {
    "": lambda _code: True,
    "lint.isort.force-sort-within-sections=true": is_mixed,
    "lint.isort.combine-as-imports=true": joins_names,
}


def ruff(folder: Path, style: str, *arguments: str) -> str:
    command = [sys.executable, "-m", "ruff", "check", "--select", "I", "--isolated", "--no-cache"]
    options = ["--output-format", "concise", "--config", 'src = ["."]']
    options += ["--config", style] if style else []
    done = subprocess.run(
        [*command, *options, *arguments, "."],
        check=False,
        cwd=folder,
        capture_output=True,
        text=True,
    )
    return done.stdout + done.stderr


def drawn(chance: random.Random) -> tuple[str, list[Destination]]:
    """A file, and what it is to import."""
    modules = [*MODULES, ".", "..", ".x"]
    found = []
    for _number in range(chance.randint(0, 9)):
        if chance.random() < 0.4:
            asname = chance.choice([None, None, None, "p", "Q"])
            found.append(Destination(None, chance.choice(MODULES), asname))
        else:  # isort does not say how statements of one module with and without `as` follow
            module = chance.choice(modules)
            asname = chance.choice(["p", "Q"]) if module in {"json", "app.m9", ".x"} else None
            found.append(Destination(module, chance.choice(NAMES), asname))
    here = found[: chance.randint(0, len(found))]
    lines = [one.statement() + chance.choice(["", "", "", "  # why"]) for one in here]
    imports = "".join(f"{line}\n" for line in lines)
    return chance.choice(TOPS) + imports + chance.choice(TAILS), found[len(here) :]


@pytest.mark.parametrize("style", STYLES)
def test_what_is_sorted_stays_sorted(tmp_path: Path, style: str) -> None:
    chance = random.Random(style)
    for name in ("app/__init__", "app/ctx", "app/m9", "app/m10", "tests/__init__", "tests/a"):
        (tmp_path / f"{name}.py").parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.py").touch()
    wanted = {}
    for number in range(SORTED):
        path = tmp_path / f"m{number}.py"
        code, wanted[path] = drawn(chance)
        path.write_text(code)
    assert "error" not in ruff(tmp_path, style, "--fix").lower().replace("errors (", "")
    for path, group in wanted.items():
        code = path.read_text()
        if STYLES[style](code):
            path.write_text(added(code, *group))
    assert ruff(tmp_path, style) == "All checks passed!\n"
