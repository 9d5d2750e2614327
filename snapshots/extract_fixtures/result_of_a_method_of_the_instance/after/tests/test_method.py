import pytest

from app.presence import Presence


@pytest.fixture
def users():
    return Presence().enter("ann")


@pytest.fixture
def room():
    return Presence("attic").room


def test_users(users, room):
    assert users == ["ann"]
    assert room == "attic"
