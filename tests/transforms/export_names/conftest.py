"""The server that imports projects, started once."""

from collections.abc import Iterator

import pytest

from tests.transforms.export_names.importing import Server
from tests.transforms.export_names.importing import server as started


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with started(tmp_path_factory.mktemp("projects")) as running:
        yield running
