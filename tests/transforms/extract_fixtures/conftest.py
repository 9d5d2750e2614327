"""The server that runs pytest, started once."""

from collections.abc import Iterator

import pytest

from tests.forked_pytest import forked_pytest
from tests.transforms.extract_fixtures.projects import Runner


@pytest.fixture(scope="session")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    with forked_pytest() as server:
        yield Runner(tmp_path_factory.mktemp("runs"), server)
