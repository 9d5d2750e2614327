"""The proof that an edited file is what was meant."""

import pytest

from migrator.core.check import names_defect, tree_defect
from migrator.core.edits import Edit, apply
from migrator.core.layout import ModuleName
from migrator.core.names import read
from migrator.core.source import PythonSource

MODULE = ModuleName("app", is_package=False)


def _edited(
    code: str, *replacements: tuple[str, str]
) -> tuple[PythonSource, PythonSource, list[Edit]]:
    edits = []
    for old, new in replacements:
        start = code.encode().index(old.encode())
        edits.append(Edit(start, start + len(old.encode()), new.encode()))
    edits.sort()
    before = PythonSource("app.py", code.encode())
    return before, PythonSource("app.py", apply(before.code, edits)), edits


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("if x:\n    a = 1\n    b = 2\nc = 3\n", "    b = 2\n", ""),
        ("def f():\n    a = 1\n    b = 2\n", "\n    b = 2", ""),
        ("x = [f(1), f(2), f(3)]\n", ", f(3)", ""),
        ("x = [f(1), f(2), f(3)]\n", "f(1), ", ""),
        ("x = a or b or c\n", "a or ", ""),
        ("x = a or b or c\n", " or c", ""),
        ("a.x = b.x = c\n", "a.x = ", ""),
        ('x = [f"a{b}", f"c{d}"]\n', 'f"a{b}", ', ""),
        ('x = [f"a{b}", f"c{d}"]\n', ', f"c{d}"', ""),
        ("x = f(a)(b)\n", "(b)", ""),
        ("x = a\n", "a", "(a)"),
    ],
)
def test_what_an_edit_takes_out_is_gone(code: str, old: str, new: str) -> None:
    before, after, edits = _edited(code, (old, new))
    assert tree_defect(before, after, edits) is None


@pytest.mark.parametrize(
    ("code", "place", "text"),
    [
        ("x = f(1, a=2)\n", ")", " or b"),
        ("x = f(a=[1, 2], **b)\n", ", **", "[c]"),
        ("x = a\n", "\n", " + b"),
        ("x = f(g(a=1))\n", ")", " if b else c"),
    ],
)
def test_what_is_written_behind_something_may_belong_to_it(
    code: str, place: str, text: str
) -> None:
    before = PythonSource("app.py", code.encode())
    at = code.index(place)
    edits = [Edit(at, at, text.encode())]
    after = PythonSource("app.py", apply(before.code, edits))
    assert tree_defect(before, after, edits) is None


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("if x:\n    a = 1\nb = 2\n", "\nb", "\n    b"),
        ("x = 1\ny = 2\n", "x = 1\n", 'x = """\n'),
        ("def f():\n    a = 1\n    b = 2\n", "    a = 1\n    ", ""),
    ],
)
def test_what_no_edit_is_about_has_to_stay(code: str, old: str, new: str) -> None:
    before, after, edits = _edited(code, (old, new))
    try:
        defect = tree_defect(before, after, edits)
    except SyntaxError:
        return
    assert defect is not None


def test_what_follows_a_name_that_goes_may_mean_something_else() -> None:
    code = "import a, b\na.x(1)\nb.y(2)\n"
    before, after, edits = _edited(code, ("a.x(1)\n", ""))
    reading = read(before, MODULE, frozenset("ab"))
    assert names_defect(before, after, MODULE, edits, reading, lambda _old, _new: False) is None


def test_the_rest_of_a_chain_has_to_mean_what_it_meant() -> None:
    code = "import a\nfrom c import b\na.b.x(1)\n"
    before, after, edits = _edited(code, ("a.b.x", "b.x"))
    reading = read(before, MODULE, frozenset("ab"))
    assert names_defect(before, after, MODULE, edits, reading, lambda _old, _new: False)
    assert names_defect(before, after, MODULE, edits, reading, lambda _old, _new: True) is None
