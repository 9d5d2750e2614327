import pytest

from app.presence import Presence


@pytest.fixture(scope="session")
def presence():
    return Presence()


@pytest.fixture(scope="session")
def users(presence):
    return presence.enter("ann")
