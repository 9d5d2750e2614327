import pytest

from app.presence import Presence

presence = Presence()


@pytest.fixture
def users():
    return presence.users


@pytest.mark.parametrize("presence", [1, 2])
def test_number(presence, users):
    assert presence in {1, 2}
    assert users == []
