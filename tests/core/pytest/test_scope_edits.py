"""Other scopes, written into decorators."""

import pytest

from migrator.core.edits import apply
from migrator.core.pytest.provided import FixtureScope
from migrator.core.pytest.scope_edits import scope_edit
from migrator.core.source import PythonSource, read_python
from tests.core.pytest.suites import places

TEXT = "import pytest\nimport pytest_asyncio\n\n{}\ndef db():\n    pass\n"


def edited(decorator: str, scope: FixtureScope, more: str = "") -> str | None:
    """A decorator with another scope; None where nothing can be done."""
    text = TEXT.format(decorator) + more
    module = places({"test_it.py": text}).suite.module("test_it.py")
    source = read_python("test_it.py", text.encode())
    assert module is not None
    assert isinstance(source, PythonSource)
    fixture = next(each for each in module.fixtures if each.function == "db")
    edits = scope_edit(source, fixture, scope)
    if edits is None:
        return None
    new = apply(source.code, edits).decode()
    assert isinstance(read_python("test_it.py", new.encode()), PythonSource)
    before, after = TEXT.split("{}")
    assert new.startswith(before)
    assert new.endswith(after + more)
    return new.removeprefix(before).removesuffix(after + more)


NARROWED = {
    '@pytest.fixture(scope="session")': "@pytest.fixture",
    "@pytest.fixture(scope='session',)": "@pytest.fixture",
    '@pytest.fixture("session")': "@pytest.fixture",
    '@pytest.fixture(\n    scope="session",\n)': "@pytest.fixture",
    '@pytest.fixture(scope="session")  # one for all': "@pytest.fixture  # one for all",
    '@pytest.fixture(\n    scope="session",  # slow\n)': "@pytest.fixture(\n    # slow\n)",
    '@pytest.fixture(scope="session", autouse=True)': "@pytest.fixture(autouse=True)",
    '@pytest.fixture("session", autouse=True)': "@pytest.fixture(autouse=True)",
    '@pytest.fixture(params=[1, 2], scope="session")': "@pytest.fixture(params=[1, 2])",
    '@pytest.fixture(params=[1, 2], scope="session",)': "@pytest.fixture(params=[1, 2],)",
    '@pytest.fixture(name="x", scope = ("session"), ids=str)': (
        '@pytest.fixture(name="x", ids=str)'
    ),
    '@pytest.fixture(\n    scope="session",\n    params=[1],\n)': (
        "@pytest.fixture(\n    params=[1],\n)"
    ),
    '@pytest.fixture(\n    params=[1],  # one\n    scope="session",  # slow\n    # of all\n)': (
        "@pytest.fixture(\n    params=[1],  # one\n    # of all\n)"
    ),
    '@pytest.fixture(\n    params=[1],\n    scope="session"\n)': (
        "@pytest.fixture(\n    params=[1],\n)"
    ),
    '@pytest.fixture(scope="session",\n                params=[1])': (
        "@pytest.fixture(\n                params=[1])"
    ),
    '@pytest.fixture(scope="session",  # slow\n                params=[1])': (
        "@pytest.fixture(  # slow\n                params=[1])"
    ),
    '@pytest.fixture(params=[1],\n                scope="session")': "@pytest.fixture(params=[1])",
    '@pytest.fixture(params=[1],  # one\n                scope="session")': (
        "@pytest.fixture(params=[1],  # one\n                )"
    ),
    '@pytest.fixture(\n    params=[1], scope="session", autouse=True\n)': (
        "@pytest.fixture(\n    params=[1], autouse=True\n)"
    ),
    '@pytest_asyncio.fixture(loop_scope="session", scope="session")': (
        '@pytest_asyncio.fixture(loop_scope="session")'
    ),
    '@pytest_asyncio.fixture(scope="session", loop_scope="session")': (
        '@pytest_asyncio.fixture(loop_scope="session")'
    ),
    '@pytest.mark.slow\n@pytest.fixture(scope="session")': "@pytest.mark.slow\n@pytest.fixture",
    '@pytest.fixture(name="ä", scope="session", ids=["ö"])': (
        '@pytest.fixture(name="ä", ids=["ö"])'
    ),
}
REPLACED = {
    '@pytest.fixture(scope="session")': '@pytest.fixture(scope="class")',
    "@pytest.fixture(scope = 'session', params=[1])": (
        "@pytest.fixture(scope = 'class', params=[1])"
    ),
    '@pytest.fixture("session")': '@pytest.fixture("class")',
    '@pytest.fixture(\n    scope="module",  # why\n)': (
        '@pytest.fixture(\n    scope="class",  # why\n)'
    ),
    '@pytest.fixture(scope=("session"))': '@pytest.fixture(scope=("class"))',
    '@pytest.fixture(scope="class")': '@pytest.fixture(scope="class")',
    '@pytest.fixture(scope="function")': '@pytest.fixture(scope="class")',
    '@pytest_asyncio.fixture(loop_scope="session", scope="session")': (
        '@pytest_asyncio.fixture(loop_scope="session", scope="class")'
    ),
}
UNSAID = [
    "@pytest.fixture",
    "@pytest.fixture()",
    "@pytest.fixture(autouse=True)",
    "@pytest.fixture(scope=SESSION)",
    "@pytest.fixture(scope=lambda fixture_name, config: 'session')",
    '@pytest.fixture(scope="ses" "sion")',
    '@pytest.fixture(scope="everything")',
    '@pytest.fixture(*[], scope="session")',
    '@pytest.fixture(scope="session", **more)',
    '@pytest.fixture(("session"))',
]


@pytest.mark.parametrize("decorator", NARROWED)
def test_a_scope_that_is_the_standard_is_not_written(decorator: str) -> None:
    assert edited(decorator, FixtureScope.FUNCTION) == NARROWED[decorator]


@pytest.mark.parametrize("decorator", REPLACED)
def test_another_scope_keeps_its_quotes(decorator: str) -> None:
    assert edited(decorator, FixtureScope.CLASS) == REPLACED[decorator]


@pytest.mark.parametrize("scope", [FixtureScope.FUNCTION, FixtureScope.CLASS])
@pytest.mark.parametrize("decorator", UNSAID)
def test_what_the_text_does_not_say_plainly_is_left(decorator: str, scope: FixtureScope) -> None:
    assert edited(decorator, scope) is None


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("@pytest.fixture()\ndef other(): ...\n", "@pytest.fixture()"),
        ("@pytest.fixture\ndef other(): ...\n", "@pytest.fixture"),
        ("@pytest.fixture()\ndef a(): ...\n@pytest.fixture\ndef b(): ...\n", "@pytest.fixture"),
    ],
)
def test_empty_brackets_where_the_others_have_them(more: str, expected: str) -> None:
    assert edited('@pytest.fixture(scope="session")', FixtureScope.FUNCTION, more) == expected


def test_line_ends_of_windows() -> None:
    decorator = '@pytest.fixture(\r\n    scope="session",\r\n    params=[1],\r\n)'
    expected = "@pytest.fixture(\r\n    params=[1],\r\n)"
    assert edited(decorator, FixtureScope.FUNCTION) == expected


def test_a_fixture_in_a_class() -> None:
    more = (
        "class TestIt:\n"
        '    @pytest.fixture(\n        scope="class",\n        autouse=True,\n    )\n'
        "    def own(self): ...\n"
    )
    text = TEXT.format("@pytest.fixture") + more
    module = places({"test_it.py": text}).suite.module("test_it.py")
    source = read_python("test_it.py", text.encode())
    assert module is not None
    assert isinstance(source, PythonSource)
    fixture = next(each for each in module.fixtures if each.function == "own")
    edits = scope_edit(source, fixture, FixtureScope.FUNCTION)
    assert edits is not None
    assert apply(source.code, edits).decode() == text.replace('        scope="class",\n', "")
