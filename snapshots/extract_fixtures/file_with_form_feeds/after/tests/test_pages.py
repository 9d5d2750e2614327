import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


# the second page


def test_users(presence):
    assert presence.users == []

