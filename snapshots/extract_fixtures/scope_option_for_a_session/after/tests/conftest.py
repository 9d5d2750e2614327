import pytest

from app.presence import Presence


@pytest.fixture(scope="session")
def presence():
    presence = Presence()
    yield presence
    presence.close()


@pytest.fixture
def users(presence):
    return presence.users
