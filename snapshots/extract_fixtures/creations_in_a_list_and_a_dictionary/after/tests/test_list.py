import pytest

from app.presence import Presence


@pytest.fixture
def ROOMS():
    return [Presence(), Presence("attic")]


@pytest.fixture
def BY_NAME():
    return {"lobby": Presence()}


def test_rooms(ROOMS, BY_NAME):
    assert [presence.room for presence in ROOMS] == ["lobby", "attic"]
    assert BY_NAME["lobby"].room == "lobby"
