import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


import pytest  # noqa: E402


@pytest.mark.parametrize("user", ["ann"])
def test_enter(user, presence):
    assert presence.enter(user) == ["ann"]
