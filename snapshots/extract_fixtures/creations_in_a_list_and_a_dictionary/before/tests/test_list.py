from app.presence import Presence

ROOMS = [Presence(), Presence("attic")]
BY_NAME = {"lobby": Presence()}


def test_rooms():
    assert [presence.room for presence in ROOMS] == ["lobby", "attic"]
    assert BY_NAME["lobby"].room == "lobby"
