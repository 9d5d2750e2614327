import threading

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def enter(presence, user):
    presence.enter(user)


def test_thread(presence):
    thread = threading.Thread(target=lambda: enter(presence, "ann"))
    thread.start()
    thread.join()
    assert presence.users == ["ann"]
