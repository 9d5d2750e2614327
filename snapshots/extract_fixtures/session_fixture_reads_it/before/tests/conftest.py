import pytest

from app.presence import Presence

presence = Presence()


@pytest.fixture(scope="session")
def users():
    return presence.enter("ann")
