"""Small test suites in memory."""

from collections.abc import Mapping

from migrator.core.project import Environment
from migrator.core.pytest.collecting import Asking, collected
from migrator.core.pytest.fixtures import Fixture
from migrator.core.pytest.places import Places
from migrator.core.pytest.suite import Parsed, Suite
from tests.core.gate.views import view


def places(files: Mapping[str, str | bytes], environment: Environment | None = None) -> Places:
    """What pytest sees in some texts by path."""
    tree = view(files, environment=environment)
    return Places(Suite(tree.tree, tree.project, Parsed()))


def askings(text: str, path: str = "test_it.py") -> dict[str, Asking]:
    """The tests and groups of one file by their labels."""
    found = places({path: text})
    return {asking.label: asking for asking in collected(found, path)}


def asked(text: str) -> dict[str, list[str]]:
    """What each test of a file asks for."""
    return {
        label: [request.name for request in asking.requests]
        for label, asking in askings(text).items()
        if label
    }


def fixtures_of(text: str) -> dict[str, Fixture]:
    """The fixtures of one file by name."""
    module = places({"test_it.py": text}).suite.module("test_it.py")
    assert module is not None
    return {fixture.name: fixture for fixture in module.fixtures}
