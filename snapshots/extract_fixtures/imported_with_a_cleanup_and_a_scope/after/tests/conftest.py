"""Nothing is shared yet."""

import pytest

from app.presence import Presence


def pytest_configure(config):
    config.addinivalue_line("markers", "slow: takes long")


@pytest.fixture(scope="module")
def lobby():
    lobby = Presence("attic")
    yield lobby
    lobby.close()
