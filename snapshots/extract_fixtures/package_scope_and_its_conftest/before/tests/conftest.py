import pytest

from app.presence import Presence

presence = Presence()


@pytest.fixture(scope="module")
def users():
    return presence.users
