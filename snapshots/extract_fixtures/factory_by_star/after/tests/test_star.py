import pytest

from app.presence import *


@pytest.fixture
def presence():
    return Presence()


def test_enter(presence):
    assert presence.enter("ann")
