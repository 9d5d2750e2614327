import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def test_decorator(presence):
    @presence.listed
    def inner():
        return 1

    assert inner() and presence.users == ["inner"]


def test_handler(presence):
    try:
        raise Presence.Missing
    except presence.Missing:
        pass


def test_base(presence):
    class Inner(type(presence), metaclass=type):
        pass

    assert Inner().users == []


def test_statements(presence):
    presence.users += ["ann"]
    presence.users[0:1] = "bob", "cleo"
    for presence.first in presence.users:
        pass
    del presence.users[0]
    assert presence.users == [presence.first], f"not {presence}"
    if (users := presence.users) and not None is presence:
        assert users
    while presence.users:
        presence.users.pop()
    return None if presence else 1
