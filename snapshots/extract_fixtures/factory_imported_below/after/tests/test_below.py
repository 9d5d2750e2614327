import sys

import pytest

if sys.version_info:
    from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def test_enter(presence):
    assert presence.enter("ann") == ["ann"]


from app.presence import Presence as Again  # noqa: E402


def test_again():
    assert Again().users == []
