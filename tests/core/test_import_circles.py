"""Which modules lie on circles of imports."""

from collections.abc import Mapping

import pytest

from migrator.core.cases import MemoryTree
from migrator.core.import_circles import import_circles
from migrator.core.layout import Layout
from migrator.core.project import Project


def _circles(files: Mapping[str, str], *starts: str) -> list[list[str]]:
    tree = MemoryTree({path: text.encode() for path, text in files.items()})
    found = import_circles(Project(Layout(files), tree), starts)
    return sorted(
        sorted(name for name in found if found[name] == number) for number in set(found.values())
    )


def test_modules_that_import_each_other_are_one_circle() -> None:
    files = {"a.py": "import b\n", "b.py": "from c import x\n", "c.py": "import a\nimport d\n"}
    assert _circles({**files, "d.py": "import e\n", "e.py": "import d\n"}, "a") == [
        ["a", "b", "c"],
        ["d", "e"],
    ]


def test_a_chain_is_none() -> None:
    assert _circles({"a.py": "import b\nimport c\n", "b.py": "import c\n", "c.py": ""}, "a") == []


@pytest.mark.parametrize(
    "back",
    [
        "def f():\n    import a\n",
        "if TYPE_CHECKING:\n    import a\n",
        "text = '''\n  import a\n'''\n",
        "import a_other\n",
    ],
)
def test_what_does_not_run_closes_none(back: str) -> None:
    assert _circles({"a.py": "import b\n", "b.py": back}, "a") == []


def test_a_package_is_not_entered_from_within() -> None:
    files = {"p/__init__.py": "from p.a import x\n", "p/a.py": "from p.b import y\n", "p/b.py": ""}
    assert _circles(files, "p") == []
    outside = {**files, "p/b.py": "import q\n", "q.py": "from p import x\n"}
    assert _circles(outside, "p") == [["p", "p.a", "p.b", "q"]]


def test_names_in_parentheses_may_be_modules() -> None:
    files = {"p/__init__.py": "", "p/a.py": "from . import (\n    x,\n    b,\n)\n"}
    assert _circles({**files, "p/b.py": "from p.a import y\n"}, "p.a") == [["p.a", "p.b"]]


def test_a_long_way_is_gone_without_recursion() -> None:
    files = {f"m{number}.py": f"import m{(number + 1) % 3000}\n" for number in range(3000)}
    (circle,) = _circles(files, "m0")
    assert len(circle) == 3000
