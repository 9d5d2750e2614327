"""Moves over the standard library: those of names that are not there, and those there and back.

``MIGRATOR_ALL=1`` takes every file.
"""

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pytest

from migrator.core.source import PythonSource
from tests.properties import stdlib
from tests.properties.moving import Moved, moved

#: So many files there is time for.
ABSENT_FILES = 70
RETURN_FILES = 90
#: So many imports of each file are moved.
IMPORTS = 2

OTHER = "zq_module.zq_name"


# A name that is not there


def _common_words(source: PythonSource, count: int) -> list[str]:
    nodes = ast.walk(source.tree)
    names = [getattr(node, "id", getattr(node, "attr", None)) for node in nodes]
    return [name for name, _times in Counter(filter(None, names)).most_common(count)]


@pytest.fixture(scope="module")
def sources() -> list[PythonSource]:
    found = stdlib.sources(ABSENT_FILES)
    assert not [source.path for source in found if b"zq_" in source.data]
    return found


def test_a_move_of_a_name_that_does_not_occur_changes_and_finds_nothing(
    sources: list[PythonSource],
) -> None:
    for source in sources:
        result = moved(source.data, {"os.zq_absent": "zq_other.name"}, source.path)
        assert (result.data, result.findings, result.defects) == (source.data, (), {}), source.path


def test_a_move_of_another_module_leaves_its_namesakes_alone(sources: list[PythonSource]) -> None:
    words = 0
    for source in sources:
        names = [*_common_words(source, 4), "zq_absent"]
        words += len(names) - 1
        move = {f"zq_nowhere.{name}": f"zq_other.zq_{name}" for name in names}
        result = moved(source.data, move, source.path)
        assert (result.data, result.defects) == (source.data, {}), source.path
        # A string that says the bare name may mean anything: a person is told.
        told = {finding.reason for finding in result.findings}
        assert told <= {"string as data", "a patch that aims at nothing"}, source.path
    assert words > ABSENT_FILES


# There and back


class _Import(NamedTuple):
    source: PythonSource
    module: str
    name: str
    #: It is the only import of the module, and of one name only.
    alone: bool

    @property
    def dotted(self) -> str:
        return f"{self.module}.{self.name}"

    def __str__(self) -> str:
        return f"{self.dotted} in {self.source.path}"


def _imports(source: PythonSource) -> Iterator[_Import]:
    """Names taken from modules, the modules outside of the file's own package."""
    statements = [
        node for node in ast.walk(source.tree) if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    modules = Counter(
        name
        for node in statements
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else _plain(node))
    )
    for node in statements:
        if (
            not isinstance(node, ast.ImportFrom)
            or node.level
            or node.module in {None, "__future__"}
        ):
            continue
        for alias in node.names:
            if alias.name != "*":
                alone = modules[node.module] == len(node.names) == 1
                yield _Import(source, str(node.module), alias.name, alone)


def _plain(node: ast.Import) -> list[str | None]:
    return [alias.name for alias in node.names]


@pytest.fixture(scope="module")
def imports() -> list[_Import]:
    found = []
    for source in stdlib.sources(RETURN_FILES):
        unique = {found.dotted: found for found in _imports(source)}
        alone = [one for one in unique.values() if one.alone]
        others = [one for one in unique.values() if not one.alone]
        found += [*alone[:IMPORTS], *others[: IMPORTS - len(alone[:IMPORTS])]]
    assert sum(one.alone for one in found) > RETURN_FILES / 4
    assert sum(not one.alone for one in found) > RETURN_FILES / 4
    return found


def _there(one: _Import) -> Moved:
    there = moved(one.source.data, {one.dotted: OTHER}, one.source.path)
    assert there.defects == {}, str(one)
    assert there.findings, str(one)
    return there


def _and_back(imports: Iterable[_Import]) -> Iterator[tuple[_Import, bytes]]:
    """What becomes of a file in which a name moves there and back, if no alias was needed."""
    for one in imports:
        there = _there(one)
        if there.is_plain:
            assert moved(there.data, {one.dotted: OTHER}, one.source.path).data == there.data
            back = moved(there.data, {OTHER: one.dotted}, one.source.path)
            assert back.defects == {}, f"{one}, back"
            if back.is_plain:
                yield one, back.data


def test_a_move_there_and_back_restores_the_bytes(imports: list[_Import]) -> None:
    alone = [one for one in imports if one.alone]
    returned = list(_and_back(alone))
    assert len(returned) > len(alone) / 3
    assert [str(one) for one, after in returned if _sorted(after) != _sorted(one.source.data)] == []


def _sorted(data: bytes) -> list[bytes]:
    """The lines of a file: where imports are sorted, a few may be so in more than one way."""
    return sorted(data.splitlines(keepends=True))


def _shape(data: bytes) -> tuple[Counter[tuple[object, ...]], str]:
    """What a file imports, and its tree without the imports."""
    tree = ast.parse(data)
    imported: Counter[tuple[object, ...]] = Counter()
    for node in ast.walk(tree):
        for _field, body in ast.iter_fields(node):
            if isinstance(body, list):
                kept = [child for child in body if not isinstance(child, ast.ImportFrom)]
                gone = [child for child in body if isinstance(child, ast.ImportFrom)]
                imported.update(
                    (child.level, child.module, alias.name, alias.asname)
                    for child in gone
                    for alias in child.names
                )
                body[:] = kept
    return imported, ast.dump(tree)


def test_a_move_back_restores_what_is_imported_and_what_is_done_with_it(
    imports: list[_Import],
) -> None:
    others = [one for one in imports if not one.alone]
    returned = list(_and_back(others))
    assert len(returned) > len(others) / 3
    assert [str(one) for one, after in returned if _shape(after) != _shape(one.source.data)] == []
