import pytest

from app.presence import Presence

presence = Presence()


@pytest.fixture
def entered(request):
    presence.enter(request.node.name)


@pytest.mark.usefixtures("entered")
def test_used():
    assert presence.users == ["test_used"]


def test_looked_up(request):
    request.getfixturevalue("entered")
    assert presence.users
