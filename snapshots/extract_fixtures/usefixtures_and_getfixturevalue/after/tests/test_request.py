import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


@pytest.fixture
def entered(request, presence):
    presence.enter(request.node.name)


@pytest.mark.usefixtures("entered")
def test_used(presence):
    assert presence.users == ["test_used"]


def test_looked_up(request, presence):
    request.getfixturevalue("entered")
    assert presence.users
