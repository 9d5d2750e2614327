import pytest

from app.presence import Presence


@pytest.fixture(scope="package")
def presence():
    return Presence()


@pytest.fixture(scope="module")
def users(presence):
    return presence.users
