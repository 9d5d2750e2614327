import pytest

from app.presence import Presence

presence = Presence()


@pytest.fixture
def visitor(request):
    presence.enter(request.param)
    return request.param


@pytest.mark.parametrize("visitor", ["ann", "bob"], indirect=True)
def test_visitor(visitor):
    assert presence.users == [visitor]


@pytest.mark.parametrize(("visitor", "number"), [("ann", 1)], indirect=["visitor"])
def test_number(visitor, number):
    assert visitor and number
