import pytest

from app.presence import Presence

WIDTH = "module"
presence = Presence()


@pytest.fixture(scope=WIDTH)
def users(presence_of_all):
    return [*presence_of_all, *presence.users]


@pytest.fixture(scope=lambda fixture_name, config: "module")
def presence_of_all():
    return []


def test_users(users):
    assert users == []
