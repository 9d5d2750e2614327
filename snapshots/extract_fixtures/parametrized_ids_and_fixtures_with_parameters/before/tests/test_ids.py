import pytest

from app.presence import Presence

presence = Presence()


@pytest.fixture(params=["attic", "cellar"], ids=str.upper)
def room(request):
    presence.room = request.param
    return request.param


@pytest.mark.parametrize("user", ["ann", "bob"], ids="<{}>".format)
@pytest.mark.parametrize(("first", "last"), [(1, 2)])
def test_all(room, user, first, last):
    assert presence.room == room
    assert presence.enter(user) == [user]
    assert first < last
