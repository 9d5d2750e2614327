"""The servers that run projects, each started once."""

from collections.abc import Iterator

import pytest

from tests.forked_pytest import ForkedPytest, forked_pytest
from tests.transforms.replace_calls.running import Projects, projects


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Projects]:
    with projects(tmp_path_factory.mktemp("projects")) as running:
        yield running


@pytest.fixture(scope="session")
def whole_pytest() -> Iterator[ForkedPytest]:
    with forked_pytest() as running:
        yield running
