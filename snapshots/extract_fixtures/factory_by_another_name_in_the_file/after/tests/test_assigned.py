import pytest

from app.presence import Presence

make = Presence


@pytest.fixture
def presence():
    return make()


def test_enter(presence):
    assert presence.enter("ann")
