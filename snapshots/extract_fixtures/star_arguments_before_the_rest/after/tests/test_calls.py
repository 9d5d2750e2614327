import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def enter(presence, first, *rest, **options):
    return [presence.enter(user) for user in (first, *rest)] and options


def test_calls(presence):
    users = ["ann", "bob"]
    assert enter(presence, *users, loud=1) == {"loud": 1}
    assert enter(presence, "cleo", *users, **{"quiet": 1}) == {"quiet": 1}
    assert enter(presence, first="dan") == {}
    assert (enter)(presence, "eve") == {}
    assert enter (  # spaced
        presence,
        "fred"
    ) == {}
