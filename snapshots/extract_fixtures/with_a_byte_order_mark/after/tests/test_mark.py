import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def test_users(presence):
    assert presence.users == []
