import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def test_format(presence):
    assert "{presence.room}".format(presence=presence) == "lobby"
    assert "{}".format(presence.room) == "lobby"


def test_percent(presence):
    assert "%(presence)s" % {"presence": presence.room} == "lobby"
