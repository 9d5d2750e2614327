import pytest

from app.presence import Presence

presence = Presence()


@pytest.fixture
def users():
    return presence.users
