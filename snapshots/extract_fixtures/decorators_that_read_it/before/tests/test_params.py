import pytest

from app.presence import Presence

lobby = Presence()


@pytest.fixture(params=[lobby.room, "attic"])
def room(request):
    return request.param


def test_room(room):
    assert room and lobby
