"""Import statements that go: alone, with their comments, and with all of their list."""

import pytest

from migrator.core.edits import apply, in_order
from migrator.core.imports.statements import Statements
from migrator.core.layout import ModuleName
from migrator.core.names import read
from migrator.core.source import PythonSource


def without(text: str, *names: str, silent: bool) -> str:
    source = PythonSource("a.py", text.encode())
    reading = read(source, ModuleName("a", is_package=False), frozenset())
    statements = Statements(source, reading, frozenset())
    for index, statement in enumerate(reading.imports):
        for position, alias in enumerate(statement.aliases):
            if alias.name in names:
                if silent:
                    statements.drop(index, position)
                else:
                    statements.change(index, position, None)
    edits = in_order(edit for some in statements.edits().values() for edit in some)
    after = PythonSource("a.py", apply(source.code, edits))
    assert after.tree
    return after.code.decode()


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("if x:\n    import a\n", "if x:\n    pass\n"),
        ("if x:\n    import a\n    import b\n", "if x:\n    pass\n"),
        ("if x:\n    import a\n    import b\n    c = 1\n", "if x:\n    c = 1\n"),
        ("if x:\n    import a\n    import c\n", "if x:\n    import c\n"),
        ("if x:\n    import a\n    import c, b\n", "if x:\n    import c\n"),
        ("if x:\n    import a\nelse:\n    import b\n", "if x:\n    pass\nelse:\n    pass\n"),
        ("import a\nimport b\n", ""),
        ("if x: import a\n", "if x: pass\n"),
        ("if x:\n    import a; import b\n", "if x:\n    pass\n"),
    ],
)
def test_something_stands_where_all_go(text: str, after: str) -> None:
    assert without(text, "a", "b", silent=False) == after


@pytest.mark.parametrize(
    ("text", "kept", "silent"),
    [
        ("from m import (\n    a,  # one\n    c,\n)\n", "from m import (\n    c,\n)\n# one\n",
         "from m import (\n    c,\n)\n"),
        ("from m import a  # one\n", "# one\n", ""),
        ("from m import a, c  # one\n", "from m import c  # one\n", "from m import c  # one\n"),
        ("if x:\n    from m import (\n        a,  # one\n    )\n", "if x:\n    pass\n    # one\n",
         "if x:\n    pass\n"),
    ],
)  # fmt: skip
def test_comments_stay_unless_they_are_told_to_go(text: str, kept: str, silent: str) -> None:
    assert without(text, "a", silent=False) == kept
    assert without(text, "a", silent=True) == silent
