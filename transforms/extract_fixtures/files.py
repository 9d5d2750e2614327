"""The files of a project that hold tests, or what tests use."""

import posixpath
import re
from collections.abc import Mapping

from migrator.api import Definitions, Places, Project, Read
from transforms.extract_fixtures.decorators import Decorators
from transforms.extract_fixtures.roles import Roles
from transforms.extract_fixtures.testfile import TestFile

_TEST_FOLDERS = frozenset({"test", "tests"})
_TAKES_PYTEST = re.compile(rb"^[ \t]*(?:import|from)[ \t]+pytest(?:_asyncio)?\b", re.MULTILINE)
CONFTEST = "conftest.py"


class TestFiles:
    """Reads test files, each once."""

    __test__ = False

    def __init__(
        self,
        project: Project,
        places: Places,
        definitions: Definitions,
        reads: Mapping[str, Read[None]],
    ) -> None:
        self._project = project
        self._places = places
        self._definitions = definitions
        self._reads = reads
        self._files: dict[str, TestFile | None] = {}

    def is_test_code(self, path: str) -> bool:
        """Whether a file is there for tests."""
        suite = self._places.suite
        if suite.is_test_file(path) or posixpath.basename(path) == CONFTEST:
            return True
        if _TEST_FOLDERS & set(path.split("/")[:-1]) and path.endswith(".py"):
            return True
        return _TAKES_PYTEST.search(self._project.files.read(path) or b"") is not None

    def file(self, path: str) -> TestFile | None:
        """A test file, or one that is still to be made; None if it cannot be worked on."""
        if path not in self._files:
            self._files[path] = self._read(path)
        return self._files[path]

    def _read(self, path: str) -> TestFile | None:
        known = self._reads.get(path)
        source = self._project.parsed.source(path, self._project.files.read(path) or b"")
        if source is None or (known is not None and not known.editable):
            return None
        roles = Roles(self._places, source, Decorators(self._definitions, path))
        module = self._project.layout.module(path)
        suite = self._places.suite
        configurations = list(suite.configurations(path)) or [suite.configuration(path)]
        return TestFile(source, module, roles, configurations)

    def conftest(self, folder: str) -> str:
        """The nearest ``conftest.py`` that holds for a folder; if there is none, one in it."""
        above = self._places.suite.conftests(posixpath.join(folder, "any.py"))
        return above[0] if above else posixpath.join(folder, CONFTEST)
