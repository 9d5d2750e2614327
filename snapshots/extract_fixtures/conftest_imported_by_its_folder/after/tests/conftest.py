import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def pytest_configure(config):
    config.addinivalue_line("markers", "slow: takes long")
