import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def test_f_string(presence):
    assert f"{presence.room:>{len(presence.room)}}" == "lobby"


def test_keyword(presence):
    assert dict(presence=presence)["presence"].room


def test_store_to_attribute(presence):
    presence.room = "attic"
    assert presence.room == "attic"


def test_delete_attribute(presence):
    del presence.users
    assert not hasattr(presence, "users")


def test_star(presence):
    assert [*presence.users] == []


def test_with_and_yield(presence):
    def users():
        yield from presence.users

    assert list(users()) == []
